"""Types of fields."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import chain

from schema_ls.base.words import capitalized
from schema_ls.ide.completion.offer import Kind, Offer
from schema_ls.ide.completion.relation_pair import relation_pairs
from schema_ls.ide.context import FieldType
from schema_ls.ide.fuzzy import fit
from schema_ls.model.faces import Face, ModelFace
from schema_ls.model.items import UNSUPPORTED
from schema_ls.model.names import lower_camel, plural
from schema_ls.model.schema import Schema
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.scalars import SCALARS, UNSUPPORTED_DOC

_NEEDS = {"Json": "Json", "Decimal": "DecimalType"}
"""Scalars that not every database has, with the capability that brings them."""
_HABITS = (
    (re.compile(r".+(At|_at|Date|_date)"), "DateTime"),
    (re.compile(r"(is|has|can)(_|[A-Z]).*"), "Boolean"),
    (re.compile(r"(.+(Count|_count|Id|_id))|id|position|quantity"), "Int"),
    (re.compile(r"(.+(Price|_price|Amount|_amount))|price|amount"), "Decimal"),
)
"""How names look, and the type that they usually have."""
_MANY = 100
"""Declared types from which on only those that fit what is typed are looked at."""


def types(schema: Schema, context: FieldType, file: int, row: int) -> Iterator[Offer]:
    """All types: the ones that the name of the field speaks of, scalars, declared ones.

    Behind them whole relations, and every type as list and as optional, where the line says nothing of that yet.
    """
    typed = context.word.text[: context.word.cursor - context.word.start]
    wanted = typed if has_many(schema) else ""
    scalars = {offer.label: _declared(schema, context, wanted, offer.label) or offer for offer in _scalars(schema)}
    likely = (
        (name, scalars.get(name) or _declared(schema, context, wanted, name))
        for name in _likely(schema, context.field.name)
    )
    first = {name: offer for name, offer in likely if offer is not None}
    yield from first.values()
    # One by one: of thousands only the first ones are asked for.
    others: list[Offer] = []
    declared = _others(schema, context, wanted, {*first, *scalars})
    for offer in chain((offer for name, offer in scalars.items() if name not in first), declared):
        others.append(offer)
        yield offer
    if not context.field.arity:
        names = [offer.label for offer in others]
        yield from relation_pairs(schema, context, [*first, *_typed(names, typed)], file, row)
        for offer in (*first.values(), *others):
            yield from _variants(schema, offer)


def _typed(plain: list[str], typed: str) -> list[str]:
    return [name for name in plain if typed and name.casefold().startswith(typed.casefold())]


def _variants(schema: Schema, offer: Offer) -> Iterator[Offer]:
    name = offer.label
    if name == UNSUPPORTED:
        return
    yield Offer(f"{name}?", offer.kind, detail="optional", about=offer.about)
    if isinstance(schema.faces.get(name), ModelFace) or _may_be_listed(schema.dialect, name):
        yield Offer(f"{name}[]", offer.kind, detail="list", about=offer.about)


def _may_be_listed(dialect: Dialect, name: str) -> bool:
    needed = "JsonLists" if name == "Json" else "ScalarLists"
    return dialect.provider is None or dialect.supports(needed)


def _scalars(schema: Schema) -> Iterator[Offer]:
    dialect = schema.dialect
    for name, row in SCALARS.items():
        if dialect.provider is None or name not in _NEEDS or dialect.supports(_NEEDS[name]):
            native = dialect.default_native_type(name)
            detail = f"{dialect.title}: {native}" if native else ""
            yield Offer(name, Kind.SCALAR, detail=detail, doc=row.doc)
    yield Offer(UNSUPPORTED, Kind.SCALAR, f'{UNSUPPORTED}("$0")', True, doc=UNSUPPORTED_DOC)


def has_many(schema: Schema) -> bool:
    """Whether there are so many types that only those are offered which fit what is typed."""
    return len(schema.faces) > _MANY


def _others(schema: Schema, context: FieldType, typed: str, known: Container[str]) -> Iterator[Offer]:
    """The declared types without the known ones, in order."""
    for name in schema.faces:
        offer = None if name in known else _declared(schema, context, typed, name)
        if offer is not None:
            yield offer


def _declared(schema: Schema, context: FieldType, typed: str, name: str) -> Offer | None:
    """The declared type of a name; None where there is none that makes sense here."""
    face = schema.faces.get(name)
    if face is None or (context.item.kind == "type" and isinstance(face, ModelFace) and face.kind != "type"):
        return None  # records cannot lie inside others
    return Offer(name, _kind(face), detail=face.kind, about=name) if fit(typed, name) is not None else None


def _kind(face: Face) -> Kind:
    return Kind.MODEL if isinstance(face, ModelFace) else Kind.ENUM


def _likely(schema: Schema, field: str) -> list[str]:
    """The types that the name of a field speaks of: `role` that of `Role`, `createdAt` a time."""
    found = [name for name in _names_like(field) if name in schema.faces]
    found += [type_ for pattern, type_ in _HABITS if pattern.fullmatch(field)]
    for end in ("Id", "_id"):
        owner = schema.faces.get(next(iter(_names_like(field.removesuffix(end))), ""))
        if field.endswith(end) and isinstance(owner, ModelFace) and owner.id and len(owner.id.columns) == 1:
            key = owner.field(owner.id.column_names[0])
            found = [key.type, *found] if key else found
    return list(dict.fromkeys(found))


def _names_like(field: str) -> list[str]:
    """Names of types after which a field may be called: its own in camel case, or what its plural comes from."""
    camel = lower_camel(field)
    upper = capitalized(camel)
    ends = {upper, upper.removesuffix("s"), upper.removesuffix("es"), upper.removesuffix("ies") + "y"}
    return [upper, *sorted(name for name in ends - {upper} if plural(lower_camel(name)) == camel)]
