"""Rule: model-name-case."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.base.words import pascal_case
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.naming.styles import PASCAL, renaming, without_prefix, without_prefix_written
from schema_ls.checks.rules.patterns import is_any
from schema_ls.model.handles import Model


class Options(Record, slots=False):
    """What can be set."""

    allow_list: tuple[str, ...] = ()
    trim_prefix: str = ""


@rule_with(Options(), "model-name-case", group="naming", on=Model, severity=Severity.INFO, is_default=False)
def model_name_case(model: Model, options: Options) -> Iterator[Finding]:
    """The name of a model is not written `LikeThis`.

    Prisma's own documentation writes models so, and the client makes its names from them; `@@map` keeps the table.
    `allow-list` has names that are taken as they are, or expressions such as `/^old_/`, and `trim-prefix` is left out of
    account.

    Bad:
        model order_line {
            //^^^^^^^^^^ model-name-case
          id Int @id
        }

    Good:
        model OrderLine {
          id Int @id

          @@map("order_line")
        }
    """
    name = without_prefix(model.name, options.trim_prefix)
    if model.name and not is_any(model.name, options.allow_list) and not PASCAL.fullmatch(name):
        wanted = without_prefix_written(model.name, options.trim_prefix, pascal_case)
        yield Finding(
            model.name_span,
            f"Call `{model.name}` `{wanted}`, and keep the table with `@@map`.",
            fixes=renaming(Symbol(model.name), wanted),
        )
