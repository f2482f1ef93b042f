"""Running the rules on a schema: what they look at, and what is shown of what they find."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.memo import Memo
from schema_ls.base.record import Record
from schema_ls.checks.causes import of_other_rules, with_causes
from schema_ls.checks.plan import Plan, names_of_rules, plan_of
from schema_ls.checks.rule import Handle, Rule
from schema_ls.checks.rules import RULES
from schema_ls.checks.selection import DEFAULT, VALIDATION, Selection, rules_for
from schema_ls.checks.suppressions import Silence, heard, suppressions_in
from schema_ls.model.handles import (
    Config,
    Enum,
    Model,
)
from schema_ls.model.items import ConfigItem, EnumItem, ModelItem
from schema_ls.model.schema import Place, Schema, Scope


class Located(Record):
    """A finding with the block it is about."""

    place: Place
    finding: Finding


class _Found(Record):
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]


class _Key:
    """Everything that the findings of a block depend on. Compares by identity of item and faces."""

    __slots__ = ("_hash", "_parts", "rules", "scope")

    def __init__(self, scope: Scope, rules: tuple[Rule, ...]) -> None:
        self.scope = scope
        self.rules = rules
        self._parts = (scope.item, scope.dialect, tuple(scope.faces.values()), scope.facts, id(rules))
        self._hash = hash(self._parts)  # once: a memory asks for it again and again

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._parts == other._parts


def _handles(scope: Scope) -> Iterator[Handle]:
    item = scope.item
    yield scope
    if isinstance(item, ModelItem):
        model = Model(scope, item)
        yield model
        yield from model.fields
        yield from model.indexes
        model.let_go()
    elif isinstance(item, EnumItem):
        yield Enum(scope, item)
    elif isinstance(item, ConfigItem):
        yield Config(scope, item)


_KNOWN = names_of_rules(RULES)
_BINDING = tuple(rule for rule in RULES if rule.group == VALIDATION)


def _found(scope: Scope, plan: Plan) -> list[Finding]:
    found: list[Finding] = []
    for handle in _handles(scope):
        found += plan.found_in(handle)
    return found


def _find(key: _Key) -> tuple[Finding, ...]:
    plan, block = plan_of(key.rules, key.scope.dialect), key.scope.item.block
    found = _found(key.scope, plan)
    if found and (meant := key.scope.dialect.meant):
        scope = Scope(key.scope.item, meant, key.scope.faces, key.scope.facts)
        found = list(of_other_rules(found, _found(scope, plan_of(key.rules, meant))))
    if comments := suppressions_in(block):
        silence = Silence(block, comments, tuple(found), plan.names, _KNOWN)
        found = [*heard(comments, found), *plan.found_in(silence)]
    return tuple(sorted(with_causes(found), key=lambda finding: finding.span))


findings_of_block = Memo(_find, limit=500)
"""The findings of one block; its `misses` tell what a change made the rules look at again."""


def check(schema: Schema, selection: Selection = DEFAULT, *, consequences: bool = False) -> list[Located]:
    """All findings of a schema in the order of its files and lines; those that follow from others only on request."""
    findings_of_block.hold(sum(map(len, schema.scopes)))
    located: list[Located] = []
    for number in range(len(schema.files)):
        located += check_blocks(schema, number, selection, consequences=consequences)
    return located


def check_blocks(
    schema: Schema,
    file: int,
    selection: Selection,
    first: int = 0,
    end: int | None = None,
    *,
    consequences: bool = False,
) -> Iterator[Located]:
    """The findings in the blocks of a file from index `first` up to, and without, `end`; None for the last one, too."""
    found = schema.files[file]
    rules = rules_for(selection, found.name, found.tree)
    for index, scope in enumerate(schema.scopes[file][first:end], first):
        findings = findings_of(scope, rules)
        if findings:
            place = schema.place(file, index)
            yield from (Located(place, one) for one in findings if one.cause is None or consequences)


def errors_in(scope: Scope) -> int:
    """How many mistakes of a block Prisma refuses, without what follows from others."""
    found = () if scope.item.block.is_blank else findings_of_block(_Key(scope, _BINDING))
    return sum(finding.severity is Severity.ERROR and finding.cause is None for finding in found)


def findings_of(scope: Scope, rules: tuple[Rule, ...]) -> tuple[Finding, ...]:
    """The findings of a block, those that follow from others, too.

    They are kept in the scope, for the rules that were asked for last: as long as a block sees the same, it is not
    even looked up.
    """
    known = scope.found
    if isinstance(known, _Found) and known.rules is rules:
        return known.findings
    findings = () if scope.item.block.is_blank else findings_of_block(_Key(scope, rules))
    scope.found = _Found(rules, findings)
    return findings
