"""What is said of the fixes of rules is true: of those on its page, none that is missing there."""

from __future__ import annotations

import pytest

from schema_ls.checks.offers import offered
from schema_ls.checks.rule_fixes import fix_classes, fixes_in_words
from schema_ls.checks.rules import RULES
from schema_ls.checks.run import check
from schema_ls.checks.selection import ALL, Selection
from tests.support.broken import FIXTURES, mutants
from tests.support.findings import schema_of

_BY_CODE = {rule.code: rule for rule in RULES}


@pytest.mark.parametrize("version", ["5", "6", "7"])
def test_no_rule_has_fixes_that_its_page_does_not_name(version: str):
    seen = set()
    for path in FIXTURES:
        text = path.read_text(encoding="utf-8")
        for one in (text, *mutants(text, 3)):
            schema = schema_of({"a.prisma": one}, version=version)
            for at in check(schema, Selection(select=frozenset((ALL,)))):
                seen.update((at.finding.code, fix.kind) for fix in offered(schema, at))
    assert len(seen) > 20
    assert sorted((code, kind.value) for code, kind in seen if kind not in fix_classes(_BY_CODE[code])) == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("wide-index", "No fix."),
        ("dangling-doc-comment", "Fix: safe: `--fix` applies it."),
        ("tsvector-without-gin", "Fix: needs a migration: `--fix=migration` applies it."),
        (
            "fk-without-index",
            "Fix: needs a migration: `--fix=migration` applies it; or unsafe, as it changes the client or drops something: "
            "`--unsafe-fixes` applies it.",
        ),
    ],
)
def test_the_page_of_a_rule_says_what_its_fixes_change(code: str, said: str):
    assert fixes_in_words(_BY_CODE[code]) == said
