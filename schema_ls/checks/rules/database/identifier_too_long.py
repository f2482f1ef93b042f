"""Rule: identifier-too-long."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import replaced
from schema_ls.base.span import Span
from schema_ls.base.text import utf8_length
from schema_ls.checks.rule import Rule, rule
from schema_ls.model.handles import Enum, Model, RelationField
from schema_ls.spec.dialect import Dialect

_BYTES = 4
"""The most that a character takes."""


def _too_long(dialect: Dialect, name: str, what: str, span: Span) -> Iterator[Finding]:
    limit = dialect.name_limit
    if limit is None or len(name) * _BYTES <= limit.most:
        return
    length = utf8_length(name) if limit.in_bytes else len(name)
    if length > limit.most:
        unit = "bytes" if limit.in_bytes else "characters"
        end = "cuts the rest off" if limit.is_cut else "refuses it"
        yield Finding(
            span,
            f"{what} has a name of {length} {unit} in the database, and {dialect.title}, where they have at most "
            f"{limit.most}, {end}. Give it a shorter one.",
            severity=None if limit.is_cut else Severity.ERROR,
        )


@rule(
    "identifier-too-long",
    group="database",
    on=Model,
    severity=Severity.WARNING,
    connectors=("postgresql", "mysql", "sqlserver"),
)
def _names(model: Model) -> Iterator[Finding]:
    """A name is longer than names may be in the database.

    PostgreSQL cuts it after 63 bytes without a word: migrations then find another name than the schema has, and make the same
    change again and again, and two names that begin alike become one. It refuses labels of enums that are too long. MySQL
    (64 characters) and SQL Server (128) refuse all of them.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Measurement {
            //^^^^^^^^^^^ identifier-too-long
          id Int @id

          @@map("measurements_of_all_sensors_in_all_buildings_of_the_northern_region")
        }

    Bad, and refused by the database:
        datasource db {
          provider = "postgresql"
        }

        model Measurement {
          id     Int    @id
          region Region
        }

        enum Region {
          NORTH @map("all that lies to the north of the river, the islands in its mouth included")
        //^^^^^ identifier-too-long
          SOUTH
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Measurement {
          id Int @id

          @@map("measurements_of_the_northern_region")
        }
    """
    limit, face = model.dialect.name_limit, model.face
    if model.kind != "model" or limit is None:
        return
    if max(map(utf8_length, (face.table, *[field.map or field.name for field in face.fields]))) <= limit.most:
        return
    yield from _too_long(model.dialect, model.face.table, f"The table of `{model.name}`", model.name_span)
    for field in model.fields:
        if not isinstance(field, RelationField):
            yield from _too_long(model.dialect, field.face.column, f"`{field.name}`", field.name_span)


def _enum_names(enum: Enum) -> Iterator[Finding]:
    limit = enum.dialect.name_limit
    if limit is None or not limit.holds_for_labels:
        return
    yield from _too_long(enum.dialect, enum.item.face.map or enum.name, f"The type of `{enum.name}`", enum.name_span)
    for value in enum.values:
        for finding in _too_long(enum.dialect, value.map or value.name, f"`{value.name}`", value.name_span):
            message = finding.message.replace("cuts the rest off", "refuses it")
            yield replaced(finding, message=message, severity=Severity.ERROR)


identifier_too_long: Rule = replaced(_names, also=((Enum, _enum_names),))
