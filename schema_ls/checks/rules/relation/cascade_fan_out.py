"""Rule: cascade-fan-out."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.falls import MOST
from schema_ls.model.handles import Model


class Options(Record, slots=False):
    """What can be set."""

    max_models: int = 5
    max_levels: int = 3


@rule_with(Options(), "cascade-fan-out", group="relation", on=Model, severity=Severity.INFO, is_default=False)
def cascade_fan_out(model: Model, options: Options) -> Iterator[Finding]:
    """Deleting one row takes rows of many models with it.

    Such a deletion is slow, locks a lot and cannot be taken back. Some schemas want it; then the application should at least
    ask. `max-models` says how many other models may lose rows, `max-levels` over how many relations in a row. Deletions are
    followed over a hundred models; a larger `max-models` allows any number.

    Bad:
        model Site {
            //^^^^ cascade-fan-out
          id    Int    @id
          pages Page[]
        }

        model Page {
          id     Int    @id
          siteId Int
          site   Site   @relation(fields: [siteId], references: [id], onDelete: Cascade)
          parts  Part[]

          @@index([siteId])
        }

        model Part {
          id     Int    @id
          pageId Int
          page   Page   @relation(fields: [pageId], references: [id], onDelete: Cascade)
          lines  Line[]

          @@index([pageId])
        }

        model Line {
          id     Int    @id
          partId Int
          part   Part   @relation(fields: [partId], references: [id], onDelete: Cascade)
          words  Word[]

          @@index([partId])
        }

        model Word {
          id     Int  @id
          lineId Int
          line   Line @relation(fields: [lineId], references: [id], onDelete: Cascade)

          @@index([lineId])
        }

    Good:
        model Site {
          id    Int    @id
          pages Page[]
        }

        model Page {
          id     Int  @id
          siteId Int
          site   Site @relation(fields: [siteId], references: [id], onDelete: Restrict)

          @@index([siteId])
        }
    """
    fall = model.scope.facts.fall
    levels = len(fall.deepest) - 1
    if (fall.reached <= options.max_models and levels <= options.max_levels) or model.scope.facts.earlier:
        return
    is_more = fall.reached == MOST
    count, how = (f"{MOST} or more", "one") if is_more else (str(fall.reached), "the longest")
    way = " to ".join(f"`{name}`" for name in fall.deepest)
    yield Finding(
        model.name_span,
        f"Deleting a row of `{model.name}` takes rows of {count} other models along; {how} way goes from {way}. "
        "Break it with `onDelete: Restrict` where that should not happen by accident.",
    )
