"""Rule: unused-suppression."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, Replace, Severity
from schema_ls.base.span import Span
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import rule
from schema_ls.checks.suppressions import EVERYTHING, FILE, Silence, Suppression
from schema_ls.syntax import template as t
from schema_ls.syntax.tree import Block


@rule("unused-suppression", group="hygiene", on=Silence, severity=Severity.HINT)
def unused_suppression(silence: Silence) -> Iterator[Finding]:
    """A comment silences findings that are not there.

    What it was written for has been mended or was never meant; the comment then hides the next mistake of its kind. Codes
    of rules that do not run here are left alone, and so is `ignore-file`, which speaks for the whole file. A name that no
    rule has is a warning.

    Bad:
        model User {
          id    Int    @id
          email String @unique // schema-ls: ignore
                             //^^^^^^^^^^^^^^^^^^^^ unused-suppression
        }

    Good:
        model User {
          id    Int    @id
          email String @unique
        }
    """
    for comment in silence.comments:
        if not comment.is_ours:
            continue
        if (
            comment.reach != FILE
            and not comment.codes
            and not any(comment.silences(finding) for finding in silence.found)
        ):
            yield Finding(
                comment.span,
                "This comment silences nothing. Remove it.",
                fixes=_without_comment(silence.block, comment),
            )
        yield from _unused_codes(comment, silence)


def _unused_codes(comment: Suppression, silence: Silence) -> Iterator[Finding]:
    silenced = {name for finding in silence.found if comment.reaches(finding) for name in (finding.code, finding.group)}
    for code, span in comment.codes:
        if code not in silence.known and code != EVERYTHING:
            near = nearest(code, silence.known)
            remedy = f"Did you mean `{near}`?" if near else "Remove it."
            message = f"`{code}` is neither a rule nor a group of rules. {remedy}"
            meant = (Fix(f"Change to `{near}`", (Replace(span, near),)),) if near else _without(silence, comment, span)
            yield Finding(span, message, severity=Severity.WARNING, fixes=meant)
        elif comment.reach != FILE and code in silence.looked_for and code not in silenced:
            message = f"There is no `{code}` here to silence. Remove it."
            yield Finding(span, message, fixes=_without(silence, comment, span))


def _without(silence: Silence, comment: Suppression, span: Span) -> tuple[Fix, ...]:
    """The fix that takes a code, with its comma, out of a comment; the last one with the whole comment."""
    spans = [place for _, place in comment.codes]
    if len(spans) == 1:
        return _without_comment(silence.block, comment)
    index = spans.index(span)
    columns = (spans[index - 1].end_column, span.end_column) if index else (span.column, spans[1].column)
    return (Fix("Remove the code", (Replace(Span.of_line(span.row, columns), ""),)),)


def _without_comment(block: Block, comment: Suppression) -> tuple[Fix, ...]:
    """The fix that removes a comment with all that it says, and the line where it stands alone."""
    row, line = comment.span.row, block.lines[comment.span.row]
    if not line.comment.startswith("//") or line.columns(line.template.comment, 0)[0] != comment.span.column:
        return ()
    if line.template.form == t.COMMENT:
        return (Fix("Remove the comment", (DeleteLine(row),)),)
    start = len(line.text[: comment.span.column].rstrip())
    return (Fix("Remove the comment", (Replace(Span.of_line(row, (start, line.content_columns[1])), ""),)),)
