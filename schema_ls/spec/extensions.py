"""What some extensions of PostgreSQL bring: types, functions and operator classes. Source: the manual of each."""

from __future__ import annotations

import re
from typing import NamedTuple


class Extension(NamedTuple):
    """An extension and the names that exist with it only."""

    name: str
    """As `CREATE EXTENSION` takes it."""
    types: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


EXTENSIONS: tuple[Extension, ...] = (
    Extension("citext", ("citext",)),
    Extension("hstore", ("hstore",), ("hstore",), ("gin_hstore_ops", "gist_hstore_ops")),
    Extension("ltree", ("ltree", "lquery", "ltxtquery"), ("text2ltree",), ("gist_ltree_ops",)),
    Extension("cube", ("cube",), ("cube",), ("gist_cube_ops",)),
    Extension("postgis", ("geometry", "geography", "box2d", "box3d"), ("st_makepoint", "st_geomfromtext")),
    Extension(
        "vector",
        ("vector", "halfvec", "sparsevec"),
        classes=("vector_l2_ops", "vector_ip_ops", "vector_cosine_ops", "vector_l1_ops"),
    ),
    Extension(
        "uuid-ossp",
        functions=(
            *("uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v3", "uuid_generate_v4", "uuid_generate_v5"),
            *("uuid_nil", "uuid_ns_url"),
        ),
    ),
    Extension("pgcrypto", functions=("gen_random_bytes", "gen_salt", "crypt", "digest", "hmac")),
    Extension("pg_trgm", classes=("gin_trgm_ops", "gist_trgm_ops")),
    Extension("intarray", classes=("gin__int_ops", "gist__int_ops", "gist__intbig_ops")),
)
_CALLED = re.compile(r"\b([a-z_][a-z0-9_]*)\s*\(", re.IGNORECASE)
_NAME = re.compile(r"(?:\w+\.)?\"?(\w+)")
_BY_TYPE = {name: row.name for row in EXTENSIONS for name in row.types}
_BY_FUNCTION = {name: row.name for row in EXTENSIONS for name in row.functions}
_BY_CLASS = {name: row.name for row in EXTENSIONS for name in row.classes}
KNOWN = frozenset(row.name for row in EXTENSIONS)


def extension_of_type(type_: str) -> str | None:
    """The extension that a type needs, written as in SQL: `vector(3)`, `public.citext`."""
    found = _NAME.match(type_)
    return _BY_TYPE.get(found[1].lower()) if found else None


def extensions_called(expression: str) -> frozenset[str]:
    """The extensions that an SQL expression needs for its functions."""
    names = (found[1].lower() for found in _CALLED.finditer(expression))
    return frozenset(_BY_FUNCTION[name] for name in names if name in _BY_FUNCTION)


def extension_of_class(ops: str) -> str | None:
    """The extension that an operator class needs, written as in a schema: `raw("gin_trgm_ops")`."""
    found = re.search(r"\w+_ops", ops)
    return _BY_CLASS.get(found[0].lower()) if found else None
