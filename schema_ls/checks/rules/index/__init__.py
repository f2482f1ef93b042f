"""Rules on what indexes serve, and which of them serve nothing."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.index.fk_without_index import unindexed_relation
from schema_ls.checks.rules.index.redundant_index import redundant_index

RULES: tuple[Rule, ...] = (unindexed_relation, redundant_index)
