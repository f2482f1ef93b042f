"""Every version of PostgreSQL that this machine has gives the same schemas."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from schema_ls.pull import pull_schema
from tests.pull.servers import installed, started
from tests.pull.test_cases import CASES

_OLDEST = 12
_NOT_YET = (psycopg.errors.SyntaxError, psycopg.errors.FeatureNotSupported, psycopg.errors.UndefinedFunction)
"""What an older server says to statements that are newer than it."""

VERSIONS = {version: programs for version, programs in installed().items() if version >= _OLDEST}


def check_case(case: Path, server: str) -> bool:
    """Whether a server takes the statements of a case; if it does, the schema has to be the expected one."""
    url = urlunsplit(urlsplit(server)._replace(path="/case"))
    with psycopg.connect(server, autocommit=True) as administrator:
        administrator.execute("CREATE DATABASE \"case\" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
        try:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute((case / "setup.sql").read_text(encoding="utf-8"))
            before = case / "previous.prisma"
            files = [("schema.prisma", before.read_text(encoding="utf-8"))] if before.exists() else []
            result = pull_schema(url, files)
        except _NOT_YET:
            return False
        finally:
            administrator.execute('DROP DATABASE "case"')
    ((_, text),) = result.files
    assert text == (case / "expected.prisma").read_text(encoding="utf-8"), case.name
    return True


@pytest.mark.postgres
@pytest.mark.skipif(
    not VERSIONS, reason="no PostgreSQL is installed; SCHEMA_LS_POSTGRES can name folders with programs"
)
@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_cases_come_out_alike_on(version: int) -> None:
    with started(VERSIONS[version]) as server:
        taken = [case.name for case in CASES if check_case(case, server)]
    assert len(taken) > len(CASES) * 3 / 4
