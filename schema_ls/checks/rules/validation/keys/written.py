"""The columns of a key with their places, and the fields behind them."""

from __future__ import annotations

from schema_ls.base.finding import Finding, Related
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.checks.rules.validation.member_lines import broken_line
from schema_ls.model.faces import FULLTEXT, ID, FieldFace, ModelFace
from schema_ls.model.handles import RELATION, Field, Index, Model
from schema_ls.model.reading import field_list
from schema_ls.syntax.ast import Argument, Array, Call, Columns, Constant


class Column(Record, slots=False):
    """A column of a key as written: a field or a dotted path, and the arguments that it carries."""

    index: Index
    name: str
    span: Span
    arguments: tuple[Argument, ...]

    @property
    def head(self) -> str:
        """The field of the model: the whole name, or its part before the first dot."""
        return self.name.partition(".")[0]

    @property
    def field(self) -> Field | None:
        """The field of the model that it names, or that a dotted path begins with."""
        return self.index.model.field(self.head)

    @property
    def face(self) -> FieldFace | None:
        """What the name leads to in the end; None where it leads nowhere."""
        return resolved(self.index.model, self.name)

    def argument(self, name: str) -> Argument | None:
        """The first argument of a name."""
        return next((argument for argument in self.arguments if argument.name == name), None)

    def argument_span(self, name: str) -> Span:
        """An argument; the column where it is missing."""
        argument = self.argument(name)
        return self.index.item.member.span(argument.columns) if argument else self.span


def columns_of(index: Index) -> tuple[Column, ...]:
    """The columns of a key in order, without what cannot be one."""
    member, attribute = index.item.member, index.item.attribute
    if not index.key.on_block:
        return (Column(index, index.key.column_names[0], index.span, attribute.arguments),)
    listed = field_list(attribute)
    value = listed.value if listed else None
    items = value.items if isinstance(value, Array) else (value,)
    found = []
    for item in items:
        if isinstance(item, Constant):
            found.append(Column(index, item.text, member.span(item.columns), ()))
        elif isinstance(item, Call):
            found.append(Column(index, item.name, member.span(item.name_columns), item.arguments))
    return tuple(found)


def resolved(model: Model, path: str) -> FieldFace | None:
    """The field that a dotted path leads to, through composite types."""
    owner: ModelFace | None = model.face
    found: FieldFace | None = None
    for name in path.split("."):
        found = owner.field(name) if owner else None
        if found is None:
            return None
        owner = model.scope.model(found.type)
    return found


def field_of(column: Column) -> tuple[Related, ...]:
    """The line of the field that a column of a block attribute names, to show beside a finding."""
    is_elsewhere = column.field is not None and column.index.key.on_block
    return (Related(column.field.name_span, "the field"),) if column.field is not None and is_elsewhere else ()


def twins_of(index: Index) -> list[Index]:
    """The first and the last of the other uniques and indexes of the model on exactly the same fields in the same order
    and direction; one, where there is only one."""
    if index.key.kind in (ID, FULLTEXT):
        return []
    alike = index.model.alike_indexes[index.key.ordering]
    ends = alike if len(alike) <= _ENDS else (*alike[:2], *alike[-2:])
    others = [one for one in ends if one.item is not index.item]
    return others if len(others) <= 1 else [others[0], others[-1]]


_ENDS = 4
"""So many at the ends of a list hold two of each end."""


def option_span(index: Index, *names: str) -> Span:
    """An argument of the attribute; its name, as in `@@index`, where it is missing."""
    argument = index.item.attribute.argument(*names)
    columns: Columns = argument.columns if argument else index.item.attribute.name_columns
    return index.item.member.span(columns)


def is_relation(column: Column) -> bool:
    """Whether a column names a field that leads to another model."""
    return column.field is not None and column.field.kind == RELATION


def doubt(model: Model) -> Finding | None:
    """The cause of whatever seems to be missing in a model that cannot be read in full."""
    if model.item.block.close < 0:
        return Finding(model.name_span, f"`{model.name}` is not closed.")
    return broken_line(model.item.block, model.dialect)
