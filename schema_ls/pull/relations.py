"""Relation fields: both ends of every relation, with names that do not clash.

Names of an existing schema stay. A new relation gets the plain names of its models when it is the only one
between them, and long ones that say table and columns when it is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from schema_ls.base.record import Record, replaced
from schema_ls.model.names import one_of
from schema_ls.pull.catalog import Name
from schema_ls.pull.joins import Join
from schema_ls.pull.links import Link
from schema_ls.pull.names import field_ending, field_name, in_camel, numbered, sanitise, type_name
from schema_ls.pull.previous import usual_relation_name
from schema_ls.pull.scope import Scope
from schema_ls.pull.values import Text, Word, attribute, words
from schema_ls.pull.wanted import Arity, WantedField

_Joined = tuple[tuple[Name, Name], str]
"""The tables of a many-to-many relation and its name."""


class _Names(Record):
    """Names of a relation and of its two fields. `was` are the fields' names in the previous schema."""

    relation: str | None
    forward: str
    back: str
    was_forward: str | None = None
    was_back: str | None = None


class _End(Record):
    """A relation field, and the tables at this end and at the other one."""

    owner: Name
    target: Name
    field: WantedField


def relation_fields(
    scope: Scope, links: Iterable[Link], joins: Iterable[Join], ignored: frozenset[Name]
) -> dict[Name, list[WantedField]]:
    """Relation fields of each table, in the order in which they stand behind its columns.

    `ignored` are the tables whose models the client does not show.
    """
    links, joins = tuple(links), tuple(joins)
    pairs = _pairs(links, joins)
    joined = frozenset((_pair(join.a, join.b), join.relation_name) for join in joins)
    ends = [end for link in links for end in _link_ends(link, pairs, joined, scope)]
    ends += [end for join in joins for end in _join_ends(join, pairs, scope)]
    taken = {name: set(fields.values()) for name, fields in scope.field_names.items()}
    for end in ends:
        if end.field.was:
            taken[end.owner].add(end.field.was)
    fields: dict[Name, list[WantedField]] = {}
    for end in ends:
        made = end.field
        if not made.was:
            name = numbered(made.name, taken[end.owner])
            made = made if name == made.name else replaced(made, name=name)
        if (end.target in ignored and end.owner not in ignored) or _is_ignored(end, scope):
            made = replaced(made, attributes=(*made.attributes, attribute("ignore")))
        taken[end.owner].add(made.name)
        fields.setdefault(end.owner, []).append(made)
    return fields


def _is_ignored(end: _End, scope: Scope) -> bool:
    """Whether somebody wrote that the client shall not show a relation field."""
    model = scope.previous.model(end.owner) if end.field.was else None
    known = model.by_name.get(end.field.was or "") if model else None
    return known is not None and known.attribute("ignore") is not None


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


def _link_ends(
    link: Link, pairs: Counter[tuple[Name, Name]], joined: Collection[_Joined], scope: Scope
) -> tuple[_End, _End]:
    names = _known_names(link, scope) or _new_names(link, pairs, scope)
    names = _told_apart(names, link, joined, scope)
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
    here = WantedField(
        names.forward,
        scope.type_names[other],
        Arity.OPTIONAL if link.is_optional else Arity.REQUIRED,
        (forward,),
        was=names.was_forward,
    )
    there = WantedField(
        names.back,
        scope.type_names[one],
        Arity.OPTIONAL if link.is_one_to_one else Arity.LIST,
        back,
        was=names.was_back,
    )
    return _End(one, other, here), _End(other, one, there)


def _told_apart(names: _Names, link: Link, joined: Collection[_Joined], scope: Scope) -> _Names:
    """The names, where those of the relation are a many-to-many relation's between the same tables with another one: that
    follows from the join table and cannot change.
    """
    if not joined:
        return names
    one, other = link.table.name, link.target.name
    name = names.relation or usual_relation_name(scope.type_names[one], scope.type_names[other])
    return replaced(names, relation=_long_name(link, scope)) if (_pair(one, other), name) in joined else names


def _long_name(link: Link, scope: Scope) -> str:
    """A name that says tables and columns."""
    return f"{base_name(link.table.name)}_{'_'.join(_base_columns(link, scope))}To{base_name(link.target.name)}"


def _base_columns(link: Link, scope: Scope) -> tuple[str, ...]:
    """What the columns are called as far as their relation is concerned, whatever their fields are called."""
    fields = scope.fields(link.table, link.columns)
    if scope.previous.model(link.table.name) is None:
        return fields
    taken = Counter(field_name(column.name) for column in link.table.columns)
    names = [(field_name(column), field) for column, field in zip(link.columns, fields, strict=True)]
    return tuple(name if taken[name] == 1 else field for name, field in names)


def _new_names(link: Link, pairs: Counter[tuple[Name, Name]], scope: Scope) -> _Names:
    if scope.options.settings.naming != "database":
        return _names_in_camel(link, pairs, scope)
    one, other = base_name(link.table.name), base_name(link.target.name)
    is_self = link.table.name == link.target.name
    prefix = "other_" if is_self else ""
    is_alone = pairs[_pair(link.table.name, link.target.name)] == 1
    if is_alone and other not in _base_columns(link, scope):
        return _Names(f"{one}To{one}" if is_self else None, other, prefix + one)
    relation = _long_name(link, scope)
    return _Names(relation, f"{other}_{relation}", f"{prefix}{one}_{relation}")


def _names_in_camel(link: Link, pairs: Counter[tuple[Name, Name]], scope: Scope) -> _Names:
    """Names after the column (`authorId` makes `author`), and after the table at the other end (`posts`)."""
    one, other = scope.type_names[link.table.name], scope.type_names[link.target.name]
    columns = scope.fields(link.table, link.columns)
    is_alone = pairs[_pair(link.table.name, link.target.name)] == 1
    forward = re.sub(r"_?(?:Id|ID|id)$", "", columns[0]) if len(columns) == 1 else ""
    forward = forward if forward and forward not in columns else in_camel(one_of(other))
    many = in_camel(link.table.name.name) if sanitise(link.table.name.name) else in_camel(one)
    back = in_camel(one_of(many)) if link.is_one_to_one else many
    if is_alone and one != other:
        return _Names(None, forward, back)
    end = forward[:1].upper() + forward[1:]
    return _Names(f"{one}{end}", forward, f"{back}As{end}")


def _known_names(link: Link, scope: Scope) -> _Names | None:
    """Names that the previous schema has for a foreign key. They stay when the table that it points to is a new one instead of
    one that is gone, as after a rename in the database.
    """
    model = scope.previous.model(link.table.name)
    target = scope.previous.model(link.target.name)
    if model is None:
        return None
    for known in model.keyed:
        if not _is_of(model.columns_of(known.relation_fields), link):
            continue
        if known.type != target.name if target else not _is_gone(known.type, scope):
            continue
        opposite = scope.previous.opposite(model, known)
        return _Names(
            known.relation_name,
            known.name,
            opposite.name if opposite else _new_names(link, Counter(), scope).back,
            known.name,
            opposite.name if opposite and target else None,
        )
    return None


def _is_of(columns: tuple[str, ...], link: Link) -> bool:
    """Whether a relation that is written over the columns is that of the foreign key: in any order that is not another's."""
    if columns == link.columns:
        return True
    others = (key.columns for key in link.table.foreign_keys if key.target == link.key.target)
    return set(columns) == set(link.columns) and columns not in others


def _is_gone(model: str, scope: Scope) -> bool:
    """Whether the previous schema has a model of that name, and the database no longer its table."""
    known = scope.previous.by_name.get(model)
    return known is not None and scope.previous.database_name(known) not in scope.models


def _join_ends(join: Join, pairs: Counter[tuple[Name, Name]], scope: Scope) -> tuple[_End, _End]:
    names = _known_ends(join, pairs, scope) or _new_ends(join, pairs, scope)
    relation = (attribute("relation", Text(names.relation)),) if names.relation else ()
    a, b = scope.type_names[join.a], scope.type_names[join.b]
    here = WantedField(names.forward, b, Arity.LIST, relation, was=names.was_forward)
    there = WantedField(names.back, a, Arity.LIST, relation, was=names.was_back)
    return _End(join.a, join.b, here), _End(join.b, join.a, there)


def _new_ends(join: Join, pairs: Counter[tuple[Name, Name]], scope: Scope) -> _Names:
    a, b = base_name(join.a), base_name(join.b)
    relation = join.relation_name
    if scope.options.settings.naming != "database" and join.a != join.b and pairs[_pair(join.a, join.b)] == 1:
        return _Names(_unless_usual(join, scope), in_camel(b), in_camel(a))
    is_alone = pairs[_pair(join.a, join.b)] == 1
    end = "" if is_alone else f"_{field_ending(relation)}"
    if join.a == join.b:
        return _Names(relation, f"{a}{end}_A", f"{a}{end}_B")
    if not is_alone:
        return _Names(relation, f"{b}{end}", f"{a}{end}")
    return _Names(_unless_usual(join, scope), b, a)


def _unless_usual(join: Join, scope: Scope) -> str | None:
    """The name of the relation of a join table, None where its models give it that name by themselves."""
    usual = usual_relation_name(scope.type_names[join.a], scope.type_names[join.b])
    return None if join.relation_name == usual else join.relation_name


def _known_ends(join: Join, pairs: Counter[tuple[Name, Name]], scope: Scope) -> _Names | None:
    """Names that the previous schema has for a many-to-many relation.

    The name of one without a name follows from its models: with a model that was renamed it must be written. Where
    there is but one relation between the tables, it is clear which one is meant.
    """
    a, b = scope.previous.model(join.a), scope.previous.model(join.b)
    if a is None or b is None:
        return _half_known_ends(join, pairs, scope)
    for many in scope.previous.many_to_many(a):
        known, here, there = many.field.relation_name, many.field.name, many.opposite.name
        if many.field.type != b.name:
            continue
        if many.name == join.relation_name:
            return _Names(known, here, there, here, there)
        if known is None and pairs[_pair(join.a, join.b)] == 1 and join.a != join.b:
            return _Names(_unless_usual(join, scope), here, there, here, there)
    return None


def _half_known_ends(join: Join, pairs: Counter[tuple[Name, Name]], scope: Scope) -> _Names | None:
    """Names of a many-to-many relation between a table that the previous schema has and one that it does not, as after a
    rename in the database: the join table tells that it is the same relation.
    """
    new = _new_ends(join, pairs, scope)
    for end, model in ((0, scope.previous.model(join.a)), (1, scope.previous.model(join.b))):
        for many in scope.previous.many_to_many(model) if model else ():
            here, there = many.field.name, many.opposite.name
            if many.name == join.relation_name and end == 0:
                return replaced(new, forward=here, was_forward=here, back=there)
            if many.name == join.relation_name:
                return replaced(new, back=here, was_back=here, forward=there)
    return None
