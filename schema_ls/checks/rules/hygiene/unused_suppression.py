"""Rule: unused-suppression."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import rule
from schema_ls.checks.suppressions import EVERYTHING, FILE, Silence, Suppression


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
            yield Finding(comment.span, "This comment silences nothing. Remove it.")
        yield from _unused_codes(comment, silence)


def _unused_codes(comment: Suppression, silence: Silence) -> Iterator[Finding]:
    silenced = {name for finding in silence.found if comment.reaches(finding) for name in (finding.code, finding.group)}
    for code, span in comment.codes:
        if code not in silence.known and code != EVERYTHING:
            near = nearest(code, silence.known)
            remedy = f"Did you mean `{near}`?" if near else "Remove it."
            yield Finding(span, f"`{code}` is neither a rule nor a group of rules. {remedy}", severity=Severity.WARNING)
        elif comment.reach != FILE and code in silence.looked_for and code not in silenced:
            yield Finding(span, f"There is no `{code}` here to silence. Remove it.")
