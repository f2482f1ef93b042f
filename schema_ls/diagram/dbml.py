"""A picture as DBML, the language of dbdiagram.io and its relatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schema_ls.diagram.picture import MANY, End, Entity, Picture, Relation, Row, Values


def as_dbml(picture: Picture) -> str:
    """The text: tables, enums, references. Composite types are no tables, and neither are lines to them."""
    tables = [entity for entity in picture.entities if entity.kind != "type"]
    names = {entity.name for entity in tables}
    parts = ["\n".join(_table(entity)) for entity in tables]
    parts += ("\n".join(_enum(enum)) for enum in picture.enums)
    keys = {entity.name: tuple(row.name for row in entity.rows if row.is_id) for entity in tables}
    parts += ["\n".join(references)] if (references := [*_references(picture, names, keys)]) else []
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


def _references(picture: Picture, names: set[str], keys: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The references. What DBML refuses is a comment: columns that refer to themselves, to fewer or more, or twice."""
    seen = set()
    for line in picture.relations:
        if not {line.start.entity, line.end.entity} <= names:
            continue
        columns = [_columns(end, keys) for end in (line.start, line.end)]
        if not all(columns):
            continue
        ends = [_end(end, each) for end, each in zip((line.start, line.end), columns, strict=True)]
        pair = frozenset(ends)
        is_refused = pair in seen or len(pair) == 1 or len(columns[0]) != len(columns[1])
        yield ("// " if is_refused else "") + _reference(line, ends)
        seen.add(pair)


def _reference(line: Relation, ends: Sequence[str]) -> str:
    sign = {(True, True): "<>", (True, False): ">", (False, True): "<"}.get(
        (line.start.count == MANY, line.end.count == MANY), "-"
    )
    return f"Ref {_name(line.name)}: {ends[0]} {sign} {ends[1]}"


def _columns(end: End, keys: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The columns of an end; none where the schema does not say which."""
    return end.rows or keys[end.entity]


def _end(end: End, columns: Sequence[str]) -> str:
    listed = ", ".join(map(_name, columns))
    return f"{_name(end.entity)}.{listed if len(columns) == 1 else f'({listed})'}"


def _name(text: str) -> str:
    return '"' + _one_line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(text: str) -> str:
    return "'" + _one_line(text).replace("\\", "\\\\").replace("'", "\\'") + "'"


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
