"""What people bring along from prisma-lint."""

from __future__ import annotations

from schema_ls.checks.prisma_lint import CODES
from schema_ls.checks.rules import RULES


def test_every_rule_of_prisma_lint_has_its_rule_here():
    assert set(CODES.values()) <= {rule.code for rule in RULES}
