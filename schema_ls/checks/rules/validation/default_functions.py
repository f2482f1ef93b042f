"""Functions in `@default`."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace
from schema_ls.base.listing import listed_names
from schema_ls.base.spelling import nearest
from schema_ls.checks.arguments import mismatch
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.attributes import finding_of
from schema_ls.checks.rules.validation.examples import of_default
from schema_ls.model.handles import ENUM, Field, Model
from schema_ls.spec.functions import FUNCTIONS, Function, FunctionArgument
from schema_ls.syntax.ast import Attribute, Call, Constant, Number, String, Value

_COUNTING = "autoincrement"


def function_findings(field: Field, attribute: Attribute, call: Call) -> Iterator[Finding]:
    """What is wrong with a function as the default of a field."""
    row, dialect = FUNCTIONS.get(call.name), field.dialect
    span = field.item.span(call.columns)
    if row is None or "default" not in row.places or not dialect.knows_function(row):
        yield _unknown(field, call)
    elif field.model.kind == "type" and not row.in_types:
        code = "default-on-composite" if row.name == "dbgenerated" else "default-function-composite"
        yield Finding(span, f"`{row.name}()` is no default inside a type. Remove it.", code)
    elif field.kind == ENUM and row.name != "dbgenerated":
        message = f"`{field.name}` is `{field.type}`: write one of its values, not a function."
        yield Finding(span, message, "default-type-mismatch")
    elif row.scalars is not None and field.type not in row.scalars:
        scalars = " or ".join(row.scalars)
        message = f"`{row.name}()` is a default of {scalars}, `{field.name}` is {field.type}. Use another default."
        yield Finding(span, message, "default-function-type")
    else:
        yield from _where(field, row, call)
        yield from _arguments(field, row, call)


def _unknown(field: Field, call: Call) -> Finding:
    span = field.item.span(call.columns)
    known = [row.name for row in field.dialect.default_functions(field.type)]
    meant = nearest(call.name, known)
    if meant:
        hint = f"Did you mean `{meant}()`?"
    elif known:
        hint = f"Use {listed_names((f'{name}()' for name in known), 'or')}."
    else:
        hint = f"{field.dialect.title} has none for {field.type}: write a value."
    name = field.item.span(call.name_columns)
    fixes = (Fix(f"Change to `{meant}`", (Replace(name, meant),)),) if meant else ()
    return Finding(span, f"No function is called `{call.name}`. {hint}", "default-function-unknown", fixes=fixes)


def _where(field: Field, row: Function, call: Call) -> Iterator[Finding]:
    """What the database does not take."""
    dialect, span = field.dialect, field.item.span(call.columns)
    needed = dict(row.capability_on).get(field.type)
    if needed and not dialect.supports(needed) and (row.capability is None or dialect.supports(row.capability)):
        message = f"{dialect.title} counts in BigInt only: make `{field.name}` BigInt."
        fix = Fix("Change to `BigInt`", (Replace(field.type_span, "BigInt"),), FixClass.UNSAFE)
        yield Finding(span, message, "default-function-bigint-only", fixes=(fix,))
    elif row.capability and not dialect.supports(row.capability) and row.name in _REFUSALS:
        message = f"{dialect.title} has no `{row.name}()`. Use another default."
        yield Finding(span, message, _REFUSALS[row.name])


_REFUSALS = {
    "auto": "default-function-connector",
    "autoincrement": "autoincrement-unsupported",
    "dbgenerated": "default-mongo-id",
}


def _arguments(field: Field, row: Function, call: Call) -> Iterator[Finding]:
    known = [row_ for row_ in row.arguments if row_.feature is None or field.dialect.knows(row_.feature)]
    span = field.item.span(call.columns)
    if any(argument.name for argument in known):
        yield from _named(field, {argument.name: argument for argument in known}, call)
    elif not known and call.arguments:
        message = f"`{row.name}()` takes no argument. Write `{row.name}()`."
        fix = Fix(f"Change to `{row.name}()`", (Replace(span, f"{row.name}()"),))
        yield Finding(span, message, "default-function-no-args", fixes=(fix,))
    elif known and call.arguments:
        values = [argument.value for argument in call.arguments]
        if len(values) > 1 or (values[0] is not None and not _takes(known[0], values[0])):
            yield Finding(span, f"`{row.name}()`: {known[0].doc}", "default-function-args")


def _takes(argument: FunctionArgument, value: Value) -> bool:
    if argument.kind == "string":
        return isinstance(value, String) and bool(value.text)
    if not isinstance(value, Number):
        return False
    text = value.text
    return text.isdecimal() and len(text) < 10 and argument.takes(int(text))


_KINDS: dict[str, type] = {"integer": Number, "string": String, "boolean": Constant}


def _named(field: Field, known: dict[str | None, FunctionArgument], call: Call) -> Iterator[Finding]:
    for argument in call.arguments:
        row = known.get(argument.name)
        if row is None:
            meant = nearest(argument.name, [name for name in known if name])
            hint = f"Did you mean `{meant}`?" if meant else f"It takes {listed_names(filter(None, known))}."
            message = f"`{call.name}()` has no argument `{argument.name}`. {hint}"
            name = field.item.span(argument.name_columns or argument.columns)
            fixes = (Fix(f"Change to `{meant}`", (Replace(name, meant),)),) if meant and argument.name_columns else ()
            yield Finding(field.item.span(argument.columns), message, "function-unexpected-argument", fixes=fixes)
        elif argument.value is not None and not isinstance(argument.value, _KINDS[row.kind]):
            found = mismatch(argument.value, f"`{argument.name}` is of kind {row.kind}")
            yield finding_of(found, field.item)


def _counted(model: Model) -> Iterator[Finding]:
    """Where the database lets a model count."""
    if model.kind != "model" or _COUNTING not in model.item.functions_used:
        return
    fields = [field for field in model.fields if field.item.said.function == _COUNTING]
    if not model.dialect.supports("AutoIncrement"):
        return
    dialect = model.dialect
    if len({field.name for field in fields}) > 1 and not dialect.supports("AutoIncrementMultipleAllowed"):
        message = (
            f"`{model.name}` has {len(fields)} fields with `autoincrement()`; {dialect.title} counts one. Keep one."
        )
        yield Finding(model.name_span, message, "autoincrement-multiple")
    has_key = any(key.is_unique for key in model.face.keys)
    keyless = None if has_key else Finding(model.name_span, f"`{model.name}` has neither an id nor a unique.")
    for field in fields:
        span = field.name_span
        is_id = model.face.id is not None and model.face.id.column_names == (field.name,)
        is_first = any(key.column_names[:1] == (field.name,) for key in model.face.keys)
        if not is_id and not dialect.supports("AutoIncrementAllowedOnNonId"):
            message = f"{dialect.title} counts only the id: `{field.name}` is not the id of `{model.name}`."
            yield Finding(span, message, "autoincrement-non-id", cause=keyless)
        if not is_first and not dialect.supports("AutoIncrementNonIndexedAllowed"):
            message = f"{dialect.title} counts only what begins an index: add `@unique` to `{field.name}`."
            yield Finding(span, message, "autoincrement-non-indexed", cause=keyless)


RULES = family(
    (Model, _counted),
    group="validation",
    early=("default-function-type", "default-function-no-args", "default-function-args", "default-function-composite"),
    rows={
        "default-function-unknown": of_default(
            "No function has this name in this version and for this database.",
            "key String",
            "uid()",
            "default-function-unknown",
            "uuid()",
        ),
        "default-function-type": of_default(
            "A function gives values of another type than the field has.",
            "key Int",
            "uuid()",
            "default-function-type",
            "1",
        ),
        "default-function-connector": of_default(
            "The database has no such function.", "key String", "auto()", "default-function-connector", "uuid()"
        ),
        "default-function-no-args": of_default(
            "A function that takes no argument has one.",
            "start DateTime",
            'now("UTC")',
            "default-function-no-args",
            "now()",
        ),
        "default-function-args": of_default(
            "The argument of a function is none that it takes.",
            "key String",
            "uuid(5)",
            "default-function-args",
            "uuid(7)",
        ),
        "function-unexpected-argument": of_default(
            "A function has no such argument.",
            "number BigInt",
            "sequence(first: 10)",
            "function-unexpected-argument",
            "sequence(start: 10)",
            skipped=len("sequence("),
            provider="cockroachdb",
        ).replace("^^^^^^^^^^ function", "^^^^^^^^^ function"),
        "default-function-bigint-only": of_default(
            "CockroachDB counts in 64 bits.",
            "number Int @unique",
            "autoincrement()",
            "default-function-bigint-only",
            "sequence()",
            provider="cockroachdb",
        ),
        "default-function-composite": """A function that only the database computes stands inside a type.

            Bad:
                // provider: mongodb
                type Size {
                  width Int @default(autoincrement())
                                   //^^^^^^^^^^^^^^^ default-function-composite
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
        "default-mongo-id": """MongoDB computes no defaults.

            Bad:
                // provider: mongodb
                model Post {
                  id    String @id @map("_id")
                  count Int    @default(dbgenerated("1"))
                                      //^^^^^^^^^^^^^^^^ default-mongo-id
                }

            Good:
                // provider: mongodb
                model Post {
                  id    String @id @map("_id")
                  count Int    @default(1)
                }
            """,
        "autoincrement-unsupported": """MongoDB does not count.

            Bad:
                // provider: mongodb
                model Post {
                  id Int @id @default(autoincrement()) @map("_id")
                                    //^^^^^^^^^^^^^^^ autoincrement-unsupported
                }

            Good:
                // provider: mongodb
                model Post {
                  id String @id @default(auto()) @map("_id") @db.ObjectId
                }
            """,
        "autoincrement-multiple": """A model counts two fields where the database counts one.

            Bad:
                // provider: mysql
                model Post {
                    //^^^^ autoincrement-multiple
                  id     Int @id @default(autoincrement())
                  number Int @unique @default(autoincrement())
                }

            Good:
                // provider: mysql
                model Post {
                  id     Int @id @default(autoincrement())
                  number Int @unique
                }
            """,
        "autoincrement-non-id": """SQLite counts only the id.

            Bad:
                // provider: sqlite
                model Post {
                  id     Int @id
                  number Int @unique @default(autoincrement())
                //^^^^^^ autoincrement-non-id
                }

            Good:
                // provider: sqlite
                model Post {
                  id     Int @id @default(autoincrement())
                  number Int @unique
                }
            """,
        "autoincrement-non-indexed": """MySQL counts only what an index begins with.

            Bad:
                // provider: mysql
                model Post {
                  id     Int @id
                  number Int @default(autoincrement())
                //^^^^^^ autoincrement-non-indexed
                }

            Good:
                // provider: mysql
                model Post {
                  id     Int @id
                  number Int @unique @default(autoincrement())
                }
            """,
    },
)
