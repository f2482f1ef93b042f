"""Which rules run, on what, and what is shown of what they find. One place for severity, selection and consequences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.memo import Memo
from schema_ls.checks.causes import with_causes
from schema_ls.checks.rule import Handle, Rule
from schema_ls.checks.rules import RULES
from schema_ls.model.handles import Config, Enum, Field, Index, Model, RelationField
from schema_ls.model.items import ConfigItem, EnumItem, ModelItem
from schema_ls.model.schema import Place, Schema, Scope

VALIDATION = "validation"


@dataclass(frozen=True)
class Selection:
    """Which findings are wanted, by codes and groups of rules. The group `validation` always runs."""

    select: frozenset[str] = frozenset()
    """What to run; empty stands for every rule that is on by default."""
    ignore: frozenset[str] = frozenset()
    """What not to run. A code counts for more than a group."""
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """Another severity for a code; None switches it off."""

    def takes(self, rule: Rule) -> bool:
        """Whether a rule is wanted."""
        if rule.group == VALIDATION:
            return True
        if rule.code in self.ignore or self.severities.get(rule.code, rule.severity) is None:
            return False
        if rule.code in self.select:
            return True
        wanted = rule.group in self.select if self.select else rule.is_default
        return wanted and rule.group not in self.ignore


DEFAULT = Selection()


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with the block it is about."""

    place: Place
    finding: Finding


class _Key:
    """Everything that the findings of a block depend on. Compares by identity of item and faces."""

    __slots__ = ("_parts", "rules", "scope")

    def __init__(self, scope: Scope, rules: tuple[Rule, ...]) -> None:
        self.scope = scope
        self.rules = rules
        self._parts = (scope.item, scope.dialect, tuple(scope.faces.values()), scope.facts, id(rules))

    def __hash__(self) -> int:
        return hash(self._parts)

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
    elif isinstance(item, EnumItem):
        yield Enum(scope, item)
    elif isinstance(item, ConfigItem):
        yield Config(scope, item)


_CALLED_WITH: dict[type, tuple[type, ...]] = {kind: (kind,) for kind in (Scope, Model, Field, Index, Enum, Config)} | {
    RelationField: (Field, RelationField)
}


class _Plan:
    """Which functions look at which handles, worked out once for a tuple of rules."""

    __slots__ = ("by_handle", "rules")

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = {rule.code: rule for rule in rules}
        found: dict[type, dict[Callable[[Any], Iterator[Finding]], Rule]] = {}
        for rule in rules:
            for on, find in rule.finders:
                found.setdefault(on, {}).setdefault(find, rule)
        self.by_handle = {
            kind: tuple((find, rule) for asked in kinds for find, rule in found.get(asked, {}).items())
            for kind, kinds in _CALLED_WITH.items()
        }

    def named(self, finding: Finding, rule: Rule) -> Finding | None:
        """The finding with code, group and severity; None where its rule is not wanted."""
        owner = self.rules.get(finding.code) if finding.code else rule
        if owner is None:
            return None
        severity = finding.severity or owner.severity
        return replace(finding, code=owner.code, group=owner.group, severity=severity)


def _find(key: _Key) -> tuple[Finding, ...]:
    plan = _plan_of(key.rules)
    found: list[Finding] = []
    for handle in _handles(key.scope):
        for find, rule in plan.by_handle[type(handle)]:
            for finding in find(handle):
                named = plan.named(finding, rule)
                if named is not None:
                    found.append(named)
    return tuple(sorted(with_causes(found), key=lambda finding: finding.span))


findings_of_block = Memo(_find, limit=20_000)
"""The findings of one block; its `misses` tell what a change made the rules look at again."""

_selected: dict[tuple[object, ...], tuple[Rule, ...]] = {}
_plans: dict[int, _Plan] = {}
"""By identity of a tuple of rules, which `_selected` keeps alive."""


def _plan_of(rules: tuple[Rule, ...]) -> _Plan:
    if id(rules) not in _plans:
        _plans[id(rules)] = _Plan(rules)
    return _plans[id(rules)]


def _rules(selection: Selection) -> tuple[Rule, ...]:
    key = (selection.select, selection.ignore, tuple(sorted(selection.severities.items())))
    if key not in _selected:
        _selected[key] = tuple(rule for rule in RULES if selection.takes(rule))
    return _selected[key]


def check(schema: Schema, selection: Selection = DEFAULT, *, consequences: bool = False) -> list[Located]:
    """All findings of a schema in the order of its files and lines; those that follow from others only on request."""
    rules = _rules(selection)
    located = []
    for place in schema.places:
        if place.item.block.is_blank:
            continue
        for finding in findings_of_block(_Key(schema.scope(place), rules)):
            if finding.cause is None or consequences:
                severity = selection.severities.get(finding.code, finding.severity)
                if severity is not None:
                    shown = finding if severity is finding.severity else replace(finding, severity=severity)
                    located.append(Located(place, shown))
    return located
