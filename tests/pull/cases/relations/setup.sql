CREATE TABLE authors (id serial PRIMARY KEY, favourite int);
CREATE TABLE books (id serial PRIMARY KEY, author_id int NOT NULL REFERENCES authors ON DELETE CASCADE ON UPDATE CASCADE,
  editor_id int REFERENCES authors ON DELETE SET NULL ON UPDATE CASCADE);
ALTER TABLE authors ADD CONSTRAINT "the favourite" FOREIGN KEY (favourite) REFERENCES books;
CREATE TABLE passports (author_id int PRIMARY KEY REFERENCES authors);
CREATE TABLE tenants (org int, num int, PRIMARY KEY (org, num));
CREATE TABLE members (id serial PRIMARY KEY, num int, org int NOT NULL, UNIQUE (num, org),
  FOREIGN KEY (org, num) REFERENCES tenants (org, num) ON DELETE RESTRICT ON UPDATE CASCADE);
CREATE TABLE nodes (id serial PRIMARY KEY, parent_id int REFERENCES nodes, next_id int UNIQUE REFERENCES nodes);
CREATE TABLE chain (id serial PRIMARY KEY, next_id int REFERENCES chain);
CREATE TABLE copies (id serial PRIMARY KEY, books int REFERENCES books, "authors" text, author int REFERENCES authors);
ALTER TABLE copies ADD CONSTRAINT again FOREIGN KEY (author) REFERENCES authors ON DELETE CASCADE;
CREATE TABLE wide (id bigint PRIMARY KEY);
CREATE TABLE narrow (id int PRIMARY KEY, wide_id int REFERENCES wide);
CREATE TABLE two_ways (id int PRIMARY KEY, a int, b int, CONSTRAINT one_way FOREIGN KEY (a, b) REFERENCES tenants (org, num),
  CONSTRAINT other_way FOREIGN KEY (b, a) REFERENCES tenants (org, num));
CREATE TABLE two_ways_in_one (a int, b int, UNIQUE (a, b), CONSTRAINT a_b FOREIGN KEY (a, b) REFERENCES tenants,
  CONSTRAINT b_a FOREIGN KEY (b, a) REFERENCES tenants);
