"""What looks like a rename in the database: something gone and something new that are alike in all but the name.

It is only ever offered. Somebody has to say that it is one, as two tables may be alike by chance.
"""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.record import Record
from schema_ls.pull.previous import Previous, PreviousField, PreviousModel, field_names
from schema_ls.pull.wanted import Arity, Wanted, WantedField, WantedModel


class Rename(Record):
    """A table or column of the schema that seems to have another name now.

    `old` and `new` are written as in `Settings.renames`; `kind` is `table` or `column`.
    """

    kind: str
    old: str
    new: str


def likely_renames(wanted: Wanted, previous: Previous) -> tuple[Rename, ...]:
    """Tables first, then columns. A thing that is like several others is none: nobody could tell which one it is."""
    return (*_tables(wanted, previous), *_columns(wanted, previous))


def _tables(wanted: Wanted, previous: Previous) -> Iterator[Rename]:
    known = {model.was for model in wanted.models if model.was is not None}
    gone = [
        model
        for model in previous.models
        if model.keyword == "model" and model.name not in known and previous.database_name(model) not in wanted.kept
    ]
    new = [model for model in wanted.models if model.was is None]
    for old in gone:
        here = _columns_of(old, previous)
        alike = [model for model in new if _columns_of_new(model) == here]
        rivals = [other for other in gone if _columns_of(other, previous) == here]
        if here and len(alike) == len(rivals) == 1:
            name = previous.database_name(old)
            shown = name.name if name.schema == alike[0].table.schema else str(name)
            yield Rename("table", shown, alike[0].table.name)


def _columns_of(model: PreviousModel, previous: Previous) -> frozenset[tuple[str, str, Arity, bool]]:
    """Names, types, arities and keys of the columns of a model."""
    ids = _ids(model)
    scalars = (field for field in model.fields if not _is_relation(field, previous))
    return frozenset((field.column, _kind(field.type), field.arity, field.name in ids) for field in scalars)


def _columns_of_new(model: WantedModel) -> frozenset[tuple[str, str, Arity, bool]]:
    ids = _ids_of_new(model)
    return frozenset(
        (field.column, _kind(field.type), field.arity, field.name in ids)
        for field in model.fields
        if field.column is not None
    )


def _kind(name: str) -> str:
    return name.split("(", maxsplit=1)[0]


def _is_relation(field: PreviousField, previous: Previous) -> bool:
    target = previous.by_name.get(field.type)
    return target is not None and target.keyword != "enum"


def _ids(model: PreviousModel) -> frozenset[str]:
    names = [field.name for field in model.fields if field.attribute("id")]
    lines = [name for line in model.lines if line.name == "id" for name in field_names(line.argument("fields", 0))]
    return frozenset((*names, *lines))


def _ids_of_new(model: WantedModel) -> frozenset[str]:
    names = [field.name for field in model.fields if any(each.name == "id" for each in field.attributes)]
    lines = [line.attribute for line in model.lines if line.attribute.name == "id"]
    return frozenset((*names, *(name for line in lines for name in field_names(line.argument("fields", 0)))))


def _columns(wanted: Wanted, previous: Previous) -> Iterator[Rename]:
    """Columns of models that are still there: one gone and one new of the same type, or several that differ in type."""
    for model in wanted.models:
        before = previous.by_name.get(model.was or "")
        if before is None:
            continue
        kept = {field.was for field in model.fields}
        gone = [field for field in before.fields if field.name not in kept and not _is_relation(field, previous)]
        new = [field for field in model.fields if field.was is None and field.column is not None]
        for old in gone:
            alike = [field for field in new if _alike(old, field)]
            rivals = [other for other in gone if (other.type, other.arity) == (old.type, old.arity)]
            if len(alike) == len(rivals) == 1:
                yield Rename("column", f"{model.table.name}.{old.column}", f"{model.table.name}.{alike[0].column}")


def _alike(old: PreviousField, new: WantedField) -> bool:
    return (old.type, old.arity) == (new.type, new.arity)
