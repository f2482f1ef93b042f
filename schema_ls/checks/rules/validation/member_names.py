"""Names of fields, enum values, settings and attributes: given twice, or badly written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schema_ls.base.finding import DeleteLine, Finding, Fix, FixClass, Related, Replace, Symbol
from schema_ls.checks.rule import family
from schema_ls.model.handles import RELATION, Config, Enum, Field, Model, Worded
from schema_ls.model.items import Member, SettingItem
from schema_ls.syntax.ast import Attribute
from schema_ls.syntax.make import attribute, quoted

DIGIT = "name-starts-with-digit"
DASH = "name-dash"
_ODD = re.compile(r"-|\b\d")
"""What stands in badly written names, and in few others."""


def _model(model: Model) -> Iterator[Finding]:
    items = model.item.fields
    names = [item.line.name for item in items]
    if len({*names}) < len(names):
        yield from _twice(model)
    yield from _columns(model)
    yield from _attribute_names(model.item.attributes)
    for item in items if model.kind != "type" and _ODD.search(" ".join(names)) else ():
        yield from _written(item, "field")


def _field(field: Field) -> Iterator[Finding]:
    if any(map(_ODD.search, field.item.said.attributes)):
        yield from _attribute_names((field.item,))


def _twice(model: Model) -> Iterator[Finding]:
    seen: set[str] = set()
    for field in model.fields:
        if field.name in seen:
            message = f"`{model.name}` has a field `{field.name}` already. Give this one another name."
            related = (Related(Symbol(model.name, field.name), "the first one"),)
            yield Finding(field.name_span, message, "duplicate-field", related=related, fixes=_removed(field.item))
        seen.add(field.name)


def _columns(model: Model) -> Iterator[Finding]:
    """Two fields that are the same column."""
    mapped = [field for field in model.fields if field.item.face.map]
    if not mapped:
        return
    unmapped = {f.name for f in model.fields if not f.face.map and f.kind != RELATION}
    seen: dict[str, str] = {}
    for field in mapped:
        column = field.face.map
        other = column if column in unmapped else seen.get(column)
        if other is not None:
            message = f"`{field.name}` and `{other}` of `{model.name}` are the same column `{column}`."
            related = (Related(Symbol(model.name, other), "the other one"),)
            yield Finding(field.attribute_span("map"), message, "duplicate-field", related=related)
        seen.setdefault(column, field.name)
        yield from _dollar(field)


def _dollar(field: Field) -> Iterator[Finding]:
    column = field.face.map
    if not field.dialect.supports("AnyColumnName") and (column.startswith("$") or "." in column):
        message = f"{field.dialect.title} takes no field `{column}`: a name neither begins with `$` nor holds a `.`."
        yield Finding(field.attribute_span("map"), message, "field-name-dollar")


def _enum(enum: Enum) -> Iterator[Finding]:
    seen: set[str] = set()
    for value in enum.values:
        if value.name in seen and value.line.template.type is None:
            message = f"`{enum.name}` has a value `{value.name}` already. Remove this one."
            related = (Related(Symbol(enum.name, value.name), "the first one"),)
            yield Finding(value.name_span, message, "duplicate-enum-value", related=related, fixes=_removed(value))
        seen.add(value.name)
        yield from _written(value, "value")
    yield from _attribute_names(enum.item.attributes)
    yield from _attribute_names(enum.values)


def _config(config: Config) -> Iterator[Finding]:
    seen: dict[str, SettingItem] = {}
    for setting in config.item.settings:
        first = seen.setdefault(setting.name, setting)
        if first is not setting:
            message = f"`{setting.name}` is set already. Keep one of the two."
            related = (Related(first.name_span, "the first time"),)
            yield Finding(setting.name_span, message, "duplicate-config-key", related=related, fixes=_removed(setting))


def _removed(member: Member) -> tuple[Fix, ...]:
    return (Fix(f"Remove this `{member.name}`", (DeleteLine(member.row),), FixClass.UNSAFE),)


def _written(member: Member, kind: str) -> Iterator[Finding]:
    name = member.name
    if name[:1].isdigit():
        message = f"The name `{name}` begins with a digit. Begin the name of a {kind} with a letter, and use `@map`."
        yield Finding(member.name_span, message, DIGIT)
    elif "-" in name:
        message = f"The name `{name}` holds a `-`. Write `_` and `{attribute('map', (quoted(name),))}`."
        yield Finding(member.name_span, message, DASH, fixes=(_underscored(member),))


def _underscored(member: Member) -> Fix:
    name = member.name.replace("-", "_")
    changes = [Replace(member.name_span, name)]
    if member.attribute("map") is None:
        end = member.attributes[-1].columns[1] if member.attributes else _end_of_type(member)
        written = f" {attribute('map', (quoted(member.name),))}"
        changes.append(Replace(member.span((end, end)), written))
    return Fix(f"Rename to `{name}`", tuple(changes), FixClass.UNSAFE)


def _end_of_type(member: Member) -> int:
    line = member.line
    shape = line.template.type
    return line.columns(shape[0], shape[1])[1] if shape else member.name_span.end_column


def _attribute_names(members: Sequence[Member]) -> Iterator[Finding]:
    for member in members:
        for view in member.attributes:
            yield from _attribute_name(member, view)


def _attribute_name(member: Member, view: Attribute) -> Iterator[Finding]:
    if view.name[0].isdigit():
        yield Finding(
            member.span(view.name_columns),
            f"No attribute begins with a digit, as `{view.name}` does. Correct the name.",
            DIGIT,
        )
    elif "-" in view.name:
        yield Finding(
            member.span(view.name_columns),
            f"No attribute has a `-` in its name, as `{view.name}` has. Correct the name.",
            DASH,
        )


RULES = family(
    (Model, _model),
    (Worded, _field),
    (Enum, _enum),
    (Config, _config),
    group="validation",
    early=("duplicate-field", "duplicate-enum-value", "duplicate-config-key", "name-starts-with-digit", "name-dash"),
    early_in_configs=("duplicate-config-key",),
    rows={
        "duplicate-field": """Two fields of a model have one name, or are one column.

            Bad:
                model Post {
                  id    Int    @id
                  title String
                  name  String @map("title")
                             //^^^^^^^^^^^^^ duplicate-field
                }

            Bad:
                model Post {
                  id Int @id
                  id Int @id
                //^^ duplicate-field
                }

            Good:
                model Post {
                  id    Int    @id
                  title String
                  name  String
                }
            """,
        "field-name-dollar": """A field of a document begins with `$` or holds a `.`, which MongoDB keeps for itself.

            Bad:
                // provider: mongodb
                model Post {
                  id    String @id @map("_id")
                  total Int    @map("$total")
                             //^^^^^^^^^^^^^^ field-name-dollar
                }

            Good:
                // provider: mongodb
                model Post {
                  id    String @id @map("_id")
                  total Int    @map("total")
                }
            """,
        "duplicate-enum-value": """An enum has one value twice.

            Bad:
                enum Role {
                  USER
                  USER
                //^^^^ duplicate-enum-value
                }

            Good:
                enum Role {
                  USER
                  ADMIN
                }
            """,
        "duplicate-config-key": """A datasource or generator sets something twice.

            Bad:
                generator client {
                  provider = "prisma-client"
                  output   = "one"
                  output   = "two"
                //^^^^^^ duplicate-config-key
                }

            Good:
                generator client {
                  provider = "prisma-client"
                  output   = "two"
                }
            """,
        DIGIT: """A name begins with a digit.

            Bad:
                model Post {
                  id    Int    @id
                  2name String
                //^^^^^ name-starts-with-digit
                }

            Good:
                model Post {
                  id    Int    @id
                  name2 String @map("2name")
                }
            """,
        DASH: """A name holds a `-`, which no program could write.

            Bad:
                model Post {
                  id        Int    @id
                  last-name String
                //^^^^^^^^^ name-dash
                }

            Good:
                model Post {
                  id        Int    @id
                  last_name String @map("last-name")
                }
            """,
    },
)
