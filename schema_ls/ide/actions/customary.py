"""Other changes for a finding: the texts that the official extension writes, where our fixes write something else.

People who know them find them here. They are plainer than our fixes, and some leave a mistake to be mended by hand: so
they are no fixes of the rules, and come last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from schema_ls.base.finding import AppendBlock, Change, InsertMember
from schema_ls.checks.rules.validation.relations.mending import with_key
from schema_ls.checks.rules.validation.type_unknown import block_kinds
from schema_ls.checks.run import Located
from schema_ls.ide.uses import field_at
from schema_ls.model.faces import FieldFace
from schema_ls.model.handles import RelationField
from schema_ls.model.missing import KeyFields, key_fields, opposite_list
from schema_ls.model.relations import opposites
from schema_ls.model.schema import Schema
from schema_ls.syntax import make

Titled = tuple[str, tuple[Change, ...]]


def customary(schema: Schema, located: Located) -> Iterator[Titled]:
    """Titles and changes for a finding, each of them from the block of the finding."""
    found = _CHANGES.get(located.finding.code)
    return found(schema, located) if found else iter(())


def _empty_blocks(schema: Schema, located: Located) -> Iterator[Titled]:
    field = field_at(schema, located.place, located.finding.span.row)
    if field is not None:
        for kind in block_kinds(field):
            yield f"Create empty {kind} `{field.type}`", (AppendBlock(make.block(kind, field.type, ("",))),)


def _open_schema(schema: Schema, located: Located) -> Iterator[Titled]:
    yield "Add `@@schema()` to be filled in", (InsertMember(located.place.item.name, "@@schema()"),)


def _optional_key(schema: Schema, located: Located) -> Iterator[Titled]:
    """A foreign key of new, optional fields, called after the relation field and the fields that it points at."""
    field = field_at(schema, located.place, located.finding.span.row)
    if not isinstance(field, RelationField) or field.relation.fields:
        return
    key = key_fields(field.model.face, field.face, field.other)
    if key is None:
        return
    names = tuple(f"{field.name}{name}" for name in key.references)
    types = [target.type for name in key.references if (target := field.other.field(name))]
    pairs = zip(names, types, strict=True)
    new = tuple(FieldFace(name, type_, "?") for name, type_ in pairs if field.model.face.field(name) is None)
    changes = tuple(with_key(field, KeyFields(names, key.references, new)))
    yield f"Add the relation attribute with optional {make.array(names)}", changes


def _opposite_lists(schema: Schema, located: Located) -> Iterator[Titled]:
    """The other side as a list, for each relation of the model that has none."""
    field = field_at(schema, located.place, located.finding.span.row)
    in_camel_case = schema.dialect.knows("camel-case-relations")
    for side in field.model.relation_fields if field else ():
        if not opposites(side.model.face, side.face, side.other):
            member = opposite_list(side.model.face, side.face, side.other, in_camel_case=in_camel_case)
            yield f"Add `{member.text}` to `{member.model}`", (InsertMember(member.model, member.text),)


_CHANGES: dict[str, Callable[[Schema, Located], Iterator[Titled]]] = {
    "type-unknown": _empty_blocks,
    "schema-attr-missing": _open_schema,
    "relation-fields-missing": _optional_key,
    "relation-neither-side": _optional_key,
    "relation-opposite-missing": _opposite_lists,
}
