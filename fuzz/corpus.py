"""Stored inputs: schemas to begin with, those that once broke a law, in `corpus/<law>/`, and those that reach branches."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "corpus"
SEEDS = Path(__file__).resolve().parent / "seeds"
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
LARGEST = 20_000
"""Bytes of a schema to begin with."""
_REACHED = FOLDER / "reached.jsonl"


def seeds() -> list[str]:
    """The schemas of the fixtures, those written for this, and every input that once broke a law of schemas.

    None that is so large that a law takes long.
    """
    paths = [*FIXTURES.rglob("*.prisma"), *(SEEDS / "schemas").iterdir(), *FOLDER.rglob("*.txt")]
    return [_read(path) for path in sorted(paths) if path.stat().st_size <= LARGEST]


def seeds_of(kind: str) -> list[str]:
    """The texts of a kind that are no schemas, such as settings."""
    return [_read(path) for path in sorted((SEEDS / kind).iterdir())]


def stored() -> list[tuple[str, str, str]]:
    """Law, name and text of each stored input that once broke a law."""
    return [(path.parent.name, path.stem, _read(path)) for path in sorted(FOLDER.rglob("*.txt"))]


def store(law: str, text: str) -> Path:
    """Keep an input that breaks a law; its place."""
    data = text.encode("utf-8", "surrogatepass")
    path = FOLDER / law / f"{sha256(data).hexdigest()[:12]}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def reached() -> list[tuple[str, str]]:
    """Law and text of each input that reaches branches which the seeds do not."""
    if not _REACHED.exists():
        return []
    return [(law, text) for law, text in map(json.loads, _REACHED.read_text("utf-8").splitlines())]


def store_reached(inputs: Iterable[tuple[str, str]]) -> None:
    """Keep these inputs, and no others, as those that reach branches."""
    lines = sorted({json.dumps([law, text]) for law, text in inputs})
    _REACHED.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogatepass")
