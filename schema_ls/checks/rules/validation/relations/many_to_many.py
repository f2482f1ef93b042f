"""Rules on many-to-many relations: kept in a join table, or in lists of ids inside the documents."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Severity, Symbol
from schema_ls.base.span import Span
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.relations.foreign_keys import argument_span
from schema_ls.checks.rules.validation.relations.related import with_other_end
from schema_ls.model.faces import FieldFace
from schema_ls.model.handles import ForeignKey, RelationField
from schema_ls.model.relations import MANY_TO_MANY, relation_of


@with_other_end
def _many_to_many(field: RelationField) -> Iterator[Finding]:
    side = field.opposite
    if side is None or field.model.kind == "type" or field.relation_kind != MANY_TO_MANY:
        return
    yield from _actions(field)
    if field.relation.fields is not None or relation_of(side).fields is not None:
        if field.dialect.supports("TwoWayEmbeddedManyToManyRelation"):
            yield from _embedded(field)
        else:
            yield Finding(
                field.name_span,
                f"{field.dialect.title} cannot hold a many-to-many relation in a list. Remove `fields` and `references`, or "
                "relate both models to a model of their own in between.",
                code="m2n-embedded-unsupported",
            )
    elif field.dialect.supports("ImplicitManyToManyRelation"):
        yield from _implicit(field)
    else:
        yield Finding(
            field.name_span,
            f"{field.dialect.title} has no join tables. Give `{field.model.name}` a list of ids, and name it here: "
            f"`@relation(fields: [{field.name}Ids], references: [id])`; the other side needs the same.",
            code="m2n-implicit-unsupported",
            related=(Related(Symbol(field.other.name, side.name), "the other side"),),
        )


def _actions(field: RelationField) -> Iterator[Finding]:
    for name, action in (("onDelete", field.relation.on_delete), ("onUpdate", field.relation.on_update)):
        if action:
            yield Finding(
                value_span(field, name),
                f"A many-to-many relation takes no `{name}`: its join table always deletes along. Remove it.",
                code="m2n-actions",
            )


def value_span(field: RelationField, name: str) -> Span:
    """The value of an argument of the `@relation`; the argument where it has none, the field's name without one."""
    attribute = field.attribute("relation")
    argument = attribute.argument(name) if attribute else None
    if argument is None or argument.value is None:
        return argument_span(field, name)
    return field.item.span(argument.value.columns)


def _implicit(field: RelationField) -> Iterator[Finding]:
    key = field.other.id
    views = [
        name
        for name, kind in ((field.model.name, field.model.kind), (field.other.name, field.other.kind))
        if kind == "view"
    ]
    refused = None
    if views and not field.dialect.knows("view-many-to-many"):
        refused = Finding(
            field.name_span,
            f"`{views[0]}` is a view, and no join table can refer to one. Relate both to a model in between.",
            code="m2n-views",
        )
        yield refused
    if key is None or len(key.columns) != 1:
        yield Finding(
            field.name_span,
            f"`{field.model.name}.{field.name}` is one side of a many-to-many relation, but `{field.other.name}` has no id of "
            "one field that a join table could hold. Give it one, or write the join table as a model.",
            code="m2n-no-id",
            related=(Related(Symbol(field.other.name), "has no such id"),),
            cause=refused,
        )
    elif field.relation.references is not None:
        yield Finding(
            argument_span(field, "references"),
            "A many-to-many relation over a join table always references the ids. Remove `references`.",
            code="m2n-references",
        )


def _embedded(field: RelationField) -> Iterator[Finding]:
    """One list here holds ids of the documents there."""
    lists = (("fields", field.relation.fields), ("references", field.relation.references))
    wrong = [name for name, names in lists if names is None or len(names) != 1]
    for name in wrong:
        yield Finding(
            argument_span(field, name) if _gives(field, name) else field.attribute_span("relation"),
            f"`{field.model.name}.{field.name}` needs `{name}` with exactly one field: `fields` a list of ids, `references` "
            f"the id of `{field.other.name}`.",
            code="m2n-embedded-fields",
        )
    if wrong:
        return
    key = field.other.id
    if key is not None and field.referenced_fields != key.column_names:
        yield Finding(
            argument_span(field, "references"),
            f"A list can only hold ids. Reference `{', '.join(key.column_names)}` of `{field.other.name}`.",
            code="m2n-references",
        )
    yield from _array(field)


def _gives(field: RelationField, name: str) -> bool:
    attribute = field.attribute("relation")
    return attribute is not None and attribute.argument(name) is not None


def _array(field: RelationField) -> Iterator[Finding]:
    mine, theirs = field.model.face.field(field.local_fields[0]), field.other.field(field.referenced_fields[0])
    if mine is None or theirs is None or (mine.is_list and _described(mine, "[]") == _described(theirs, "[]")):
        return
    yield Finding(
        argument_span(field, "fields"),
        f"`{field.model.name}.{mine.name}` is `{_described(mine, mine.arity)}`, but to hold ids of `{field.other.name}` it "
        f"must be `{_described(theirs, '[]')}`.",
        code="m2n-embedded-array",
        related=(Related(Symbol(field.model.name, mine.name), "the list"),),
    )


def _described(field: FieldFace, arity: str) -> str:
    return f"{field.type}{arity} {field.native.attribute}" if field.native else field.type + arity


def _is_known(field: RelationField, side: FieldFace) -> bool:
    return side.native is None or side.native.name in field.dialect.native_types()


def _native_types(field: RelationField) -> Iterator[Finding]:
    """Documents are joined by values of one type: the native types of both sides must agree."""
    if not field.dialect.supports("RelationsOfOneNativeType"):
        return
    for name, other in zip(field.local_fields, field.referenced_fields, strict=False):
        mine, theirs = field.model.field(name), field.other.field(other)
        if (
            mine is None
            or theirs is None
            or mine.face.native == theirs.native
            or mine.face.is_broken
            or theirs.is_broken
        ):
            continue
        cause = next(_array(field), None) if field.face.is_list and mine.type == theirs.type else None
        if cause is None and not (_is_known(field, mine.face) and _is_known(field, theirs)):
            cause = Finding(mine.name_span, "One of the native types is not known.")
        yield Finding(
            mine.name_span,
            f"`{field.model.name}.{name}` is `{_described(mine.face, mine.face.arity)}` but refers to "
            f"`{field.other.name}.{other}`, which is `{_described(theirs, theirs.arity)}`: documents whose types differ are "
            "never joined. Give both the same type.",
            code="mongo-native-type-mismatch",
            severity=Severity.WARNING,
            related=(Related(Symbol(field.other.name, other), "what it refers to"),),
            cause=cause,
        )


RULES = family(
    (RelationField, _many_to_many),
    (ForeignKey, _native_types),
    group="validation",
    warnings=("mongo-native-type-mismatch",),
    rows={
        "m2n-actions": """
            A many-to-many relation over a join table takes no referential action.

            Bad:
                model User {
                  id Int @id
                  posts Post[] @relation(onDelete: Cascade)
                //                                 ^^^^^^^ m2n-actions
                }

                model Post {
                  id Int @id
                  authors User[]
                }

            Good:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authors User[]
                }
            """,
        "m2n-embedded-unsupported": """
            Only MongoDB keeps a many-to-many relation in lists of ids.

            Bad:
                model User {
                  id Int @id
                  postIds Int[]
                  posts Post[] @relation(fields: [postIds], references: [id])
                //^^^^^ m2n-embedded-unsupported
                }

                model Post {
                  id Int @id
                  authors User[]
                //^^^^^^^ m2n-embedded-unsupported
                }

            Good:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authors User[]
                }
            """,
        "m2n-no-id": """
            A join table needs an id of one field on both sides.

            Bad:
                model User {
                  id Int @id
                  posts Post[]
                //^^^^^ m2n-no-id
                }

                model Post {
                  slug String @unique
                  authors User[]
                }

            Good:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authors User[]
                }
            """,
        "m2n-references": """
            A join table always references the ids of both sides.

            Bad:
                model User {
                  id Int @id
                  posts Post[] @relation(references: [id])
                //                       ^^^^^^^^^^^^^^^^ m2n-references
                }

                model Post {
                  id Int @id
                  authors User[]
                }

            Good:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authors User[]
                }
            """,
        "m2n-views": """
            A view on one side of a many-to-many relation without a model in between.

            Bad:
                generator client {
                  provider        = "prisma-client"
                  output          = "client"
                  previewFeatures = ["views"]
                }

                model Tag {
                  id    Int    @id
                  posts Post[]
                //^^^^^ m2n-views
                }

                view Post {
                  id   Int   @unique
                  tags Tag[]
                //^^^^ m2n-views
                }

            Good:
                model Tag {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id   Int   @id
                  tags Tag[]
                }
            """,
        "m2n-implicit-unsupported": """
            MongoDB has no join tables: each side of a many-to-many relation keeps a list of ids.

            Bad:
                // provider: mongodb
                model Tag {
                  id    String @id @map("_id")
                  posts Post[]
                //^^^^^ m2n-implicit-unsupported
                }

                model Post {
                  id   String @id @map("_id")
                  tags Tag[]
                //^^^^ m2n-implicit-unsupported
                }

            Good:
                // provider: mongodb
                model Tag {
                  id      String   @id @map("_id")
                  postIds String[]
                  posts   Post[]   @relation(fields: [postIds], references: [id])
                }

                model Post {
                  id     String   @id @map("_id")
                  tagIds String[]
                  tags   Tag[]    @relation(fields: [tagIds], references: [id])
                }
            """,
        "m2n-embedded-fields": """
            A many-to-many relation in lists of ids does not name its list, or the id that it holds.

            Bad:
                // provider: mongodb
                model Tag {
                  id      String   @id @map("_id")
                  postIds String[]
                  posts   Post[]   @relation(fields: [postIds])
                //                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ m2n-embedded-fields
                }

                model Post {
                  id     String   @id @map("_id")
                  tagIds String[]
                  tags   Tag[]    @relation(fields: [tagIds], references: [id])
                }

            Good:
                // provider: mongodb
                model Tag {
                  id      String   @id @map("_id")
                  postIds String[]
                  posts   Post[]   @relation(fields: [postIds], references: [id])
                }

                model Post {
                  id     String   @id @map("_id")
                  tagIds String[]
                  tags   Tag[]    @relation(fields: [tagIds], references: [id])
                }
            """,
        "m2n-embedded-array": """
            The field that is to hold ids is no list, or has another type than they have.

            Bad:
                // provider: mongodb
                model Tag {
                  id      String @id @map("_id")
                  postIds Int[]
                  posts   Post[] @relation(fields: [postIds], references: [id])
                //                         ^^^^^^^^^^^^^^^^^ m2n-embedded-array
                }

                model Post {
                  id     String   @id @map("_id")
                  tagIds String[]
                  tags   Tag[]    @relation(fields: [tagIds], references: [id])
                }

            Good:
                // provider: mongodb
                model Tag {
                  id      String   @id @map("_id")
                  postIds String[]
                  posts   Post[]   @relation(fields: [postIds], references: [id])
                }

                model Post {
                  id     String   @id @map("_id")
                  tagIds String[]
                  tags   Tag[]    @relation(fields: [tagIds], references: [id])
                }
            """,
        "mongo-native-type-mismatch": """
            A field and the one that it refers to have different native types, so that no documents are ever joined.

            Bad:
                // provider: mongodb
                model User {
                  id    String @id @map("_id") @db.ObjectId
                  posts Post[]
                }

                model Post {
                  id       String @id @map("_id") @db.ObjectId
                  authorId String
                //^^^^^^^^ mongo-native-type-mismatch
                  author   User   @relation(fields: [authorId], references: [id])
                }

            Good:
                // provider: mongodb
                model User {
                  id    String @id @map("_id") @db.ObjectId
                  posts Post[]
                }

                model Post {
                  id       String @id @map("_id") @db.ObjectId
                  authorId String @db.ObjectId
                  author   User   @relation(fields: [authorId], references: [id])
                }
            """,
    },
)
