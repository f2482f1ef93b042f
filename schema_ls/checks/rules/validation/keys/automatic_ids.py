"""Ids that the database makes by itself: `auto()`."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import AddToMember, Finding, Fix, FixClass, Symbol
from schema_ls.checks.rule import EACH, family
from schema_ls.model.handles import Field, Worded
from schema_ls.syntax import make
from schema_ls.syntax.ast import Call


def _object_id(field: Field, prefix: str) -> tuple[Fix, ...]:
    if field.face.native is not None:
        return ()
    text = make.attribute(f"{prefix}.ObjectId")
    return (Fix(f"Add `{text}`", (AddToMember(Symbol(field.model.name, field.name), text),), FixClass.MIGRATION),)


def _automatic(field: Field) -> Iterator[Finding]:
    """`auto()`: only for ids, and only for the type that the database makes."""
    if field.item.said.function != "auto" or field.model.kind == "type":
        return
    if field.dialect.facts is None or not field.dialect.supports("DefaultValueAuto"):
        return
    yield EACH
    attribute = field.attribute("default")
    argument = attribute.argument("", "value") if attribute else None
    value = argument.value if argument else None
    if not isinstance(value, Call) or value.name != "auto":
        return
    native = field.face.native
    if native is None or native.name != "ObjectId":
        prefix = field.dialect.datasource_name
        yield Finding(
            field.name_span,
            f"`auto()` makes values of the type ObjectId. Add `@{prefix}.ObjectId` to `{field.model.name}.{field.name}`.",
            code="mongo-auto-native",
            fixes=_object_id(field, prefix),
        )
    id_ = field.model.face.id
    if id_ is None or id_.column_names != (field.name,):
        yield Finding(
            field.item.span(value.columns),
            f"`auto()` makes ids, but `{field.model.name}.{field.name}` is none. Remove it, or make the field the id.",
            code="mongo-auto-id",
            cause=Finding(field.model.name_span, f"`{field.model.name}` has no id.") if id_ is None else None,
        )


RULES = family(
    (Worded, _automatic),
    group="validation",
    rows={
        "mongo-auto-native": """
            `auto()` stands on a field that is no ObjectId.

            Bad:
                // provider: mongodb
                model Post {
                  id String @id @default(auto()) @map("_id")
                //^^ mongo-auto-native
                }

            Good:
                // provider: mongodb
                model Post {
                  id String @id @default(auto()) @map("_id") @db.ObjectId
                }
            """,
        "mongo-auto-id": """
            `auto()` stands on a field that is not the id.

            Bad:
                // provider: mongodb
                model Post {
                  id    String @id @default(auto()) @map("_id") @db.ObjectId
                  other String @default(auto()) @db.ObjectId
                                      //^^^^^^ mongo-auto-id
                }

            Good:
                // provider: mongodb
                model Post {
                  id    String @id @default(auto()) @map("_id") @db.ObjectId
                  other String @db.ObjectId
                }
            """,
    },
)
