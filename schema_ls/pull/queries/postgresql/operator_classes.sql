-- Operator classes: oid, name, is the default of its type and method.
SELECT oid, opcname, opcdefault
FROM pg_catalog.pg_opclass
