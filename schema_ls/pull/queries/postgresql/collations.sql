-- Collations that somebody chose: oid, name. Collation 100 is the default of the database.
SELECT oid, collname
FROM pg_catalog.pg_collation
WHERE oid <> 100
