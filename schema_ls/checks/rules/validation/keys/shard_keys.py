"""Rules on shard keys: `@shardKey` and `@@shardKey`."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace
from schema_ls.base.span import Span
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import family
from schema_ls.model.handles import RELATION, Field, Model
from schema_ls.model.items import BlockAttribute
from schema_ls.model.reading import field_list
from schema_ls.syntax.ast import Array, Constant

_NAME = "shardKey"
_FEATURE = "shard-keys"


def _model(model: Model) -> Iterator[Finding]:
    if model.kind == "type" or not model.dialect.knows(_FEATURE):
        return
    alone = [field for field in model.fields if field.attribute(_NAME)] if _NAME in model.item.attributes_used else []
    listed = [member for member in model.item.attributes if member.name == _NAME]
    if len(alone) > 1 or (alone and listed):
        yield Finding(
            model.name_span,
            f"`{model.name}` has more than one shard key. Keep one; several fields together are one in `@@shardKey([...])`.",
            code="shard-key-twice",
        )
    for field in alone:
        yield from _allowed(model, field.attribute_span(_NAME))
        yield from _relation(field, field.attribute_span(_NAME))
        yield from _optional(field, field.attribute_span(_NAME))
    for member in listed:
        yield from _allowed(model, member.span(member.attribute_view.columns))
        yield from _listed(model, member)


def _allowed(model: Model, span: Span) -> Iterator[Finding]:
    dialect = model.dialect
    missing = dialect.missing_preview(_FEATURE)
    if not dialect.supports("ShardKeys"):
        yield Finding(
            span,
            f"{dialect.title} has no shard keys: they are for PlanetScale, with the provider MySQL. Remove this.",
            code="shard-key-unsupported",
        )
    elif missing is not None:
        yield Finding(
            span,
            f'Shard keys need a preview feature: `previewFeatures = ["{missing}"]` in the generator.',
            code="shard-key-needs-preview",
        )


def _relation(field: Field, span: Span) -> Iterator[Finding]:
    if field.kind == RELATION:
        yield Finding(
            span,
            f"`{field.model.name}.{field.name}` leads to another model and holds no value. Use the field that holds its key.",
            code="shard-key-relation-field",
        )


def _optional(field: Field, span: Span) -> Iterator[Finding]:
    if field.face.arity == "?" and field.kind != RELATION:
        yield Finding(
            span,
            f"`{field.model.name}.{field.name}` may be empty, but a shard key always has a value. Make it required.",
            code="shard-key-optional",
        )


def _listed(model: Model, member: BlockAttribute) -> Iterator[Finding]:
    argument = field_list(member.attribute_view)
    value = argument.value if argument else None
    for item in value.items if isinstance(value, Array) else ():
        if not isinstance(item, Constant):
            continue
        span, field = member.span(item.columns), model.field(item.text)
        if field is not None:
            # Optional fields pass here, as in the official tools: only a lone `@shardKey` is refused on one.
            yield from _relation(field, span)
            continue
        meant = nearest(item.text, (known.name for known in model.fields))
        hint = f"Did you mean `{meant}`?" if meant else "List fields that exist."
        change = (Fix(f"Change spelling to `{meant}`", (Replace(span, meant),), FixClass.MIGRATION),) if meant else ()
        message = f"`{model.name}` has no field `{item.text}`. {hint}"
        yield Finding(span, message, code="shard-key-unknown-field", fixes=change)


_BEGIN = """
                // provider: mysql
                generator client {
                  provider        = "prisma-client"
                  output          = "client"
                  previewFeatures = ["shardKeys"]
                }
"""
_FIELD = """
            Good:
                // provider: mysql
                generator client {
                  provider        = "prisma-client"
                  output          = "client"
                  previewFeatures = ["shardKeys"]
                }

                model Post {
                  id   Int @id
                  team Int @shardKey
                }
            """
RULES = family(
    (Model, _model),
    group="validation",
    early=("shard-key-optional", "shard-key-twice", "shard-key-unknown-field", "shard-key-relation-field"),
    rows={
        "shard-key-needs-preview": """
            A shard key without the preview feature that it needs.

            Bad:
                // provider: mysql
                model Post {
                  id   Int @id
                  team Int @shardKey
                         //^^^^^^^^^ shard-key-needs-preview
                }
"""
        + _FIELD,
        "shard-key-unsupported": """
            A shard key in a schema for a database without.

            Bad:
                generator client {
                  provider        = "prisma-client"
                  output          = "client"
                  previewFeatures = ["shardKeys"]
                }

                model Post {
                  id   Int @id
                  team Int @shardKey
                         //^^^^^^^^^ shard-key-unsupported
                }
"""
        + _FIELD,
        "shard-key-optional": f"""
            A field of a shard key may be empty.

            Bad:{_BEGIN}
                model Post {{
                  id   Int  @id
                  team Int? @shardKey
                          //^^^^^^^^^ shard-key-optional
                }}
"""
        + _FIELD,
        "shard-key-twice": f"""
            A model has more than one shard key.

            Bad:{_BEGIN}
                model Post {{
                    //^^^^ shard-key-twice
                  id   Int @id
                  team Int @shardKey
                  user Int @shardKey
                }}
"""
        + _FIELD,
        "shard-key-unknown-field": f"""
            A shard key lists a field that does not exist.

            Bad:{_BEGIN}
                model Post {{
                  id   Int @id
                  team Int
                  user Int

                  @@shardKey([team, usr])
                                  //^^^ shard-key-unknown-field
                }}
"""
        + _FIELD,
        "shard-key-relation-field": f"""
            A shard key lists a field that leads to another model.

            Bad:{_BEGIN}
                model Team {{
                  id    Int    @id
                  posts Post[]
                }}

                model Post {{
                  id     Int  @id
                  teamId Int
                  team   Team @relation(fields: [teamId], references: [id])
                  year   Int

                  @@shardKey([team, year])
                            //^^^^ shard-key-relation-field
                }}
"""
        + _FIELD,
    },
)
