CREATE TABLE no_key (a int, b text);
CREATE TABLE nullable_key (a int UNIQUE);
CREATE TABLE good (id int PRIMARY KEY);
CREATE TABLE child (good_id int REFERENCES good);
CREATE TABLE grandchild (id int PRIMARY KEY, a int REFERENCES nullable_key (a));
CREATE TABLE no_columns ();
