"""Composite types: which databases have them, and what has no place in them."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, Related, Symbol
from schema_ls.checks.rule import family
from schema_ls.model.containment import MORE
from schema_ls.model.handles import COMPOSITE, RELATION, Field, Model, Worded

_BLOCK_CODES = {"id": "composite-id", "map": "composite-map"}
_BLOCK_REASONS = {
    "id": "A type has no id: it lies inside a record. Remove `@@id`.",
    "map": "A type has no name in the database. Remove `@@map`.",
    "unique": "A unique key belongs on the model that holds the type: write `@@unique([field.{name}])` there.",
    "index": "An index belongs on the model that holds the type: write `@@index([field.{name}])` there.",
}


def _type(model: Model) -> Iterator[Finding]:
    if model.kind == "type":
        if not model.dialect.supports("CompositeTypes"):
            message = f"{model.dialect.title} has no composite types. Make `{model.name}` a model, or use Json."
            yield Finding(model.name_span, message, "composite-unsupported")
        elif not model.fields and model.item.is_whole:
            message = f"Type `{model.name}` has no fields. Add one, or remove it."
            yield Finding(model.name_span, message, "composite-empty")
        yield from _block_attributes(model)
    elif model.dialect.supports("CompositeTypes"):
        yield from _compound_unique(model)


def _block_attributes(model: Model) -> Iterator[Finding]:
    for member in model.item.attributes:
        name = member.name
        reason = _BLOCK_REASONS.get(name, f"A type has no `@@` attributes. Remove `@@{name}`.")
        code = _BLOCK_CODES.get(name, "composite-block-attribute")
        message = reason.format(name=model.fields[0].name if model.fields else "name")
        fix = Fix(f"Remove `@@{name}`", (DeleteLine(member.row),))
        yield Finding(member.span(member.attribute_view.columns), message, code, fixes=(fix,))


def _compound_unique(model: Model) -> Iterator[Finding]:
    for index in model.indexes:
        if index.key.on_block and index.key.kind == "unique" and len(index.key.columns) > 1:
            for name in index.key.column_names:
                field = model.field(name)
                if field is not None and field.kind == COMPOSITE:
                    message = f"A unique of several fields cannot hold `{name}` of type `{field.type}`."
                    related = (Related(Symbol(field.type), "the type"), Related(field.name_span, "the field"))
                    yield Finding(index.span, message, "composite-compound-unique", related=related)
                    break


def _field(field: Field) -> Iterator[Finding]:
    if field.model.kind != "type":
        return
    if field.kind == RELATION:
        message = f"`{field.type}` is a {_kind_of(field)}, and a type has no relations. Keep its id here instead."
        related = (Related(Symbol(field.type), f"the {_kind_of(field)}"),)
        yield Finding(field.type_span, message, "composite-relation", related=related)
    for name in ("id", "unique", "relation"):
        attribute = field.attribute(name)
        if attribute is not None:
            message = f"`@{name}` has no place inside a type. Remove it."
            yield Finding(field.item.span(attribute.columns), message, "composite-attribute")
            break
    if field.kind == COMPOSITE and field.face.is_required:
        yield from _cycle(field)


def _kind_of(field: Field) -> str:
    face = field.model.scope.faces.get(field.type)
    return face.kind if face else "model"


def _cycle(field: Field) -> Iterator[Finding]:
    """Required fields of types that lead back: no record could ever end."""
    path = field.model.scope.facts.required_cycle
    if path and field.type == path[1]:
        listed = " > ".join(path)
        message = f"A `{field.model.name}` would hold itself without end: {listed}. Make one of the fields optional."
        related = tuple(Related(Symbol(name), "on the way") for name in path[1:-1] if name != MORE)
        yield Finding(field.name_span, message, "composite-cycle", related=related)


_GOOD = """

            Good:
                // provider: mongodb
                type Size {
                  width Int
                }

                model Post {
                  id   String @id @map("_id")
                  size Size
                }
            """
_USED = """
                model Post {
                  id   String @id @map("_id")
                  size Size
                }"""


def _bad(why: str, *lines: str) -> str:
    body = "".join(f"                {line}\n" if line else "\n" for line in lines)
    return f"{why}\n\n            Bad:\n                // provider: mongodb\n{body}{_USED}{_GOOD}"


RULES = family(
    (Model, _type),
    (Worded, _field),
    group="validation",
    early=("composite-relation", "composite-id", "composite-map", "composite-block-attribute", "composite-attribute"),
    rows={
        "composite-unsupported": """The database has no composite types.

            Bad:
                type Size {
                   //^^^^ composite-unsupported
                  width Int
                }

                model Post {
                  id   Int  @id
                  size Size
                }

            Good:
                model Post {
                  id        Int @id
                  sizeWidth Int
                }
            """,
        "composite-empty": _bad("A type has no fields.", "type Size {", "   //^^^^ composite-empty", "}"),
        "composite-cycle": _bad(
            "A type holds itself, so no record could ever end.",
            "type Size {",
            "  width Int",
            "  inner Size",
            "//^^^^^ composite-cycle",
            "}",
        ),
        "composite-relation": _bad(
            "A type has a field that leads to a model.",
            "type Size {",
            "  width Int",
            "  post  Post",
            "      //^^^^ composite-relation",
            "}",
        ),
        "composite-id": _bad(
            "A type has an id.",
            "type Size {",
            "  width Int",
            "",
            "  @@id([width])",
            "//^^^^^^^^^^^^^ composite-id",
            "}",
        ),
        "composite-map": _bad(
            "A type has a name in the database, where it does not exist.",
            "type Size {",
            "  width Int",
            "",
            '  @@map("sizes")',
            "//^^^^^^^^^^^^^^ composite-map",
            "}",
        ),
        "composite-block-attribute": _bad(
            "A type has an index or another block attribute.",
            "type Size {",
            "  width Int",
            "",
            "  @@index([width])",
            "//^^^^^^^^^^^^^^^^ composite-block-attribute",
            "}",
        ),
        "composite-attribute": _bad(
            "A field of a type has an attribute that only fields of models have.",
            "type Size {",
            "  width Int @unique",
            "          //^^^^^^^ composite-attribute",
            "}",
        ),
        "composite-compound-unique": """A unique of several fields holds a field whose type is a `type`.

            Bad:
                // provider: mongodb
                type Size {
                  width Int
                }

                model Post {
                  id   String @id @map("_id")
                  name String
                  size Size

                  @@unique([name, size])
                //^^^^^^^^^^^^^^^^^^^^^^ composite-compound-unique
                }

            Good:
                // provider: mongodb
                type Size {
                  width Int
                }

                model Post {
                  id   String @id @map("_id")
                  name String
                  size Size

                  @@unique([name, size.width])
                }
            """,
    },
)
