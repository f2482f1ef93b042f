"""What is drawn of a schema, and in which words other programs are told."""

from __future__ import annotations

import json
import re
import shutil
from xml.etree import ElementTree

import pytest

from schema_ls.cli.graphviz import PROGRAM, drawn
from schema_ls.diagram.dbml import as_dbml
from schema_ls.diagram.dot import as_dot
from schema_ls.diagram.html import as_html
from schema_ls.diagram.mermaid import as_mermaid
from schema_ls.diagram.picture import Picture, focused, picture_of
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.tree import parse

SHOP = """
model User {
  id      Int      @id
  email   String   @unique
  profile Profile?
  posts   Post[]
  @@map("users")
}

model Profile {
  userId Int  @id
  user   User @relation(fields: [userId], references: [id])
}

model Post {
  id       Int   @id
  authorId Int?
  author   User? @relation(fields: [authorId], references: [id])
  tags     Tag[]
  state    State
}

model Tag {
  a     Int
  b     String[]
  posts Post[]
  @@id([a, b])
}

enum State {
  DRAFT
  OUT
}
"""
HOSTILE = """
model A {
  id Int @id
  x  Unsupported("</script><script>alert(1)</script> \\"; DROP ' \\\\ -->")
  @@map("<img src=x onerror=alert(1)> \\" ' } ]]> #quot; %% `")
}
"""


def drawing(text: str) -> Picture:
    return picture_of(Schema([SchemaFile("schema.prisma", parse(text))], Dialect.make("postgresql")))


def check_lines(text: str, *expected: str) -> None:
    """Lines of a picture as `A many-maybe B`, in order."""
    lines = [f"{r.start.entity} {r.start.count}-{r.end.count} {r.end.entity}" for r in drawing(text).relations]
    assert lines == [*expected]


def test_each_relation_is_one_line_with_its_ends():
    check_lines(SHOP, "Profile maybe-one User", "Post many-maybe User", "Post many-many Tag")


def test_relations_to_the_own_model_and_two_between_the_same_models():
    check_lines(
        """
model Node {
  id       Int    @id
  parentId Int?
  parent   Node?  @relation("tree", fields: [parentId], references: [id])
  children Node[] @relation("tree")
  friends  Node[] @relation("f")
  others   Node[] @relation("f")
}
""",
        "Node many-maybe Node",
        "Node many-many Node",
    )


def test_half_a_relation_is_drawn_as_far_as_it_is_written():
    check_lines("model A {\n  id Int @id\n  b B[]\n}\nmodel B {\n  id Int @id\n}\n", "A maybe-many B")
    check_lines("model A {\n  b Missing @relation(fields: [c], references: [id])\n", *())


def test_composite_types_hang_on_what_holds_them():
    check_lines("model A {\n  id String @id\n  at Place[]\n}\ntype Place {\n  x Int\n}\n", "A one-many Place")


def test_rows_know_their_keys():
    rows = {(e.name, r.name): (r.is_id, r.is_foreign, r.is_unique) for e in drawing(SHOP).entities for r in e.rows}
    assert rows["Profile", "userId"] == (True, True, False)
    assert rows["User", "email"] == (False, False, True)
    assert rows["Tag", "b"] == (True, False, False)
    assert ("Post", "author") not in rows


def test_a_focus_shows_what_is_near():
    names = [{entity.name for entity in focused(drawing(SHOP), "Tag", depth).entities} for depth in range(3)]
    assert names == [{"Tag"}, {"Tag", "Post"}, {"Tag", "Post", "User"}]


def test_mermaid():
    assert as_mermaid(focused(drawing(SHOP), "Tag", 1)) == (
        'erDiagram\n  "Post" {\n    Int id PK\n    Int authorId FK "optional"\n    State state\n  }\n'
        '  "Tag" {\n    Int a PK\n    String[] b PK\n  }\n  "Post" }o--o{ "Tag" : "tags"\n'
    )


def test_dbml():
    text = as_dbml(drawing(SHOP))
    assert 'Table "User" [note: \'table users\'] {\n  "id" "Int" [pk, not null]\n' in text
    assert '  indexes {\n    ("a", "b") [pk]\n  }' in text
    assert 'Enum "State" {\n  "DRAFT"\n  "OUT"\n}' in text
    assert 'Ref "author": "Post"."authorId" > "User"."id"\n' in text
    assert 'Ref "user": "Profile"."userId" - "User"."id"\n' in text


def test_what_mermaid_takes_for_a_key_is_a_name_all_the_same():
    text = as_mermaid(drawing("model A {\n  id Int @id\n  fk Int\n  Pk Int\n  fkey Int\n}\n"))
    assert text.splitlines()[2:-1] == ["    Int id PK", '    Int fk_ "fk"', '    Int Pk_ "Pk"', "    Int fkey"]


def test_what_dbml_refuses_is_a_comment_in_it():
    text = as_dbml(
        drawing(
            """
model User {
  id      Int    @id
  friends User[] @relation("friends")
  known   User[] @relation("friends")
  teams   Team[] @relation("member")
  leads   Team[] @relation("leader")
}

model Team {
  id      Int    @id
  members User[] @relation("member")
  leaders User[] @relation("leader")
  rooms   Room[]
}

model Room {
  floor  Int
  number Int
  teams  Team[]
  @@id([floor, number])
}
"""
        )
    )
    assert [line for line in text.splitlines() if "Ref" in line] == [
        '// Ref "friends": "User"."id" <> "User"."id"',
        'Ref "members": "Team"."id" <> "User"."id"',
        '// Ref "leaders": "Team"."id" <> "User"."id"',
        '// Ref "teams": "Room".("floor", "number") <> "Team"."id"',
    ]


def test_a_line_to_the_own_box_turns_beside_it():
    tree = "  parentId Int?\n  parent Node? @relation(fields: [parentId], references: [id])\n  children Node[]\n"
    text = as_dot(drawing("model Node {\n  id Int @id\n" + tree + "}\n"))
    assert "n0:r1:e -> t0 [dir=back, arrowtail=crowodot]" in text
    assert "n0:r0:e -> t0 [dir=back, arrowtail=noneteeodot]" in text


def test_hostile_names_stay_text_in_mermaid_and_dbml():
    for line in as_mermaid(drawing(HOSTILE)).splitlines():
        assert re.fullmatch(r'erDiagram|  "A" \{|  \}|    \w+ \w+( PK)?( "[\w .,:()\[\]\'/#;-]*")?', line), line
    unquoted = re.sub(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", "_", as_dbml(drawing(HOSTILE)))
    assert unquoted.split() == "Table _ [note: _] { _ _ [pk, not null] _ _ [not null] }".split()


def test_hostile_names_stay_text_in_a_page():
    page = as_html(drawing(HOSTILE), "</title><script>")
    assert len(re.findall("</script>", page)) == 3
    assert "</title><script>" not in page
    data = re.search(r'id="picture">(.*?)</script>', page)
    assert data is not None
    assert json.loads(data[1])["entities"][0]["table"].startswith("<img")


@pytest.mark.parametrize("text", [SHOP, HOSTILE, "", "model A {\n", "model A {}\nmodel A {}\n"])
@pytest.mark.skipif(shutil.which(PROGRAM) is None, reason="Graphviz is not installed")
def test_graphviz_draws_every_schema_and_what_is_text_stays_text(text: str):
    root = ElementTree.fromstring(drawn(as_dot(drawing(text))))
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert kinds <= {"svg", "g", "title", "polygon", "text", "path", "ellipse", "polyline"}


def test_texts_of_graphviz_hold_names_in_labels_only():
    text = as_dot(drawing(HOSTILE))
    assert "<img" not in text
    assert "&lt;img src=x" in text
