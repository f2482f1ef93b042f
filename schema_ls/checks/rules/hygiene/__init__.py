"""Rules on what keeps a schema understandable for those who come later."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.hygiene.prisma_8_rules import prisma_8_rules
from schema_ls.checks.rules.hygiene.unused_suppression import unused_suppression

RULES: tuple[Rule, ...] = (prisma_8_rules, unused_suppression)
