-- Operator classes that are not the default of their type and method: oid, name.
SELECT oid, opcname
FROM pg_catalog.pg_opclass
WHERE NOT opcdefault
