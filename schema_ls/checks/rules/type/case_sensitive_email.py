"""Rule: case-sensitive-email."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record, replaced
from schema_ls.base.words import words_of
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.database.citext_without_extension import listing
from schema_ls.checks.rules.native import with_native_type
from schema_ls.model.handles import Field


class Options(Record, slots=False):
    """What can be set."""

    words: tuple[str, ...] = ("email", "username", "handle", "slug", "login")


@rule_with(
    Options(),
    "case-sensitive-email",
    group="type",
    on=Field,
    severity=Severity.INFO,
    connectors=("postgresql",),
    types=("String",),
    is_default=False,
)
def case_sensitive_email(field: Field, options: Options) -> Iterator[Finding]:
    """Names that people type are unique, and letter case counts.

    `Ann@x.org` and `ann@x.org` become two users. `citext` compares without letter case; it needs the extension of that name.
    `words` are the names of such fields.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model User {
          id    Int    @id
          email String @unique
        //^^^^^ case-sensitive-email
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model User {
          id    Int    @id
          email String @unique @db.Citext
        }
    """
    native = field.face.native
    is_unique = any(key.is_unique and key.column_names == (field.name,) for key in field.model.face.keys)
    if (
        not is_unique
        or (native is not None and native.name == "Citext")
        or set(options.words).isdisjoint(words_of(field.name))
    ):
        return
    fix = with_native_type(field, "Citext")
    if fix:
        fix = replaced(fix, changes=(*fix.changes, replaced(listing("citext"), is_optional=True)))
    yield Finding(
        field.name_span,
        f"`{field.name}` is unique with letter case: the same name can be taken twice. Make it `@db.Citext`, "
        "which needs the extension `citext`.",
        fixes=(fix,) if fix else (),
    )
