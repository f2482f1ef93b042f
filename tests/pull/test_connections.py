"""How a server may be reached: odd passwords, service files, encryption. No password is ever said again."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlsplit

import psycopg
import psycopg.sql
import pytest

from schema_ls.base.errors import DatabaseError
from schema_ls.pull.readers import read_catalog
from tests.pull.servers import server_user, wait_for

if TYPE_CHECKING:
    from tests.pull.conftest import Database

pytestmark = pytest.mark.postgres

PASSWORDS = ("p@ss:w/rd%41?x#y", "пароль 🔑", "a'b\"c\\d $e", " ", "100%", "&sslmode=disable")


def host_of(url: str) -> str:
    """The folder of the socket."""
    parts = urlsplit(url)
    return parse_qs(parts.query)["host"][0] if parts.query else unquote(parts.hostname or "")


@pytest.fixture
def guarded(database: Database) -> Iterator[str]:
    """A role whose password the server asks for."""
    role = f"guarded_{os.getpid()}"
    with psycopg.connect(database.url, autocommit=True) as connection:
        row = connection.execute("SHOW hba_file").fetchone()
        assert row is not None
        rules = Path(row[0])
        before = rules.read_text(encoding="utf-8")
        connection.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'right'")
        rules.write_text(f"local all {role} scram-sha-256\n{before}", encoding="utf-8")
        connection.execute("SELECT pg_reload_conf()")
        for _ in range(100):
            try:
                psycopg.connect(database.url, user=role, password="wrong").close()
            except psycopg.OperationalError:
                break
            time.sleep(0.05)
        yield role
        rules.write_text(before, encoding="utf-8")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(f"DROP ROLE {role}")


@pytest.mark.parametrize("password", PASSWORDS)
def test_any_password(password: str, guarded: str, database: Database) -> None:
    database.run("CREATE TABLE t (id int PRIMARY KEY)")
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute(
            psycopg.sql.SQL("ALTER ROLE {} PASSWORD {}").format(psycopg.sql.Identifier(guarded), password)
        )
    assert len(read_catalog(database.url_as(guarded, quote(password, safe=""))).tables) == 1
    with pytest.raises(DatabaseError) as refused:
        read_catalog(database.url_as(guarded, quote(f"{password}!", safe="")))
    assert refused.value.problem.startswith("The server")
    assert password.strip() == "" or password not in str(refused.value)
    assert quote(password, safe="") not in str(refused.value)
    assert password.strip() == "" or password not in repr(refused.value.__context__ or "")


def test_a_service_file(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database.run("CREATE TABLE t (id int PRIMARY KEY)")
    parts = urlsplit(database.url)
    lines = ("[shop]", f"host={host_of(database.url)}", f"user={parts.username}", f"dbname={parts.path[1:]}", "")
    file = tmp_path / "services"
    file.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    assert len(read_catalog("postgresql://?service=shop").tables) == 1
    with pytest.raises(DatabaseError) as missing:
        read_catalog("postgresql://?service=store")
    assert missing.value.problem == "The url names a service that no service file defines."


def test_parameters_of_poolers_and_of_prisma_do_not_disturb(database: Database) -> None:
    database.run("CREATE TABLE t (id int PRIMARY KEY)")
    more = "&pgbouncer=true&connection_limit=1&pool_timeout=5&statement_cache_size=0&schema=public&sslmode=prefer"
    assert len(read_catalog(database.url + more).tables) == 1


@pytest.fixture
def pooled(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The url of the database behind a pooler that gives every transaction another connection."""
    program = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
    if program is None:
        pytest.skip("there is no pgbouncer on this machine")
    name, socket = urlsplit(database.url).path[1:], next(Path(host_of(database.url)).glob(".s.PGSQL.*[0-9]"))
    user = socket.owner() if server_user() else None
    with tempfile.TemporaryDirectory(prefix="schema-ls-pool-", ignore_cleanup_errors=True) as folder:
        target = f"host={host_of(database.url)} user={urlsplit(database.url).username} dbname={name}"
        settings = f"unix_socket_dir={folder}\nlisten_port=6432\nauth_type=any\npool_mode=transaction\n"
        file = Path(folder) / "pool.ini"
        file.write_text(f"[databases]\n{name} = {target}\n[pgbouncer]\n{settings}", encoding="utf-8")
        if user is not None:
            shutil.chown(folder, user)
            shutil.chown(file, user)
        running = subprocess.Popen(
            [program, "-q", file], user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        url = f"postgresql://somebody@/{name}?host={quote(folder, safe='')}&port=6432"
        try:
            wait_for(url)
            yield url
        finally:
            running.terminate()
            running.wait(60)


def test_a_pooler_of_transactions(pooled: str, database: Database) -> None:
    database.run("CREATE TABLE t (id serial PRIMARY KEY, at timestamptz DEFAULT '2024-01-02 03:04:05+00')")
    database.run("CREATE TYPE mood AS ENUM ('a'); CREATE VIEW v AS SELECT 1 AS one")
    plain = read_catalog(database.url)
    assert [read_catalog(pooled) for _ in range(3)] == [plain] * 3
    with psycopg.connect(pooled, prepare_threshold=None) as other:
        row = other.execute("SELECT current_setting('statement_timeout'), current_setting('search_path')").fetchone()
    assert row == ("0", '"$user", public'), "what was set for a transaction has ended with it"
