-- Foreign keys, checks and exclusions of the wanted schemas; those of partitions and those that
-- only repeat a foreign key for a partition that it points to are left out.
-- One row each: table oid, name, kind ('f', 'c', 'x'), column numbers, target oid, schema and name, target column
-- numbers, delete and update action ('a' no action, 'r' restrict, 'c' cascade, 'n' set null, 'd' set default),
-- is deferrable, is validated, definition (checks and exclusions only).
SELECT k.conrelid,
       k.conname,
       k.contype::text,
       k.conkey,
       k.confrelid,
       tn.nspname,
       t.relname,
       k.confkey,
       k.confdeltype::text,
       k.confupdtype::text,
       k.condeferrable,
       k.convalidated,
       CASE WHEN k.contype <> 'f' THEN pg_catalog.pg_get_constraintdef(k.oid) END
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class t ON t.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
WHERE n.nspname = ANY (%(schemas)s)
  AND k.contype IN ('f', 'c', 'x')
  AND (NOT c.relispartition OR c.relkind = 'p')
  AND NOT (k.conparentid <> 0 AND t.relispartition AND t.relkind <> 'p')
ORDER BY k.conname COLLATE "C"
