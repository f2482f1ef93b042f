"""Enums: whether the database has them, and that they have values."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.member_lines import broken_line, is_broken
from schema_ls.model.handles import Enum


def _enum(enum: Enum) -> Iterator[Finding]:
    if not enum.dialect.supports("Enums"):
        message = f"{enum.dialect.title} has no enums in this version: use String for `{enum.name}`."
        yield Finding(enum.name_span, message, "enum-unsupported")
    if enum.name and all(is_broken(enum.item.block, value.row, enum.dialect) for value in enum.values):
        message = f"Enum `{enum.name}` has no values. Write one on each line."
        cause = broken_line(enum.item.block, enum.dialect) or _open(enum)
        yield Finding(enum.name_span, message, "enum-empty", cause=cause)


def _open(enum: Enum) -> Finding | None:
    """The cause where the end of the enum is missing: its values may stand behind."""
    is_closed = enum.item.block.close >= 0
    return None if is_closed else Finding(enum.name_span, "The enum is not closed.", "block-not-closed")


RULES = family(
    (Enum, _enum),
    group="validation",
    early=("enum-empty",),
    rows={
        "enum-unsupported": """The database has no enums.

            Bad:
                // provider: sqlserver
                enum Role {
                   //^^^^ enum-unsupported
                  USER
                }

                model User {
                  id   Int  @id
                  role Role
                }

            Good:
                // provider: sqlserver
                model User {
                  id   Int    @id
                  role String
                }
            """,
        "enum-empty": """An enum has no values.

            Bad:
                enum Role {
                   //^^^^ enum-empty
                }

                model User {
                  id   Int  @id
                  role Role
                }

            Good:
                enum Role {
                  USER
                }

                model User {
                  id   Int  @id
                  role Role
                }
            """,
    },
)
