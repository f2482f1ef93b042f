"""Rules on `fields:` and `references:` of one `@relation`: what they list, and whether it fits together."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Related, Replace, Symbol
from schema_ls.base.listing import listed_names
from schema_ls.base.record import replaced
from schema_ls.base.span import Span
from schema_ls.base.spelling import nearest
from schema_ls.checks.fixes import add_unique
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.relations.causes import is_on_broken_line, lost_key
from schema_ls.checks.rules.validation.relations.related import with_other_end
from schema_ls.model.faces import FieldFace, ModelFace
from schema_ls.model.handles import UNKNOWN, ForeignKey, RelationField
from schema_ls.model.items import is_builtin
from schema_ls.syntax.ast import Array, Constant


def argument_span(field: RelationField, *names: str) -> Span:
    """An argument of the `@relation`; the field's name where it is missing."""
    attribute = field.attribute("relation")
    argument = attribute.argument(*names) if attribute else None
    return field.item.span(argument.columns) if argument else field.name_span


def _item_span(field: RelationField, argument: str, name: str) -> Span:
    attribute = field.attribute("relation")
    found = attribute.argument(argument) if attribute else None
    if found and isinstance(found.value, Array):
        for item in found.value.items:
            if isinstance(item, Constant) and item.text == name:
                return field.item.span(item.columns)
    return argument_span(field, argument)


def _is_relation(field: RelationField, owner: ModelFace, listed: FieldFace) -> bool:
    if owner.name == field.model.name:
        own = field.model.field(listed.name)
        return isinstance(own, RelationField)
    return listed.type in (field.model.name, field.other.name)


@with_other_end
def _listed(field: RelationField) -> Iterator[Finding]:
    """Fields that do not exist or hold no value, in either list."""
    lists = (
        ("fields", field.relation.fields, field.model.face),
        ("references", field.relation.references, field.other),
    )
    for argument, names, owner in lists:
        for name in names or ():
            listed = owner.field(name)
            if listed is None or listed.is_broken:
                yield _unknown(field, argument, name, owner, listed)
            elif _is_relation(field, owner, listed) or (owner is field.model.face and _unknown_type(field, listed)):
                yield Finding(
                    _item_span(field, argument, name),
                    f"`{owner.name}.{name}` leads to another model and holds no value. List the fields that hold the key.",
                    code="relation-non-scalar-fields",
                    cause=_unknown_type(field, listed) or _usurped_type(field, listed),
                )


def _unknown_type(field: RelationField, listed: FieldFace) -> Finding | None:
    own = field.model.field(listed.name)
    return Finding(own.type_span, "This type is unknown.") if own and own.kind == UNKNOWN else None


def _usurped_type(field: RelationField, listed: FieldFace) -> Finding | None:
    """The cause where a field leads to another model only because that is called as a built-in type."""
    return Finding(field.name_span, f"A model is called `{listed.type}`.") if is_builtin(listed.type) else None


def _unread_type(field: RelationField, mine: FieldFace, theirs: FieldFace) -> Finding | None:
    """The cause where a line is broken or the other model names a type that nobody knows."""
    is_other_sure = is_builtin(theirs.type) or field.other.name not in field.model.scope.facts.doubtful
    if is_other_sure and not mine.is_broken and not theirs.is_broken:
        return None
    return Finding(field.name_span, f"`{mine.name}` or `{theirs.name}` cannot be read in full.")


def _unknown(field: RelationField, argument: str, name: str, owner: ModelFace, broken: FieldFace | None) -> Finding:
    """A field that does not exist. One whose line is broken, or that may stand behind a missing brace, is no mistake here."""
    span, is_torn = _item_span(field, argument, name), owner.name in field.model.scope.facts.unclosed
    meant = nearest(name, (f.name for f in owner.fields if not f.is_broken and not _is_relation(field, owner, f)))
    hint = f"Did you mean `{meant}`?" if meant else f"Add it to `{owner.name}`, or list a field that exists."
    fixes = (Fix(f"Change spelling to `{meant}`", (Replace(span, meant),), FixClass.UNSAFE),) if meant else ()
    return Finding(
        span,
        f"`{owner.name}` has no field `{name}`. {hint}",
        code="relation-unknown-fields",
        related=(Related(Symbol(owner.name), "the model that lacks it"),),
        fixes=fixes,
        cause=Finding(span, f"`{name}` cannot be read.")
        if broken or is_torn or is_on_broken_line(field, name)
        else None,
    )


def _readable(field: RelationField) -> tuple[list[FieldFace], list[FieldFace]] | None:
    """The listed fields of both sides, None where a list is missing, empty, or names what cannot be in it."""
    local = [field.model.face.field(name) for name in field.local_fields]
    there = [field.other.field(name) for name in field.referenced_fields]
    if not local or not there:
        return None
    mine = [f for f in local if f and not _is_relation(field, field.model.face, f)]
    theirs = [f for f in there if f and not _is_relation(field, field.other, f)]
    return (mine, theirs) if len(mine) == len(local) and len(theirs) == len(there) else None


@with_other_end
def _fits(field: RelationField) -> Iterator[Finding]:
    """Both lists are there and known: do they make a foreign key?"""
    lists, fields, references = _readable(field), field.relation.fields, field.relation.references
    if fields is not None and references is not None and bool(fields) != bool(references):
        cause = Finding(argument_span(field, "fields"), "One of the lists is empty.")
        yield replaced(_unpaired(field, len(fields), len(references)), cause=cause)
    if field.face.is_list or lists is None:
        return
    local, there = lists
    if len(local) != len(there):
        yield _unpaired(field, len(local), len(there))
    else:
        yield from _references(field, tuple(f.name for f in there))
    yield from _types(field, local, there)
    yield from _optional(field, local)


def _unpaired(field: RelationField, own: int, others: int) -> Finding:
    return Finding(
        argument_span(field, "fields"),
        f"`{field.model.name}.{field.name}` lists {own} of its own fields but {others} of `{field.other.name}`. List them "
        "in pairs.",
        code="relation-count-mismatch",
    )


def _references(field: RelationField, names: tuple[str, ...]) -> Iterator[Finding]:
    if not field.other.has_unique(names, in_order=False):
        listed = ", ".join(names)
        make_unique = f"`@unique` to `{listed}`" if len(names) == 1 else f"`@@unique([{listed}])`"
        yield Finding(
            argument_span(field, "references"),
            f"`{field.other.name}.{listed}` is not unique, so it cannot be referenced. Reference the id of "
            f"`{field.other.name}`, or add {make_unique} there.",
            code="relation-references-not-unique",
            related=(Related(Symbol(field.other.name), "the referenced model"),),
            fixes=(add_unique(field.other.name, names),),
            cause=lost_key(field, names),
        )
    elif field.dialect.supports("RelationFieldsInArbitraryOrder"):
        return
    elif not field.other.has_unique(names, in_order=True):
        yield Finding(
            argument_span(field, "references"),
            f"{field.dialect.title} needs the referenced fields in the order of the key of `{field.other.name}`.",
            code="relation-references-order",
        )


def _types(field: RelationField, local: list[FieldFace], there: list[FieldFace]) -> Iterator[Finding]:
    for mine, theirs in zip(local, there, strict=False):
        if mine.type != theirs.type:
            yield Finding(
                _item_span(field, "fields", mine.name),
                f"`{field.model.name}.{mine.name}` {_has_type(mine)} but refers to `{field.other.name}.{theirs.name}`, which "
                f"{_has_type(theirs)}. Give both the same type.",
                code="relation-type-mismatch",
                related=(Related(Symbol(field.model.name, mine.name), _has_type(mine)),),
                cause=_unknown_type(field, mine) or _unread_type(field, mine, theirs),
            )


def _has_type(field: FieldFace) -> str:
    return f"is {field.type}" if field.type else "has no type"


def _optional(field: RelationField, local: list[FieldFace]) -> Iterator[Finding]:
    optional = [f.name for f in local if f.arity == "?"]
    if optional and field.face.is_required:
        listed = listed_names(optional)
        yield Finding(
            field.name_span,
            f"`{field.model.name}.{field.name}` is required although {listed} may be empty. Make it `{field.type}?`, or "
            f"make {listed} required.",
            code="relation-optional-scalars",
            fixes=(_made_optional(field),),
        )


def _made_optional(field: RelationField) -> Fix:
    span = field.type_span
    end = Span(span.end_row, span.end_column, span.end_row, span.end_column)
    return Fix(f"Make `{field.name}` optional", (Replace(end, "?"),), FixClass.UNSAFE)


RULES = family(
    (ForeignKey, _listed),
    (ForeignKey, _fits),
    group="validation",
    early=("relation-unknown-fields", "relation-non-scalar-fields"),
    rows={
        "relation-unknown-fields": """
            A relation lists a field that does not exist.

            Bad:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId Int
                  author User @relation(fields: [writerId], references: [id])
                //                               ^^^^^^^^ relation-unknown-fields
                }

            Bad:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  writerId Int
                  author User @relation(fields: [writrId], references: [id])
                  //                             ^^^^^^^ relation-unknown-fields
                }

            Good:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId Int
                  author User @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                }
            """,
        "relation-non-scalar-fields": """
            A relation lists a field that leads to another model.

            Bad:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId Int
                  author User @relation(fields: [author], references: [id])
                //                               ^^^^^^ relation-non-scalar-fields
                }

            Good:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId Int
                  author User @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                }
            """,
        "relation-count-mismatch": """
            A relation lists more fields on one side than on the other.

            Bad:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId Int
                  teamId Int
                  author User @relation(fields: [authorId, teamId], references: [id])
                //                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ relation-count-mismatch

                  @@index([authorId, teamId])
                }

            Good:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId Int
                  author User @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                }
            """,
        "relation-references-not-unique": """
            A relation references fields that are not unique, so that several records could be meant.

            Bad:
                model User {
                  id Int @id
                  name String
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorName String
                  author User @relation(fields: [authorName], references: [name])
                //                                            ^^^^^^^^^^^^^^^^^^ relation-references-not-unique

                  @@index([authorName])
                }

            Good:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId Int
                  author User @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                }
            """,
        "relation-references-order": """
            The referenced fields stand in another order than in their key, and the database insists on it.

            Bad:
                // provider: sqlserver
                model User {
                  a Int
                  b Int
                  posts Post[]

                  @@id([a, b])
                }

                model Post {
                  id Int @id
                  userA Int
                  userB Int
                  author User @relation(fields: [userB, userA], references: [b, a])
                //                                              ^^^^^^^^^^^^^^^^^^ relation-references-order

                  @@index([userB, userA])
                }

            Good:
                // provider: sqlserver
                model User {
                  a Int
                  b Int
                  posts Post[]

                  @@id([a, b])
                }

                model Post {
                  id Int @id
                  userA Int
                  userB Int
                  author User @relation(fields: [userA, userB], references: [a, b])

                  @@index([userA, userB])
                }
            """,
        "relation-type-mismatch": """
            A field of a foreign key has another type than the field it refers to.

            Bad:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId String
                  author User @relation(fields: [authorId], references: [id])
                //                               ^^^^^^^^ relation-type-mismatch

                  @@index([authorId])
                }

            Good:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId Int
                  author User @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                }
            """,
        "relation-optional-scalars": """
            A relation is required although the fields that hold its key may be empty.

            Bad:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId Int?
                  author User @relation(fields: [authorId], references: [id])
                //^^^^^^ relation-optional-scalars

                  @@index([authorId])
                }

            Good:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId Int
                  author User @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                }
            """,
    },
)
