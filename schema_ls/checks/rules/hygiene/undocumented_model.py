"""Rule: undocumented-model."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.items import EnumItem, ModelItem, documentation
from schema_ls.model.schema import Scope


class Options(Record, slots=False):
    """What can be set."""

    fields: bool = False
    min_fields: int = 0


@rule_with(Options(), "undocumented-model", group="hygiene", on=Scope, severity=Severity.HINT, is_default=False)
def undocumented_model(scope: Scope, options: Options) -> Iterator[Finding]:
    """No `///` comment says what a model or enum is.

    Such comments become documentation in the client and in editors. `fields` wants them for fields, too; models with fewer
    than `min-fields` fields are left alone.

    Bad:
        model Page {
            //^^^^ undocumented-model
          id Int @id
        }

    Good:
        /// What visitors read.
        model Page {
          id Int @id
        }
    """
    item = scope.item
    if not isinstance(item, ModelItem | EnumItem) or (isinstance(item, ModelItem) and item.face.is_ignored):
        return
    if isinstance(item, ModelItem) and len(item.fields) < options.min_fields:
        return
    if not documentation(item.block, item.block.header):
        yield Finding(item.block.name_span, f"Nothing says what `{item.name}` is. Write a `///` comment above it.")
    for field in item.fields if options.fields and isinstance(item, ModelItem) else ():
        if not documentation(item.block, field.row):
            yield Finding(field.name_span, f"Nothing says what `{field.name}` is. Write a `///` comment above it.")
