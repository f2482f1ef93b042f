"""Names of blocks: taken already, kept by the language, or badly written."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Symbol
from schema_ls.checks.rule import family
from schema_ls.model.handles import Config, Enum, Model
from schema_ls.spec.scalars import SCALARS

_CONFIGS = ("datasource", "generator")
_A = {kind: f"{'an' if kind == 'enum' else 'a'} {kind}" for kind in ("model", "view", "type", "enum", *_CONFIGS)}


def _declared(block: Model | Enum) -> Iterator[Finding]:
    kind, name = block.item.kind, block.name
    if not name:
        return
    yield from _written(block, kind, name)
    if name in SCALARS:
        yield _scalar(block, kind, name)
    elif kind != "type" and block.dialect.reserves(name):
        message = f'The client cannot have a class `{name}`. Give the {kind} another name, and `@@map("{name}")`.'
        code = "reserved-enum-name" if kind == "enum" else "reserved-model-name"
        yield Finding(block.name_span, message, code)
    yield from _taken(block, kind, name)
    yield from _same_table(block, kind)


def _config(config: Config) -> Iterator[Finding]:
    kind, name = config.item.kind, config.name
    if name in SCALARS:
        yield _scalar(config, kind, name)
    if kind == "generator" and config.scope.facts.earlier and name:
        message = f"There is a {kind} `{name}` already. Give this one another name, or remove it."
        related = (Related(Symbol(name, kind=kind), "the first one"),)
        yield Finding(config.name_span, message, "duplicate-block-name", related=related)


def _written(block: Model | Enum, kind: str, name: str) -> Iterator[Finding]:
    if name[0].isdigit():
        message = f"The name `{name}` begins with a digit. Begin the name of a {kind} with a letter."
        yield Finding(block.name_span, message, "name-starts-with-digit")
    elif "-" in name:
        message = f"The name `{name}` holds a `-`. Write `_`, or join the words."
        yield Finding(block.name_span, message, "name-dash")


def _scalar(block: Model | Enum | Config, kind: str, name: str) -> Finding:
    message = f"`{name}` is a type of the language. Give the {kind} another name."
    return Finding(block.name_span, message, "reserved-scalar-name")


def _taken(block: Model | Enum, kind: str, name: str) -> Iterator[Finding]:
    earlier = block.scope.facts.earlier
    if earlier:
        message = f"There is {_A[earlier]} `{name}` already. Give this {kind} another name."
        related = (Related(Symbol(name), f"the {earlier} `{name}`"),)
        yield Finding(block.name_span, message, "duplicate-block-name", related=related)


def _same_table(block: Model | Enum, kind: str) -> Iterator[Finding]:
    other, mapped = block.scope.facts.same_table, block.item.block_attribute("map")
    if not other:
        return
    code = "duplicate-map-enum" if kind == "enum" else "duplicate-map-model"
    on_map = mapped is not None and kind != "enum"
    span = mapped.span(mapped.attributes[0].columns) if mapped and on_map else block.name_span
    message = f"`{block.name}` and `{other}` have the same name in the database. Map them to different ones."
    if kind != "enum" or block.dialect.supports("Enums"):
        yield Finding(span, message, code, related=(Related(Symbol(other), "the other one"),))


RULES = family(
    (Model, _declared),
    (Enum, _declared),
    (Config, _config),
    group="validation",
    early=("reserved-scalar-name", "reserved-model-name", "reserved-enum-name", "duplicate-block-name"),
    early_in_configs=("reserved-scalar-name", "duplicate-block-name"),
    rows={
        "reserved-scalar-name": """A block is called like a type of the language.

            Bad:
                enum Json {
                   //^^^^ reserved-scalar-name
                  TEXT
                  BINARY
                }

            Good:
                enum JsonKind {
                  TEXT
                  BINARY
                }
            """,
        "reserved-model-name": """A model or view has a name that the generated client cannot use.

            Bad:
                model delete {
                    //^^^^^^ reserved-model-name
                  id Int @id
                }

            Good:
                model Deletion {
                  id Int @id

                  @@map("delete")
                }
            """,
        "reserved-enum-name": """An enum has a name that the generated client cannot use.

            Bad:
                enum default {
                   //^^^^^^^ reserved-enum-name
                  YES
                }

            Good:
                enum Fallback {
                  YES

                  @@map("default")
                }
            """,
        "duplicate-block-name": """Two blocks have one name.

            Models, views, types and enums share their names; datasources and generators have theirs.

            Bad:
                model Post {
                  id Int @id
                }

                enum Post {
                   //^^^^ duplicate-block-name
                  OPEN
                }

            Good:
                model Post {
                  id Int @id
                }

                enum PostState {
                  OPEN
                }
            """,
        "duplicate-map-model": """Two models have one table.

            Bad:
                model Post {
                  id Int @id

                  @@map("posts")
                }

                model Article {
                  number Int @id

                  @@map("posts")
                //^^^^^^^^^^^^^^ duplicate-map-model
                }

            Good:
                model Post {
                  id Int @id

                  @@map("posts")
                }

                model Article {
                  number Int @id

                  @@map("articles")
                }
            """,
        "duplicate-map-enum": """Two enums are one type of the database.

            Bad:
                enum Color {
                  RED

                  @@map("kind")
                }

                enum Shape {
                   //^^^^^ duplicate-map-enum
                  ROUND

                  @@map("kind")
                }

            Good:
                enum Color {
                  RED

                  @@map("color")
                }

                enum Shape {
                  ROUND

                  @@map("shape")
                }
            """,
    },
)
