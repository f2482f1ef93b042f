"""Rule: model-name-prefix."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.naming.styles import renaming
from schema_ls.checks.rules.patterns import is_any
from schema_ls.model.handles import Model


class Options(Record, slots=False):
    """What can be set."""

    prefix: str = ""
    allow_list: tuple[str, ...] = ()


@rule_with(Options(), "model-name-prefix", group="naming", on=Model, severity=Severity.INFO, is_default=False)
def model_name_prefix(model: Model, options: Options) -> Iterator[Finding]:
    """The name of a model does not begin as the settings ask for.

    A prefix keeps the types of the client apart from those of the program. `allow-list` has names, or expressions such as
    `/^old_/`, that need none.

    Bad, with prefix = "Db":
        model Order {
            //^^^^^ model-name-prefix
          id Int @id
        }

    Good, with prefix = "Db":
        model DbOrder {
          id Int @id
        }
    """
    if model.name and not is_any(model.name, options.allow_list) and not model.name.startswith(options.prefix):
        wanted = f"{options.prefix}{model.name}"
        yield Finding(
            model.name_span,
            f"Call `{model.name}` `{wanted}`: the settings ask for it.",
            fixes=renaming(Symbol(model.name), wanted),
        )
