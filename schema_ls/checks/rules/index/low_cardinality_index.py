"""Rule: low-cardinality-index."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.faces import INDEX
from schema_ls.model.handles import Index, Model


class Options(Record, slots=False):
    """What can be set."""

    max_values: int = 3


@rule_with(Options(), "low-cardinality-index", group="index", on=Index, severity=Severity.HINT)
def low_cardinality_index(index: Index, options: Options) -> Iterator[Finding]:
    """An index consists of one column with only a few values.

    A large part of the table is behind each of its entries, so the database mostly reads the table instead, unless the value
    that is looked for is rare. Such a column is useful behind others, or as the condition of a partial index. `max-values` says
    how many values of an enum are few. A field that may be empty is left alone: where most rows have none, the index finds the
    others; so is an enum with a default: of states that rows leave, some are rare.

    Bad:
        model Task {
          id       Int     @id
          teamId   Int
          archived Boolean

          @@index([archived])
        //^^^^^^^^^^^^^^^^^^^ low-cardinality-index
        }

    Good:
        model Task {
          id       Int     @id
          teamId   Int
          archived Boolean

          @@index([teamId, archived])
        }
    """
    key, model = index.key, index.model
    if key.kind != INDEX or key.is_partial or len(key.columns) != 1 or key.method not in ("", "BTree"):
        return
    name = key.column_names[0]
    values = _number_of_values(model, name)
    if (
        values is None
        or values > options.max_values
        or any(name in field.local_fields for field in model.relation_fields)
    ):
        return
    yield Finding(
        index.span,
        f"`{name}` has only {values} value{'s' * (values != 1)}: unless the one you look for is rare, an index on it alone "
        f"saves little. Put it behind a column that tells rows apart, as in `@@index([other, {name}])`, or remove the index.",
    )


def _number_of_values(model: Model, name: str) -> int | None:
    """How many values a field can have; None where that cannot be counted."""
    field = model.field(name)
    if field is None or field.face.arity:
        return None
    if field.enum is not None:
        return len(field.enum.values) if field.enum.is_whole and field.item.default is None else None
    return 2 if field.type == "Boolean" else None
