"""A part of a large schema in which everything occurs that occurs in the whole.

Pull writes the same few hundred kinds of things over and over: a field of that type with those attributes, a key over
so many columns. Whether a schema is valid shows in one of each.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from schema_ls.base.record import replaced
from schema_ls.pull.values import Argument, Attribute, Call, List, Value, Word
from schema_ls.pull.wanted import Wanted, WantedField, WantedModel


def sample_of(wanted: Wanted) -> tuple[WantedModel, ...]:
    """Enough models that each form of field and line occurs, and those that they relate to.

    Relations that lead out of the part are left out at both ends.
    """
    seen: set[Hashable] = set()
    names: set[str] = set()
    forms = _Forms()
    for model in wanted.models:
        own = forms.of_model(model)
        if not own <= seen:
            seen |= own
            names.add(model.name)
            names |= {field.type for field in model.fields if field.column is None}
    return tuple(_within(model, names) for model in wanted.models if model.name in names)


def _within(model: WantedModel, names: set[str]) -> WantedModel:
    fields = tuple(field for field in model.fields if field.column is not None or field.type in names)
    return model if len(fields) == len(model.fields) else replaced(model, fields=fields)


class _Forms:
    """What fields and lines say apart from names and texts. Fields that are the same object are looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, Hashable] = {}

    def of_model(self, model: WantedModel) -> set[Hashable]:
        """The forms of the fields and lines of a model."""
        found: set[Hashable] = {_attribute_form(line.attribute) for line in model.lines}
        for field in model.fields:
            known = self._known.get(id(field))
            if known is None:
                known = self._known[id(field)] = _field_form(field)
            found.add(known)
        return found


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
