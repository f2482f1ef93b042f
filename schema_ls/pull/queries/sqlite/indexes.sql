-- Key columns of all indexes: table, index, unique (0, 1), origin (c: CREATE INDEX, u: UNIQUE, pk: PRIMARY KEY), partial
-- (0, 1), number of the column in the table (-1 rowid, -2 an expression), its name, descending (0, 1), collation. The newest
-- index of a table first, columns in their order.
select m.name, i.name, i."unique", i.origin, i.partial, c.cid, c.name, c."desc", c.coll
from sqlite_master m, pragma_index_list(m.name) i, pragma_index_xinfo(i.name) c
where m.type = 'table' and c.key = 1
order by m.name, i.seq, c.seqno
