"""Rule: char-n."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.words import words_of
from schema_ls.checks.rule import EACH, rule
from schema_ls.checks.rules.native import with_native_type
from schema_ls.model.handles import Field, Worded

_CODES = frozenset(("country", "currency", "language", "locale", "lang", "iso"))
_DIGESTS = frozenset(("hash", "md5", "sha", "sha1", "sha256", "sha512", "checksum", "digest", "fingerprint"))
_DIGEST_LENGTHS = frozenset(("22", "24", "27", "28", "32", "40", "43", "44", "56", "64", "86", "88", "96", "128"))
"""Characters of digests of 16 to 64 bytes, in hexadecimal digits or base 64."""


@rule("char-n", group="type", on=Worded, severity=Severity.INFO, connectors=("postgresql",), types=("String",))
def char_n(field: Field) -> Iterator[Finding]:
    """A text is padded with blanks to a fixed length.

    Shorter values get blanks behind them, which some comparisons count and others pass over. It saves nothing: `varchar` and
    `text` are stored the same way. Left alone is what always has its length, by name: two or three letters for a country,
    currency or language, and digests.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Item {
          id   Int    @id
          code String @db.Char(12)
                    //^^^^^^^^^^^^ char-n
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Item {
          id   Int    @id
          code String @db.VarChar(12)
        }
    """
    native = field.face.native
    if native is None or native.name != "Char":
        return
    yield EACH
    length = native.arguments[0] if native.arguments else "1"
    words = words_of(field.name)
    if length in _DIGEST_LENGTHS and not _DIGESTS.isdisjoint(words):
        return
    if length in ("2", "3") and not _CODES.isdisjoint(words):
        return
    fix = with_native_type(field, f"VarChar({length})")
    yield Finding(
        field.attribute_span(f"{native.prefix}.Char"),
        f"`char({length})` pads `{field.name}` with blanks. Make it `@db.VarChar({length})`.",
        fixes=(fix,) if fix else (),
    )
