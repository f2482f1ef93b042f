"""Connection urls: Prisma's own parameters, odd characters, and what is said about urls that do not work."""

from __future__ import annotations

import pytest

from schema_ls.base.errors import DatabaseError
from schema_ls.pull.readers.address import parse_address


@pytest.mark.parametrize(
    ("url", "parameters", "schema"),
    [
        (
            "postgresql://me:pw@db.example:5433/app?schema=sales&connection_limit=5&pgbouncer=true",
            {"host": "db.example", "port": "5433", "user": "me", "password": "pw", "dbname": "app"},
            "sales",
        ),
        (
            "postgres://m%40e:p%3Aw%2F%23@db/a%20b?sslmode=require&application_name=x",
            {
                "host": "db",
                "user": "m@e",
                "password": "p:w/#",
                "dbname": "a b",
                "sslmode": "require",
                "application_name": "x",
            },
            None,
        ),
        ("postgresql:///app?host=/run/pg", {"host": "/run/pg", "dbname": "app"}, None),
        ("postgresql://%2Frun%2Fpg/app", {"host": "/run/pg", "dbname": "app"}, None),
        ("postgresql://[::1]:5432/app", {"host": "::1", "port": "5432", "dbname": "app"}, None),
        ("postgresql://a:1,b:2/app", {"host": "a,b", "port": "1,2", "dbname": "app"}, None),
        (
            "postgresql://h/app?sslaccept=strict&sslcert=ca.pem",
            {"host": "h", "dbname": "app", "sslmode": "verify-full", "sslrootcert": "ca.pem"},
            None,
        ),
        ("postgresql://h/app?sslcert=ca.pem&socket_timeout=3", {"host": "h", "dbname": "app"}, None),
    ],
)
def test_parts_of_a_url(url: str, parameters: dict[str, str], schema: str | None) -> None:
    address = parse_address(url)
    assert address.parameters == parameters
    assert address.schema == schema


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("mysql://root:secret@h/db", "Pull cannot read MySQL databases."),
        ("sqlserver://h:1433;database=x", "Pull cannot read SQL Server databases."),
        ("mongodb+srv://u:secret@h/db", "Pull cannot read MongoDB databases."),
        ("prisma://accelerate.example/?api_key=secret", "Pull cannot read Prisma Accelerate databases."),
        ("oracle://u:secret@h/db", "Pull does not know urls of scheme `oracle`."),
        ("secret", "The database url cannot be read."),
        ("", "The database url cannot be read."),
        (
            "postgresql://u:se/secret@h/db",
            "The user or password in the url of the database holds an `@` or `/` of its own.",
        ),
        (
            "postgresql://u:se@secret@h/db",
            "The user or password in the url of the database holds an `@` or `/` of its own.",
        ),
        (
            "postgresql://u:12/secret@h/db",
            "The user or password in the url of the database holds an `@` or `/` of its own.",
        ),
        ("postgresql://u:se?secret@h/db", "The host in the database url cannot be read."),
        ("postgresql://h:port/db", "The host in the database url cannot be read."),
    ],
)
def test_a_url_that_does_not_work_is_explained_without_being_shown(url: str, problem: str) -> None:
    with pytest.raises(DatabaseError) as caught:
        parse_address(url)
    assert caught.value.problem == problem
    assert "secret" not in str(caught.value)


def test_an_address_hides_its_password() -> None:
    assert "secret" not in repr(parse_address("postgresql://u:secret@h/db"))
