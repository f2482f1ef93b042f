"""Rule: wide-index."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.faces import ID
from schema_ls.model.handles import Index


class Options(Record, slots=False):
    """What can be set."""

    max_columns: int = 4


@rule_with(Options(), "wide-index", group="index", on=Index, severity=Severity.WARNING, is_default=False)
def wide_index(index: Index, options: Options) -> Iterator[Finding]:
    """A unique or index has many columns.

    Columns far back help few queries and make every entry larger. `max-columns` says how many are fine.

    Bad:
        model Event {
          id Int @id
          a  Int
          b  Int
          c  Int
          d  Int
          e  Int

          @@index([a, b, c, d, e])
        //^^^^^^^^^^^^^^^^^^^^^^^^ wide-index
        }

    Good:
        model Event {
          id Int @id
          a  Int
          b  Int
          c  Int
          d  Int
          e  Int

          @@index([a, b, c])
        }
    """
    count = len(index.key.columns)
    if index.key.kind != ID and count > options.max_columns:
        yield Finding(
            index.span,
            f"An index of `{index.model.name}` has {count} columns, more than {options.max_columns}. "
            "Keep those by which queries search first.",
        )
