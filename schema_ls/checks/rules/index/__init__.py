"""Rules about indexes that are missing or not needed."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.index.fk_without_index import unindexed_relation

RULES: tuple[Rule, ...] = (unindexed_relation,)
