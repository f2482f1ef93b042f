"""Names of blocks, fields and enum values, made from database names."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from schema_ls.base.record import Record
from schema_ls.model.names import one_of
from schema_ls.pull.catalog import Name
from schema_ls.spec.scalars import RESERVED_TYPE_NAMES, SCALARS

_FITS = re.compile("[A-Za-z][A-Za-z0-9_]*").fullmatch
_UNTYPED = frozenset(SCALARS) | {"Unsupported"}

EMPTY_VALUE = "EMPTY_ENUM_VALUE"


def sanitise(name: str) -> str:
    """`name` cut and changed so that the language takes it; empty when nothing is left of it."""
    if _FITS(name):
        return name
    return re.sub(r"[^A-Za-z0-9_]", "_", re.sub(r"^[^A-Za-z]+", "", name))


def field_ending(name: str) -> str:
    """`name` changed so that it can stand behind the first letters of a field."""
    return re.sub(r"[^A-Za-z0-9_]", "_", name)


def _fallback(prefix: str, name: str) -> str:
    """A name for something whose own name has no usable letter: `Table_123`."""
    rest = re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_")
    return f"{prefix}_{rest}" if rest else prefix


def type_name(name: str, kind: str = "Table") -> str:
    """What a table or enum is called when nothing else has that name."""
    clean = sanitise(name) or _fallback(kind, name)
    if clean in RESERVED_TYPE_NAMES:
        return f"Renamed{clean}"
    return f"{clean}_" if clean in _UNTYPED else clean


@lru_cache(10_000)
def field_name(name: str) -> str:
    """What a column is called when no other field has that name."""
    return sanitise(name) or _fallback("field", name)


def value_name(name: str) -> str:
    """What an enum value is called when no other value has that name."""
    return (sanitise(name) or _fallback("value", name)) if name else EMPTY_VALUE


def numbered(name: str, taken: Collection[str]) -> str:
    """`name`, or with the lowest number behind it that makes it one nobody has. `taken` had better be a set."""
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name}_{number}"
    return candidate


def distinct(wanted: Mapping[str, str], fixed: Mapping[str, str]) -> dict[str, str]:
    """A name of its own for each key.

    `fixed` ones as they are, then those that are spelled as in the database.
    """
    if not fixed and len(set(wanted.values())) == len(wanted):
        return dict(wanted)
    result = {key: fixed[key] for key in wanted if key in fixed}
    taken = set(result.values())
    rest = [key for key in wanted if key not in fixed]
    for key in sorted(rest, key=lambda key: wanted[key] != key):
        result[key] = numbered(wanted[key], taken)
        taken.add(result[key])
    return {key: result[key] for key in wanted}


def in_camel(name: str) -> str:
    """`unitPrice` for `unit_price`; a name without `_` keeps its capitals, those at its start aside."""
    words = [word for word in re.split(r"[^A-Za-z0-9]+", name) if word]
    words = [word.lower() if word.isupper() else word for word in words]
    joined = "".join(word if index == 0 else word[0].upper() + word[1:] for index, word in enumerate(words))
    return joined[:1].lower() + joined[1:]


def in_pascal(name: str, singular: bool = False) -> str:
    """`OrderLines` for `order_lines`, `OrderLine` where it shall be singular."""
    camel = in_camel(one_of(name) if singular else name)
    return camel[:1].upper() + camel[1:]


class TypeNames(Record):
    """Names of all blocks. `renamed` are those that got another name only because it was taken."""

    names: Mapping[Name, str]
    renamed: frozenset[Name]


def type_names(wanted: Mapping[Name, str], fixed: Mapping[Name, str]) -> TypeNames:
    """Names of blocks by database name, all different.

    Same names in several schemas, names that differ in the database only by signs at their start, or a name that an existing
    block has, get their schema in front; what is still equal then gets a number.
    """
    holders: dict[str, list[Name]] = {}
    for key, name in wanted.items():
        holders.setdefault(fixed.get(key, name), []).append(key)
    result, renamed = dict(fixed), set()
    taken = set(result.values())
    for key in sorted((key for key in wanted if key not in fixed), key=lambda key: wanted[key] != key.name):
        name, rivals = wanted[key], [rival for rival in holders[wanted[key]] if rival != key]
        if any(rival.schema != key.schema or rival in fixed for rival in rivals) or _differ_behind(holders[name], name):
            name = _with_schema(key)
        result[key] = numbered(name, taken)
        taken.add(result[key])
        if result[key] != wanted[key]:
            renamed.add(key)
    return TypeNames(result, frozenset(renamed))


def _with_schema(key: Name) -> str:
    return type_name(f"{key.schema}_{key.name}")


def _differ_behind(holders: Collection[Name], name: str) -> bool:
    """Whether several blocks that would be called `name`, by their own names, differ once the schema stands in front."""
    are_own = all(type_name(key.name) == name for key in holders)
    return are_own and len(holders) > 1 and len(set(map(_with_schema, holders))) == len(holders)
