"""Values of `@default(...)`."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.ide.completion.attributes import field_kind, is_enum
from schema_ls.ide.completion.offer import Kind, Offer
from schema_ls.ide.context import FieldLine, Site
from schema_ls.model.schema import Schema
from schema_ls.spec.functions import Function
from schema_ls.spec.scalars import SCALARS

LIST = "[]"


def defaults(schema: Schema, site: Site) -> Iterator[Offer]:
    """Functions and values that a field can have as its default."""
    if site.field.arity.startswith(LIST):
        yield Offer(LIST, Kind.VALUE, "[$0]", True, goes_on=True)
        yield from (o for o in _functions(schema, site) if o.label.startswith("dbgenerated"))
        return
    own, functions = [*values(schema, site.field), *_literals(site.field)], [*_functions(schema, site)]
    is_computed = "@id" in site.field.attributes or site.field.type == "DateTime"
    yield from (*functions, *own) if is_computed else (*own, *functions)


def _literals(field: FieldLine) -> Iterator[Offer]:
    """A literal to begin with."""
    scalar = SCALARS.get(field.type)
    kinds = scalar.literals if scalar else ()
    if "number" in kinds:
        yield Offer("0", Kind.VALUE)
    if "string" in kinds and scalar is not None and scalar.content is None:
        yield Offer('""', Kind.VALUE, '"$0"', True)


def values(schema: Schema, field: FieldLine) -> Iterator[Offer]:
    """Single values for a type."""
    enum = is_enum(schema, field.type)
    if enum:
        for value in enum.values:
            yield Offer(value.name, Kind.ENUM_VALUE, detail=enum.name)
    if field.type == "Boolean":
        yield from (Offer(word, Kind.VALUE) for word in ("true", "false"))


def _functions(schema: Schema, site: Site) -> Iterator[Offer]:
    kind = field_kind(schema, site.field.type)
    known = schema.dialect.default_functions(site.field.type if kind == "scalar" else "")
    # What fits every field is what people want least.
    for row in sorted(known, key=lambda row: row.on_unsupported):
        if _fits(row, site, kind):
            named = [argument for argument in row.arguments if argument.kind == "string"]
            text = f'{row.name}("$0")' if named else f"{row.name}()"
            yield Offer(f"{row.name}()", Kind.FUNCTION, text, bool(named), doc=row.doc)


def _fits(row: Function, site: Site, kind: str) -> bool:
    if site.item.kind == "type" and not row.in_types:
        return False
    if row.only_id and "@id" not in site.field.attributes:
        return False
    return kind not in ("unsupported", "enum") or row.on_unsupported
