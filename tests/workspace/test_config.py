"""Settings of schema-ls and the files they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest
from file_trees import tree

from schema_ls.base.errors import ConfigError
from schema_ls.base.finding import Severity
from schema_ls.workspace.config import Config, config_of, load_config
from schema_ls.workspace.setting_table import OPTIONS

HERE = Path("/project").absolute()


def error_of(settings: dict[str, object]) -> str:
    with pytest.raises(ConfigError) as error:
        config_of(settings, HERE, "x.toml")
    return str(error.value)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config()


def test_every_setting(tmp_path: Path) -> None:
    text = """
        prisma-version = "6.19.0"
        schema = "db/schema"
        exclude = ["/old/", "*.tmp.prisma"]

        [lint]
        select = ["index", "naming"]
        extend-select = ["enum"]
        ignore = ["field-case"]
        severity = { fk-without-index = "error", naming = "off" }

        [lint.per-file-ignores]
        "legacy/*.prisma" = ["index"]

        [lint.rules.wide-index]
        max-columns = 3
        allow = ["a"]

        [format]
        indent = 4
        align = "none"
        complete = false
    """
    (tmp_path / "schema-ls.toml").write_text(text)
    assert load_config(tmp_path) == Config(
        prisma_version="6.19.0",
        schema=tmp_path / "db/schema",
        select=("index", "naming"),
        extend_select=("enum",),
        ignore=("field-case",),
        severity=(("fk-without-index", Severity.ERROR), ("naming", None)),
        per_file_ignores=(("legacy/*.prisma", ("index",)),),
        rules=(("wide-index", (("max-columns", 3), ("allow", ("a",)))),),
        exclude=("/old/", "*.tmp.prisma"),
        format_indent=4,
        format_align="none",
        format_complete=False,
        path=tmp_path / "schema-ls.toml",
    )


def test_the_table_of_options_fills_every_field() -> None:
    assert [option.field for option in OPTIONS] and {option.field for option in OPTIONS} | {"path"} == set(
        Config._fields
    )
    assert all(option.doc.endswith(".") for option in OPTIONS)


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    tree(
        tmp_path,
        "schema-ls.toml := prisma-version = '5'",
        "a/b/pyproject.toml := [tool.schema-ls]|prisma-version = '6'",
    )
    tree(tmp_path, "a/b/c/pyproject.toml := [project]|name = 'x'", "a/b/c/d/x")
    assert load_config(tmp_path / "a").prisma_version == "5"
    assert load_config(tmp_path / "a/b/c/d").prisma_version == "6"
    assert load_config(tmp_path / "a/b/c/d").path == tmp_path / "a/b/pyproject.toml"
    tree(tmp_path, "a/b/.schema-ls.toml := prisma-version = '7'")
    assert load_config(tmp_path / "a/b").prisma_version == "7"
    tree(tmp_path, "a/b/schema-ls.toml := ")
    assert load_config(tmp_path / "a/b") == Config(path=tmp_path / "a/b/schema-ls.toml")


def test_files_above_the_repository_do_not_count(tmp_path: Path) -> None:
    tree(tmp_path, "schema-ls.toml := prisma-version = '5'", "repository/.git/HEAD", "repository/a/x")
    assert load_config(tmp_path / "repository/a") == Config()


def test_files_of_the_home_folder_do_not_count_below_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    tree(tmp_path, "schema-ls.toml := prisma-version = '5'", "work/x")
    assert load_config(tmp_path / "work") == Config()
    assert load_config(tmp_path).prisma_version == "5"


@pytest.mark.parametrize("key", ["prisma-version", "prisma_version", "prismaVersion"])
def test_keys_may_be_spelled_as_editors_spell_them(key: str) -> None:
    assert config_of({key: "6"}, HERE, "editor").prisma_version == "6"


def test_tables_may_be_flat() -> None:
    assert config_of({"format.indent": 4, "format": {"complete": False}}, HERE, "editor") == Config(
        format_indent=4, format_complete=False
    )


def test_settings_are_put_over_others() -> None:
    base = Config(prisma_version="5", select=("index",))
    changed = config_of({"prismaVersion": "6", "lint": {"select": None}}, HERE, "editor", base)
    assert changed == base._replace(prisma_version="6")


def test_a_version_may_be_a_number() -> None:
    assert config_of({"prisma-version": 6}, HERE, "x").prisma_version == "6"
    assert config_of({"prisma-version": 6.19}, HERE, "x").prisma_version == "6.19"


def test_a_number_in_a_file_is_the_version_as_it_is_written(tmp_path: Path) -> None:
    tree(tmp_path, "schema-ls.toml := prisma-version = 6.10")
    assert load_config(tmp_path).prisma_version == "6.10"


@pytest.mark.parametrize("value", [5, [], "all"])
def test_a_name_of_settings_that_belong_together_has_to_be_a_table(value: object) -> None:
    assert error_of({"lint": value}).endswith("It must be a table of settings: `[lint]`.")


@pytest.mark.parametrize(
    ("key", "remedy"),
    [
        ("prisma-versoin", "Did you mean `prisma-version`?"),
        ("shema", "Did you mean `schema`?"),
        ("indent", "Did you mean `format.indent`?"),
        ("severity", "Did you mean `lint.severity`?"),
        ("excludes", "Did you mean `exclude` or `pull.exclude`?"),
        (
            "zzz",
            "Known are `extend`, `prisma-version`, `schema`, `lint.select`, `lint.extend-select`, `lint.ignore`, "
            "`lint.severity`, `lint.per-file-ignores`, `lint.rules`, `exclude`, `format.indent`, `format.align`, "
            "`format.complete`, `rename.keeps-database`, `hints.relation-name`, `hints.referential-action`, "
            "`hints.native-type`, `hints.database-name`, `lens.references`, `pull.include`, `pull.exclude`, "
            "`pull.naming`, `pull.files`, `pull.comments` and `pull.annotate`.",
        ),
    ],
)
def test_an_unknown_setting_is_named_with_what_is_near(key: str, remedy: str) -> None:
    assert error_of({key: 1}) == f"`{key}` in x.toml is not a setting. {remedy}"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            {"prisma-version": ["6"]},
            '`prisma-version` in x.toml is ["6"]. It must be a version of Prisma from 5 on, such as "6" or "6.19.0".',
        ),
        ({"schema": ""}, '`schema` in x.toml is "". It must be the path of a file or folder.'),
        ({"lint": {"select": "index"}}, '`lint.select` in x.toml is "index". It must be a list of texts.'),
        ({"lint": {"ignore": [1]}}, "`lint.ignore` in x.toml is [1]. It must be a list of texts."),
        ({"format": {"indent": 0}}, "`format.indent` in x.toml is 0. It must be a number from 1 to 16."),
        (
            {"format": {"indent": True}},
            "`format.indent` in x.toml is true. It must be a number from 1 to 16.",
        ),
        ({"format": {"align": "all"}}, '`format.align` in x.toml is "all". It must be group, block or none.'),
        ({"format": {"complete": "yes"}}, '`format.complete` in x.toml is "yes". It must be true or false.'),
        *(
            (
                {"pull": {"files": {"x": name}}},
                f'`pull.files` in x.toml is {{ x = "{name}" }}. It must be a table such as '
                '{ "audit_*" = "audit.prisma" } with schema files in that folder.',
            )
            for name in ("x.txt", "../x.prisma", "/x.prisma")
        ),
        (
            {"lint": {"severity": {"x": "fatal"}}},
            '`lint.severity` in x.toml is { x = "fatal" }. It must be a table such as '
            '{ fk-without-index = "error" }'
            " with error, warning, info, hint or off.",
        ),
    ],
)
def test_a_value_that_may_not_be_is_named_with_what_may(settings: dict[str, object], message: str) -> None:
    assert error_of(settings) == message


def test_files_of_new_tables_are_named_in_one_way(tmp_path: Path) -> None:
    tree(tmp_path, "schema-ls.toml := [pull]|files = { x = './a/../x.prisma' }")
    assert load_config(tmp_path).pull_files == (("x", "x.prisma"),)


def test_a_broken_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    tree(tmp_path, "schema-ls.toml := a = ")
    with pytest.raises(ConfigError, match=r"schema-ls\.toml:\d+:\d+: this is not valid TOML") as error:
        load_config(tmp_path)
    assert str(tmp_path) in error.value.problem
    (tmp_path / "schema-ls.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match=r"schema-ls\.toml:1:1: this is not UTF-8"):
        load_config(tmp_path)


def test_a_pyproject_without_a_table_of_ours_is_passed_over_even_when_broken(tmp_path: Path) -> None:
    tree(tmp_path, "schema-ls.toml := prisma-version = '5'", "a/pyproject.toml := [broken")
    tree(tmp_path, "b/pyproject.toml := dependencies = ['schema-ls']", "c/pyproject.toml := tool = 'schema-ls'")
    assert [load_config(tmp_path / name).prisma_version for name in "abc"] == ["5", "5", "5"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[tool]|schema-ls = 3", "2:1` is 3"),
        ("[[tool.schema-ls]]|format.indent = 4", "1:3` is [{ format = { indent = 4 } }]"),
    ],
)
def test_what_stands_in_the_place_of_our_table_is_an_error(tmp_path: Path, text: str, shown: str) -> None:
    tree(tmp_path, f"pyproject.toml := {text}")
    with pytest.raises(ConfigError) as error:
        load_config(tmp_path)
    place, value = shown.split("` ")
    file = tmp_path / "pyproject.toml"
    assert (
        str(error.value)
        == f"`tool.schema-ls` in {file}:{place} {value}. It must be a table of settings: `[tool.schema-ls]`."
    )


def test_a_file_extends_another(tmp_path: Path) -> None:
    tree(tmp_path, "base.toml := prisma-version = '5'|[lint]|select = ['index']|[format]|indent = 4")
    tree(tmp_path, "app/schema-ls.toml := extend = '../base.toml'|prisma-version = '6'")
    config = load_config(tmp_path / "app")
    assert (config.prisma_version, config.select, config.format_indent) == ("6", ("index",), 4)
    assert config.path == tmp_path / "app/schema-ls.toml"


def test_what_extends_itself_or_nothing_is_an_error_with_its_place(tmp_path: Path) -> None:
    tree(tmp_path, "a.toml := extend = 'schema-ls.toml'", "schema-ls.toml := |extend = 'a.toml'")
    with pytest.raises(ConfigError, match=r"a\.toml:1:1: `extend` comes back to"):
        load_config(tmp_path)
    tree(tmp_path, "schema-ls.toml := |extend = 'none.toml'")
    with pytest.raises(ConfigError, match=r"schema-ls\.toml:2:1: there are no settings in"):
        load_config(tmp_path)


@pytest.mark.parametrize(
    ("file", "at"),
    [
        ("schema-ls.toml := [lint]|ignore = []|selct = ['index']", "3:1"),
        ("schema-ls.toml := lint.selct = 1", "1:1"),
        ("pyproject.toml := [tool.schema-ls.lint]|ignore = []|selct = 1", "3:1"),
        ("pyproject.toml := [other]|lint.selct = 1|[tool.schema-ls]|lint.selct = 1", "4:1"),
    ],
)
def test_an_error_in_a_file_names_line_and_column(tmp_path: Path, file: str, at: str) -> None:
    tree(tmp_path, file)
    with pytest.raises(ConfigError, match=f"toml:{at} is not a setting. Did you mean `lint.select`"):
        load_config(tmp_path)


@pytest.mark.parametrize("name", ["schema-ls.toml", ".schema-ls.toml", "pyproject.toml"])
def test_a_folder_called_as_a_file_of_settings_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(ConfigError, match=f"{name} is a folder"):
        load_config(tmp_path)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ('lint = { select = ["index"], severty = {} }', ":1:30:"),
        ('lint = { select = ["index"], severity = { index = "loud" } }', ":1:30:"),
        ("format = { indent = 99 }", ":1:12:"),
        ('lint = { extendSelect = "index" }', ":1:10:"),
    ],
)
def test_an_error_within_a_table_that_is_a_value_names_its_place(tmp_path: Path, text: str, at: str) -> None:
    (tmp_path / "schema-ls.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_config(tmp_path)
    assert f"schema-ls.toml{at[:-1]} " in str(error.value)
