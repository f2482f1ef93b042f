"""Rules on enums that are legal and still wrong."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.enum.duplicate_enum_value_mapping import duplicate_label
from schema_ls.checks.rules.enum.unused_enum import unused_enum

RULES: tuple[Rule, ...] = (unused_enum, duplicate_label)
