CREATE TABLE "quo""te" (id INTEGER PRIMARY KEY, "col""x" int, [brack et] text, `tick` int);
CREATE INDEX 'ix''q' ON "quo""te" ("col""x");
CREATE TABLE "Int" (id INTEGER PRIMARY KEY, "日本" int, "a-b" int, "a_b" int);
CREATE TABLE "日本" (id INTEGER PRIMARY KEY, "int" int REFERENCES "Int" (id));
