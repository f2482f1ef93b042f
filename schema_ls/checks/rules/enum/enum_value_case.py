"""Rule: enum-value-case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from schema_ls.base.finding import Finding, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.base.words import camel_case, pascal_case, snake_case
from schema_ls.checks.options import choice
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.naming.styles import renaming
from schema_ls.model.handles import Enum

_STYLES: Mapping[str, Callable[[str], str]] = {
    "SCREAMING_SNAKE": lambda name: snake_case(name).upper(),
    "snake": snake_case,
    "Pascal": pascal_case,
    "camel": camel_case,
}


class Options(Record, slots=False):
    """What can be set."""

    style: str = choice(*_STYLES)


@rule_with(Options(), "enum-value-case", group="enum", on=Enum, severity=Severity.WARNING, is_default=False)
def enum_value_case(enum: Enum, options: Options) -> Iterator[Finding]:
    """A value of an enum is not written as the others should be.

    `style` is `SCREAMING_SNAKE`, `snake`, `Pascal` or `camel`. With `@map` the database keeps the old label. A name may have
    `_` and digits wherever it likes, as long as its letters fit the style.

    Bad:
        enum Colour {
          RED
          darkBlue
        //^^^^^^^^ enum-value-case
        }

        model Car {
          id     Int    @id
          colour Colour
        }

    Good:
        enum Colour {
          RED
          DARK_BLUE @map("darkBlue")
        }

        model Car {
          id     Int    @id
          colour Colour
        }
    """
    write = _STYLES[options.style]
    for value in enum.values:
        wanted = write(value.name)
        if value.is_no_value or _letters(value.name, options.style) == _letters(wanted, options.style):
            continue
        yield Finding(
            value.name_span,
            f'Write `{value.name}` as `{wanted}`; with `@map("{value.map or value.name}")` the database keeps its label.',
            fixes=renaming(Symbol(enum.name, value.name), wanted),
        )


def _letters(name: str, style: str) -> str:
    """What of a name the style is about: `_` counts between letters only, and only in styles that have it."""
    parts = [part for part in name.split("_") if part]
    if style in ("SCREAMING_SNAKE", "snake"):
        return "".join(letter for letter in "_".join(parts) if not letter.isdigit()).replace("__", "_").strip("_")
    return name
