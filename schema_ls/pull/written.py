"""Relations that only the existing schema knows, as far as the database still has what they rest on.

These are all of them with `relationMode = "prisma"`, those of views, and those to blocks that stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schema_ls.base.record import Record, replaced
from schema_ls.pull.catalog import Name, Table, TableKind
from schema_ls.pull.keys import TableKeys
from schema_ls.pull.links import same_type
from schema_ls.pull.previous import PreviousField, PreviousModel
from schema_ls.pull.scope import Scope
from schema_ls.pull.values import Attribute, Word, attribute
from schema_ls.pull.wanted import Arity, WantedField


class _Key(Record):
    """What a relation rests on: columns of one table and those of another that they refer to."""

    table: Table
    target: Table
    columns: tuple[str, ...]
    references: tuple[str, ...]


def written_relations(
    name: Name, scope: Scope, keys: Mapping[Name, TableKeys], ignored: frozenset[Name]
) -> Iterator[WantedField]:
    """Relation fields of a table's model that stay, as they are written but for what the columns no longer allow.

    `ignored` are the tables whose models the client does not show.
    """
    previous, model = scope.previous, scope.previous.model(name)
    if model is None:
        return
    for field in previous.relation_fields(model):
        target = previous.by_name[field.type]
        table = previous.database_name(target)
        is_free = previous.relation_mode == "prisma" or "view" in (target.keyword, model.keyword)
        if not (table in scope.kept or (is_free and scope.type_names.get(table) == target.name)):
            continue
        made = _held(model, field, scope, keys)
        if made is None:
            continue
        if table in ignored and name not in ignored and field.attribute("ignore") is None:
            made = replaced(made, attributes=(*made.attributes, attribute("ignore")))
        yield made


def _held(
    model: PreviousModel, field: PreviousField, scope: Scope, keys: Mapping[Name, TableKeys]
) -> WantedField | None:
    """The field as the columns of its relation allow it; None where they do not."""
    same = WantedField(field.name, field.type, field.arity, field.attributes, was=field.name)
    opposite = scope.previous.opposite(model, field)
    target = scope.previous.by_name[field.type]
    if field.relation_fields:
        key = _key(model, field, target, scope)
    elif opposite is not None and opposite.relation_fields:
        key = _key(target, opposite, model, scope)
    else:
        tables = _tables(scope, model, target)
        is_many = field.arity is Arity.LIST and opposite is not None and opposite.arity is Arity.LIST
        return same if not is_many or all(table is None or _has_single_id(table, keys) for table in tables) else None
    if key is None:
        return same
    if not _is_whole(key, scope, keys):
        return None
    if TableKind.VIEW in (key.table.kind, key.target.kind):
        return same
    return _forward(same, key) if field.relation_fields else _back(same, key, keys)


def _key(model: PreviousModel, field: PreviousField, target: PreviousModel, scope: Scope) -> _Key | None:
    """What the key side of a relation says; None where a block stays as it is, so that nothing is known of its columns."""
    table, other = _tables(scope, model, target)
    if table is None or other is None:
        return None
    return _Key(table, other, model.columns_of(field.relation_fields), target.columns_of(field.references))


def _tables(scope: Scope, *models: PreviousModel) -> list[Table | None]:
    """The tables of models; None for one whose block stays as it is."""
    return [scope.models.get(scope.previous.database_name(model)) for model in models]


def _is_whole(key: _Key, scope: Scope, keys: Mapping[Name, TableKeys]) -> bool:
    """Whether all columns are there, fit each other, and those referred to are unique."""
    here, there = ({column.name for column in table.columns} for table in (key.table, key.target))
    if not (here.issuperset(key.columns) and there.issuperset(key.references)):
        return False
    pairs = zip(key.columns, key.references, strict=False)
    if not all(same_type(key.table, column, key.target, other, scope) for column, other in pairs):
        return False
    return key.target.kind is TableKind.VIEW or bool(keys[key.target.name].unique_orders(key.references))


def _has_single_id(table: Table, keys: Mapping[Name, TableKeys]) -> bool:
    return any(key.is_primary and len(key.names) == 1 for key in keys[table.name].shown)


def _forward(field: WantedField, key: _Key) -> WantedField:
    nullable = [key.table.column(name).nullable for name in key.columns]
    attributes = field.attributes if all(nullable) else tuple(map(_without_null, field.attributes))
    return replaced(field, arity=Arity.OPTIONAL if any(nullable) else field.arity, attributes=attributes)


def _without_null(relation: Attribute) -> Attribute:
    """The attribute without actions that set columns to NULL."""
    return replaced(relation, arguments=tuple(each for each in relation.arguments if each.value != Word("SetNull")))


def _back(field: WantedField, key: _Key, keys: Mapping[Name, TableKeys]) -> WantedField:
    can_stay = field.arity is Arity.LIST or keys[key.table.name].unique_orders(key.columns)
    return field if can_stay else replaced(field, arity=Arity.LIST)
