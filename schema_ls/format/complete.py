"""What the official formatter adds to a schema, as texts: the missing parts of relations.

Which parts those are is for `model.missing` to know, and whether a schema is sound enough for it, for whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema_ls.base.edit import Edit, apply_edits
from schema_ls.base.span import Span
from schema_ls.base.text import line_end_of
from schema_ls.model.items import FieldItem, ModelItem
from schema_ls.model.missing import Missing, MissingArguments, MissingMember, missing_parts
from schema_ls.model.schema import Place, Schema
from schema_ls.syntax import make

_INDENT = "  "


def missing_in(schema: Schema) -> tuple[Missing, ...]:
    """What `complete` would add; asking costs little."""
    return missing_parts(schema.faces, in_camel_case=schema.dialect.knows("camel-case-relations"))


def complete(schema: Schema, parts: Iterable[Missing]) -> dict[str, str]:
    """The texts of the files, by name, to which something is added. They still have to be laid out.

    Fields come last in their block and arguments last in their `@relation`. The schema must be free of mistakes in
    syntax, names, types and attributes: to any other one this may do harm.
    """
    edits: dict[int, list[Edit]] = {}
    for part in parts:
        place = schema.named(part.model)[0]
        edits.setdefault(place.file, []).extend(_edits(place, part))
    texts = {}
    for number, changes in edits.items():
        file = schema.files[number]
        texts[file.name] = apply_edits([line.text for line in file.tree.lines], changes)
    return texts


def _edits(place: Place, part: Missing) -> Iterator[Edit]:
    if isinstance(part, MissingMember):
        yield _line_at_end(place, part.text)
    else:
        assert isinstance(place.item, ModelItem)
        field = next(field for field in place.item.fields if field.name == part.field)
        column, text = _insertion(field, part)
        yield _insert(place.row + field.row, column, text)


def _line_at_end(place: Place, text: str) -> Edit:
    block = place.item.block
    line_end = line_end_of([block.lines[block.header].text])
    return _insert(place.row + block.close, 0, f"{_INDENT}{text}{line_end}")


def _insertion(field: FieldItem, part: MissingArguments) -> tuple[int, str]:
    """Column and text: behind the type, or in the `@relation`, with or without parentheses there."""
    relation = field.attribute("relation")
    if relation is None:
        assert field.type is not None
        return field.type.columns[1], f" {make.attribute('relation', part.arguments)}"
    arguments = ", ".join(part.arguments)
    if relation.parentheses is None:
        return relation.columns[1], f"({arguments})"
    if relation.arguments:
        return relation.arguments[-1].columns[1], f", {arguments}"
    return relation.parentheses[1] - 1, arguments


def _insert(row: int, column: int, text: str) -> Edit:
    return Edit(Span(row, column, row, column), text)
