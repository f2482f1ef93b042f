"""Rules that mirror the official engine: a schema with such an error is refused by it.

Each module below is one topic and exports its `RULES`.
"""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.validation import (
    attributes,
    block_names,
    client_names,
    member_lines,
    member_names,
    relations,
    top_level,
    written_forms,
)
from schema_ls.checks.rules.validation.type_unknown import unknown_type

RULES: tuple[Rule, ...] = (
    *top_level.RULES,
    *member_lines.RULES,
    *written_forms.RULES,
    *block_names.RULES,
    *member_names.RULES,
    *client_names.RULES,
    *attributes.RULES,
    unknown_type,
    *relations.RULES,
)
