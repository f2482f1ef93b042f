"""`schema-ls check`: what it prints and how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.command import Folder

if TYPE_CHECKING:
    from tests.conftest import Golden

CLEAN = "model User {\n  id Int @id\n}\n"
WRONG = "model User {\n  id   Int    @id\n  name Strng?\n}\n"
WARNING = "model User {\n  id   Int    @id\n  name String @unique\n\n  @@index([name])\n}\n"
SHOP = """\
datasource db {
  provider = "postgresql"
}

model Customer {
  id     Int     @id
  email  String  @unique
  orders Order[]

  @@index([email])
}

model Order {
  id         Int      @id
  customerId Int
  customer   Customer @relation(fields: [customerId], references: [id])
\tnote\tStrng? // 漢字 and é
  total      Decimal  @default(
}
"""
SEVEN_ONLY = 'datasource db {\n  provider = "postgresql"\n  url      = env("URL")\n}\n'


def test_full_report_shows_the_source_with_carets(folder: Folder, golden: Golden):
    folder.write("shop.prisma", SHOP)
    result = folder.run("check", "shop.prisma")
    golden(result.out, "golden/full.txt")
    assert (result.code, result.err) == (1, "")


def test_full_report_in_colour(folder: Folder, golden: Golden):
    folder.write("shop.prisma", SHOP)
    result = folder.run("check", "shop.prisma", FORCE_COLOR="1")
    golden(result.out.replace("\x1b", "ESC"), "golden/coloured.txt")


def test_concise_report_has_a_line_for_each_finding(folder: Folder, golden: Golden):
    folder.write("shop.prisma", SHOP)
    result = folder.run("check", "shop.prisma", "--output-format", "concise")
    golden(result.out, "golden/concise.txt")
    assert (result.code, result.err) == (1, "")


def test_json_report_has_the_documented_fields(folder: Folder, golden: Golden):
    folder.write("shop.prisma", SHOP)
    result = folder.run("check", "shop.prisma", "--output-format", "json")
    golden(result.out, "golden/report.json")
    fields = {tuple(finding) for finding in json.loads(result.out)}
    assert fields == {
        ("file", "line", "column", "end_line", "end_column", "severity", "code", "group", "message", "url", "fixes")
    }
    assert (result.code, result.err) == (1, "")


def test_consequences_are_shown_on_request_and_marked(folder: Folder):
    folder.write("a.prisma", "model A {\n  id Int @id\n  b Int @@\n}\n")
    shown = json.loads(folder.run("check", "a.prisma", "--output-format", "json", "--show-consequences").out)
    hidden = json.loads(folder.run("check", "a.prisma", "--output-format", "json").out)
    assert [finding for finding in shown if not finding.get("consequence")] == hidden
    assert all(finding["consequence"] is True for finding in shown if "consequence" in finding)


@pytest.mark.parametrize(
    ("text", "code"), [(CLEAN, 0), (WARNING, 1), (WRONG, 1)], ids=["clean", "only a warning", "an error"]
)
def test_exit_code_tells_whether_there_is_something_to_mend(folder: Folder, text: str, code: int):
    folder.write("a.prisma", text)
    assert folder.run("check").code == code


def test_information_alone_is_no_failure(folder: Folder):
    folder.write("a.prisma", 'datasource db {\n  provider = "postgresql"\n}\n\n' + CLEAN)
    folder.write("package.json", '{"devDependencies": {"prisma": "8.0.0"}}')
    result = folder.run("check", "--output-format", "concise")
    assert result.out.splitlines()[0].startswith("a.prisma:1:12: info[prisma-8-rules]: ")
    assert result.out.splitlines()[1] == "Found 1 remark, 1 file checked with the rules of Prisma 7."
    assert result.code == 0


def test_version_8_set_by_hand_means_the_rules_of_7_without_a_word(folder: Folder):
    folder.write("a.prisma", SEVEN_ONLY + CLEAN)
    eight = folder.run("check", "--prisma-version", "8.1.0")
    seven = folder.run("check", "--prisma-version", "7")
    assert (eight.code, eight.out) == (seven.code, seven.out)
    assert seven.code == 1


@pytest.mark.parametrize(("version", "code"), [("5", 0), ("6", 0), ("6.19", 0), ("6.19.0", 0), ("7", 1)])
def test_the_version_decides_about_the_rules(folder: Folder, version: str, code: int):
    folder.write("a.prisma", SEVEN_ONLY + CLEAN)
    assert folder.run("check", "--prisma-version", version).code == code


def test_the_setting_names_the_version_and_the_flag_wins(folder: Folder):
    folder.write("a.prisma", SEVEN_ONLY + CLEAN)
    folder.write("schema-ls.toml", 'prisma-version = "7"\n')
    assert folder.run("check").code == 1
    assert folder.run("check", "--prisma-version", "6").code == 0


@pytest.mark.parametrize("version", ["4", "9", "six", "6.x", "9" * 5000])
def test_a_version_that_does_not_exist_is_refused(folder: Folder, version: str):
    folder.write("a.prisma", CLEAN)
    result = folder.run("check", "--prisma-version", version)
    assert result.err == (
        f"schema-ls: `{version}` is not a version of Prisma that schema-ls knows. "
        "Write 5, 6, 7 or a version of these such as 6.19 or 6.19.0.\n"
    )
    assert (result.code, result.out) == (2, "")


def test_standard_input_has_the_name_that_it_is_given(folder: Folder):
    result = folder.run(
        "check", "-", "--stdin-filename", "not/there/x.prisma", "--output-format", "concise", stdin=WRONG
    )
    assert result.out.startswith("not/there/x.prisma:3:8: error[type-unknown]: ")
    assert result.code == 1


def test_standard_input_is_judged_together_with_its_project(folder: Folder):
    folder.write("prisma/schema/user.prisma", "model User {\n  id    Int    @id\n  posts Post[]\n}\n")
    folder.write("prisma/schema/post.prisma", "what is on the disk does not count")
    text = (
        "model Post {\n  id     Int  @id\n  userId Int\n  user   User @relation(fields: [userId], references: [id])\n\n"
    )
    text += "  @@index([userId])\n}\n"
    result = folder.run("check", "-", "--stdin-filename", "prisma/schema/post.prisma", stdin=text)
    assert result.out == "No findings, 1 file checked with the rules of Prisma 7.\n"
    assert result.code == 0


def test_a_file_is_judged_in_its_project_and_only_its_findings_are_shown(folder: Folder):
    folder.write("prisma/schema/user.prisma", "model User {\n  id   Int   @id\n  role Role\n}\n")
    folder.write("prisma/schema/role.prisma", "enum Role {\n  ADMIN\n  USER\n}\n\nmodel Wrong {\n  id Foo @id\n}\n")
    assert (
        folder.run("check", "prisma/schema/user.prisma").out
        == "No findings, 1 file checked with the rules of Prisma 7.\n"
    )
    whole = folder.run("check", "prisma", "--output-format", "concise").out
    assert [line.split(": ")[0] for line in whole.splitlines()] == [
        "prisma/schema/role.prisma:7:6",
        "Found 1 error, 2 files checked with the rules of Prisma 7.",
    ]


def test_neighbours_are_not_one_schema(folder: Folder):
    folder.write("a.prisma", CLEAN)
    folder.write("b.prisma", CLEAN)
    assert folder.run("check", "*.prisma").out == "No findings, 2 files checked with the rules of Prisma 7.\n"


def test_settings_choose_rules_and_severities(folder: Folder):
    folder.write("a.prisma", WARNING)
    folder.write("schema-ls.toml", '[lint.severity]\nredundant-index = "error"\n')
    assert "a.prisma:5:3: error[redundant-index]" in folder.run("check", "--output-format", "concise").out
    folder.write("schema-ls.toml", '[lint]\nignore = ["redundant-index"]\n')
    assert folder.run("check").code == 0


def test_each_project_has_its_own_settings(folder: Folder):
    folder.write("one/a.prisma", SEVEN_ONLY + CLEAN)
    folder.write("one/schema-ls.toml", 'prisma-version = "6"\n')
    folder.write("two/a.prisma", SEVEN_ONLY + CLEAN)
    folder.write("two/schema-ls.toml", 'prisma-version = "7"\n')
    result = folder.run("check", "one", "two", "--output-format", "concise")
    assert result.out.splitlines()[-1] == "Found 1 error, 2 files checked with the rules of Prisma 6 and 7."
    assert {line.split(":")[0] for line in result.out.splitlines() if "error[" in line} == {"two/a.prisma"}


def test_passwords_in_the_source_are_not_shown(folder: Folder):
    url = "postgresql://bob:hunter2@localhost/shop"
    folder.write("a.prisma", SEVEN_ONLY.replace('env("URL")', f'"{url}"'))
    for form in ("full", "concise", "json"):
        result = folder.run("check", "--prisma-version", "7", "--output-format", form)
        assert "hunter2" not in result.out + result.err
        assert result.code == 1


def test_no_color_wins_over_force_color(folder: Folder):
    folder.write("a.prisma", WRONG)
    assert "\x1b" not in folder.run("check", NO_COLOR="1", FORCE_COLOR="1").out
    assert "\x1b" not in folder.run("check").out
    assert "\x1b" in folder.run("check", FORCE_COLOR="1").out


def test_a_config_that_only_running_would_tell_is_named_with_the_setting_to_use(folder: Folder):
    folder.write("prisma.config.ts", "export default { schema: find() };\n")
    folder.write("a.prisma", CLEAN)
    result = folder.run("check")
    assert result.err == (
        "schema-ls: `schema` in prisma.config.ts is not a plain value (`find()`). "
        'Set `schema = "..."` in schema-ls.toml, or write the path as plain text.\n'
    )
    assert result.code == 0


def test_variables_are_looked_for_in_env_files(folder: Folder):
    folder.write("schema-ls.toml", 'prisma-version = "6"\n[lint]\nselect = ["env-missing"]\n')
    folder.write(
        "schema.prisma", 'datasource db {\n  provider = "postgresql"\n  url      = env("SHOP_URL_OF_TEST")\n}\n'
    )
    assert "info[env-missing]" in folder.run("check", "schema.prisma").out
    folder.write(".env", "SHOP_URL_OF_TEST=postgresql://db/shop\n")
    assert "env-missing" not in folder.run("check", "schema.prisma").out
