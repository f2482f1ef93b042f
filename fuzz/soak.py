"""`python -m fuzz.soak --steps 100000`: one server for long, on a project of 5,000 lines in several files.

Half of the steps change a text, half ask something. At checkpoints a fresh server is given the same texts and has to
answer the same; at the end the memory may be no more than 1.2 times what it was after the warm-up.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from fuzz.asks import ASKED, Json, Mirror, params, without_ids
from fuzz.client import Client

FILES, MODELS, FIELDS = 10, 25, 14
"""Files of the project, models of a file, plain fields of a model."""
GROWTH = 1.2
_WARM_UP = 10_000
"""Steps after which the memory counts as warmed up: all is loaded, and what is remembered in bounds has reached them."""
_RESET = 500
"""Steps after which a text is what it was at the start: changes at random would leave nothing of a schema."""
_UNASKED = frozenset({"workspace/diagnostic"})
"""Tells the versions of documents, which differ."""


def project(random: Random) -> dict[str, str]:
    """The texts of the project by their names."""
    head = 'datasource db {\n  provider = "postgresql"\n}\n\ngenerator client {\n  provider = "prisma-client-js"\n}\n\n'
    texts = {f"part{number}.prisma": "".join(_models(number, random)) for number in range(FILES)}
    return {"schema.prisma": head, **texts}


def _models(file: int, random: Random) -> Iterator[str]:
    for number in range(MODELS):
        other = f"M{random.randrange(FILES)}x{random.randrange(MODELS)}"
        own = f"M{file}x{number}"
        fields = "".join(f"  field{n} {random.choice(('Int', 'String?', 'DateTime'))} // {n}\n" for n in range(FIELDS))
        yield f"model {own} {{\n  id Int @id\n{fields}  other {other}? @relation(fields: [otherId], references: [id])\n"
        yield "  otherId Int?\n\n  @@index([otherId])\n}\n\n"


class Soak:
    """A server, the texts that it should hold, and what has been done to them."""

    def __init__(self, client: Client, folder: Path, texts: dict[str, str], random: Random) -> None:
        self._client, self._random = client, random
        self._first = {(folder / name).as_uri(): text for name, text in texts.items() if name != "schema.prisma"}
        self._mirrors = {uri: Mirror(text) for uri, text in self._first.items()}
        self._version = 1
        for uri, text in self._first.items():
            client.open(uri, text)

    def step(self, number: int) -> None:
        """Change something, or ask something."""
        uri = self._random.choice([*self._mirrors])
        if number % _RESET == 0:
            for each in self._mirrors:
                self._reset(each)
        elif number % 2:
            mirror = self._mirrors[uri]
            change = mirror.change(mirror.lines[:40], self._random)
            mirror.apply(change)
            self._version += 1
            self._client.tell("textDocument/didChange", change.params(uri, self._version))
        else:
            self._client.ask(self._random.choice(ASKED), self._some_place(uri))

    def differing(self, folder: Path) -> list[str]:
        """The requests that a fresh server answers otherwise."""
        with Client(folder) as fresh:
            for uri, mirror in self._mirrors.items():
                fresh.open(uri, mirror.text)
            asks = [
                (method, self._some_place(uri)) for uri in self._mirrors for method in ASKED if method not in _UNASKED
            ]
            return sorted(
                {method for method, asked in asks if self._answer(method, asked) != _answer(fresh, method, asked)}
            )

    def _answer(self, method: str, asked: Json) -> Any:
        return _answer(self._client, method, asked)

    def _reset(self, uri: str) -> None:
        self._mirrors[uri] = Mirror(self._first[uri])
        self._version += 1
        whole = {"textDocument": {"uri": uri, "version": self._version}, "contentChanges": [{"text": self._first[uri]}]}
        self._client.tell("textDocument/didChange", whole)

    def _some_place(self, uri: str) -> Json:
        mirror = self._mirrors[uri]
        start = self._random.randrange(len(mirror.lines))
        return params(uri, *(mirror.place(min(start + more, len(mirror.lines)), self._random) for more in (0, 3)))


def _answer(client: Client, method: str, asked: Json) -> Any:
    return {key: without_ids(value) for key, value in client.ask(method, asked).items() if key != "id"}


def soak(steps: int, checkpoints: int, seed: int) -> Iterator[str]:
    """What is wrong, as it is found; tells on the way how far it has come."""
    random = Random(seed)
    texts = project(random)
    with TemporaryDirectory(prefix="soak-") as name:
        folder = Path(name).resolve()
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
        print(f"{sum(text.count(chr(10)) for text in texts.values())} lines in {len(texts)} files", flush=True)
        log = folder / "log.txt"
        with Client(folder, log=log) as client:
            running = Soak(client, folder, texts, random)
            client.settle()
            warm, start = 0, time.monotonic()
            for number in range(1, steps + 1):
                running.step(number)
                if number == min(_WARM_UP, steps // 2):
                    warm = client.memory()
                if number % (steps // checkpoints) == 0:
                    yield from (f"{method} differs after {number} steps" for method in running.differing(folder))
                    print(f"{number} steps, {time.monotonic() - start:.0f} s, {client.memory() >> 20} MB", flush=True)
            end = client.memory()
            print(
                f"memory: {warm >> 20} MB after the warm-up, {end >> 20} MB at the end, {end / warm:.2f} times",
                flush=True,
            )
            if end > warm * GROWTH:
                yield f"memory has grown to {end / warm:.2f} times"
            if client.leave() != 0:
                yield "the server ended with an error"


def main() -> int:
    """The exit code: 1 where something is wrong."""
    parser = argparse.ArgumentParser("fuzz.soak", description=__doc__)
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--checkpoints", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    count = 0
    for wrong in soak(options.steps, options.checkpoints, options.seed):
        print(wrong, flush=True)
        count += 1
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main())
