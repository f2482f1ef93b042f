"""Names and texts that mean harm come out as harmless text: in pictures, in what pull writes, in what the editor is told."""

from __future__ import annotations

import re
import shutil
import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

import schema_ls
from schema_ls.base.finding import Severity
from schema_ls.pull import pull_catalog
from schema_ls.pull.catalog import Catalog, Column, ColumnType, EnumType, Key, KeyColumn, Name, Table
from tests.cli.command import Folder

HOSTILE = (
    *(
        'a"b',
        "a'b",
        "a`b",
        "a\\b",
        "a\nmodel X {",
        "a\r\nb",
        "/* a",
        "a */ b",
        "// a",
        "/// a",
        "{",
        "}",
        "@@map",
        "$(id)",
    ),
    *("\x1b[31mred\x1b[0m", "\u202egnp.exe", "\u2066a\u2069", "\x85a\u2028b", "\ufeffa", "a\tb", "%0A::error::x"),
    *(
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a]]>b",
        "&lt;b&gt;",
        "--> <b>",
        "javascript:x",
    ),
    *("model", "String", "1", "_", "__proto__", "é\U0001f469\u200d\U0001f4bb", "a" * 60),
)


def database() -> Catalog:
    """Tables, columns, enums, values and comments that are called so."""
    whole = ColumnType("int4", "Int")
    names = sorted({name[:45] for name in HOSTILE})
    enum = EnumType(Name("public", "e"), tuple(names))
    columns = [Column(name, whole, nullable=False, comment=name) for name in names]
    columns.append(Column("e", ColumnType("e", enum=enum.name), nullable=True))
    tables = [
        Table(
            Name("public", f"t{name}"),
            tuple(columns),
            keys=(Key(name, (KeyColumn(names[0]),), is_primary=True),),
            comment=name,
        )
        for name in names
    ]
    tables += [Table(Name("public", f"empty{name}"), ()) for name in names]
    return Catalog(("public",), tuple(tables), (enum,))


def schema_text() -> str:
    ((_, text),) = pull_catalog(database(), ()).files
    return text


def steers(text: str) -> list[str]:
    """What in a text a terminal, or a reader of lines, would obey."""
    return [c for c in text if c not in "\n\u200d" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")]


def test_what_is_pulled_holds_the_blocks_of_the_database_and_no_others():
    text = schema_text()
    tree = schema_ls.parse(text)
    assert [entry.message for entry in schema_ls.check(text) if entry.severity is Severity.ERROR] == []
    assert len([block for block in tree.blocks if block.kind == "model"]) == len(database().tables) // 2
    assert "model X {" not in [line.strip() for line in text.splitlines()]
    assert steers(text) == []
    assert not pull_catalog(database(), [("schema.prisma", text)]).changed


class Tags(HTMLParser):
    """The tags of a page, and what scripts it runs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def test_a_page_of_hostile_names_has_the_tags_of_a_page_of_harmless_ones(folder: Folder):
    folder.write("schema.prisma", "model A {\n  id Int @id\n}\n")
    plain = Tags(folder.run("diagram", "--format", "html").out)
    folder.write("schema.prisma", schema_text())
    hostile = Tags(folder.run("diagram", "--format", "html").out)
    assert (hostile.tags, hostile.handlers) == (plain.tags, [])


@pytest.mark.parametrize("form", ["mermaid", "dbml", "dot"])
def test_a_picture_as_text_holds_no_signs_that_steer(folder: Folder, form: str):
    folder.write("schema.prisma", schema_text())
    result = folder.run("diagram", "--format", form)
    assert result.code == 0
    assert steers(result.out) == []
    if form != "dbml":  # whose texts are never taken for HTML
        assert not re.search(r"<script|<img", result.out)


@pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz")
def test_a_picture_as_svg_holds_text_and_shapes_alone(folder: Folder):
    folder.write("schema.prisma", schema_text())
    picture = ElementTree.fromstring(folder.run("diagram", "--format", "svg").out)
    tags = {element.tag.rpartition("}")[2] for element in picture.iter()}
    assert tags <= {"svg", "g", "title", "text", "path", "polygon", "polyline", "ellipse", "a"}
    assert not [name for element in picture.iter() for name in element.attrib if name.startswith("on")]


@pytest.mark.parametrize("form", ["gitlab", "rdjson", "sarif", "github", "junit", "full"])
def test_a_report_on_hostile_names_holds_no_signs_that_steer(folder: Folder, form: str):
    folder.write("schema.prisma", schema_text().replace("Int ", "Nothing "))
    result = folder.run("check", "--output-format", form)
    assert (result.code, result.err) == (1, "")
    assert steers(result.out) == []
