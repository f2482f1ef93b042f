-- Sequences that feed columns of the wanted schemas: those a default names and those of identity columns.
-- One row for each column and sequence: table oid, column number, sequence schema and name, belongs to that column,
-- is of an identity column, has the options it gets by itself, number of columns whose default names it.
WITH owners AS MATERIALIZED (
    SELECT p.objid AS sequence_id, p.refobjid AS table_id, p.refobjsubid AS number, p.deptype = 'i' AS is_identity
    FROM pg_catalog.pg_depend p
    JOIN pg_catalog.pg_sequence q ON q.seqrelid = p.objid
    WHERE p.classid = 'pg_catalog.pg_class'::regclass
      AND p.refclassid = 'pg_catalog.pg_class'::regclass
      AND p.deptype IN ('a', 'i')
), feeds AS (
    SELECT d.adrelid AS table_id, d.adnum::int AS number, p.refobjid AS sequence_id, false AS is_identity
    FROM pg_catalog.pg_depend p
    JOIN pg_catalog.pg_attrdef d ON d.oid = p.objid
    JOIN pg_catalog.pg_sequence q ON q.seqrelid = p.refobjid
    WHERE p.classid = 'pg_catalog.pg_attrdef'::regclass
      AND p.refclassid = 'pg_catalog.pg_class'::regclass
    UNION
    SELECT table_id, number, sequence_id, true FROM owners WHERE is_identity
)
SELECT f.table_id,
       f.number,
       sn.nspname,
       s.relname,
       f.is_identity OR o.table_id IS NOT NULL,
       f.is_identity,
       q.seqstart = 1 AND q.seqincrement = 1 AND q.seqmin = 1 AND q.seqcache = 1 AND NOT q.seqcycle
           AND q.seqmax IN (32767, 2147483647, 9223372036854775807),
       count(*) OVER (PARTITION BY f.sequence_id)
FROM feeds f
JOIN pg_catalog.pg_class c ON c.oid = f.table_id
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class s ON s.oid = f.sequence_id
JOIN pg_catalog.pg_namespace sn ON sn.oid = s.relnamespace
JOIN pg_catalog.pg_sequence q ON q.seqrelid = f.sequence_id
LEFT JOIN owners o ON NOT o.is_identity AND o.sequence_id = f.sequence_id AND o.table_id = f.table_id AND o.number = f.number
WHERE n.nspname = ANY (%(schemas)s)
