"""The rules of prisma-lint by their names there: the codes they have here, and what their options are here.

Source: its list of rules, version 0.10.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from schema_ls.base.record import Record

CODES: Mapping[str, str] = {
    "enum-name-pascal-case": "enum-name-case",
    "enum-value-case": "enum-value-case",
    "enum-value-snake-case": "enum-value-case",
    "field-name-camel-case": "field-name-case",
    "field-name-grammatical-number": "field-name-number",
    "field-name-mapping-snake-case": "column-name-case",
    "field-order": "field-order",
    "forbid-field": "forbid-field",
    "forbid-required-ignored-field": "forbid-required-ignored-field",
    "model-name-grammatical-number": "model-name-number",
    "model-name-mapping-snake-case": "table-name-case",
    "model-name-pascal-case": "model-name-case",
    "model-name-prefix": "model-name-prefix",
    "require-default-empty-arrays": "require-default-empty-arrays",
    "require-field": "require-field",
    "require-field-index": "fk-without-index",
    "require-field-type": "require-field-type",
}

Written = Mapping[str, object]


class Lost(Record):
    """Something of a configuration that has no counterpart here, in words."""

    what: str


class Imported(Record):
    """Rules to switch on, with their options by code, and what could not be taken over."""

    rules: Mapping[str, Written]
    lost: tuple[str, ...]


def imported(rules: Mapping[str, object]) -> Imported:
    """What the `rules` of a configuration mean here. Those that are `"off"` are left out."""
    found: dict[str, Written] = {}
    lost: list[str] = []
    for name, value in rules.items():
        level, given = (*value, {}, {})[:2] if isinstance(value, list) else (value, {})
        if level == "off":
            continue
        if (code := CODES.get(name)) is None:
            lost.append(f"`{name}`: there is no such rule")
            continue
        options = dict(found.get(code, {}))
        for option, taken in _taken(name, given if isinstance(given, dict) else {}):
            if isinstance(taken, Lost):
                lost.append(f"`{option}` of `{name}`: {taken.what}")
            else:
                options[option] = taken
        found[code] = options
    return Imported(MappingProxyType(found), tuple(lost))


def _taken(name: str, given: Written) -> Iterator[tuple[str, object]]:
    """The options of a rule, by their names here; by their names there where they are lost."""
    yield from _ALWAYS.get(name, {}).items()
    for option, value in given.items():
        if (read := _READERS.get((name, option), _ANYWHERE.get(option))) is None:
            yield option, Lost("there is no such option")
        else:
            yield from read(option, value)


def _as(here: str) -> Callable[[str, object], Iterator[tuple[str, object]]]:
    def read(option: str, value: object) -> Iterator[tuple[str, object]]:
        yield here, value

    return read


def _one_prefix(option: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, str) and not value.startswith("/"):
        yield "trim-prefix", value
    else:
        yield option, Lost("one prefix as plain text is taken only")


def _plurals(option: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        yield "irregular-plurals", [f"{one}={many}" for one, many in value.items()]


def _wanted(option: str, value: object) -> Iterator[tuple[str, object]]:
    """The fields of `require-field`: those wanted beside another one only where all are."""
    entries = value if isinstance(value, list) else []
    plain = [entry for entry in entries if isinstance(entry, str)]
    beside = [found for entry in entries if (found := _words_of(entry, "name", "ifSibling"))]
    siblings = {sibling for _, sibling in beside}
    yield from _unread(option, len(entries) - len(plain) - len(beside))
    if beside and not plain and len(siblings) == 1 and not min(siblings).startswith("/"):
        yield "fields", [name for name, _ in beside]
        yield "if-sibling", min(siblings)
        return
    yield "fields", plain
    for name, _ in beside:
        yield option, Lost(f"`{name}` is wanted beside some fields only")


def _types(option: str, value: object) -> Iterator[tuple[str, object]]:
    entries = value if isinstance(value, list) else []
    typed = [found for entry in entries if (found := _words_of(entry, "ifName", "type"))]
    yield from _unread(option, len(entries) - len(typed))
    yield "fields", [f"{name} {type_}" for name, type_ in typed]


def _words_of(entry: object, one: str, other: str) -> tuple[str, str] | None:
    """Two texts of an entry; None where one is missing."""
    first, second = (entry.get(one), entry.get(other)) if isinstance(entry, dict) else (None, None)
    return (first, second) if isinstance(first, str) and isinstance(second, str) else None


def _unread(option: str, count: int) -> Iterator[tuple[str, object]]:
    if count:
        yield option, Lost(f"{count} of its entries cannot be read" if count > 1 else "an entry of it cannot be read")


def _for_names(option: str, value: object) -> Iterator[tuple[str, object]]:
    yield option, Lost("indexes are asked for by foreign keys only")


def _nothing(option: str, value: object) -> Iterator[tuple[str, object]]:
    yield from ()


_ALWAYS: Mapping[str, Written] = {"enum-value-snake-case": {"style": "snake"}}
_READERS = {
    ("forbid-field", "forbid"): _as("fields"),
    ("require-field", "require"): _wanted,
    ("require-field-type", "require"): _types,
    ("require-field-index", "forAllRelations"): _nothing,
    ("require-field-index", "forNames"): _for_names,
    ("model-name-mapping-snake-case", "irregularPlurals"): _plurals,
    ("model-name-mapping-snake-case", "pluralize"): _as("pluralize"),
    ("model-name-grammatical-number", "style"): _as("style"),
    ("model-name-prefix", "prefix"): _as("prefix"),
    ("field-order", "order"): _as("order"),
}
_ANYWHERE = {
    "allowList": _as("allow-list"),
    "allowlist": _as("allow-list"),
    "trimPrefix": _one_prefix,
    "compoundWords": _as("compound-words"),
}
