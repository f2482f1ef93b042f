"""What holds for a relation without being written: its name, its actions, its join table."""

from __future__ import annotations

from schema_ls.model.handles import RelationField
from schema_ls.model.relations import MANY_TO_MANY, relation_of


def relation_name(field: RelationField) -> str:
    """The name of the relation, that which it gets by itself where neither side gives one."""
    return field.relation.name or "To".join(sorted((field.model.name, field.other.name)))


def actions(field: RelationField) -> dict[str, tuple[str, bool]]:
    """The action of `onDelete` and `onUpdate` and whether it is written; empty where the side has no foreign key."""
    relation, dialect = field.relation, field.dialect
    if not field.local_fields or field.face.is_list:
        return {}
    keys = [field.model.face.field(name) for name in field.local_fields]
    is_optional = all(key is not None and not key.is_required for key in keys)
    on_delete = relation.on_delete or dialect.default_on_delete(is_optional)
    on_update = relation.on_update or dialect.default_on_update
    return {"onDelete": (on_delete, bool(relation.on_delete)), "onUpdate": (on_update, bool(relation.on_update))}


def join_table(field: RelationField) -> str:
    """The table of an implicit many-to-many relation; empty for all others."""
    opposite = field.opposite
    is_implicit = field.relation_kind == MANY_TO_MANY and not field.local_fields
    if not is_implicit or opposite is None or relation_of(opposite).fields or not field.dialect.supports("ForeignKeys"):
        return ""
    return f"_{relation_name(field)}"
