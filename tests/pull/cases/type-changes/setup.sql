CREATE TABLE things (id bigserial PRIMARY KEY, a varchar(40), b timestamptz NOT NULL DEFAULT now(), c int,
  d numeric(12,4), e jsonb NOT NULL DEFAULT '[]');
CREATE INDEX things_by_a ON things (a DESC);
CREATE TYPE state AS ENUM ('open', 'in-work', 'done');
CREATE TABLE tasks (id serial PRIMARY KEY, state state NOT NULL DEFAULT 'in-work');
