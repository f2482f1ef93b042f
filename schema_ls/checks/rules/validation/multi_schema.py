"""Schemas of the database that blocks lie in: `@@schema`."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import AddToList, DeleteLine, Finding, Fix, FixClass, InsertMember, Replace
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import family
from schema_ls.model.handles import Enum, Model
from schema_ls.model.items import BlockAttribute
from schema_ls.syntax.ast import String
from schema_ls.syntax.make import attribute as written
from schema_ls.syntax.make import quoted


def _block(block: Model | Enum) -> Iterator[Finding]:
    if block.item.kind == "type":
        return
    member = block.item.block_attribute("schema")
    if member is not None:
        yield from _named(block, member)
        return
    schemas, dialect = block.scope.facts.schemas, block.dialect
    if schemas is not None and dialect.has("multi-schema") and dialect.supports("MultiSchema") and block.name:
        fixes = tuple(
            Fix(f"Add `{text}`", (InsertMember(block.name, text),), FixClass.MIGRATION)
            for text in (written("@schema", (quoted(schema),)) for schema in schemas)
        )
        message = f"`{block.name}` lies in no schema. Write `@@schema` with one of those of the datasource."
        yield Finding(block.name_span, message, "schema-attr-missing", fixes=fixes)


def _named(block: Model | Enum, member: BlockAttribute) -> Iterator[Finding]:
    attribute, dialect = member.attribute_view, block.dialect
    argument = attribute.argument("", "map")
    value = argument.value if argument else None
    if not isinstance(value, String) or not dialect.is_sure:
        return
    span = member.span(value.columns)
    preview = dialect.missing_preview("multi-schema")
    if preview:
        message = f'`@@schema` needs `previewFeatures = ["{preview}"]` in a generator.'
        yield Finding(span, message, "schema-attr-needs-preview")
    elif not dialect.supports("MultiSchema"):
        message = f"{dialect.title} has no schemas to choose from. Remove `@@schema`."
        fix = Fix("Remove `@@schema`", (DeleteLine(member.row),))
        yield Finding(span, message, "schema-attr-unsupported", fixes=(fix,))
    elif value.text not in (block.scope.facts.schemas or ()):
        known = block.scope.facts.schemas or ()
        meant = nearest(value.text, known)
        hint = f'Did you mean "{meant}"?' if meant else "List it as one of the `schemas` there."
        spelled = Fix(f'Change to "{meant}"', (Replace(span, quoted(meant or "")),), FixClass.MIGRATION)
        addition = AddToList("datasource", "schemas", quoted(value.text), "provider")
        listed = Fix(f"Add {value.raw} to the schemas of the datasource", (addition,), FixClass.MIGRATION)
        fixes = (spelled, listed) if meant else (listed,)
        yield Finding(span, f"The datasource has no schema {value.raw}. {hint}", "schema-unknown", fixes=fixes)


_DATASOURCE = """datasource db {
                  provider = "postgresql"
                  schemas  = ["shop"]
                }
"""
_GOOD = f"""

            Good:
                {_DATASOURCE}
                model Post {{
                  id Int @id

                  @@schema("shop")
                }}
            """

RULES = family(
    (Model, _block),
    (Enum, _block),
    group="validation",
    rows={
        "schema-attr-needs-preview": """`@@schema` needs a preview feature in this version.

            Bad:
                // version: 5
                model Post {
                  id Int @id

                  @@schema("shop")
                         //^^^^^^ schema-attr-needs-preview
                }

            Good:
                // version: 5
                model Post {
                  id Int @id
                }
            """,
        "schema-attr-unsupported": """The database has no schemas to choose from.

            Bad:
                // provider: mysql
                model Post {
                  id Int @id

                  @@schema("shop")
                         //^^^^^^ schema-attr-unsupported
                }

            Good:
                // provider: mysql
                model Post {
                  id Int @id
                }
            """,
        "schema-unknown": f"""A block lies in a schema that the datasource does not list.

            Bad:
                {_DATASOURCE}
                model Post {{
                  id Int @id

                  @@schema("shp")
                         //^^^^^ schema-unknown
                }}{_GOOD}""",
        "schema-attr-missing": f"""The datasource lists schemas, and a block lies in none of them.

            Bad:
                {_DATASOURCE}
                model Post {{
                    //^^^^ schema-attr-missing
                  id Int @id
                }}{_GOOD}""",
    },
)
