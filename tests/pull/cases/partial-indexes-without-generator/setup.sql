CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, deleted_at timestamptz);
CREATE UNIQUE INDEX live_email ON users (email) WHERE deleted_at IS NULL;
