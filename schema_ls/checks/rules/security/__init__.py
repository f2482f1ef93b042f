"""Rules on what others should not see. None is on by default: names alone prove little."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.security.pii_untagged import pii_untagged
from schema_ls.checks.rules.security.plain_password_field import plain_password_field
from schema_ls.checks.rules.security.tenant_column_missing import tenant_column_missing

RULES: tuple[Rule, ...] = (plain_password_field, pii_untagged, tenant_column_missing)
