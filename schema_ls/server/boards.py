"""The diagnostics of whole files as JSON text, which is kept: what did not change is not looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import compress
from operator import is_not

from schema_ls.base.memo import Mapped, common_ends, never
from schema_ls.checks.rule import Rule
from schema_ls.checks.selection import rules_for
from schema_ls.model.schema import Schema, SchemaFile, Scope
from schema_ls.server.diagnostics import RelatedPlaces, encoded
from schema_ls.server.gaps import Gapped
from schema_ls.server.lifecycle import Client
from schema_ls.server.projects import Snapshot
from schema_ls.syntax.tree import Tree


class Boards:
    """The diagnostics of files as JSON text, one behind the other without brackets.

    A block is encoded again when it sees something else than before, and filled in again when it moved. Only the last
    state of each file is kept.
    """

    def __init__(self) -> None:
        self._boards: dict[str, _Board] = {}

    @property
    def filled(self) -> int:
        """How many blocks were filled in so far, or looked at for it."""
        return sum(board.filled for board in self._boards.values())

    def text(self, snapshot: Snapshot, file: int, client: Client, stop: Callable[[], object] = never) -> str:
        """The diagnostics of a file of a schema, faded ones among them where the client shows such.

        `stop` as in `Mapped`.
        """
        found = snapshot.schema.files[file]
        rules = rules_for(snapshot.selection, found.name, found.tree)
        board = self._boards.get(found.name)
        if board is None or board.rules is not rules or board.client != client:
            board = self._boards[found.name] = _Board(rules, client)
        return board.text(snapshot.schema, file, stop)

    def forget(self, uri: str) -> None:
        """Keep nothing for a file any more."""
        self._boards.pop(uri, None)


class _Board:
    """The diagnostics of one file, for a client and by a tuple of rules."""

    def __init__(self, rules: tuple[Rule, ...], client: Client) -> None:
        self.rules = rules
        self.client = client
        self.filled = 0
        self._blocks = Mapped(partial(encoded, rules, client))
        self._scopes: list[Scope] = []
        self._files: tuple[SchemaFile, ...] = ()
        self._trees: tuple[Tree, ...] = ()
        """Of the schema that was seen last, which itself is let go: a file that nobody asks about must not hold all of it."""
        self._values: list[Gapped | None] = []
        self._pieces: list[str] = []
        """The text of each block, empty where it has no diagnostics."""
        self._lookers: dict[str, set[int]] = {}
        """By name the indexes of the blocks whose text depends on where that is declared; empty for any."""
        self._text = ""

    def text(self, schema: Schema, file: int, stop: Callable[[], object]) -> str:
        """The diagnostics of the file."""
        scopes = schema.scopes[file]
        if scopes is not self._scopes or (self._lookers and self._trees != schema.trees):
            values = self._blocks(scopes, stop)
            moved = _moved(self._files, schema.files) if len(values) == len(self._values) else None
            if moved is None:
                self._pieces, self._lookers = [""] * len(values), {}
                self._fill(schema, file, values, compress(range(len(values)), values))
            else:
                self._fill(schema, file, values, self._outdated(values, moved))
            self._text = ",".join(filter(None, self._pieces))
            self._scopes, self._values = scopes, values
        self._files, self._trees = schema.files, schema.trees  # only now: what is stopped above has changed nothing
        return self._text

    def _outdated(self, values: Sequence[Gapped | None], moved: Iterable[str]) -> set[int]:
        """The indexes of the blocks with another text than before, where no row has moved."""
        start, same = common_ends(self._values, list(values))
        behind = range(start, len(values) - same)
        changed = compress(behind, map(is_not, self._values[start : behind.stop], values[start : behind.stop]))
        return {*changed}.union(*(self._lookers.get(name, ()) for name in ("", *moved)))

    def _fill(self, schema: Schema, file: int, values: Sequence[Gapped | None], indexes: Iterable[int]) -> None:
        starts, places = schema.files[file].tree.starts, RelatedPlaces(schema, file, self.client)
        for index in indexes:
            self.filled += 1
            value = values[index]
            self._pieces[index] = value.at(starts[index], places) if value else ""
            for name in value.names if value else ():
                self._lookers.setdefault(name, set()).add(index)


def _moved(before: Sequence[SchemaFile], after: Sequence[SchemaFile]) -> set[str] | None:
    """The names of the blocks that went or came; None where blocks may stand in other rows, or files elsewhere."""
    if len(before) != len(after):
        return None
    names: set[str] = set()
    for old, new in zip(before, after, strict=True):
        if old.tree is new.tree:
            continue
        if old.name != new.name or old.tree.starts != new.tree.starts:
            return None
        start, same = common_ends(old.tree.blocks, new.tree.blocks)
        end = len(new.tree.blocks) - same
        names.update(block.name for block in (*old.tree.blocks[start:end], *new.tree.blocks[start:end]))
    return names
