-- Makes what the server prints independent of the settings of the role: how names are qualified, dates, bytes and
-- strings, and how long a statement may wait and run. Compiling a query, as servers do with what they think will take
-- long, takes longer than any of these runs. Lasts for the transaction. One row: server version number.
SELECT pg_catalog.set_config('search_path', %(search_path)s, true),
       pg_catalog.set_config('statement_timeout', %(statement_timeout)s, true),
       pg_catalog.set_config('lock_timeout', %(lock_timeout)s, true),
       pg_catalog.set_config('datestyle', 'ISO, MDY', true),
       pg_catalog.set_config('intervalstyle', 'postgres', true),
       pg_catalog.set_config('timezone', 'UTC', true),
       pg_catalog.set_config('bytea_output', 'hex', true),
       pg_catalog.set_config('extra_float_digits', '1', true),
       pg_catalog.set_config('jit', 'off', true),
       pg_catalog.set_config('quote_all_identifiers', 'off', true),
       pg_catalog.current_setting('server_version_num')
