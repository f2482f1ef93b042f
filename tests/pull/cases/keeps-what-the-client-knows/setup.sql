CREATE TABLE t (id text PRIMARY KEY, u text NOT NULL, touched timestamp(3) NOT NULL, hidden int, n int DEFAULT 4,
  v7 uuid NOT NULL, b bytea, e text DEFAULT 'a');
CREATE UNIQUE INDEX t_u_touched_key ON t (u, touched);
CREATE TABLE ignored (id int PRIMARY KEY, t_id text REFERENCES t);
