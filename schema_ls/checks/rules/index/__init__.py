"""Rules on what indexes serve, and which of them serve nothing."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.index.duplicate_index import duplicate_index
from schema_ls.checks.rules.index.fk_without_index import unindexed_relation
from schema_ls.checks.rules.index.json_btree_index import json_btree_index
from schema_ls.checks.rules.index.list_btree_index import list_btree_index
from schema_ls.checks.rules.index.low_cardinality_index import low_cardinality_index
from schema_ls.checks.rules.index.pgvector_without_index import pgvector_without_index
from schema_ls.checks.rules.index.redundant_index import redundant_index
from schema_ls.checks.rules.index.soft_delete_unindexed_unique import soft_delete_unindexed_unique
from schema_ls.checks.rules.index.too_many_indexes import too_many_indexes
from schema_ls.checks.rules.index.tsvector_without_gin import tsvector_without_gin
from schema_ls.checks.rules.index.unique_on_id import unique_on_id
from schema_ls.checks.rules.index.unique_superset import unique_superset
from schema_ls.checks.rules.index.wide_index import wide_index

RULES: tuple[Rule, ...] = (
    unindexed_relation,
    redundant_index,
    duplicate_index,
    unique_on_id,
    unique_superset,
    wide_index,
    too_many_indexes,
    low_cardinality_index,
    json_btree_index,
    list_btree_index,
    tsvector_without_gin,
    pgvector_without_index,
    soft_delete_unindexed_unique,
)
