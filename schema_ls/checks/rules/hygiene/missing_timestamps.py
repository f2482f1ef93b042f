"""Rule: missing-timestamps."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, InsertMember, Severity
from schema_ls.base.listing import listed_names
from schema_ls.base.record import Record
from schema_ls.base.words import words_of
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Model


class Options(Record, slots=False):
    """What can be set."""

    created: str = "createdAt"
    updated: str = "updatedAt"
    exclude_join_models: bool = True


@rule_with(Options(), "missing-timestamps", group="hygiene", on=Model, severity=Severity.INFO, is_default=False)
def missing_timestamps(model: Model, options: Options) -> Iterator[Finding]:
    """A model does not say when a record was created and last changed.

    Both are asked for sooner or later, and cannot be found out afterwards. `created` and `updated` are the names to look for,
    in any way of writing; an empty one is not looked for. `exclude-join-models` leaves models alone whose id is made of
    foreign keys.

    Bad:
        model Page {
            //^^^^ missing-timestamps
          id   Int    @id
          text String
        }

    Good:
        model Page {
          id        Int      @id
          text      String
          createdAt DateTime @default(now())
          updatedAt DateTime @default(now()) @updatedAt
        }
    """
    if model.kind != "model" or not model.face.is_whole or (options.exclude_join_models and is_join_model(model)):
        return
    written = {words_of(field.name) for field in model.fields}
    wanted = ((options.created, "@default(now())"), (options.updated, "@default(now()) @updatedAt"))
    missing = [(name, attributes) for name, attributes in wanted if name and words_of(name) not in written]
    if missing:
        changes = tuple(InsertMember(model.name, f"{name} DateTime {attributes}") for name, attributes in missing)
        names = listed_names(name for name, _ in missing)
        yield Finding(
            model.name_span,
            f"`{model.name}` has no {names}. Add {'it' if len(missing) == 1 else 'them'}.",
            fixes=(Fix(f"Add {names}", changes, FixClass.UNSAFE),),
        )


def is_join_model(model: Model) -> bool:
    """Whether its id is made of foreign keys, two fields or more."""
    id_ = model.face.id
    foreign = {name for relation in model.relation_fields for name in relation.local_fields}
    return id_ is not None and len(id_.columns) > 1 and foreign.issuperset(id_.column_names)
