"""Rule: field-name-number."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.base.words import words_of
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.naming.styles import renaming, with_last_word
from schema_ls.checks.rules.patterns import is_any
from schema_ls.model.handles import COMPOSITE, RELATION, Field
from schema_ls.model.names import is_plural, one_of, plural


class Options(Record, slots=False):
    """What can be set."""

    allow_list: tuple[str, ...] = ()
    scalars: bool = False


@rule_with(Options(), "field-name-number", group="naming", on=Field, severity=Severity.INFO, is_default=False)
def field_name_number(field: Field, options: Options) -> Iterator[Finding]:
    """A list has a singular name, or a single thing a plural one.

    In the client `user.post` reads like one post. `allow-list` has names that are taken as they are, or expressions such as
    `/^old_/`. Only lists, and relations to one record, are looked at; `scalars` looks at all fields. The number is guessed
    by English endings.

    Bad:
        model User {
          id   Int    @id
          post Post[]
        //^^^^ field-name-number
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])

          @@index([authorId])
        }

    Good:
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])

          @@index([authorId])
        }
    """
    words = words_of(field.name) or ("",)
    last = words[-1]
    if not last.isalpha() or is_any(field.name, options.allow_list):
        return
    is_single = not field.face.is_list and (options.scalars or field.kind in (RELATION, COMPOSITE))
    if field.face.is_list and not is_plural(last) and not any(map(_is_many, words)):
        wanted = with_last_word(field.name, last, plural)
        advice = f"The list `{field.name}` looks like one thing. Give it a plural name: `{wanted}`."
    elif is_single and _is_many(last):
        wanted = with_last_word(field.name, last, one_of)
        advice = f"`{field.name}` holds one thing and looks like many. Give it a singular name: `{wanted}`."
    else:
        return
    yield Finding(field.name_span, advice, fixes=renaming(Symbol(field.model.name, field.name), wanted))


def _is_many(word: str) -> bool:
    """Whether a word is a plural and nothing else, as in the middle of `postsRead`."""
    return is_plural(word) and one_of(word) != word
