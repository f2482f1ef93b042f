"""Which fixes of a finding are offered: those that can be made and do no harm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schema_ls.base.finding import AddToList, Finding, Fix
from schema_ls.checks.fixes import FileEdit, edited_files, edits_of, is_possible
from schema_ls.checks.rules import RULES
from schema_ls.checks.run import Located, errors_in
from schema_ls.checks.selection import VALIDATION
from schema_ls.model.dialects import dialect_of
from schema_ls.model.schema import Schema, Scope

REVEALING = frozenset(("block-not-closed", "invalid-top-level-line", "unknown-block-keyword"))
"""Mistakes that leave open where a block begins and ends, or what it is: nobody looks into it before they are mended, so what
comes to light then was there before."""

_EARLY = frozenset(rule.code for rule in RULES if rule.is_early or rule.is_early_in_configs)

_MOST_BLOCKS = 200
"""What changes more blocks than these for the rules is not tried, and not offered: the look would keep people waiting."""


def offered(schema: Schema, located: Located) -> Iterator[Fix]:
    """The fixes of a finding that can be made, the best one first.

    What mends a mistake that left open what the schema means is tried before: a repaired line may be right in its form only.
    Where there would be more errors than now it is not offered. All other rules see what their fixes change, unless that is
    a setting.
    """
    for fix in located.finding.fixes:
        edits = edits_of(fix, located.place, schema) if is_possible(fix, located.place, schema) else []
        if edits and not (needs_trial(located.finding, fix) and _does_harm(schema, edits)):
            yield fix


def needs_trial(finding: Finding, fix: Fix) -> bool:
    """Whether a fix may bring about more than its rule sees: then it takes a look at all blocks that see a difference."""
    if finding.code in REVEALING or finding.group != VALIDATION:
        return False
    return finding.code in _EARLY or any(isinstance(change, AddToList) for change in fix.changes)


def _does_harm(schema: Schema, edits: Sequence[FileEdit]) -> bool:
    after = changed(schema, edits)
    then, now = _scopes(schema), _scopes(after)
    fresh = now - then
    return len(fresh) > _MOST_BLOCKS or sum(map(errors_in, fresh)) > sum(map(errors_in, then - now))


def _scopes(schema: Schema) -> set[Scope]:
    return {scope for scopes in schema.scopes for scope in scopes}


def changed(schema: Schema, edits: Iterable[FileEdit]) -> Schema:
    """The schema after edits."""
    files = edited_files(schema.files, edits)
    return Schema(files, dialect_of([file.tree for file in files], schema.dialect.version), schema)
