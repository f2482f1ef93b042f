"""What holds for every schema that formatting may add something to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layouts import VERSIONS

from schema_ls.base.edit import apply_edits
from schema_ls.format.complete import missing_in
from schema_ls.format.pairs import Pairs, are_whole
from schema_ls.spec.versions import Version
from schema_ls.syntax.lexer import tokens_of
from schema_ls.syntax.tree import parse
from schema_ls.workspace.formatting import format_edits, format_files
from schema_ls.workspace.project import Source, read_sources, schema_of

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "schemas"

MODELS = ("Book", "Author", "a", "old_card", "news")
KEYS = ("id Int @id", "id String @id @db.Uuid", "id Int @unique", "code String? @unique", "kind Kind @id", "n Int")
NAMES = ("book", "books", "author", "Author", "a", "as", "oldCards", "other")
ARITIES = ("", "?", "[]", "[]", " ?")
RELATIONS = (
    *("", "", "", "@relation", "@relation()", '@relation("x")', '@relation("y", onDelete: Cascade)'),
    '@relation("x", fields: [aId], references: [id])',
    *("@relation(fields: [aId])", "@relation(references: [id])", "@relation(fields: [bookId], references: [id],)"),
)
OTHERS = (
    "aId Int",
    "aId Int @unique",
    "bookId Int?",
    'n Int @map("authorId")',
    "bookId Int! @unique",
    "// c",
    "",
    "@@ignore",
    "Nothing",
)


@st.composite
def schemas(draw: st.DrawFn) -> str:
    """Models with relations between them, many of which lack something."""
    models = draw(st.lists(st.sampled_from(MODELS), min_size=1, max_size=3, unique=True))
    pointing = st.builds("{} {}{} {}".format, *map(st.sampled_from, (NAMES, models, ARITIES, RELATIONS)))
    blocks = ["enum Kind {\n  ONE\n}\n"]
    for model in models:
        lines = [
            draw(st.sampled_from(KEYS)),
            *draw(st.lists(pointing, max_size=3)),
            *draw(st.lists(st.sampled_from(OTHERS), max_size=2)),
        ]
        body = "".join(f"  {line}\n" for line in draw(st.permutations(lines)))
        blocks.append(f"{draw(st.sampled_from(('model', 'model', 'view')))} {model} {{\n{body}}}\n")
    return "\n".join(blocks)


def formatted(text: str, version: Version, *, layout_only: bool = False) -> str:
    return format_files([Source("s.prisma", text)], version=version, layout_only=layout_only)["s.prisma"]


@given(schemas(), st.sampled_from(VERSIONS), st.booleans())
def test_the_edits_of_a_file_make_the_formatted_text(text: str, version: Version, layout_only: bool):
    schema = schema_of(read_sources([Source("s.prisma", text)]), version)
    lines = [line.text for line in schema.files[0].tree.lines]
    edits = format_edits(schema, 0, layout_only=layout_only)
    assert apply_edits(lines, edits) == formatted(text, version, layout_only=layout_only)


@given(schemas(), st.sampled_from(VERSIONS))
def test_formatting_twice_is_formatting_once(text: str, version: Version):
    once = formatted(text, version)
    assert formatted(once, version) == once


@st.composite
def whole_or_not(draw: st.DrawFn) -> str:
    """Fixtures without mistakes in which a word of a relation was changed."""
    text = draw(st.sampled_from(sorted(FOLDER.glob("*.prisma")))).read_text(encoding="utf-8")
    words = [*re.finditer(r"@relation\S*|fields: \S+|references: \S+|\w+\?|\[\]|\w+", text)]
    word = draw(st.sampled_from(words))
    changed = draw(st.sampled_from(("", "?", "[]", "@relation", '@relation("x")', "x", word.group() + "x")))
    return text[: word.start()] + changed + text[word.end() :]


@given(st.one_of(schemas(), whole_or_not()), st.sampled_from(VERSIONS))
def test_a_quick_look_overlooks_nothing_that_is_missing(text: str, version: Version):
    if are_whole([parse(text)]):
        assert missing_in(schema_of(read_sources([Source("s.prisma", text)]), version)) == ()


@given(st.lists(st.one_of(schemas(), whole_or_not()), max_size=5))
def test_a_quick_look_at_what_changed_sees_what_a_look_at_all_does(texts: list[str]):
    pairs = Pairs()
    for text in (*texts, *texts[:1]):
        assert pairs.are_whole([parse(text)]) == are_whole([parse(text)])


@pytest.mark.parametrize("pairs_of_models", [10, 100])
def test_of_a_changed_schema_only_the_changed_blocks_are_looked_at(pairs_of_models: int):
    pair = "model A{n} {{\n  id Int @id\n  b B{n}[]\n}}\n\nmodel B{n} {{\n  id Int @id\n  aId Int\n{side}}}\n\n"
    side = "  a A{n} @relation(fields: [aId], references: [id])\n"
    tree = parse("".join(pair.format(n=n, side=side.format(n=n)) for n in range(pairs_of_models)))
    pairs = Pairs()
    assert pairs.are_whole([tree])
    before = pairs.looked_at
    without = tree.replaced(8, 1, [])
    assert [pairs.are_whole([one]) for one in (without, tree, without, tree)] == [False, True, False, True]
    assert (before, pairs.looked_at) == (2 * pairs_of_models, 2 * pairs_of_models + 4)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.prisma")), ids=lambda path: path.stem)
def test_a_quick_look_is_enough_for_a_schema_that_lacks_nothing(path: Path):
    assert are_whole([parse(path.read_text(encoding="utf-8"))])


def words(text: str) -> list[str]:
    """Tokens without the blanks that may belong to them."""
    return [token.strip() for token in tokens_of(text) if token.strip()]


@given(schemas(), st.sampled_from(VERSIONS))
def test_completing_only_adds(text: str, version: Version):
    left = iter(words(formatted(text, version)))
    assert all(word in left for word in words(formatted(text, version, layout_only=True)))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.prisma")), ids=lambda path: path.stem)
def test_a_schema_without_mistakes_lacks_nothing(path: Path):
    text = path.read_text(encoding="utf-8")
    for version in VERSIONS:
        assert formatted(text, version) == formatted(text, version, layout_only=True)
