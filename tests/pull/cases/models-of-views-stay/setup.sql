CREATE TABLE users (id serial PRIMARY KEY);
CREATE VIEW totals AS SELECT id, 1 AS n FROM users;
