"""Write `schema_ls/syntax/shapes_table.py`: shapes of lines, each with what the grammar says about it.

    python tools/make_shapes.py          writes the table
    python tools/make_shapes.py --check  tells whether the table is fresh, by its exit code

The shapes come from the examples of the grammar, from the fixtures, from common parts put together in the
usual order, and from what such lines look like while they are typed. Nothing is listed by hand that the
grammar has not read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from schema_ls.base.text import split_lines  # noqa: E402
from schema_ls.syntax.grammar import LETTERS, grammar_digest, grammar_text  # noqa: E402
from schema_ls.syntax.lark_parser import token_patterns  # noqa: E402
from schema_ls.syntax.lexer import shape_of, tokens_of  # noqa: E402
from schema_ls.syntax.recovery import template_of  # noqa: E402
from schema_ls.syntax.template import Template  # noqa: E402
from schema_ls.syntax.trivia import core_of  # noqa: E402
from tools.grammar_examples import examples_of  # noqa: E402

TABLE = ROOT / "schema_ls" / "syntax" / "shapes_table.py"
FIXTURES = ROOT / "fixtures" / "schemas"

TYPES = ("T", "T?", "T[]")
KEYS = ("", "@id", "@id @unique")
DEFAULTS = ("", "@d(now())", "@d(true)", "@d(1)", '@d("x")', '@d(dbgenerated("x"))')
MAPS = ("", '@map("x")')
NATIVES = ("", "@db.A", "@db.A(1)")
FIELDS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("T",), KEYS[:2], DEFAULTS, MAPS, NATIVES),
    (("T",), KEYS[2:], DEFAULTS[:2], MAPS, NATIVES),
    (("T?",), KEYS[:2], DEFAULTS, MAPS, NATIVES),
    (("T[]",), ("", "@d([])", "@d([a])", '@d(["x"])'), MAPS, NATIVES),
    (("T",), ("@d(now())",), ("@updatedAt",), MAPS, NATIVES),
    (("T", "T?"), KEYS[:2], ("", "@d(1.5)", "@d(1)"), MAPS, ("", "@db.A(1, 2)")),
    (("T",), ("", "@id"), ("@d(uuid(4))",), MAPS, NATIVES),
    (("T", "T?"), ("", "@id", "@d(now())", "@d(true)", "@d(now()) @id"), ('@map(name: "x")',)),
    (("T", "T?"), ("@id()", "@id() @unique()", '@id(map: "x")'), DEFAULTS[:2], MAPS, NATIVES),
    (("T", "T?"), ("", "@d(now())", "@d(true)", "@d(1)", "@id"), ("@db.A()",)),
    (
        ("T",),
        ("@db.A", "@db.A(1)"),
        ("@id", "@d(now())", '@d(dbgenerated("x"))', '@map("x")', "@d(1)", "@d(true)"),
    ),
    (("T",), ("@id",), ("@db.A", "@db.A(1)"), DEFAULTS[1:]),
    (("T", "T?"), ('@map("x")',), (*KEYS[1:2], *DEFAULTS)),
    (('U("x")', 'U("x")?', 'U("x")[]'), ("", '@d(dbgenerated("x"))', "@ignore"), MAPS),
)
"""What fields are put together from: each row stands for all its combinations."""
ALONE = (
    "@d([a, b])",
    '@d(["x", "y"])',
    "@d([1, 2])",
    "@d([1, 2, 3])",
    '@d(now(), map: "x")',
    '@d(1, map: "x")',
    "@d(value: 1)",
    "@d(sequence(start: 1, increment: 2))",
    "@id(sort: Desc)",
    '@id(name: "x", map: "y")',
)

RELATION_STARTS = ("", '"R", ', 'name: "R", ')
RELATION_ENDS = ("", ", onDelete: A", ", onDelete: A, onUpdate: B", ', map: "x"', ', onDelete: A, map: "x"',
                 ', onDelete: A, onUpdate: B, map: "x"')  # fmt: skip
FIELD_LISTS = (("a", "b"), ("a, b", "c, d"), ("a, b, c", "d, e, f"))

OPTIONS = ("(sort: Desc)", '(ops: raw("x"))', "(length: 1)")
LIST_ENDS = ("", ', map: "x"', ', name: "x"', ", type: A", ', name: "x", map: "y"', ', map: "x", type: A')

TYPED = (
    "model User {",
    "datasource db {",
    "  id String? @id @default(uuid()) // c",
    "  id Int @id @default(autoincrement())",
    "  name String? @unique @db.VarChar(255) // c",
    '  name String @default("x") @map("y")',
    "  price Decimal @default(1.5) @db.Decimal(10, 2)",
    "  state State @default(OPEN)",
    "  posts Post[] @relation(\"R\")",
    "  author User? @relation(fields: [authorId], references: [id], onDelete: Cascade, onUpdate: NoAction)",
    '  author User @relation("R", fields: [a], references: [b])',
    '  other Unsupported("x")? @default(dbgenerated("y"))',
    '  @@index([a, b(sort: Desc)], map: "x", type: Hash)',
    '  @@unique([a, b, c], name: "x")',
    "  @@id([a, b])",
    "  @@fulltext(fields: [a, b])",
    '  @@map("x")',
    "  @@ignore",
    '  provider = "postgresql"',
    '  url = env("X") // c',
    '  previewFeatures = ["a", "b"]',
    "  extensions = [a, b(version: \"x\")]",
    '  OPEN @map("x")',
)  # fmt: skip
"""Lines whose beginnings are met while they are typed, as they are and with the brackets that editors
close ahead.
"""

_WORDS = ("b",) * 9
_TEXTS = ('""',) * 9
OTHERS = (
    *("", "*/", "}", "}}", "model A {", "model A {}", "model {", "model A"),
    *("type A = String", "type A = String @db.B(1)", "a", "a b c", "a @m", "a @m(n: 1)", "a = 1", "a = true"),
    *('a = [b(map: "x")]', 'a = [b, c(version: "x", schema: "y"), d(map: "z")]'),
    *('@@map(name: "x")', "@@index(a)", "@@index(a(sort: Desc))", "@@index([a.b])"),
    *('@@id(name: "x", [a, b])', '@@id(name: "x", fields: [a, b])'),
    *(f"a = [{', '.join(_WORDS[:count])}]" for count in range(7)),
    *(f"a T[] @d([{', '.join(_WORDS[:count])}])" for count in range(7)),
    *(f"a = [{', '.join(_TEXTS[:count])}]" for count in range(9)),
)
"""What none of the above makes."""


def fields() -> Iterator[str]:
    """Fields with attributes that say how a column is stored."""
    for row in FIELDS:
        yield from (" ".join(("a", *parts)) for parts in product(*row))
    yield from (" ".join(("a", *parts)) for parts in product(TYPES, ALONE, ("", '@map("x")')))


def relations() -> Iterator[str]:
    """Fields that lead to another model."""
    for type_, start, (own, other), end in product(("T", "T?"), RELATION_STARTS, FIELD_LISTS, RELATION_ENDS):
        if len(own) > 1 and "map" in end:
            continue
        yield f"a {type_} @relation({start}fields: [{own}], references: [{other}]{end})"
    for type_, start, (own, other) in product(("T", "T?"), RELATION_STARTS, FIELD_LISTS[:2]):
        yield f"a {type_} @relation({start}fields: [{own}], onDelete: A, references: [{other}])"
    for type_, argument in product(TYPES, ('"R"', 'name: "R"')):
        yield f"a {type_} @relation({argument})"
    yield from (f'a {type_} @relation(fields: [a], name: "R", references: [b])' for type_ in TYPES[:2])


def block_attributes() -> Iterator[str]:
    """Indexes and keys over one to six fields."""
    for count, end in product(range(1, 9), LIST_ENDS):
        if count > 4 and end not in LIST_ENDS[:2]:
            continue
        fields = ["a"] * count
        yield f"@@index([{', '.join(fields)}]{end})"
        if count > 5:
            continue
        for place, option in product({0, count - 1}, OPTIONS) if count < 4 else [(count - 1, OPTIONS[0])]:
            with_option = [*fields[:place], f"a{option}", *fields[place + 1 :]]
            yield f"@@index([{', '.join(with_option)}]{end})"
    for count, end in product((2, 3), LIST_ENDS[:2]):
        yield f"@@index([{', '.join(['a(sort: Desc)'] * count)}]{end})"
        yield f"@@index([{', '.join(['a', *['a(sort: Desc)'] * (count - 1)])}]{end})"
    for count, end in product((1, 2, 3), LIST_ENDS[:3]):
        yield f"@@id(fields: [{', '.join('a' * count)}]{end})"


def while_typing() -> Iterator[str]:
    """The beginnings of typical lines, also with the brackets and quotes that an editor has put behind
    them.
    """
    for line in TYPED:
        for end in range(1, len(line) + 1):
            start = line[:end]
            yield start
            yield start + _closers(start)


def _closers(start: str) -> str:
    closers: list[str] = []
    quoted = False
    for character in start:
        if character == '"':
            quoted = not quoted
        elif not quoted and character in "([{":
            closers.append({"(": ")", "[": "]", "{": "}"}[character])
        elif not quoted and character in ")]}":
            closers.pop()
    return ('"' if quoted else "") + "".join(reversed(closers))


def fixture_lines() -> Iterator[str]:
    """Every line of the fixtures."""
    for path in sorted(FIXTURES.glob("*.prisma")):
        yield from split_lines(path.read_text(encoding="utf-8"))


def lines() -> Iterator[str]:
    """All lines whose shapes the table holds."""
    yield from (example.line for example in examples_of(grammar_text()))
    yield from fixture_lines()
    yield from OTHERS
    yield from fields()
    yield from relations()
    yield from block_attributes()
    yield from while_typing()


def written(template: Template) -> str:
    """A template as a tuple; defaults at its end are left out."""
    default = Template("")
    mistake = template.mistake
    if mistake is not None:
        letters = "".join(LETTERS[terminal] for terminal in mistake.expected)
        template = template._replace(mistake=(mistake.token, letters, mistake.repair))  # type: ignore[arg-type] # as read
    parts = list(template)
    while parts[-1] == default[len(parts) - 1]:
        parts.pop()
    return repr(tuple(parts)).replace(", ", ",")


def table(texts: Iterable[str]) -> str:
    """The source of the table."""
    shapes = sorted({core_of(shape_of(tokens_of(text))) for text in texts})
    patterns = "".join(f"    {pattern!r},\n" for pattern in token_patterns())
    rows = "".join(f"    {shape!r}: {written(template_of(shape))},\n" for shape in shapes)
    return (
        '"""Generated by `make shapes` from the grammar and the fixtures. Do not edit."""\n\n'
        f"GRAMMAR = {grammar_digest(grammar_text())}\n"
        f"PATTERNS: tuple[tuple[str, str], ...] = (\n{patterns})\n"
        f"SHAPES: dict[str, tuple[object, ...]] = {{\n{rows}}}\n"
    )


def main(arguments: list[str]) -> int:
    source = table(lines())
    if "--check" not in arguments:
        TABLE.write_text(source, encoding="utf-8", newline="\n")
        return 0
    if TABLE.read_text(encoding="utf-8") == source:
        return 0
    print("schema_ls/syntax/shapes_table.py is stale: run `make shapes`.")
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
