"""Rule: column-name-case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schema_ls.base.finding import AddToMember, Finding, Fix, FixClass, Replace, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.base.words import snake_case
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.naming.styles import SNAKE
from schema_ls.checks.rules.patterns import is_any
from schema_ls.model.handles import RELATION, Field
from schema_ls.syntax import make


class Options(Record, slots=False):
    """What can be set."""

    allow_list: tuple[str, ...] = ()
    compound_words: tuple[str, ...] = ()
    require_map: bool = False


@rule_with(Options(), "column-name-case", group="naming", on=Field, severity=Severity.INFO, is_default=False)
def column_name_case(field: Field, options: Options) -> Iterator[Finding]:
    """The name of a column is not written `like_this`.

    In SQL, names with capitals must stand in quotes everywhere. `require-map` wants `@map` even where the name of the field
    would do; `compound-words` such as `GraphQL` count as one word; `allow-list` has fields that are left alone, or
    expressions such as `/^old_/`.

    Bad:
        model Order {
          id        Int @id
          unitPrice Int
        //^^^^^^^^^ column-name-case
        }

    Good:
        model Order {
          id        Int @id
          unitPrice Int @map("unit_price")
        }
    """
    face = field.face
    if field.kind == RELATION or is_any(field.name, options.allow_list) or face.is_broken:
        return
    if (SNAKE.fullmatch(face.column) or face.column == "_id") and (face.map or not options.require_map):
        return
    name = field.name
    for word in options.compound_words:
        name = re.sub(re.escape(word), word.capitalize(), name)
    wanted = snake_case(name)
    written = make.attribute("map", (make.quoted(wanted),))
    old = field.attribute("map")
    change = Replace(field.item.span(old.columns), written) if old else AddToMember(_symbol(field), written)
    yield Finding(
        field.attribute_span("map"),
        f"The column of `{field.name}` is called `{face.column}`. Write `{written}`, and rename the column with it.",
        fixes=(Fix(f"Write `{written}`", (change,), FixClass.UNSAFE),) if SNAKE.fullmatch(wanted) else (),
    )


def _symbol(field: Field) -> Symbol:
    return Symbol(field.model.name, field.name)
