"""A part of a large schema in which everything occurs that occurs in the whole.

Pull writes the same few hundred kinds of things over and over: a field of that type with those attributes, a key over
so many columns, a model with such keys, a foreign key of these types onto those. Whether a schema is valid shows in one
of each, and where a name stands twice: of a block, of a field, of a relation between two models, of a constraint that does
not have the name of the database (`clashes`). What only shows where several of these meet is left to `infer`, which makes
no schema that is not valid as far as we know: this looks for its faults.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Sequence

from schema_ls.base.record import replaced
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
    seen: set[Hashable] = set()
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


class _Forms:
    """What fields, lines and models say apart from names and texts. What is the same object is looked at once."""

    def __init__(self, models: Sequence[WantedModel]) -> None:
        self._models = {model.name: model for model in models}
        self._types: dict[str, dict[str, str]] = {}
        self._uniques: dict[str, set[frozenset[str]]] = {}
        self._fields: dict[int, tuple[Hashable, tuple[str, ...]]] = {}
        self._lines: dict[int, Hashable] = {}

    def of_model(self, model: WantedModel) -> set[Hashable]:
        """The forms of a model, its fields and lines."""
        found: set[Hashable] = set()
        telling: list[str] = []
        for line in model.lines:
            found.add(self._line_form(line.attribute))
            if line.attribute.name in _TELLING:
                telling.append(line.attribute.name)
        for field in model.fields:
            form, own = self._field(field)
            found.add(form)
            telling += own
            if field.column is None:
                found.add(self._key_form(model, field))
        found.add((model.keyword, telling.count("id"), frozenset(telling), model.name if _is_doubled(model) else ""))
        return found

    def _field(self, field: WantedField) -> tuple[Hashable, tuple[str, ...]]:
        """The form of a field, and its attributes that tell something of the model."""
        known = self._fields.get(id(field))
        if known is None:
            known = self._fields[id(field)] = _field_form(field), _telling(field)
        return known

    def _line_form(self, line: Attribute) -> Hashable:
        known = self._lines.get(id(line))
        if known is None:
            known = self._lines[id(line)] = _attribute_form(line)
        return known

    def _key_form(self, model: WantedModel, field: WantedField) -> Hashable:
        """The types of the fields of a foreign key, with those that they refer to, and whether either is unique; nothing where
        there is no key.
        """
        relation = next((each for each in field.attributes if each.name == "relation"), None)
        mine, theirs = (relation.argument("fields"), relation.argument("references")) if relation else (None, None)
        if not (isinstance(mine, List) and isinstance(theirs, List)):
            return ()
        return self._end_form(mine, model.name), self._end_form(theirs, field.type)

    def _end_form(self, fields: List, model: str) -> Hashable:
        names, types = [word.name for word in fields.items if isinstance(word, Word)], self._types_in(model)
        return tuple(types.get(name) for name in names), frozenset(names) in self._uniques_in(model)

    def _types_in(self, name: str) -> dict[str, str]:
        known = self._types.get(name)
        if known is None:
            model = self._models.get(name)
            known = self._types[name] = {field.name: field.type for field in model.fields} if model else {}
        return known

    def _uniques_in(self, name: str) -> set[frozenset[str]]:
        known = self._uniques.get(name)
        if known is None:
            model = self._models.get(name)
            known = self._uniques[name] = set(self._uniques_of(model)) if model else set()
        return known

    def _uniques_of(self, model: WantedModel) -> Iterator[frozenset[str]]:
        """Sets of fields that tell rows apart."""
        for field in model.fields:
            if not _UNIQUE.isdisjoint(self._field(field)[1]):
                yield frozenset((field.name,))
        for line in model.lines:
            if line.attribute.name in _UNIQUE:
                fields = line.attribute.argument("fields", 0)
                items = fields.items if isinstance(fields, List) else ()
                yield frozenset(item.name for item in items if isinstance(item, (Word, Call)))


def _is_doubled(model: WantedModel) -> bool:
    """Whether two fields have one name, or more relations to one model have one name than there are ends of it."""
    if len({field.name for field in model.fields}) < len(model.fields):
        return True
    ends = [(field.type, _relation_name(field)) for field in model.fields if field.column is None]
    if len(set(ends)) == len(ends):
        return False
    return any(count > 1 + (type_ == model.name) for (type_, _), count in Counter(ends).items())


def _relation_name(field: WantedField) -> Hashable:
    return next((each.argument("name", 0) for each in field.attributes if each.name == "relation"), None)


def _telling(field: WantedField) -> tuple[str, ...]:
    return tuple(each.name for each in field.attributes if each.name in _TELLING)


def _field_form(field: WantedField) -> Hashable:
    is_relation = field.column is None
    return ("" if is_relation else field.type, field.arity, tuple(map(_attribute_form, field.attributes)))


def _attribute_form(attribute: Attribute) -> Hashable:
    return (attribute.name, tuple(_argument_forms(attribute.arguments)))


def _argument_forms(arguments: tuple[Argument, ...]) -> Iterator[Hashable]:
    return ((argument.name, _form(argument.value)) for argument in arguments)


def _form(value: Value) -> Hashable:
    """A word tells what is meant, but in a list, where it names a field or value; texts and numbers are all alike."""
    match value:
        case Word():
            return value.name
        case Call():
            return (value.name, *_argument_forms(value.arguments))
        case List():
            return tuple(_item_form(item) for item in value.items)
    return type(value).__name__


def _item_form(item: Value) -> Hashable:
    if isinstance(item, Call):
        return tuple(_argument_forms(item.arguments))
    return Word if isinstance(item, Word) else _form(item)
