CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, deleted_at timestamptz);
CREATE UNIQUE INDEX live_email ON users (email) WHERE deleted_at IS NULL;
CREATE INDEX live ON users (id, email) WHERE deleted_at IS NULL;
CREATE TABLE profiles (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users, old boolean);
CREATE UNIQUE INDEX one_new ON profiles (user_id) WHERE NOT old;
CREATE TABLE only_partial (a int NOT NULL);
CREATE UNIQUE INDEX some_a ON only_partial (a) WHERE a > 3;
CREATE TABLE used_already (a int NOT NULL);
CREATE UNIQUE INDEX used_a ON used_already (a) WHERE a > 3;
