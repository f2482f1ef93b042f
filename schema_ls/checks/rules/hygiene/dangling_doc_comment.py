"""Rule: dangling-doc-comment."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, Replace, Severity
from schema_ls.base.span import Span
from schema_ls.checks.rule import rule
from schema_ls.model.schema import Scope
from schema_ls.syntax import template as t
from schema_ls.syntax.tree import Block


@rule("dangling-doc-comment", group="hygiene", on=Scope, severity=Severity.WARNING)
def dangling_doc_comment(scope: Scope) -> Iterator[Finding]:
    """A `///` comment documents nothing.

    Above a block it counts only where no empty line comes between; at the end of a block or file nothing follows that it
    could belong to. It is missing in the client then, without a word. Above a field an empty line does no harm.

    Bad:
        /// Who can log in.
      //^^^^^^^^^^^^^^^^^^^ dangling-doc-comment

        model User {
          id Int @id
        }

    Good:
        /// Who can log in.
        model User {
          id Int @id
        }
    """
    block = scope.item.block
    for first, end in _runs(block):
        rows = [row for row in range(first, end) if _is_documentation(block.lines[row].comment)]
        follower = _follower(block, end)
        if rows and not follower:
            spans = [Span.of_line(row, block.lines[row].content_columns) for row in rows]
            slashes = (Span.of_line(at.row, (at.column, at.column + 3)) for at in spans)
            fix = Fix("Make it a plain comment, `//`", tuple(Replace(span, "//") for span in slashes))
            span = Span(spans[0].row, spans[0].column, spans[-1].end_row, spans[-1].end_column)
            yield Finding(span, _MESSAGES[block.is_loose], fixes=(fix,))


_MESSAGES = {
    True: "This comment documents nothing. Put it right above a block, without an empty line, or write `//`.",
    False: "This comment documents nothing: nothing follows it in the block. Put it above what it is about, or write `//`.",
}


def _is_documentation(comment: str) -> bool:
    """Whether a comment is meant to document: a line of slashes only parts what stands above and below it."""
    return comment.startswith("///") and comment.strip("/") != ""


def _runs(block: Block) -> Iterator[tuple[int, int]]:
    """First and last row, that exclusive, of comments that stand alone right below each other, where they may dangle."""
    if not block.is_loose and block.close < 0:
        return
    row, last = (0, len(block.lines)) if block.is_loose else (block.header + 1, block.close)
    while row < last:
        first = row
        while row < last and block.lines[row].template.form == t.COMMENT:
            row += 1
        if row > first:
            yield first, row
        row += 1


def _follower(block: Block, row: int) -> bool:
    """Whether something follows in the block that comments up to `row` could belong to.

    Outside of blocks that is a broken line right below, which may have been meant as a header.
    """
    rows = range(row, min(row + 1, len(block.lines)) if block.is_loose else block.close)
    return any(block.lines[at].template.form not in (t.BLANK, t.COMMENT) for at in rows)
