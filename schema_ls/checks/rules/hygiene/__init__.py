"""Rules on what keeps a schema understandable for those who come later."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.hygiene.prisma_8_rules import prisma_8_rules

RULES: tuple[Rule, ...] = (prisma_8_rules,)
