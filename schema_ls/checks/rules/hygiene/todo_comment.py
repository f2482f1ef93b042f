"""Rule: todo-comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.checks.rule import rule_with
from schema_ls.model.schema import Scope


class Options(Record, slots=False):
    """What can be set."""

    words: tuple[str, ...] = ("TODO", "FIXME", "XXX")


@rule_with(Options(), "todo-comment", group="hygiene", on=Scope, severity=Severity.HINT, is_default=False)
def todo_comment(scope: Scope, options: Options) -> Iterator[Finding]:
    """A comment says that something is still to be done.

    `words` mark such comments; letter case counts.

    Bad:
        model Page {
          id Int @id // TODO: make it a UUID
                      //^^^^ todo-comment
        }

    Good:
        model Page {
          id String @id
        }
    """
    if not options.words:
        return
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, options.words))})\b")
    for row, line in enumerate(scope.item.block.lines):
        found = words.search(line.comment) if line.template.comment >= 0 else None
        if found:
            start = line.columns(line.template.comment, line.template.comment)[0]
            span = Span.of_line(row, (start + found.start(), start + found.end()))
            yield Finding(span, f"{found[0]}: do it, or write it where work is planned.")
