"""Which files a search finds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from file_trees import tree

from schema_ls.workspace.search import find_schemas, schemas_in


def found(root: Path, *paths: str, **options: object) -> list[str]:
    result = find_schemas([root / p for p in paths or ("",)], **options)  # type: ignore[arg-type] # options of several types
    return [os.path.relpath(path, root).replace(os.sep, "/") for path in result.files]


def problems(root: Path, *paths: str) -> list[str]:
    result = find_schemas([root / p for p in paths])
    return [p.problem.replace(str(root), "DIR").replace(os.sep, "/") for p in result.problems]


def test_a_folder_is_searched_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b/schema.prisma", "a.prisma", "a/z.prisma", "a/deep/er/x.prisma", "a/seed.ts", "README.md")
    assert found(tmp_path) == ["a/deep/er/x.prisma", "a/z.prisma", "a.prisma", "b/schema.prisma"]


def test_dependencies_and_hidden_folders_are_left_out(tmp_path: Path) -> None:
    tree(
        tmp_path,
        "ok.prisma",
        "node_modules/x/schema.prisma",
        "a/node_modules/.prisma/client/schema.prisma",
        ".git/x.prisma",
        ".next/x.prisma",
        ".venv/lib/x.prisma",
    )
    assert found(tmp_path) == ["ok.prisma"]
    assert found(tmp_path, "node_modules/x") == ["node_modules/x/schema.prisma"]


@pytest.mark.parametrize(
    "beside",
    [
        ["libquery_engine-debian-openssl-3.0.x.so.node"],
        ["query_engine-windows.dll.node"],
        ["query_compiler_bg.wasm"],
        ["index.d.ts", "index-browser.js"],
        ["index.d.ts", "runtime/library.js"],
        ["client.d.ts", "default.d.ts"],
        ["index.js", 'package.json := { "name": ".prisma/client" }'],
        ["index.js", 'package.json := { "name": "prisma-client-0a1b" }'],
    ],
)
def test_the_copy_in_a_generated_client_is_left_out(tmp_path: Path, beside: list[str]) -> None:
    tree(tmp_path, "prisma/schema.prisma", "generated/schema.prisma", *(f"generated/{name}" for name in beside))
    assert found(tmp_path) == ["prisma/schema.prisma"]
    assert found(tmp_path, "generated/schema.prisma") == ["generated/schema.prisma"]
    assert found(tmp_path, "generated") == ["generated/schema.prisma"]


def test_a_schema_beside_ordinary_code_is_kept(tmp_path: Path) -> None:
    tree(tmp_path, "db/schema.prisma", "db/index.d.ts", "db/index.js", 'db/package.json := {"name": "db"}')
    assert found(tmp_path) == ["db/schema.prisma"]


def test_gitignore_counts_at_every_level(tmp_path: Path) -> None:
    tree(
        tmp_path,
        ".gitignore := # made|dist/|/top.prisma|*.tmp.prisma|vendor/*|!vendor/keep",
        ".git/info/exclude := private/",
        "packages/a/.gitignore := local.prisma|!kept.tmp.prisma",
        *("top.prisma", "sub/top.prisma", "x.tmp.prisma", "packages/a/dist/x.prisma", "private/x.prisma"),
        *("packages/a/local.prisma", "packages/a/kept.tmp.prisma", "packages/b/local.prisma"),
        *("vendor/keep/x.prisma", "vendor/other/x.prisma"),
    )
    expected = [
        "packages/a/kept.tmp.prisma",
        "packages/b/local.prisma",
        "sub/top.prisma",
        "vendor/keep/x.prisma",
    ]
    assert found(tmp_path) == expected
    assert found(tmp_path, "packages", "sub", "vendor") == expected
    assert len(found(tmp_path, respect_gitignore=False)) == 10


def test_a_folder_that_git_ignores_is_searched_when_it_is_named(tmp_path: Path) -> None:
    tree(tmp_path, ".git/HEAD", ".gitignore := dist/", "dist/a/x.prisma", "dist/y.prisma")
    assert found(tmp_path) == []
    assert found(tmp_path, "dist") == ["dist/a/x.prisma", "dist/y.prisma"]
    assert found(tmp_path, "dist/a") == ["dist/a/x.prisma"]


def test_gitignore_above_counts_inside_of_a_repository_only(tmp_path: Path) -> None:
    tree(tmp_path, ".gitignore := x.prisma", "a/x.prisma")
    assert found(tmp_path, "a") == ["a/x.prisma"]
    (tmp_path / ".git").mkdir()
    assert found(tmp_path, "a") == []


def test_a_broken_line_in_gitignore_spoils_only_itself(tmp_path: Path) -> None:
    tree(tmp_path, ".gitignore := !|a.prisma|///", "a.prisma", "b.prisma")
    assert found(tmp_path) == ["b.prisma"]


def test_excluded_patterns_count_from_their_folder(tmp_path: Path) -> None:
    tree(tmp_path, "a/x.prisma", "b/x.prisma", "b/a/x.prisma")
    assert found(tmp_path, exclude=["/a/"], exclude_from=tmp_path) == ["b/a/x.prisma", "b/x.prisma"]
    assert found(tmp_path, exclude=["a"], exclude_from=tmp_path) == ["b/x.prisma"]
    assert found(tmp_path, "b", exclude=["/a/"], exclude_from=tmp_path / "b") == ["b/x.prisma"]


def test_links_do_not_lead_in_circles(tmp_path: Path) -> None:
    tree(tmp_path, "a/x.prisma")
    (tmp_path / "a/loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "ring.prisma").symlink_to("ring.prisma")
    (tmp_path / "dangling.prisma").symlink_to("nowhere")
    (tmp_path / "b.prisma").symlink_to("a/x.prisma")
    (tmp_path / "a/.#x.prisma").symlink_to("ann@host.1")
    # A link that leads nowhere is found, so that whoever reads it is told.
    assert found(tmp_path) == ["a/x.prisma", "dangling.prisma", "ring.prisma"]
    assert find_schemas([tmp_path]).problems == ()


def test_other_things_called_like_schemas_are_passed_over(tmp_path: Path) -> None:
    tree(tmp_path, "x.prisma/y.prisma", ".#z.prisma")
    os.mkfifo(tmp_path / "pipe.prisma")
    assert found(tmp_path) == ["x.prisma/y.prisma"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    tree(tmp_path, ".gitignore := *", "schema.txt", "node_modules/x/schema.prisma", ".#odd.prisma")
    names = ("schema.txt", "node_modules/x/schema.prisma", ".#odd.prisma")
    assert found(tmp_path, *names) == sorted(names)


def test_each_file_comes_once(tmp_path: Path) -> None:
    tree(tmp_path, "a/x.prisma", "a/y.prisma")
    assert found(tmp_path, "a", "a/y.prisma", "a/../a/x.prisma", "**/*.prisma") == [
        "a/x.prisma",
        "a/y.prisma",
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("packages/*/prisma/*.prisma", ["packages/a/prisma/x.prisma", "packages/b/prisma/x.prisma"]),
        ("packages/*/prisma", ["packages/a/prisma/x.prisma", "packages/b/prisma/x.prisma"]),
        ("packages/[ab]/**/x.prisma", ["packages/a/prisma/x.prisma", "packages/b/prisma/x.prisma"]),
        ("packages/?/*.prisma", ["packages/c/y.prisma"]),
        ("**/y.prisma", ["packages/c/y.prisma"]),
        ("*.prisma", ["top.prisma"]),
        ("packages/a/prisma/*", ["packages/a/prisma/x.prisma"]),
    ],
)
def test_globs(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    tree(tmp_path, "packages/a/prisma/x.prisma", "packages/a/prisma/seed.ts", "packages/b/prisma/x.prisma")
    tree(tmp_path, "packages/c/y.prisma", "packages/c/node_modules/z/y.prisma", "top.prisma")
    assert found(tmp_path, pattern) == expected


def test_a_name_that_looks_like_a_glob_is_a_name_first(tmp_path: Path) -> None:
    tree(tmp_path, "app/[id]/schema.prisma")
    assert found(tmp_path, "app/[id]/schema.prisma") == ["app/[id]/schema.prisma"]
    assert found(tmp_path, "app/[id]") == ["app/[id]/schema.prisma"]


def test_what_is_not_there_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    tree(tmp_path, "a.prisma")
    assert problems(tmp_path, "a.prisma", "missing.prisma", "no/*.prisma") == [
        "DIR/missing.prisma does not exist.",
        "No schema file matches DIR/no/*.prisma.",
    ]


def test_a_named_link_that_leads_nowhere_is_found_so_that_whoever_reads_it_is_told(tmp_path: Path) -> None:
    tree(tmp_path, "a.prisma")
    (tmp_path / "dangling.prisma").symlink_to("nowhere")
    (tmp_path / "ring.prisma").symlink_to("ring.prisma")
    assert found(tmp_path, "dangling.prisma", "ring.prisma") == ["dangling.prisma", "ring.prisma"]
    assert problems(tmp_path, "dangling.prisma", "ring.prisma") == []


def test_names_that_no_system_takes_are_problems() -> None:
    found = find_schemas(["a\0b", "x" * 5000])
    assert found.files == ()
    assert [problem.problem[:10] for problem in found.problems] == ["'a\\x00b' i", "xxxxxxxxxx"]


def test_a_folder_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a/x.prisma", "closed/y.prisma")
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert found(tmp_path) == ["a/x.prisma"]
    assert problems(tmp_path, "") == ["DIR/closed cannot be searched: permission denied."]


def test_relative_paths_stay_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "prisma/schema.prisma", "a/b.prisma")
    monkeypatch.chdir(tmp_path)
    assert find_schemas(["."]).files == (Path("a/b.prisma"), Path("prisma/schema.prisma"))
    assert find_schemas(["prisma"]).files == (Path("prisma/schema.prisma"),)
    assert find_schemas(["*/*.prisma"]).files == (Path("a/b.prisma"), Path("prisma/schema.prisma"))
    monkeypatch.chdir(tmp_path / "a")
    assert find_schemas(["../prisma"]).files == (Path("../prisma/schema.prisma"),)


def test_thousands_of_nested_folders_are_walked(tmp_path: Path) -> None:
    here = tmp_path
    for _ in range(400):
        here = here / "d"
    here.mkdir(parents=True)
    (here / "x.prisma").write_text("")
    assert len(find_schemas([tmp_path]).files) == 1


def test_a_schema_folder_is_read_whatever_git_ignores(tmp_path: Path) -> None:
    tree(tmp_path, ".gitignore := *", "b.prisma", "models/a.prisma", "node_modules/x.prisma")
    assert schemas_in(tmp_path).files == (tmp_path / "b.prisma", tmp_path / "models/a.prisma")
