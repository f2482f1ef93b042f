"""What a change makes the server do again, counted: blocks made, blocks looked at by the rules."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from gc import collect, get_objects
from itertools import count
from random import Random
from typing import Any

import pytest
from test_warm_answers import params

from schema_ls.base.memo import Memo, Noted, Once
from schema_ls.checks.run import check_blocks, findings_of_block
from schema_ls.checks.selection import DEFAULT
from schema_ls.model import faces
from schema_ls.model.schema import SchemaFile
from schema_ls.server.documents import TextChange
from schema_ls.server.lifecycle import Client
from schema_ls.server.requests import RefusedError, answer
from schema_ls.server.session import Session
from schema_ls.server.settings import Settings
from schema_ls.server.symbols import SymbolTree
from schema_ls.server.table import ITEM, REQUESTS
from schema_ls.spec.versions import NEWEST
from schema_ls.syntax import line as lines_of_text
from schema_ls.syntax.template import FIELD
from schema_ls.syntax.tree import _block_of, parse
from schema_ls.workspace.project import Source, read_sources, schema_of

URI = "untitled:costs"
HEAD = 'datasource db {\n  provider = "postgresql"\n}\n'
ISLANDS = 40


def _text(islands: int = ISLANDS) -> str:
    """A hub, a model that names it, and many that name nothing."""
    hub = "\nmodel CostHub {\n  id     Int         @id\n  spokes CostSpoke[]\n}\n"
    spoke = (
        "\nmodel CostSpoke {\n  id    Int     @id\n  hubId Int\n"
        "  hub   CostHub @relation(fields: [hubId], references: [id])\n}\n"
    )
    return (
        HEAD
        + hub
        + spoke
        + "".join(f"\nmodel CostIsland{n} {{\n  id   Int    @id\n  text String\n}}\n" for n in range(islands))
    )


class _Editor:
    def __init__(self, islands: int = ISLANDS, has_news: Callable[[], bool] = lambda: False) -> None:
        self._jobs: list[Callable[[], None]] = []
        self.sent: list[Any] = []
        client = Client(hierarchy=True, settings=Settings(options={"lens": {"references": True}}))
        self._session = Session(client, self.sent.append, self._jobs.append, has_news=has_news)
        findings_of_block.clear()
        _block_of.clear()
        self._text = _text(islands)
        self._session.open(URI, 1, self._text)
        self._run()

    def _run(self) -> None:
        while self._jobs:
            self._jobs.pop(0)()

    def costs(self, old: str, new: str) -> tuple[int, int]:
        """Blocks made, and blocks that rules looked at, once the first `old` has become `new`."""
        before = _block_of.misses, findings_of_block.misses
        self.type(old, new)
        return _block_of.misses - before[0], findings_of_block.misses - before[1]

    def type(self, old: str, new: str) -> None:
        """Write `new` in the place of the first `old`."""
        at = self._text.index(old)
        row, column = self._text.count("\n", 0, at), at - (self._text.rfind("\n", 0, at) + 1)
        self._session.change(URI, 2, [TextChange(new, (row, column, row, column + len(old)))])
        self._text = self._text.replace(old, new, 1)
        self._run()

    def ask_everything(self) -> None:
        """Ask each request of the table about the hub."""
        for request in REQUESTS:
            if request.about != ITEM:
                with suppress(RefusedError):
                    answer(self._session, request.method, params(URI, 5))


@pytest.mark.parametrize(
    ("old", "new", "made", "looked_at"),
    [
        ("text", "texts", 1, 1),
        ("text String", "text Strin", 1, 1),
        ("hubId Int\n", "hubId Int?\n", 1, 2),
        ("CostHub {", "CostHob {", 1, 2),
        ("postgresql", "mysql", 1, ISLANDS + 3),
        ("}\n\nmodel CostSpoke", "\n\nmodel CostSpoke", 1, 2),
        ("}\n\nmodel CostIsland5 ", "\n\nmodel CostIsland5 ", 1, 2),
    ],
    ids=[
        *("a field", "a type", "a field of a relation", "the name of a model", "the provider"),
        *("the brace of a model", "the brace of a model that nobody names"),
    ],
)
def test_a_change_is_paid_by_those_who_see_it(old: str, new: str, made: int, looked_at: int) -> None:
    assert _Editor().costs(old, new) == (made, looked_at)


@pytest.mark.parametrize(
    ("old", "new"),
    [("text", "texts"), ("hubId Int\n", "hubId Int?\n"), ("CostHub {", "CostHob {"), ("String\n}", "String\n")],
    ids=["a field", "a field of a relation", "the name of a model", "a broken brace"],
)
def test_what_is_open_is_remembered_whatever_its_size(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All answers after a change are made of as many new pieces in a text far above each bound as in a small one."""
    gc.unfreeze()  # what is spared by the collector is not found
    memories: list[Any] = [one for one in get_objects() if isinstance(one, Memo | Once | Noted)]
    assert any(isinstance(one, Memo) for one in memories)

    def made(islands: int) -> int:
        editor = _Editor(islands)
        for one in memories:
            if isinstance(one, Memo):
                monkeypatch.setattr(one, "limit", 5)
        editor.ask_everything()
        editor.type("text", "other")  # so that what is bound to be forgotten is
        editor.ask_everything()
        before = sum(one.misses for one in memories)
        editor.type(old, new)
        editor.ask_everything()
        return sum(one.misses for one in memories) - before

    assert abs(made(20) - made(200)) < 10  # lines are forgotten in another order


def test_a_check_gives_way_to_what_arrives_and_goes_on_where_it_was() -> None:
    news = iter([False] * 30 + [True] + [False] * 1000)
    before = findings_of_block.misses
    editor = _Editor(has_news=lambda: next(news))
    assert [message["method"] for message in editor.sent] == ["textDocument/publishDiagnostics"]
    assert findings_of_block.misses - before == ISLANDS + 3
    assert next(news) is False  # there were some


def test_an_answer_nobody_waits_for_ends_between_two_pieces_and_these_are_kept() -> None:
    symbols, tree = SymbolTree("utf-16"), parse(_text())
    looks = count()

    def stop() -> None:
        if next(looks) == 10:
            raise RefusedError(0, "cancelled")

    with pytest.raises(RefusedError):
        symbols.of(tree, stop)
    assert symbols.encoded == 10
    assert symbols.of(tree, stop) == SymbolTree("utf-16").of(tree)
    assert symbols.encoded == len(tree.blocks)


def test_text_is_encoded_once_for_each_block() -> None:
    symbols, tree = SymbolTree("utf-16"), parse(_text())
    symbols.of(tree)
    assert symbols.encoded == len(tree.blocks)
    for row, text in ((6, '  id Int @id @map("i")\n'), (0, "\n"), (12, "")):
        before = symbols.encoded
        tree = tree.replaced(row, 1, [text] if text else [])
        symbols.of(tree)
        assert symbols.encoded - before <= 2


def test_a_run_of_open_blocks_costs_each_of_them_once() -> None:
    """Names taken in from below are told only where the own ones are meant: what is kept grows with the text."""
    count = 200
    text = "".join(f"model Run{n} {{\n  id{n} Int @id\n  text String\n" for n in range(count)) + "}\n"
    schema = schema_of(read_sources([Source("a.prisma", text)]), NEWEST)
    openings = [scope.facts.opening for scope in schema.scopes[0]]
    assert [len(one.names_above) for one in openings] == [0] + [2] * (count - 1)
    assert sum(len(one.taken_in) for one in openings) == 2 * (count - 1)


def test_what_is_kept_does_not_grow_with_the_number_of_changes() -> None:
    random, tree = Random(5), parse(_text())
    schema, symbols = schema_of([SchemaFile(URI, tree)], NEWEST), SymbolTree("utf-16")
    lines = tree.row_count
    for number in range(20_000):
        row = random.randrange(3, lines)
        if random.random() < 0.5 and (line := tree.line(row)) is not None and line.form == FIELD:
            tree = tree.replaced(row, 1, [f"  kept{number} Int\n"])
            schema = schema_of([SchemaFile(URI, tree)], NEWEST, schema)
            symbols.of(tree)
            [*check_blocks(schema, 0, DEFAULT, tree.block_index(row), tree.block_index(row) + 1)]
    collect()
    assert len(_block_of) <= len(tree.blocks) + _block_of.limit + 2 * findings_of_block.limit
    assert len(findings_of_block) <= 2 * findings_of_block.limit
    assert len(faces._shared) <= len(_block_of) + 2 * len(findings_of_block) + len(tree.blocks)
    assert len(lines_of_text._lines) <= lines_of_text._lines.limit


@pytest.fixture
def python_never_looks() -> Iterator[None]:
    collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.usefixtures("python_never_looks")
def test_texts_typed_in_passing_go_while_typing_goes_on() -> None:
    """Blocks and items refer to each other: the session itself frees those that are gone."""
    editor, typed = _Editor(islands=3), 3_000
    before = _alive()
    for number in range(typed):
        editor.type(f"{number} String" if number else "text String", f"{number + 1} String")
    grown = _alive() - before
    assert {kind: grown[kind] for kind in ("Block", "Scope", "Tree") if grown[kind] > typed * 0.8} == {}


def _alive() -> Counter[str]:
    return Counter(type(one).__name__ for one in get_objects())
