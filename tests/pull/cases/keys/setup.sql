CREATE TABLE plain (id int PRIMARY KEY, email text UNIQUE, name text CONSTRAINT one_name UNIQUE);
CREATE TABLE compound (a int, b int, c int, CONSTRAINT "the key" PRIMARY KEY (b, a), UNIQUE (c, a));
CREATE TABLE twice (id int PRIMARY KEY, slug text);
CREATE UNIQUE INDEX twice_slug_key ON twice (slug);
CREATE UNIQUE INDEX twice_slug_other ON twice (slug);
CREATE TABLE list_key (tags int[] PRIMARY KEY);
CREATE TABLE a_table_whose_name_is_so_long_that_it_needs_nearly_all_bytes (id int PRIMARY KEY, another_column int UNIQUE);
