"""Default expressions, as the server prints them, and what a schema makes of them."""

from __future__ import annotations

import pytest

from schema_ls.pull.defaults import Expected, parse_default
from schema_ls.pull.values import write

STRING = Expected("String", "text")
INT = Expected("Int", "int4")
DECIMAL = Expected("Decimal", "numeric")
BOOLEAN = Expected("Boolean", "bool")
TIME = Expected("DateTime", "timestamptz")
BYTES = Expected("Bytes", "bytea")
ENUM = Expected("enum", "mood", values={"so-so": "so_so", "it's": "its"})
STRINGS = Expected("String", "text", is_array=True)
INTS = Expected("Int", "int4", is_array=True)
TIMES = Expected("DateTime", "timestamptz", is_array=True)
ENUMS = Expected("enum", "mood", is_array=True, values={"so-so": "so_so"})


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
        ("'a'::text || 'b'::text", STRING, "dbgenerated(\"'a'::text || 'b'::text\")"),
        ("7", INT, "7"),
        ("'-7'::integer", INT, "-7"),
        ("(-7)", INT, "-7"),
        ("(1 + 2)", INT, 'dbgenerated("(1 + 2)")'),
        ("99999999999999999999", INT, 'dbgenerated("99999999999999999999")'),
        ("nextval('t_id_seq'::regclass)", INT, "autoincrement()"),
        ("nextval('public.\"T_id_seq\"'::regclass)", INT, "autoincrement()"),
        ("(nextval('s'::regclass) + 1)", INT, "dbgenerated(\"(nextval('s'::regclass) + 1)\")"),
        ("9.90", DECIMAL, "9.90"),
        ("'1e3'::numeric", DECIMAL, "dbgenerated(\"'1e3'::numeric\")"),
        ("1e+20", DECIMAL, "100000000000000000000"),
        ("'NaN'::numeric", DECIMAL, "dbgenerated(\"'NaN'::numeric\")"),
        ("true", BOOLEAN, "true"),
        ("(NOT true)", BOOLEAN, 'dbgenerated("(NOT true)")'),
        ("now()", TIME, "now()"),
        ("CURRENT_TIMESTAMP(3)", TIME, "now()"),
        ("('now'::text)::timestamp(3) with time zone", TIME, None),
        ("'2020-01-02'::date", TIME, "dbgenerated(\"'2020-01-02'::date\")"),
        ("'\\xdeadbeef'::bytea", BYTES, '"3q2+7w=="'),
        ("''::bytea", BYTES, '""'),
        ("'so-so'::mood", ENUM, "so_so"),
        ("'it''s'::public.mood", ENUM, "its"),
        ("'gone'::mood", ENUM, "dbgenerated(\"'gone'::mood\")"),
        ("'{}'::text[]", STRINGS, "[]"),
        ('\'{a,"b c","q\\"q"}\'::text[]', STRINGS, '["a", "b c", "q\\"q"]'),
        ("'{a,NULL}'::text[]", STRINGS, "dbgenerated(\"'{a,NULL}'::text[]\")"),
        ("'{{a},{b}}'::text[]", STRINGS, "dbgenerated(\"'{{a},{b}}'::text[]\")"),
        ("ARRAY[]::text[]", STRINGS, "[]"),
        ("ARRAY['a'::text, 'b,c'::text, 'd]e'::text]", STRINGS, '["a", "b,c", "d]e"]'),
        ("ARRAY[upper('a'::text)]", STRINGS, "dbgenerated(\"ARRAY[upper('a'::text)]\")"),
        ("ARRAY[1, 2]", INTS, "[1, 2]"),
        ("ARRAY[(1)::bigint]", INTS, 'dbgenerated("ARRAY[(1)::bigint]")'),
        ("'{}'::timestamp with time zone[]", TIMES, "[]"),
        ("ARRAY[now()]", TIMES, 'dbgenerated("ARRAY[now()]")'),
        ("ARRAY['so-so'::mood]", ENUMS, "[so_so]"),
        ("gen_random_uuid()", Expected("String", "uuid"), 'dbgenerated("gen_random_uuid()")'),
        ("'a0ee'::uuid", Expected("String", "uuid"), "dbgenerated(\"'a0ee'::uuid\")"),
        ("'(0,0)'::point", Expected(None, "point"), "dbgenerated(\"'(0,0)'::point\")"),
    ],
)
def test_an_expression_becomes_a_default(expression: str, expected: Expected, written: str | None) -> None:
    value = parse_default(expression, expected)
    assert value is not None
    assert write(value) == (written or f'dbgenerated("{expression}")')


@pytest.mark.parametrize("expression", ["NULL", "NULL::integer", "NULL::character varying"])
def test_null_is_no_default(expression: str) -> None:
    assert parse_default(expression, STRING) is None
