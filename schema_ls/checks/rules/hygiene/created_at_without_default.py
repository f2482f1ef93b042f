"""Rule: created-at-without-default."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import AddToMember, Finding, Fix, FixClass, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.base.words import words_of
from schema_ls.checks.rule import EACH, rule_with
from schema_ls.checks.rules.native import has_foreign_rows
from schema_ls.model.handles import Field, Worded


class Options(Record, slots=False):
    """What can be set."""

    names: tuple[str, ...] = ("createdAt",)


@rule_with(
    Options(),
    "created-at-without-default",
    group="hygiene",
    on=Worded,
    severity=Severity.WARNING,
    types=("DateTime",),
)
def created_at_without_default(field: Field, options: Options) -> Iterator[Finding]:
    """Whoever creates a record has to say when.

    `@default(now())` lets the database say it, also for rows that come from elsewhere. `names` are those of such fields,
    written in any way: `createdAt` stands for `created_at`, too. Models whose ids are texts without a default are left alone:
    their rows come from elsewhere, with their times.

    Bad:
        model Page {
          id        Int      @id
          createdAt DateTime
        //^^^^^^^^^ created-at-without-default
        }

    Good:
        model Page {
          id        Int      @id
          createdAt DateTime @default(now())
        }
    """
    is_set = field.attribute("default") is not None or field.attribute("updatedAt") is not None
    if field.model.kind != "model" or not field.face.is_required or is_set:
        return
    yield EACH
    if words_of(field.name) not in map(words_of, options.names) or _is_copied(field):
        return
    if has_foreign_rows(field.model):
        return
    fix = Fix(
        f"Add `@default(now())` to `{field.name}`",
        (AddToMember(Symbol(field.model.name, field.name), "@default(now())"),),
        FixClass.MIGRATION,
    )
    yield Finding(
        field.name_span, f"`{field.name}` has no default. Add `@default(now())` if it is set on creation.", fixes=(fix,)
    )


def _is_copied(field: Field) -> bool:
    """Whether it is a part of a foreign key, and so says when something else was created."""
    return any(field.name in relation.local_fields for relation in field.model.relation_fields)
