"""`schema-ls diagram`: what is drawn where."""

from __future__ import annotations

from tests.cli.command import Folder

TWO = """\
model A {
  id Int @id
  bs B[]
}

model B {
  id  Int @id
  aId Int
  a   A   @relation(fields: [aId], references: [id])
}
"""
LINE = '  "B" }o--|| "A" : "a"\n'


def test_text_goes_to_the_output_and_the_name_of_a_file_says_the_format(folder: Folder):
    folder.write("schema.prisma", TWO)
    assert folder.run("diagram").out.endswith(LINE)
    result = folder.run("diagram", "--output", "schema.dbml")
    assert (result.code, result.out) == (0, "")
    assert "Wrote schema.dbml: 2 boxes, 1 line." in result.err
    assert folder.read("schema.dbml").startswith('Table "A" {')
    assert folder.run("diagram", "--output", "page.html").code == 0
    assert folder.run("diagram", "--output", "schema.mmd").code == 0
    assert folder.read("schema.mmd").startswith("erDiagram\n")
    assert folder.run("diagram", "--output", "schema.md").code == 0
    assert folder.read("schema.md") == f"```mermaid\n{folder.read('schema.mmd')}```\n"
    assert "ELK" in folder.read("page.html")


def test_a_name_that_says_no_format_is_refused(folder: Folder):
    folder.write("schema.prisma", TWO)
    result = folder.run("diagram", "--output", "schema.png")
    assert (result.code, folder.names()) == (2, ["schema.prisma"])
    assert "`.png` is the ending of no format. Give --format, or a name that ends in one of `.md`, " in result.err
    assert folder.run("diagram", "--output", "schema.txt", "--format", "mermaid").code == 0
    assert folder.read("schema.txt").endswith(LINE)


def test_a_focus_names_a_model(folder: Folder):
    folder.write("schema.prisma", TWO)
    assert '"B" {' not in folder.run("diagram", "--focus", "A", "--depth", "0").out
    result = folder.run("diagram", "--focus", "a")
    assert (result.code, result.out) == (2, "")
    assert "There is no model `a`. Did you mean `A`?" in result.err
    result = folder.run("diagram", "--focus", "A", "--depth", "-1")
    assert (result.code, result.err) == (2, "schema-ls: --depth is -1. Give a number from 0 on.\n")


def test_a_large_schema_shows_its_keys(folder: Folder):
    folder.write("schema.prisma", TWO.replace("  aId Int", "  aId Int\n  note String\n  code String @unique"))
    out = folder.run("diagram", "--keys").out
    assert "note" not in out
    assert [name in out for name in ("aId", "code")] == [True, True]
    assert out.endswith(LINE)


def test_one_schema_is_drawn_and_not_two(folder: Folder):
    folder.write("a/schema.prisma", TWO)
    folder.write("b/schema.prisma", TWO)
    assert "here are 2. Name the file or folder of one." in folder.run("diagram").err
    assert folder.run("diagram", "b").out.endswith(LINE)
