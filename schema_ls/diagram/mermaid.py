"""A picture as Mermaid's `erDiagram`, which Markdown of many sites shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schema_ls.diagram.picture import MANY, MAYBE, ONE, Entity, Picture, Relation, Row

_LEFT = {ONE: "||", MAYBE: "|o", MANY: "}o"}
_RIGHT = {ONE: "||", MAYBE: "o|", MANY: "o{"}
_KEYS = {"PK", "FK", "UK"}
"""What is a key to Mermaid, in whatever letters, and no name."""
_NO_WORD = re.compile(r"[^A-Za-z0-9_]")
_NO_TEXT = re.compile(r"[^\w .,:()\[\]'/-]")


def as_mermaid(picture: Picture) -> str:
    """The text of the diagram. What Mermaid cannot say as a name is said in a comment beside it."""
    lines = ["erDiagram"]
    for entity in picture.entities:
        lines += _entity(entity)
    lines += (_relation(relation) for relation in picture.relations)
    return "\n".join(lines) + "\n"


def _entity(entity: Entity) -> Iterator[str]:
    yield f"  {_quoted(entity.name)} {{"
    for row in entity.rows:
        yield f"    {_row(row)}"
    yield "  }"


def _row(row: Row) -> str:
    kinds = (("PK", row.is_id), ("FK", row.is_foreign), ("UK", row.is_unique))
    keys = ", ".join(key for key, holds in kinds if holds)
    type_name, name = _word(row.type), _word(row.name)
    notes = ["optional"] * (row.arity == "?")
    notes += [written for written, shown in ((row.type, type_name), (row.name, name)) if written != shown]
    parts = (type_name + "[]" * (row.arity == "[]"), name, keys, _quoted(", ".join(notes)) if notes else "")
    return " ".join(part for part in parts if part)


def _relation(relation: Relation) -> str:
    start, end = relation.start, relation.end
    ends = f"{_LEFT[start.count]}--{_RIGHT[end.count]}"
    return f"  {_quoted(start.entity)} {ends} {_quoted(end.entity)} : {_quoted(relation.name)}"


def _word(text: str) -> str:
    word = _NO_WORD.sub("_", text) or "_"
    if word.upper() in _KEYS:
        return f"{word}_"
    return word if word[0].isalpha() else f"x{word}"


def _quoted(text: str) -> str:
    """A text in quotes: every sign that means something to Mermaid or to HTML is written by its number."""
    return f'"{_NO_TEXT.sub(lambda sign: f"#{ord(sign[0])};", text)}"'
