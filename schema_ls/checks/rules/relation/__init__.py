"""Rules on relations that Prisma accepts and that will hurt."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.relation.cascade_cycle import cascade_cycle
from schema_ls.checks.rules.relation.cascade_fan_out import cascade_fan_out
from schema_ls.checks.rules.relation.fk_type_mismatch import fk_type_mismatch
from schema_ls.checks.rules.relation.implicit_many_to_many import implicit_many_to_many
from schema_ls.checks.rules.relation.implicit_on_delete import implicit_on_delete
from schema_ls.checks.rules.relation.missing_relation import missing_relation
from schema_ls.checks.rules.relation.nullable_mismatch import nullable_mismatch
from schema_ls.checks.rules.relation.relation_field_order import relation_field_order

RULES: tuple[Rule, ...] = (
    fk_type_mismatch,
    nullable_mismatch,
    cascade_cycle,
    cascade_fan_out,
    missing_relation,
    implicit_on_delete,
    implicit_many_to_many,
    relation_field_order,
)
