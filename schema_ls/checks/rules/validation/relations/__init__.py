"""Rules on relations. Each module is one topic and exports its `RULES`."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.validation.relations import (
    actions,
    attribute,
    cycles,
    foreign_keys,
    many_to_many,
    one_to_one_keys,
    pairing,
    sides,
)

RULES: tuple[Rule, ...] = (
    *attribute.RULES,
    *pairing.RULES,
    *foreign_keys.RULES,
    *one_to_one_keys.RULES,
    *sides.RULES,
    *many_to_many.RULES,
    *actions.RULES,
    *cycles.RULES,
)
