"""What all tests share: golden files, and how Hypothesis runs."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("steady")

Golden = Callable[[str, "str | Path"], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files with what comes out now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(text, path)` compares a text with a file; a path that is not absolute counts from the test's folder."""
    update = bool(request.config.getoption("--update"))

    def compare(text: str, path: str | Path) -> None:
        file = request.path.parent / path
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8"))
            return
        assert file.exists(), f"{file.name} is missing: run pytest with --update and review it"
        assert text == file.read_bytes().decode("utf-8")

    return compare


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Tests that run in the background ignore interrupts, and so would what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
