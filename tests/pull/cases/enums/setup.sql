CREATE TYPE mood AS ENUM ('happy', 'so-so', '', '1st', 'so so');
CREATE TYPE "Role" AS ENUM ('ADMIN', 'USER');
CREATE TYPE nothing AS ENUM ();
CREATE TABLE people (id serial PRIMARY KEY, mood mood NOT NULL DEFAULT 'so-so', role "Role" DEFAULT 'USER',
  moods mood[] DEFAULT '{happy,so-so}', none nothing);
