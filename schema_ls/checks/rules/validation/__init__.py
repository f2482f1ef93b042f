"""Rules that mirror the official engine: a schema with such an error is refused by it.

Each module below is one topic and exports its `RULES`.
"""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.validation.type_unknown import unknown_type

RULES: tuple[Rule, ...] = (unknown_type,)
