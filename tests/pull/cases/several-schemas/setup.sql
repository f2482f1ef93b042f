CREATE SCHEMA auth; CREATE SCHEMA other;
CREATE TYPE auth.role AS ENUM ('a', 'b');
CREATE TABLE auth.users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), role auth.role DEFAULT 'a');
CREATE TABLE public.users (id serial PRIMARY KEY, auth_id uuid REFERENCES auth.users);
CREATE TABLE public.notes (id serial PRIMARY KEY, by uuid NOT NULL REFERENCES auth.users);
CREATE TABLE other.secret (id serial PRIMARY KEY);
