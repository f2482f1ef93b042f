"""Default expressions, as `pragma table_xinfo` gives them, and what a schema makes of them."""

from __future__ import annotations

import pytest

from schema_ls.pull.readers.sqlite_defaults import parse_default
from schema_ls.pull.values import write


@pytest.mark.parametrize(
    ("expression", "scalar", "written"),
    [
        ("007", "Int", "7"),
        ("'-5'", "Int", "-5"),
        ("+3", "Int", None),
        ("0x10", "Int", None),
        ("99.90", "Decimal", "99.90"),
        ("-0", "Decimal", "0"),
        ("+1.5", "Float", "1.5"),
        ("'1e3'", "Float", "1000"),
        (".5", "Float", "0.5"),
        ("1 / 2", "Float", None),
        ("TRUE", "Boolean", "true"),
        ("'0'", "Boolean", "false"),
        ("'true'", "Boolean", None),
        ("2", "Boolean", None),
        ("'it''s'", "String", '"it\'s"'),
        ("1.5", "String", '"1.5"'),
        ("1.50", "String", None),
        ("+1", "String", None),
        ("word", "String", '"word"'),
        ("CURRENT_TIMESTAMP", "String", None),
        ("x'61'", "String", None),
        ("-1.5", "Json", '"-1.5"'),
        ("'{\"a\": 1}'", "Json", '"{\\"a\\": 1}"'),
        ("true", "Json", None),
        ("'x'", "Json", None),
        ("datetime('now')", "DateTime", "now()"),
        ("datetime('now','localtime')", "DateTime", None),
    ],
)
def test_an_expression_becomes_a_default(expression: str, scalar: str, written: str | None) -> None:
    value = parse_default(expression, scalar)
    assert (write(value) if value is not None else None) == written
