"""Rules on how things are called. All of them are a matter of taste, so none is on by default."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.naming.boolean_name import boolean_name
from schema_ls.checks.rules.naming.column_name_case import column_name_case
from schema_ls.checks.rules.naming.constraint_name import constraint_name
from schema_ls.checks.rules.naming.enum_name_case import enum_name_case
from schema_ls.checks.rules.naming.field_name_case import field_name_case
from schema_ls.checks.rules.naming.field_name_number import field_name_number
from schema_ls.checks.rules.naming.foreign_key_name import foreign_key_name
from schema_ls.checks.rules.naming.model_name_case import model_name_case
from schema_ls.checks.rules.naming.model_name_number import model_name_number
from schema_ls.checks.rules.naming.model_name_prefix import model_name_prefix
from schema_ls.checks.rules.naming.relation_name_style import relation_name_style
from schema_ls.checks.rules.naming.table_name_case import table_name_case

RULES: tuple[Rule, ...] = (
    model_name_case,
    model_name_number,
    model_name_prefix,
    field_name_case,
    field_name_number,
    boolean_name,
    foreign_key_name,
    enum_name_case,
    relation_name_style,
    table_name_case,
    column_name_case,
    constraint_name,
)
