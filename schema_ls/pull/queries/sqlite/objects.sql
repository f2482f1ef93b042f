-- Everything that has a name: kind (table, view, index, trigger), name, the table it belongs to, and the statement that
-- made it (NULL for indexes that a constraint brought along). Oldest first.
select type, name, tbl_name, sql
from sqlite_master
order by rowid
