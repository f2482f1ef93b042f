CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE things (id int, part int, kind kind DEFAULT 'a', added text, CONSTRAINT things_new_pk PRIMARY KEY (id, part));
