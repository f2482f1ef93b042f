"""Rule: bytes-as-uint8array."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Field, Worded
from schema_ls.spec.versions import V6


@rule("bytes-as-uint8array", group="upgrade", on=Worded, severity=Severity.INFO, types=("Bytes",), is_default=False)
def bytes_as_uint8array(field: Field) -> Iterator[Finding]:
    """The client of Prisma 6 and later gives the field as `Uint8Array`, before it was a `Buffer`.

    Code that calls methods of `Buffer` on it, such as `toString("base64")`, has to change. The schema stays as it is.
    Source: the guide for upgrading to Prisma 6.

    Bad:
        // version: 6
        model File {
          id   Int   @id
          data Bytes
        //^^^^ bytes-as-uint8array
        }

    Good:
        // version: 5
        model File {
          id   Int   @id
          data Bytes
        }
    """
    if field.dialect.version >= V6:
        yield Finding(
            field.name_span,
            f"From Prisma 6 on the client gives `{field.name}` as `Uint8Array` instead of `Buffer`. "
            "Look at the code that reads it.",
        )
