"""Types of fields."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.ide.completion.offer import Kind, Offer
from schema_ls.ide.context import FieldType
from schema_ls.model.faces import ModelFace
from schema_ls.model.items import documentation
from schema_ls.model.schema import UNSUPPORTED, Schema
from schema_ls.spec.scalars import SCALARS, UNSUPPORTED_DOC

_NEEDS = {"Json": "Json", "Decimal": "DecimalType"}
"""Scalars that not every database has, with the capability that brings them."""


def types(schema: Schema, context: FieldType) -> Iterator[Offer]:
    """Declared types, the ones whose case fits first, then scalars; a complete word also as optional and as list."""
    yield from _scalars(schema)
    yield from _declared(schema, context)
    word = context.word.text
    if (
        context.word.cursor == context.word.end
        and (word in schema.faces or word in SCALARS)
        and not context.field.arity
    ):
        kind = Kind.SCALAR if word in SCALARS else Kind.MODEL
        yield Offer(f"{word}?", kind, detail="optional")
        yield Offer(f"{word}[]", kind, detail="list")


def _scalars(schema: Schema) -> Iterator[Offer]:
    dialect = schema.dialect
    for name, row in SCALARS.items():
        if dialect.provider is None or name not in _NEEDS or dialect.supports(_NEEDS[name]):
            native = dialect.default_native_type(name)
            detail = f"{dialect.title}: {native}" if native else ""
            yield Offer(name, Kind.SCALAR, detail=detail, doc=row.doc)
    yield Offer(UNSUPPORTED, Kind.SCALAR, f'{UNSUPPORTED}("$0")', True, doc=UNSUPPORTED_DOC)


def _declared(schema: Schema, context: FieldType) -> Iterator[Offer]:
    in_type = context.item.kind == "type"
    for name, face in schema.faces.items():
        if in_type and isinstance(face, ModelFace) and face.kind != "type":
            continue  # records cannot lie inside others
        place = schema.declared[name][0]
        doc = documentation(place.item.block, place.item.block.header)
        yield Offer(name, Kind.MODEL if isinstance(face, ModelFace) else Kind.ENUM, detail=face.kind, doc=doc)
