"""Rule: table-name-case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, InsertMember, Replace, Severity
from schema_ls.base.record import Record
from schema_ls.base.words import snake_case
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.naming.styles import SNAKE, without_prefix
from schema_ls.checks.rules.patterns import is_any
from schema_ls.model.handles import Model
from schema_ls.model.names import is_plural, plural
from schema_ls.syntax import make


class Options(Record, slots=False):
    """What can be set."""

    allow_list: tuple[str, ...] = ()
    trim_prefix: str = ""
    require_map: bool = False
    pluralize: bool = False
    compound_words: tuple[str, ...] = ()
    irregular_plurals: tuple[str, ...] = ()


@rule_with(Options(), "table-name-case", group="naming", on=Model, severity=Severity.INFO, is_default=False)
def table_name_case(model: Model, options: Options) -> Iterator[Finding]:
    """The name of a table is not written `like_this`.

    In SQL, names with capitals must stand in quotes everywhere. `require-map` wants `@@map` even where the name of the
    model would do, `pluralize` a plural. `compound-words` such as `GraphQL` count as one word; `irregular-plurals` are
    written `"cactus=cacti"`. `allow-list` has models that are left alone, or expressions such as `/^old_/`, and
    `trim-prefix` is no part of the name of a table.

    Bad:
        model OrderLine {
            //^^^^^^^^^ table-name-case
          id Int @id
        }

    Good:
        model OrderLine {
          id Int @id

          @@map("order_line")
        }
    """
    if model.kind != "model" or not model.name or is_any(model.name, options.allow_list):
        return
    table, wanted = model.face.table, _wanted(model, options)
    words = table.rpartition("_")[2]
    is_many = not options.pluralize or table == wanted or is_plural(words) or words in _irregular(options).values()
    if SNAKE.fullmatch(table) and is_many and (model.face.map or not options.require_map):
        return
    written = make.attribute("@map", (make.quoted(wanted),))
    old = model.item.block_attribute("map")
    span = old.line_span if old else model.name_span
    change = Replace(old.span(old.attribute_view.columns), written) if old else InsertMember(model.name, written)
    yield Finding(
        span,
        f"The table of `{model.name}` is called `{table}`. Write `{written}`, and rename the table with it.",
        fixes=(Fix(f"Write `{written}`", (change,), FixClass.UNSAFE),) if SNAKE.fullmatch(wanted) else (),
    )


def _wanted(model: Model, options: Options) -> str:
    name = without_prefix(model.name, options.trim_prefix)
    for word in options.compound_words:
        name = re.sub(re.escape(word), word.capitalize(), name)
    before, _, last = snake_case(name).rpartition("_")
    if options.pluralize:
        last = _irregular(options).get(last, plural(last))
    return f"{before}_{last}" if before else last


def _irregular(options: Options) -> dict[str, str]:
    return {one: many for one, _, many in (pair.partition("=") for pair in options.irregular_plurals)}
