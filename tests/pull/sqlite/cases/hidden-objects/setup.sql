CREATE TABLE t (
  id INTEGER PRIMARY KEY, -- a comment, with ( and CHECK
  status text NOT NULL DEFAULT 'a,b' CHECK (status IN ('a,b', 'c)')), age int CONSTRAINT grown CHECK (age > 17),
  net real, gross real GENERATED ALWAYS AS (net * 1.19) STORED, label text AS ('n' || id),
  CHECK (length(status) < 9)
);
CREATE INDEX t_gross ON t (gross);
CREATE INDEX t_part ON t (age) WHERE age > 20 /* old */;
CREATE TRIGGER t_insert AFTER INSERT ON t BEGIN UPDATE t SET net = 0; END;
CREATE VIEW v AS SELECT id FROM t;
CREATE TABLE _cf_KV (key text PRIMARY KEY, value blob) WITHOUT ROWID;
CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY, name text UNIQUE);
CREATE TABLE _cf_of_ours (id INTEGER PRIMARY KEY);
