CREATE TABLE d (
  id text PRIMARY KEY NOT NULL DEFAULT (lower(hex(randomblob(16)))),
  a int DEFAULT 42, b int DEFAULT +3, c int DEFAULT '5', e int DEFAULT (1 + 2),
  f real DEFAULT 1e3, g decimal DEFAULT 99.90, h real DEFAULT .5,
  i boolean DEFAULT TRUE, j boolean DEFAULT 0, k boolean DEFAULT 2,
  l text DEFAULT 'it''s', m text DEFAULT "double", n text DEFAULT CURRENT_TIMESTAMP, o text DEFAULT 7, p text DEFAULT NULL,
  q datetime DEFAULT CURRENT_TIMESTAMP, r datetime DEFAULT (datetime('now')), s datetime DEFAULT '2020-01-01',
  t jsonb DEFAULT '{"a": 1}', u jsonb DEFAULT 'no json', v jsonb DEFAULT (json_array(1)), w blob DEFAULT x'00ff'
);
