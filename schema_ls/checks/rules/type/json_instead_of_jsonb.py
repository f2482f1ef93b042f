"""Rule: json-instead-of-jsonb."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.native import with_native_type
from schema_ls.model.handles import Field, Worded


@rule(
    "json-instead-of-jsonb",
    group="type",
    on=Worded,
    severity=Severity.WARNING,
    connectors=("postgresql",),
    types=("Json",),
    is_default=False,
    is_strict=True,
)
def json_instead_of_jsonb(field: Field) -> Iterator[Finding]:
    """A document is stored as its text.

    `json` has no equality and takes no index; `jsonb`, which Prisma uses by default, has both. Only `json` keeps the order of
    keys and repeated ones. Who writes `@db.Json` may want just that, so the rule has to be selected.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Event {
          id      Int  @id
          payload Json @db.Json
                     //^^^^^^^^ json-instead-of-jsonb
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Event {
          id      Int  @id
          payload Json
        }
    """
    native = field.face.native
    if native is not None and native.name == "Json":
        fix = with_native_type(field, "")
        yield Finding(
            field.attribute_span(f"{native.prefix}.Json"),
            f"`json` cannot be compared or indexed. Remove `@{native.prefix}.Json`: `{field.name}` is `jsonb` then.",
            fixes=(fix,) if fix else (),
        )
