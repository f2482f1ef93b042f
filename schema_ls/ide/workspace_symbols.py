"""Everything in a schema that has a name, found by some of its letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from schema_ls.base.memo import Noted, never
from schema_ls.base.span import Span
from schema_ls.ide.fuzzy import fit
from schema_ls.ide.outline import Outlined
from schema_ls.model.items import EnumItem, ModelItem, item_of
from schema_ls.model.schema import Schema
from schema_ls.syntax.tree import Block

_MOST = 200
"""Symbols at most: nobody reads more."""


@dataclass(frozen=True, slots=True)
class Found:
    """A block, field or value. `kind` is as in `outline.Entry`; `container` names the block of a member.

    `span` is that of the name, its rows count from the start of the file.
    """

    name: str
    kind: str
    container: str
    file: int
    span: Span


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    kind: str
    container: str
    span: Span


def workspace_symbols(schema: Schema, query: str, stop: Callable[[], object] = never) -> list[Found]:
    """What fits a query, the best first: blocks before members, early before late. `User.id` asks for both parts.

    `stop` is called before each block and may raise something.
    """
    container, dot, name = query.strip().rpartition(".")
    pattern = re.compile(".*".join(map(re.escape, name)), re.IGNORECASE)
    found = []
    for file, one_file in enumerate(schema.files):
        for row, block in one_file.tree.placed:
            stop()
            words, names = _names_in(block)
            # The pattern is much faster than `fit`, and nearly always says no.
            if pattern.search(words) is None or (dot and fit(container, names[0].name) is None):
                continue
            for one in names:
                rank = fit(name, one.name) if pattern.search(one.name) else None
                if rank is not None and (one.container or not dot):
                    found.append((rank, bool(one.container), file, row, one))
    best = nsmallest(_MOST, found, key=lambda entry: entry[:4])
    return [Found(one.name, one.kind, one.container, file, one.span.moved(row)) for *_, file, row, one in best]


def _names(block: Block) -> tuple[str, tuple[_Named, ...]]:
    """The names of a block, its own first: one to a line, and as what they are. Nothing where it has none itself."""
    names = tuple(_iterate(item_of(block)))
    return "\n".join(one.name for one in names), names


_names_in = Noted(_names)


def _iterate(item: object) -> Iterator[_Named]:
    if not isinstance(item, Outlined) or not item.name:
        return
    yield _Named(item.name, item.kind, "", item.block.name_span)
    if isinstance(item, ModelItem):
        yield from (_Named(field.name, "field", item.name, field.name_span) for field in item.fields if field.name)
    elif isinstance(item, EnumItem):
        yield from (_Named(value.name, "value", item.name, value.name_span) for value in item.values if value.name)
