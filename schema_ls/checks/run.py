"""Running the rules on a schema: what they look at, and what is shown of what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from schema_ls.base.finding import Finding, shortened
from schema_ls.base.memo import Memo
from schema_ls.base.record import Record, replaced
from schema_ls.checks.causes import of_other_rules, with_causes
from schema_ls.checks.rule import Handle, Rule
from schema_ls.checks.rules import RULES
from schema_ls.checks.selection import DEFAULT, VALIDATION, Selection, rules_for
from schema_ls.checks.suppressions import Silence, heard, suppressions_in
from schema_ls.model.handles import SCALAR, UNSUPPORTED, Config, Enum, Field, Index, Model, RelationField
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


_KINDS = (Scope, Model, Field, Index, Enum, Config, Silence)
_CALLED_WITH: dict[type, tuple[type, ...]] = {kind: (kind,) for kind in _KINDS} | {
    RelationField: (Field, RelationField)
}


def _names(rules: Iterable[Rule]) -> frozenset[str]:
    return frozenset(name for rule in rules for name in (rule.code, rule.group))


_KNOWN = _names(RULES)
_WITHOUT_BLOCK = (SCALAR, UNSUPPORTED)
_Finder = tuple[Callable[[Any], Iterator[Finding]], Rule]


def _is_left_out(handle: Handle) -> bool:
    """Whether only Prisma's own rules look at it: what is ignored, and views, which no schema decides about."""
    if isinstance(handle, Field):
        return handle.face.is_ignored or _is_left_out(handle.model)
    if isinstance(handle, Index):
        return _is_left_out(handle.model)
    return isinstance(handle, Model) and (handle.face.is_ignored or handle.kind == "view")


class _Plan:
    """Which functions look at which handles, worked out once for a tuple of rules and a kind of database."""

    __slots__ = ("_asked", "_finders", "names", "rules")

    def __init__(self, rules: tuple[Rule, ...], provider: str | None) -> None:
        self.rules = {rule.code: rule for rule in rules}
        self.names = _names(rules)
        self._finders = [(on, find, rule) for rule in rules if rule.is_for(provider) for on, find in rule.finders]
        self._asked: dict[tuple[type, str, bool], tuple[_Finder, ...]] = {}

    def _finders_of(self, handle: Handle) -> tuple[_Finder, ...]:
        """The functions that look at a handle: each once, with the first rule that has it."""
        scalar = handle.type if isinstance(handle, Field) and handle.kind in _WITHOUT_BLOCK else ""
        key = type(handle), scalar, _is_left_out(handle)
        if key not in self._asked:
            kinds = _CALLED_WITH[key[0]]
            found: dict[Callable[[Any], Iterator[Finding]], Rule] = {}
            for on, find, rule in self._finders:
                if (
                    on in kinds
                    and (not rule.types or scalar in rule.types)
                    and not (key[2] and rule.group != VALIDATION)
                ):
                    found.setdefault(find, rule)
            self._asked[key] = tuple(found.items())
        return self._asked[key]

    def named(self, finding: Finding, rule: Rule) -> Finding | None:
        """The finding with code, group and severity; None where its rule is not wanted."""
        owner = self.rules.get(finding.code) if finding.code else rule
        if owner is None:
            return None
        severity = owner.forced or finding.severity or owner.severity
        message = shortened(finding.message)
        return replaced(finding, message=message, code=owner.code, group=owner.group, severity=severity)

    def found_in(self, handle: Handle) -> Iterator[Finding]:
        """What the rules find when they look at a handle."""
        for find, rule in self._finders_of(handle):
            for finding in find(handle):
                named = self.named(finding, rule)
                if named is not None:
                    yield named


def _find(key: _Key) -> tuple[Finding, ...]:
    plan, block = _plan_of(key.rules, key.scope.dialect.provider), key.scope.item.block
    found = [finding for handle in _handles(key.scope) for finding in plan.found_in(handle)]
    if found and (meant := key.scope.dialect.meant):
        scope = Scope(key.scope.item, meant, key.scope.faces, key.scope.facts)
        found = list(
            of_other_rules(found, [finding for handle in _handles(scope) for finding in plan.found_in(handle)])
        )
    if comments := suppressions_in(block):
        silence = Silence(block, comments, tuple(found), plan.names, _KNOWN)
        found = [*heard(comments, found), *plan.found_in(silence)]
    return tuple(sorted(with_causes(found), key=lambda finding: finding.span))


findings_of_block = Memo(_find, limit=500)
"""The findings of one block; its `misses` tell what a change made the rules look at again."""

_plans: dict[tuple[int, str | None], _Plan] = {}
"""By identity of a tuple of rules, which `selection` keeps alive, and name of the provider."""


def _plan_of(rules: tuple[Rule, ...], provider: str | None) -> _Plan:
    key = id(rules), provider
    if key not in _plans:
        _plans[key] = _Plan(rules, provider)
    return _plans[key]


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
