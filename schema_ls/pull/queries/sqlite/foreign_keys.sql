-- Pairs of columns of all foreign keys: table, number of the key in it (the last one written has 0), the table it points to,
-- column, column pointed to (NULL: the primary key), ON UPDATE, ON DELETE.
select m.name, f.id, f."table", f."from", f."to", f.on_update, f.on_delete
from sqlite_master m, pragma_foreign_key_list(m.name) f
where m.type = 'table'
order by m.name, f.id, f.seq
