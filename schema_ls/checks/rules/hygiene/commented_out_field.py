"""Rule: commented-out-field."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.span import Span
from schema_ls.checks.rule import rule
from schema_ls.model.items import ModelItem, is_builtin
from schema_ls.model.reading import BLOCK_KEYS
from schema_ls.model.schema import Scope
from schema_ls.syntax import template as t
from schema_ls.syntax.line import Line, lines_of

_BLOCK_ATTRIBUTES = frozenset((*BLOCK_KEYS, "map", "schema", "ignore"))


@rule("commented-out-field", group="hygiene", on=Scope, severity=Severity.HINT, is_default=False, is_strict=True)
def commented_out_field(scope: Scope) -> Iterator[Finding]:
    """A field or block attribute is switched off by `//`.

    The history of the file keeps what was removed; a comment leaves open whether it comes back.

    Bad:
        model Page {
          id Int @id
          // text String
        //^^^^^^^^^^^^^^ commented-out-field
        }

    Good:
        model Page {
          id Int @id
          // The text is in the file store.
        }
    """
    item = scope.item
    if not isinstance(item, ModelItem):
        return
    for row in item.block.member_rows:
        line = item.block.lines[row]
        if line.template.form == t.COMMENT and line.comment.startswith("//") and not line.comment.startswith("///"):
            (inner,) = lines_of([line.comment[2:]])
            if _is_code(inner, scope):
                yield Finding(
                    Span.of_line(row, line.content_columns), "This line is switched off. Remove it, or bring it back."
                )


def _is_code(line: Line, scope: Scope) -> bool:
    """Whether a line is more likely written for Prisma than for people."""
    template = line.template
    if template.mistake is not None:
        return False
    if template.form == t.ATTRIBUTE:
        return line.name in _BLOCK_ATTRIBUTES
    is_typed = bool(line.type) and (is_builtin(line.type) or line.type in scope.faces)
    return template.form == t.FIELD and (is_typed or (bool(line.type) and bool(template.attributes)))
