-- The types of some object ids, with the element types of arrays and the base types of domains.
-- One row each: oid, schema, name, kind (pg_type.typtype), element oid (0 unless a true array), base oid and
-- modifier and NOT NULL of a domain.
WITH RECURSIVE used AS (
    SELECT given.oid
    FROM unnest(%(types)s::oid[]) AS given (oid)
    UNION
    SELECT inner_type.oid
    FROM used
    JOIN pg_catalog.pg_type t ON t.oid = used.oid
    CROSS JOIN LATERAL (VALUES (t.typelem), (t.typbasetype)) AS inner_type (oid)
    WHERE inner_type.oid <> 0
)
SELECT t.oid,
       n.nspname,
       t.typname,
       t.typtype::text,
       CASE WHEN e.typarray = t.oid THEN t.typelem ELSE 0 END,
       t.typbasetype,
       t.typtypmod,
       t.typnotnull
FROM used
JOIN pg_catalog.pg_type t ON t.oid = used.oid
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem
