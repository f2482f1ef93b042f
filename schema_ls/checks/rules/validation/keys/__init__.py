"""Rules on ids, uniques and indexes. Each module is one topic and exports its `RULES`."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.validation.keys import columns, criteria, ids, options

RULES: tuple[Rule, ...] = (*criteria.RULES, *ids.RULES, *columns.RULES, *options.RULES)
