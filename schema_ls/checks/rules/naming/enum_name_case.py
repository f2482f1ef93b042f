"""Rule: enum-name-case."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.base.words import pascal_case
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.naming.styles import PASCAL, renaming, without_prefix, without_prefix_written
from schema_ls.checks.rules.patterns import is_any
from schema_ls.model.handles import Enum


class Options(Record, slots=False):
    """What can be set."""

    allow_list: tuple[str, ...] = ()
    trim_prefix: str = ""


@rule_with(Options(), "enum-name-case", group="naming", on=Enum, severity=Severity.INFO, is_default=False)
def enum_name_case(enum: Enum, options: Options) -> Iterator[Finding]:
    """The name of an enum is not written `LikeThis`.

    It is a type in the client, as models are; `@@map` keeps the name in the database. `allow-list` has names that are taken
    as they are, or expressions such as `/^old_/`, and `trim-prefix` is left out of account.

    Bad:
        enum order_state {
           //^^^^^^^^^^^ enum-name-case
          OPEN
          PAID
        }

    Good:
        enum OrderState {
          OPEN
          PAID

          @@map("order_state")
        }
    """
    name = without_prefix(enum.name, options.trim_prefix)
    if enum.name and not is_any(enum.name, options.allow_list) and not PASCAL.fullmatch(name):
        wanted = without_prefix_written(enum.name, options.trim_prefix, pascal_case)
        yield Finding(
            enum.name_span,
            f"Call `{enum.name}` `{wanted}`, and keep the database with `@@map`.",
            fixes=renaming(Symbol(enum.name), wanted),
        )
