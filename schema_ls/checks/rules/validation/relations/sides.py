"""Rules on which side of a relation says what: `fields`, `references` and actions stand on exactly one of them."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Symbol
from schema_ls.base.record import replaced
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.relations.causes import of_side
from schema_ls.checks.rules.validation.relations.foreign_keys import argument_span
from schema_ls.checks.rules.validation.relations.mending import relation_fixes
from schema_ls.checks.rules.validation.relations.related import with_other_end
from schema_ls.model.faces import FieldFace, RelationFace
from schema_ls.model.handles import RelationField
from schema_ls.model.names import key_name
from schema_ls.model.relations import ONE_TO_MANY, ONE_TO_ONE, is_forward, relation_of


@with_other_end
def _sides(field: RelationField) -> Iterator[Finding]:
    side = field.opposite
    if side is None or field.model.kind == "type" or (field.is_self and not field.relation.name):
        return
    for finding in _between(field, side):
        cause = of_side(field, side)
        yield finding if finding.cause or cause is None else replaced(finding, cause=cause)


def _between(field: RelationField, side: FieldFace) -> Iterator[Finding]:
    kind = field.relation_kind
    if kind == ONE_TO_MANY:
        yield from _one_to_many(field, side)
    elif kind == ONE_TO_ONE:
        yield from _one_to_one(field, side)


def _lacking(relation: RelationFace) -> list[str]:
    """Which of the two lists are not given, or are empty, which is no better."""
    lists = (("fields", relation.fields), ("references", relation.references))
    return [name for name, names in lists if not names]


def _misread(field: RelationField, relation: RelationFace) -> Finding | None:
    """The cause of what a `@relation` lacks, where an argument of it is misspelled or has no value."""
    return None if relation.is_whole else Finding(field.name_span, "An argument of `@relation` cannot be understood.")


def _given(relation: RelationFace) -> str | None:
    """The first argument that only the side with the foreign key may have."""
    given = (
        ("fields", relation.fields is not None),
        ("references", relation.references is not None),
        ("onDelete", bool(relation.on_delete)),
        ("onUpdate", bool(relation.on_update)),
    )
    return next((name for name, is_given in given if is_given), None)


def _example(field: RelationField) -> str:
    key = field.other.id
    names = key.column_names if key and key.is_readable else ("id",)
    local = [key_name(field.name, name) for name in names]
    return f"@relation(fields: [{', '.join(local)}], references: [{', '.join(names)}])"


def _one_to_many(field: RelationField, side: FieldFace) -> Iterator[Finding]:
    if not field.face.is_list:
        lacking = _lacking(field.relation)
        if lacking:
            yield Finding(
                field.name_span,
                f"`{field.model.name}.{field.name}` holds the foreign key of its relation but does not give "
                f"`{'` and `'.join(lacking)}`. Write `{_example(field)}`.",
                code="relation-fields-missing",
                related=(Related(Symbol(field.other.name, side.name), "the other side"),),
                fixes=relation_fixes(field),
                cause=_misread(field, field.relation),
            )
        return
    given = _given(field.relation)
    if given:
        yield Finding(
            argument_span(field, given),
            f"`{given}` belongs to `{field.other.name}.{side.name}`, the side with one value, which holds the foreign key. "
            "Remove it here.",
            code="relation-wrong-side",
            related=(Related(Symbol(field.other.name, side.name), "the side with the foreign key"),),
        )


def _one_to_one(field: RelationField, side: FieldFace) -> Iterator[Finding]:
    mine, theirs = field.relation, relation_of(side)
    both = [name for name in _lacking(mine) if name in _lacking(theirs)]
    is_key = is_forward(field.model.face, field.face, field.other, side)
    if both:
        yield Finding(
            field.name_span,
            f"Neither `{field.model.name}.{field.name}` nor `{field.other.name}.{side.name}` gives `{'` and `'.join(both)}`, "
            f"so no side holds the foreign key. Write `{_example(field)}` on one of them.",
            code="relation-neither-side",
            related=(Related(Symbol(field.other.name, side.name), "the other side"),),
            fixes=relation_fixes(field) if is_key else (),
            cause=_misread(field, mine) or _misread(field, theirs) or (None if is_key else _told_there(field, side)),
        )
    elif given := _given_twice(mine, theirs):
        yield Finding(
            argument_span(field, given),
            f"Both sides of the relation between `{field.model.name}` and `{field.other.name}` give `{given}`. Only one side "
            "holds the foreign key: keep it there.",
            code="relation-both-sides",
            related=(Related(Symbol(field.other.name, side.name), "gives it, too"),),
            cause=_told_there(field, side) if is_key else None,
        )
    elif (mine.fields is None) != (mine.references is None):
        yield _split(field, side)
    elif not is_key:
        yield from _back(field, side)


def _told_there(field: RelationField, side: FieldFace) -> Finding:
    """The cause of what is wrong with both sides alike, for the one of them that does not tell of it."""
    return Finding(field.name_span, f"`{field.other.name}.{side.name}` tells of it.")


def _given_twice(mine: RelationFace, theirs: RelationFace) -> str | None:
    pairs = (
        ("fields", mine.fields is not None and theirs.fields is not None),
        ("references", mine.references is not None and theirs.references is not None),
        ("onDelete", bool((mine.on_delete or mine.on_update) and (theirs.on_delete or theirs.on_update))),
    )
    return next((name for name, is_twice in pairs if is_twice), None)


def _split(field: RelationField, side: FieldFace) -> Finding:
    mine, theirs = ("fields", "references") if field.relation.references is None else ("references", "fields")
    return Finding(
        argument_span(field, mine),
        f"`{mine}` of the relation to `{field.other.name}` stands here, `{theirs}` on the other side. Write both on one.",
        code="relation-split-sides",
        related=(Related(Symbol(field.other.name, side.name), "the other side"),),
    )


def _back(field: RelationField, side: FieldFace) -> Iterator[Finding]:
    mine = field.relation
    action = "onDelete" if mine.on_delete else "onUpdate" if mine.on_update else ""
    if action:
        yield Finding(
            argument_span(field, action),
            f"`{action}` belongs to `{field.other.name}.{side.name}`, the side with the foreign key. Remove it here.",
            code="relation-wrong-side",
        )
    elif field.face.is_required and mine.fields is None:
        yield Finding(
            field.type_span,
            f"`{field.model.name}.{field.name}` cannot be required: the foreign key is in `{field.other.name}`, so a "
            f"`{field.model.name}` may be without one. Make it `{field.type}?`.",
            code="relation-required-on-virtual-side",
        )
    elif mine.fields is not None and side.is_required and not field.face.is_required:
        yield Finding(
            argument_span(field, "fields"),
            f"The foreign key belongs to the required side, `{field.other.name}.{side.name}`. Move `fields` and `references` "
            "there.",
            code="relation-arguments-on-optional-side",
        )


RULES = family(
    (RelationField, _sides),
    group="validation",
    rows={
        "relation-fields-missing": """
            The side of a one-to-many relation with one value does not say which fields hold the foreign key.

            Bad:
                model User {
                  id Int @id
                  posts Post[]
                }

                model Post {
                  id Int @id
                  authorId Int
                  author User
                //^^^^^^ relation-fields-missing
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
        "relation-wrong-side": """
            `fields`, `references` or an action stands on the side without the foreign key.

            Bad:
                model User {
                  id Int @id
                  posts Post[] @relation(onDelete: Cascade)
                //                       ^^^^^^^^^^^^^^^^^ relation-wrong-side
                }

                model Post {
                  id Int @id
                  authorId Int
                  author User @relation(fields: [authorId], references: [id])

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
        "relation-neither-side": """
            No side of a one-to-one relation says which fields hold the foreign key.

            Bad:
                model User {
                  id Int @id
                  post Post?
                }

                model Post {
                  id Int @id
                  authorId Int @unique
                  author User
                //^^^^^^ relation-neither-side
                }

            Good:
                model User {
                  id Int @id
                  post Post?
                }

                model Post {
                  id Int @id
                  authorId Int @unique
                  author User @relation(fields: [authorId], references: [id])
                }
            """,
        "relation-both-sides": """
            Both sides of a one-to-one relation hold a foreign key.

            Bad:
                model User {
                  id Int @id
                  postId Int @unique
                  post Post? @relation(fields: [postId], references: [id])
                //                     ^^^^^^^^^^^^^^^^ relation-both-sides
                }

                model Post {
                  id Int @id
                  authorId Int @unique
                  author User @relation(fields: [authorId], references: [id])
                }

            Good:
                model User {
                  id Int @id
                  post Post?
                }

                model Post {
                  id Int @id
                  authorId Int @unique
                  author User @relation(fields: [authorId], references: [id])
                }
            """,
        "relation-split-sides": """
            `fields` stands on one side and `references` on the other.

            Bad:
                model User {
                  id Int @id
                  post Post? @relation(references: [id])
                //                     ^^^^^^^^^^^^^^^^ relation-split-sides
                }

                model Post {
                  id Int @id
                  authorId Int @unique
                  author User @relation(fields: [authorId])
                //                      ^^^^^^^^^^^^^^^^^^ relation-split-sides
                }

            Good:
                model User {
                  id Int @id
                  post Post?
                }

                model Post {
                  id Int @id
                  authorId Int @unique
                  author User @relation(fields: [authorId], references: [id])
                }
            """,
        "relation-required-on-virtual-side": """
            The side of a one-to-one relation without the foreign key cannot be required.

            Bad:
                model User {
                  id Int @id
                  post Post
                //     ^^^^ relation-required-on-virtual-side
                }

                model Post {
                  id Int @id
                  authorId Int @unique
                  author User @relation(fields: [authorId], references: [id])
                }

            Good:
                model User {
                  id Int @id
                  post Post?
                }

                model Post {
                  id Int @id
                  authorId Int @unique
                  author User @relation(fields: [authorId], references: [id])
                }
            """,
        "relation-arguments-on-optional-side": """
            The foreign key of a one-to-one relation belongs to the required side.

            Bad:
                model User {
                  id Int @id
                  postId Int? @unique
                  post Post? @relation(fields: [postId], references: [id])
                //                     ^^^^^^^^^^^^^^^^ relation-arguments-on-optional-side
                }

                model Post {
                  id Int @id
                  author User
                }

            Good:
                model User {
                  id Int @id
                  post Post?
                }

                model Post {
                  id Int @id
                  authorId Int @unique
                  author User @relation(fields: [authorId], references: [id])
                }
            """,
    },
)
