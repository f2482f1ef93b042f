CREATE TABLE users (id serial PRIMARY KEY, email text, tags text[]);
CREATE VIEW user_info AS SELECT id, email, tags, now() AS at FROM users;
CREATE VIEW "plain view" AS SELECT count(*) AS n FROM users;
COMMENT ON VIEW user_info IS 'what is known';
