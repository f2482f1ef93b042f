"""Rule: type-unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema_ls.base.finding import AppendBlock, Change, Finding, Fix, FixClass, Replace
from schema_ls.base.spelling import nearest
from schema_ls.checks.fixes import id_face, id_field
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.validation.relations.mending import with_key
from schema_ls.model.faces import ID, Key, KeyColumn, ModelFace
from schema_ls.model.handles import RELATION, UNKNOWN, UNSUPPORTED, Field, Model, RelationField, Worded
from schema_ls.model.missing import key_fields, opposite_members
from schema_ls.model.names import free_name, lower_camel, plural
from schema_ls.model.relations import relation_of
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax import make
from schema_ls.syntax.ast import Call

_OF_VALUES = frozenset(("id", "unique", "default"))
"""Attributes that no field has that leads to a model."""


@rule("type-unknown", group="validation", on=Worded, is_early=True)
def unknown_type(field: Field) -> Iterator[Finding]:
    """The type of a field is neither built in nor declared.

    Bad:
        model Post {
          id     Int @id
          author Person
               //^^^^^^ type-unknown
        }

    Bad:
        model Post {
          id    Int   @id
          title Sting
              //^^^^^ type-unknown
        }

    Good:
        model Post {
          id     Int    @id
          author String
        }
    """
    hidden = field.model.scope.facts.taken_in
    if hidden and field.type in hidden:
        message = f"`{field.type}` is hidden: its first line cannot be read, or a `}}` is missing before or behind it."
        yield Finding(field.type_span, message, cause=Finding(field.type_span, message))
    elif field.kind == UNSUPPORTED:
        reference = field.item.type
        if reference is not None and reference.arguments is None and reference.arity != "[T]":
            message = '`Unsupported` names the type that the database has: write `Unsupported("...")`.'
            yield Finding(field.type_span, message)
    elif field.kind == UNKNOWN:
        yield _unknown(field)


def _unknown(field: Field) -> Finding:
    known = (*field.model.scope.facts.known_names, *SCALARS)
    name, meant = field.type, nearest(field.type, known)
    hint = f"Did you mean `{meant}`?" if meant else "Declare it as a model or enum, or use a built-in type."
    return Finding(
        field.type_span,
        f"Type `{name}` of `{field.model.name}.{field.name}` is not known. {hint}",
        fixes=tuple(_fixes(field, meant)),
    )


def _fixes(field: Field, meant: str | None) -> Iterator[Fix]:
    """Another spelling, or a new block, the least that is valid."""
    if meant:
        yield Fix(f"Change spelling to `{meant}`", (Replace(field.type_span, meant),), FixClass.UNSAFE)
    for kind in block_kinds(field):
        changes = _new_model(field) if kind == "model" else _new_block(field, kind, _LEAST[kind])
        yield Fix(f"Create {kind} `{field.type}`", changes, FixClass.MIGRATION)


_LEAST = {"enum": ("VALUE",), "type": (make.field("value", "String"),)}
"""The members without which a block of a kind is not valid."""


def _listed(model: Model) -> set[str]:
    """The fields that are in keys of a model."""
    return {name for key in model.face.keys for name in key.column_names}


def _new_block(field: Field, kind: str, members: Iterable[str]) -> tuple[Change, ...]:
    return (AppendBlock(make.block(kind, field.type, members)),)


def block_kinds(field: Field) -> Iterator[str]:
    """Which blocks could declare the type of a field, behind its own if that has an end: what its attributes allow."""
    dialect, attributes = field.dialect, [attribute.name for attribute in field.item.attributes]
    if field.model.item.block.close < 0:
        return
    is_value = any(attribute in _OF_VALUES for attribute in attributes) or field.name in _listed(field.model)
    if field.model.kind != "type" and not is_value:
        yield "model"
    is_computed = isinstance(field.item.default, Call) or (field.face.is_list and not dialect.supports("ScalarLists"))
    if "relation" not in attributes and not is_computed and dialect.supports("Enums"):
        yield "enum"
    if not attributes and dialect.supports("CompositeTypes"):
        yield "type"


_ID = Key(ID, (KeyColumn("id"),), on_block=False)


def _new_model(field: Field) -> tuple[Change, ...]:
    """A model with an id, related to the one of the field, which gets a foreign key if it holds one value and has none."""
    known = tuple(_other_side(field))
    if known or relation_of(field.face).fields or field.face.is_broken or not field.type.isidentifier():
        return _new_block(field, "model", known or (id_field(field.dialect),))
    owner, own_id = field.model.face, id_field(field.dialect)
    target = ModelFace("model", field.type, (id_face(field.dialect),), (_ID,))
    if field.face.is_list:
        others = opposite_members(owner, field.face, target, cascades=not field.dialect.refuses_cascade_paths)
        return _new_block(field, "model", (own_id, *(other.text for other in others)))
    side = RelationField(field.model, field.item, RELATION, target)
    key = key_fields(owner, field.face, target)
    back = opposite_members(owner, field.face, target)
    changes = tuple(with_key(side, key)) if key else ()
    return (*changes, *_new_block(field, "model", (own_id, *(other.text for other in back))))


def _other_side(field: Field) -> Iterator[str]:
    """The members of a model that a field refers to by a foreign key of one column: the id, as that is typed, and a field that
    leads back."""
    relation, model = relation_of(field.face), field.model
    held = [model.face.field(name) for name in relation.fields or ()]
    if (
        len(held) != 1
        or held[0] is None
        or held[0].is_list
        or len(relation.references or ()) != 1
        or field.face.is_list
    ):
        return
    native = held[0].native
    types = (native.attribute,) if native else ()
    (name,) = relation.references or ()
    yield make.field(name, held[0].type, "", (make.attribute("id"), *types))
    is_one = any(key.is_unique and key.column_names == relation.fields for key in model.face.keys)
    back = lower_camel(model.name if is_one else plural(model.name))
    named = (make.attribute("relation", (make.quoted(relation.name),)),) if relation.name else ()
    yield make.field(free_name(back, (name,).__contains__), model.name, "?" if is_one else "[]", named)
