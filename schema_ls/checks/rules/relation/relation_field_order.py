"""Rule: relation-field-order."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, InsertMember, Severity
from schema_ls.base.record import Record
from schema_ls.checks.options import choice
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import RelationField
from schema_ls.syntax import template as t

_FIRST = "fk-first"


class Options(Record, slots=False):
    """What can be set."""

    order: str = choice(_FIRST, "relation-first")


@rule_with(
    Options(), "relation-field-order", group="relation", on=RelationField, severity=Severity.HINT, is_default=False
)
def relation_field_order(field: RelationField, options: Options) -> Iterator[Finding]:
    """The fields of a foreign key and the relation do not stand side by side.

    Who reads one of them looks for the other. `order` says which comes first.

    Bad:
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int    @id
          authorId Int
          title    String
          author   User   @relation(fields: [authorId], references: [id])
        //^^^^^^ relation-field-order

          @@index([authorId])
        }

    Good:
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int    @id
          title    String
          authorId Int
          author   User   @relation(fields: [authorId], references: [id])

          @@index([authorId])
        }
    """
    names = [item.name for item in field.model.item.fields]
    wanted = field.local_fields
    if names.count(field.name) > 1 or field.name in wanted:
        return
    at = names.index(field.name)
    if not wanted or not set(wanted) <= set(names):
        return
    near = names[max(0, at - len(wanted)) : at] if options.order == _FIRST else names[at + 1 : at + 1 + len(wanted)]
    if set(near) != set(wanted):
        side = "before" if options.order == _FIRST else "behind"
        listed = ", ".join(f"`{name}`" for name in wanted)
        yield Finding(
            field.name_span,
            f"Put {listed} right {side} `{field.name}`, which uses {'it' if len(wanted) == 1 else 'them'}.",
            fixes=_fixes(field, options.order == _FIRST),
        )


def _fixes(field: RelationField, is_key_first: bool) -> tuple[Fix, ...]:
    """The line of the one that comes second, moved behind the other; not where a comment belongs to it."""
    key, block = field.model.field(field.local_fields[0]), field.model.item.block
    if key is None or len(field.local_fields) > 1 or any(key.name in other.local_fields for other in _others(field)):
        return ()
    moved, stays = (field, key) if is_key_first else (key, field)
    row = moved.item.row
    if block.last_row_of(row) != row or block.lines[row - 1].template.form == t.COMMENT:
        return ()
    changes = (InsertMember(field.model.name, moved.item.line.text.strip(), stays.name), DeleteLine(row))
    return (Fix(f"Put `{moved.name}` behind `{stays.name}`", changes),)


def _others(field: RelationField) -> tuple[RelationField, ...]:
    return tuple(other for other in field.model.relation_fields if other.name != field.name)
