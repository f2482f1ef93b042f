"""Rule: require-field."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Model


class Options(Record, slots=False):
    """What can be set."""

    fields: tuple[str, ...] = ()
    if_sibling: str = ""
    if_relation: str = ""
    ignore_models: tuple[str, ...] = ()


@rule_with(Options(), "require-field", group="hygiene", on=Model, severity=Severity.WARNING, is_default=False)
def require_field(model: Model, options: Options) -> Iterator[Finding]:
    """A model lacks a field that all models shall have.

    `fields` names them. With `if-sibling` they are wanted only beside a field of that name, with `if-relation` only where the
    foreign key of a relation to that model is held. `ignore-models` are left alone.

    Bad, with fields = ["revision"]:
        model Page {
            //^^^^ require-field
          id Int @id
        }

    Good, with fields = ["revision"]:
        model Page {
          id       Int @id
          revision Int
        }
    """
    if model.kind != "model" or not model.face.is_whole or model.name in options.ignore_models:
        return
    if options.if_sibling and model.field(options.if_sibling) is None:
        return
    targets = {relation.type for relation in model.relation_fields if relation.local_fields}
    if options.if_relation and options.if_relation not in targets:
        return
    for name in options.fields:
        if model.field(name) is None:
            yield Finding(model.name_span, f"`{model.name}` has no field `{name}`, which the settings ask for. Add it.")
