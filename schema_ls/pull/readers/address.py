"""Connection urls as Prisma writes them, taken apart. Knows no driver; a url never shows up in a message."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from schema_ls.base.errors import DatabaseError

_SUPPORTED = "`postgresql://` (or `postgres://`)"

_OTHER_SCHEMES = {
    "mysql": "MySQL",
    "mariadb": "MariaDB",
    "sqlserver": "SQL Server",
    "mongodb": "MongoDB",
    "mongodb+srv": "MongoDB",
    "cockroachdb": "CockroachDB",
    "prisma": "Prisma Accelerate",
    "prisma+postgres": "Prisma Postgres",
}

_LIBPQ_PARAMETERS = frozenset(
    "application_name channel_binding connect_timeout gssencmode hostaddr keepalives keepalives_count "
    "keepalives_idle keepalives_interval krbsrvname options passfile service sslcert sslcrl sslkey sslmode "
    "sslnegotiation sslpassword sslrootcert ssl_max_protocol_version ssl_min_protocol_version "
    "target_session_attrs tcp_user_timeout".split()
)
"""Parameters of a url that go to the server's client library as they are. All others are Prisma's own."""

_URL = re.compile(
    r"(?P<scheme>[A-Za-z][\w+.-]*):(?://)?"
    r"(?:(?P<user>[^:@/?]*)(?::(?P<password>[^@/?]*))?@)?"
    r"(?P<hosts>[^/?]*)"
    r"(?:/(?P<database>[^?]*))?"
    r"(?:\?(?P<query>.*))?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is.

    `parameters` are keywords of libpq (host, port, user, password, dbname, sslmode ...); they hold the
    password and are kept out of the printed form. `schema` is the one the url names, None where it names
    none.
    """

    parameters: dict[str, str] = field(repr=False)
    schema: str | None = None

    @property
    def place(self) -> str:
        """Host and port in words for a message."""
        host = self.parameters.get("host") or "localhost"
        if host.startswith("/"):
            return f"the socket in `{host}`"
        return f"`{host}:{self.parameters.get('port') or '5432'}`"

    @property
    def secrets(self) -> tuple[str, ...]:
        """Texts that no message may hold."""
        return tuple(filter(None, (self.parameters.get("password"), self.parameters.get("sslpassword"))))


def parse_address(url: str) -> Address:
    """The parts of a PostgreSQL url. Raises DatabaseError for another scheme or a url that cannot be read."""
    match = _URL.fullmatch(url.strip())
    if match is None:
        raise DatabaseError(
            "The database url cannot be read.",
            "Write it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE; characters such as @ : / ? # % in a "
            "user name or password are written percent-encoded (@ is %40).",
        )
    _check_scheme(match["scheme"].lower())
    _check_user(url)
    query = dict(parse_qsl(match["query"] or "", keep_blank_values=True))
    parameters = _tls(query) | {name: query[name] for name in query if name in _LIBPQ_PARAMETERS - _TLS}
    parameters |= _hosts(match["hosts"], query)
    for name, part in (("user", "user"), ("password", "password"), ("dbname", "database")):
        value = unquote(match[part] or "") or query.get(name, "")
        if value:
            parameters[name] = value
    return Address(parameters, query.get("schema") or None)


def _check_scheme(scheme: str) -> None:
    if scheme in ("postgresql", "postgres"):
        return
    kind = _OTHER_SCHEMES.get(scheme)
    problem = f"Pull cannot read {kind} databases." if kind else f"Pull does not know urls of scheme `{scheme}`."
    raise DatabaseError(problem, f"Use a url that starts with {_SUPPORTED}, or with `file:` for SQLite.")


def _check_user(url: str) -> None:
    """Refuse a url in which it is not clear where the password ends: parts of it would pass for the host, and be shown."""
    user, _, _ = url.partition("?")[0].partition("://")[2].rpartition("@")
    if "@" in user or "/" in user:
        raise DatabaseError(
            "The user or password in the url of the database holds an `@` or `/` of its own.",
            "Write `%40` for `@` and `%2F` for `/` there.",
        )


def _hosts(hosts: str, query: dict[str, str]) -> dict[str, str]:
    """Host and port keywords. Several hosts stand with commas between them, as libpq writes them too."""
    names, ports = [], []
    for place in hosts.split(",") if hosts else ():
        match = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::(\d*))?", place)
        if match is None:
            raise DatabaseError(
                "The host in the database url cannot be read.",
                "Write HOST:PORT with a number as port; percent-encode special characters in the password.",
            )
        names.append(unquote(match[1]).strip("[]"))
        ports.append(match[2] or "")
    found = {"host": query.get("host") or ",".join(names), "port": query.get("port") or ",".join(ports)}
    return {name: value for name, value in found.items() if value.strip(",")}


_TLS = frozenset(("sslmode", "sslcert", "sslkey", "sslrootcert", "sslpassword"))


def _tls(query: dict[str, str]) -> dict[str, str]:
    """Encryption keywords.

    In a Prisma url `sslcert` is the certificate of the authority that signed the server's; in a libpq url it
    is the client's own and comes with `sslkey`. Prisma checks certificates only with `sslaccept=strict`.
    """
    given = {name: query[name] for name in query if name in _TLS}
    if "sslcert" in given and "sslkey" not in given:
        authority = given.pop("sslcert")
        if query.get("sslaccept") == "strict":
            given.setdefault("sslrootcert", authority)
    if query.get("sslaccept") == "strict":
        given["sslmode"] = "verify-full"
    return given
