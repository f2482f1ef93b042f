"""What a failed connection or query means to the user. Knows texts and codes of PostgreSQL, no driver."""

from __future__ import annotations

from schema_ls.base.errors import DatabaseError
from schema_ls.base.record import Record
from schema_ls.pull.readers.address import Address


class _Failure(Record):
    """One kind of failure: how it shows, and what to say. `{place}`, `{user}`, `{database}` are filled in."""

    codes: tuple[str, ...]
    texts: tuple[str, ...]
    problem: str
    remedy: str


_FAILURES = (
    _Failure(
        ("28P01",),
        ("password authentication failed", "no password supplied"),
        "The server at {place} did not accept the password of user `{user}`.",
        "Check user and password in the url; special characters in them must be percent-encoded.",
    ),
    _Failure(
        ("28000",),
        ("no pg_hba.conf entry", "authentication failed", "role "),
        "The server at {place} does not let user `{user}` in.",
        "Check that the role exists, may log in, and may connect from this machine (try `sslmode=require`).",
    ),
    _Failure(
        (),
        ("permission denied for database",),
        "User `{user}` may not connect to database `{database}` at {place}.",
        "Grant it CONNECT on the database, or use another role.",
    ),
    _Failure(
        (),
        ("not currently accepting connections",),
        "Database `{database}` at {place} lets nobody in.",
        "Allow connections to it, or name another database.",
    ),
    _Failure(
        ("3D000",),
        ("database ",),
        "There is no database `{database}` on the server at {place}.",
        "Check the name behind the last `/` of the url, or create the database.",
    ),
    _Failure(
        ("53300",),
        ("too many clients", "remaining connection slots", "too many connections"),
        "The server at {place} has no free connection.",
        "Close other clients or try again in a moment.",
    ),
    _Failure(
        ("57P03", "57P01", "57P02"),
        ("starting up", "shutting down"),
        "The server at {place} is starting or stopping.",
        "Try again in a moment.",
    ),
    _Failure(
        (),
        ("definition of service",),
        "The url names a service that no service file defines.",
        "Define it in ~/.pg_service.conf or in the file that PGSERVICEFILE names, or correct `?service=` of the url.",
    ),
    _Failure(
        (),
        ("could not translate host name", "failed to resolve host", "Name or service not known"),
        "The host of the url is not known: {place}.",
        "Check the spelling of the host and that this machine can resolve it.",
    ),
    _Failure(
        (),
        ("timeout expired", "connection timeout", "timed out"),
        "The server at {place} did not answer in time.",
        "Check host, port and firewall; `?connect_timeout=SECONDS` in the url waits longer.",
    ),
    _Failure(
        (),
        ("SSL", "certificate", "TLS"),
        "No encrypted connection to the server at {place} came about.",
        "Check `sslmode` and the certificate parameters of the url.",
    ),
    _Failure(
        (),
        ("onnection refused", "could not connect", "No such file or directory", "server closed the connection",
         "Network is unreachable", "No route to host"),
        "The server at {place} cannot be reached.",
        "Start it, or check host and port of the url.",
    ),
    _Failure(
        ("42501",),
        (),
        "User `{user}` may not read the system catalog of database `{database}`.",
        "Grant it CONNECT on the database and use a role that may read `pg_catalog`.",
    ),
    _Failure(
        ("57014", "55P03"),
        (),
        "Reading the catalog of database `{database}` took too long.",
        "Another session may hold a lock (a running migration?); try again when it has ended.",
    ),
)  # fmt: skip


def explain(address: Address, text: str, code: str | None) -> DatabaseError:
    """The error to show for what the driver said.

    `text` and the five-letter `code` of the server, if it sent one.
    """
    facts = {
        "place": address.place,
        "user": address.parameters.get("user", ""),
        "database": address.parameters.get("dbname", address.parameters.get("user", "")),
    }
    for failure in _FAILURES:
        if code in failure.codes if code else any(part in text for part in failure.texts):
            return DatabaseError(failure.problem.format(**facts), failure.remedy)
    return DatabaseError(
        f"Reading from the server at {address.place} failed: {_first_line(text, address)}",
        "Check the url and the state of the server.",
    )


def _first_line(text: str, address: Address) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "no reason given")
    for secret in address.secrets:
        line = line.replace(secret, "***")
    return line if line.endswith(".") else line + "."
