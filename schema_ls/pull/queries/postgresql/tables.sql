-- Tables, views and other relations of the wanted schemas.
-- One row each: oid, schema, name, kind (pg_class.relkind), row level security, is a partition, has children
-- by inheritance or partition, comment.
SELECT c.oid,
       n.nspname,
       c.relname,
       c.relkind::text,
       c.relrowsecurity,
       c.relispartition,
       c.relhassubclass AND EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid),
       pg_catalog.obj_description(c.oid, 'pg_class')
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ANY (%(schemas)s)
  AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
  AND c.relpersistence <> 't'
