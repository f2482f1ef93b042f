CREATE TABLE "2fa tokens" (id serial PRIMARY KEY, "a-b" int, "a b" int, a_b int, "1st" int, "größe" text, "日本" int,
  "%s" int, "say ""hi""" int, "back\slash" int, "two
lines" int);
CREATE TABLE "123" (id serial PRIMARY KEY);
CREATE TABLE "日本" (id serial PRIMARY KEY, "!" int REFERENCES "123");
CREATE TABLE "Json" (id serial PRIMARY KEY, parent int REFERENCES "Json");
CREATE TABLE class (id serial PRIMARY KEY, "enum" int, "model" text);
CREATE TABLE "dup-t" (id serial PRIMARY KEY);
CREATE TABLE dup_t (id serial PRIMARY KEY, "dup-t" int REFERENCES "dup-t");
CREATE TYPE "String" AS ENUM ('true', 'null', '@@');
CREATE TABLE uses (id serial PRIMARY KEY, s "String" DEFAULT '@@', t "String" DEFAULT 'true');
CREATE TABLE _user (id serial PRIMARY KEY);
CREATE TABLE "user" (id serial PRIMARY KEY, other int REFERENCES _user);
