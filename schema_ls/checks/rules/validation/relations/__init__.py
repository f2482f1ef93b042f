"""Rules on relations. Each module is one topic and exports its `RULES`."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.validation.relations import foreign_keys, pairing, sides

RULES: tuple[Rule, ...] = (*pairing.RULES, *foreign_keys.RULES, *sides.RULES)
