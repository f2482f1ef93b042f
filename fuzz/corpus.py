"""Stored inputs: schemas to begin with, and those that once broke a law, in `corpus/<law>/`."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "corpus"
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def seeds() -> list[str]:
    """The schemas of the fixtures, and every stored input."""
    paths = [*sorted(FIXTURES.rglob("*.prisma")), *sorted(FOLDER.rglob("*.txt"))]
    return [_read(path) for path in paths]


def stored() -> list[tuple[str, str, str]]:
    """Law, name and text of each stored input."""
    return [(path.parent.name, path.stem, _read(path)) for path in sorted(FOLDER.rglob("*.txt"))]


def store(law: str, text: str) -> Path:
    """Keep an input that breaks a law; its place."""
    data = text.encode("utf-8", "surrogatepass")
    path = FOLDER / law / f"{sha256(data).hexdigest()[:12]}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogatepass")
