CREATE TABLE documents (id serial PRIMARY KEY, title text, plain int);
COMMENT ON TABLE documents IS 'What people write.
Two lines.';
COMMENT ON COLUMN documents.title IS 'Shown in lists';
CREATE TYPE state AS ENUM ('open', 'done');
COMMENT ON TYPE state IS 'How far it is';
CREATE TABLE tasks (id serial PRIMARY KEY, state state);
