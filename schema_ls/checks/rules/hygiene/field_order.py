"""Rule: field-order."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Model

_OTHERS = "..."


class Options(Record, slots=False):
    """What can be set."""

    order: tuple[str, ...] = ("id", _OTHERS)


@rule_with(Options(), "field-order", group="hygiene", on=Model, severity=Severity.HINT, is_default=False)
def field_order(model: Model, options: Options) -> Iterator[Finding]:
    """Fields do not stand in the order that the settings ask for.

    `order` names fields from the top down; `...` stands for all others. Names that a model does not have are passed over.

    Bad:
        model Page {
          text String
          id   Int    @id
        //^^ field-order
        }

    Good:
        model Page {
          id   Int    @id
          text String
        }
    """
    ranks = {name: rank for rank, name in enumerate(options.order)}
    others = ranks.get(_OTHERS, len(ranks))
    highest, before = -1, ""
    for field in model.fields:
        rank = ranks.get(field.name, others)
        if rank < highest:
            yield Finding(field.name_span, f"`{field.name}` stands before `{before}` in the wanted order. Move it up.")
            return
        if rank > highest:
            highest, before = rank, field.name
