CREATE TABLE person (id INTEGER PRIMARY KEY, role text NOT NULL DEFAULT 'admin', mood varchar(9) DEFAULT 'other', age int NOT NULL);
