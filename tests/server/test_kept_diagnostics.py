"""What one run of the server leaves to the next: the diagnostics of documents that are as they were."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from schema_ls.server.kept_diagnostics import _MOST, FOLDER, KeptDiagnostics
from schema_ls.server.lifecycle import Client
from schema_ls.server.messages import INVALID_REQUEST
from schema_ls.server.surroundings import Surroundings
from tests.server.wire import COMMAND, Message, Wire, change

SCHEMA = """\
datasource db {
  provider = "postgresql"
}

model User {
  id    Int     @id
  posts Post[]
  team  Unknown
}
"""
POST = """\
model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int
}
"""
PULLING = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
MEANING = ("schema_ls.model.schema", "schema_ls.checks.run", "schema_ls.server.session")


class Place:
    """A folder with a schema, and a cache folder."""

    def __init__(self, root: Path) -> None:
        self.cache = root / "cache"
        self.root = root / "project"
        self.write("prisma/schema/main.prisma", SCHEMA)
        self.write("prisma/schema/post.prisma", POST)
        self.uri = (self.root / "prisma/schema/main.prisma").as_uri()

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def first_seen(
        self,
        text: str = SCHEMA,
        capabilities: Message | None = None,
        options: Message | None = None,
        *,
        is_fresh: bool = False,
    ) -> list[Message]:
        """What the client sees first of a document."""
        with Wire(**({} if is_fresh else {"cache": self.cache})) as wire:
            wire.greet(capabilities, options)
            wire.open(self.uri, text)
            if capabilities == PULLING:
                found = wire.ask("textDocument/diagnostic", {"textDocument": {"uri": self.uri}})["result"]["items"]
            else:
                found = wire.diagnostics(self.uri, 1)
            assert isinstance(found, list)
            return found

    def leave_behind(
        self, capabilities: Message | None = None, text: str = SCHEMA, options: Message | None = None
    ) -> list[Message]:
        """Have a server keep what it finds."""
        with Wire(cache=self.cache) as wire:
            wire.greet(capabilities, options)
            wire.open(self.uri, text)
            found = wire.diagnostics(self.uri, 1) if capabilities is None else []
            self.wait_for(lambda: any(self.kept()))
            return found

    def opens(self, version: int = 1) -> Message:
        """The message that opens the document."""
        document = {"uri": self.uri, "languageId": "prisma", "version": version, "text": SCHEMA}
        return {"method": "textDocument/didOpen", "params": {"textDocument": document}}

    def about(self) -> Message:
        """The parameters of a message about the document."""
        return {"textDocument": {"uri": self.uri}}

    def kept(self) -> list[Path]:
        folder = self.cache / "schema-ls" / FOLDER
        return [path for path in folder.iterdir() if not path.suffix] if folder.is_dir() else []

    @staticmethod
    def wait_for(what: Callable[[], bool]) -> None:
        end = time.monotonic() + 30
        while not what():
            assert time.monotonic() < end, "it never came"
            time.sleep(0.01)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def codes(found: list[Message]) -> list[str]:
    return [one["code"] for one in found]


def test_the_next_run_shows_them_before_anything_that_knows_meaning_is_loaded(place: Place):
    left = place.leave_behind()
    assert codes(left) == ["type-unknown"]
    with Wire(cache=place.cache, command=[sys.executable, "-X", "importtime", *COMMAND[1:]]) as wire:
        wire.send(
            {"id": "a", "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
            {"method": "initialized", "params": {}},
            place.opens(),
            {"id": "b", "method": "shutdown"},
            {"method": "exit"},
        )
        assert wire.diagnostics(place.uri, 1) == left
        assert wire.process.wait(30) == 0
        assert wire.process.stderr is not None
        loaded = {line.rpartition("|")[2].strip() for line in wire.process.stderr.read().decode().splitlines()}
    assert "schema_ls.server.early" in loaded
    assert loaded & set(MEANING) == set()


def test_clients_that_ask_for_diagnostics_get_them_too(place: Place):
    place.leave_behind(PULLING)
    seen = place.first_seen(capabilities=PULLING)
    assert codes(seen) == ["type-unknown"]
    assert seen == place.first_seen(capabilities=PULLING, is_fresh=True)


def test_what_is_typed_at_once_is_seen(place: Place):
    place.leave_behind()
    with Wire(cache=place.cache) as wire:
        wire.greet()
        wire.send(place.opens(), change(place.uri, 2, (7, 8), (7, 15), "Int"))
        assert codes(wire.diagnostics(place.uri, 1)) == ["type-unknown"]
        assert wire.diagnostics(place.uri, 2) == []
        hover = wire.ask(
            "textDocument/hover", {"textDocument": {"uri": place.uri}, "position": {"line": 6, "character": 10}}
        )
        assert "Post" in str(hover["result"])


def test_nothing_is_shown_twice(place: Place):
    place.leave_behind()
    with Wire(cache=place.cache) as wire:
        wire.greet()
        wire.open(place.uri, SCHEMA)
        wire.diagnostics(place.uri, 1)
        wire.ask("textDocument/documentSymbol", {"textDocument": {"uri": place.uri}})
        wire.tell("textDocument/didChange", {"textDocument": {"uri": place.uri, "version": 2}, "contentChanges": []})
        wire.diagnostics(place.uri, 2)
        again = [one for one in wire.notifications if (one.get("params") or {}).get("uri") == place.uri]
    assert again == []


def test_what_is_closed_and_opened_again_is_shown_again(place: Place):
    left = place.leave_behind()
    with Wire(cache=place.cache) as wire:
        wire.greet()
        wire.send(place.opens(), {"method": "textDocument/didClose", "params": place.about()}, place.opens())
        assert wire.diagnostics(place.uri, 1) == left
        assert wire.diagnostics(place.uri, None) == []
        assert wire.diagnostics(place.uri, 1) == left


def test_what_is_opened_twice_is_shown_in_the_second_version(place: Place):
    left = place.leave_behind()
    with Wire(cache=place.cache) as wire:
        wire.greet()
        wire.send(place.opens(), place.opens(2))
        assert wire.diagnostics(place.uri, 1) == left
        assert wire.diagnostics(place.uri, 2) == left


def test_nothing_is_served_after_a_goodbye(place: Place):
    place.leave_behind()
    with Wire(cache=place.cache) as wire:
        wire.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        wire.send(place.opens())
        wire.diagnostics(place.uri, 1)
        assert wire.ask("shutdown")["result"] is None
        wire.send(place.opens())
        assert wire.ask("textDocument/diagnostic", place.about())["error"]["code"] == INVALID_REQUEST
        assert wire.notifications == []


CHANGES: dict[str, Callable[[Place], object]] = {
    "another file of the schema": lambda place: place.write("prisma/schema/post.prisma", POST.replace("Post", "Note")),
    "a new file of the schema": lambda place: place.write("prisma/schema/new.prisma", "model Unknown { id Int @id }"),
    "a file fewer": lambda place: (place.root / "prisma/schema/post.prisma").unlink(),
    "settings": lambda place: place.write("schema-ls.toml", '[lint]\nextend-select = ["naming"]\n'),
    "settings of no use": lambda place: place.write("schema-ls.toml", "[lint]\nselct = 1\n"),
    "a variable that a rule looks for": lambda place: place.write("prisma/schema/.env", "DATABASE_URL=x\n"),
    "another version of Prisma": lambda place: place.write("package.json", '{"dependencies": {"prisma": "5.22.0"}}'),
}


WITH_URL = SCHEMA.replace("}\n", '  url = env("DATABASE_URL")\n}\n', 1)
LOOKS_FOR_VARIABLES = {"lint": {"severity": {"env-missing": "warning"}}}
"""Settings of the editor that switch on a rule which asks what the files around a schema say."""


@pytest.mark.parametrize("what", CHANGES)
def test_nothing_is_shown_that_does_not_hold_any_more(place: Place, what: str):
    def seen(**how: bool) -> list[Message]:
        return place.first_seen(WITH_URL, options=LOOKS_FOR_VARIABLES, **how)

    place.leave_behind(text=WITH_URL, options=LOOKS_FOR_VARIABLES)
    CHANGES[what](place)
    assert seen() == seen(is_fresh=True)


class Slow(Wire):
    """A client that leaves questions open."""

    def keep(self, message: Message) -> None:
        self.notifications.append(message)


def test_what_is_kept_follows_from_settings_that_come_later(place: Place):
    """Else each start would show for a moment what holds without them."""
    with Slow(cache=place.cache) as wire:
        wire.greet({"workspace": {"configuration": True}})
        wire.open(place.uri, WITH_URL)
        wire.diagnostics(place.uri, 1)
        place.wait_for(lambda: any(place.kept()))
        [question] = [one for one in wire.notifications if one["method"] == "workspace/configuration"]
        wire.send({"id": question["id"], "result": [LOOKS_FOR_VARIABLES]})
        place.wait_for(lambda: any(b"env-missing" in path.read_bytes() for path in place.kept()))


def test_a_client_that_can_show_something_else_gets_something_else(place: Place):
    place.leave_behind()
    related = {"textDocument": {"publishDiagnostics": {"relatedInformation": True, "tagSupport": {"valueSet": [1]}}}}
    assert place.first_seen(capabilities=related) == place.first_seen(capabilities=related, is_fresh=True)


def test_another_text_is_another_text(place: Place):
    place.leave_behind()
    assert place.first_seen(SCHEMA.replace("Unknown", "Int")) == []


NO_USE = [b"", b"[]\n", b"null", b'["0", null]\n{}', b"\xff\xfe", b'["0", []]\n', b"[" * 100_000]


@pytest.mark.parametrize("content", NO_USE, ids=lambda content: content[:12])
def test_a_damaged_file_counts_as_none(place: Place, content: bytes):
    place.leave_behind()
    for path in place.kept():
        path.write_bytes(content)
    assert codes(place.first_seen()) == ["type-unknown"]


LOSES_ITS_FOLDER = """
import os, tempfile
from schema_ls.server.app import serve
os.chdir(tempfile.mkdtemp())
os.rmdir(os.getcwd())
raise SystemExit(serve())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="where somebody works cannot be removed there")
def test_a_working_folder_that_is_gone_ends_nothing(place: Place):
    place.leave_behind()
    with Wire(cache=place.cache, command=[sys.executable, "-c", LOSES_ITS_FOLDER]) as wire:
        wire.greet()
        wire.send(place.opens())
        assert wire.ask("textDocument/documentSymbol", place.about())["result"]
        assert wire.leave() == 0


@pytest.mark.parametrize("name", ["a" * 300, "file", "file/below"], ids=len)
def test_a_cache_folder_that_cannot_be_does_no_harm(place: Place, name: str):
    place.write("../file", "")
    place.cache = place.root.parent / name
    assert codes(place.first_seen()) == ["type-unknown"]


@pytest.mark.skipif(sys.platform == "win32", reason="files have no modes there")
def test_what_is_kept_is_for_its_owner_alone(place: Place):
    place.leave_behind()
    found = [place.cache, *place.cache.rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in found if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in found if path.is_file()} == {0o600}


def test_what_is_saved_is_kept(place: Place):
    mended = SCHEMA.replace("Unknown", "Int")
    place.leave_behind()
    before = [path.read_bytes() for path in place.kept()]
    with Wire(cache=place.cache) as wire:
        wire.greet()
        wire.open(place.uri, SCHEMA)
        wire.send(change(place.uri, 2, (7, 8), (7, 15), "Int"))
        assert wire.diagnostics(place.uri, 2) == []
        place.write("prisma/schema/main.prisma", mended)
        wire.tell("textDocument/didSave", {"textDocument": {"uri": place.uri}})
        place.wait_for(lambda: [path.read_bytes() for path in place.kept()] != before)
    [kept] = place.kept()
    assert kept.read_bytes().endswith(b"\n")


def test_what_quotes_a_password_is_not_kept(place: Place):
    around = Surroundings(list, lambda error: None)
    kept = KeptDiagnostics(Client(), around, lambda uri: "", place.cache / "schema-ls")
    kept.keep("untitled:a", None, '{"message":"There is no schema \\"postgresql://me:secret@host/shop\\"."}')
    assert place.kept() == []


def test_no_more_than_so_many_documents_are_kept(place: Place):
    around = Surroundings(list, lambda error: None)
    kept = KeptDiagnostics(Client(), around, lambda uri: "", place.cache / "schema-ls")
    for number in range(_MOST + 5):
        kept.keep(f"untitled:{number}", None, "")
    assert len(place.kept()) == _MOST
    assert kept.find(f"untitled:{_MOST + 4}") == ""
    assert kept.find("untitled:unknown") is None
