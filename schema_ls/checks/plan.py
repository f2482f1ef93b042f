"""Which functions of the rules look at what: worked out once for all fields and keys that say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from schema_ls.base.finding import Finding, shortened
from schema_ls.base.record import replaced
from schema_ls.checks.rule import EACH, Handle, Rule
from schema_ls.checks.selection import VALIDATION
from schema_ls.checks.suppressions import Silence
from schema_ls.model.handles import (
    RELATION,
    SCALAR,
    UNSUPPORTED,
    Config,
    Enum,
    Field,
    ForeignKey,
    Index,
    Model,
    RelationField,
    Worded,
    WordedIndex,
)
from schema_ls.model.schema import Scope
from schema_ls.spec.dialect import Dialect

_KINDS = (Scope, Model, Enum, Config, Silence)
_CALLED_WITH: dict[type, tuple[type, ...]] = {kind: (kind,) for kind in _KINDS} | {
    Field: (Field, Worded),
    RelationField: (Field, Worded, RelationField),
    ForeignKey: (Field, Worded, RelationField, ForeignKey),
    Index: (Index, WordedIndex),
}


def names_of_rules(rules: Iterable[Rule]) -> frozenset[str]:
    """The codes and groups of rules."""
    return frozenset(name for rule in rules for name in (rule.code, rule.group))


_WITHOUT_BLOCK = (SCALAR, UNSUPPORTED)
_REMEMBERED_PLANS = 16
_REMEMBERED_WORDINGS = 3_000


class _Finder(NamedTuple):
    """A function that looks at handles of a kind, with the first rule that has it."""

    on: type[Handle]
    find: Callable[[Any], Iterator[Finding]]
    rule: Rule


def _is_left_out(handle: Handle) -> bool:
    """Whether only Prisma's own rules look at it: what is ignored, and views, which no schema decides about."""
    if isinstance(handle, Field):
        return handle.face.is_ignored or _is_left_out(handle.model)
    if isinstance(handle, Index):
        return _is_left_out(handle.model)
    return isinstance(handle, Model) and (handle.face.is_ignored or handle.kind == "view")


_WORDED = (Worded, WordedIndex)
_REPEATED = (Field, Index)


def _wording_of(field: Field) -> tuple[object, ...] | None:
    """All that rules on `Worded` fields look at; None where they may look at more: the model is a type, or in disorder."""
    model = field.model
    facts = model.scope.facts
    if model.kind == "type" or facts.taken_in or facts.unclosed:
        return None
    wording = field.item.line.wording
    if field.kind == RELATION:
        return wording.form, RELATION, model.kind, model.face.is_ignored
    return wording, model.scope.faces.get(field.type, field.kind), model.kind, model.face.is_ignored


def _wording_of_key(index: Index) -> tuple[object, ...] | None:
    """The same for rules on `WordedIndex`, which do not look at more where it lists fields of its model, once each."""
    key, model = index.key, index.model
    names = key.column_names
    if key.is_partial or not key.is_readable or not model.item.is_whole or len(names) > len({*names}):
        return None
    fields = [field for name in names if (field := model.field(name)) and field.kind != UNSUPPORTED]
    worded = list(map(_wording_of, fields))
    if None in worded or len(worded) < len(names):
        return None
    return index.item.member.line.wording, *worded


class Plan:
    """Which functions look at which handles, worked out once for a tuple of rules and a dialect."""

    __slots__ = ("_asked", "_finders", "_worded", "names", "rules")

    def __init__(self, rules: tuple[Rule, ...], dialect: Dialect) -> None:
        self.rules = {rule.code: rule for rule in rules}
        self.names = names_of_rules(rules)
        taken = (rule for rule in rules if rule.is_for(dialect.provider))
        self._finders = [_Finder(on, find, rule) for rule in taken for on, find in rule.finders]
        self._asked: dict[tuple[type, str, bool], tuple[_Finder, ...]] = {}
        self._worded: dict[tuple[object, ...], tuple[_Finder, ...]] = {}

    def _finders_of(self, handle: Handle) -> tuple[_Finder, ...]:
        """The functions that look at a handle: each once."""
        scalar = handle.type if isinstance(handle, Field) and handle.kind in _WITHOUT_BLOCK else ""
        key = type(handle), scalar, _is_left_out(handle)
        if key not in self._asked:
            kinds = _CALLED_WITH[key[0]]
            found: dict[Callable[[Any], Iterator[Finding]], _Finder] = {}
            for finder in self._finders:
                types, group = finder.rule.types, finder.rule.group
                if finder.on in kinds and (not types or scalar in types) and not (key[2] and group != VALIDATION):
                    found.setdefault(finder.find, finder)
            self._asked[key] = tuple(found.values())
        return self._asked[key]

    def _still_asked(self, handle: Field | Index) -> tuple[_Finder, ...]:
        """The functions that have to look at a field or key: without those that found nothing in one that says the same."""
        wording = _wording_of(handle) if isinstance(handle, Field) else _wording_of_key(handle)
        if wording is None:
            return self._finders_of(handle)
        known = self._worded.get(wording)
        if known is None:
            finders = self._finders_of(handle)
            known = tuple(one for one in finders if one.on not in _WORDED or next(one.find(handle), None))
            if len(self._worded) >= _REMEMBERED_WORDINGS:
                self._worded.clear()
            self._worded[wording] = known
        return known

    def named(self, finding: Finding, rule: Rule) -> Finding | None:
        """The finding with code, group and severity; None where its rule is not wanted."""
        owner = self.rules.get(finding.code) if finding.code else rule
        if owner is None:
            return None
        severity = owner.forced or finding.severity or owner.severity
        message = shortened(finding.message)
        return replaced(finding, message=message, code=owner.code, group=owner.group, severity=severity)

    def found_in(self, handle: Handle) -> Sequence[Finding]:
        """What the rules find when they look at a handle."""
        finders = self._still_asked(handle) if isinstance(handle, _REPEATED) else self._finders_of(handle)
        if not finders:
            return ()
        found = []
        for _, find, rule in finders:
            for finding in find(handle):
                named = self.named(finding, rule) if finding is not EACH else None
                if named is not None:
                    found.append(named)
        return found


_plans: dict[tuple[int, Dialect], Plan] = {}
"""By identity of a tuple of rules, which `selection` keeps alive, and dialect."""


def plan_of(rules: tuple[Rule, ...], dialect: Dialect) -> Plan:
    """The plan of these rules for a dialect, known or made now."""
    key = id(rules), dialect
    known = _plans.get(key)
    if known is None:
        if len(_plans) >= _REMEMBERED_PLANS:
            _plans.clear()
        known = _plans[key] = Plan(rules, dialect)
    return known
