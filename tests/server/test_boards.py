"""The diagnostics of a whole file as text: a key looks at the blocks whose text it changes, and the text is the right one."""

from __future__ import annotations

import gc
import json
import weakref
from collections.abc import Callable

import pytest

from schema_ls.base.text import split_lines
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.server.boards import Boards
from schema_ls.server.lifecycle import Client
from schema_ls.server.projects import Snapshot
from schema_ls.spec.versions import NEWEST
from schema_ls.syntax.tree import Tree, parse
from schema_ls.workspace.config import Config
from schema_ls.workspace.disagreement import Disagreement
from schema_ls.workspace.project import schema_of

CLIENT = Client(related=True, tags=True)
HEAD = 'datasource db {\n  provider = "postgresql"\n}\n'
PAIR = "\nmodel Hub {\n  id Int @id\n}\n\nmodel Hub {\n  key Int @id\n}\n"
ONE_SIDED = (
    "\nmodel Side{n} {{\n  id Int @id\n  hubId Int\n  hub Hub @relation(fields: [hubId], references: [id])\n}}\n"
)
ROW_OF_HUB = 4


def _text(sides: int) -> str:
    """Two models of one name, the second of which points at the first, and many with a mistake of their own."""
    return HEAD + PAIR + "".join(ONE_SIDED.format(n=n) for n in range(sides))


class _Session:
    def __init__(self, *texts: str) -> None:
        self.boards = Boards()
        self.trees: list[Tree] = [parse(text) for text in texts]
        self.schema: Schema | None = None

    def made(self, before: Schema | None) -> Schema:
        files = [SchemaFile(f"file:///{number}.prisma", tree) for number, tree in enumerate(self.trees)]
        return schema_of(files, NEWEST, before)

    def texts(self) -> list[str]:
        """The diagnostics of all files, from what is known; they have to be those from nothing."""
        self.schema = self.made(self.schema)
        found = [self.board(self.boards, self.schema, number) for number in range(len(self.trees))]
        cold = self.made(None)
        assert found == [self.board(Boards(), cold, number) for number in range(len(self.trees))]
        return found

    def board(self, boards: Boards, schema: Schema, number: int) -> str:
        return boards.text(Snapshot(schema, number, Config(), Disagreement()), number, CLIENT)

    def filled_by(self, change: Callable[[Tree], Tree], file: int = 0) -> int:
        """How many blocks are filled in after a change of a file."""
        self.texts()
        before = self.boards.filled
        self.trees[file] = change(self.trees[file])
        self.texts()
        return self.boards.filled - before


def _line(row: int, text: str) -> Callable[[Tree], Tree]:
    return lambda tree: tree.replaced(row, 1, split_lines(text))


@pytest.mark.parametrize("sides", [20, 200])
def test_a_key_fills_in_the_blocks_that_say_something_else(sides: int) -> None:
    session = _Session(_text(sides))
    assert session.filled_by(_line(14, "  hubId Intt\n")) == 1
    assert session.filled_by(_line(14, "  hubId Int\n")) == 1


def test_what_is_told_of_a_block_that_looks_different_is_filled_in_again() -> None:
    """The second of two models of one name says where the first one is."""
    session = _Session(_text(20))
    assert session.filled_by(_line(ROW_OF_HUB, "  model Hub {\n")) >= 1
    shown = json.loads(f"[{session.texts()[0]}]")
    places = [one["location"]["range"]["start"] for d in shown for one in d.get("relatedInformation", ())]
    assert {"line": ROW_OF_HUB, "character": 8} in places


def test_what_is_told_of_another_file_moves_with_it() -> None:
    session = _Session(HEAD + "\nmodel Hub {\n  id Int @id\n}\n", "model Hub {\n  key Int @id\n}\n")
    assert session.filled_by(_line(0, "\ndatasource db {\n")) >= 1
    assert session.filled_by(_line(5, "  model Hub {\n")) >= 1
    assert '"line":5,"character":8' in session.texts()[1]


def test_rows_that_move_are_filled_in_anew() -> None:
    session = _Session(_text(20))
    assert session.filled_by(_line(0, "\ndatasource db {\n")) >= 20


def test_a_file_that_nobody_asks_about_holds_no_schema_of_the_past() -> None:
    session = _Session(_text(2), "model Other {\n  id Int @id\n}\n")
    session.texts()
    past = weakref.ref(session.schema)
    session.trees[0] = _line(14, "  hubId Intt\n")(session.trees[0])
    session.schema = session.made(session.schema)
    session.board(session.boards, session.schema, 0)
    gc.collect()
    assert past() is None
