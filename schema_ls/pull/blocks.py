"""Changes one existing block so that it says what is wanted. Lines that already say it are not touched."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from schema_ls.base.record import Record, replaced
from schema_ls.base.text import line_end_of
from schema_ls.pull.existing import field_rows, line_rows
from schema_ls.pull.keys import line_key
from schema_ls.pull.previous import PreviousField, PreviousModel, field_names
from schema_ls.pull.render import Style, render_docs, render_field, render_line, render_new_field, render_value
from schema_ls.pull.sameness import Sameness, is_known, sameness_of, single_field_line
from schema_ls.pull.values import Argument, Attribute, List, Text, Word, attribute
from schema_ls.pull.wanted import WantedEnum, WantedField, WantedLine, WantedModel
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax import template as t
from schema_ls.syntax.tree import Block

_OWN_LINES = frozenset(("id", "unique", "index", "map", "schema", "ignore"))
"""Block attributes that pull decides about; others stay."""


class MergedBlock(Record):
    """A block after the merge: its text, and the names of the members that are gone."""

    text: str
    removed: tuple[str, ...] = ()


@dataclass(slots=True)
class _Rows:
    """The lines of a block while they are being changed. Texts are without indentation and line end."""

    block: Block
    rewritten: dict[int, str] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    inserted: dict[int, list[str]] = field(default_factory=dict)
    above: dict[int, list[str]] = field(default_factory=dict)

    @property
    def is_changed(self) -> bool:
        """Whether anything is to be done."""
        return bool(self.rewritten or self.dropped or self.inserted or self.above)

    def rewrite(self, row: int, text: str) -> None:
        """Give a line another content; comments before and behind it stay, those within it come behind."""
        tokens = [token.rstrip() for token in self.block.lines[row].tokens if token.strip()]
        before = list(takewhile(_is_comment, tokens))
        behind = filter(_is_comment, tokens[len(before) :])
        self.rewritten[row] = " ".join((*before, text, *behind))

    def drop(self, row: int) -> None:
        """Take a line out, with the documentation above it; a comment that goes on below stays."""
        line = self.block.lines[row]
        if self.block.last_row_of(row) == row:
            self.dropped.add(row)
        else:
            self.rewritten[row] = line.comment
        above = row - 1
        while self.block.lines[above].form == t.COMMENT:
            if self.block.lines[above].comment.startswith("///"):
                self.dropped.add(above)
            above -= 1

    def insert(self, row: int, texts: Iterable[str]) -> None:
        """Put lines behind a line, and behind those that were put there before."""
        self.inserted.setdefault(self.block.last_row_of(row), []).extend(texts)

    def annotate(self, row: int, notes: Collection[str]) -> None:
        """Put lines of documentation above a line, those that do not stand there yet."""
        if not notes:
            return
        above = row
        while above and self.block.lines[above - 1].form == t.COMMENT:
            above -= 1
        known = {self.block.lines[place].comment for place in range(above, row)}
        new = [line for line in render_docs(tuple(notes)) if line not in known]
        if new:
            self.above[row] = new

    def text(self, style: Style) -> str:
        """The block; laid out where it was before, else lines that stay are as they were.

        Comments above it always are.
        """
        lines, header = self.block.lines, self.block.header
        end, indent = line_end_of([line.text for line in lines]), self._indent()
        above = [line.text for line in lines[:header]] + [text + end for text in self.above.pop(header, ())]
        before = "".join(line.text for line in lines[header:])
        is_laid_out = _is_laid_out(before, style)
        parts: list[str] = []
        for row in range(header, len(lines)):
            parts += [f"{indent}{text}{end}" for text in self.above.get(row, ())]
            if row in self.rewritten:
                new = f"{indent}{self.rewritten[row]}{end}"
                parts.append(new if is_laid_out else in_columns(lines[row].text, new))
            elif row not in self.dropped:
                parts.append(lines[row].text)
            parts += [f"{indent}{text}{end}" if text else end for text in self.inserted.get(row, ())]
        text = "".join(parts)
        return "".join(above) + (style.lay_out(text) if is_laid_out else text)

    def _indent(self) -> str:
        """The blanks before a member."""
        rows = (row for row in self.block.member_rows if self.block.lines[row].form != t.BLANK)
        text = next((self.block.lines[row].text for row in rows), "  ")
        return text[: len(text) - len(text.lstrip())]


def _is_laid_out(text: str, style: Style) -> bool:
    """Whether somebody lets a formatter write the block: names, types and attributes of all lines stand where that puts
    them. Else a change of one line would move others, of which nothing has changed.
    """
    old, new = ([_start(line) for line in each.splitlines()] for each in (text, style.lay_out(text)))
    return all(start in new for start in old)


def _start(line: str) -> str:
    match = _COLUMNS.fullmatch(line)
    return line[: match.start(6)].rstrip("\r\n") if match else line.strip()


_COLUMNS = re.compile(r"(\s*)(\w+)(\s+)(\S+)([ \t]*)(.*)", re.DOTALL)


def in_columns(before: str, after: str) -> str:
    """The line of a field with its words where they were, as far as they are no longer than before."""
    old, new = _COLUMNS.fullmatch(before), _COLUMNS.fullmatch(after)
    if old is None or new is None or old[2] != new[2]:
        return after
    gap = " " * max(1, len(old[4]) + len(old[5]) - len(new[4])) if new[5] and old[5] else new[5]
    return f"{old[1]}{new[2]}{old[3]}{new[4]}{gap}{new[6]}"


def _is_comment(token: str) -> bool:
    return token.startswith(("//", "/*"))


def merge_block(block: Block, before: PreviousModel, wanted: WantedModel | WantedEnum, style: Style) -> MergedBlock:
    """The block, read as `before`, as `wanted` asks for. Lines that say what is wanted stay."""
    rows, dialect = _Rows(block), style.dialect
    if isinstance(wanted, WantedEnum):
        removed = _merge_values(rows, before, wanted)
        lines, same = wanted.lines, Sameness(dialect, wanted.enum.name, {}, frozenset())
    else:
        wanted = _as_written(wanted, before, dialect)
        same = sameness_of(wanted, dialect)
        removed = _merge_fields(rows, before, wanted, same)
        lines = wanted.lines
    _merge_lines(rows, before, lines, same)
    rows.annotate(block.header, wanted.notes)
    text = rows.text(style) if rows.is_changed else block.text
    return MergedBlock(text, removed)


def without_types(block: Block, before: PreviousModel, gone: frozenset[str], style: Style) -> MergedBlock:
    """A block that stays as it is, but for fields whose type is one of `gone`; `before` is what it says."""
    if gone.isdisjoint(known.type for known in before.fields):
        return MergedBlock(block.text)
    rows = _Rows(block)
    places = {known.name: (row, known) for row, known in _reversed(field_rows(block), before.fields)}
    removed = _drop_others(rows, places, {name for name, (_, known) in places.items() if known.type not in gone})
    return MergedBlock(rows.text(style), removed)


def _merge_fields(rows: _Rows, before: PreviousModel, wanted: WantedModel, same: Sameness) -> tuple[str, ...]:
    places = {known.name: (row, known) for row, known in _reversed(field_rows(rows.block), before.fields)}
    anchor, kept = rows.block.header, set()
    for each in wanted.fields:
        if each.was is None or each.was not in places:
            rows.insert(anchor, render_new_field(each))
            continue
        anchor, known = places[each.was]
        kept.add(each.was)
        rows.annotate(anchor, each.notes)
        if not same.field(known, each):
            rows.rewrite(anchor, render_field(_with_foreign(each, known, same.dialect)))
    return _drop_others(rows, places, kept)


def _merge_values(rows: _Rows, before: PreviousModel, wanted: WantedEnum) -> tuple[str, ...]:
    places = {known.name: (row, known) for row, known in _reversed(field_rows(rows.block), before.fields)}
    anchor, kept = rows.block.header, set()
    for value in wanted.values:
        if value.was is None or value.was not in places:
            rows.insert(anchor, [render_value(value)])
            continue
        # A value is found by its database name, so its line says what is wanted.
        anchor = places[value.was][0]
        kept.add(value.was)
    return _drop_others(rows, places, kept)


def _reversed(rows: list[int], fields: tuple[PreviousField, ...]) -> Iterable[tuple[int, PreviousField]]:
    """Pairs from the last to the first, so that the first of two equal names wins in a mapping."""
    return reversed(list(zip(rows, fields, strict=True)))


def _drop_others(rows: _Rows, places: dict[str, tuple[int, PreviousField]], kept: set[str]) -> tuple[str, ...]:
    gone = [name for name in reversed(places) if name not in kept]
    for name in gone:
        rows.drop(places[name][0])
    return tuple(gone)


def _with_foreign(wanted: WantedField, known: PreviousField, dialect: Dialect) -> WantedField:
    """The field with the attributes that pull knows nothing about."""
    foreign = tuple(each for each in known.attributes if not is_known(each, dialect))
    return replaced(wanted, attributes=(*wanted.attributes, *foreign))


def _as_written(wanted: WantedModel, before: PreviousModel, dialect: Dialect) -> WantedModel:
    """The model with keys of one field as block attributes where the existing schema writes them so."""
    fields, lines = [], list(wanted.lines)
    for each in wanted.fields:
        attributes = list(each.attributes)
        for key in [known for known in attributes if known.name in ("id", "unique")]:
            line = single_field_line(before, key.name, each.name)
            known = before.by_name.get(each.was or "")
            if line is not None and (known is None or known.attribute(key.name) is None):
                attributes.remove(key)
                lines.insert(0, _moved(key, line, each.name, before, dialect))
        is_moved = len(attributes) < len(each.attributes)
        fields.append(replaced(each, attributes=tuple(attributes)) if is_moved else each)
    return replaced(wanted, fields=tuple(fields), lines=tuple(lines))


def _moved(key: Attribute, line: Attribute, name: str, before: PreviousModel, dialect: Dialect) -> WantedLine:
    client_name = line.argument("name")
    named = tuple(Argument(value, "name") for value in (client_name,) if value is not None)
    arguments = (Argument(List((Word(name),))), *named, *key.arguments)
    given = key.argument("map")
    database = (
        given.content
        if isinstance(given, Text)
        else line_key(attribute(key.name, List((Word(name),))), before, dialect)
    )
    return WantedLine(Attribute(key.name, arguments), database or "")


def _merge_lines(rows: _Rows, before: PreviousModel, wanted: tuple[WantedLine, ...], same: Sameness) -> None:
    written = dict(zip(line_rows(rows.block), before.lines, strict=True))
    open_rows = [row for row, line in written.items() if line.name in _OWN_LINES]
    places = _match(open_rows, written, before, wanted, same)
    for row in open_rows:
        if row not in places.values():
            rows.drop(row)
    anchor = _place_of_lines(rows, written)
    for place, line in enumerate(wanted):
        if place in places:
            anchor = places[place]
            if not same.line(written[anchor], line.attribute):
                rows.rewrite(anchor, render_line(line))
        else:
            opens = not written and place == 0
            rows.insert(anchor, ["", render_line(line)] if opens else [render_line(line)])


def _match(
    rows: list[int],
    written: dict[int, Attribute],
    before: PreviousModel,
    wanted: tuple[WantedLine, ...],
    same: Sameness,
) -> dict[int, int]:
    """Row of each wanted line, by its index: by the name in the database, else by kind and fields."""
    places: dict[int, int] = {}
    for find in (_database_key, _own_key):
        for place, line in enumerate(wanted):
            key = line.key if find is _database_key else _own_key(line.attribute, before, same.dialect)
            free = [row for row in rows if row not in places.values()] if place not in places else []
            for row in free:
                is_same_kind = written[row].name == line.attribute.name
                if is_same_kind and find(written[row], before, same.dialect) == key:
                    places[place] = row
                    break
    return places


def _database_key(line: Attribute, before: PreviousModel, dialect: Dialect) -> str:
    return line_key(line, before, dialect) or line.name


def _own_key(line: Attribute, before: PreviousModel, dialect: Dialect) -> str:
    return ",".join(field_names(line.argument("fields", 0)))


def _place_of_lines(rows: _Rows, written: Iterable[int]) -> int:
    """The row behind which a block attribute goes when no other stands before it."""
    lines = rows.block.lines
    row = min(written, default=0) - 1
    if row < 0:
        filled = (row for row in rows.block.member_rows if lines[row].form != t.BLANK)
        return max(filled, default=rows.block.header)
    while lines[row].form == t.COMMENT:
        row -= 1
    return row
