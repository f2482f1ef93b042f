"""Rules on ids, uniques and indexes. Each module is one topic and exports its `RULES`."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.validation.keys import (
    automatic_ids,
    columns,
    criteria,
    duplicates,
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
    *automatic_ids.RULES,
    *columns.RULES,
    *options.RULES,
    *methods.RULES,
    *duplicates.RULES,
    *native_types.RULES,
    *fulltext.RULES,
    *shard_keys.RULES,
    *partial.RULES,
)
