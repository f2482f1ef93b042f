"""Rule: updated-at-without-attribute."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import AddToMember, Finding, Fix, FixClass, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.base.words import words_of
from schema_ls.checks.rule import EACH, rule_with
from schema_ls.checks.rules.native import default_function, has_foreign_rows
from schema_ls.model.handles import Field, Worded


class Options(Record, slots=False):
    """What can be set."""

    names: tuple[str, ...] = ("updatedAt", "modifiedAt", "lastModified", "lastModifiedAt")


@rule_with(
    Options(),
    "updated-at-without-attribute",
    group="hygiene",
    on=Worded,
    severity=Severity.WARNING,
    types=("DateTime",),
)
def updated_at_without_attribute(field: Field, options: Options) -> Iterator[Finding]:
    """Nothing writes the time of the last change.

    `@default(now())` writes the time of creation only. With `@updatedAt` the client writes the time with each change. `names`
    are those of such fields, written in any way: `updatedAt` stands for `updated_at`, too. Left alone are fields that start
    empty, which somebody writes, and models whose ids are texts without a default: their rows come from elsewhere, with their
    times.

    Bad:
        model Page {
          id        Int      @id
          updatedAt DateTime @default(now())
        //^^^^^^^^^ updated-at-without-attribute
        }

    Good:
        model Page {
          id        Int      @id
          updatedAt DateTime @updatedAt
        }
    """
    if field.model.kind != "model" or field.face.is_list or field.attribute("updatedAt") is not None:
        return
    yield EACH
    if default_function(field) == "dbgenerated" or words_of(field.name) not in map(words_of, options.names):
        return
    if has_foreign_rows(field.model) or (field.face.arity and field.attribute("default") is None):
        return
    fix = Fix(
        f"Add `@updatedAt` to `{field.name}`",
        (AddToMember(Symbol(field.model.name, field.name), "@updatedAt"),),
        FixClass.UNSAFE,
    )
    yield Finding(
        field.name_span,
        f"Changes do not set `{field.name}`. Add `@updatedAt`, and the client does.",
        fixes=(fix,),
    )
