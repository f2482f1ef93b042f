"""`schema-ls upgrade`: what a newer version of Prisma needs, and what comes out of changing it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from schema_ls.workspace.environment import EnvVariable, Literal
from schema_ls.workspace.prisma_config import parse_prisma_config
from tests.cli.command import ROOT, Folder

_SHOP = """\
generator client {
  provider        = "prisma-client-js"
  previewFeatures = ["metrics", "views", "driverAdapters"]
  binaryTargets   = ["native"]
}

datasource db {
  provider             = "postgresql"
  url                  = env("DATABASE_URL")
  referentialIntegrity = "foreignKeys"
}

model User {
  id     Int    @id
  avatar Bytes?
}
"""
_SHOP_7 = """\
generator client {
  provider        = "prisma-client-js"
  previewFeatures = ["views"]
}

datasource db {
  provider     = "postgresql"
  relationMode = "foreignKeys"
}

model User {
  id     Int    @id
  avatar Bytes?
}
"""
_CONCISE = ("--output-format", "concise")


def _codes(folder: Folder, *arguments: str) -> list[str]:
    out = folder.run("upgrade", *arguments, "--output-format", "json").out
    return sorted({found["code"] for found in json.loads(out)})


def test_a_program_gets_the_lines_that_change_and_what_is_left(folder: Folder):
    folder.write("prisma/schema.prisma", _SHOP)
    folder.write("package.json", "{}")
    result = folder.run("upgrade", "--to", "7", "--json")
    said = json.loads(result.out)
    assert (result.code, folder.read("prisma/schema.prisma")) == (0, _SHOP)
    files = {Path(one["path"]).name: one for one in said["files"]}
    assert [(name, one["isNew"]) for name, one in sorted(files.items())] == [
        ("prisma.config.ts", True),
        ("schema.prisma", False),
    ]
    lines = _SHOP.splitlines(keepends=True)
    for edit in reversed(files["schema.prisma"]["edits"]):
        lines[edit["start"] : edit["end"]] = [edit["text"]]
    assert not re.search(r"^ *url ", "".join(lines), re.MULTILINE)
    assert "defineConfig" in files["prisma.config.ts"]["edits"][0]["text"]
    assert "client-needs-adapter" in [one["code"] for one in said["left"]]
    assert folder.run("upgrade", "--to", "7", "--json", "--diff").code == 2


def test_what_a_version_needs_is_told_and_nothing_is_written(folder: Folder):
    folder.write("prisma/schema.prisma", _SHOP)
    result = folder.run("upgrade", "--to", "7", *_CONCISE)
    assert result.code == 1
    assert "prisma/schema.prisma:9:3: error[datasource-url-removed]" in result.out
    assert (folder.read("prisma/schema.prisma"), folder.names()) == (_SHOP, ["prisma/schema.prisma"])
    assert _codes(folder, "--to", "7") == [
        "client-needs-adapter",
        "datasource-url-removed",
        "engine-setting-ignored",
        "old-client-generator",
        "preview-stabilized",
        "preview-unknown",
        "referential-integrity-deprecated",
    ]
    assert "bytes-as-uint8array" in _codes(folder, "--to", "7", "--from", "5")
    assert _codes(folder, "--to", "6", "--from", "5") == [
        "bytes-as-uint8array",
        "preview-deprecated",
        "preview-stabilized",
        "referential-integrity-deprecated",
    ]


def test_fixing_moves_the_address_and_changes_what_can_be_changed(folder: Folder):
    folder.write("package.json", '{"prisma": {"seed": "node seed.js"}}')
    folder.write("prisma/schema.prisma", _SHOP)
    folder.write("prisma/migrations/1/migration.sql", "")
    result = folder.run("upgrade", "--to", "7", "--fix")
    assert (result.code, folder.read("prisma/schema.prisma")) == (0, _SHOP_7)
    assert "prisma.config.ts is new." in result.err
    assert (
        folder.read("prisma.config.ts")
        == """\
import { existsSync } from "node:fs";
import { defineConfig, env } from "prisma/config";

if (existsSync(".env")) process.loadEnvFile(".env");

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "node seed.js" },
  datasource: {
    url: env("DATABASE_URL"),
  },
});
"""
    )
    assert folder.run("check", "--prisma-version", "7").code == 0
    again = folder.run("upgrade", "--to", "7", "--fix")
    assert (again.code, folder.read("prisma/schema.prisma")) == (0, _SHOP_7)
    assert "changed" not in again.err


def test_a_diff_shows_everything_and_writes_nothing(folder: Folder):
    folder.write("schema.prisma", _SHOP.replace('env("DATABASE_URL")', '"postgresql://me:secret@db/shop"'))
    result = folder.run("upgrade", "--to", "7", "--diff")
    assert result.code == 1
    assert '+  relationMode = "foreignKeys"\n' in result.out
    assert '+    url: "postgresql://me:***@db/shop",\n' in result.out
    assert "secret" not in result.out
    assert folder.names() == ["schema.prisma"]


@pytest.mark.parametrize(
    ("lines", "url", "held"),
    [
        ('url = "file:./dev.db"', Literal("file:./prisma/dev.db"), ""),
        ('url = "file:../dev.db?timeout=1"', Literal("file:./dev.db?timeout=1"), ""),
        ('url = "file:/data/dev.db"', Literal("file:/data/dev.db"), ""),
        ('url = "mysql://db/a\\"b"', Literal('mysql://db/a"b'), ""),
        ('url = env("POOL")\n  directUrl = env("DIRECT")', EnvVariable("DIRECT"), 'env("POOL")'),
        ('url = env("MAIN")\n  shadowDatabaseUrl = env("SCRATCH")', EnvVariable("MAIN"), 'env("SCRATCH")'),
    ],
)
def test_the_config_file_says_what_the_datasource_said(folder: Folder, lines: str, url: object, held: str):
    folder.write("package.json", "{}")
    folder.write("prisma/schema.prisma", f'datasource db {{\n  provider = "sqlite"\n  {lines}\n}}\n')
    assert folder.run("upgrade", "--to", "7", "--fix").code == 0
    text = folder.read("prisma.config.ts")
    said = parse_prisma_config(text, folder.path / "prisma.config.ts")
    assert (said.url, said.schema) == (url, folder.path / "prisma" / "schema.prisma")
    assert held in text
    assert "rl" not in folder.read("prisma/schema.prisma")


@pytest.mark.parametrize("env", [".env", "prisma/.env"])
def test_the_config_file_reads_the_env_file_that_there_is(folder: Folder, env: str):
    folder.write("package.json", "{}")
    folder.write(env, "DATABASE_URL=x\n")
    folder.write("prisma/schema.prisma", _SHOP)
    folder.run("upgrade", "--to", "7", "--fix")
    assert f'process.loadEnvFile("{env}")' in folder.read("prisma.config.ts")


def test_a_config_file_that_is_there_is_never_touched(folder: Folder):
    folder.write("prisma/schema.prisma", _SHOP)
    folder.write("prisma.config.ts", "export default {};\n")
    result = folder.run("upgrade", "--to", "7", "--fix", *_CONCISE)
    assert result.code == 1
    assert "prisma.config.ts is there already. Write `datasource: { url: ... }` in it" in result.err
    assert 'url          = env("DATABASE_URL")' in folder.read("prisma/schema.prisma")
    assert folder.read("prisma.config.ts") == "export default {};\n"
    folder.write("prisma.config.ts", 'export default { datasource: { url: env("DATABASE_URL") } };\n')
    assert folder.run("upgrade", "--to", "7", "--fix").code == 0
    assert folder.read("prisma/schema.prisma") == _SHOP_7


def test_two_schemas_of_one_package_do_not_share_a_config_file(folder: Folder):
    folder.write("package.json", "{}")
    folder.write("a/schema.prisma", _SHOP)
    folder.write("b/schema.prisma", _SHOP)
    result = folder.run("upgrade", "--to", "7", "--fix")
    assert result.code == 1
    assert folder.read("a/schema.prisma") == _SHOP_7
    assert "url " in folder.read("b/schema.prisma")
    assert "because another schema has it" in result.err


def test_the_new_client_comes_only_on_request(folder: Folder):
    folder.write("schema.prisma", _SHOP)
    folder.run("upgrade", "--to", "7", "--fix", "--client", "../made")
    text = folder.read("schema.prisma")
    assert '  provider        = "prisma-client"\n  output          = "../made"\n  previewFeatures = ["views"]\n' in text
    assert "old-client-generator" not in _codes(folder, "--to", "7")


def test_names_that_the_client_cannot_use_any_more_are_renamed_and_mapped(folder: Folder):
    folder.write(
        "schema.prisma",
        "model async {\n  id Int @id\n  bs B[]\n}\n\nmodel B {\n  id Int @id\n"
        + ("  aId Int\n  a async @relation(fields: [aId], references: [id])\n}\n"),
    )
    assert folder.run("upgrade", "--from", "5", "--to", "6", "--fix").code == 0
    assert folder.read("schema.prisma") == (
        'model Async {\n  id Int @id\n  bs B[]\n\n  @@map("async")\n}\n\nmodel B {\n  id Int @id\n'
        "  aId Int\n  a Async @relation(fields: [aId], references: [id])\n}\n"
    )


def test_a_generator_with_the_name_of_a_model_keeps_it(folder: Folder):
    generator = 'generator async {\n  provider = "prisma-client-js"\n}\n\n'
    folder.write("schema.prisma", generator + "model async {\n  id Int @id\n}\n")
    assert folder.run("upgrade", "--from", "5", "--to", "6", "--fix").code == 0
    assert folder.read("schema.prisma") == generator + 'model Async {\n  id Int @id\n\n  @@map("async")\n}\n'


def test_what_cannot_be_renamed_says_why(folder: Folder):
    folder.write(
        "schema.prisma", "model async {\n  id Int @id\n  bs B[]\n}\n\nmodel B {\n  id Int @id\n  as async[]\n}\n"
    )
    result = folder.run("upgrade", "--from", "5", "--to", "6", "--fix")
    assert result.code == 1
    assert "schema-ls: `async` was not renamed. " in result.err


def test_views_lose_the_keys_that_they_cannot_have_any_more(folder: Folder):
    view = 'generator client {\n  provider = "prisma-client-js"\n  previewFeatures = ["views"]\n}\n\n' + (
        'datasource db {\n  provider = "postgresql"\n  url = env("U")\n}\n\nview V {\n'
    )
    folder.write(
        "schema.prisma",
        view + '  id Int @id\n  x Int @unique(map: "u")\n\n  @@unique([x, id(sort: Desc)], map: "v", name: "w")\n}\n',
    )
    assert folder.run("upgrade", "--from", "5", "--to", "6", "--fix").code == 0
    assert folder.read("schema.prisma") == view + '  id Int\n  x Int @unique\n\n  @@unique([x, id], name: "w")\n}\n'


def test_a_project_with_the_new_package_is_upgraded_from_the_version_before(folder: Folder):
    folder.write("package.json", '{"devDependencies": {"prisma": "7.1.0"}}')
    folder.write("schema.prisma", _SHOP)
    assert "datasource-url-removed" in _codes(folder, "--to", "7")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "The following arguments are required: --to."),
        (("--to", "9"), "Argument --to: invalid choice: '9'"),
        (("--to", "6", "--from", "6"), "--from 6 --to 6 leads to no newer version."),
        (("--to", "7", "--client"), "--client says what is changed."),
        (("--to", "7", "-"), "Standard input cannot be upgraded"),
        (("--to", "7", "--stdin"), "`--stdin` is not an option of `schema-ls upgrade`."),
    ],
)
def test_arguments_that_make_no_sense(folder: Folder, arguments: tuple[str, ...], message: str):
    folder.write("schema.prisma", _SHOP)
    result = folder.run("upgrade", *arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert Path(folder.path / "schema.prisma").read_text() == _SHOP


def test_the_page_about_upgrading_is_true(folder: Folder):
    page = (ROOT / "docs" / "upgrade.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    folder.write("package.json", "{}")
    folder.write("prisma/schema.prisma", shown["before"])
    assert folder.run("upgrade", "--to", "7", "--fix").code == 0
    assert folder.read("prisma/schema.prisma") == shown["after"]
    assert folder.read("prisma.config.ts") == shown["prisma.config.ts"]
