-- Columns of all tables and views: table, column, declared type, NOT NULL (0, 1), text of the default without outer
-- parentheses, place in the primary key (0: not part of it), hidden (0 plain, 1 of a virtual table and never shown,
-- 2 generated when read, 3 generated and stored). In the order of the columns. With :only just those of that one.
select m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden
from sqlite_master m, pragma_table_xinfo(m.name) c
where m.type in ('table', 'view') and (:only is null or m.name = :only)
order by m.name, c.cid
