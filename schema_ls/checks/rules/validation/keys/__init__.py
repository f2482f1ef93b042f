"""Rules on ids, uniques and indexes. Each module is one topic and exports its `RULES`."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.validation.keys import (
    columns,
    criteria,
    fulltext,
    ids,
    methods,
    native_types,
    options,
    partial,
    shard_keys,
)

RULES: tuple[Rule, ...] = (
    *criteria.RULES,
    *ids.RULES,
    *columns.RULES,
    *options.RULES,
    *methods.RULES,
    *native_types.RULES,
    *fulltext.RULES,
    *shard_keys.RULES,
    *partial.RULES,
)
