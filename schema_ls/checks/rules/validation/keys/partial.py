"""Rules on `where:`, which makes an index hold some rows only."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Related, Replace
from schema_ls.base.span import Span
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import family
from schema_ls.model.faces import INDEX, UNIQUE
from schema_ls.model.handles import ENUM, RELATION, SCALAR, UNSUPPORTED, Field, Index, WordedIndex
from schema_ls.syntax.ast import Argument, Call, Constant, Number, Object, String, Value

_FEATURE = "partial-indexes"
_NUMBERS = ("Int", "BigInt", "Float", "Decimal")
_TEXTS = ("String", "DateTime")


def _index(index: Index) -> Iterator[Finding]:
    if index.key.kind not in (UNIQUE, INDEX) or index.model.kind != "model":
        return
    argument = index.item.attribute.argument("where")
    dialect = index.model.dialect
    if argument is None or argument.value is None or not dialect.knows(_FEATURE):
        return
    span = index.item.member.span(argument.columns)
    missing = dialect.missing_preview(_FEATURE)
    if not dialect.supports("PartialIndexes"):
        message = f"{dialect.title} has no indexes over some rows only. Remove `where:`."
        yield Finding(span, message, code="where-unsupported")
    elif missing is not None:
        message = f'`where:` needs a preview feature: `previewFeatures = ["{missing}"]` in the generator.'
        yield Finding(span, message, code="where-needs-preview")
    else:
        yield from _condition(index, argument.value)


def _condition(index: Index, value: Value) -> Iterator[Finding]:
    span = index.item.member.span(value.columns)
    if isinstance(value, Object):
        if not value.pairs:
            yield Finding(span, "The condition is empty. Name a field and its value.", code="where-empty")
        for pair in value.pairs:
            yield from _pair(index, pair)
    elif isinstance(value, Call) and value.name == "raw":
        text = value.arguments[0].value if value.arguments else None
        if not isinstance(text, String):
            message = '`raw` takes one text, the condition in SQL: `raw("status = 1")`.'
            yield Finding(span, message, code="where-invalid")
        elif not text.text:
            message = "The condition is empty. Write it in SQL between the quotes."
            yield Finding(span, message, code="where-empty")
    else:
        message = '`where:` takes `{ field: value }`, or `raw("...")` with a condition in SQL.'
        yield Finding(span, message, code="where-invalid")


def _pair(index: Index, pair: Argument) -> Iterator[Finding]:
    model = index.model
    field = model.field(pair.name)
    named = index.item.member.span(pair.name_columns or pair.columns)
    if field is None:
        yield _unknown(index, pair.name, named)
    elif field.kind == RELATION:
        message = (
            f"`{model.name}.{field.name}` leads to another model and holds no value. Use the field that holds its key."
        )
        yield Finding(named, message, code="where-relation-field")
    elif pair.value is not None:
        yield from _value(index, field, pair.value, is_negated=False)


def _unknown(index: Index, name: str, span: Span) -> Finding:
    meant = nearest(name, (field.name for field in index.model.fields))
    hint = f"Did you mean `{meant}`?" if meant else "Use a field that exists."
    fixes = (Fix(f"Change spelling to `{meant}`", (Replace(span, meant),), FixClass.MIGRATION),) if meant else ()
    message = f"`{index.model.name}` has no field `{name}`. {hint}"
    return Finding(span, message, code="where-field-unknown", fixes=fixes)


def _value(index: Index, field: Field, value: Value, *, is_negated: bool) -> Iterator[Finding]:
    span = index.item.member.span(value.columns)
    related = (Related(field.name_span, "the field"),)
    if isinstance(value, Object):
        inner = value.pairs[0] if len(value.pairs) == 1 else None
        if is_negated or inner is None or inner.name != "not" or inner.value is None:
            message = (
                f'Only `{{ not: value }}` can stand here for `{field.name}`. For other conditions use `raw("...")`.'
            )
            yield Finding(span, message, code="where-invalid", related=related)
        else:
            yield from _value(index, field, inner.value, is_negated=True)
        return
    kind = _kind(value)
    if not kind:
        message = f"`{field.name}` is compared with a text in quotes, a number, `true`, `false` or `null`."
        yield Finding(span, message, code="where-invalid", related=related)
    elif kind != "null" and field.kind in (SCALAR, ENUM, UNSUPPORTED) and kind != _fitting(field):
        hint = f"Give a {_fitting(field)}." if _fitting(field) else 'Use `raw("...")`.'
        message = f"`{index.model.name}.{field.name}` is {field.type} and cannot be compared with a {kind}. {hint}"
        yield Finding(span, message, code="where-type-mismatch", related=related)


def _kind(value: Value) -> str:
    if isinstance(value, String):
        return "text"
    if isinstance(value, Number):
        return "number"
    if isinstance(value, Constant):
        return {"true": "boolean", "false": "boolean", "null": "null"}.get(value.text, "")
    return ""


def _fitting(field: Field) -> str:
    """The kind of value that a field can be compared with; empty where there is none."""
    if field.kind == ENUM or field.type in _TEXTS:
        return "text"
    if field.type in _NUMBERS:
        return "number"
    return "boolean" if field.type == "Boolean" else ""


_BEGIN = """
                generator client {
                  provider        = "prisma-client"
                  output          = "client"
                  previewFeatures = ["partialIndexes"]
                }
"""
_GOOD = """
            Good:
                generator client {
                  provider        = "prisma-client"
                  output          = "client"
                  previewFeatures = ["partialIndexes"]
                }

                model Post {
                  id     Int     @id
                  slug   String
                  isLive Boolean

                  @@index([slug], where: { isLive: true })
                }
            """


def _example(condition: str, mark: str, model: str = "") -> str:
    """A bad example with a condition, and the carets below it."""
    return f"""
            Bad:{model or _BEGIN}
                model Post {{
                  id     Int     @id
                  slug   String
                  isLive Boolean

                  @@index([slug], where: {condition})
                //                       {mark}
                }}
"""


RULES = family(
    (WordedIndex, _index),
    group="validation",
    early=("where-empty", "where-invalid", "where-field-unknown", "where-relation-field", "where-type-mismatch"),
    rows={
        "where-needs-preview": """
            `where:` in an index without the preview feature that it needs.

            Bad:
                model Post {
                  id     Int     @id
                  slug   String
                  isLive Boolean

                  @@index([slug], where: { isLive: true })
                                //^^^^^^^^^^^^^^^^^^^^^^^ where-needs-preview
                }
"""
        + _GOOD,
        "where-unsupported": """
            `where:` in a schema for a database without indexes over some rows only.

            Bad:
                // provider: mysql
                generator client {
                  provider        = "prisma-client"
                  output          = "client"
                  previewFeatures = ["partialIndexes"]
                }

                model Post {
                  id     Int     @id
                  slug   String
                  isLive Boolean

                  @@index([slug], where: { isLive: true })
                                //^^^^^^^^^^^^^^^^^^^^^^^ where-unsupported
                }
"""
        + _GOOD,
        "where-empty": "\n            The condition of an index is empty.\n"
        + _example('raw("")', "^^^^^^^ where-empty")
        + _GOOD,
        "where-invalid": "\n            The condition of an index is of a form that does not exist.\n"
        + _example("{ isLive: { is: true } }", "          ^^^^^^^^^^^^ where-invalid")
        + _GOOD,
        "where-field-unknown": "\n            The condition of an index names a field that does not exist.\n"
        + _example("{ isLife: true }", "  ^^^^^^ where-field-unknown")
        + _GOOD,
        "where-relation-field": """
            The condition of an index names a field that leads to another model.

            Bad:
                generator client {
                  provider        = "prisma-client"
                  output          = "client"
                  previewFeatures = ["partialIndexes"]
                }

                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int    @id
                  slug     String
                  authorId Int
                  author   User   @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                  @@index([slug], where: { author: null })
                                         //^^^^^^ where-relation-field
                }
"""
        + _GOOD,
        "where-type-mismatch": "\n            The condition of an index compares a field with a value of another type.\n"
        + _example("{ isLive: 1 }", "          ^ where-type-mismatch")
        + _GOOD,
    },
)
