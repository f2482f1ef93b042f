"""Rule: model-name-number."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.base.words import words_of
from schema_ls.checks.options import choice
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.naming.styles import renaming, with_last_word
from schema_ls.checks.rules.patterns import is_any
from schema_ls.model.handles import Model
from schema_ls.model.names import is_plural, one_of, plural

_SINGULAR = "singular"


class Options(Record, slots=False):
    """What can be set."""

    style: str = choice(_SINGULAR, "plural")
    allow_list: tuple[str, ...] = ()


@rule_with(Options(), "model-name-number", group="naming", on=Model, severity=Severity.INFO, is_default=False)
def model_name_number(model: Model, options: Options) -> Iterator[Finding]:
    """The name of a model is a plural where the others are singular, or the other way round.

    A model is what one record is, so Prisma's documentation has singulars. `style = "plural"` wants plurals instead;
    `allow-list` has names that are taken as they are, or expressions such as `/^old_/`. The number is guessed by English
    endings.

    Bad:
        model Orders {
            //^^^^^^ model-name-number
          id Int @id
        }

    Good:
        model Order {
          id Int @id
        }
    """
    last = (words_of(model.name) or ("",))[-1]
    if not last.isalpha() or is_any(model.name, options.allow_list):
        return
    if options.style == _SINGULAR and is_plural(last) and one_of(last) != last:
        wanted = with_last_word(model.name, last, one_of)
        advice = f"`{model.name}` looks like a plural. Name one record: `{wanted}`."
    elif options.style != _SINGULAR and not is_plural(last):
        wanted = with_last_word(model.name, last, plural)
        advice = f"`{model.name}` looks like a singular. Name all records: `{wanted}`."
    else:
        return
    yield Finding(model.name_span, advice, fixes=renaming(Symbol(model.name), wanted))
