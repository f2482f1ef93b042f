"""Names of rules in settings: what they choose, and what is said of those that no rule has."""

from __future__ import annotations

from pathlib import Path

import pytest
from file_trees import tree

from schema_ls.base.errors import ConfigError
from schema_ls.base.finding import Severity
from schema_ls.workspace.config import load_config
from schema_ls.workspace.paths import path_to_uri
from schema_ls.workspace.selection import selection_of


def test_settings_become_a_selection(tmp_path: Path) -> None:
    tree(tmp_path, "schema-ls.toml := [lint]|select = ['strict']|ignore = ['naming-x']".replace("naming-x", "enum"))
    found = selection_of(load_config(tmp_path))
    assert (found.select, found.ignore) == (frozenset(("strict",)), frozenset(("enum",)))


def test_patterns_of_files_count_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    tree(tmp_path, "schema-ls.toml := [lint.per-file-ignores]|'/legacy/**' = ['index']")
    ((is_meant, names),) = selection_of(load_config(tmp_path)).ignore_in
    inside, outside = tmp_path / "legacy/a.prisma", tmp_path / "new/legacy/a.prisma"
    assert names == frozenset(("index",))
    assert (is_meant(str(inside)), is_meant(str(outside))) == (True, False)
    assert is_meant(path_to_uri(str(inside)))
    assert not is_meant("untitled:Untitled-1")


@pytest.mark.parametrize(
    ("line", "at", "problem"),
    [
        (
            "select = ['index', 'enums']",
            "2:21",
            "`enums` in `lint.select` is no rule, and no group",
        ),
        ("severity = { unused-enm = 'hint' }", "2:14", "`unused-enm` in `lint.severity` is no rule"),
        ("severity = { type-unknown = 'hint' }", "2:14", "`type-unknown` in `lint.severity` is what Prisma"),
        ("ignore = ['validation']", "2:12", "`validation` in `lint.ignore` is what Prisma"),
        ("extendSelect = ['enums']", "2:18", "`enums` in `lint.extend-select` is no rule"),
        (
            "rules.wide-index = { maxColumn = 1 }",
            "2:22",
            "in the options of `wide-index`: There is no option `max-column`",
        ),
        (
            "rules.wide-index = { max_column = 1 }",
            "2:22",
            "in the options of `wide-index`: There is no option `max-column`",
        ),
        ("rules.index = { a = 1 }", "2:7", "`index` in `lint.rules` is no rule"),
        ("rules.unused-enum = { max = 1 }", "2:23", "in the options of `unused-enum`: There is no option `max`"),
        ("per-file-ignores = { 'a' = ['nothing'] }", "2:30", "`nothing` in `lint.per-file-ignores` is no rule"),
    ],
)
def test_a_name_that_no_rule_has_is_an_error_with_its_place(tmp_path: Path, line: str, at: str, problem: str) -> None:
    tree(tmp_path, f"schema-ls.toml := [lint]|{line}")
    with pytest.raises(ConfigError) as error:
        selection_of(load_config(tmp_path))
    assert str(error.value).startswith(f"{tmp_path / 'schema-ls.toml'}:{at}: {problem}")


def test_a_warning_of_prisma_may_be_made_less(tmp_path: Path) -> None:
    tree(tmp_path, "schema-ls.toml := [lint.severity]|preview-deprecated = 'hint'")
    assert selection_of(load_config(tmp_path)).severities == {"preview-deprecated": Severity.HINT}
