-- Columns of the wanted schemas, in table order. Partitions are left out: they repeat their parent.
-- One row each: table oid, number, name, type oid, type modifier, NOT NULL, default or generation expression,
-- identity ('a' always, 'd' by default), generated ('s' stored, 'v' virtual), comment.
-- Only generated columns name other columns; where an expression can name none, the server need not open the table for it,
-- which takes a lock, and half of the time.
SELECT a.attrelid,
       a.attnum,
       a.attname,
       a.atttypid,
       a.atttypmod,
       a.attnotnull,
       CASE WHEN a.atthasdef THEN (
           SELECT pg_catalog.pg_get_expr(d.adbin, CASE a.attgenerated WHEN '' THEN 0 ELSE d.adrelid END)
           FROM pg_catalog.pg_attrdef d
           WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum
       ) END,
       a.attidentity::text,
       a.attgenerated::text,
       x.description
FROM pg_catalog.pg_attribute a
LEFT JOIN pg_catalog.pg_description x
       ON x.classoid = 'pg_catalog.pg_class'::regclass AND x.objoid = a.attrelid AND x.objsubid = a.attnum
WHERE a.attrelid IN (
        SELECT c.oid
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY (%(schemas)s)
          AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
          AND c.relpersistence <> 't'
          AND (NOT c.relispartition OR c.relkind = 'p')
      )
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
