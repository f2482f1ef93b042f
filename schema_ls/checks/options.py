"""Reading the options of a rule: what was written, into the values that the rule takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from schema_ls.base.listing import listed_names
from schema_ls.base.record import replaced
from schema_ls.base.spelling import nearest
from schema_ls.base.toml import in_toml


class Choice(str):
    """The default of an option that takes one of a few words."""

    __slots__ = ("words",)
    words: tuple[str, ...]


class OptionError(Exception):
    """An option that a rule does not have, or a value that it cannot take. `option` is the name as it was written."""

    def __init__(self, option: str, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.option = option
        self.problem = problem
        self.remedy = remedy


def choice(default: str, *others: str) -> Any:
    """The default of an option that takes one of a few words."""
    made = Choice(default)
    made.words = (default, *others)
    return made


def fields_of(options: Any) -> list[tuple[str, str]]:
    """The options of a rule, none for None: as they are written, and as fields of `options`."""
    names: tuple[str, ...] = options.record_fields if options is not None else ()
    return [(name.replace("_", "-"), name) for name in names]


def default_of(options: Any, field: str) -> object:
    """What an option is where nothing is set."""
    return options.record_defaults[field]


def with_values(options: Any, written: Iterable[tuple[str, object]]) -> Any:
    """`options` with other values, given by written name. Raises OptionError."""
    known = dict(fields_of(options))
    values = {}
    for name, value in written:
        if name not in known:
            raise _unknown(name, known)
        default = default_of(options, known[name])
        if (read := _read(default, value)) is None:
            raise OptionError(name, f"`{name}` is {in_toml(value)}.", f"It must be {kind_of(default)}.")
        values[known[name]] = read
    return replaced(options, **values) if values else options


def kind_of(default: object) -> str:
    """What an option with a default may be, in words."""
    if isinstance(default, Choice):
        return " or ".join(f'"{word}"' for word in default.words)
    if isinstance(default, bool):
        return "true or false"
    if isinstance(default, int):
        return "a number from 0 on"
    return "a list of texts" if isinstance(default, tuple) else "a text"


def json_of(default: object) -> dict[str, object]:
    """What an option with a default may be, as a JSON schema."""
    if isinstance(default, Choice):
        return {"enum": [*default.words], "default": str(default)}
    if isinstance(default, bool):
        return {"type": "boolean", "default": default}
    if isinstance(default, int):
        return {"type": "integer", "minimum": 0, "default": default}
    if isinstance(default, tuple):
        return {"type": "array", "items": {"type": "string"}, "default": [*default]}
    return {"type": "string", "default": default}


def _read(default: object, value: object) -> object:
    """The value for an option with a default; None for one that it cannot take."""
    if isinstance(default, Choice):
        return value if value in default.words else None
    if isinstance(default, tuple):
        is_list = isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value)
        return tuple(value) if is_list else None  # type: ignore[arg-type]  # just looked at
    if isinstance(default, int) and not isinstance(default, bool):
        return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
    return value if type(value) is type(default) else None


def _unknown(name: str, known: Mapping[str, object]) -> OptionError:
    near = nearest(name, known)
    if near:
        remedy = f"Did you mean `{near}`?"
    elif known:
        remedy = f"Known are {listed_names(known)}."
    else:
        remedy = "Remove it: the rule has no options."
    return OptionError(name, f"There is no option `{name}`.", remedy)
