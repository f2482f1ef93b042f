CREATE TABLE users (id serial PRIMARY KEY);
CREATE TABLE posts (id serial PRIMARY KEY, author_id int NOT NULL REFERENCES users, editor_id int REFERENCES users);
CREATE TABLE notes (id serial PRIMARY KEY, owner int REFERENCES users);
CREATE TABLE tags (id serial PRIMARY KEY);
CREATE TABLE "_marks" ("A" int NOT NULL REFERENCES posts, "B" int NOT NULL REFERENCES tags, UNIQUE ("A", "B"));
CREATE INDEX ON "_marks" ("B");
