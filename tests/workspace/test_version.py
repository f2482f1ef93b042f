"""Which version of Prisma a project uses."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from file_trees import tree

from schema_ls.workspace.version import detect_version


def lock(version: str, **more: str) -> str:
    packages = {"node_modules/prisma": {"version": version}}
    packages |= {key.replace("__", "/"): {"version": text} for key, text in more.items()}
    return json.dumps({"packages": packages})


def said(root: Path, folder: str = "") -> tuple[str, str] | None:
    """The version that holds for a folder, and which file said so."""
    found = detect_version(root / folder)
    return (
        None if found.source == "default" else (found.version, os.path.relpath(found.source, root).replace(os.sep, "/"))
    )


def test_the_lock_counts_before_what_is_installed_and_what_is_asked_for(tmp_path: Path) -> None:
    tree(tmp_path, 'package.json := {"devDependencies": {"prisma": "^6.0.0"}}', "prisma/schema.prisma")
    assert said(tmp_path, "prisma") == ("6", "package.json")
    tree(tmp_path, 'node_modules/@prisma/client/package.json := {"version": "6.1.0"}')
    assert said(tmp_path, "prisma") == ("6.1.0", "node_modules/@prisma/client/package.json")
    tree(tmp_path, 'node_modules/prisma/package.json := {"version": "6.2.0"}')
    assert said(tmp_path, "prisma") == ("6.2.0", "node_modules/prisma/package.json")
    tree(tmp_path, f"package-lock.json := {lock('6.3.0')}")
    assert said(tmp_path, "prisma") == ("6.3.0", "package-lock.json")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package-lock.json", lock("6.3.0")),
        ("npm-shrinkwrap.json", lock("6.3.0")),
        ("pnpm-lock.yaml", "devDependencies:|  prisma: 6.3.0"),
        ("yarn.lock", 'prisma@^6:|  version "6.3.0"'),
        ("bun.lock", '{"packages": {"prisma": ["prisma@6.3.0", "", {}, ""],}}'),
    ],
)
def test_every_kind_of_lock_file_is_known(tmp_path: Path, name: str, text: str) -> None:
    tree(tmp_path, f"{name} := {text}", "a/b/c/schema.prisma")
    assert said(tmp_path, "a/b/c") == ("6.3.0", name)


def test_packages_of_a_workspace_are_told_apart(tmp_path: Path) -> None:
    tree(
        tmp_path,
        'package.json := {"devDependencies": {"prisma": "^5"}}',
        'packages/a/package.json := {"name": "a", "dependencies": {"prisma": "^6"}}',
        'packages/b/package.json := {"name": "b"}',
        "pnpm-lock.yaml := importers:|  .:|    devDependencies:|      prisma:|        version: 5.22.0|"
        "  packages/a:|    dependencies:|      prisma:|        version: 6.19.0",
    )
    assert said(tmp_path) == ("5.22.0", "pnpm-lock.yaml")
    assert said(tmp_path, "packages/a") == ("6.19.0", "pnpm-lock.yaml")
    assert said(tmp_path, "packages/b") == ("5.22.0", "pnpm-lock.yaml")


def test_a_lock_above_does_not_speak_for_a_package_it_does_not_know(tmp_path: Path) -> None:
    tree(
        tmp_path,
        'package.json := {"devDependencies": {"prisma": "^7"}}',
        f"package-lock.json := {lock('7.1.0')}",
    )
    tree(tmp_path, 'examples/old/package.json := {"devDependencies": {"prisma": "~5.10.1"}}')
    assert said(tmp_path, "examples/old") == ("5.10", "examples/old/package.json")


@pytest.mark.parametrize(
    ("catalog", "name"),
    [
        ("catalog:|  prisma: ^6.4.0", "pnpm-workspace.yaml"),
        ("packages:|  - packages/*|catalogs:|  default:|    prisma: ~6.4.0", "pnpm-workspace.yaml"),
        ("catalog:|  prisma: ^6.4.0", ".yarnrc.yml"),
        ('{"workspaces": {"packages": ["packages/*"], "catalog": {"prisma": "^6"}}}', "package.json"),
        ('{"catalogs": {"default": {"prisma": "^6"}}}', "package.json"),
    ],
)
def test_catalogs(tmp_path: Path, catalog: str, name: str) -> None:
    tree(
        tmp_path,
        f"{name} := {catalog}",
        'packages/a/package.json := {"dependencies": {"prisma": "catalog:"}}',
    )
    found = said(tmp_path, "packages/a")
    assert found in (("6", name), ("6.4", name))


def test_named_catalogs(tmp_path: Path) -> None:
    tree(tmp_path, 'a/package.json := {"dependencies": {"@prisma/client": "catalog:old"}}')
    assert said(tmp_path, "a") is None
    tree(
        tmp_path,
        "pnpm-workspace.yaml := catalog:|  '@prisma/client': ^7|catalogs:|  old:|    '@prisma/client': ^5",
    )
    assert said(tmp_path, "a") == ("5", "pnpm-workspace.yaml")


@pytest.mark.parametrize("asked", ["latest", "*", "workspace:*", "file:../prisma"])
def test_a_range_without_a_number_says_nothing(tmp_path: Path, asked: str) -> None:
    tree(tmp_path, f'package.json := {{"dependencies": {{"prisma": "{asked}"}}}}')
    assert said(tmp_path) is None


def test_nothing_is_looked_for_outside_of_the_repository(tmp_path: Path) -> None:
    tree(tmp_path, f"package-lock.json := {lock('5.0.0')}", "repository/.git/HEAD")
    assert said(tmp_path, "repository") is None


BROKEN = [
    "",
    "{",
    "[]",
    "null",
    '"x"',
    "{" * 100_000,
    '{"dependencies": [], "version": 6}',
    "\x00",
    '{"packages": 1}',
]


@pytest.mark.parametrize("text", BROKEN)
def test_broken_files_are_passed_over(tmp_path: Path, text: str) -> None:
    names = [
        "package.json",
        "package-lock.json",
        "pnpm-lock.yaml",
        "yarn.lock",
        "bun.lock",
        "pnpm-workspace.yaml",
    ]
    tree(tmp_path, *(f"a/{name} := {text}" for name in names), f"package-lock.json := {lock('6.3.0')}")
    assert said(tmp_path, "a") == ("6.3.0", "package-lock.json")


def test_broken_files_are_noted(tmp_path: Path) -> None:
    tree(tmp_path, "package.json := {", "bun.lockb := x")
    (tmp_path / "yarn.lock").mkdir()
    found = detect_version(tmp_path / "schema.prisma")
    notes = [note.replace(str(tmp_path) + os.sep, "") for note in found.notes]
    assert notes == [
        "package.json is not a JSON object and was passed over.",
        "yarn.lock cannot be read: is a directory.",
        "bun.lockb is a binary file, which is not read.",
    ]
    assert found.version == "7"


def detected(root: Path, *, has_url: bool | None = None) -> tuple[str, str]:
    found = detect_version(root / "prisma/schema.prisma", has_url=has_url)
    return found.version, found.reason


def test_the_order_of_what_decides(tmp_path: Path) -> None:
    tree(tmp_path, "prisma/schema.prisma")
    assert detected(tmp_path) == ("7", "nothing near the schema says which version of Prisma it is for")
    assert detected(tmp_path, has_url=False)[0] == "7"
    assert detected(tmp_path, has_url=True) == (
        "6",
        "the datasource has a url, which Prisma 6 was the last to take",
    )
    tree(tmp_path, "prisma.config.ts")
    assert detected(tmp_path, has_url=True)[0] == "6"
    assert detected(tmp_path, has_url=False) == (
        "7",
        "prisma.config.ts is there and the datasource has no url, as in Prisma 7",
    )
    tree(tmp_path, 'package.json := {"dependencies": {"@prisma/client": "^6.1"}}')
    assert detected(tmp_path, has_url=False) == ("6", "package.json asks for @prisma/client ^6.1")
    tree(tmp_path, f"package-lock.json := {lock('5.22.0')}")
    assert detected(tmp_path, has_url=False) == ("5.22.0", "package-lock.json locks prisma 5.22.0")
