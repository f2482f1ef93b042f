"""Names that the objects of a model have in the database: written ones and those that they get by default."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from schema_ls.base.memo import Noted
from schema_ls.base.record import Record
from schema_ls.model.faces import ID, UNIQUE, Face, Key, ModelFace
from schema_ls.model.items import KeyItem, ModelItem, item_of
from schema_ls.model.names import free_name
from schema_ls.model.reading import string_argument
from schema_ls.spec.constraint_names import ConstraintKind
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.provider import NameScope
from schema_ls.syntax.tree import Block


class Constraint(Record):
    """A named object of the database. `member` is the row of the line that makes it, in its block."""

    kind: ConstraintKind
    name: str
    is_written: bool
    row: int
    attribute: str
    """The attribute that makes it: `id`, `relation`, ..."""


class Clash(Record):
    """A constraint whose name another one has within the same database schema."""

    kind: str
    name: str
    other: str
    """Name of the other model, perhaps the own one."""
    is_same_table: bool
    """Whether both models are the same table, so that all their default names clash."""


Paths = tuple[tuple[str, str], ...]
"""Dotted paths in keys, each with the name that it has in names of constraints."""


def paths_of(face: ModelFace, faces: Mapping[str, Face]) -> Paths:
    """The dotted paths in the keys of a model that lead to a field, by the types that it names and those these name."""
    names = dict.fromkeys(name for key in face.keys for name in key.column_names if "." in name)
    found = ((name, _path(face, name.split("."), faces)) for name in names)
    return tuple((name, "_".join(columns)) for name, columns in found if columns)


def _path(face: Face | None, words: list[str], faces: Mapping[str, Face]) -> list[str]:
    """The database names along a path; none where it leads nowhere."""
    columns: list[str] = []
    for word in words:
        field = face.field(word) if isinstance(face, ModelFace) else None
        if field is None:
            return []
        columns.append(field.column)
        face = faces.get(field.type)
    return columns


def constraints_of(item: ModelItem, dialect: Dialect, paths: Paths = ()) -> tuple[Constraint, ...]:
    """All named objects of a model. A default name is left out where its fields do not exist, or are paths not given."""
    return _named(item, dialect, dict(paths)) if paths else _constraints(item.block, dialect)


def _make_constraints(block: Block, dialect: Dialect) -> tuple[Constraint, ...]:
    item = item_of(block)
    return _named(item, dialect, {}) if isinstance(item, ModelItem) else ()


def _named(item: ModelItem, dialect: Dialect, paths: Mapping[str, str]) -> tuple[Constraint, ...]:
    return (*_keys(item, dialect, paths), *_foreign_keys(item, dialect), *_defaults(item, dialect))


_constraints = Noted(_make_constraints)


def _keys(item: ModelItem, dialect: Dialect, paths: Mapping[str, str]) -> Iterator[Constraint]:
    primary = next((one for one in item.keys if one.key.kind == ID), None)
    for one in item.keys:
        key = one.key
        if one.member.is_broken or (not key.on_block and not _is_first(item, one)):
            continue
        kind: ConstraintKind = "primary_key" if key.kind == ID else "unique" if key.kind == UNIQUE else "index"
        if key.kind == ID and (one is not primary or not dialect.supports("NamedPrimaryKeys")):
            continue
        columns = _columns(item.face, key, paths)
        if key.map:
            yield Constraint(kind, key.map, True, one.member.row, one.attribute.name)
        elif columns is not None:
            listed = () if key.kind == ID else columns
            name = dialect.constraint_name(kind, item.face.table, listed)
            yield Constraint(kind, name, False, one.member.row, one.attribute.name)


def _is_first(item: ModelItem, one: KeyItem) -> bool:
    """Whether a key of a field is no repetition: of the attribute, or of the field with all that it has."""
    field = item.field_named[one.key.columns[0].name]
    return field.row == one.member.row and field.attribute(one.attribute.name) == one.attribute


def _columns(face: ModelFace, key: Key, paths: Mapping[str, str]) -> tuple[str, ...] | None:
    """Database names of the columns; None where one of them is neither a field of the model nor among `paths`."""
    fields = [(name, face.field(name)) for name in key.column_names]
    found = tuple(field.column if field else paths[name] for name, field in fields if field or name in paths)
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


def names_in_schema(item: ModelItem, dialect: Dialect) -> Iterator[tuple[int, str, str]]:
    """The names of a model that no other model may have in its database schema: number of the scope, schema, name."""
    scopes = [(number, scope) for number, scope in enumerate(dialect.name_scopes) if scope.where == "schema"]
    for constraint in constraints_of(item, dialect) if scopes else ():
        for number, scope in scopes:
            if constraint.kind in scope.kinds:
                yield number, item.face.schema, constraint.name


def index_name(item: ModelItem, dialect: Dialect, columns: Iterable[str]) -> str:
    """What a new index over fields of a model has to be called; empty where the name that it gets by itself is free."""
    fields = [item.face.field(name) for name in columns]
    own = dialect.constraint_name("index", item.face.table, [field.column for field in fields if field is not None])
    taken = {constraint.name for constraint in constraints_of(item, dialect)}
    free = free_name(own, taken.__contains__)
    return "" if free == own else free


class Sharing(NamedTuple):
    """Constraints of one name in one scope: the first two with their models, and all by the name of the model."""

    first: tuple[tuple[ModelItem, Constraint], ...]
    by_owner: dict[str, list[Constraint]]


def sharing(scope: int, name: str, owners: Iterable[ModelItem], dialect: Dialect) -> Sharing:
    """The constraints with a name that several have in a scope: all `owners`, in order."""
    kinds = dialect.name_scopes[scope].kinds
    found = [
        (owner, one)
        for owner in owners
        for one in constraints_of(owner, dialect)
        if one.name == name and one.kind in kinds
    ]
    by_owner: dict[str, list[Constraint]] = {}
    for owner, one in found:
        by_owner.setdefault(owner.name, []).append(one)
    return Sharing(tuple(found[:2]), by_owner)


def clashes(item: ModelItem, shared: Sharing) -> Iterator[Clash]:
    """The constraints of a model with a name that several have. The first of the others is named."""
    told: set[tuple[object, ...]] = set()
    for constraint in shared.by_owner.get(item.name, ()) if len(shared.first) > 1 else ():
        other, theirs = shared.first[constraint is shared.first[0][1]]
        looks = (constraint.kind, constraint.is_written, theirs)
        if looks in told:
            continue
        told.add(looks)
        is_same = (
            other is not item
            and not (constraint.is_written or theirs.is_written)
            and other.face.table == item.face.table
        )
        yield Clash(constraint.kind, constraint.name, other.name, is_same)


def clashes_within(item: ModelItem, dialect: Dialect, paths: Paths = ()) -> dict[Constraint, Constraint]:
    """Constraints of a model whose names others of the same model have, each with one of these."""
    found: dict[Constraint, Constraint] = {}
    by_name: dict[str, list[Constraint]] = {}
    for constraint in constraints_of(item, dialect, paths):
        by_name.setdefault(constraint.name, []).append(constraint)
    several = [alike for alike in by_name.values() if len(alike) > 1]
    for scope in dialect.name_scopes if several else ():
        if scope.where == "model":
            for alike in several:
                found.update(_at_fault(alike, scope))
    return found


def _at_fault(alike: list[Constraint], scope: NameScope) -> Iterator[tuple[Constraint, Constraint]]:
    others = [other for other in alike if other.kind in (*scope.kinds, *scope.also)][-2:]
    for constraint in alike:
        if constraint.kind in scope.kinds:
            other = next((other for other in reversed(others) if other is not constraint), None)
            if other is not None:
                yield constraint, other
