CREATE TABLE t (id INTEGER PRIMARY KEY, a int NOT NULL, b text);
CREATE VIEW plain AS SELECT id, a FROM t;
CREATE VIEW made (x, y, z) AS SELECT a + 1, CAST(a AS varchar(9)), cast(b as integer) AS whole FROM t;
