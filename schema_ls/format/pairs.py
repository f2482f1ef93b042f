"""Whether relations have all their parts, told from the lines alone.

Most schemas have, and to see that quickly spares finding out what they mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from schema_ls.base.memo import Noted
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax.line import Line
from schema_ls.syntax.template import BROKEN, FIELD, VALUE_STRING
from schema_ls.syntax.tree import Block, Tree


class _Side(NamedTuple):
    """A relation field."""

    model: str
    arity: str
    arguments: dict[str, str]
    """What its `@relation` says, as written; the name of the relation is called `name`."""

    @property
    def has_key(self) -> bool:
        return "fields" in self.arguments and "references" in self.arguments

    @property
    def has_no_key(self) -> bool:
        return "fields" not in self.arguments and "references" not in self.arguments


def are_whole(trees: Iterable[Tree]) -> bool:
    """Whether no relation of the files of a schema lacks a part. True is certain, False only says to look closer."""
    blocks = [block for tree in trees for block in tree.blocks if not block.is_loose]
    models = {block.name: block for block in blocks if block.kind in ("model", "view")}
    if len({block.name for block in blocks}) != len(blocks):
        return False
    pairs: dict[tuple[str, str, str | None], list[_Side]] = defaultdict(list)
    for name, block in models.items():
        found = _sides_of(block)
        if found is None:
            return False
        for type_, side in found:
            if type_ in models:
                if side is None:
                    return False
                pairs[min(name, type_), max(name, type_), side.arguments.get("name")].append(side)
    return all(_is_whole(one_model == other, sides) for (one_model, other, _), sides in pairs.items())


def _make_sides(block: Block) -> list[tuple[str, _Side | None]] | None:
    if block.close < 0:
        return None
    found = []
    for row in block.member_rows:
        line = block.lines[row]
        if line.template.mistake is not None or line.template.form == BROKEN:
            return None
        if line.template.form == FIELD and line.type not in SCALARS:
            found.append((line.type, _side(block.name, line)))
    return found


_sides_of = Noted(_make_sides)
"""The fields of a block that may be relations, with the type of each; None where something is unusual: a closer look is
needed."""


def _side(model: str, line: Line) -> _Side | None:
    """The relation field of a line; None where something is unusual."""
    template, tokens = line.template, line.tokens
    if template.type is None or template.type[3] not in ("", "?", "[]") or template.colon >= 0:
        return None
    found: dict[str, str] = {}
    for _, _, name, arguments in template.attributes:
        if tokens[name] != "relation" or arguments is None:
            continue
        for _, _, argument, value in arguments[2]:
            key = tokens[argument] if argument >= 0 else "name"
            if value is None or key in found or (key == "name" and value[2] != VALUE_STRING):
                return None
            found[key] = tokens[value[0]] if key == "name" else ""
    return _Side(model, template.type[3], found)


def _is_whole(is_self: bool, sides: list[_Side]) -> bool:
    """Whether there are two sides, and the one that holds the key says so, and no other."""
    if len(sides) != 2 or (not is_self and sides[0].model == sides[1].model):
        return False
    one, other = sides
    if one.arity == other.arity == "[]":
        return True
    if one.arity == "[]" or other.arity == "[]":
        return (other if one.arity == "[]" else one).has_key
    holder, target = (one, other) if one.has_key else (other, one)
    return holder.has_key and target.has_no_key and (holder.arity == "" or target.arity == "?")
