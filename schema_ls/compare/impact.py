"""What a change breaks: rows that are lost or refused, queries that worked before and then fail. One table, few rules.

The change is that from the older to the newer schema, of the database and of the client together. What only makes
something slower, or allows more than before, breaks nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from schema_ls.compare.thing import Thing

_Rule = Callable[[Thing, Thing], str]
"""What a change of a thing, older and newer, breaks; empty: nothing."""

_OLD_NAME = "what uses the old name fails"
_CODE = "code that uses the old name fails"

_NEW: Mapping[str, str] = {
    "id": "rows that agree on it are refused",
    "unique": "rows that agree on it are refused",
}
_GONE: Mapping[str, str] = {
    "table": "its rows are lost",
    "type": "its values are lost",
    "enum": "what uses it fails",
    "field": "its values are lost",
    "relation": "queries that follow it fail",
    "value": "rows that hold it are refused",
    "id": "queries that find rows by it fail",
    "unique": "queries that find rows by it fail",
}


def of_new(thing: Thing) -> str:
    """What it breaks that something is new."""
    if thing.kind == "field":
        return _of_new_field(thing)
    if thing.kind == "relation":
        return "rows that refer to nothing are refused" if thing.aspect("fields") else ""
    return _NEW.get(thing.kind, "")


def _of_new_field(thing: Thing) -> str:
    if thing.aspect("arity") != "required" or thing.aspect("default"):
        return ""
    return "rows that exist have no value for it"


def of_gone(thing: Thing) -> str:
    """What it breaks that something is gone."""
    return _GONE.get(thing.kind, "")


def of_changed(aspect: str, before: Thing, after: Thing) -> str:
    """What it breaks that an aspect of a thing is another one."""
    found = _CHANGED.get((after.kind, aspect), _CHANGED.get(("", aspect), ""))
    return found if isinstance(found, str) else found(before, after)


def _arity(before: Thing, after: Thing) -> str:
    change = (before.aspect("arity"), after.aspect("arity"))
    if "list" in change:
        return "queries of one value and of many are not the same"
    return "rows without a value are refused" if change == ("optional", "required") else ""


def _related_arity(before: Thing, after: Thing) -> str:
    return _arity(before, after) if "list" in (before.aspect("arity"), after.aspect("arity")) else ""


def _default(before: Thing, after: Thing) -> str:
    if after.aspect("default") or after.aspect("arity") != "required" or after.aspect("@updatedAt"):
        return ""
    return "rows that are made without a value are refused"


def _action(name: str) -> _Rule:
    def rule(before: Thing, after: Thing) -> str:
        actions = {before.aspect(name), after.aspect(name)}
        if actions <= {"Restrict", "NoAction", ""}:
            return ""
        return "changes of rows that are referred to reach others than before"

    return rule


def _hidden(mark: str) -> _Rule:
    return lambda before, after: "the client no longer shows it" if after.aspect(mark) else ""


_CHAINS = (
    ("TinyInt", "SmallInt", "MediumInt", "Int", "BigInt"),
    ("SmallInt", "Integer", "BigInt"),
    ("Real", "DoublePrecision"),
    ("Float", "Double"),
    ("TinyText", "Text", "MediumText", "LongText"),
    ("TinyBlob", "Blob", "MediumBlob", "LongBlob"),
    ("Char", "VarChar", "Text"),
    ("VarChar", "MediumText", "LongText"),
    ("NChar", "NVarChar"),
    ("Binary", "VarBinary", "Blob"),
)
"""Native types, each of which holds all that those before it hold, given the same arguments or none."""


def _native(before: Thing, after: Thing) -> str:
    return "" if _is_wider(before.aspect("native type"), after.aspect("native type")) else "values may not fit"


def _is_wider(old: str, new: str) -> bool:
    (name, sizes), (other, others) = _parts(old), _parts(new)
    if name == other:
        grows = len(sizes) == len(others) > 0 and all(a <= b for a, b in zip(sizes, others, strict=True))
        # More digits behind the point must not cost digits before it.
        return grows and (len(sizes) < 2 or sizes[0] - sizes[1] <= others[0] - others[1])
    in_order = any(name in chain and other in chain[chain.index(name) :] for chain in _CHAINS)
    return in_order and (not others or (bool(sizes) and sizes[0] <= others[0]))


def _parts(native: str) -> tuple[str, tuple[int, ...]]:
    name, _, rest = native.partition("(")
    sizes = [part.strip() for part in rest.rstrip(")").split(",") if part.strip()]
    return name, tuple(map(int, sizes)) if all(size.isdigit() for size in sizes) else ()


_CHANGED: Mapping[tuple[str, str], str | _Rule] = {
    ("", "name"): _CODE,
    ("", "table"): _OLD_NAME,
    ("", "database type"): _OLD_NAME,
    ("", "column"): _OLD_NAME,
    ("", "label"): _OLD_NAME,
    ("", "schema"): _OLD_NAME,
    ("", "join table"): _OLD_NAME,
    ("", "kind"): "a table and a view do not take the same queries",
    ("", "@@ignore"): _hidden("@@ignore"),
    ("", "@ignore"): _hidden("@ignore"),
    ("", "@updatedAt"): _default,
    ("", "type"): "values of the old type may not fit",
    ("", "native type"): _native,
    ("", "default"): _default,
    ("field", "arity"): _arity,
    ("relation", "arity"): _related_arity,
    ("relation", "fields"): "rows that refer to nothing are refused",
    ("relation", "references"): "rows that refer to nothing are refused",
    ("relation", "on delete"): _action("on delete"),
    ("relation", "on update"): _action("on update"),
    ("id", "fields"): _NEW["unique"],
    ("unique", "fields"): _NEW["unique"],
    ("unique", "where"): _NEW["unique"],
    # Index methods, sort orders and names of constraints change speed and messages, not answers.
    ("index", "type"): "",
    ("unique", "type"): "",
    ("relation", "map"): "",
    ("index", "name"): "",
}
