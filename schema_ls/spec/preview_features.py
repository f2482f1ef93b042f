"""Names that `previewFeatures = [...]` takes, and what became of each of them over the versions."""

from __future__ import annotations

from typing import Literal, NamedTuple

from schema_ls.spec.versions import EVER, V6, V7, Version

State = Literal["active", "hidden", "stabilized", "deprecated", "renamed", "unknown"]
"""Active: offered. Hidden: taken, but not offered. Stabilized: always on, the name does nothing any more.
Deprecated: works, will go. Renamed: has another name now. Unknown: not of this version or provider."""

History = tuple[tuple[Version, State], ...]
"""The state from each version on, oldest first."""


class PreviewFeature(NamedTuple):
    """A feature that can be, or could once be, tried out by its name."""

    name: str
    doc: str
    history: History
    history_on: tuple[tuple[str, History], ...] = ()
    """Other histories on some providers."""
    renamed_to: str | None = None

    def state(self, version: Version, provider: str | None) -> State:
        """What the name means in `version` for `provider` (None: no datasource)."""
        now: State = "unknown"
        for since, state in dict(self.history_on).get(provider or "", self.history):
            if since <= version:
                now = state
        return now


def _active(name: str, doc: str, since: Version = EVER, stable: Version | None = None) -> PreviewFeature:
    """A feature that was offered from one version on, until it became a matter of course."""
    end: History = ((stable, "stabilized"),) if stable else ()
    return PreviewFeature(name, doc, ((since, "active"), *end))


_STABLE_BEFORE_5 = (
    "aggregateApi atomicNumberOperations clientExtensions cockroachdb connectOrCreate createMany dataProxy "
    "distinct extendedIndexes extendedWhereUnique fieldReference filterJson filteredRelationCount groupBy "
    "improvedQueryRaw interactiveTransactions jsonProtocol microsoftSqlServer middlewares mongoDb nApi "
    "namedConstraints nativeTypes orderByAggregateGroup orderByNulls orderByRelation referentialActions "
    "referentialIntegrity selectRelationCount transactionApi uncheckedScalarInputs"
)

_ROWS = (
    _active("nativeDistinct", "`distinct` is done by the database instead of in memory."),
    _active("partialIndexes", "Indexes over some rows only: `where:` in an index.", since=Version(7, 4)),
    _active("postgresqlExtensions", "Extensions of PostgreSQL listed in the datasource."),
    _active("relationJoins", "Related records are read by joins; `relationLoadStrategy` chooses."),
    _active("schemaEngineDriverAdapters", "Migrations go through driver adapters.", since=Version(6, 6)),
    _active("shardKeys", "Shard keys of PlanetScale: `@shardKey` and `@@shardKey`.", since=Version(6, 10)),
    _active("strictUndefinedChecks", "`undefined` in a query is an error instead of being left out."),
    PreviewFeature("typedSql", "Typed functions made from files of SQL.", ((EVER, "hidden"), (V7, "active"))),
    _active("views", "`view` blocks."),
    PreviewFeature("reactNative", "The client on React Native.", ((EVER, "hidden"),)),
    PreviewFeature(
        "metrics",
        "Counters and timings of the client.",
        ((EVER, "active"), (Version(6, 14), "deprecated"), (V7, "unknown")),
    ),
    PreviewFeature(
        "fullTextSearchPostgres",
        "Full-text search on PostgreSQL.",
        (),
        history_on=(("postgresql", ((V6, "active"),)),),
    ),
    PreviewFeature(
        "fullTextSearch",
        "Full-text search.",
        ((EVER, "active"), (V6, "stabilized")),
        history_on=(("postgresql", ((EVER, "active"), (V6, "renamed"))),),
        renamed_to="fullTextSearchPostgres",
    ),
    _active("fullTextIndex", "`@@fulltext` indexes.", stable=V6),
    _active("deno", "The client on Deno.", stable=V6),
    _active("tracing", "OpenTelemetry traces of queries.", stable=Version(6, 1)),
    _active("omitApi", "`omit` leaves fields out of results.", stable=Version(6, 2)),
    _active("prismaSchemaFolder", "A schema in several files.", stable=Version(6, 7)),
    _active("multiSchema", "Several schemas of a database: `schemas` and `@@schema`.", stable=Version(6, 13)),
    _active("driverAdapters", "Queries go through drivers of JavaScript.", stable=Version(6, 16)),
    _active("queryCompiler", "Queries without the engine process.", since=Version(6, 7), stable=Version(6, 16)),
    *(
        PreviewFeature(name, "Once a preview feature, now always there.", ((EVER, "stabilized"),))
        for name in _STABLE_BEFORE_5.split()
    ),
)

PREVIEW_FEATURES: dict[str, PreviewFeature] = {row.name.lower(): row for row in _ROWS}
"""By name in lower case: names compare without regard to case."""
