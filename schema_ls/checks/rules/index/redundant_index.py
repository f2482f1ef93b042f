"""Rule: redundant-index."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, FixClass, Related, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.faces import INDEX
from schema_ls.model.handles import Index


class Options(Record, slots=False):
    """What can be set."""

    min_extra_columns: int = 3


@rule_with(Options(), "redundant-index", group="index", on=Index, severity=Severity.WARNING)
def redundant_index(index: Index, options: Options) -> Iterator[Finding]:
    """Another key of the model starts with the same columns.

    The database then keeps two indexes where one serves every query of both: each write pays twice and the second one
    fills memory. Uniques and ids are indexes, too. Where the other key has many columns more, the short one reads faster: from
    `min-extra-columns` on this is a hint.

    Bad:
        model Page {
          id        Int    @id
          projectId Int
          slug      String

          @@unique([projectId, slug])
          @@index([projectId])
        //^^^^^^^^^^^^^^^^^^^^ redundant-index
        }

    Good:
        model Page {
          id        Int    @id
          projectId Int
          slug      String

          @@unique([projectId, slug])
        }
    """
    key, model = index.key, index.model
    if key.kind != INDEX or not key.columns or model.face.is_ignored or key.clustered == "true":
        return
    keeper = _keeper(index) if model.leading_columns[key.columns[0].name] > 1 else None
    if keeper is None:
        return
    extra = len(keeper.key.columns) - len(key.columns)
    related = () if keeper.key.on_block else (Related(Symbol(model.name, keeper.key.column_names[0]), "the key"),)
    yield Finding(
        index.span,
        f"{index.spelling} of `{model.name}` is redundant: {keeper.spelling} starts with the same columns and serves "
        "the same queries. Remove it.",
        severity=Severity.HINT if extra >= options.min_extra_columns else None,
        related=related,
        fixes=(Fix(f"Remove {index.spelling}", (DeleteLine(index.item.member.row),), FixClass.UNSAFE),),
    )


def _keeper(index: Index) -> Index | None:
    """The key that makes the index redundant: a unique or id first, then a longer index."""
    number = index.model.keepers.best(index.key)
    return None if number is None else index.model.indexes[number]
