"""The connection to the database is cut, or nothing more comes, at any step of the protocol: the answer is one line."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from schema_ls.base.errors import DatabaseError
from schema_ls.pull.readers import postgresql, read_catalog

if TYPE_CHECKING:
    from tests.pull.conftest import Database

pytestmark = pytest.mark.postgres
MOST = 200


class Proxy:
    """Hands bytes on between a client and the server's socket, up to some message of the server.

    Then it cuts both lines, or holds them and says no more.
    """

    def __init__(self, target: str, cut_after: int, *, is_silent: bool = False) -> None:
        self._target, self._left, self._is_silent = target, cut_after, is_silent
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self.was_cut = False
        self._client_left = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        try:
            client, _ = self._door.accept()
        except OSError:
            return
        server = socket.socket(socket.AF_UNIX)
        server.connect(self._target)
        threading.Thread(target=self._forward, args=(client, server), daemon=True).start()
        self._answer(server, client)
        for line in (client, server):
            line.close()

    def _forward(self, client: socket.socket, server: socket.socket) -> None:
        try:
            while data := client.recv(65536):
                server.sendall(data)
            server.shutdown(socket.SHUT_WR)
        except OSError:
            return  # the line was cut
        finally:
            self._client_left.set()

    def _answer(self, server: socket.socket, client: socket.socket) -> None:
        """Each message of the server is a letter, a length of four bytes, and what it says; a word before that is none."""
        stream = server.makefile("rb")
        while head := stream.read(1):
            if self._left == 0:
                self.was_cut = True
                if self._is_silent:
                    self._client_left.wait(60)
                else:
                    client.shutdown(socket.SHUT_RDWR)
                return
            self._left -= 1
            size = stream.read(4)
            client.sendall(head + size + stream.read(int.from_bytes(size, "big") - 4))


@contextmanager
def cut(database: Database, after: int, *, is_silent: bool = False) -> Iterator[tuple[str, Proxy]]:
    """The url of the database through a proxy that cuts, or is silent, after so many messages."""
    parts = urlsplit(database.url)
    folder = parse_qs(parts.query)["host"][0]
    proxy = Proxy(f"{folder}/.s.PGSQL.5432", after, is_silent=is_silent)
    try:
        yield (
            f"postgresql://postgres:hunter2@127.0.0.1:{proxy.port}{parts.path}?sslmode=disable&gssencmode=disable",
            proxy,
        )
    finally:
        proxy.close()


def test_a_cut_at_any_message_of_the_server_is_told_in_words(database: Database) -> None:
    database.run("CREATE TABLE a (id int PRIMARY KEY, b text)")
    cuts = 0
    for after in range(MOST):
        with cut(database, after) as (url, proxy):
            try:
                read_catalog(url, None)
            except DatabaseError as error:
                assert error.problem
                assert error.remedy
                assert "hunter2" not in f"{error.problem} {error.remedy}"
                assert "\n" not in error.problem
            else:
                if not proxy.was_cut:  # all was said before
                    break
            cuts += proxy.was_cut
    assert cuts >= 20, "so many steps has the protocol at least"
    assert read_catalog(database.url, None).tables


@pytest.mark.parametrize("after", [0, 20, 40])
def test_a_server_that_says_no_more_makes_nobody_wait_forever(
    database: Database, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "SILENT_SECONDS", 3.0)
    database.run("CREATE TABLE a (id int PRIMARY KEY, b text)")
    with cut(database, after, is_silent=True) as (url, proxy):
        with pytest.raises(DatabaseError) as caught:
            read_catalog(f"{url}&connect_timeout=2", None)
        assert proxy.was_cut
    assert caught.value.problem == f"The server at `127.0.0.1:{proxy.port}` did not answer in time."
