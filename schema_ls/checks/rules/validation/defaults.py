"""Values of `@default`."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Related, Replace, Symbol
from schema_ls.base.listing import listed_names
from schema_ls.base.record import replaced
from schema_ls.base.span import Span
from schema_ls.base.spelling import nearest
from schema_ls.checks.literals import content_problem
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.default_functions import function_findings
from schema_ls.checks.rules.validation.examples import in_model, of_default
from schema_ls.model.faces import EnumFace
from schema_ls.model.handles import COMPOSITE, ENUM, RELATION, SCALAR, UNSUPPORTED, Field, Worded
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax.ast import Array, Attribute, Call, Constant, Number, Object, String, Value

MISMATCH = "default-type-mismatch"


def _default(field: Field) -> Iterator[Finding]:
    attribute = field.attribute("default")
    if attribute is None:
        return
    if field.kind == RELATION:
        yield _of_attribute(field, attribute, "default-on-relation", "A relation has no default. Remove `@default`.")
        return
    if field.kind == COMPOSITE:
        message = f"A field of type `{field.type}` has no default: only fields with single values have. Remove it."
        found = _of_attribute(field, attribute, "composite-default", message)
        yield replaced(found, related=(Related(Symbol(field.type), "the type"),))
        return
    argument = attribute.argument("", "value")
    if argument is None or argument.value is None or sum(not a.name for a in attribute.arguments) > 1:
        return
    yield from _name(field, attribute, argument.value)
    if field.kind in (SCALAR, ENUM, UNSUPPORTED):
        yield from _value(field, attribute, argument.value)


def _of_attribute(field: Field, attribute: Attribute, code: str, message: str) -> Finding:
    span = field.item.span(attribute.columns)
    start, end = attribute.columns
    start = len(field.item.line.text[:start].rstrip())
    fix = Fix(f"Remove `@{attribute.name}`", (Replace(field.item.span((start, end)), ""),))
    return Finding(span, message, code, fixes=(fix,))


def _name(field: Field, attribute: Attribute, value: Value) -> Iterator[Finding]:
    """The `map:` of a default."""
    argument = attribute.argument("map")
    if argument is None:
        return
    span = field.item.span(argument.columns)
    if field.model.kind == "type":
        message = "A default inside a type has no name in the database. Remove `map`."
        yield Finding(span, message, "default-name-composite")
    elif not field.dialect.supports("NamedDefaultValues"):
        message = f"{field.dialect.title} has no names of defaults. Remove `map`."
        yield Finding(span, message, "default-name-unsupported")
    elif isinstance(value, Call) and value.name == "autoincrement":
        message = "`autoincrement()` is no default of the database and has no name there. Remove `map`."
        yield Finding(span, message, "default-name-autoincrement")


def _value(field: Field, attribute: Attribute, value: Value) -> Iterator[Finding]:
    span = field.item.span(value.columns)
    if field.model.kind == "type" and field.kind == UNSUPPORTED:
        message = "A field of an unsupported type has no default inside a type. Remove it."
        yield Finding(span, message, "default-on-composite")
    elif field.kind == UNSUPPORTED:
        if not (isinstance(value, Call) and value.name == "dbgenerated"):
            message = 'Only `dbgenerated("...")` is a default of a field of an unsupported type.'
            yield Finding(span, message, "default-unsupported-type")
        else:
            yield from function_findings(field, attribute, value)
    elif field.face.is_list:
        yield from _list(field, attribute, value)
    elif isinstance(value, Array):
        message = f"`{field.name}` holds one value, not a list. Write it without brackets."
        fixes = _single(field, value)
        yield Finding(span, message, "default-list-unexpected", fixes=fixes)
    elif isinstance(value, Call):
        yield from function_findings(field, attribute, value)
    else:
        yield from _literal(field, value)


def _single(field: Field, value: Array) -> tuple[Fix, ...]:
    if len(value.items) != 1:
        return ()
    item = value.items[0]
    text = field.item.line.text[slice(*item.columns)]
    return (Fix(f"Change to `{text}`", (Replace(field.item.span(value.columns), text),), FixClass.MIGRATION),)


def _list(field: Field, attribute: Attribute, value: Value) -> Iterator[Finding]:
    span = field.item.span(value.columns)
    if isinstance(value, Array):
        for item in value.items:
            if isinstance(item, Call | Array):
                message = "Each entry of the list is a single value, written as it is."
                yield Finding(field.item.span(item.columns), message, MISMATCH)
            else:
                yield from _literal(field, item)
    elif isinstance(value, Call):
        yield from function_findings(field, attribute, value)
    else:
        text = field.item.line.text[slice(*value.columns)]
        fix = Fix(f"Change to `[{text}]`", (Replace(span, f"[{text}]"),), FixClass.MIGRATION)
        message = f"`{field.name}` holds a list: write `[{text}]`."
        yield Finding(span, message, "default-list-expected", fixes=(fix,))


def _literal(field: Field, value: Value) -> Iterator[Finding]:
    span = field.item.span(value.columns)
    if field.kind == ENUM:
        yield from _enum_value(field, value, span)
        return
    scalar = SCALARS[field.type]
    kind, text = _kind_of(value)
    if kind == "constant" and scalar.name == "Boolean":
        if text not in ("true", "false"):
            yield Finding(span, f"A Boolean is `true` or `false`, not `{text}`.", "default-boolean")
        return
    if kind not in scalar.literals:
        example = _EXAMPLES[scalar.name]
        yield Finding(span, f"`{field.name}` is {scalar.name}: write a value such as `{example}`.", MISMATCH)
        return
    wanted = content_problem(scalar.content, text)
    if wanted is not None:
        yield Finding(span, f"`{text}` is not {wanted}, as {scalar.name} needs.", "default-parse")


_EXAMPLES = {
    "String": '"text"',
    "Boolean": "true",
    "Int": "1",
    "BigInt": "1",
    "Float": "1.5",
    "Decimal": "1.5",
    "DateTime": "now()",
    "Json": '"{}"',
    "Bytes": '"aGVsbG8="',
}


def _kind_of(value: Value) -> tuple[str, str]:
    """Kind of a literal as in `spec.scalars.Scalar.literals`, and what it holds."""
    if isinstance(value, String):
        return "string", value.text
    if isinstance(value, Number):
        return "number", value.text
    if isinstance(value, Constant):
        return "constant", value.text
    return "object" if isinstance(value, Object) else "list", ""


def _enum_value(field: Field, value: Value, span: Span) -> Iterator[Finding]:
    enum = field.enum
    if enum is None:
        return
    if not isinstance(value, Constant):
        bare = value.text if isinstance(value, String) and enum.has(value.text) else None
        fixes = (Fix(f"Change to `{bare}`", (Replace(span, bare),)),) if bare else ()
        message = f"`{field.name}` is `{enum.name}`: write one of its values, without quotes."
        yield Finding(span, message, MISMATCH, fixes=fixes)
    elif not enum.has_whole(value.text):
        names = [known.name for known in enum.values if known.name != value.text]
        meant = nearest(value.text, names)
        known = listed_names(names, most=_LISTED) if names else "none"
        hint = f"Did you mean `{meant}`?" if meant else f"It has {known}."
        fixes = (Fix(f"Change to `{meant}`", (Replace(span, meant),)),) if meant else ()
        message = f"Enum `{enum.name}` has no value `{value.text}`. {hint}"
        related = (Related(Symbol(enum.name), "the enum"),)
        yield Finding(
            span, message, "default-enum-value", related=related, fixes=fixes, cause=_lost(field, enum, value)
        )


_LISTED = 30
"""Names of values that a message shows at most."""


def _lost(field: Field, enum: EnumFace, value: Constant) -> Finding | None:
    """The cause where the value stands on a line that cannot be read, or may do so."""
    if enum.has(value.text) or enum.name in field.model.scope.facts.unclosed:
        return Finding(field.type_span, f"`{enum.name}` cannot be read in full.")
    return None


RULES = family(
    (Worded, _default),
    group="validation",
    early=(
        "default-type-mismatch",
        "default-boolean",
        "default-list-expected",
        "default-list-unexpected",
        "default-enum-value",
        "default-unsupported-type",
        "default-on-relation",
        "composite-default",
        "default-on-composite",
        "default-name-composite",
        "default-name-autoincrement",
    ),
    rows={
        MISMATCH: of_default("The default is of another kind than the field.", "count Int", '"none"', MISMATCH, "0"),
        "default-boolean": of_default(
            "The default of a Boolean is neither `true` nor `false`.", "open Boolean", "yes", "default-boolean", "true"
        ),
        "default-parse": of_default(
            "The text of a default does not hold what the type needs.",
            "start DateTime",
            '"tomorrow"',
            "default-parse",
            '"2030-12-31T23:59:59Z"',
        ),
        "default-list-expected": of_default(
            "The field is a list, its default is not.", "tags String[]", '"new"', "default-list-expected", '["new"]'
        ),
        "default-list-unexpected": of_default(
            "The default is a list, the field is not.", "tag String", '["new"]', "default-list-unexpected", '"new"'
        ),
        "default-enum-value": """The default is no value of the enum.

            Bad:
                enum Role {
                  USER
                  ADMIN
                }

                model Post {
                  id   Int  @id
                  role Role @default(USR)
                                   //^^^ default-enum-value
                }

            Good:
                enum Role {
                  USER
                  ADMIN
                }

                model Post {
                  id   Int  @id
                  role Role @default(USER)
                }
            """,
        "default-unsupported-type": in_model(
            "A field of an unsupported type has a default that is no expression of the database.",
            'place Unsupported("point") @default("0,0")',
            "                                    ^^^^^ default-unsupported-type",
            'place Unsupported("point") @default(dbgenerated("\'0,0\'"))',
        ),
        "default-on-relation": """A relation has a default.

            Bad:
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(fields: [authorId], references: [id]) @default(1)
                                                                              //^^^^^^^^^^^ default-on-relation

                  @@index([authorId])
                }

            Good:
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int  @id
                  authorId Int  @default(1)
                  author   User @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                }
            """,
        "composite-default": """A field whose type is a `type` has a default.

            Bad:
                // provider: mongodb
                type Size {
                  width Int
                }

                model Post {
                  id   String @id @map("_id")
                  size Size   @default("1")
                            //^^^^^^^^^^^^^ composite-default
                }

            Good:
                // provider: mongodb
                type Size {
                  width Int @default(1)
                }

                model Post {
                  id   String @id @map("_id")
                  size Size
                }
            """,
        "default-on-composite": """A field inside a type has a default that only the database could compute.

            Bad:
                // provider: mongodb
                type Size {
                  raw Unsupported("x") @default("1")
                                              //^^^ default-on-composite
                }

                model Post {
                  id   String @id @map("_id")
                  size Size
                }

            Good:
                // provider: mongodb
                type Size {
                  raw Unsupported("x")
                }

                model Post {
                  id   String @id @map("_id")
                  size Size
                }
            """,
        "default-name-composite": """A default inside a type has a name in the database, where it does not exist.

            Bad:
                // provider: mongodb
                type Size {
                  width Int @default(1, map: "one")
                                      //^^^^^^^^^^ default-name-composite
                }

                model Post {
                  id   String @id @map("_id")
                  size Size
                }

            Good:
                // provider: mongodb
                type Size {
                  width Int @default(1)
                }

                model Post {
                  id   String @id @map("_id")
                  size Size
                }
            """,
        "default-name-unsupported": of_default(
            "The database has no names of defaults.",
            "count Int",
            '1, map: "one"',
            "default-name-unsupported",
            "1",
            skipped=3,
        ),
        "default-name-autoincrement": """An `autoincrement()` has the name of a default, which it is not.

            Bad:
                // provider: sqlserver
                model Post {
                  id Int @id @default(autoincrement(), map: "one")
                                                     //^^^^^^^^^^ default-name-autoincrement
                }

            Good:
                // provider: sqlserver
                model Post {
                  id Int @id @default(autoincrement())
                }
            """,
    },
)
