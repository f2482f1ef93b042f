"""Reads the catalog of a PostgreSQL database (12 or newer).

A constant number of queries, all on `pg_catalog`, in one read-only transaction that sees one state of the
database. No more is needed than a role that may connect: no table is touched. Rows are joined by object id
here, which is far cheaper than asking the server to do it for each column.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pkgutil import get_data
from socket import SHUT_RDWR, socket
from threading import Timer
from typing import TYPE_CHECKING

from schema_ls.base.errors import DatabaseError
from schema_ls.pull.catalog import Catalog
from schema_ls.pull.readers.address import Address, parse_address
from schema_ls.pull.readers.failures import explain
from schema_ls.pull.readers.postgresql_rows import (
    Contents,
    Row,
    columns_of,
    constraints_of,
    enums_of,
    hidden_of,
    keys_of,
    tables_of,
)

if TYPE_CHECKING:
    import psycopg

CONNECT_SECONDS = 10
STATEMENT_TIMEOUT = "60s"
LOCK_TIMEOUT = "5s"
SILENT_SECONDS = 90.0
"""After these the line is taken for dead: the server ends a statement long before."""
TURN_SECONDS = 0.0002
OLDEST_VERSION = 120000


def read_catalog(url: str, schemas: tuple[str, ...] | None, progress: Callable[[str], None]) -> Catalog:
    """Everything pull needs to know of the database at `url`.

    `schemas` are the schemas to read; without them the one that `?schema=` of the url names, else `public`.
    `progress` hears of each step.
    Raises DatabaseError, whose text never holds a password, when the database cannot be reached or read.
    """
    address = parse_address(url)
    default_schema = address.schema or "public"
    wanted = tuple(sorted(set(schemas or (default_schema,))))
    progress(f"Connecting to {address.place}")
    with _Connection(address, progress) as run:
        _prepare(run, default_schema)
        _check_schemas(run("schemas", schemas=list(wanted)), wanted)
        return _read(run, wanted, default_schema)


class _Connection:
    """A read-only transaction that runs queries by name; failures come out as DatabaseError."""

    def __init__(self, address: Address, progress: Callable[[str], None]) -> None:
        self._address = address
        self._progress = progress
        self._connection: psycopg.Connection[Row] | None = None
        self._is_dead = False

    def __enter__(self) -> Callable[..., list[Row]]:
        try:
            import psycopg
            from psycopg.conninfo import make_conninfo
        except ImportError as error:  # it is compiled: an editor's extension comes without it
            raise DatabaseError(
                f"To read PostgreSQL, schema-ls needs the driver psycopg, which {sys.executable or 'this Python'} lacks.",
                'Install it there with: python -m pip install "psycopg[binary]".',
            ) from error

        parameters = {
            "connect_timeout": str(CONNECT_SECONDS),
            "application_name": "schema-ls",
            "client_encoding": "utf8",
            **self._address.parameters,
        }
        try:
            # Statements are not prepared: poolers between us and the server may not keep them.
            connection = psycopg.connect(make_conninfo(**parameters), prepare_threshold=None)
        except psycopg.Error as error:
            raise explain(self._address, str(error), error.sqlstate) from None
        connection.read_only = True
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        self._connection = connection
        return self._run

    def _run(self, name: str, **parameters: object) -> list[Row]:
        import psycopg

        assert self._connection is not None
        self._progress(f"Reading {name.replace('_', ' ')}")
        query = get_data("schema_ls.pull", f"queries/postgresql/{name}.sql")
        assert query is not None
        watch = Timer(SILENT_SECONDS, self._hang_up)
        watch.daemon = True
        watch.start()
        try:
            return self._connection.execute(query, parameters).fetchall()
        except psycopg.Error as error:
            text = "timeout expired" if self._is_dead else str(error)
            raise explain(self._address, text, error.sqlstate) from None
        finally:
            watch.cancel()

    def _hang_up(self) -> None:
        """End a line on which nothing comes any more, so that who waits there is told."""
        assert self._connection is not None
        self._is_dead = True
        line = socket(fileno=self._connection.fileno())
        line.shutdown(SHUT_RDWR)
        line.detach()

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()


def _prepare(run: Callable[..., list[Row]], default_schema: str) -> None:
    """Set up the session. Raises DatabaseError for a server that is too old."""
    quoted = '"' + default_schema.replace('"', '""') + '"'
    row = run("session", search_path=quoted, statement_timeout=STATEMENT_TIMEOUT, lock_timeout=LOCK_TIMEOUT)[0]
    version = int(row[-1])
    if version < OLDEST_VERSION:
        raise DatabaseError(
            f"The server is PostgreSQL {version // 10000}, which pull cannot read.",
            f"Pull needs PostgreSQL {OLDEST_VERSION // 10000} or newer.",
        )


def _check_schemas(found: Iterable[Row], wanted: Sequence[str]) -> None:
    existing = {row[0] for row in found}
    for schema in wanted:
        if schema not in existing:
            raise DatabaseError(
                f"The database has no schema `{schema}`.",
                "Check `schemas` of the datasource block or `?schema=` of the url.",
            )


def _read(run: Callable[..., list[Row]], wanted: tuple[str, ...], default_schema: str) -> Catalog:
    """All that the queries tell. What rows say is put together beside, while the server answers the next query."""
    schemas = list(wanted)
    with _short_turns(), ThreadPoolExecutor(1) as beside:
        sequences, rows = run("sequences", schemas=schemas), run("columns", schemas=schemas)
        types = run("types", types=sorted({row[3] for row in rows}))
        columns = beside.submit(columns_of, rows, types, sequences)
        classes, collations = run("operator_classes"), run("collations")
        indexes = run("indexes", schemas=schemas)
        keys = beside.submit(lambda: keys_of(indexes, columns.result(), classes, collations))
        others = run("constraints", schemas=schemas)
        constraints = beside.submit(lambda: constraints_of(others, columns.result()))
        hidden, enums = hidden_of(run("hidden", schemas=schemas)), enums_of(run("enums", schemas=schemas))
        tables = run("tables", schemas=schemas)
    contents = Contents(columns.result(), keys.result(), constraints.result(), hidden)
    return Catalog(wanted, tables_of(tables, contents), enums, default_schema)


@contextmanager
def _short_turns() -> Iterator[None]:
    """Threads change every 5 ms as a rule: who reads from the server would wait that long behind each packet of an answer."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
