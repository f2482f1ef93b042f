"""What on a line follows from what else is found there: one mistake is one finding."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from schema_ls.base.finding import Finding
from schema_ls.base.record import replaced
from schema_ls.checks.selection import VALIDATION

_TWICE = frozenset(("duplicate-field", "duplicate-enum-value"))
_OF_LINES = _TWICE | frozenset(
    (
        "block-on-one-line",
        "field-missing-name-or-type",
        "invalid-datasource-line",
        "invalid-enum-line",
        "invalid-field-line",
        "invalid-generator-line",
        "invalid-top-level-line",
    )
)
"""What else is found on a line with one of these follows from it."""

_FOLLOWING: dict[str, frozenset[str]] = {
    "attribute-unknown": frozenset(("relation-fields-missing", "relation-neither-side")),
    "autoincrement-non-id": frozenset(("autoincrement-non-indexed",)),
    "block-not-closed": frozenset(("duplicate-block-name", "model-without-unique", "mongo-id-missing")),
    "default-function-connector": frozenset(("native-type-unknown",)),
    "id-optional": frozenset(("list-unsupported",)),
    "id-relation-field": frozenset(("attribute-unknown", "default-on-relation", "map-on-relation", "mongo-id-map")),
    "legacy-list-syntax": frozenset(("list-unsupported",)),
    "multiple-datasources": frozenset(("datasource-arg-missing",)),
    "name-starts-with-digit": frozenset(("attribute-unknown", "native-type-prefix", "native-type-unknown")),
    "native-type-incompatible": frozenset(("native-type-id", "native-type-unique", "native-type-index")),
    "native-type-unknown": frozenset(("mongo-auto-native",)),
    "optional-list": frozenset(("list-unsupported",)),
    "sort-invalid": frozenset(("sort-unsupported",)),
    "unique-on-relation": frozenset(("relation-opposite-missing",)),
    "value-type-mismatch": frozenset(("mongo-id-map", "sort-unsupported")),
}
"""By code, what follows from a finding with that code where it is on the same line."""

_LACK = "datasource-arg-missing"


def with_causes(found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of a block, those that follow from another one on their line with it as their cause."""
    by_row: dict[int, list[Finding]] = {}
    for finding in found:
        by_row.setdefault(finding.span.row, []).append(finding)
    for alike in by_row.values():
        broken, causes = _of_line(alike), _causes(alike)
        for finding in alike:
            cause = causes.get(finding.code) if broken is None or broken is finding else broken
            yield (
                finding if cause is None or finding.cause is not None else replaced(finding, cause=cause.cause or cause)
            )


def _of_line(alike: Sequence[Finding]) -> Finding | None:
    """The finding that says that the line is broken, else the one that says that it stands there twice.

    Of several, one that follows from nothing else.
    """
    of_lines = [finding for finding in alike if finding.code in _OF_LINES]
    return min(of_lines, key=lambda finding: (finding.code in _TWICE, finding.cause is not None), default=None)


def _causes(alike: Sequence[Finding]) -> dict[str, Finding]:
    """By code, the first finding of a line that those with that code follow from."""
    found: dict[str, Finding] = {}
    for finding in alike:
        for code in _FOLLOWING.get(finding.code, ()):
            found.setdefault(code, finding)
    return found


def of_other_rules(found: Sequence[Finding], meant: Collection[Finding]) -> Iterator[Finding]:
    """The findings of a block, those that `meant` lacks with a cause: the rules that the schema is written for.

    So in a schema for Prisma 7 that is judged by the rules of 5, what only 5 refuses follows from its lack of a `url`.
    """
    kept = {(finding.code, finding.span) for finding in meant}
    for finding in found:
        is_caused = finding.cause is not None or finding.code == _LACK or finding.group != VALIDATION
        if is_caused or (finding.code, finding.span) in kept:
            yield finding
        else:
            message = "The schema has no `url`, so it seems to be written for Prisma 7."
            yield replaced(finding, cause=Finding(finding.span, message, _LACK))
