"""What every fix promises, whatever the schema: the finding is gone, and nothing is wrong that was right before."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from schema_ls.checks.rules import RULES
from tests.support.broken import FIXTURES, mutants
from tests.support.marked import read_marked

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from fix_proof import Tried, tried
from made_schemas import examples

VERSIONS = ["5.22.0", "6.19.0", "7.0.0"]
_BAD = re.compile(r"^Bad[^\n]*:\n((?:[ \t]+[^\n]*\n|\n)*)", re.MULTILINE)


def _check(texts: list[tuple[str, str]], version: str, *, each: int) -> int:
    """Tries the fixes of the first findings of each rule; how many these were."""
    results = list(tried(texts, version, each=each))
    assert [result for result in results if not isinstance(result, Tried)] == [], texts
    return len(results)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixes_keep_their_promises_in_whole_schemas(path: Path, version: str):
    assert _check([(path.name, path.read_text(encoding="utf-8"))], version, each=1000)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixes_keep_their_promises_in_broken_variants(path: Path):
    text = path.read_text(encoding="utf-8")
    assert sum(_check([(path.name, one)], "6.19.0", each=1) for one in mutants(text, 12)) > 12


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("number", range(3))
def test_fixes_keep_their_promises_in_made_schemas(number: int, version: str):
    assert sum(_check([("a.prisma", made.text)], version, each=1) for made in examples(60, number)) > 60


@pytest.mark.parametrize("code", sorted(rule.code for rule in RULES))
def test_fixes_keep_their_promises_in_examples(code: str):
    rule = next(rule for rule in RULES if rule.code == code)
    for bad in _BAD.findall(rule.documentation + "\n"):
        texts = [*read_marked(dedent(bad)).texts().items()]
        version = re.search(r"^// version: (\S+)", texts[0][1], re.MULTILINE)
        _check(texts, version[1] if version else "7.0.0", each=1000)
