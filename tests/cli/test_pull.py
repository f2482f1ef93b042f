"""`schema-ls pull`: what it reads, writes and says."""

from __future__ import annotations

import json

import pytest

from tests.cli.command import Folder
from tests.pull.conftest import Database

SHOP = """
create type size as enum ('S', 'L');
create table shirt (id int primary key, size size not null, price int check (price > 0));
create table sale (id int primary key, shirt_id int not null references shirt on delete cascade);
"""
EDITED = """\
// The shop. Owner: Ada.
generator client {
  provider   = "prisma-client-js"
}

datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL") // never in here
}

/// What we sell
model Shirt {
  id    Int    @id
  size  Size
  price Int? // cents
  sales Sale[]

  @@map("shirt")
}

enum Size {
  S
  L

  @@map("size")
}

model Sale {
  id      Int   @id
  shirtId Int   @map("shirt_id")
  shirt   Shirt @relation(fields: [shirtId], references: [id], onDelete: Cascade, onUpdate: NoAction)

  @@map("sale")
}
"""
AFRESH = """\
generator client {
  provider = "prisma-client-js"
}

datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

/// What we sell
model Shirt {
  id    Int    @id
  size  Size
  price Int?
  sales Sale[]

  @@map("shirt")
}

model Sale {
  id      Int   @id
  shirtId Int   @map("shirt_id")
  shirt   Shirt @relation(fields: [shirtId], references: [id], onDelete: Cascade, onUpdate: NoAction)

  @@map("sale")
}

enum Size {
  S
  L

  @@map("size")
}
"""
CHECK_WARNING = "warning: shirt.shirt_price_check: "
SECRET = "hunter2"
UNREACHABLE = f"postgresql://bob:{SECRET}@127.0.0.1:1/shop"

needs_database = pytest.mark.postgres


@needs_database
def test_a_schema_is_made_where_there_is_none(folder: Folder, database: Database):
    database.run(SHOP)
    result = folder.run("pull", "--url", database.url, "--schema", "shop.prisma")
    *warnings, last = result.err.splitlines()
    assert (result.code, result.out) == (0, "")
    assert last == "Wrote shop.prisma: 2 models, 1 enum added"
    assert [warning[: len(CHECK_WARNING)] for warning in warnings] == [CHECK_WARNING]
    assert folder.run("format", "--check", "shop.prisma").code == 0
    again = folder.run("pull", "--schema", "shop.prisma", DATABASE_URL=database.url)
    assert again.err.splitlines()[-1] == "shop.prisma already says what the database holds."
    assert folder.names() == ["shop.prisma"]


@needs_database
def test_an_existing_file_is_edited_and_the_rest_stays(folder: Folder, database: Database):
    database.run(SHOP + "alter table sale add column sold int;")
    folder.write("prisma/schema.prisma", EDITED)
    folder.write(".env", f'DATABASE_URL="{database.url}"\n')
    result = folder.run("pull", "--prisma-version", "6")
    assert result.err.splitlines()[-1] == "Wrote prisma/schema.prisma: 1 model changed"
    new = folder.read("prisma/schema.prisma").splitlines()
    assert [line for line in new if line not in EDITED.splitlines()] == ["  sold    Int?"]
    assert [line for line in EDITED.splitlines() if line not in new] == []


@needs_database
def test_print_writes_no_file(folder: Folder, database: Database):
    database.run(SHOP)
    folder.write("schema.prisma", EDITED)
    result = folder.run("pull", "--print", "--url", database.url, "--prisma-version", "6")
    assert (result.code, result.out) == (0, AFRESH)
    assert result.err.splitlines()[-1].startswith("Written afresh, without 3 comments of schema.prisma;")
    folder.write("schema.prisma", AFRESH)
    again = folder.run("pull", "--print", "--url", database.url, "--prisma-version", "6")
    assert (again.out, "Written afresh" in again.err) == (AFRESH, False)
    folder.write("schema.prisma", EDITED)
    assert folder.run("pull", "--print", "--url", database.url, "--schema", "new.prisma").out.count("model ") == 2
    assert folder.names() == ["schema.prisma"]
    assert folder.read("schema.prisma") == EDITED


@needs_database
def test_check_shows_drift_and_writes_nothing(folder: Folder, database: Database):
    database.run(SHOP + "create table note (id int primary key);")
    folder.write("schema.prisma", EDITED.replace("  price Int? // cents\n", ""))
    before = folder.read("schema.prisma")
    result = folder.run("pull", "--check", "--url", database.url, "--prisma-version", "6")
    assert result.code == 1
    assert result.out.splitlines() == [
        "model Shirt",
        "  + field price Int?",
        "+ model note { id }",
        "2 differences, none of them breaking.",
    ]
    assert result.err.splitlines()[-1] == (
        "schema.prisma differs from the database: 1 model added; 1 model changed. Run `schema-ls pull` to write this."
    )
    assert folder.read("schema.prisma") == before


@needs_database
def test_the_report_names_what_cannot_be_written(folder: Folder, database: Database):
    database.run(SHOP)
    folder.run("pull", "--print", "--url", database.url, "--report", "report.json")
    assert json.loads(folder.read("report.json")) == {
        "check-constraints": [{"model": "shirt", "constraint": "shirt_price_check"}]
    }
    assert folder.names() == ["report.json"]


@needs_database
def test_the_url_comes_from_prisma_config(folder: Folder, database: Database):
    database.run(SHOP)
    folder.write(
        "prisma.config.ts", 'export default { schema: "db/main.prisma", datasource: { url: env("SHOP_URL") } };\n'
    )
    folder.write("db/main.prisma", 'datasource db {\n  provider = "postgresql"\n}\n')
    result = folder.run("pull", SHOP_URL=database.url)
    assert result.err.splitlines()[-1] == "Wrote db/main.prisma: 2 models, 1 enum added"


@needs_database
def test_a_folder_of_files_stays_one_schema(folder: Folder, database: Database):
    database.run(SHOP)
    models, _, rest = EDITED.partition("enum Size")
    folder.write("prisma/schema/models.prisma", models)
    folder.write("prisma/schema/rest.prisma", "enum Size" + rest)
    result = folder.run("pull", "--url", database.url, "--prisma-version", "6")
    assert result.err.splitlines()[-1] == "prisma/schema already says what the database holds."
    assert folder.read("prisma/schema/models.prisma") == models


@needs_database
def test_roles_and_databases_that_do_not_fit_are_one_line(folder: Folder, database: Database):
    database.run(SHOP)
    for url, problem in (
        (database.url_as("stranger", SECRET), "does not let user `stranger` in."),
        (database.url.replace("/case_", "/no_case_"), "There is no database `no_case_"),
        (database.url + "&schema=gone", "The database has no schema `gone`."),
    ):
        result = folder.run("pull", "--url", url, "--schema", "a.prisma")
        assert (result.code, result.out) == (2, "")
        assert problem in result.err
        assert result.err.count("\n") == 1
        assert SECRET not in result.err
    assert folder.names() == []


@pytest.mark.parametrize(
    ("url", "line"),
    [
        (UNREACHABLE, "The server at `127.0.0.1:1` cannot be reached. Start it, or check host and port of the url."),
        (
            f"mysql://bob:{SECRET}@localhost/shop",
            "Pull cannot read MySQL databases. Use a url that starts with `postgresql://` "
            "(or `postgres://`), or with `file:` for SQLite.",
        ),
        (
            f"postgresql://bob:x@{SECRET}@localhost/shop",
            "The user or password in the url of the database holds an `@` or `/` of its own. "
            "Write `%40` for `@` and `%2F` for `/` there.",
        ),
    ],
    ids=["nobody listens", "another database", "a password with an at sign"],
)
def test_urls_that_lead_nowhere_are_one_line_without_the_password(folder: Folder, url: str, line: str):
    before = 'datasource db {\n  provider = "postgresql"\n  url      = "URL"\n}\n'.replace('"URL"', f'"{url}"')
    folder.write("schema.prisma", before)
    for given in ((), ("--url", url)):
        result = folder.run("pull", *given)
        assert (result.code, result.out, result.err) == (2, "", f"schema-ls: {line}\n")
    assert folder.read("schema.prisma") == before


def test_no_url_and_no_schema_are_one_line(folder: Folder):
    assert folder.run("pull").err == (
        "schema-ls: This folder has no schema. Name the file to make: --schema schema.prisma.\n"
    )
    folder.write("schema.prisma", "")
    result = folder.run("pull")
    assert (result.code, result.err) == (
        2,
        "schema-ls: No database is named anywhere. "
        "Give its URL with --url, or set DATABASE_URL in the environment or in a .env file.\n",
    )
    folder.write("schema.prisma", b"\xff")
    assert folder.run("pull", "--url", UNREACHABLE).err == (
        "schema-ls: schema.prisma is not UTF-8: line 1, byte 1 holds 0xff. Save the file as UTF-8.\n"
    )


def test_a_url_in_the_wrong_place_is_not_repeated_with_its_password(folder: Folder):
    result = folder.run("pull", UNREACHABLE)
    assert result.code == 2
    assert SECRET not in result.out + result.err


def test_a_url_that_only_running_the_config_would_tell_is_one_line(folder: Folder):
    folder.write("schema.prisma", 'datasource db {\n  provider = "postgresql"\n}\n')
    folder.write("prisma.config.ts", "export default { datasource: { url: await secret() } };\n")
    result = folder.run("pull")
    assert result.code == 2
    assert result.err.startswith("schema-ls: `datasource.url` in prisma.config.ts is not a plain value (")
    assert result.err.endswith("Give the URL with --url or in DATABASE_URL, or write it as plain text or env(...).\n")
