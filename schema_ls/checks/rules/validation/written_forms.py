"""Old spellings of fields, and small slips inside of lines that can be read all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, Replace
from schema_ls.base.span import Span
from schema_ls.checks.quiet import mark_of
from schema_ls.checks.rule import family
from schema_ls.model.items import MODEL_KINDS
from schema_ls.model.schema import Scope
from schema_ls.syntax import template as t
from schema_ls.syntax.ast import Argument, Array, Attribute, Call, Value, attributes_of, type_of
from schema_ls.syntax.line import Line

_SUSPECT = re.compile(r",\s*\)|:\s*[,)]")
_FORMS = frozenset((t.FIELD, t.ATTRIBUTE, t.SETTING))
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|u[0-9a-fA-F]{0,3}|.)")
_KNOWN_ESCAPES = frozenset('"\\/bfnrt')


def _lines(scope: Scope) -> Iterator[Finding]:
    lines, mark = scope.item.block.lines, mark_of("written-forms", scope.item.kind, scope.dialect)
    start = scope.item.block.header + 1
    for row in [row for row, line in enumerate(lines[start:], start) if not line.quiet & mark]:
        found = () if _is_usual(lines[row]) else tuple(_line(scope, lines[row], row))
        if not found:
            lines[row].quiet |= mark
        yield from found


def _is_usual(line: Line) -> bool:
    """Whether a line shows no sign of such a form: nearly all lines, most of which are looked at once only."""
    template = line.template
    if template.form not in _FORMS:
        return True
    is_old = template.colon >= 0 or (template.type is not None and template.type[3] in _OLD_TYPES)
    return not is_old and "\\" not in line.text and _SUSPECT.search(line.text) is None


def _line(scope: Scope, line: Line, row: int) -> Iterator[Finding]:
    if line.template.form == t.FIELD and scope.item.kind in MODEL_KINDS:
        yield from _field(line, row)
    if _SUSPECT.search(line.text):
        for attribute in attributes_of(line):
            yield from _slips(attribute, row)
    if "\\" in line.text:
        yield from _escapes(line, row, scope)


def _field(line: Line, row: int) -> Iterator[Finding]:
    template = line.template
    if template.colon >= 0:
        columns = line.columns(template.colon, template.colon + 1)
        span = Span.of_line(row, columns)
        end = line.columns(template.type[0], template.type[1])[0] if template.type else columns[1]
        fix = Fix("Remove `:`", (Replace(Span.of_line(row, (columns[0], end)), " "),))
        yield Finding(span, "No `:` stands between the name and the type of a field.", "legacy-colon", fixes=(fix,))
    written = _OLD_TYPES.get(template.type[3]) if template.type else None
    reference = type_of(line) if written else None
    if written is None or reference is None:
        return
    code, message, right = written
    span = Span.of_line(row, reference.columns)
    name = line.text[slice(*reference.name_columns)]
    fixes = tuple(Fix(f"Change to `{name}{sign}`", (Replace(span, name + sign),)) for sign in right)
    yield Finding(span, message.format(name=name), code, fixes=fixes)


_OLD_TYPES = {
    "!": ("legacy-required-bang", "Fields are required anyway: write `{name}` without `!`.", ("",)),
    "[T]": ("legacy-list-syntax", "A list is written `{name}[]`.", ("[]",)),
    "[]?": (
        "optional-list",
        "A list cannot be optional, it can be empty: write `{name}[]` or `{name}?`.",
        ("[]", "?"),
    ),
}


def _slips(attribute: Attribute, row: int) -> Iterator[Finding]:
    yield from _comma(attribute.trailing_comma, row)
    for argument in attribute.arguments:
        yield from _argument(argument, row)


def _comma(columns: tuple[int, int] | None, row: int) -> Iterator[Finding]:
    if columns is not None:
        span = Span.of_line(row, columns)
        fix = Fix("Remove `,`", (Replace(span, ""),))
        yield Finding(span, "No comma stands behind the last argument.", "trailing-comma", fixes=(fix,))


def _argument(argument: Argument, row: int) -> Iterator[Finding]:
    if argument.value is None:
        span = Span.of_line(row, argument.name_columns or argument.columns)
        message = f"Argument `{argument.name}` has no value. Write one behind the `:`."
        yield Finding(span, message, "argument-value-missing")
    else:
        yield from _inside(argument.value, row)


def _inside(value: Value, row: int) -> Iterator[Finding]:
    if isinstance(value, Call):
        yield from _comma(value.trailing_comma, row)
        for argument in value.arguments:
            yield from _argument(argument, row)
    elif isinstance(value, Array):
        for item in value.items:
            yield from _inside(item, row)


def _escapes(line: Line, row: int, scope: Scope) -> Iterator[Finding]:
    if (
        line.template.form == t.SETTING
        and line.name.lower().endswith("url")
        and not scope.dialect.knows("connection-url")
    ):
        return
    for token, offset in zip(line.tokens, line.offsets, strict=False):
        if token.startswith('"') and "\\" in token:
            yield from _escapes_in(token, offset, row)


def _escapes_in(token: str, offset: int, row: int) -> Iterator[Finding]:
    high: re.Match[str] | None = None
    for found in _ESCAPE.finditer(token):
        escape = found.group()
        if high is not None and found.start() != high.end():
            yield _lone(high, offset, row)
            high = None
        unit = int(escape[2:], 16) if len(escape) == 6 else -1
        if 0xDC00 <= unit < 0xE000 and high is not None:
            high = None
            continue
        if high is not None:
            yield _lone(high, offset, row)
            high = None
        if 0xD800 <= unit < 0xDC00:
            high = found
        elif 0xDC00 <= unit < 0xE000 or (escape[1] == "u" and unit < 0):
            yield _lone(found, offset, row)
        elif escape[1] not in _KNOWN_ESCAPES and escape[1] != "u":
            yield _unknown(found, offset, row)
    if high is not None:
        yield _lone(high, offset, row)


def _lone(found: re.Match[str], offset: int, row: int) -> Finding:
    span = Span.of_line(row, (offset + found.start(), offset + found.end()))
    message = f"`{found.group()}` is no character: four hexadecimal digits stand behind `\\u`, halves come in pairs."
    return Finding(span, message, "invalid-unicode-escape")


def _unknown(found: re.Match[str], offset: int, row: int) -> Finding:
    span = Span.of_line(row, (offset + found.start(), offset + found.end()))
    fix = Fix("Write `\\\\`", (Replace(span, "\\" + found.group()),))
    message = f"`{found.group()}` means nothing in a text. For a backslash write `\\\\`."
    return Finding(span, message, "unknown-escape", fixes=(fix,))


RULES = family(
    (Scope, _lines),
    group="validation",
    early=True,
    early_in_configs=("trailing-comma", "argument-value-missing", "unknown-escape", "invalid-unicode-escape"),
    rows={
        "legacy-colon": """A colon stands between the name and the type of a field, as Prisma 1 had it.

            Bad:
                model Post {
                  id: Int @id
                  //^ legacy-colon
                }

            Good:
                model Post {
                  id Int @id
                }
            """,
        "legacy-required-bang": """A type is marked as required, as Prisma 1 had it. Every field is required without a `?`.

            Bad:
                model Post {
                  id Int! @id
                   //^^^^ legacy-required-bang
                }

            Good:
                model Post {
                  id Int @id
                }
            """,
        "legacy-list-syntax": """A list is written with brackets around the type, as Prisma 1 had it.

            Bad:
                model Post {
                  id   Int      @id
                  tags [String]
                     //^^^^^^^^ legacy-list-syntax
                }

            Good:
                model Post {
                  id   Int      @id
                  tags String[]
                }
            """,
        "optional-list": """A list is marked as optional. A list without entries is empty, it is never missing.

            Bad:
                model Post {
                  id   Int       @id
                  tags String[]?
                     //^^^^^^^^^ optional-list
                }

            Good:
                model Post {
                  id   Int      @id
                  tags String[]
                }
            """,
        "trailing-comma": """A comma stands behind the last argument.

            Bad:
                model Post {
                  id Int @id @map("number",)
                                        //^ trailing-comma
                }

            Good:
                model Post {
                  id Int @id @map("number")
                }
            """,
        "argument-value-missing": """An argument has a name but no value.

            Bad:
                model Post {
                  id Int @id(map:)
                           //^^^ argument-value-missing
                }

            Good:
                model Post {
                  id Int @id(map: "post_key")
                }
            """,
        "unknown-escape": r"""A backslash in a text stands before a character that it does not go with.

            Bad:
                model Post {
                  id   Int    @id
                  path String @default("C:\Windows")
                                        //^^ unknown-escape
                }

            Good:
                model Post {
                  id   Int    @id
                  path String @default("C:\\Windows")
                }
            """,
        "invalid-unicode-escape": r"""A `\u` in a text makes no character.

            Bad:
                model Post {
                  id   Int    @id
                  sign String @default("\u12")
                                      //^^^^ invalid-unicode-escape
                }

            Good:
                model Post {
                  id   Int    @id
                  sign String @default("\u0012")
                }
            """,
    },
)
