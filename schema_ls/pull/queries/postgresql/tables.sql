-- Tables, views and other relations of the wanted schemas.
-- One row each: oid, schema, name, kind (pg_class.relkind), row level security, is a partition (but one that has partitions
-- itself counts as a table, here and in the other queries, as it does for Prisma's migrations), has children by inheritance or
-- partition, comment.
SELECT c.oid,
       n.nspname,
       c.relname,
       c.relkind::text,
       c.relrowsecurity,
       c.relispartition AND c.relkind <> 'p',
       c.relhassubclass AND EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid),
       x.description
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_description x
       ON x.classoid = 'pg_catalog.pg_class'::regclass AND x.objoid = c.oid AND x.objsubid = 0
WHERE n.nspname = ANY (%(schemas)s)
  AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
  AND c.relpersistence <> 't'
