"""What rules call bad and good where a database is said to refuse the bad one."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from schema_ls.checks.rules import RULES

RECORDED = Path(__file__).parent / "recorded.json"
CODES = (
    "citext-without-extension",
    "duplicate-enum-value-mapping",
    "enum-database-name-clash",
    "fk-type-mismatch",
    "identifier-too-long",
    "json-btree-index",
)
_EXAMPLE = re.compile(r"^(Bad|Good)[^\n]*:\n((?:[ \t]+[^\n]*\n|\n)*)", re.MULTILINE)
_MARK = re.compile(r"^[ \t]*//[ \t]*\^.*\n", re.MULTILINE)
_DATASOURCE = 'datasource db {\n  provider = "postgresql"\n}\n\n'


@dataclass(frozen=True)
class Example:
    """A schema for PostgreSQL from the documentation of a rule; `kind` is Bad or Good."""

    code: str
    kind: str
    schema: str


def examples() -> list[Example]:
    """All examples, in the order of the rules."""
    return [
        Example(rule.code, kind, _whole(dedent(body)))
        for rule in RULES
        if rule.code in CODES
        for kind, body in _EXAMPLE.findall(rule.documentation + "\n")
    ]


def _whole(text: str) -> str:
    text = _MARK.sub("", text).strip() + "\n"
    return text if "datasource" in text else _DATASOURCE + text


def recorded() -> dict[Example, str]:
    """The SQL that the official engine made of each example."""
    rows = json.loads(RECORDED.read_text(encoding="utf-8"))
    return {Example(row["code"], row["kind"], row["schema"]): row["sql"] for row in rows}
