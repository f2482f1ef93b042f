CREATE TABLE "Post" (id serial PRIMARY KEY);
CREATE TABLE "Tag" (id serial PRIMARY KEY);
CREATE TABLE "_PostToTag" ("A" int NOT NULL REFERENCES "Post", "B" int NOT NULL REFERENCES "Tag", note text, UNIQUE ("A", "B"));
CREATE INDEX ON "_PostToTag" ("B");
