"""A picture as DBML, the language of dbdiagram.io and its relatives."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.diagram.picture import MANY, End, Entity, Picture, Relation, Row, Values


def as_dbml(picture: Picture) -> str:
    """The text: tables, enums, references. Composite types are no tables, and neither are lines to them."""
    tables = [entity for entity in picture.entities if entity.kind != "type"]
    names = {entity.name for entity in tables}
    parts = ["\n".join(_table(entity)) for entity in tables]
    parts += ("\n".join(_enum(enum)) for enum in picture.enums)
    keys = {entity.name: tuple(row.name for row in entity.rows if row.is_id) for entity in tables}
    lines = [_reference(line, keys) for line in picture.relations if {line.start.entity, line.end.entity} <= names]
    parts += ["\n".join(filter(None, lines))] * bool(lines)
    return "\n\n".join(parts) + "\n"


def _table(entity: Entity) -> Iterator[str]:
    note = f" [note: {_text(f'table {entity.table}')}]" if entity.table else ""
    yield f"Table {_name(entity.name)}{note} {{"
    ids = [row for row in entity.rows if row.is_id]
    for row in entity.rows:
        yield f"  {_row(row, is_alone=len(ids) == 1)}"
    if len(ids) > 1:
        yield f"\n  indexes {{\n    ({', '.join(_name(row.name) for row in ids)}) [pk]\n  }}"
    yield "}"


def _row(row: Row, *, is_alone: bool) -> str:
    marks = ["pk"] * (row.is_id and is_alone) + ["unique"] * row.is_unique + ["not null"] * (row.arity == "")
    written = _name(row.type + "[]" * (row.arity == "[]"))
    return f"{_name(row.name)} {written}" + (f" [{', '.join(marks)}]" if marks else "")


def _enum(enum: Values) -> Iterator[str]:
    yield f"Enum {_name(enum.name)} {{"
    for value in enum.values:
        yield f"  {_name(value)}"
    yield "}"


def _reference(line: Relation, keys: dict[str, tuple[str, ...]]) -> str:
    """A reference; empty where the schema does not say between which columns."""
    ends = [_end(end, keys) for end in (line.start, line.end)]
    sign = {(True, True): "<>", (True, False): ">", (False, True): "<"}.get(
        (line.start.count == MANY, line.end.count == MANY), "-"
    )
    return f"Ref {_name(line.name)}: {ends[0]} {sign} {ends[1]}" if all(ends) else ""


def _end(end: End, keys: dict[str, tuple[str, ...]]) -> str:
    columns = [_name(row) for row in end.rows or keys[end.entity]]
    if not columns:
        return ""
    listed = ", ".join(columns)
    return f"{_name(end.entity)}.{listed if len(columns) == 1 else f'({listed})'}"


def _name(text: str) -> str:
    return '"' + _one_line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(text: str) -> str:
    return "'" + _one_line(text).replace("\\", "\\\\").replace("'", "\\'") + "'"


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
