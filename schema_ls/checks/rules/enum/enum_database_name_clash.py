"""Rule: enum-database-name-clash."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Severity, Symbol
from schema_ls.checks.rule import rule
from schema_ls.model.answers import table_topic
from schema_ls.model.handles import Enum

_BOTH_ARE_TYPES = ("postgresql", "cockroachdb")


@rule("enum-database-name-clash", group="enum", on=Enum, severity=Severity.ERROR, connectors=_BOTH_ARE_TYPES)
def enum_database_name_clash(enum: Enum) -> Iterator[Finding]:
    """An enum and a table have the same name in the database.

    The database gives each table a type of its name, so one of the two cannot be made. Prisma accepts the schema.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Case {
          id    Int   @id
          state State

          @@map("status")
        }

        enum State {
           //^^^^^ enum-database-name-clash
          OPEN
          CLOSED

          @@map("status")
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Case {
          id    Int   @id
          state State

          @@map("statuses")
        }

        enum State {
          OPEN
          CLOSED

          @@map("status")
        }
    """
    face = enum.item.face
    for owner in enum.scope.facts.answer(table_topic(face)):
        if isinstance(owner, str):
            yield Finding(
                enum.name_span,
                f"The enum `{enum.name}` and the table of `{owner}` are both called `{face.map or face.name}` in the "
                "database, where a table is a type as well. Give one of them another `@@map`.",
                related=(Related(Symbol(owner), "the table"),),
            )
