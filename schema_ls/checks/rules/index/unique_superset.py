"""Rule: unique-superset."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.faces import UNIQUE
from schema_ls.model.handles import Index


@rule("unique-superset", group="index", on=Index, severity=Severity.HINT, is_default=False, is_strict=True)
def unique_superset(index: Index) -> Iterator[Finding]:
    """A unique holds all fields of another unique or of the id, and more.

    Where fewer fields are unique, more of them are anyway: the wider key forbids nothing, it is an index only. Keys that a
    relation refers to, and those named for the client, are left alone. A program may ask for records by the wider key, which
    needs it before Prisma 5 only.

    Bad:
        model Token {
          id     Int    @id
          value  String @unique
          userId Int

          @@unique([value, userId])
        //^^^^^^^^^^^^^^^^^^^^^^^^^ unique-superset
        }

    Good:
        model Token {
          id     Int    @id
          value  String @unique
          userId Int
        }
    """
    key, model = index.key, index.model
    if key.kind != UNIQUE or not key.on_block or not key.is_readable or key.is_partial or key.name:
        return
    own = set(key.column_names)
    narrower = next(
        (other for other in model.indexes if other.key.is_unique and not other.key.is_partial and _inside(other, own)),
        None,
    )
    if narrower is None or _is_referred_to(index):
        return
    yield Finding(
        index.span,
        f"{index.spelling} forbids nothing that {narrower.spelling} does not forbid already. "
        "Remove it, or make it an `@@index` if queries need it.",
    )


def _inside(narrower: Index, columns: set[str]) -> bool:
    names = set(narrower.key.column_names)
    return narrower.key.is_readable and bool(names) and names < columns


def _is_referred_to(index: Index) -> bool:
    """Whether a relation of any model points at exactly these fields."""
    own = set(index.key.column_names)
    return any(
        side.relation is not None and set(side.relation.references or ()) == own
        for field in index.model.relation_fields
        for side in field.other.fields
        if side.type == index.model.name
    )
