"""Rules on enums that are legal and still wrong."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.enum.duplicate_enum_value_mapping import duplicate_label
from schema_ls.checks.rules.enum.enum_database_name_clash import enum_database_name_clash
from schema_ls.checks.rules.enum.enum_default_missing import enum_default_missing
from schema_ls.checks.rules.enum.enum_value_case import enum_value_case
from schema_ls.checks.rules.enum.identical_enums import identical_enums
from schema_ls.checks.rules.enum.single_value_enum import single_value_enum
from schema_ls.checks.rules.enum.string_instead_of_enum import string_instead_of_enum
from schema_ls.checks.rules.enum.stringly_typed_status import stringly_typed_status
from schema_ls.checks.rules.enum.unused_enum import unused_enum
from schema_ls.checks.rules.enum.unused_type import unused_type

RULES: tuple[Rule, ...] = (
    string_instead_of_enum,
    stringly_typed_status,
    unused_enum,
    unused_type,
    single_value_enum,
    duplicate_label,
    identical_enums,
    enum_default_missing,
    enum_database_name_clash,
    enum_value_case,
)
