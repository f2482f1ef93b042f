CREATE TABLE settings (
  id integer PRIMARY KEY DEFAULT 7, n bigint DEFAULT -12, ratio double precision DEFAULT 1e20,
  price numeric(6,2) DEFAULT 9.90, on_flag boolean DEFAULT true, computed_flag boolean DEFAULT (NOT true),
  title text DEFAULT E'it''s\n"new"', empty text DEFAULT '', none text DEFAULT NULL, path text DEFAULT 'C:\temp',
  created timestamptz DEFAULT CURRENT_TIMESTAMP, created3 timestamp(3) DEFAULT now(),
  later timestamptz DEFAULT now() + interval '1 day', fixed timestamptz DEFAULT '2024-05-06 07:08:09+02',
  day date DEFAULT CURRENT_DATE, token uuid DEFAULT gen_random_uuid(), raw bytea DEFAULT '\x00ff',
  doc jsonb DEFAULT '{"a": [1, "x"]}', host inet DEFAULT '10.0.0.1', who text DEFAULT CURRENT_USER,
  numbers int[] DEFAULT '{1,2}', words text[] DEFAULT ARRAY['a', 'b c', 'd''e']::text[],
  no_words text[] DEFAULT ARRAY[]::text[], odd_words text[] DEFAULT '{"x, y",NULL}', sums int[] DEFAULT ARRAY[1 + 1],
  users text[] DEFAULT ARRAY[CURRENT_USER], bell text DEFAULT E'\b\f\\b'
);
