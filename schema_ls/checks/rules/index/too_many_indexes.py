"""Rule: too-many-indexes."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Model


class Options(Record, slots=False):
    """What can be set."""

    max: int = 10


@rule_with(Options(), "too-many-indexes", group="index", on=Model, severity=Severity.WARNING, is_default=False)
def too_many_indexes(model: Model, options: Options) -> Iterator[Finding]:
    """A model has many keys.

    Each insert writes to every one of them. `max` says how many are fine, the id among them.

    Bad:
        model Log {
            //^^^ too-many-indexes
          a Int @id
          b Int @unique
          c Int @unique
          d Int @unique
          e Int @unique
          f Int @unique
          g Int @unique
          h Int @unique
          i Int @unique
          j Int @unique
          k Int @unique
        }

    Good:
        model Log {
          a Int @id
          b Int @unique
        }
    """
    count = len(model.face.keys)
    if count > options.max:
        yield Finding(
            model.name_span,
            f"`{model.name}` has {count} keys, more than {options.max}; each insert writes to all of them. "
            "Remove those that no query uses.",
        )
