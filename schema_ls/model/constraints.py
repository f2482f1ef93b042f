"""Names that the objects of a model have in the database: written ones and those that they get by default."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from schema_ls.base.memo import Memo
from schema_ls.model.faces import ID, UNIQUE, Key, ModelFace
from schema_ls.model.items import KeyItem, ModelItem
from schema_ls.model.reading import string_argument
from schema_ls.spec.constraint_names import ConstraintKind
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.provider import NameScope


@dataclass(frozen=True, slots=True)
class Constraint:
    """A named object of the database. `member` is the row of the line that makes it, in its block."""

    kind: ConstraintKind
    name: str
    is_written: bool
    row: int
    attribute: str
    """The attribute that makes it: `id`, `relation`, ..."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A constraint whose name another one has within the same database schema."""

    kind: str
    name: str
    other: str
    """Name of the other model, perhaps the own one."""
    is_same_table: bool
    """Whether both models are the same table, so that all their default names clash."""


def constraints_of(item: ModelItem, dialect: Dialect) -> tuple[Constraint, ...]:
    """All named objects of a model. A default name is left out where its fields do not exist."""
    return _constraints((item, dialect))


def _make_constraints(key: tuple[ModelItem, Dialect]) -> tuple[Constraint, ...]:
    item, dialect = key
    return (*_keys(item, dialect), *_foreign_keys(item, dialect), *_defaults(item, dialect))


_constraints = Memo(_make_constraints, limit=20_000)


def _keys(item: ModelItem, dialect: Dialect) -> Iterator[Constraint]:
    primary = next((one for one in item.keys if one.key.kind == ID), None)
    for one in item.keys:
        key = one.key
        if one.member.is_broken or (not key.on_block and not _is_first(item, one)):
            continue
        kind: ConstraintKind = "primary_key" if key.kind == ID else "unique" if key.kind == UNIQUE else "index"
        if key.kind == ID and (one is not primary or not dialect.supports("NamedPrimaryKeys")):
            continue
        columns = _columns(item.face, key)
        if key.map:
            yield Constraint(kind, key.map, True, one.member.row, one.attribute.name)
        elif columns is not None:
            listed = () if key.kind == ID else columns
            name = dialect.constraint_name(kind, item.face.table, listed)
            yield Constraint(kind, name, False, one.member.row, one.attribute.name)


def _is_first(item: ModelItem, one: KeyItem) -> bool:
    """Whether a key of a field is no repetition: of the attribute, or of the field with all that it has."""
    field = next(field for field in item.fields if field.name == one.key.columns[0].name)
    return field.row == one.member.row and field.attribute(one.attribute.name) == one.attribute


def _columns(face: ModelFace, key: Key) -> tuple[str, ...] | None:
    """Database names of the columns; None where one of them is no field of the model, as dotted paths are not."""
    fields = [face.field(name) for name in key.column_names]
    found = tuple(field.column for field in fields if field is not None)
    return found if key.is_readable and len(found) == len(fields) else None


def _foreign_keys(item: ModelItem, dialect: Dialect) -> Iterator[Constraint]:
    if item.kind == "type":
        return
    for field in item.fields:
        relation = field.face.relation
        if relation is None or not relation.fields or field.face.is_list:
            continue
        held = [item.face.field(name) for name in relation.fields]
        if relation.map:
            yield Constraint("foreign_key", relation.map, True, field.row, "relation")
        elif None not in held:
            columns = [f.column for f in held if f is not None]
            name = dialect.constraint_name("foreign_key", item.face.table, columns)
            yield Constraint("foreign_key", name, False, field.row, "relation")


def _defaults(item: ModelItem, dialect: Dialect) -> Iterator[Constraint]:
    if not dialect.supports("NamedDefaultValues"):
        return
    for field in item.fields:
        attribute = field.attribute("default")
        face = field.face
        if attribute is None or item.face.field(field.name) is not face:
            continue
        written = string_argument(attribute, "map")
        name = written or dialect.constraint_name("default", item.face.table, (face.column,))
        yield Constraint("default", name, bool(written), field.row, "default")


def clashing_names(items: Iterable[ModelItem], dialect: Dialect) -> Mapping[str, frozenset[Clash]]:
    """For each model its constraints whose names are not alone in the database schema. No model without any."""
    found: dict[str, set[Clash]] = {}
    models: list[ModelItem] = []
    for scope in dialect.name_scopes:
        if scope.where != "schema":
            continue
        models = models or list({item.name: item for item in reversed(list(items)) if item.kind != "type"}.values())
        names = [name for item in models for name in _names_in_scope((item, dialect, scope))]
        if len(set(names)) < len(names):
            for owners in _by_name(models, scope, dialect):
                _add(found, owners)
    return {name: frozenset(clashes) for name, clashes in found.items()}


_Owner = tuple[ModelItem, Constraint]
_Name = tuple[str, str]
"""A database schema and a name in it."""


def _make_names(key: tuple[ModelItem, Dialect, NameScope]) -> tuple[_Name, ...]:
    item, dialect, scope = key
    found = constraints_of(item, dialect)
    return tuple((item.face.schema, one.name) for one in found if one.kind in scope.kinds)


_names_in_scope = Memo(_make_names, limit=40_000)
"""The names of a model that must differ from those of others. Nearly always they do, and this is all that is asked."""


def _by_name(items: Iterable[ModelItem], scope: NameScope, dialect: Dialect) -> Iterator[list[_Owner]]:
    """Constraints of one name, for each name that several have."""
    found: dict[_Name, list[_Owner]] = {}
    for item in items:
        for constraint in constraints_of(item, dialect):
            if constraint.kind in scope.kinds:
                found.setdefault((item.face.schema, constraint.name), []).append((item, constraint))
    return (owners for owners in found.values() if len(owners) > 1)


def _add(found: dict[str, set[Clash]], owners: list[_Owner]) -> None:
    for item, constraint in owners:
        other, theirs = next(one for one in owners if one[1] is not constraint)
        is_same = (
            other is not item
            and not (constraint.is_written or theirs.is_written)
            and other.face.table == item.face.table
        )
        clash = Clash(constraint.kind, constraint.name, other.name, is_same)
        found.setdefault(item.name, set()).add(clash)


def clashes_within(item: ModelItem, dialect: Dialect) -> dict[Constraint, Constraint]:
    """Constraints of a model whose names others of the same model have, each with one of these."""
    found: dict[Constraint, Constraint] = {}
    by_name: dict[str, list[Constraint]] = {}
    for constraint in constraints_of(item, dialect):
        by_name.setdefault(constraint.name, []).append(constraint)
    several = [alike for alike in by_name.values() if len(alike) > 1]
    for scope in dialect.name_scopes if several else ():
        if scope.where == "model":
            for alike in several:
                found.update(_at_fault(alike, scope))
    return found


def _at_fault(alike: list[Constraint], scope: NameScope) -> Iterator[tuple[Constraint, Constraint]]:
    for constraint in alike:
        if constraint.kind in scope.kinds:
            for other in alike:
                if other is not constraint and other.kind in (*scope.kinds, *scope.also):
                    yield constraint, other
