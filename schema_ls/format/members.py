"""What one line of a block is to the formatter, and its parts as they will be written.

The structure of a line is the one that the grammar gives it (`Line.template`); here it is only decided
whether the official formatter would understand such a line, too, or would keep it as it is. That depends on
nothing but the line, the kind of its block and the generation of the language, so each line is looked at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from schema_ls.base.memo import Memo
from schema_ls.format.rules import Rules
from schema_ls.format.words import Spot, attribute_text, is_readable, type_text
from schema_ls.syntax import template as t
from schema_ls.syntax.line import BLANKS, Line, lines_of

BLANK = "blank"
CLOSE = "close"
COMMENT = "comment"
BLOCK_COMMENT = "block comment"
COMMENTS = (COMMENT, BLOCK_COMMENT)
ROW = "row"
ATTRIBUTE = "attribute"
BROKEN = "broken"

MODEL = "model"
ENUM = "enum"
CONFIG = "config"

KINDS = {
    "model": MODEL,
    "type": MODEL,
    "view": MODEL,
    "enum": ENUM,
    "datasource": CONFIG,
    "generator": CONFIG,
}
"""The keywords of blocks that are laid out, and which kind of lines they hold."""

_ORDER = ("id", "unique", "default", "updatedAt", "index", "fulltext", "map", "relation", "ignore")
_RANK = {name: rank for rank, name in enumerate(_ORDER)}


class Member(NamedTuple):
    """A line of a block, or what is left of one."""

    form: str
    cells: tuple[str, ...] = ()
    """What goes into the columns of the table."""
    suffix: str = ""
    """The comment behind the cells; of a broken line or a comment its whole text."""
    rank: int = 0
    """Where a block attribute goes among others."""
    dropped: tuple[str, ...] = ()
    """Tokens that are not written again."""
    is_open: bool = False
    """Whether the comment is a `/*` that goes on in the next line."""


OPENING_COMMENT = Member(BLOCK_COMMENT)
"""A line that starts with `/*`: where the comment ends has to be looked for."""

_BLANK = Member(BLANK)
_CLOSE = Member(CLOSE)


def _read(key: tuple[Rules, str, str]) -> Member:
    rules, kind, text = key
    content = text.strip(BLANKS + "\r\n")
    if not content:
        return _BLANK
    if content[0] == "}":
        return _CLOSE
    start = text.lstrip(BLANKS)
    if content.startswith("//"):
        return Member(COMMENT, suffix=start.rstrip("\r\n"))
    if content.startswith("/*") and rules.block_comments:
        return OPENING_COMMENT
    return _understood(rules, kind, lines_of([text])[0]) or Member(BROKEN, suffix=start)


member_of: Memo[tuple[Rules, str, str], Member] = Memo(_read, limit=2_000)
"""The member that a text is, up to the end of its line: `(rules, kind of block, text)` to `Member`."""


def _understood(rules: Rules, kind: str, line: Line) -> Member | None:
    template = line.template
    reader = _READERS[kind].get(template.form)
    if template.mistake is not None or reader is None:
        return None
    tokens = line.tokens
    if not is_readable(rules, tokens, template.comment):
        return None
    return reader(Spot(template, tokens))


def _field(spot: Spot) -> Member | None:
    template, tokens = spot
    type_, dropped = "", spot.dropped()
    if template.type is not None:
        written = type_text(tokens, template.type)
        if written is None:
            return None
        type_ = written
    ranked = sorted(template.attributes, key=lambda shape: attribute_rank(tokens[shape[2]]))
    attributes = " ".join([attribute_text(tokens, shape) for shape in ranked])
    return _row((tokens[template.name], type_, attributes), spot, dropped)


def _value(spot: Spot) -> Member | None:
    template, tokens = spot
    if template.type is not None or template.colon >= 0:
        return None
    attributes = "".join([attribute_text(tokens, shape) for shape in template.attributes])
    return _row((tokens[template.name], attributes), spot, spot.dropped())


def _key(spot: Spot) -> Member:
    template, tokens = spot
    value = "=" if template.value is None else f"= {spot.written(template.value[0], template.value[1])}"
    return _row((tokens[template.name], value), spot, spot.dropped())


def _block_attribute(spot: Spot) -> Member:
    template, tokens = spot
    cells = (attribute_text(tokens, template.attributes[0]),)
    return _row(cells, spot, spot.dropped())._replace(form=ATTRIBUTE, rank=attribute_rank(tokens[template.name]))


_READERS: dict[str, dict[str, Callable[[Spot], Member | None]]] = {
    MODEL: {t.FIELD: _field, t.ATTRIBUTE: _block_attribute},
    ENUM: {t.FIELD: _value, t.ATTRIBUTE: _block_attribute},
    CONFIG: {t.SETTING: _key},
}


def _row(cells: tuple[str, ...], spot: Spot, dropped: tuple[str, ...]) -> Member:
    while cells and not cells[-1]:
        cells = cells[:-1]
    opens = spot.template.opens_comment
    return Member(ROW, cells, spot.comment(), 0, dropped, opens)


def attribute_rank(name: str) -> int:
    """Where an attribute goes among others of its field or block; `name` stands without `@`."""
    return _RANK.get(name, len(_ORDER))
