"""Rule: relation-name-style."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, Rename, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.base.words import camel_case, pascal_case
from schema_ls.checks.options import choice
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.naming.styles import CAMEL, PASCAL
from schema_ls.model.handles import RelationField

_PASCAL = "pascal"


class Options(Record, slots=False):
    """What can be set."""

    style: str = choice(_PASCAL, "camel")


@rule_with(Options(), "relation-name-style", group="naming", on=RelationField, severity=Severity.HINT, is_default=False)
def relation_name_style(field: RelationField, options: Options) -> Iterator[Finding]:
    """The name of a relation is not written as the others are.

    It stands on both sides and in nothing else, but for many-to-many relations without a model, whose table is called after
    it. `style` is `pascal`, `LikeThis`, or `camel`, `likeThis`.

    Bad:
        model User {
          id    Int    @id
          posts Post[] @relation("user_posts")
                               //^^^^^^^^^^^^ relation-name-style
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation("user_posts", fields: [authorId], references: [id])
                                //^^^^^^^^^^^^ relation-name-style

          @@index([authorId])
        }

    Good:
        model User {
          id    Int    @id
          posts Post[] @relation("UserPosts")
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation("UserPosts", fields: [authorId], references: [id])

          @@index([authorId])
        }
    """
    name, attribute = field.relation.name, field.attribute("relation")
    argument = attribute.argument("", "name") if attribute else None
    if not name or argument is None or argument.value is None:
        return
    style, written = (PASCAL, pascal_case) if options.style == _PASCAL else (CAMEL, camel_case)
    if not style.fullmatch(name):
        change = Rename(Symbol(field.model.name, field.name), written(name), is_relation=True)
        yield Finding(
            field.item.span(argument.value.columns),
            f'Call the relation "{written(name)}" on both sides.',
            fixes=(Fix(f'Call the relation "{written(name)}"', (change,)),),
        )
