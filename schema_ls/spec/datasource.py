"""Properties of `datasource` and `generator` blocks."""

from __future__ import annotations

from typing import NamedTuple


class Property(NamedTuple):
    """A `name = value` line of a block."""

    name: str
    doc: str
    kind: str
    """Kind of its value:
    "provider" (string literal with the name of a database), "generator" (string or `env()`),
    "url" (string or `env()`), "string", "string-or-env", "relation-mode" (string literal),
    "strings" (list of strings, or one string), "preview-features" (list of strings),
    "extensions" (list of names or calls)."""
    required: bool = False
    feature: str | None = None
    """Feature of the language (`versions.FEATURES`) without which the property is refused."""
    capability: str | None = None
    """What the database must be able to do."""
    providers: tuple[str, ...] | None = None
    """The only databases that know it; None: all."""
    generators: tuple[str, ...] | None = None
    """The only generators that it means something to; None: all."""
    new_name: str | None = None
    """The name to use instead of this old one."""
    choices: tuple[str, ...] = ()
    """Values that make sense, for the ones with a fixed list."""


DATASOURCE: dict[str, Property] = {
    row.name: row
    for row in (
        Property("provider", "Kind of the database.", "provider", required=True),
        Property(
            "url",
            "Where the database is, with user and password.",
            "url",
            required=True,
            feature="connection-url",
        ),
        Property(
            "directUrl",
            "Address for migrations, where `url` leads to a connection pool.",
            "url",
            feature="connection-url",
        ),
        Property(
            "shadowDatabaseUrl",
            "Address of the scratch database in which migrations are tried out.",
            "url",
            feature="connection-url",
        ),
        Property(
            "relationMode",
            "Who looks after relations: the database by foreign keys, or the client.",
            "relation-mode",
            choices=("foreignKeys", "prisma"),
        ),
        Property(
            "referentialIntegrity",
            "Old name of `relationMode`.",
            "relation-mode",
            new_name="relationMode",
            choices=("foreignKeys", "prisma"),
        ),
        Property(
            "schemas",
            "Schemas of the database that models and enums are put in with `@@schema`.",
            "strings",
            feature="multi-schema",
            capability="MultiSchema",
        ),
        Property(
            "extensions",
            'Extensions of the database that the schema needs: `citext`, `pgcrypto(schema: "public")`.',
            "extensions",
            feature="postgresql-extensions",
            providers=("postgresql",),
        ),
    )
}

_RUNTIMES = ("nodejs", "deno", "bun", "workerd", "cloudflare", "vercel-edge", "edge-light", "react-native")
_PLATFORMS = (
    "native",
    *(f"debian-openssl-{version}" for version in ("3.0.x", "1.1.x", "1.0.x")),
    *(f"rhel-openssl-{version}" for version in ("3.0.x", "1.1.x", "1.0.x")),
    *(f"linux-arm64-openssl-{version}" for version in ("3.0.x", "1.1.x", "1.0.x")),
    "linux-musl",
    "linux-musl-openssl-3.0.x",
    *(f"linux-musl-arm64-openssl-{version}" for version in ("3.0.x", "1.1.x")),
    "darwin",
    "darwin-arm64",
    "windows",
)
_NEW_CLIENT = ("prisma-client",)
_BOTH_CLIENTS = ("prisma-client", "prisma-client-js")

GENERATOR: dict[str, Property] = {
    row.name: row
    for row in (
        Property("provider", "The generator: a known name, or a command.", "generator", required=True),
        Property("output", "Folder for the generated files, seen from the schema.", "string-or-env"),
        Property("previewFeatures", "Features that are switched on before they are settled.", "preview-features"),
        Property("binaryTargets", "Platforms that engines are fetched for.", "strings", choices=_PLATFORMS),
        Property(
            "engineType",
            "Form of the query engine.",
            "string",
            generators=_BOTH_CLIENTS,
            choices=("library", "binary", "client"),
        ),
        Property("runtime", "Where the client will run.", "string", generators=_NEW_CLIENT, choices=_RUNTIMES),
        Property(
            "moduleFormat",
            "Kind of modules that are generated.",
            "string",
            generators=_NEW_CLIENT,
            choices=("esm", "cjs"),
        ),
        Property(
            "generatedFileExtension",
            "Extension of the generated files.",
            "string",
            generators=_NEW_CLIENT,
            choices=("ts", "mts", "cts"),
        ),
        Property(
            "importFileExtension",
            "Extension that the generated files use in their imports.",
            "string",
            generators=_NEW_CLIENT,
            choices=("ts", "mts", "cts", "js", "mjs", "cjs", ""),
        ),
        Property(
            "compilerBuild",
            "Whether the query compiler is made for speed or for size.",
            "string",
            generators=_BOTH_CLIENTS,
            choices=("fast", "small"),
        ),
    )
}
"""The known ones. Any other one is right, too, with any string, number, boolean, list or `env()`."""

GENERATOR_PROVIDERS: dict[str, str] = {
    "prisma-client": "The client as TypeScript files, in a folder of your choice.",
    "prisma-client-js": "The client as JavaScript, in `node_modules`.",
}

EXTENSION_ARGUMENTS: dict[str, str] = {
    "map": "Name of the extension in the database, where it is no valid name here.",
    "schema": "Schema that the extension is put in.",
    "version": "Version of the extension.",
}
"""Arguments of an entry of `extensions`, all of them strings."""

KNOWN_EXTENSIONS: dict[str, str] = {
    "bloom": "Indexes by Bloom filters.",
    "btree_gin": "GIN indexes over plain types.",
    "btree_gist": "GiST indexes over plain types.",
    "citext": "Text that compares without regard to case.",
    "cube": "Cubes of several dimensions.",
    "earthdistance": "Distances on the earth.",
    "fuzzystrmatch": "Likeness of the sound of words.",
    "hstore": "Keys and values in one column.",
    "intarray": "Lists of whole numbers.",
    "ltree": "Labels in a tree.",
    "pg_stat_statements": "Statistics of statements.",
    "pg_trgm": "Likeness of text by groups of three letters.",
    "pgcrypto": "Encryption, and random identifiers.",
    "postgis": "Places and shapes.",
    "tablefunc": "Functions that give tables.",
    "unaccent": "Text without accents.",
    "uuid_ossp": 'Identifiers; `uuid_ossp(map: "uuid-ossp")`.',
    "vector": "Vectors and their nearness.",
}
"""Extensions that are often wanted, to be offered; any other name is right, too."""
