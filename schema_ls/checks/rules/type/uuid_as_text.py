"""Rule: uuid-as-text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schema_ls.base.finding import ChangeKeys, Finding, Severity, Symbol
from schema_ls.base.record import replaced
from schema_ls.base.words import words_of
from schema_ls.checks.rule import EACH, rule
from schema_ls.checks.rules.native import default_function, generated_by, keys_can_change, with_native_type
from schema_ls.model.handles import Field, Worded

_SENT = frozenset(("token", "secret", "key", "code"))
_GENERATED = re.compile(r"gen_random_uuid|uuid_generate|newid", re.IGNORECASE)


@rule(
    "uuid-as-text",
    group="type",
    on=Worded,
    severity=Severity.INFO,
    connectors=("postgresql", "cockroachdb", "sqlserver"),
    types=("String",),
)
def uuid_as_text(field: Field) -> Iterator[Finding]:
    """A UUID is stored as text.

    As text it takes 37 bytes instead of 16, in the table, in each index and in each foreign key, and the database takes
    anything for one. Foreign keys to the field must change with it. A token, key or code that others send back is left alone:
    what they send may be any text.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Event {
          id String @id @default(uuid())
           //^^^^^^ uuid-as-text
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Event {
          id String @id @default(uuid()) @db.Uuid
        }
    """
    if field.face.native is not None or field.face.is_list:
        return
    if default_function(field) == "uuid" or _GENERATED.search(generated_by(field)):
        yield EACH
        if not _SENT.isdisjoint(words_of(field.name)):
            return
        native = next(name for name in ("Uuid", "UniqueIdentifier") if name in field.dialect.native_types())
        fix = with_native_type(field, native, is_alone=False) if keys_can_change(field) else None
        keys = ChangeKeys(Symbol(field.model.name, field.name), attribute=f"@{field.dialect.datasource_name}.{native}")
        yield Finding(
            field.type_span,
            f"`{field.name}` is a UUID kept as text. Make it `@db.{native}`, and the foreign keys to it, too.",
            fixes=(replaced(fix, changes=(*fix.changes, keys)),) if fix else (),
        )
