CREATE TABLE t (id INTEGER PRIMARY KEY, email text NOT NULL, gone int);
CREATE UNIQUE INDEX living ON t (email) WHERE gone IS NULL;
CREATE INDEX late ON t (gone) where gone > 'where';
