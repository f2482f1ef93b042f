"""Whether relations have all their parts, told from the lines alone.

Most schemas have, and to see that quickly spares finding out what they mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
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


_Key = tuple[str, str, str | None]
"""The two models of a relation in order, and its name where it has one."""


def are_whole(trees: Iterable[Tree]) -> bool:
    """Whether no relation of the files of a schema lacks a part. True is certain, False only says to look closer."""
    return Pairs().are_whole(trees)


class Pairs:
    """The relations of a schema, each with its sides, in its last state: of the next one only models that changed are
    looked at.
    """

    def __init__(self) -> None:
        self.looked_at = 0
        """How many blocks were looked at so far."""
        self._blocks: dict[str, Block] = {}
        self._sides: dict[_Key, list[_Side]] = defaultdict(list)
        self._lacking: set[_Key] = set()
        self._unusual: set[str] = set()
        """Models that need a closer look."""

    def are_whole(self, trees: Iterable[Tree]) -> bool:
        """What `are_whole` says of some files."""
        blocks = [block for tree in trees for block in tree.blocks if not block.is_loose]
        models = {block.name: block for block in blocks if block.kind in ("model", "view")}
        if len({block.name for block in blocks}) != len(blocks):
            return False
        if models.keys() != self._blocks.keys():
            self._blocks, self._lacking, self._unusual = {}, set(), set()
            self._sides.clear()
        known = self._blocks
        changed = [block for name, block in models.items() if known.get(name) is not block]
        touched = {key for block in changed for key in self._exchange(known.get(block.name), block, models)}
        self._blocks = models
        self._lacking -= touched
        self._lacking.update(key for key in touched if not _is_whole(key[0] == key[1], self._sides[key]))
        return not self._lacking and not self._unusual

    def _exchange(self, old: Block | None, new: Block, models: Mapping[str, Block]) -> set[_Key]:
        """Put the sides of a block in the place of those of another one of its name; the relations of both."""
        self.looked_at += 1
        before = [*_relations_of(old, models)] if old is not None else []
        for key, side in before:
            if side is not None:
                self._sides[key].remove(side)
        after = [*_relations_of(new, models)]
        for key, side in after:
            if side is not None:
                self._sides[key].append(side)
        is_unusual = _sides_of(new) is None or any(side is None for _, side in after)
        (self._unusual.add if is_unusual else self._unusual.discard)(new.name)
        return {key for key, side in (*before, *after) if side is not None and self._sides[key]}


def _relations_of(block: Block, models: Container[str]) -> Iterator[tuple[_Key, _Side | None]]:
    """The relation fields of a block, as far as they name models."""
    name = block.name
    for type_, side in _sides_of(block) or ():
        if type_ in models:
            yield (min(name, type_), max(name, type_), side.arguments.get("name") if side else None), side


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
