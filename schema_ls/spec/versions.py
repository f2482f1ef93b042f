"""Versions of the `prisma` package, and what of the language came or went with which of them.

Rows are named tuples, not dataclasses: these tables are built on every start, and named tuples are built
several times as fast.

The rules were measured on 5.22.0, 6.19.0 and on the engine of 7, which calls itself 8.1.0 and is what 8 uses
for this language. The minor versions between them come from release notes.
"""

from __future__ import annotations

from typing import NamedTuple


class Version(NamedTuple):
    """A version of Prisma. Versions compare by number."""

    major: int
    minor: int = 0
    patch: int = 0

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


EVER = Version(0)
"""Earlier than everything: what has no known beginning began here."""
V6 = Version(6)
V7 = Version(7)

NEWEST = Version(7, 10)
"""The newest measured rules of this language."""

_NEWEST_OF_MAJOR = {5: Version(5, 22), 6: Version(6, 19), 7: NEWEST, 8: Version(8, 1)}


def parse_version(text: str) -> Version | None:
    """The version written as `6`, `6.19` or `6.19.0`; a `v` before and a `-dev.3` behind do not count.

    A bare major stands for the newest measured rules of that major. None where `text` is no version.
    """
    numbers = text.strip().removeprefix("v").partition("-")[0].partition("+")[0].split(".")
    if len(numbers) > 3 or not all(number.isascii() and number.isdigit() for number in numbers):
        return None
    parts = [int(number) for number in numbers]
    if len(parts) == 1:
        return _NEWEST_OF_MAJOR.get(parts[0], Version(parts[0]))
    return Version(*parts)


class Feature(NamedTuple):
    """Something of the language that not every version has."""

    doc: str
    """A noun phrase that completes "this version has ..."."""
    since: Version = EVER
    until: Version | None = None
    """The first version without it."""
    preview: str | None = None
    """The preview feature that switches it on ..."""
    stable: Version | None = None
    """... until this version, from which on nothing has to be switched on."""

    def exists_in(self, version: Version) -> bool:
        """Whether `version` knows it, be it behind a preview feature."""
        return self.since <= version and (self.until is None or version < self.until)

    def preview_in(self, version: Version) -> str | None:
        """The preview feature that it needs in `version`; None where it needs none."""
        return None if self.stable is not None and version >= self.stable else self.preview


FEATURES: dict[str, Feature] = {
    # The text itself
    "unicode-names": Feature("names with letters beyond ASCII", since=V6),
    "block-comments": Feature("comments between `/*` and `*/`", since=V6),
    "object-values": Feature("values such as `{ name: value }`", since=Version(7, 4)),
    "camel-case-relations": Feature("relation fields added by the formatter with names in camel case", since=V6),
    "join-table-primary-key": Feature("implicit many-to-many relations with a primary key", since=V6),
    # Datasource
    "connection-url": Feature("connection strings in the datasource", until=V7),
    "multi-schema": Feature(
        "several database schemas, `schemas` and `@@schema`", preview="multiSchema", stable=Version(6, 13)
    ),
    "postgresql-extensions": Feature("database extensions listed in the datasource", preview="postgresqlExtensions"),
    "url-optional-with-adapter": Feature(
        "a datasource without `url` for driver adapters of SQLite",
        since=V6,
        until=V7,
        preview="schemaEngineDriverAdapters",
    ),
    # Blocks and attributes
    "views": Feature("views", preview="views"),
    "view-keys": Feature("ids and indexes of views, and the need for a unique field in them", until=V6),
    "view-many-to-many": Feature("many-to-many relations with views", until=V6),
    "fulltext-index": Feature("`@@fulltext`", preview="fullTextIndex", stable=V6),
    "shard-keys": Feature("`@shardKey` and `@@shardKey`", since=Version(6, 10), preview="shardKeys"),
    "partial-indexes": Feature("indexes over some rows only, `where:`", since=Version(7, 4), preview="partialIndexes"),
    # Functions
    "cuid-argument": Feature("the version argument of `cuid()`", since=V6),
    "uuid-argument": Feature("the version argument of `uuid()`", since=Version(5, 18)),
    "ulid": Feature("`ulid()`", since=V6),
}
