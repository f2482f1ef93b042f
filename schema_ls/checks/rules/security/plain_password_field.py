"""Rule: plain-password-field."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.base.words import words_of
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Field


class Options(Record, slots=False):
    """What can be set."""

    names: tuple[str, ...] = ("password", "passwd", "pwd", "secret", "apiKey", "token")
    safe_words: tuple[str, ...] = ("hash", "hashed", "digest", "encrypted", "cipher", "id")


@rule_with(
    Options(),
    "plain-password-field",
    group="security",
    on=Field,
    severity=Severity.INFO,
    types=("String",),
    is_default=False,
)
def plain_password_field(field: Field, options: Options) -> Iterator[Finding]:
    """The name of a field says that a secret is stored as it is.

    Who reads the table, or a copy of it, has the secrets. If the field holds a hash or something encrypted, its name should
    say so. `names` are those of secrets, `safe-words` what makes a name harmless.

    Bad:
        model User {
          id       Int    @id
          password String
        //^^^^^^^^ plain-password-field
        }

    Good:
        model User {
          id           Int    @id
          passwordHash String
        }
    """
    words = words_of(field.name)
    if not set(words).isdisjoint(options.safe_words):
        return
    if any(words[-len(name) :] == name for name in map(words_of, options.names) if name):
        yield Finding(
            field.name_span, f"`{field.name}` looks like a secret in plain text. Store a hash, and call the field so."
        )
