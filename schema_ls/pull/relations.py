"""Relation fields: both ends of every relation, with names that do not clash.

Names of an existing schema stay. A new relation gets the plain names of its models when it is the only one between
them, and long ones that say table and columns when it is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from schema_ls.pull.catalog import Name
from schema_ls.pull.joins import Join
from schema_ls.pull.links import Link
from schema_ls.pull.names import numbered, type_name
from schema_ls.pull.previous import PreviousModel
from schema_ls.pull.scope import Scope
from schema_ls.pull.values import Text, Word, attribute, words
from schema_ls.pull.wanted import Arity, WantedField


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of a relation and of its two fields. `was` are the fields' names in the previous schema."""

    relation: str | None
    forward: str
    back: str
    was_forward: str | None = None
    was_back: str | None = None


@dataclass(slots=True)
class _Fields:
    """Relation fields found so far, by table, and all names that are taken there."""

    scope: Scope
    ignored: frozenset[Name]
    taken: dict[Name, set[str]]
    found: dict[Name, list[WantedField]] = field(default_factory=dict)

    def add(self, owner: Name, target: Name, made: WantedField) -> None:
        """Put a field into a model, under a name that is free there."""
        name = made.was or numbered(made.name, self.taken[owner])
        self.taken[owner].add(name)
        if target in self.ignored and owner not in self.ignored:
            made = replace(made, attributes=(*made.attributes, attribute("ignore")))
        self.found.setdefault(owner, []).append(replace(made, name=name))


def relation_fields(
    scope: Scope, links: Iterable[Link], joins: Iterable[Join], ignored: frozenset[Name]
) -> dict[Name, list[WantedField]]:
    """Relation fields of each table, in the order in which they stand behind its columns.

    `ignored` are the tables whose models the client does not show.
    """
    links, joins = tuple(links), tuple(joins)
    fields = _Fields(scope, ignored, _taken(scope, links))
    pairs = _pairs(links, joins)
    for link in links:
        _add_link(link, pairs, fields)
    for join in joins:
        _add_join(join, pairs, fields)
    return fields.found


def base_name(table: Name) -> str:
    """What a table is called as far as its relations are concerned, whatever its model is called."""
    return type_name(table.name)


def _pair(a: Name, b: Name) -> tuple[Name, Name]:
    return (a, b) if a <= b else (b, a)


def _pairs(links: Iterable[Link], joins: Iterable[Join]) -> Counter[tuple[Name, Name]]:
    """How many relations there are between two tables."""
    pairs = Counter(_pair(link.table.name, link.target.name) for link in links)
    pairs.update(_pair(join.a, join.b) for join in joins)
    return pairs


def _taken(scope: Scope, links: Iterable[Link]) -> dict[Name, set[str]]:
    """Names that new relation fields must not have: those of columns, and those that existing relations keep."""
    taken = {name: set(fields.values()) for name, fields in scope.field_names.items()}
    for name in scope.models:
        model = scope.previous.model(name)
        if model is not None:
            taken[name] |= {known.name for known in scope.previous.relation_fields(model)}
    return taken


def _add_link(link: Link, pairs: Counter[tuple[Name, Name]], fields: _Fields) -> None:
    scope = fields.scope
    names = _known_names(link, scope) or _new_names(link, pairs, scope)
    relation = Text(names.relation) if names.relation else None
    constraint = link.constraint(scope.options.dialect)
    forward = attribute(
        "relation",
        relation,
        fields=words(scope.fields(link.table, link.columns)),
        references=words(scope.fields(link.target, link.target_columns)),
        onDelete=Word(link.on_delete.value) if link.on_delete else None,
        onUpdate=Word(link.on_update.value) if link.on_update else None,
        map=Text(constraint) if constraint else None,
    )
    back = (attribute("relation", relation),) if relation else ()
    one, other = link.table.name, link.target.name
    arity = Arity.OPTIONAL if link.is_optional else Arity.REQUIRED
    fields.add(
        one,
        other,
        WantedField(names.forward, scope.type_names[other], arity, (forward,), was=names.was_forward),
    )
    arity = Arity.OPTIONAL if link.is_one_to_one else Arity.LIST
    fields.add(other, one, WantedField(names.back, scope.type_names[one], arity, back, was=names.was_back))


def _new_names(link: Link, pairs: Counter[tuple[Name, Name]], scope: Scope) -> _Names:
    one, other = base_name(link.table.name), base_name(link.target.name)
    is_self = link.table.name == link.target.name
    columns = scope.fields(link.table, link.columns)
    prefix = "other_" if is_self else ""
    if pairs[_pair(link.table.name, link.target.name)] == 1 and other not in columns:
        return _Names(f"{one}To{one}" if is_self else None, other, prefix + one)
    relation = f"{one}_{'_'.join(columns)}To{other}"
    return _Names(relation, f"{other}_{relation}", f"{prefix}{one}_{relation}")


def _known_names(link: Link, scope: Scope) -> _Names | None:
    """Names that the previous schema has for a foreign key."""
    model = scope.previous.model(link.table.name)
    target = scope.previous.model(link.target.name)
    if model is None or target is None:
        return None
    for known in model.fields:
        columns = model.columns_of(known.relation_fields)
        if known.type != target.name or not columns or set(columns) != set(link.columns):
            continue
        opposite = scope.previous.opposite(model, known)
        back = opposite.name if opposite else _new_names(link, Counter(), scope).back
        return _Names(known.relation_name, known.name, back, known.name, opposite.name if opposite else None)
    return None


def _add_join(join: Join, pairs: Counter[tuple[Name, Name]], fields: _Fields) -> None:
    scope = fields.scope
    ends = _known_ends(join, scope) or _new_ends(join, pairs)
    relation = (attribute("relation", Text(ends.relation)),) if ends.relation else ()
    a, b = scope.type_names[join.a], scope.type_names[join.b]
    fields.add(join.a, join.b, WantedField(ends.forward, b, Arity.LIST, relation, was=ends.was_forward))
    fields.add(join.b, join.a, WantedField(ends.back, a, Arity.LIST, relation, was=ends.was_back))


def _new_ends(join: Join, pairs: Counter[tuple[Name, Name]]) -> _Names:
    a, b = base_name(join.a), base_name(join.b)
    relation = join.relation_name
    if join.a == join.b:
        return _Names(relation, f"{a}_A", f"{a}_B")
    if pairs[_pair(join.a, join.b)] > 1:
        return _Names(relation, f"{b}_{relation}", f"{a}_{relation}")
    return _Names(None if relation == f"{a}To{b}" else relation, b, a)


def _known_ends(join: Join, scope: Scope) -> _Names | None:
    """Names that the previous schema has for a many-to-many relation."""
    a, b = scope.previous.model(join.a), scope.previous.model(join.b)
    if a is None or b is None:
        return None
    for known in a.fields:
        if known.type != b.name or known.arity is not Arity.LIST or known.relation_fields:
            continue
        opposite = scope.previous.opposite(a, known)
        if opposite is None or opposite.arity is not Arity.LIST:
            continue
        if join.relation_name == (known.relation_name or _unnamed(a, b)):
            return _Names(known.relation_name, known.name, opposite.name, known.name, opposite.name)
    return None


def _unnamed(a: PreviousModel, b: PreviousModel) -> str:
    return "To".join(sorted((a.name, b.name)))
