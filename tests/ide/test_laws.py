"""What holds for every rename and every action, whatever the schema and wherever it is asked for."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from schema_ls.base.edit import apply_edits
from schema_ls.base.finding import Severity
from schema_ls.base.span import Span
from schema_ls.base.text import split_lines
from schema_ls.checks.fixes import FileEdit
from schema_ls.checks.run import check
from schema_ls.ide.actions import actions
from schema_ls.ide.rename import Refusal, rename
from schema_ls.model.faces import EnumFace, ModelFace
from schema_ls.model.mentions import names_of
from schema_ls.model.schema import Schema
from schema_ls.spec.versions import NEWEST
from schema_ls.syntax.tree import Tree
from schema_ls.workspace.project import Source, read_sources, schema_of

FIXTURES = sorted((Path(__file__).resolve().parents[2] / "fixtures").rglob("*.prisma"))
TEXTS = {path.name: path.read_bytes().decode("utf-8") for path in FIXTURES}
NAMES = st.sampled_from(sorted(TEXTS))
NEW = "Renamed1"
_MAY_BE_GIVEN = re.compile("[A-Za-z][A-Za-z0-9_]*")


def read(text: str) -> Schema:
    return schema_of(read_sources([Source("a.prisma", text)]), NEWEST)


def edited(schema: Schema, edits: list[FileEdit]) -> str:
    return apply_edits(split_lines(str(schema.files[0].tree)), [edit for _, edit in edits])


def places(schema: Schema) -> list[tuple[int, int, str]]:
    """Row and column of every name, and the name."""
    found = []
    for place in schema.places_in(0):
        for name in names_of(schema, place.item, range(len(place.item.block.lines))):
            span = name.span.moved(place.row)
            found.append((span.row, span.column, name.meaning.member or name.meaning.name))
    return found


def database(schema: Schema) -> set[str]:
    """Names of all tables, columns, enums and their values."""
    found = set()
    for face in schema.faces.values():
        owner = face.map or face.name if face.kind != "type" else "(document)"
        found.add(owner)
        if isinstance(face, EnumFace):
            found |= {f"{owner}.{value.map or value.name}" for value in face.values}
        else:
            columns = (field for field in face.fields if not _is_record(schema, field.type))
            found |= {f"{owner}.{field.map or field.name}" for field in columns}
    return found


def _is_record(schema: Schema, type_: str) -> bool:
    face = schema.faces.get(type_)
    return isinstance(face, ModelFace) and face.kind != "type"


def errors(schema: Schema) -> int:
    return sum(one.finding.severity is Severity.ERROR for one in check(schema))


def mistakes(tree: Tree) -> int:
    """How many lines cannot be read, and how many blocks are not closed."""
    broken = sum(line.template.mistake is not None for line in tree.lines)
    return broken + sum(not block.is_loose and block.close < 0 for block in tree.blocks)


@settings(max_examples=80)
@given(NAMES, st.integers(0, 10_000))
def test_a_name_that_is_changed_and_changed_back_leaves_the_text_as_it_was(name: str, number: int) -> None:
    schema = read(TEXTS[name])
    found = places(schema)
    assume(found)
    row, column, old = found[number % len(found)]
    assume(_MAY_BE_GIVEN.fullmatch(old))  # a schema with mistakes has names that nobody may choose
    edits = rename(schema, 0, row, column, NEW, keeps_database=False)
    assume(not isinstance(edits, Refusal))
    after = read(edited(schema, edits))
    (row, column, _) = next(place for place in places(after) if place[2] == NEW)
    back = rename(after, 0, row, column, old, keeps_database=False)
    assert not isinstance(back, Refusal), back
    assert edited(after, back) == TEXTS[name]


@settings(max_examples=80)
@given(NAMES, st.integers(0, 10_000))
def test_a_new_name_leaves_the_database_as_it_is_and_adds_no_error(name: str, number: int) -> None:
    schema = read(TEXTS[name])
    found = places(schema)
    assume(found)
    row, column, _ = found[number % len(found)]
    edits = rename(schema, 0, row, column, NEW)
    assume(not isinstance(edits, Refusal))
    after = read(edited(schema, edits))
    assert database(after) == database(schema)
    assert errors(after) <= errors(schema)


@settings(max_examples=60)
@given(NAMES, st.integers(0, 10_000), st.sampled_from(["", "x", " ", "?", "Int", "@", '"']), st.integers(0, 3))
def test_no_action_adds_a_mistake_in_syntax(name: str, number: int, sign: str, taken: int) -> None:
    text = TEXTS[name]
    at = number % (len(text) + 1)
    text = text[:at] + sign + text[at + taken :]
    schema = read(text)
    before, row = mistakes(schema.files[0].tree), text[:at].count("\n")
    for span in (Span(row, 0, row, 200), Span(max(0, row - 8), 0, row, 1)):
        for action in actions(schema, 0, span):
            after = read(edited(schema, list(action.edits)))
            assert mistakes(after.files[0].tree) <= before, action.title
