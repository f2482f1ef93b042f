CREATE SCHEMA auth;
CREATE TYPE auth.role AS ENUM ('a', 'b');
CREATE TABLE auth.users (id uuid PRIMARY KEY);
CREATE TABLE notes (id serial PRIMARY KEY, by uuid NOT NULL REFERENCES auth.users, role auth.role DEFAULT 'a');
