"""The foreign key of a one-to-one relation, which must be unique."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Symbol
from schema_ls.checks.fixes import add_unique
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.relations.causes import of_side
from schema_ls.checks.rules.validation.relations.related import with_other_end
from schema_ls.model.handles import ForeignKey, RelationField
from schema_ls.model.relations import ONE_TO_ONE, is_forward, relation_of


@with_other_end
def _unique(field: RelationField) -> Iterator[Finding]:
    """The foreign key of a one-to-one relation must be unique."""
    side, columns = field.opposite, field.local_fields
    if side is None or field.relation_kind != ONE_TO_ONE or not columns or relation_of(side).fields is not None:
        return
    if not is_forward(field.model.face, field.face, field.other, side):
        return
    if any(field.model.face.field(name) is None for name in columns):
        return
    if not field.model.face.has_unique(columns, in_order=True):
        listed = ", ".join(columns)
        spelled = f"`@unique` to `{listed}`" if len(columns) == 1 else f"`@@unique([{listed}])`"
        yield Finding(
            field.name_span,
            f"Each `{field.other.name}` has at most one `{field.model.name}`, but `{field.model.name}.{listed}` is not "
            f"unique. Add {spelled}, or make `{field.other.name}.{side.name}` a list.",
            code="relation-one-to-one-needs-unique",
            related=(Related(Symbol(field.other.name, side.name), "the other side"),),
            fixes=(add_unique(field.model.name, columns),),
            cause=of_side(field, side),
        )


RULES = family(
    (ForeignKey, _unique),
    group="validation",
    rows={
        "relation-one-to-one-needs-unique": """
            The foreign key of a one-to-one relation must be unique, or one side could have many.

            Bad:
                model User {
                  id Int @id
                  post Post?
                }

                model Post {
                  id Int @id
                  authorId Int
                  author User @relation(fields: [authorId], references: [id])
                //^^^^^^ relation-one-to-one-needs-unique

                  @@index([authorId])
                }

            Good:
                model User {
                  id Int @id
                  post Post?
                }

                model Post {
                  id Int @id
                  authorId Int @unique
                  author User @relation(fields: [authorId], references: [id])
                }
            """,
    },
)
