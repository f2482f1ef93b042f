"""Rule: dbgenerated-uuid-function."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.native import generated_by
from schema_ls.model.handles import Field, Worded


@rule(
    "dbgenerated-uuid-function",
    group="type",
    on=Worded,
    severity=Severity.HINT,
    connectors=("postgresql",),
    types=("String",),
)
def dbgenerated_uuid_function(field: Field) -> Iterator[Finding]:
    """A UUID comes from a function of an extension.

    `uuid_generate_v4()` needs the extension `uuid-ossp`. `gen_random_uuid()` does the same and is part of PostgreSQL since
    version 13.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Event {
          id String @id @default(dbgenerated("uuid_generate_v4()")) @db.Uuid
                               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dbgenerated-uuid-function
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Event {
          id String @id @default(dbgenerated("gen_random_uuid()")) @db.Uuid
        }
    """
    value = field.item.default
    if value is None or not generated_by(field).lower().replace(" ", "").endswith("uuid_generate_v4()"):
        return
    span = field.item.span(value.columns)
    written = 'dbgenerated("gen_random_uuid()")'
    yield Finding(
        span,
        "`uuid_generate_v4()` needs the extension `uuid-ossp`. `gen_random_uuid()` needs nothing since PostgreSQL 13.",
        fixes=(Fix("Use `gen_random_uuid()`", (Replace(span, written),), FixClass.MIGRATION),),
    )
