"""Rule: field-name-case."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.base.words import camel_case
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.naming.styles import CAMEL, is_of_auth, renaming, without_prefix, without_prefix_written
from schema_ls.checks.rules.patterns import is_any
from schema_ls.model.handles import RELATION, Field


class Options(Record, slots=False):
    """What can be set."""

    allow_list: tuple[str, ...] = ()
    trim_prefix: str = ""
    next_auth: bool = True


@rule_with(Options(), "field-name-case", group="naming", on=Field, severity=Severity.INFO, is_default=False)
def field_name_case(field: Field, options: Options) -> Iterator[Finding]:
    """The name of a field is not written `likeThis`.

    Fields are properties of objects in the client, where that is customary; `@map` keeps the column. `allow-list` has names
    that are taken as they are, or expressions such as `/^old_/`, and `trim-prefix` is left out of account. `next-auth`
    leaves the fields alone that libraries for logging in want in `Account`.

    Bad:
        model Order {
          id         Int @id
          unit_price Int
        //^^^^^^^^^^ field-name-case
        }

    Good:
        model Order {
          id        Int @id
          unitPrice Int @map("unit_price")
        }
    """
    name = without_prefix(field.name, options.trim_prefix)
    if is_any(field.name, options.allow_list) or CAMEL.fullmatch(name):
        return
    if not (options.next_auth and is_of_auth(field.model.name, field.name)):
        keeping = "" if field.kind == RELATION else ", and keep the column with `@map`"
        wanted = without_prefix_written(field.name, options.trim_prefix, camel_case)
        yield Finding(
            field.name_span,
            f"Call `{field.name}` `{wanted}`{keeping}.",
            fixes=renaming(Symbol(field.model.name, field.name), wanted),
        )
