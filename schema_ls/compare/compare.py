"""From two schemas to their differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from schema_ls.compare.blocks import block, members
from schema_ls.compare.columns import columns, values
from schema_ls.compare.difference import Difference
from schema_ls.compare.impact import of_changed, of_gone, of_new
from schema_ls.compare.renames import renames
from schema_ls.compare.side import Block, Side
from schema_ls.compare.thing import Matched, Thing, match
from schema_ls.model.items import ModelItem
from schema_ls.model.schema import Schema

_FOLLOWS = {"native type": "type"}
"""Aspects that say nothing new where another one differs, too."""


def compare(before: Schema, after: Schema) -> tuple[Difference, ...]:
    """What differs, block by block in the order of `before`, new blocks at the end. Empty: both say the same.

    Blocks and fields are the same where their names in the database are, else where their own names are. Lines that
    cannot be read are passed over: ask `Schema.is_whole` first.
    """
    is_other = before.dialect.provider != after.dialect.provider
    old, new = Side(before, has_own_database=is_other), Side(after, has_own_database=is_other)
    blocks = _matched_blocks(old, new)
    old = _translated(old, new, blocks)
    return (*_of_providers(before, after), *_of_blocks(old, new))


def _matched_blocks(old: Side, new: Side) -> Matched:
    return match([block(old, item) for item in old.blocks], [block(new, item) for item in new.blocks])


def _translated(old: Side, new: Side, blocks: Matched) -> Side:
    """The older side with the names that the newer one has for the same blocks, fields and values."""
    names = {one.aspect("name"): other.aspect("name") for one, other in blocks.pairs}
    old = replace(old, types=names)
    items = {item.name: item for item in new.blocks}
    found: dict[str, Mapping[str, str]] = {}
    for item in old.blocks:
        other = items.get(names.get(item.name, ""))
        if other is not None:
            pairs = match(_named(old, item), _named(new, other)).pairs
            found[item.name] = {one.aspect("name"): two.aspect("name") for one, two in pairs}
    return replace(old, members=found)


def _named(side: Side, item: Block) -> tuple[Thing, ...]:
    return columns(side, item) if isinstance(item, ModelItem) else values(side, item)


def _of_providers(before: Schema, after: Schema) -> Iterator[Difference]:
    one, other = before.dialect.provider or None, after.dialect.provider or None
    if one != other:
        breaks = "types, names and defaults of the databases are not the same" if one and other else ""
        yield Difference("datasource", after.dialect.datasource_name, None, "provider", one, other, breaks)


def _of_blocks(old: Side, new: Side) -> Iterator[Difference]:
    before, after = [block(old, item) for item in old.blocks], [block(new, item) for item in new.blocks]
    matched = match(before, after)
    partner = {one.aspect("name"): other for one, other in matched.pairs}
    items = {item.name: item for item in new.blocks}
    known = _hints(before, after, matched)
    for thing, item in zip(before, old.blocks, strict=True):
        other = partner.get(thing.aspect("name"))
        if other is None:
            yield _gone(item.kind, item.name, None, thing, known)
        else:
            now = items[other.aspect("name")]
            yield from _changed(now.kind, now.name, None, thing, other)
            yield from _of_members(old, item, new, now)
    for thing in matched.new:
        name = thing.aspect("name")
        yield _new(items[name].kind, name, None, thing, known)


def _of_members(old: Side, item: Block, new: Side, now: Block) -> Iterator[Difference]:
    before, after = members(old, item), members(new, now)
    matched = match(before, after)
    known = _hints(before, after, matched)
    for one, other in matched.pairs:
        yield from _changed(now.kind, now.name, other.name, one, other)
    yield from _order(now, before, matched)
    for thing in matched.gone:
        yield _gone(now.kind, now.name, thing.name, thing, known)
    for thing in matched.new:
        yield _new(now.kind, now.name, thing.name, thing, known)


def _hints(before: Sequence[Thing], after: Sequence[Thing], matched: Matched) -> dict[int, str]:
    """By identity of a thing the name of what it looks like on the other side."""
    pairs = renames(before, after, matched)
    return {id(old): new.name for old, new in pairs} | {id(new): old.name for old, new in pairs}


def _changed(kind: str, name: str, member: str | None, before: Thing, after: Thing) -> Iterator[Difference]:
    for aspect in dict.fromkeys((*before.aspects, *after.aspects)):
        one, other = before.aspects.get(aspect), after.aspects.get(aspect)
        leading = _FOLLOWS.get(aspect, "")
        if one != other and before.aspect(leading) == after.aspect(leading):
            breaks = of_changed(aspect, before, after)
            shown = (
                aspect if member is None or after.kind in ("field", "relation", "value") else f"{after.kind} {aspect}"
            )
            yield Difference(kind, name, member, shown, one, other, breaks)


def _order(now: Block, before: Sequence[Thing], matched: Matched) -> Iterator[Difference]:
    """The order of the values that an enum has on both sides: the database sorts by it."""
    if isinstance(now, ModelItem):
        return
    places = {value.name: place for place, value in enumerate(now.face.values)}
    kept = [other.aspect("name") for _, other in matched.pairs]
    ordered = sorted(kept, key=lambda name: places[name])
    if kept != ordered:
        yield Difference(now.kind, now.name, None, "order", ", ".join(kept), ", ".join(ordered))


def _gone(kind: str, name: str, member: str | None, thing: Thing, known: Mapping[int, str]) -> Difference:
    aspect = kind if member is None else thing.kind
    return Difference(kind, name, member, aspect, thing.text, None, of_gone(thing), known.get(id(thing), ""))


def _new(kind: str, name: str, member: str | None, thing: Thing, known: Mapping[int, str]) -> Difference:
    aspect = kind if member is None else thing.kind
    return Difference(kind, name, member, aspect, None, thing.text, of_new(thing), known.get(id(thing), ""))
