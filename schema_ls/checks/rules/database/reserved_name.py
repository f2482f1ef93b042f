"""Rule: reserved-name."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, InsertMember, Severity
from schema_ls.base.words import snake_case
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Model
from schema_ls.model.names import plural
from schema_ls.spec.reserved_words import RESERVED_IN_POSTGRESQL
from schema_ls.syntax import make


@rule(
    "reserved-name",
    group="database",
    on=Model,
    severity=Severity.INFO,
    connectors=("postgresql",),
    is_default=False,
    is_strict=True,
)
def reserved_name(model: Model) -> Iterator[Finding]:
    """A table or a column is called as a word of SQL.

    Prisma quotes names, so it works; in SQL that people write it fails, or worse: `SELECT * FROM user` gives the name of the
    database user. Unquoted names have no case, so `User` is such a name, too.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model User {
            //^^^^ reserved-name
          id Int @id
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model User {
          id Int @id

          @@map("users")
        }
    """
    if model.kind != "model":
        return
    table = model.face.table
    if table.lower() in RESERVED_IN_POSTGRESQL:
        yield Finding(
            model.name_span,
            f"The table of `{model.name}` is called `{table}`, a reserved word: in SQL it has to stand in quotes. "
            'Give it another name with `@@map("...")`.',
            fixes=_fixes(model),
        )
    for field in model.fields:
        if field.face.column.lower() in RESERVED_IN_POSTGRESQL and field not in model.relation_fields:
            yield Finding(
                field.name_span,
                f"The column of `{field.name}` is called `{field.face.column}`, a reserved word: in SQL it has to stand in "
                'quotes. Give it another name with `@map("...")`.',
            )


def _fixes(model: Model) -> tuple[Fix, ...]:
    if model.face.map:
        return ()
    text = make.attribute("@map", (make.quoted(plural(snake_case(model.name))),))
    return (Fix(f"Add `{text}`", (InsertMember(model.name, text),), FixClass.UNSAFE),)
