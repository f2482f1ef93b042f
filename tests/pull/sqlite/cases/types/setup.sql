CREATE TABLE kinds (
  id INTEGER PRIMARY KEY, whole int NOT NULL, large BIGINT, share REAL, price DECIMAL(8, 2) NOT NULL, paid boolean,
  label varchar(40), note TEXT, at datetime, day DATE, data blob, extra jsonb
);
CREATE TABLE unknown (
  id INTEGER PRIMARY KEY, a smallint, b int(11), c json, d uuid, e "DOUBLE PRECISION", f, g datetime(3), h int[]
);
CREATE TABLE strict_one (k TEXT PRIMARY KEY, v ANY) STRICT, WITHOUT ROWID;
