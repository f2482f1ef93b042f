"""What the official language server (31.12) is known to get wrong, one test for each, in the order of its features.

Each name says what is right here. Everything is asked over standard input and output, of the server that people run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from editor import Editor
from wire import Wire

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Wire() as wire:
        yield Editor(wire, tmp_path_factory.mktemp("weaknesses"))


def field(line: str) -> str:
    """A model with a line, beside an enum and another model."""
    return f"model A {{\n  id Int @id\n  {line}\n}}\n\nmodel User {{\n  id Int @id\n}}\n\nenum Role {{\n  ADMIN\n}}\n"


# -- Which files belong together


def test_two_schemas_below_one_folder_stay_apart(editor: Editor) -> None:
    one = 'datasource db {\n  provider = "%s"\n}\n\nmodel A {\n  id Int @id\n}\n'
    two = f"//- one/schema.prisma\n{one % 'sqlite'}//- two/schema.prisma\n{one % 'mysql'}"
    assert editor.mistakes(two) == []


def test_a_schema_folder_of_the_settings_is_that_folder_and_not_the_one_above(editor: Editor) -> None:
    text = """
        //- schema/a.prisma
        datasource db {
          provider = "sqlite"
        }

        model A {
          id Int @id
        }
        //- x/b.prisma
        datasource db {
          provider = "sqlite"
        }

        model A {
          id Int @id
        }
        //- prisma.config.ts
        import { defineConfig } from "prisma/config"
        export default defineConfig({ schema: "./schema" })
        """
    assert editor.mistakes(text) == []


def test_a_file_in_the_root_folder_takes_no_others_from_below(editor: Editor) -> None:
    root = 'datasource db {\n  provider = "sqlite"\n}\n\nmodel A {\n  id Int @id\n}\n'
    assert editor.mistakes(f"//- schema.prisma\n{root}//- node_modules/pkg/schema.prisma\n{root}") == []


def test_a_folder_between_without_schemas_parts_nothing(editor: Editor) -> None:
    text = """
        //- src/modules/x/x.prisma
        model X {
          id   Int   @id
          base Ba<|>se?
        }
        //- src/schema.prisma
        datasource db {
          provider = "sqlite"
        }

        model Base {
          id Int @id
        }
        //- package.json
        {"prisma": {"schema": "src"}}
        """
    assert editor.definitions(text) == ["5:7 Base"]


def test_diagnostics_say_which_version_of_the_text_they_are_about(editor: Editor) -> None:
    assert editor.mistakes(field("x Gone")) == ["3 type-unknown"]  # waits for those of version 1


# -- Completion


def test_enums_are_offered_for_sqlite(editor: Editor) -> None:
    assert "enum" in editor.labels("<|>", "sqlite")


def test_a_new_block_comes_whole(editor: Editor) -> None:
    assert editor.chosen("mod<|>", "model").startswith("model ${1:Name} {\n")


def test_a_key_is_followed_by_its_sign(editor: Editor) -> None:
    assert editor.labels("datasource db {\n  provider <|>\n}\n")[:2] == ["=", '= "postgresql"']


def test_values_of_schemas_extensions_and_old_generators_are_known(editor: Editor) -> None:
    text = 'datasource db {\n  provider = "postgresql"\n  %s\n}\n\nmodel A {\n  id Int @id\n  @@schema("shop")\n}\n'
    assert editor.labels(text % "schemas = [<|>]") == ['"shop"', '""']
    extensions = 'generator g {\n  provider = "prisma-client"\n  previewFeatures = ["postgresqlExtensions"]\n}\n\n'
    assert "citext" in editor.labels(extensions + text % "extensions = [<|>]")
    keys = editor.labels('generator g {\n  provider = "prisma-client-js"\n  <|>\n}\n')
    assert {"binaryTargets", "engineType"} <= {*keys}


def test_an_id_in_a_text_is_none(editor: Editor) -> None:
    assert "@@id" in editor.labels('model A {\n  x Int @map("@id")\n  @@<|>\n}\n')


def test_enums_and_types_have_attributes(editor: Editor) -> None:
    assert editor.labels("enum E {\n  A\n  @@<|>\n}\n") == ["@@map", "@@schema"]
    assert editor.labels("enum E {\n  A <|>\n}\n") == ["@map"]


def test_types_are_offered_by_what_is_declared_and_not_by_how_long_names_are(editor: Editor) -> None:
    assert "Json" in editor.labels(field("x <|>"), "sqlite")
    assert "Json?" not in editor.labels(field("x User<|>"), "sqlserver")
    assert "Gap" in editor.labels("model A {\n  x <|>\n}\n\nenum Gap{\n  B\n}\n")


def test_the_last_line_of_a_file_is_a_line(editor: Editor) -> None:
    text = 'datasource db {\n  provider = "sqlite"\n}\n\nmodel A {\n  x <|>'
    assert "String" in editor.labels(text, "")


def test_attributes_fit_the_field(editor: Editor) -> None:
    assert editor.labels(field("x String <|>"), "sqlite") == ["@unique", "@default", "@map", "@ignore"]
    assert editor.labels(field("x User <|>")) == ["@relation", "@ignore"]


@pytest.mark.parametrize("line", ["// x String @<|>", "x String // @<|>", "/// @<|>", "x String /* @<|> */"])
def test_comments_are_left_alone(editor: Editor, line: str) -> None:
    assert editor.labels(field(line)) == []


def test_nothing_stands_behind_a_database_without_native_types(editor: Editor) -> None:
    assert editor.labels(field("x String @db.<|>"), "sqlite") == []


def test_native_types_are_offered_in_views_and_documents(editor: Editor) -> None:
    views = 'generator g {\n  provider = "prisma-client"\n  previewFeatures = ["views"]\n}\n\n'
    assert "VarChar()" in editor.labels(views + "view V {\n  x String @db.<|>\n}\n")
    assert "ObjectId" in editor.labels("type T {\n  x String @db.<|>\n}\n", "mongodb")


def test_defaults_fit_the_type_and_the_database(editor: Editor) -> None:
    assert {"true", "false"} <= {*editor.labels(field("x Boolean @default(<|>)"), "sqlserver")}
    assert {"uuid()", "cuid()"} <= {*editor.labels(field("x String @default(<|>)"), "sqlserver")}
    assert "autoincrement()" not in editor.labels(field("x Int @default(<|>)"), "mongodb")
    assert "auto()" not in editor.labels(field("x Float @default(<|>)"), "mongodb")
    assert editor.labels(field("x String @default(uuid(<|>))")) == ["4", "7"]


def test_the_name_of_a_relation_is_no_place_for_arguments(editor: Editor) -> None:
    assert editor.labels(field('x User @relation("<|>")')) == []


def test_only_columns_are_keys_and_those_that_are_there_are_not_offered_again(editor: Editor) -> None:
    text = field("x User @relation(fields: [%s])\n  uid Int\n  aid Int")
    assert set(editor.labels(text % "<|>")) == {"aid", "id", "uid"}
    assert set(editor.labels(text % "uid, <|>")) == {"aid", "id"}
    back = (
        "model User {\n  posts Post[]\n  id Int @id\n}\n\nmodel Post {\n  user User @relation(references: [<|>])\n}\n"
    )
    assert editor.labels(back) == ["id"]


def test_an_index_has_its_fields_once(editor: Editor) -> None:
    assert "fields" not in editor.labels(field("@@index([id], <|>)"))
    assert editor.labels(field("@@index([id(sort: <|>)])")) == ["Asc", "Desc"]
    assert editor.labels(field("@@index([id], type: <|>)"), "mysql") == []


def test_names_of_database_schemas_are_offered_within_quotes(editor: Editor) -> None:
    text = 'datasource db {\n  provider = "postgresql"\n  schemas = ["a", "b"]\n}\n\nmodel A {\n  @@schema("<|>")\n}\n'
    assert editor.labels(text) == ["a", "b"]


def test_a_table_may_be_called_in_the_way_of_databases(editor: Editor) -> None:
    assert editor.labels("model UserRole {\n  @@map(<|>)\n}\n") == ['"user_roles"', '"user_role"']


def test_the_rest_of_a_word_is_not_left_behind(editor: Editor) -> None:
    assert editor.chosen(field("x Str<|>ing?"), "String") == "  x String?"


def test_both_sides_of_a_relation_are_completed(editor: Editor) -> None:
    assert "User @relation" in editor.labels(field("user U<|>"))


# -- Hover


def test_a_comment_before_a_block_does_not_explain_it(editor: Editor) -> None:
    assert "hidden" not in editor.hover("// hidden\nmodel A<|> {\n  id Int @id\n}\n")
    assert "shown" in editor.hover("/// shown\nmodel A<|> {\n  id Int @id\n}\n")


def test_what_is_declared_nowhere_has_no_declaration(editor: Editor) -> None:
    assert "model Gone" not in editor.hover(field("x Gone<|>"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x Str<|>ing", "Text of any length"),
        ("x Int @uni<|>que", "@unique"),
        ("x Int @db.Small<|>Int", "SmallInt"),
        ("x Int @default(auto<|>increment())", "autoincrement"),
        ("x Role @default(AD<|>MIN)", "ADMIN"),
        ("x User @relation(fields: [i<|>d], references: [id])", "id Int"),
        ("x User @relation(fields: [id], references: [id], onDelete: Cas<|>cade)", "Cascade"),
        ("@@index([i<|>d])", "id Int"),
    ],
)
def test_every_word_is_explained(editor: Editor, line: str, said: str) -> None:
    assert said in editor.hover(field(line))


def test_values_of_settings_are_explained(editor: Editor) -> None:
    text = 'generator g {\n  provider = "prisma-client"\n  previewFeatures = ["vie<|>ws"]\n}\n'
    assert "views" in editor.hover(text)
    assert editor.hover('datasource db {\n  pro<|>vider = "postgres<|>ql"\n}\n'.replace("<|>vider", "vider"))


# -- Definition


def test_the_last_word_of_a_file_leads_somewhere(editor: Editor) -> None:
    text = 'datasource db {\n  provider = "sqlite"\n}\n\nmodel B {\n  id Int @id\n}\n\nmodel A {\n  b B<|>'
    assert editor.ask("definition", text, "")[0]["targetRange"]["start"]["line"] == 4


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("view V {\n  id Int\n}\n\nmodel A {\n  v V<|>\n}\n", ["1:6 V"]),
        (field("x User @relation(fields: [i<|>d], references: [id])"), ["2:3 id"]),
        (field("x User @relation(fields: [id], references: [i<|>d])"), ["7:3 id"]),
        (field("@@index([i<|>d])"), ["2:3 id"]),
        (field("x Role @default(AD<|>MIN)"), ["11:3 ADMIN"]),
        ("datasource db {\n}\n\nmodel A {\n  x Int @d<|>b.SmallInt\n}\n", ["1:12 db"]),
        ('datasource db {\n  schemas = ["s"]\n}\n\nmodel A {\n  @@schema("<|>s")\n}\n', ["2:15 s"]),
        ("model User { // people\n  id Int @id\n}\n\nmodel A {\n  u Us<|>er\n}\n", ["1:7 User"]),
        ("enum Role{\n  A\n}\n\nmodel A {\n  r Ro<|>le\n}\n", ["1:6 Role"]),
        ("enum R {\n  A\n}\n\nenum R {\n  B\n}\n\nmodel A {\n  r R<|>\n}\n", ["1:6 R", "5:6 R"]),
        ("model Ty {\n  id   Int @id\n  type TyKind\n}\n\nmodel A {\n  t T<|>y\n}\n", ["1:7 Ty"]),
    ],
)
def test_every_name_leads_to_its_declaration(editor: Editor, text: str, places: list[str]) -> None:
    assert editor.definitions(text) == places


# -- References


def test_other_models_refer_to_a_field(editor: Editor) -> None:
    text = "model User {\n  i<|>d Int @id\n}\n\nmodel A {\n  u User @relation(fields: [x], references: [id])\n}\n"
    assert editor.references(text) == ["2:3 id", "6:46 id"]


def test_defaults_refer_to_a_value(editor: Editor) -> None:
    assert editor.references("enum R {\n  AD<|>MIN\n}\n\nmodel A {\n  r R @default(ADMIN)\n}\n") == [
        "2:3 ADMIN",
        "6:16 ADMIN",
    ]


def test_a_mistake_in_a_line_hides_nothing_in_it(editor: Editor) -> None:
    assert editor.references("model U<|> {\n}\n\nmodel A {\n  u U @relation(fields: [x\n}\n") == ["1:7 U", "5:5 U"]


# -- Rename


def test_what_is_added_is_indented_as_the_file_is(editor: Editor) -> None:
    text = "model A<|> {\n    id Int @id\n}\n"
    assert editor.renamed(text, "B") == 'model B {\n    id Int @id\n\n    @@map("A")\n}\n'


def test_a_brace_need_not_stand_alone(editor: Editor) -> None:
    text = "model A<|> {\n  id Int @id\n} // end\n"
    assert editor.renamed(text, "B") == 'model B {\n  id Int @id\n\n  @@map("A")\n} // end\n'


def test_views_and_documents_follow(editor: Editor) -> None:
    text = "model A<|> {\n  id Int @id\n  v V[]\n}\n\nview V {\n  a A\n}\n\ntype T {\n  a A\n}\n"
    assert editor.renamed(text, "B").count(" B\n") == 2


def test_line_ends_stay_those_of_the_file(editor: Editor) -> None:
    new = editor.renamed("model A<|> {\r\n  id Int @id\r\n}\r\n", "B")
    assert new == 'model B {\r\n  id Int @id\r\n\r\n  @@map("A")\r\n}\r\n'


@pytest.mark.parametrize("new", ["1 bad", "", "123", "User", "String", "a-b c"])
def test_what_cannot_be_a_name_is_refused_with_a_reason(editor: Editor, new: str) -> None:
    assert editor.renamed(field("x User").replace("model A", "model A<|>"), new).endswith((".", "first."))
    assert "model" not in editor.renamed(field("x User").replace("model A", "model A<|>"), new)


def test_the_column_is_kept_in_front_of_a_comment(editor: Editor) -> None:
    assert '  called String @map("name") // hi\n' in editor.renamed(field("na<|>me String // hi"), "called")


def test_the_field_is_renamed_and_not_what_looks_like_it(editor: Editor) -> None:
    text = "model M {\n  aa Int\n  a<|> Int\n\n  @@id([aa, a])\n}\n"
    assert editor.renamed(text, "z") == 'model M {\n  aa Int\n  z Int @map("a")\n\n  @@id([aa, z])\n}\n'


def test_paths_into_documents_follow(editor: Editor) -> None:
    text = "type T {\n  a<|> Int\n}\n\nmodel M {\n  t T\n\n  @@index([t.a])\n}\n"
    assert "@@index([t.z])" in editor.renamed(text, "z")


def test_fields_of_enums_keep_their_column_and_their_indexes(editor: Editor) -> None:
    new = editor.renamed(field("ro<|>le Role\n  @@index([role])"), "kind")
    assert '  kind Role @map("role")\n  @@index([kind])\n' in new


def test_values_in_lists_follow(editor: Editor) -> None:
    text = "enum R {\n  A<|>\n  B\n}\n\nmodel M {\n  r R[] @default([B, A])\n}\n"
    assert "@default([B, C])" in editor.renamed(text, "C")


@pytest.mark.parametrize(
    "line",
    [
        "x Us<|>er",
        "x Ro<|>le",
        "x User @relation(fields: [i<|>d], references: [id])",
        "x User @relation(fields: [id], references: [i<|>d])",
        "x Role @default(AD<|>MIN)",
        "@@index([i<|>d])",
        "x Int @d<|>b.SmallInt",
    ],
)
def test_every_occurrence_can_be_renamed(editor: Editor, line: str) -> None:
    assert "Renamed" in editor.renamed(field(line), "Renamed")
    assert editor.ask("prepareRename", field(line))["placeholder"]


def test_what_cannot_be_renamed_says_so_before_a_name_is_typed(editor: Editor) -> None:
    assert "is a type of the language" in editor.ask("prepareRename", field("x Str<|>ing"))
    assert editor.ask("prepareRename", field("x Int // w<|>ord")).startswith("Nothing that can be renamed")


# -- Outline


def test_names_of_blocks_are_names(editor: Editor) -> None:
    found = editor.symbols("model User { // people\n  id Int @id\n}\n\nenum Role{\n  A\n}\n")
    assert [one["name"] for one in found] == ["User", "Role"]


def test_places_of_indented_blocks_are_theirs(editor: Editor) -> None:
    (found,) = editor.symbols("enum R {\n}\n\n  model A {\n    id Int @id\n  }\n")[1:]
    assert (found["range"]["start"]["character"], found["selectionRange"]["start"]["character"]) == (2, 8)


def test_every_symbol_has_a_name_and_a_kind(editor: Editor) -> None:
    def check(found: list[dict[str, Any]]) -> None:
        for one in found:
            assert one["name"]
            assert 1 <= one["kind"] <= 26
            check(one.get("children", []))

    check(editor.symbols("modelling A {\n  x Int\n}\n\nenumerate {\n}\n\nmodel B {\n  id Int @id\n}\n"))


def test_fields_and_values_are_in_the_outline(editor: Editor) -> None:
    found = editor.symbols("model A {\n  id Int @id\n}\n\nenum R {\n  X\n}\n")
    assert [[child["name"] for child in one["children"]] for one in found] == [["id"], ["X"]]


# -- Code actions


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (field("x Strng"), "Change spelling to `String`"),
        (field("x Int @uniqe"), "Change to `@unique`"),
        (field("x Role @default(ADMN)"), "Change to `ADMIN`"),
        ("modle A {\n  id Int @id\n}\n", "Change to `model`"),
        ("veiw A {\n  id Int\n}\n", "Change to `view`"),
        ('generator g {\n  provider = "prisma-client"\n  experimentalFeatures = ["views"]\n}\n', "previewFeatures"),
    ],
)
def test_what_has_a_name_is_corrected(editor: Editor, text: str, title: str) -> None:
    assert any(title in one for one in editor.actions(text))


def test_the_other_side_is_called_as_nothing_else(editor: Editor) -> None:
    post = "model Post {\n  id Int @id\n  uid Int\n  u User @relation(fields: [uid], references: [id])\n}\n"
    text = f"model User {{\n  id Int @id\n  posts Int\n}}\n\n{post}"
    (new,) = {new for title, new in editor.actions(text).items() if title.startswith("Add `posts2")}
    assert "  posts Int\n  posts2 Post[]\n" in new


def test_a_relation_takes_the_key_that_is_there(editor: Editor) -> None:
    text = "model User {\n  id Int @id\n  posts Post[]\n}\n\nmodel Post {\n  id Int @id\n  userId Int\n  user User\n}\n"
    (new,) = (new for title, new in editor.actions(text).items() if "@relation(fields: [userId]" in title)
    assert "  userId Int\n  user User @relation(fields: [userId], references: [id])\n" in new


def test_no_edits_of_an_action_overlap_and_new_lines_are_indented(editor: Editor) -> None:
    text = "model User {\n    id Int @id\n    posts Post[]\n}\n\nmodel Post {\n    id Int @id\n    user User\n}\n"
    (new,) = (new for title, new in editor.actions(text).items() if title.startswith("Add `@relation(fields: [userId]"))
    assert "    user User @relation(fields: [userId], references: [id])\n    userId Int\n" in new


def test_a_schema_is_not_added_empty(editor: Editor) -> None:
    text = 'datasource db {\n  provider = "postgresql"\n  schemas = ["a"]\n}\n\nmodel A {\n  id Int @id\n}\n'
    assert '  @@schema("a")\n' in editor.actions(text)['Add `@@schema("a")` (needs a migration)']


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("model A {\n  x Int? @id\n}\n", "Make `x` required"),
        ("model A {\n  id Int @id\n  id Int\n}\n", "Remove"),
        (field("uid Int?\n  x User @relation(fields: [uid], references: [id])"), "Make `x` optional"),
        (
            field("uid Int\n  x User? @relation(fields: [uid], references: [id], onDelete: SetNull)"),
            "Make `uid` optional",
        ),
        ("model A {\n  x Int\n}\n", "@id"),
    ],
)
def test_what_a_key_or_relation_asks_for_is_offered(editor: Editor, text: str, title: str) -> None:
    assert any(title in one for one in editor.actions(text))


# -- Layout and folding


def test_layout_changes_only_what_it_has_to(editor: Editor) -> None:
    assert editor.formatted("model A {\n  id Int @id\n}\n") == (0, "model A {\n  id Int @id\n}\n")
    count, new = editor.formatted("model A {\n  id Int @id\n}\n\nmodel B {\n  id   Int @id\n}\n")
    assert count == 1
    assert new.endswith("model B {\n  id Int @id\n}\n")


def test_indentation_is_that_of_schemas_and_not_of_the_programming_language(editor: Editor) -> None:
    for options in ({"tabSize": 8, "insertSpaces": False}, {"tabSize": 4, "insertSpaces": True}):
        assert editor.formatted("model A {\n id Int @id\n}\n", options)[1] == "model A {\n  id Int @id\n}\n"


def test_layout_keeps_the_line_ends(editor: Editor) -> None:
    new = editor.formatted("model A {\r\n id   Int @id\r\n}\r\n")[1]
    assert new == "model A {\r\n  id Int @id\r\n}\r\n"


def test_blocks_behind_an_open_one_are_laid_out(editor: Editor) -> None:
    new = editor.formatted("model A {\n id Int @id\n\nmodel B {\n   id   Int @id\n}\n")[1]
    assert new.endswith("model B {\n  id Int @id\n}\n")


def test_blocks_and_regions_fold(editor: Editor) -> None:
    found = editor.ask("foldingRange", "// region x\nmodel A {\n  id Int @id\n}\n// endregion\n")
    assert [(one["startLine"], one["endLine"]) for one in found][:2] == [(0, 4), (1, 2)]


def test_a_comment_ignores_nothing(editor: Editor) -> None:
    editor.open("model A {\n  id Int @id // @ignore\n}\n")
    uri = editor.uri("schema.prisma")
    assert [one for one in editor.wire.diagnostics(uri, 1) if one.get("tags")] == []


# -- Odd texts


def test_a_mark_at_the_start_of_a_file_breaks_nothing(editor: Editor) -> None:
    text = '\ufeffdatasource db {\n  provider = "sqlite"\n}\n\nmodel A {\n  id Int @id\n}\n'
    assert editor.mistakes(text, "") == ["1 byte-order-mark"]
    assert [one["name"] for one in editor.symbols(text)] == ["db", "A"]
    assert "\ufeff" not in editor.actions(text, "")["Remove it"]


def test_a_brace_in_the_next_line_is_one_mistake(editor: Editor) -> None:
    assert len(editor.mistakes("model A\n{\n  id Int @id\n  x Int\n  y Int\n}\n")) <= 2


def test_a_brace_that_is_missing_is_one_mistake(editor: Editor) -> None:
    assert len(editor.mistakes("model A {\n  id Int @id\n\nmodel B {\n  id Int @id\n}\n")) == 1


def test_a_block_in_one_line_is_seen(editor: Editor) -> None:
    text = "enum R { A B }\n\nmodel M {\n  id Int @id\n  r  R<|>\n}\n"
    assert editor.definitions(text) == ["1:6 R"]
    assert [one["name"] for one in editor.symbols("enum R { A B }\n")] == ["R"]


def test_thousands_of_brackets_end_nobody(editor: Editor) -> None:
    assert editor.mistakes(f"model A {{\n  id Int @id @default({'[' * 3000})\n}}\n")
    assert editor.labels("<|>")


def test_carriage_returns_alone_end_lines(editor: Editor) -> None:
    text = "model A {\r  id Int @id\r}\r\rmodel B {\r  a A\r}\r"
    found = editor.ask("references", text, position={"line": 5, "character": 4}, context={"includeDeclaration": True})
    assert [one["range"]["start"]["line"] for one in found] == [0, 5]


def test_of_two_models_with_one_name_both_are_shown(editor: Editor) -> None:
    text = "model A {\n  id Int @id\n}\n\nmodel A {\n  id Int @id\n}\n"
    assert editor.mistakes(text) == ["5 duplicate-block-name"]
    assert "id Int" in editor.hover(text.replace("model A", "model A<|>", 1))


# -- Settings


def test_settings_that_are_null_harm_nobody(tmp_path: Path) -> None:
    with Wire() as wire:
        wire.greet({"workspace": {"configuration": True}})
        uri = (tmp_path / "schema.prisma").as_uri()
        wire.tell("workspace/didChangeConfiguration", {"settings": None})
        wire.open(uri, "model A {\n  x Gone\n}\n")
        assert "type-unknown" in {one["code"] for one in wire.diagnostics(uri, 1)}  # questions are answered by null


def test_links_that_lead_nowhere_are_none(editor: Editor) -> None:
    text = 'generator g {\n  provider = "prisma-client"\n  output = "./nowhere"\n}\n'
    assert editor.ask("documentLink", text, "") == []


@pytest.mark.parametrize(
    "provider",
    [
        *("foldingRangeProvider", "documentHighlightProvider", "workspaceSymbolProvider", "inlayHintProvider"),
        *("documentLinkProvider", "selectionRangeProvider", "signatureHelpProvider", "linkedEditingRangeProvider"),
        *("documentRangeFormattingProvider", "documentOnTypeFormattingProvider", "codeLensProvider"),
        *("typeDefinitionProvider", "implementationProvider", "declarationProvider", "executeCommandProvider"),
    ],
)
def test_what_the_protocol_has_is_there(editor: Editor, provider: str) -> None:
    assert provider in editor.capabilities
