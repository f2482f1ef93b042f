"""Rules on what keeps a schema understandable for those who come later."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.hygiene.commented_out_field import commented_out_field
from schema_ls.checks.rules.hygiene.created_at_without_default import created_at_without_default
from schema_ls.checks.rules.hygiene.dangling_doc_comment import dangling_doc_comment
from schema_ls.checks.rules.hygiene.deprecated_syntax import deprecated_syntax
from schema_ls.checks.rules.hygiene.env_missing import env_missing
from schema_ls.checks.rules.hygiene.field_order import field_order
from schema_ls.checks.rules.hygiene.forbid_field import forbid_field
from schema_ls.checks.rules.hygiene.forbid_required_ignored_field import forbid_required_ignored_field
from schema_ls.checks.rules.hygiene.inline_credentials import inline_credentials
from schema_ls.checks.rules.hygiene.missing_timestamps import missing_timestamps
from schema_ls.checks.rules.hygiene.prisma_8_rules import prisma_8_rules
from schema_ls.checks.rules.hygiene.require_default_empty_arrays import require_default_empty_arrays
from schema_ls.checks.rules.hygiene.require_field import require_field
from schema_ls.checks.rules.hygiene.require_field_type import require_field_type
from schema_ls.checks.rules.hygiene.todo_comment import todo_comment
from schema_ls.checks.rules.hygiene.undocumented_model import undocumented_model
from schema_ls.checks.rules.hygiene.unsorted_blocks import unsorted_blocks
from schema_ls.checks.rules.hygiene.unused_suppression import unused_suppression
from schema_ls.checks.rules.hygiene.updated_at_without_attribute import updated_at_without_attribute
from schema_ls.checks.rules.hygiene.version_mismatch import version_mismatch

RULES: tuple[Rule, ...] = (
    prisma_8_rules,
    deprecated_syntax,
    inline_credentials,
    env_missing,
    version_mismatch,
    updated_at_without_attribute,
    created_at_without_default,
    missing_timestamps,
    require_field,
    forbid_field,
    require_field_type,
    field_order,
    require_default_empty_arrays,
    forbid_required_ignored_field,
    undocumented_model,
    dangling_doc_comment,
    commented_out_field,
    todo_comment,
    unsorted_blocks,
    unused_suppression,
)
