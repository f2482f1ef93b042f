"""Rule: cascade-cycle."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Severity, Symbol
from schema_ls.base.listing import listed_names
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Model


@rule("cascade-cycle", group="relation", on=Model, severity=Severity.WARNING)
def cascade_cycle(model: Model) -> Iterator[Finding]:
    """Deletions go round in a circle of models.

    Each of the relations has `onDelete: Cascade`, so deleting one row takes rows of all these models with it, and what hangs
    on those. The finding is on the model whose name comes first in the alphabet. A model that refers to itself is no such
    circle: a tree whose branches go with their trunk. Databases that refuse circles have an error of their own for this.

    Bad:
        model Team {
          id      Int    @id
          ownerId Int    @unique
          owner   User   @relation("owner", fields: [ownerId], references: [id], onDelete: Cascade)
        //^^^^^ cascade-cycle
          users   User[] @relation("member")
        }

        model User {
          id     Int   @id
          teamId Int
          team   Team  @relation("member", fields: [teamId], references: [id], onDelete: Cascade)
          owns   Team? @relation("owner")

          @@index([teamId])
        }

    Good:
        model Team {
          id      Int    @id
          ownerId Int?   @unique
          owner   User?  @relation("owner", fields: [ownerId], references: [id], onDelete: SetNull)
          users   User[] @relation("member")
        }

        model User {
          id     Int   @id
          teamId Int
          team   Team  @relation("member", fields: [teamId], references: [id], onDelete: Cascade)
          owns   Team? @relation("owner")

          @@index([teamId])
        }
    """
    circle = model.scope.facts.fall.circle
    if not circle or model.dialect.refuses_cascade_cycles or model.scope.facts.earlier:
        return
    field = model.field(circle[0][1])
    if field is None:
        return
    yield Finding(
        field.name_span,
        f"{listed_names(name for name, _ in circle)} delete each other's rows: deleting one row can take all of these "
        "along. Give one of the relations `onDelete: SetNull` or `Restrict`.",
        related=tuple(Related(Symbol(name, side), "goes on here") for name, side in circle[1:]),
    )
