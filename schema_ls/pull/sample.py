"""A part of a large schema in which everything occurs that occurs in the whole.

Pull writes the same few hundred kinds of things over and over: a field of that type with those attributes, a key over
so many columns, a model with such keys, a foreign key of these types onto those. Whether a schema is valid shows in one
of each, and where a name stands twice: of a block, of a field, of a relation between two models, of a constraint that does
not have the name of the database (`clashes`). What only shows where several of these meet is left to `infer`, which makes
no schema that is not valid as far as we know: this looks for its faults.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence

from schema_ls.base.record import Record, replaced
from schema_ls.pull.catalog import Name
from schema_ls.pull.values import Argument, Attribute, Call, List, Value, Word
from schema_ls.pull.wanted import Wanted, WantedField, WantedModel

_UNIQUE = frozenset(("id", "unique"))
_TELLING = ("id", "unique", "ignore")
"""Attributes of which a model needs some, or must not have several."""


def sample_of(wanted: Wanted, doubtful: Collection[Name] = ()) -> tuple[WantedModel, ...]:
    """Enough models that each form of field, line, key and foreign key occurs, and those that they relate to; those of
    the tables `doubtful` in any case.

    Relations that lead out of the part are left out at both ends.
    """
    seen: set[int] = set()
    names = {name for name, count in Counter(block.name for block in wanted.blocks).items() if count > 1}
    forms = _Forms(wanted.models)
    for model in wanted.models:
        own = forms.of_model(model)
        if not own <= seen or model.table in doubtful:
            seen |= own
            names.add(model.name)
            names |= {field.type for field in model.fields if field.column is None}
    return tuple(_within(model, names) for model in wanted.models if model.name in names)


def _within(model: WantedModel, names: set[str]) -> WantedModel:
    fields = tuple(field for field in model.fields if field.column is not None or field.type in names)
    return model if len(fields) == len(model.fields) else replaced(model, fields=fields)


class _Look(Record):
    """What a look at a model gives: the forms of its fields and lines, the types of its fields by their names, the sets of
    fields that tell rows apart, and the attributes in it that a model needs or must not have several of.
    """

    forms: set[int]
    types: dict[str, str]
    uniques: set[frozenset[str]]
    telling: list[str]


class _Forms:
    """What fields, lines and models say apart from names and texts, as a number each. What is the same object is looked at
    once.
    """

    def __init__(self, models: Sequence[WantedModel]) -> None:
        self._models = {model.name: model for model in models}
        self._looks: dict[str, _Look] = {}
        self._numbers: dict[Hashable, int] = {}
        self._fields: dict[int, tuple[int, tuple[str, ...]]] = {}
        self._lines: dict[int, int] = {}

    def of_model(self, model: WantedModel) -> set[int]:
        """The forms of a model, its fields and lines."""
        look = self._look(model)
        found, telling = set(look.forms), look.telling
        found.update(self._number(self._key_form(model, field)) for field in model.fields if field.column is None)
        doubled = model.name if _is_doubled(model, look) else ""
        found.add(self._number((model.keyword, telling.count("id"), frozenset(telling), doubled)))
        return found

    def _number(self, form: Hashable) -> int:
        return self._numbers.setdefault(form, len(self._numbers))

    def _look(self, model: WantedModel) -> _Look:
        known = self._looks.get(model.name)
        if known is None:
            known = self._looks[model.name] = self._new_look(model)
        return known

    def _new_look(self, model: WantedModel) -> _Look:
        look = _Look(set(), {field.name: field.type for field in model.fields}, set(), [])
        for field in model.fields:
            form, telling = self._fields.get(id(field)) or self._field(field)
            look.forms.add(form)
            if telling:
                look.telling.extend(telling)
                if not _UNIQUE.isdisjoint(telling):
                    look.uniques.add(frozenset((field.name,)))
        for line in model.lines:
            look.forms.add(self._line(line.attribute))
            if line.attribute.name in _TELLING:
                look.telling.append(line.attribute.name)
            if line.attribute.name in _UNIQUE:
                fields = line.attribute.argument("fields", 0)
                items = fields.items if isinstance(fields, List) else ()
                look.uniques.add(frozenset(item.name for item in items if isinstance(item, (Word, Call))))
        return look

    def _field(self, field: WantedField) -> tuple[int, tuple[str, ...]]:
        """The form of a field, and its attributes that tell something of the model."""
        telling = tuple(each.name for each in field.attributes if each.name in _TELLING)
        found = self._fields[id(field)] = self._number(_field_form(field)), telling
        return found

    def _line(self, line: Attribute) -> int:
        known = self._lines.get(id(line))
        if known is None:
            known = self._lines[id(line)] = self._number(_attribute_form(line))
        return known

    def _key_form(self, model: WantedModel, field: WantedField) -> Hashable:
        """The types of the fields of a foreign key, with those that they refer to, and whether either is unique; nothing where
        there is no key.
        """
        relation = next((each for each in field.attributes if each.name == "relation"), None)
        mine, theirs = (relation.argument("fields"), relation.argument("references")) if relation else (None, None)
        if not (isinstance(mine, List) and isinstance(theirs, List)):
            return ()
        target = self._models.get(field.type)
        return _end_form(mine, self._look(model)), _end_form(theirs, self._look(target) if target else _NOTHING)


_NOTHING = _Look(set(), {}, set(), [])


def _end_form(fields: List, look: _Look) -> Hashable:
    names = [word.name for word in fields.items if isinstance(word, Word)]
    return tuple(look.types.get(name) for name in names), frozenset(names) in look.uniques


def _is_doubled(model: WantedModel, look: _Look) -> bool:
    """Whether two fields have one name, or more relations to one model have one name than there are ends of it."""
    if len(look.types) < len(model.fields):
        return True
    ends = [(field.type, _relation_name(field)) for field in model.fields if field.column is None]
    if len(set(ends)) == len(ends):
        return False
    return any(count > 1 + (type_ == model.name) for (type_, _), count in Counter(ends).items())


def _relation_name(field: WantedField) -> Hashable:
    return next((each.argument("name", 0) for each in field.attributes if each.name == "relation"), None)


def _field_form(field: WantedField) -> Hashable:
    is_relation = field.column is None
    return ("" if is_relation else field.type, field.arity, tuple([_attribute_form(each) for each in field.attributes]))


def _attribute_form(attribute: Attribute) -> Hashable:
    return (attribute.name, _argument_forms(attribute.arguments))


def _argument_forms(arguments: tuple[Argument, ...]) -> Hashable:
    return tuple([(argument.name, _form(argument.value)) for argument in arguments])


def _form(value: Value) -> Hashable:
    """A word tells what is meant, but in a list, where it names a field or value; texts and numbers are all alike."""
    if isinstance(value, List):
        return tuple([Word if isinstance(item, Word) else _item_form(item) for item in value.items])
    if isinstance(value, Word):
        return value.name
    if isinstance(value, Call):
        return (value.name, _argument_forms(value.arguments))
    return type(value)


def _item_form(item: Value) -> Hashable:
    return _argument_forms(item.arguments) if isinstance(item, Call) else _form(item)
