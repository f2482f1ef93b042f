CREATE TABLE measurements (
  id bigint PRIMARY KEY, small smallint, whole integer NOT NULL, ratio real, precise double precision,
  price numeric(12,2) NOT NULL, any_number numeric, wide numeric(65,30), cash money, flag boolean,
  note text, short varchar(40), open varchar, code char(3), letter "char", key uuid, host inet, page xml,
  bits bit(8), more_bits varbit, raw bytea, doc json, docb jsonb,
  day date, at time, at_zone timetz(3), seen timestamp, seen3 timestamp(3), moment timestamptz, moment0 timestamptz(0),
  tags text[], codes varchar(5)[], moments timestamptz[], days date[] NOT NULL,
  place point, span tsrange NOT NULL, pause interval, places point[], label name, object oid, odd bpchar
);
CREATE TABLE vectors (id int PRIMARY KEY, numbers int2vector, ids oidvector NOT NULL);
