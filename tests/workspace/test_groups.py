"""Which files make one schema together."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from file_trees import tree

from schema_ls.workspace.config import load_config
from schema_ls.workspace.groups import default_schema, schema_group

SOURCE = 'datasource db {|  provider = "sqlite"|}'
FEATURE = 'generator client {|  provider = "prisma-client-js"|  previewFeatures = ["prismaSchemaFolder"]|}'


def group(root: Path, file: str) -> tuple[list[str], str]:
    """The files of the schema that a file belongs to, and why."""
    path = root / file
    found = schema_group(path, load_config(path.parent))
    return [os.path.relpath(p, root).replace(os.sep, "/") for p in found.files], found.reason


def files(root: Path, file: str) -> list[str]:
    return group(root, file)[0]


def test_neighbours_are_not_merged(tmp_path: Path) -> None:
    tree(
        tmp_path,
        "db/a.prisma",
        "db/b.prisma",
        "schema/c.prisma",
        f"prisma/schema.prisma := {SOURCE}",
        "prisma/d.prisma",
    )
    for name in ("db/a.prisma", "db/b.prisma", "schema/c.prisma", "prisma/schema.prisma", "prisma/d.prisma"):
        assert group(tmp_path, name) == ([name], "nothing says that other files belong to it")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("schema-ls.toml", 'schema = "db"'),
        ("pyproject.toml", '[tool.schema-ls]|schema = "./db/"'),
        ("prisma.config.ts", 'export default { schema: path.join("db") }'),
        (".config/prisma.ts", 'export default { schema: "../db" }'),
        ("package.json", '{"prisma": {"schema": "db"}}'),
    ],
)
def test_a_folder_that_a_setting_names_is_one_schema(tmp_path: Path, name: str, text: str) -> None:
    tree(
        tmp_path,
        f"{name} := {text}",
        "db/a.prisma",
        f"db/models/b.prisma := {SOURCE}",
        "other/c.prisma",
        "d.prisma",
    )
    tree(tmp_path, "db/node_modules/x/e.prisma")
    together = ["db/a.prisma", "db/models/b.prisma"]
    assert group(tmp_path, "db/a.prisma") == (together, f"{Path(name).name} names the folder")
    assert files(tmp_path, "db/models/b.prisma") == together
    assert files(tmp_path, "other/c.prisma") == ["other/c.prisma"]
    assert files(tmp_path, "d.prisma") == ["d.prisma"]


def test_a_file_that_a_setting_names_is_a_schema_alone(tmp_path: Path) -> None:
    tree(tmp_path, 'package.json := {"prisma": {"schema": "prisma/schema/main.prisma"}}')
    tree(tmp_path, "prisma/schema/main.prisma", "prisma/schema/b.prisma")
    assert group(tmp_path, "prisma/schema/main.prisma") == (
        ["prisma/schema/main.prisma"],
        "package.json names the file",
    )


def test_the_nearest_setting_that_holds_the_file_counts(tmp_path: Path) -> None:
    tree(tmp_path, 'prisma.config.ts := export default { schema: "a/db" }')
    tree(tmp_path, 'a/package.json := {"prisma": {"schema": "db/inner"}}')
    tree(tmp_path, "a/db/x.prisma", "a/db/inner/y.prisma", "a/db/inner/z.prisma")
    assert files(tmp_path, "a/db/inner/y.prisma") == ["a/db/inner/y.prisma", "a/db/inner/z.prisma"]
    assert files(tmp_path, "a/db/x.prisma") == ["a/db/inner/y.prisma", "a/db/inner/z.prisma", "a/db/x.prisma"]


def test_a_named_folder_is_one_schema_even_with_two_datasources(tmp_path: Path) -> None:
    tree(tmp_path, 'schema-ls.toml := schema = "db"', f"db/a.prisma := {SOURCE}", f"db/b.prisma := {SOURCE}")
    assert files(tmp_path, "db/a.prisma") == ["db/a.prisma", "db/b.prisma"]


def test_the_official_folder_is_one_schema(tmp_path: Path) -> None:
    tree(
        tmp_path,
        f"prisma/schema/main.prisma := {SOURCE}",
        "prisma/schema/models/user.prisma",
        "prisma/x.prisma",
    )
    together = ["prisma/schema/main.prisma", "prisma/schema/models/user.prisma"]
    reason = "prisma/schema/ is the place of a schema of several files"
    assert group(tmp_path, "prisma/schema/models/user.prisma") == (together, reason)
    assert files(tmp_path, "prisma/x.prisma") == ["prisma/x.prisma"]


def test_two_datasources_are_two_schemas(tmp_path: Path) -> None:
    tree(tmp_path, f"prisma/schema/a.prisma := {SOURCE}", f"prisma/schema/b.prisma := // x|  {SOURCE}")
    assert files(tmp_path, "prisma/schema/a.prisma") == ["prisma/schema/a.prisma"]


def test_a_datasource_in_a_comment_is_none(tmp_path: Path) -> None:
    tree(tmp_path, f"prisma/schema/a.prisma := {SOURCE}", "prisma/schema/b.prisma := // datasource db {")
    assert files(tmp_path, "prisma/schema/b.prisma") == ["prisma/schema/a.prisma", "prisma/schema/b.prisma"]


def test_the_preview_feature_makes_its_folder_one_schema(tmp_path: Path) -> None:
    tree(tmp_path, f"db/main.prisma := {SOURCE}|{FEATURE}", "db/models/user.prisma", "x.prisma")
    together = ["db/main.prisma", "db/models/user.prisma"]
    assert group(tmp_path, "db/main.prisma") == (together, "the preview feature prismaSchemaFolder is on")
    assert files(tmp_path, "db/models/user.prisma") == together
    assert files(tmp_path, "x.prisma") == ["x.prisma"]


def test_a_file_that_is_not_on_the_disk_yet_belongs_to_its_folder(tmp_path: Path) -> None:
    tree(tmp_path, f"prisma/schema/main.prisma := {SOURCE}")
    assert files(tmp_path, "prisma/schema/new.prisma") == [
        "prisma/schema/main.prisma",
        "prisma/schema/new.prisma",
    ]
    assert files(tmp_path, "nowhere/new.prisma") == ["nowhere/new.prisma"]


def test_a_folder_reached_through_a_link_is_the_same_schema(tmp_path: Path) -> None:
    tree(tmp_path, 'schema-ls.toml := schema = "db"', "db/a.prisma", "db/b.prisma")
    (tmp_path / "link").symlink_to("db", target_is_directory=True)
    assert files(tmp_path, "link/a.prisma") == ["db/a.prisma", "db/b.prisma"]


def test_a_config_that_would_have_to_run_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    tree(tmp_path, "prisma.config.ts := export default { schema: where() }", "prisma/schema/a.prisma")
    found = schema_group(tmp_path / "prisma/schema/a.prisma")
    assert [problem.property for problem in found.problems] == ["schema"]
    assert "schema-ls.toml" in found.problems[0].remedy
    assert found.folder == tmp_path / "prisma/schema"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"prisma": 1}', '{"prisma": {"schema": 1}}', '{"prisma": {"schema": ""}}']
)
def test_a_broken_manifest_says_nothing(tmp_path: Path, text: str) -> None:
    tree(tmp_path, f"package.json := {text}", "a.prisma", "b.prisma")
    assert files(tmp_path, "a.prisma") == ["a.prisma"]


def default(root: Path) -> str | None:
    found = default_schema(root, load_config(root))
    return found and os.path.relpath(found, root).replace(os.sep, "/")


def test_the_schema_that_is_meant_without_a_path(tmp_path: Path) -> None:
    assert default(tmp_path) is None
    tree(tmp_path, "prisma/schema/a.prisma")
    assert default(tmp_path) == "prisma/schema"
    tree(tmp_path, "prisma/schema.prisma")
    assert default(tmp_path) == "prisma/schema.prisma"
    tree(tmp_path, "schema.prisma")
    assert default(tmp_path) == "schema.prisma"
    tree(tmp_path, 'package.json := {"prisma": {"schema": "p.prisma"}}')
    assert default(tmp_path) == "p.prisma"
    tree(tmp_path, 'prisma.config.ts := export default { schema: "c.prisma" }')
    assert default(tmp_path) == "c.prisma"
    tree(tmp_path, 'schema-ls.toml := schema = "s.prisma"')
    assert default(tmp_path) == "s.prisma"


def test_the_only_datasource_of_a_folder_makes_its_files_one_schema_unless_it_is_a_schema_prisma(
    tmp_path: Path,
) -> None:
    tree(tmp_path, f"db/config.prisma := {SOURCE}", "db/user.prisma", "db/deeper/post.prisma", "db/.#user.prisma")
    assert group(tmp_path, "db/user.prisma") == (
        ["db/config.prisma", "db/user.prisma"],
        "one file of the folder holds the datasource of all",
    )
    assert files(tmp_path, "db/config.prisma") == ["db/config.prisma", "db/user.prisma"]
    assert files(tmp_path, "db/deeper/post.prisma") == ["db/deeper/post.prisma"]
