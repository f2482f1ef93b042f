"""Rules on referential actions: known, possible in the database, and fitting the fields that they change."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Related, Replace, Severity, Symbol
from schema_ls.base.listing import listed_names
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.relations.foreign_keys import argument_span
from schema_ls.checks.rules.validation.relations.many_to_many import value_span
from schema_ls.checks.rules.validation.relations.mending import made_optional
from schema_ls.checks.rules.validation.relations.related import with_other_end
from schema_ls.model.handles import RelationField
from schema_ls.spec.provider import ACTIONS


@with_other_end
def _actions(field: RelationField) -> Iterator[Finding]:
    relation = field.relation
    for argument, action in (("onDelete", relation.on_delete), ("onUpdate", relation.on_update)):
        if not action:
            continue
        if action not in ACTIONS:
            yield _unknown(field, argument, action)
        elif field.face.is_list:
            continue
        elif action not in field.dialect.referential_actions():
            yield _unsupported(field, argument, action)
        elif action == "SetNull":
            yield from _set_null(field, argument)
        elif action == "SetDefault" and field.dialect.doubts_set_default:
            yield Finding(
                argument_span(field, argument),
                f"{field.dialect.title} takes `SetDefault` but does not do it: the statement fails. Use another action, "
                "such as `NoAction`.",
                code="set-default-mysql",
                fixes=(_instead(field, argument, "NoAction"),),
            )


def _unknown(field: RelationField, argument: str, action: str) -> Finding:
    span = value_span(field, argument)
    allowed = field.dialect.referential_actions()
    meant = nearest(action, allowed)
    hint = f"Did you mean `{meant}`?" if meant else f"Use one of {listed_names(allowed, 'or')}."
    fixes = (Fix(f"Change spelling to `{meant}`", (Replace(span, meant),), FixClass.MIGRATION),) if meant else ()
    message = f"There is no referential action `{action}`. {hint}"
    return Finding(span, message, code="referential-action-unknown", fixes=fixes)


def _unsupported(field: RelationField, argument: str, action: str) -> Finding:
    dialect = field.dialect
    where = f'{dialect.title} with `relationMode = "prisma"`' if not dialect.foreign_keys_exist else dialect.title
    return Finding(
        argument_span(field, argument),
        f"{where} has no action `{action}`. Use one of {listed_names(dialect.referential_actions(), 'or')}.",
        code="referential-action-unsupported",
    )


def _instead(field: RelationField, argument: str, action: str) -> Fix:
    return Fix(f"Change to `{action}`", (Replace(value_span(field, argument), action),), FixClass.MIGRATION)


def _set_null(field: RelationField, argument: str) -> Iterator[Finding]:
    held = [field.model.face.field(name) for name in field.local_fields]
    required = [f.name for f in held if f is not None and f.arity != "?"]
    if not required:
        return
    listed = listed_names(required)
    yield Finding(
        argument_span(field, argument),
        f"`{argument}: SetNull` empties {listed} of `{field.model.name}`, which cannot be empty. Make {listed} optional, or "
        "use another action.",
        code="set-null-on-required"
        if not field.dialect.allows_set_null_on_required
        else "set-null-on-required-warning",
        severity=Severity.WARNING if field.dialect.allows_set_null_on_required else None,
        related=(Related(Symbol(field.model.name, required[0]), "cannot be empty"),),
        fixes=(made_optional(field, required),),
    )


RULES = family(
    (RelationField, _actions),
    group="validation",
    early=("referential-action-unknown",),
    warnings=("set-null-on-required-warning", "set-default-mysql"),
    rows={
        "referential-action-unknown": """
            `onDelete` or `onUpdate` names no action.

            Bad:
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(fields: [authorId], references: [id], onDelete: Cascad)
                                                                                        //^^^^^^ referential-action-unknown

                  @@index([authorId])
                }

            Good:
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(fields: [authorId], references: [id], onDelete: Cascade)

                  @@index([authorId])
                }
            """,
        "referential-action-unsupported": """
            The database has no such action.

            Bad:
                // provider: sqlserver
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(onDelete: Restrict, fields: [authorId], references: [id])
                                        //^^^^^^^^^^^^^^^^^^ referential-action-unsupported

                  @@index([authorId])
                }

            Good:
                // provider: sqlserver
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(fields: [authorId], references: [id], onDelete: NoAction)

                  @@index([authorId])
                }
            """,
        "set-null-on-required": """
            `SetNull` is to empty a field that cannot be empty.

            Bad:
                // provider: mysql
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int   @id
                  authorId Int
                  author   User? @relation(fields: [authorId], references: [id], onDelete: SetNull)
                                                                               //^^^^^^^^^^^^^^^^^ set-null-on-required
                }

            Good:
                // provider: mysql
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int   @id
                  authorId Int?
                  author   User? @relation(fields: [authorId], references: [id], onDelete: SetNull)
                }
            """,
        "set-null-on-required-warning": """
            `SetNull` is to empty a field that cannot be empty. PostgreSQL takes such a foreign key, but deleting fails.

            Bad:
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int   @id
                  authorId Int
                  author   User? @relation(fields: [authorId], references: [id], onDelete: SetNull)
                                                                               //^^^^^^^^^^^^^^^^^ set-null-on-required-warning

                  @@index([authorId])
                }

            Good:
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int   @id
                  authorId Int?
                  author   User? @relation(fields: [authorId], references: [id], onDelete: SetNull)

                  @@index([authorId])
                }
            """,
        "set-default-mysql": """
            MySQL knows `SetDefault` but turns it down.

            Bad:
                // provider: mysql
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int  @id
                  authorId Int  @default(1)
                  author   User @relation(fields: [authorId], references: [id], onDelete: SetDefault)
                                                                              //^^^^^^^^^^^^^^^^^^^^ set-default-mysql
                }

            Good:
                // provider: mysql
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int  @id
                  authorId Int  @default(1)
                  author   User @relation(fields: [authorId], references: [id], onDelete: NoAction)
                }
            """,
    },
)
