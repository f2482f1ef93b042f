"""How large functions and files may be, and what every public thing says about itself.

Limits are kept by what is written today, so that a place that grows over them is split while it is still small.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "schema_ls"
TABLES = ("syntax/shapes_table.py", "spec/providers/")
"""Files of rows only: their length says nothing about how hard they are to read."""

FILES = sorted(PACKAGE.rglob("*.py"))
CODE = [path for path in FILES if not path.relative_to(PACKAGE).as_posix().startswith(TABLES)]
ALL_PYTHON = [
    *FILES,
    *(path for folder in ("tests", "tools", "bench") for path in sorted((ROOT / folder).rglob("*.py"))),
]

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions_of(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lines_of_code(function: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


def p90(values: list[int]) -> float:
    return quantiles(values, n=10, method="inclusive")[-1]


TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in CODE}
FUNCTION_SIZES = {
    f"{name_of(path)}:{function.lineno} {function.name}": lines_of_code(function)
    for path, tree in TREES.items()
    for function in functions_of(tree)
}
FILE_SIZES = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
"""Empty packages say nothing about the others and are left out of medians, but not of limits."""


def test_no_function_is_long():
    assert {name: size for name, size in FUNCTION_SIZES.items() if size > 60} == {}


def test_functions_are_short_as_a_rule():
    sizes = list(FUNCTION_SIZES.values())
    assert median(sizes) <= 10
    assert p90(sizes) <= 30


def test_no_file_is_long():
    assert {name: size for name, size in FILE_SIZES.items() if size > 500} == {}


def test_files_are_short_as_a_rule():
    sizes = [size for size in FILE_SIZES.values() if size > 1]
    assert median(sizes) <= 150
    assert p90(sizes) <= 350


def test_what_is_remembered_without_a_bound_is_not_what_people_type():
    remembering = {
        f"{name_of(path)} {function.name}"
        for path in FILES
        if "@cache" in (text := path.read_text(encoding="utf-8"))
        for function in functions_of(ast.parse(text))
        if any(isinstance(node, ast.Name) and node.id == "cache" for node in function.decorator_list)
        and function.args.args
    }
    assert remembering == {"schema_ls/server/requests.py function_of"}, "it takes names of a table"


def is_public(name: str) -> bool:
    return not name.startswith("_")


def public_things(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """The module, its public functions and classes, and the public methods of these."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield "module", tree
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and is_public(node.name):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                for part in node.body:
                    if isinstance(part, Function) and is_public(part.name):
                        yield f"{node.name}.{part.name}", part


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_public_thing_says_what_it_is(path: Path):
    silent = [
        name
        for name, node in public_things(path)
        if not (isinstance(node, Function) and is_overriding(node)) and not ast.get_docstring(node)  # type: ignore[arg-type] # only nodes that can have one are given
    ]
    assert silent == []


def is_overriding(function: Function) -> bool:
    """Whether its base class says what it is."""
    return any(isinstance(node, ast.Name) and node.id in ("override", "overload") for node in function.decorator_list)


def comments_of(path: Path) -> Iterator[tuple[int, str]]:
    source = io.StringIO(path.read_text(encoding="utf-8"))
    for token in tokenize.generate_tokens(source.readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


@pytest.mark.parametrize("path", ALL_PYTHON, ids=name_of)
def test_nothing_is_left_to_do_and_every_exception_has_its_reason(path: Path):
    wrong = [
        (row, comment)
        for row, comment in comments_of(path)
        if re.search(r"\b(TODO|FIXME|XXX)\b", comment)
        or ("type: ignore" in comment and not re.search(r"type: ignore\[[\w-]+\].* # \S", comment))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", [path for path in FILES if path.name == "__init__.py"], ids=name_of)
def test_a_package_that_lists_its_modules_lists_these(path: Path):
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    listed = set(re.findall(r"(?<![/\w])\w+\.py\b", said))
    assert not listed or listed == {module.name for module in path.parent.glob("*.py")} - {path.name}


@pytest.mark.parametrize("word", ["utils", "util", "common", "manager", "helpers", "misc"])
def test_no_module_has_a_name_that_says_nothing(word: str):
    assert [name_of(path) for path in ALL_PYTHON if word in (path.stem, path.parent.name)] == []


def test_the_list_of_tables_is_true():
    for table in TABLES:
        assert any(path.relative_to(PACKAGE).as_posix().startswith(table) for path in FILES), table
