"""Rule: constraint-name."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace, Severity
from schema_ls.base.span import Span
from schema_ls.checks.rule import rule
from schema_ls.model.constraints import Constraint, constraints_of, paths_of
from schema_ls.model.faces import ID, UNIQUE
from schema_ls.model.handles import Index, Model, RelationField
from schema_ls.spec.constraint_names import ConstraintKind
from schema_ls.syntax import make
from schema_ls.syntax.ast import Attribute

_KINDS: dict[str, ConstraintKind] = {ID: "primary_key", UNIQUE: "unique"}


@rule("constraint-name", group="naming", on=Model, severity=Severity.HINT, is_default=False)
def constraint_name(model: Model) -> Iterator[Finding]:
    """A key, index or foreign key has another name in the database than it would get by itself.

    The names that Prisma gives say what they are about: table, columns, and `idx`, `key`, `fkey` or `pkey`. Another one has to
    be looked up when the database complains by name. One whose own name is taken is left alone.

    Bad:
        model Order {
          id   Int      @id
          paid DateTime

          @@index([paid], map: "by_payment")
                             //^^^^^^^^^^^^ constraint-name
        }

    Good:
        model Order {
          id   Int      @id
          paid DateTime

          @@index([paid], map: "Order_paid_idx")
        }
    """
    for index in model.indexes:
        yield from _of_index(model, index)
    for field in model.relation_fields:
        yield from _of_relation(model, field)


def _of_index(model: Model, index: Index) -> Iterator[Finding]:
    key, fields = index.key, [model.face.field(name) for name in index.key.column_names]
    columns = tuple(field.column for field in fields if field is not None)
    if key.map and len(columns) == len(fields):
        kind = _KINDS.get(key.kind, "index")
        yield from _named(model, kind, columns if key.kind != ID else (), index.item.attribute, index.span.row)


def _of_relation(model: Model, field: RelationField) -> Iterator[Finding]:
    attribute, fields = field.attribute("relation"), [model.face.field(name) for name in field.local_fields]
    columns = tuple(column.column for column in fields if column is not None)
    if attribute is not None and field.relation.map and columns and len(columns) == len(fields):
        yield from _named(model, "foreign_key", columns, attribute, field.item.row)


def _named(
    model: Model, kind: ConstraintKind, columns: tuple[str, ...], attribute: Attribute, row: int
) -> Iterator[Finding]:
    argument = attribute.argument("map")
    name = model.dialect.constraint_name(kind, model.face.table, columns)
    if argument is None or argument.value is None or any(one.name == name for one in _others(model, row)):
        return
    wanted = make.quoted(name)
    span = Span.of_line(row, argument.value.columns)
    fix = Fix(f"Change to {wanted}", (Replace(span, wanted),), FixClass.MIGRATION)
    if make.quoted(getattr(argument.value, "text", "")) != wanted:
        yield Finding(span, f"By itself it would be called {wanted}. Use that, or leave `map:` out.", fixes=(fix,))


def _others(model: Model, row: int) -> list[Constraint]:
    """The named objects of a model that other lines make."""
    paths = paths_of(model.face, model.scope.faces)
    return [one for one in constraints_of(model.item, model.dialect, paths) if one.row != row]
