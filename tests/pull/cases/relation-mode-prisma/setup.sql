CREATE TABLE users (id serial PRIMARY KEY);
CREATE TABLE posts (id serial PRIMARY KEY, author_id int NOT NULL, title text);
CREATE INDEX ON posts (author_id);
