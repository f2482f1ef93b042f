"""Rule: require-field-type."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.patterns import is_meant
from schema_ls.model.handles import Field


class Options(Record, slots=False):
    """What can be set."""

    fields: tuple[str, ...] = ()


@rule_with(Options(), "require-field-type", group="hygiene", on=Field, severity=Severity.WARNING, is_default=False)
def require_field_type(field: Field, options: Options) -> Iterator[Finding]:
    """A field has another type than all fields of its name shall have.

    `fields` has them as a schema would, a name and a type; the name may be an expression between slashes. Where a native type
    stands behind the type, that is wanted, too.

    Bad, with fields = ["id String @db.Uuid", "/Id$/ String"]:
        model Page {
          id      String @id
                //^^^^^^ require-field-type
          ownerId Int
                //^^^ require-field-type
        }

    Good, with fields = ["id String @db.Uuid", "/Id$/ String"]:
        model Page {
          id      String @id @db.Uuid
          ownerId String
        }
    """
    for wanted in options.fields:
        pattern, _, type_ = wanted.partition(" ")
        name, *native = type_.split()
        if is_meant(field.name, pattern) and (field.type != name or (native and native != [_native(field)])):
            yield Finding(field.type_span, f"The settings ask for `{type_}` as the type of `{field.name}`.")


def _native(field: Field) -> str:
    """The native type as written, without blanks; empty where there is none."""
    native = field.face.native
    if native is None:
        return ""
    return f"@{native.prefix}.{native.name}" + (f"({','.join(native.arguments)})" if native.arguments else "")
