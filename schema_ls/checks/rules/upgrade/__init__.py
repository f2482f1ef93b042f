"""Rules on what a version of Prisma asks of a project beside a valid schema. `schema-ls upgrade` selects them."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.upgrade.bytes_as_uint8array import bytes_as_uint8array
from schema_ls.checks.rules.upgrade.client_needs_adapter import client_needs_adapter
from schema_ls.checks.rules.upgrade.engine_setting_ignored import engine_setting_ignored
from schema_ls.checks.rules.upgrade.join_table_primary_key import join_table_primary_key
from schema_ls.checks.rules.upgrade.mongodb_unsupported import mongodb_unsupported
from schema_ls.checks.rules.upgrade.old_client_generator import old_client_generator

RULES: tuple[Rule, ...] = (
    bytes_as_uint8array,
    join_table_primary_key,
    mongodb_unsupported,
    client_needs_adapter,
    engine_setting_ignored,
    old_client_generator,
)
