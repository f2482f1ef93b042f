"""Applying fixes until none is left that may be applied."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

from schema_ls.base.edit import Edit
from schema_ls.base.finding import Fix, FixClass, Severity
from schema_ls.base.record import Record
from schema_ls.checks.fixes import edited_files, edits_of, is_possible
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import Selection
from schema_ls.checks.taken import Taken
from schema_ls.model.schema import Schema, SchemaFile

Rebuild = Callable[[Sequence[SchemaFile]], Schema]
Asked = Callable[[Located], bool]
_MOST_PASSES = 50
_MOST_TRIALS = 200
"""To find the fixes that do harm: enough for a hundred fixes of which each does."""


class Fixed(Record):
    """A schema after fixing, and how many fixes were applied, by code."""

    schema: Schema
    applied: Counter[str]


class _Chosen(Record):
    code: str
    identity: tuple[str, ...]
    edits: tuple[tuple[int, Edit], ...]


def _always(_: Located) -> bool:
    return True


def fix_all(
    schema: Schema,
    selection: Selection,
    kinds: Collection[FixClass],
    files: Collection[str],
    rebuild: Rebuild,
    *,
    is_asked: Asked = _always,
) -> Fixed:
    """Apply the first allowed fix of every finding in `files`, again and again, until nothing changes.

    A fix that would touch other files is left out, and so is one after which the schema has more errors. `rebuild` makes a
    schema of changed files; `is_asked` says of a finding whether it shall be fixed at all.
    """
    applied: Counter[str] = Counter()
    refused: set[tuple[str, ...]] = set()
    seen = {_texts(schema)}
    trials = iter(range(_MOST_TRIALS))

    def is_worse(after: Schema, found: Sequence[Located]) -> bool:
        return _errors(check(after, selection)) > _errors(found)

    for _ in range(_MOST_PASSES):
        found = check(schema, selection)
        everything = _chosen(schema, [one for one in found if is_asked(one)], kinds, files)
        # What did not fit may fit once nothing else is left to do.
        chosen = [one for one in everything if one.identity not in refused] or everything
        after = _apply(schema, chosen, rebuild) if chosen else schema
        if chosen and is_worse(after, found):
            kept = _keeping(schema, chosen, partial(is_worse, found=found), rebuild, trials)
            refused.update(one.identity for one in chosen if one not in kept)
            chosen, after = kept, _apply(schema, kept, rebuild)
        if _texts(after) in seen:
            break
        seen.add(_texts(after))
        applied.update(one.code for one in chosen)
        schema = after
    return Fixed(schema, applied)


def allowed_fix(located: Located, kinds: Collection[FixClass], schema: Schema) -> Fix | None:
    """The first fix of a finding that can be made and whose class is one of `kinds`.

    A change of the database is made only where it is the likeliest fix: a misspelt type shall not become a table.
    """
    likeliest = located.finding.fixes[:1]
    others = (fix for fix in located.finding.fixes[1:] if fix.kind is not FixClass.MIGRATION)
    return next(
        (fix for fix in (*likeliest, *others) if fix.kind in kinds and is_possible(fix, located.place, schema)), None
    )


def _chosen(
    schema: Schema, found: Iterable[Located], kinds: Collection[FixClass], files: Collection[str]
) -> list[_Chosen]:
    """Fixes whose edits can be made together: of two that overlap the first."""
    taken: defaultdict[int, Taken] = defaultdict(Taken)
    chosen = []
    for located in found:
        fix = allowed_fix(located, kinds, schema)
        if fix is None:
            continue
        edits = tuple(edits_of(fix, located.place, schema))
        is_free = all(schema.files[file].name in files for file, _ in edits)
        if edits and is_free and not any(taken[file].clashes(edit) for file, edit in edits):
            for file, edit in edits:
                taken[file].add(edit)
            finding = located.finding
            identity = (schema.files[located.place.file].name, finding.code, finding.message, fix.title)
            chosen.append(_Chosen(finding.code, identity, edits))
    return chosen


def _apply(schema: Schema, chosen: Iterable[_Chosen], rebuild: Rebuild) -> Schema:
    return rebuild(edited_files(schema.files, (edit for one in chosen for edit in one.edits)))


def _keeping(
    schema: Schema,
    chosen: Iterable[_Chosen],
    is_worse: Callable[[Schema], bool],
    rebuild: Rebuild,
    trials: Iterator[int],
) -> list[_Chosen]:
    """Those fixes, from the first on, that can be applied together without making the schema worse.

    Halves are tried, and halves of those that do harm: each trial looks at the whole schema, so a few harmful fixes among
    many must not cost one for each. Where nearly all do harm, those that no trial is left for are not applied.
    """
    kept: list[_Chosen] = []
    waiting = [list(chosen)]
    while waiting and next(trials, None) is not None:
        some = waiting.pop()
        if not is_worse(_apply(schema, [*kept, *some], rebuild)):
            kept += some
        elif len(some) > 1:
            middle = len(some) // 2
            waiting += [some[middle:], some[:middle]]
    return kept


def _errors(found: Iterable[Located]) -> int:
    return sum(located.finding.severity is Severity.ERROR for located in found)


def _texts(schema: Schema) -> tuple[str, ...]:
    return tuple(str(file.tree) for file in schema.files)
