"""Types of fields that the database does not have."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.native_types import use_problem
from schema_ls.model.faces import NativeType
from schema_ls.model.handles import ENUM, SCALAR, UNSUPPORTED, Field, Worded
from schema_ls.syntax.ast import String


def _field(field: Field) -> Iterator[Finding]:
    dialect = field.dialect
    if field.kind in (SCALAR, ENUM, UNSUPPORTED) and field.face.is_list and not dialect.supports("ScalarLists"):
        message = f"{dialect.title} has no lists: make `{field.name}` a single value, or a model of its own."
        yield Finding(field.type_span, message, "list-unsupported")
    if field.kind == UNSUPPORTED:
        yield from _known_after_all(field)
    elif field.kind == SCALAR:
        if field.type == "Json" and not dialect.supports("Json"):
            message = f"{dialect.title} has no Json: make `{field.name}` String."
            fix = Fix("Change to `String`", (Replace(field.type_span, "String"),), FixClass.UNSAFE)
            yield Finding(field.type_span, message, "json-unsupported", fixes=(fix,))
        elif field.type == "Json" and field.face.is_list and not dialect.supports("JsonLists"):
            message = f"{dialect.title} has no lists of Json: make `{field.name}` Json that holds an array."
            yield Finding(field.type_span, message, "json-list-unsupported")
        elif field.type == "Decimal" and not dialect.supports("DecimalType"):
            message = f"{dialect.title} has no Decimal: make `{field.name}` Float."
            fix = Fix("Change to `Float`", (Replace(field.type_span, "Float"),), FixClass.UNSAFE)
            yield Finding(field.type_span, message, "decimal-unsupported", fixes=(fix,))


def _known_after_all(field: Field) -> Iterator[Finding]:
    """`Unsupported("VarChar(5)")` where `String @db.VarChar(5)` says the same."""
    reference = field.item.type
    if reference is None or not reference.arguments or not field.dialect.supports("ReadableUnsupportedTypes"):
        return
    value = reference.arguments[0].value
    text = value.text if isinstance(value, String) else ""
    name, _, rest = text.partition("(")
    row = field.dialect.native_types().get(name.strip())
    arguments = tuple(part.strip() for part in rest.removesuffix(")").split(",")) if rest else ()
    if row is None or (rest and not rest.endswith(")")):
        return
    native = NativeType("", row.name, arguments)
    if use_problem(row, native, row.scalars[0]) is None:
        written = f"{row.scalars[0]}{field.face.arity} @{field.dialect.datasource_name}.{text}"
        fix = Fix(f"Change to `{written}`", (Replace(field.item.span(reference.columns), written),))
        message = f"This type is supported: write `{written}`."
        yield Finding(field.type_span, message, "unsupported-type-definition", fixes=(fix,))


RULES = family(
    (Worded, _field),
    group="validation",
    rows={
        "list-unsupported": """The database has no lists.

            Bad:
                // provider: mysql
                model Post {
                  id   Int      @id
                  tags String[]
                     //^^^^^^ list-unsupported
                }

            Good:
                // provider: mysql
                model Post {
                  id   Int  @id
                  tags Json
                }
            """,
        "json-unsupported": """The database has no Json.

            Bad:
                // provider: sqlserver
                model Post {
                  id   Int  @id
                  body Json
                     //^^^^ json-unsupported
                }

            Good:
                // provider: sqlserver
                model Post {
                  id   Int    @id
                  body String
                }
            """,
        "json-list-unsupported": """The database has Json, but no lists of it.

            Bad:
                // provider: cockroachdb
                model Post {
                  id    BigInt @id
                  parts Json[]
                      //^^^^ json-list-unsupported
                }

            Good:
                // provider: cockroachdb
                model Post {
                  id    BigInt @id
                  parts Json
                }
            """,
        "decimal-unsupported": """The database has no exact decimal numbers.

            Bad:
                // provider: mongodb
                model Post {
                  id    String  @id @map("_id")
                  price Decimal
                      //^^^^^^^ decimal-unsupported
                }

            Good:
                // provider: mongodb
                model Post {
                  id    String @id @map("_id")
                  price Float
                }
            """,
        "unsupported-type-definition": """A type is marked as unsupported that Prisma knows.

            Bad:
                model Post {
                  id    Int                        @id
                  title Unsupported("VarChar(80)")
                      //^^^^^^^^^^^ unsupported-type-definition
                }

            Good:
                model Post {
                  id    Int    @id
                  title String @db.VarChar(80)
                }
            """,
    },
)
