"""Default expressions, as the server prints them, and what a schema makes of them."""

from __future__ import annotations

import pytest

from schema_ls.pull.readers.postgresql_defaults import Expected, is_null, parse_default
from schema_ls.pull.values import write

STRING = Expected("String", "text")
INT = Expected("Int", "int4")
DECIMAL = Expected("Decimal", "numeric")
BOOLEAN = Expected("Boolean", "bool")
TIME = Expected("DateTime", "timestamptz")
BYTES = Expected("Bytes", "bytea")
ENUM = Expected("enum", "mood")
STRINGS = Expected("String", "text", is_array=True)
INTS = Expected("Int", "int4", is_array=True)
DECIMALS = Expected("Decimal", "numeric", is_array=True)
TIMES = Expected("DateTime", "timestamptz", is_array=True)
ENUMS = Expected("enum", "mood", is_array=True)


@pytest.mark.parametrize(
    ("expression", "expected", "written"),
    [
        ("'plain'::text", STRING, '"plain"'),
        ("'it''s'::character varying", STRING, '"it\'s"'),
        ("'x'::character varying(20)", STRING, '"x"'),
        ("'a\\b'::text", STRING, '"a\\\\b"'),
        ("E'a\\\\b'::text", STRING, '"a\\\\b"'),
        ("'101'::\"bit\"", STRING, '"101"'),
        ('\'x\'::"my schema"."my type"', STRING, '"x"'),
        ("'a'::text || 'b'::text", STRING, None),
        ("7", INT, "7"),
        ("'-7'::integer", INT, "-7"),
        ("(-7)", INT, "-7"),
        ("(1 + 2)", INT, None),
        ("(1)::bigint", INT, None),
        ("99999999999999999999", INT, None),
        ("nextval('t_id_seq'::regclass)", INT, "autoincrement()"),
        ("nextval('public.\"T_id_seq\"'::regclass)", INT, "autoincrement()"),
        ("(nextval('s'::regclass) + 1)", INT, None),
        ("9.90", DECIMAL, "9.90"),
        ("'1e3'::numeric", DECIMAL, None),
        ("1e+20", DECIMAL, "100000000000000000000"),
        ("'NaN'::numeric", DECIMAL, None),
        ("true", BOOLEAN, "true"),
        ("(NOT true)", BOOLEAN, None),
        ("now()", TIME, "now()"),
        ("CURRENT_TIMESTAMP", TIME, "now()"),
        ("CURRENT_TIMESTAMP(3)", TIME, None),
        ("(now())::date", TIME, None),
        ("('now'::text)::timestamp(3) with time zone", TIME, None),
        ("'2020-01-02'::date", TIME, None),
        ("'\\xdeadbeef'::bytea", BYTES, '"3q2+7w=="'),
        ("''::bytea", BYTES, '""'),
        ("'so-so'::mood", ENUM, '"so-so"'),
        ("'it''s'::public.mood", ENUM, '"it\'s"'),
        ("'{}'::text[]", STRINGS, "[]"),
        ('\'{a,"b c","q\\"q"}\'::text[]', STRINGS, '["a", "b c", "q\\"q"]'),
        ("'{a-b,\"it''s\"}'::text[]", STRINGS, '["a-b", "it\'s"]'),
        ("'{a,NULL}'::text[]", STRINGS, None),
        ("'{a.b}'::text[]", STRINGS, None),
        ("'{1010}'::text[]", STRINGS, None),
        ("'{it''s}'::text[]", STRINGS, None),
        ("'{{a},{b}}'::text[]", STRINGS, None),
        ("ARRAY[]::text[]", STRINGS, "[]"),
        ("ARRAY['a'::text, 'b,c'::text, 'd]e'::text]", STRINGS, '["a", "b,c", "d]e"]'),
        ("ARRAY[upper('a'::text)]", STRINGS, None),
        ("ARRAY[1, 2]", INTS, "[1, 2]"),
        ("ARRAY[(1)::bigint]", INTS, None),
        ("'{1,-2}'::integer[]", INTS, "[1, -2]"),
        ("ARRAY[1.5, (2)::numeric, '-1'::numeric(3,1)]", DECIMALS, "[1.5, 2, -1]"),
        ("'{1.50}'::numeric[]", DECIMALS, "[1.50]"),
        ("'{\"\\\\x6162\"}'::bytea[]", Expected("Bytes", "bytea", True), None),
        ("'{}'::uuid[]", Expected("String", "uuid", True), "[]"),
        ("ARRAY['a0ee'::uuid]", Expected("String", "uuid", True), None),
        ("'{}'::timestamp with time zone[]", TIMES, "[]"),
        ("ARRAY[now()]", TIMES, None),
        ("ARRAY['so-so'::mood]", ENUMS, '["so-so"]'),
        ("gen_random_uuid()", Expected("String", "uuid"), None),
        ("'a0ee'::uuid", Expected("String", "uuid"), None),
        ("'(0,0)'::point", Expected(None, "point"), None),
        ("'{}'::point[]", Expected(None, "point", True), None),
    ],
)
def test_an_expression_becomes_a_default(expression: str, expected: Expected, written: str | None) -> None:
    value = parse_default(expression, expected)
    assert (write(value) if value is not None else None) == written
    assert not is_null(expression)


@pytest.mark.parametrize("expression", ["NULL", "NULL::integer", "NULL::character varying"])
def test_null_is_no_default(expression: str) -> None:
    assert is_null(expression)
