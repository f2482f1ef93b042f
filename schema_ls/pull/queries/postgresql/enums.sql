-- Enums of the wanted schemas, with their values in order (none for an enum without values).
-- One row for each enum: schema, name, values, comment.
SELECT n.nspname,
       t.typname,
       ARRAY(
           SELECT e.enumlabel::text
           FROM pg_catalog.pg_enum e
           WHERE e.enumtypid = t.oid
           ORDER BY e.enumsortorder
       ),
       pg_catalog.obj_description(t.oid, 'pg_type')
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE n.nspname = ANY (%(schemas)s)
  AND t.typtype = 'e'
