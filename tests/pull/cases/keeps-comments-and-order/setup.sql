CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text, new_one int);
CREATE TABLE posts (id serial PRIMARY KEY, title varchar(80) NOT NULL, author_id int NOT NULL REFERENCES users);
CREATE TABLE comments (id serial PRIMARY KEY, post_id int NOT NULL REFERENCES posts ON DELETE CASCADE);
CREATE TABLE same (id int PRIMARY KEY, a int);
