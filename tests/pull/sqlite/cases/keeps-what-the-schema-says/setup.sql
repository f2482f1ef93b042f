CREATE TABLE payers (id INTEGER PRIMARY KEY, a int NOT NULL, b int NOT NULL, c int);
CREATE UNIQUE INDEX payer_a_b ON payers (a, b);
CREATE TABLE orders (
  id INTEGER PRIMARY KEY, payer_id int NOT NULL REFERENCES payers (id), "key" text NOT NULL, price real,
  total real AS (price * 2)
);
