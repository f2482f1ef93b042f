"""Rule: duplicate-index."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, FixClass, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.faces import FULLTEXT, Key
from schema_ls.model.handles import Index


@rule("duplicate-index", group="index", on=Index, severity=Severity.WARNING)
def duplicate_index(index: Index) -> Iterator[Finding]:
    """Two keys of a model are the same but for their names in the database.

    The database keeps both, pays for both with each write, and uses one. Without names of their own Prisma refuses them
    anyway.

    Bad:
        model Visit {
          id Int      @id
          at DateTime

          @@index([at], map: "visit_at")
          @@index([at], map: "visit_time")
        //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-index
        }

    Good:
        model Visit {
          id Int      @id
          at DateTime

          @@index([at], map: "visit_at")
        }
    """
    key = index.key
    if not key.on_block or not key.is_readable or key.is_partial or not key.map or not key.columns:
        return
    earlier = index.model.indexes[: index.model.indexes.index(index)]
    twin = next((other for other in earlier if _does_the_same(other.key, key) and other.key.map != key.map), None)
    if twin is not None:
        fix = Fix(f'Remove the key "{key.map}"', (DeleteLine(index.item.member.row),), FixClass.UNSAFE)
        name = f'"{twin.key.map}"' if twin.key.map else twin.spelling
        message = f'"{key.map}" of `{index.model.name}` does exactly what {name} does. Keep one of the two.'
        yield Finding(index.span, message, fixes=(fix,))


def _does_the_same(one: Key, other: Key) -> bool:
    alike = (one.kind, one.columns, one.method or "BTree") == (other.kind, other.columns, other.method or "BTree")
    return alike and one.is_readable and not one.is_partial and one.kind != FULLTEXT
