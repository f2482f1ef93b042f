"""Which rules run, and how: by code, group and preset, with severities and options of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from schema_ls.base.finding import Severity
from schema_ls.base.record import Record, replaced
from schema_ls.checks.rule import Rule
from schema_ls.checks.rules import RULES
from schema_ls.checks.suppressions import ignored_in_file
from schema_ls.syntax.tree import Tree

VALIDATION = "validation"
"""The group of what Prisma itself says. Its errors can neither be switched off nor silenced."""
RECOMMENDED = "recommended"
STRICT = "strict"
ALL = "all"
PRESETS = (RECOMMENDED, STRICT, ALL)
"""Names for many rules: those on by default, these and the stricter ones, every rule."""
_NOTHING: frozenset[str] = frozenset()


class Selection(Record, slots=False):
    """Which findings are wanted. Rules are named by code, group or preset; the narrower name counts for more."""

    select: frozenset[str] = frozenset()
    """What to run; empty stands for what is recommended."""
    ignore: frozenset[str] = frozenset()
    """What not to run. Of two equally narrow names the one here wins."""
    extend: frozenset[str] = frozenset()
    """What to run beside that."""
    severities: Mapping[str, Severity | None] = MappingProxyType({})
    """Other severities for codes and groups; None switches off. A severity for a code switches its rule on."""
    options: Mapping[str, object] = MappingProxyType({})
    """Options by code: instances of what `Rule.options` has."""
    ignore_in: tuple[tuple[Callable[[str], bool], frozenset[str]], ...] = ()
    """What not to run on files, by functions that take the name of a file and say whether it is meant."""

    def takes(self, rule: Rule) -> bool:
        """Whether a rule is wanted at all."""
        severity = self.severity_of(rule)
        if _is_binding(rule) or severity is None:
            return severity is not None or _is_binding(rule)
        wanted = (self.select or {RECOMMENDED}) | self.extend
        for name in names_of(rule):
            if name in self.ignore:
                return False
            if name in wanted or (name == rule.code and name in self.severities):
                return True
        return rule.group == VALIDATION

    def severity_of(self, rule: Rule) -> Severity | None:
        """The severity that the settings give to a rule, its own where they give none; None for off."""
        return self.severities.get(rule.code, self.severities.get(rule.group, rule.severity))


DEFAULT = Selection()


def names_of(rule: Rule) -> tuple[str, ...]:
    """All names a rule answers to, the narrowest first."""
    presets = (RECOMMENDED, STRICT) if rule.is_default else (STRICT,) if rule.is_strict else ()
    return (rule.code, rule.group, *presets, ALL)


def rules_for(selection: Selection, name: str, tree: Tree) -> tuple[Rule, ...]:
    """The rules to run on a file, ready to be called. One and the same tuple for files that ask for the same."""
    hidden = ignored_in_file(tree)
    if selection.ignore_in:
        hidden = hidden.union(*(names for is_meant, names in selection.ignore_in if is_meant(name)))
    return _rules(selection, hidden & _all_names() if hidden else hidden)


@cache
def _all_names() -> frozenset[str]:
    """What hides anything at all: tuples of rules are kept, but not one for each letter of a name that somebody types."""
    return frozenset(name for rule in RULES for name in names_of(rule))


_made: dict[tuple[object, ...], tuple[Rule, ...]] = {}
_REMEMBERED = 500
"""Tuples of rules that are kept: settings and `.env` files change while a server runs."""


def _rules(selection: Selection, hidden: frozenset[str]) -> tuple[Rule, ...]:
    key = (
        *(selection.select, selection.ignore, selection.extend, hidden),
        *(tuple(sorted(selection.severities.items())), tuple(sorted(selection.options.items()))),
    )
    if key not in _made:
        if len(_made) >= _REMEMBERED:
            _made.clear()
        taken = (rule for rule in RULES if selection.takes(rule))
        _made[key] = tuple(_bound(rule, selection) for rule in taken if not _is_hidden(rule, hidden))
    return _made[key]


def _is_hidden(rule: Rule, hidden: frozenset[str]) -> bool:
    return bool(hidden) and not _is_binding(rule) and not hidden.isdisjoint(names_of(rule))


def _is_binding(rule: Rule) -> bool:
    """Whether a rule is an error of Prisma's own, which no setting takes back."""
    return rule.group == VALIDATION and rule.severity is Severity.ERROR


def _bound(rule: Rule, selection: Selection) -> Rule:
    """The rule with the options and the severity that the settings give it."""
    options = selection.options.get(rule.code, rule.options)
    is_set = rule.code in selection.severities or rule.group in selection.severities
    forced = selection.severity_of(rule) if is_set and not _is_binding(rule) else None
    if options is rule.options and forced is None:
        return rule
    return replaced(rule, options=options, forced=forced)
