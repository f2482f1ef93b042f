CREATE TABLE numbered (id INTEGER PRIMARY KEY AUTOINCREMENT, v text);
CREATE TABLE nullable_key (id int PRIMARY KEY, v text);
CREATE TABLE pair (a int NOT NULL, b int NOT NULL, c text COLLATE NOCASE UNIQUE, PRIMARY KEY (b, a), UNIQUE (a, c));
CREATE INDEX older ON pair (a);
CREATE INDEX newer ON pair (c DESC, b);
CREATE UNIQUE INDEX pair_b_key ON pair (b);
CREATE UNIQUE INDEX again ON pair (b);
CREATE INDEX by_expression ON pair (lower(c));
CREATE INDEX collated ON pair (c COLLATE BINARY);
