"""Reading the options of a rule: what was written, into the values that the rule takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import Field, field, fields, replace
from typing import Any

from schema_ls.base.spelling import nearest

CHOICES = "choices"


class OptionError(Exception):
    """An option that a rule does not have, or a value that it cannot take. `option` is the name as it was written."""

    def __init__(self, option: str, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.option = option
        self.problem = problem
        self.remedy = remedy


def choice(default: str, *others: str) -> Any:
    """A field of a class of options that takes one of a few words."""
    return field(default=default, metadata={CHOICES: (default, *others)})


def option_names(options: object) -> list[str]:
    """The names of all options, as they are written."""
    return [_written(held) for held in fields(options)] if options is not None else []  # type: ignore[arg-type]  # a dataclass


def with_values(options: Any, written: Iterable[tuple[str, object]]) -> Any:
    """`options` with other values, given by written name. Raises OptionError."""
    known = {_written(held): held for held in fields(options)} if options is not None else {}
    values = {}
    for name, value in written:
        if name not in known:
            raise _unknown(name, known)
        held = known[name]
        if (read := _read(held, getattr(options, held.name), value)) is None:
            raise OptionError(
                name, f"`{name}` is {value!r}.", f"It must be {kind_of(held, getattr(options, held.name))}."
            )
        values[held.name] = read
    return replace(options, **values) if values else options


def kind_of(held: Field[Any], default: object) -> str:
    """What an option may be, in words."""
    if choices := held.metadata.get(CHOICES):
        return " or ".join(f'"{word}"' for word in choices)
    if isinstance(default, bool):
        return "true or false"
    if isinstance(default, int):
        return "a number from 0 on"
    return "a list of texts" if isinstance(default, tuple) else "a text"


def json_of(held: Field[Any], default: object) -> dict[str, object]:
    """What an option may be, as a JSON schema."""
    if choices := held.metadata.get(CHOICES):
        return {"enum": [*choices], "default": default}
    if isinstance(default, bool):
        return {"type": "boolean", "default": default}
    if isinstance(default, int):
        return {"type": "integer", "minimum": 0, "default": default}
    if isinstance(default, tuple):
        return {"type": "array", "items": {"type": "string"}, "default": [*default]}
    return {"type": "string", "default": default}


def _read(held: Field[Any], default: object, value: object) -> object:
    """The value for a field; None for one that it cannot take."""
    if choices := held.metadata.get(CHOICES):
        return value if value in choices else None
    if isinstance(default, tuple):
        is_list = isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value)
        return tuple(value) if is_list else None  # type: ignore[arg-type]  # just looked at
    if isinstance(default, int) and not isinstance(default, bool):
        return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
    return value if type(value) is type(default) else None


def _written(held: Field[Any]) -> str:
    return held.name.replace("_", "-")


def _unknown(name: str, known: Mapping[str, object]) -> OptionError:
    near = nearest(name, known)
    if near:
        remedy = f"Did you mean `{near}`?"
    elif known:
        remedy = f"Known are {', '.join(f'`{option}`' for option in known)}."
    else:
        remedy = "Remove it: the rule has no options."
    return OptionError(name, f"There is no option `{name}`.", remedy)
