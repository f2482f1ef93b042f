CREATE TABLE accounts (id serial PRIMARY KEY, balance numeric NOT NULL CHECK (balance >= 0), kind text,
  CONSTRAINT known_kind CHECK (kind IN ('a', 'b')), room int4range, EXCLUDE USING gist (room WITH &&), u int UNIQUE DEFERRABLE);
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON accounts USING (kind = current_user);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touched BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION touch();
CREATE RULE nothing AS ON DELETE TO accounts DO INSTEAD NOTHING;
CREATE VIEW rich AS SELECT id FROM accounts WHERE balance > 10;
CREATE MATERIALIZED VIEW richest AS SELECT id FROM accounts;
CREATE TABLE logs (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE logs_2024 PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE base (id serial PRIMARY KEY);
CREATE TABLE derived (extra int, UNIQUE (id)) INHERITS (base);
CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL,
  finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0);
CREATE TABLE without_partitions (id int) PARTITION BY RANGE (id);
CREATE TABLE "1st empty" ();
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (id);
CREATE TABLE logs_2025_1 PARTITION OF logs_2025 FOR VALUES IN (1);
CREATE TABLE empty (CHECK (1 > 0));
COMMENT ON TABLE empty IS 'nothing';
CREATE TABLE "_Migration" (id int PRIMARY KEY);
CREATE TABLE "_RelayId" (id text PRIMARY KEY, "stableModelIdentifier" text, more int);
