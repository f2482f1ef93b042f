"""Versions that contradict each other around a schema."""

from __future__ import annotations

from pathlib import Path

from file_trees import tree

from schema_ls.workspace.config import Config, load_config
from schema_ls.workspace.disagreement import Disagreement, disagreement_about

BOTH = '{"dependencies": {"@prisma/client": "%s"}, "devDependencies": {"prisma": "%s"}}'


def found(folder: Path) -> Disagreement:
    return disagreement_about(folder / "schema.prisma", load_config(folder))


def test_both_packages_of_one_version_agree(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(BOTH % ("^6.0.0", "6.19.0"))
    assert found(tmp_path) == Disagreement()


def test_the_rules_of_8_are_those_of_7(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(BOTH % ("^7.0.0", "^8.0.0"))
    assert found(tmp_path) == Disagreement()


def test_two_packages_of_different_versions(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(BOTH % ("^7.0.0", "^5.0.0"))
    assert found(tmp_path).packages == (
        "package.json asks for prisma ^5.0.0",
        "package.json asks for @prisma/client ^7.0.0",
    )


def test_what_is_installed_counts_before_what_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(BOTH % (">=5", ">=6"))
    for name, version in (("prisma", "6.1.0"), ("@prisma/client", "6.2.0")):
        tree(tmp_path, f'node_modules/{name}/package.json := {{"version": "{version}"}}')
    assert found(tmp_path) == Disagreement()


def test_the_client_of_another_package_above_says_nothing(tmp_path: Path) -> None:
    tree(tmp_path, 'package.json := {"dependencies": {"@prisma/client": "^5.0.0"}}')
    tree(tmp_path, 'app/package.json := {"dependencies": {"prisma": "^7.0.0"}}')
    assert found(tmp_path / "app") == Disagreement()


def test_a_setting_against_what_is_locked(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(BOTH % ("^7.0.0", "^7.0.0"))
    tree(tmp_path, "schema-ls.toml := prisma-version = '6'")
    assert found(tmp_path).settings == ("schema-ls.toml sets prisma-version 6", "package.json asks for prisma ^7.0.0")
    tree(tmp_path, "schema-ls.toml := prisma-version = '7.1'")
    assert found(tmp_path) == Disagreement()
    assert disagreement_about(tmp_path / "a.prisma", Config(prisma_version="6")) == Disagreement()
