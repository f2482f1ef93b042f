-- Indexes of the wanted schemas, primary keys and unique constraints among them; those of partitions and those that
-- only serve an exclusion constraint are left out.
-- One row each: table oid, name, method, is primary, is unique, number of key columns, column numbers (0 for an
-- expression), options per key column (bit 1 descending, bit 2 nulls first), operator class oids, collation oids,
-- predicate, definition (only where an expression or predicate makes it interesting), storage options, is valid,
-- nulls not distinct (servers from 15 on), is deferrable.
SELECT i.indrelid,
       c.relname,
       m.amname,
       i.indisprimary,
       i.indisunique,
       i.indnkeyatts,
       i.indkey::text,
       i.indoption::text,
       i.indclass::text,
       i.indcollation::text,
       CASE WHEN i.indpred IS NOT NULL THEN pg_catalog.pg_get_expr(i.indpred, i.indrelid) END,
       CASE WHEN i.indexprs IS NOT NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid) END,
       c.reloptions,
       i.indisvalid,
       i.nulls_not_distinct AND NOT i.indisprimary,
       NOT i.indimmediate
-- Servers before 15 have no such column: then the name means that of `older`.
FROM (VALUES (false)) AS older (indnullsnotdistinct)
CROSS JOIN LATERAL (SELECT own.*, indnullsnotdistinct AS nulls_not_distinct FROM pg_catalog.pg_index own) i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
JOIN pg_catalog.pg_am m ON m.oid = c.relam
WHERE n.nspname = ANY (%(schemas)s)
  AND t.relkind IN ('r', 'p', 'm')
  AND t.relpersistence <> 't'
  AND (NOT t.relispartition OR t.relkind = 'p')
  AND (i.indisunique OR NOT i.indisexclusion)
ORDER BY c.relname COLLATE "C"
