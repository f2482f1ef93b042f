"""The same laws under atheris, which keeps what reaches new branches."""

from __future__ import annotations

import importlib
import sys
from random import Random

from fuzz.corpus import FOLDER, seeds


def guided(law: str, minutes: float) -> int:
    """Search for so many minutes; ends the process when a law is broken."""
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        print("Guided fuzzing needs atheris: pip install atheris, on Linux with one of the Pythons it has wheels for.")
        return 2
    with atheris.instrument_imports(include=["schema_ls"]):
        laws = importlib.import_module("fuzz.laws")
    from fuzz.corpus import store
    from fuzz.mutate import mutated

    known = seeds()

    def one(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        wrong = laws.broken(law, text)
        if wrong:
            store(law, text)
            raise AssertionError(wrong[0])

    def mutator(data: bytes, longest: int, seed: int) -> bytes:
        text = mutated(data.decode("utf-8", "replace"), known, Random(seed))
        return text.encode("utf-8", "replace")[:longest]

    grown = FOLDER.parent.parent / "build" / "fuzz" / law
    grown.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(known):
        (grown / f"seed{number}").write_bytes(text.encode("utf-8", "replace"))
    arguments = [f"-max_total_time={int(minutes * 60)}", "-max_len=8000", "-timeout=20", str(grown)]
    atheris.Setup([sys.argv[0], *arguments], one, custom_mutator=mutator)
    atheris.Fuzz()
    return 0
