"""Checks what pull has made before anybody writes it: a schema that came out wrong must not pass for a good one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from schema_ls.base.finding import Severity
from schema_ls.checks.run import check
from schema_ls.checks.selection import VALIDATION, Selection
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.pull.wanted import Wanted
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.tree import parse

_LARGE = 200
_Files = Sequence[tuple[str, str]]
_VALIDATION = Selection(select=frozenset((VALIDATION,)))
"""Only the rules of Prisma's own: whatever else people want of a schema, the database has it so."""


def is_large(wanted: Wanted) -> bool:
    """Whether a schema is so large that looking at all of it would take longer than to make it."""
    return len(wanted.models) > _LARGE


def new_errors(before: _Files, after: _Files, dialect: Dialect) -> tuple[str, ...]:
    """Errors of the files `after`, as `file:line: message`, that the files `before` did not have."""
    found = _errors(after, dialect)
    if not found:
        return ()
    old = Counter(message for _, message in _errors(before, dialect))
    lines = []
    for place, message in found:
        old[message] -= 1
        if old[message] < 0:
            lines.append(f"{place}: {message}")
    return tuple(lines)


def _errors(files: _Files, dialect: Dialect) -> list[tuple[str, str]]:
    """Place and message of each error."""
    schema = Schema([SchemaFile(name, parse(text)) for name, text in files], dialect)
    located = [each for each in check(schema, _VALIDATION) if each.finding.severity is Severity.ERROR]
    return [
        (
            f"{schema.files[each.place.file].name}:{each.place.row + each.finding.span.row + 1}",
            each.finding.message,
        )
        for each in located
    ]
