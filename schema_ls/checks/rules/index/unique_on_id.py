"""Rule: unique-on-id."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, FixClass, Replace, Severity
from schema_ls.base.span import Span
from schema_ls.checks.rule import rule
from schema_ls.model.faces import UNIQUE
from schema_ls.model.handles import Index


@rule("unique-on-id", group="index", on=Index, severity=Severity.WARNING)
def unique_on_id(index: Index) -> Iterator[Finding]:
    """A unique stands on exactly the fields of the id.

    An id is unique by itself: the second one is an index that the database keeps for nothing. A compound unique with a
    `name` is left alone, since the client may ask by that name.

    Bad:
        model City {
          id Int @id @unique
                   //^^^^^^^ unique-on-id
        }

    Good:
        model City {
          id Int @id
        }
    """
    key, id_ = index.key, index.model.face.id
    if key.kind != UNIQUE or not key.is_readable or key.is_partial or id_ is None or not id_.is_readable:
        return
    if set(key.column_names) != set(id_.column_names) or (key.on_block and key.name):
        return
    yield Finding(
        index.span,
        f"{index.spelling} repeats the id of `{index.model.name}`: an id is unique by itself. Remove it.",
        fixes=(Fix(f"Remove {index.spelling}", (_removal(index),), FixClass.UNSAFE),),
    )


def _removal(index: Index) -> Replace | DeleteLine:
    """The attribute with the blanks before it; the whole line of a block attribute."""
    if index.key.on_block:
        return DeleteLine(index.item.member.row)
    span, text = index.span, index.item.member.line.text
    start = len(text[: span.column].rstrip())
    return Replace(Span(span.row, start, span.row, span.end_column), "")
