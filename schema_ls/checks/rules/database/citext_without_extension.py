"""Rule: citext-without-extension."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import AddToList, Finding, Fix, FixClass, Severity
from schema_ls.base.span import Span
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Model
from schema_ls.spec.extensions import extension_of_class


@rule("citext-without-extension", group="database", on=Model, severity=Severity.WARNING, connectors=("postgresql",))
def citext_without_extension(model: Model) -> Iterator[Finding]:
    """Something comes from an extension that the datasource does not list.

    Where `extensions` are listed, migrations create these and no others: on a new database the table cannot be made. That is
    so for `@db.Citext`, for types such as `vector` and `geometry`, functions such as `uuid_generate_v4()` and operator classes
    such as `gin_trgm_ops`. Without such a list the rule is silent: extensions are somebody else's business then.

    Bad:
        generator client {
          provider        = "prisma-client-js"
          previewFeatures = ["postgresqlExtensions"]
        }

        datasource db {
          provider   = "postgresql"
          extensions = [pgcrypto]
        }

        model Account {
          id    Int    @id
          email String @unique @db.Citext
        //^^^^^ citext-without-extension
        }

    Bad, with a type of the database:
        generator client {
          provider        = "prisma-client-js"
          previewFeatures = ["postgresqlExtensions"]
        }

        datasource db {
          provider   = "postgresql"
          extensions = []
        }

        model Page {
          id   Int                       @id
          near Unsupported("vector(3)")?
        //^^^^ citext-without-extension
        }

    Good:
        generator client {
          provider        = "prisma-client-js"
          previewFeatures = ["postgresqlExtensions"]
        }

        datasource db {
          provider   = "postgresql"
          extensions = [vector]
        }

        model Page {
          id   Int                       @id
          near Unsupported("vector(3)")?
        }

    Good:
        generator client {
          provider        = "prisma-client-js"
          previewFeatures = ["postgresqlExtensions"]
        }

        datasource db {
          provider   = "postgresql"
          extensions = [pgcrypto, citext]
        }

        model Account {
          id    Int    @id
          email String @unique @db.Citext
        }
    """
    listed = model.scope.facts.extensions
    if listed is None or model.dialect.missing_preview("postgresql-extensions"):
        return
    for field in model.fields:
        for extension in field.item.said.extensions:
            yield from _missing(extension, listed, f"`{field.name}`", field.name_span)
    for index in model.indexes:
        for column in index.key.columns:
            if needed := extension_of_class(column.ops):
                yield from _missing(needed, listed, f"The index on `{column.name}`", index.span)


def _missing(extension: str, listed: tuple[str, ...], what: str, span: Span) -> Iterator[Finding]:
    if extension in listed:
        return
    change = listing(extension)
    written = change.text
    yield Finding(
        span,
        f"{what} needs the extension `{extension}`, which `extensions` of the datasource does not list: no migration "
        f"creates it. Add `{written}` there.",
        fixes=(Fix(f"Add `{written}` to `extensions`", (change,), FixClass.MIGRATION),),
    )


def listing(extension: str) -> AddToList:
    """The change that lists an extension."""
    entry = extension.replace("-", "_")
    written = entry if entry == extension else f'{entry}(map: "{extension}")'
    return AddToList("datasource", "extensions", written, "provider")
