"""Rules on what tells the records of a model apart: it needs one way to do so, and has one id at most."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, InsertMember, Related, Replace
from schema_ls.base.span import Span
from schema_ls.checks.fixes import id_field
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.keys.written import doubt
from schema_ls.model.faces import ID, UNIQUE, Key
from schema_ls.model.handles import Model
from schema_ls.spec.attributes import BLOCK_ATTRIBUTES, FIELD_ATTRIBUTES
from schema_ls.syntax import make
from schema_ls.syntax.ast import Attribute


def _model(model: Model) -> Iterator[Finding]:
    if model.kind == "type" or not model.name:
        return
    yield from _several_ids(model)
    if model.kind == "model" and model.dialect.supports("UnderscoreIds"):
        yield from _document_id(model)
        if model.face.id is None:
            return
    if _needs_criterion(model) and not any(_identifies(model, key) for key in model.face.keys):
        yield _without(model)


def _needs_criterion(model: Model) -> bool:
    if model.face.is_ignored:
        return False
    return model.kind == "model" or model.dialect.knows("view-keys")


def _identifies(model: Model, key: Key) -> bool:
    """Whether every record has its own value of a key. A list is one; whether an id may have it, other rules say."""
    if not key.is_unique or not key.is_readable:
        return False
    fields = [model.face.field(name) for name in key.column_names]
    return all(f is not None and (f.is_required or f.is_list) and not f.is_unsupported for f in fields)


def _without(model: Model) -> Finding:
    return Finding(
        model.name_span,
        f"Nothing tells the records of `{model.name}` apart. Give it an id, `@id` or `@@id`, or make a required field "
        "`@unique`.",
        code="model-without-unique",
        fixes=_ids(model),
        cause=doubt(model) or _attempt(model),
    )


def _ids(model: Model) -> tuple[Fix, ...]:
    """How to give a model an id: the field that is called so, or a new one."""
    named = model.field("id")
    if named is None:
        text = id_field(model.dialect)
        return (Fix(f"Add `{text}`", (InsertMember(model.name, text),), FixClass.MIGRATION),)
    if not named.face.is_required or model.face.id:
        return ()
    span = named.item.span(named.item.type.columns) if named.item.type else named.name_span
    end = Span(span.end_row, span.end_column, span.end_row, span.end_column)
    return (Fix("Make `id` the id", (Replace(end, f" {make.attribute('id')}"),), FixClass.MIGRATION),)


def _attempt(model: Model) -> Finding | None:
    """A key that was tried but is wrong in itself: that no key is left then follows from it."""
    for index in model.indexes:
        if index.key.kind == ID or (index.key.kind == UNIQUE and _is_unknown(model, index.key)):
            return Finding(index.span, "This key is wrong.")
    for field in model.item.fields:
        for attribute in field.attributes:
            if _is_misspelled(attribute, "@"):
                return Finding(field.name_span, "This attribute is unknown.")
    for member in model.item.attributes:
        if _is_misspelled(member.attribute_view, "@@"):
            return Finding(member.line_span, "This attribute is unknown.")
    return None


def _is_unknown(model: Model, key: Key) -> bool:
    return not key.is_readable or any(model.face.field(name) is None for name in key.column_names)


def _is_misspelled(attribute: Attribute, signs: str) -> bool:
    known = FIELD_ATTRIBUTES if signs == "@" else BLOCK_ATTRIBUTES
    return "." not in attribute.name and signs + attribute.name not in known


def _several_ids(model: Model) -> Iterator[Finding]:
    ids = [index for index in model.indexes if index.key.kind == ID]
    alone = [index for index in ids if not index.key.on_block]
    names = {index.key.column_names for index in ids}
    if len({(index.item.member.row, index.key.on_block) for index in ids}) > 1 and alone:
        listed = " and ".join(index.spelling for index in ids)
        yield Finding(
            model.name_span,
            f"`{model.name}` has more than one id: {listed}. Keep one; several fields together are one id in "
            f"`@@id([{', '.join(name for index in alone for name in index.key.column_names)}])`.",
            code="id-twice",
            related=tuple(Related(index.span, "an id") for index in ids),
            cause=Finding(alone[-1].span, "The field stands there twice.")
            if len(names) == 1 and len(alone) > 1
            else None,
        )


def _document_id(model: Model) -> Iterator[Finding]:
    """What the id of a document must be, where its name is fixed."""
    key = model.face.id
    if key is None:
        yield Finding(
            model.name_span,
            f"`{model.name}` has no id, but every document of {model.dialect.title} does. Add "
            f"`{id_field(model.dialect)}`.",
            code="mongo-id-missing",
            fixes=_ids(model),
            cause=doubt(model) or _attempt(model),
        )
        return
    field = model.field(key.column_names[0]) if len(key.columns) == 1 else None
    if field is None or field.face.column == "_id":
        return
    mapped = field.attribute("map")
    text = make.attribute("map", (make.quoted("_id"),))
    place = field.item.span((field.item.code_end, field.item.code_end))
    span = field.attribute_span("map") if mapped else place
    yield Finding(
        field.name_span,
        f"The id of a document is called `_id` in {model.dialect.title}. Add `{text}` to `{model.name}.{field.name}`.",
        code="mongo-id-map",
        fixes=(Fix(f"Add `{text}`", (Replace(span, text if mapped else f" {text}"),), FixClass.MIGRATION),),
    )


RULES = family(
    (Model, _model),
    group="validation",
    early=("id-twice",),
    rows={
        "model-without-unique": """
            Nothing tells the records of a model apart: it has neither an id nor a unique over required fields.

            Bad:
                model Post {
                    //^^^^ model-without-unique
                  title String
                }

            Good:
                model Post {
                  id    Int    @id
                  title String
                }

                model Route {
                  stops String[] @unique
                }
            """,
        "id-twice": """
            A model has more than one id.

            Bad:
                model Member {
                    //^^^^^^ id-twice
                  team Int @id
                  user Int @id
                }

            Good:
                model Member {
                  team Int
                  user Int

                  @@id([team, user])
                }
            """,
        "mongo-id-missing": """
            A model without id, in a database whose documents all have one.

            Bad:
                // provider: mongodb
                model Post {
                    //^^^^ mongo-id-missing
                  slug String @unique
                }

            Good:
                // provider: mongodb
                model Post {
                  id   String @id @default(auto()) @map("_id") @db.ObjectId
                  slug String @unique
                }
            """,
        "mongo-id-map": """
            The id of a document has another name than `_id` in the database.

            Bad:
                // provider: mongodb
                model Post {
                  id String @id @default(auto()) @db.ObjectId
                //^^ mongo-id-map
                }

            Good:
                // provider: mongodb
                model Post {
                  id String @id @default(auto()) @map("_id") @db.ObjectId
                }
            """,
    },
)
