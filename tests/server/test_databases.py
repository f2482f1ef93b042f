"""What a database holds otherwise, in any editor, when a person asks; nobody connects to one before."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from wire import Message, Wire

pytestmark = pytest.mark.server

SCHEMA = """\
datasource db {
  provider = "sqlite"
  url      = "file:./dev.db"
}

// mine
model note {
  id   Int     @id @default(autoincrement())
  text String? // long
  gone Int?
}
"""
WIDE = {
    "workspace": {
        "applyEdit": True,
        "workspaceEdit": {"documentChanges": True, "changeAnnotationSupport": {"groupsOnLabel": True}},
    }
}
PULLED = (
    SCHEMA.partition("  id ")[0]
    + """\
  id   Int    @id @default(autoincrement())
  text String // long
  more Int?
}
"""
)


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire() as started:
        yield started


@pytest.fixture
def uri(tmp_path: Path) -> str:
    """A schema with a database that holds something else."""
    (tmp_path / "schema.prisma").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "package.json").write_text('{"devDependencies": {"prisma": "6.19.0"}}', encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "dev.db")) as connection:
        connection.execute("create table note (id integer primary key, text text not null, more integer)")
    return (tmp_path / "schema.prisma").as_uri()


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    """The text after edits of whole lines."""
    lines = text.splitlines(keepends=True)
    for edit in reversed(edits):
        assert edit["range"]["start"]["character"] == edit["range"]["end"]["character"] == 0
        lines[edit["range"]["start"]["line"] : edit["range"]["end"]["line"]] = [edit["newText"]]
    return "".join(lines)


def executed(wire: Wire, uri: str) -> Message:
    """What the server sends for the command: an edit to apply, or its answer where there is none."""
    command = {"command": "schema-ls.pullFromDatabase", "arguments": [{"uri": uri}]}
    wire.send({"id": 77, "method": "workspace/executeCommand", "params": command})
    while True:
        message = wire.receive()
        if message.get("method") == "workspace/applyEdit" or message.get("id") == 77:
            return message


def test_a_pull_is_an_edit_of_lines(wire: Wire, uri: str) -> None:
    wire.greet({"workspace": {"applyEdit": True}})
    wire.open(uri, SCHEMA)
    edit = executed(wire, uri)["params"]["edit"]
    assert applied(SCHEMA, edit["changes"][uri]) == PULLED


def test_clients_that_can_ask_before_they_apply_it(wire: Wire, uri: str) -> None:
    wire.greet(WIDE)
    wire.open(uri, SCHEMA)
    edit = executed(wire, uri)["params"]["edit"]
    (note,) = edit["changeAnnotations"].values()
    assert note["needsConfirmation"]
    (step,) = edit["documentChanges"]
    assert {each["annotationId"] for each in step["edits"]} == set(edit["changeAnnotations"])
    assert step["textDocument"] == {"uri": uri, "version": 1}
    assert applied(SCHEMA, step["edits"]) == PULLED


def test_what_is_typed_counts_and_nothing_is_edited_where_all_is_said(wire: Wire, uri: str) -> None:
    wire.greet(WIDE)
    wire.open(uri, PULLED)
    assert executed(wire, uri) == {"jsonrpc": "2.0", "id": 77, "result": None}


def test_drift_is_information_on_the_fields(wire: Wire, uri: str) -> None:
    wire.greet({})
    wire.open(uri, SCHEMA)
    found = wire.ask("schema-ls/drift", {"textDocument": {"uri": uri}})["result"]
    assert {each["uri"] for each in found} == {uri}
    said = {each["diagnostic"]["message"]: each["diagnostic"] for each in found}
    assert {each["severity"] for each in said.values()} == {3}
    lines = {each["range"]["start"]["line"]: message.split(":")[0] for message, each in said.items()}
    assert lines == {6: "note.more", 8: "note.text", 9: "note.gone"}


@pytest.fixture
def silent(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The uri and text of a schema whose database takes a connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"postgresql://bob@127.0.0.1:{listening.getsockname()[1]}/x"
        text = SCHEMA.replace("sqlite", "postgresql").replace("file:./dev.db", address)
        (tmp_path / "schema.prisma").write_text(text, encoding="utf-8")
        yield (tmp_path / "schema.prisma").as_uri(), text


@pytest.mark.parametrize("is_handed_over", [False, True], ids=["the door", "pygls"])
def test_typing_is_answered_while_a_database_is_silent(silent: tuple[str, str], *, is_handed_over: bool) -> None:
    uri, text = silent
    with Wire(is_logged=True) as wire:
        wire.greet({})
        wire.open(uri, text)
        if is_handed_over:
            wire.settle()
        command = {"command": "schema-ls.pullFromDatabase", "arguments": [{"uri": uri}]}
        wire.send({"id": "pull", "method": "workspace/executeCommand", "params": command})
        change = {
            "textDocument": {"uri": uri, "version": 2},
            "contentChanges": [{"text": text.replace("note", "typed")}],
        }
        wire.send({"method": "textDocument/didChange", "params": change})
        symbols = wire.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})["result"]
        assert [each["name"] for each in symbols] == ["db", "typed"]
        again = wire.ask("schema-ls/drift", {"textDocument": {"uri": uri}})
        assert again["error"]["message"] == "This is being read already. Wait for it, or cancel it."
        wire.send({"method": "$/cancelRequest", "params": {"id": "pull"}})
        message = wire.receive()
        while message.get("id") != "pull":
            message = wire.receive()
        assert message["error"] == {"code": -32800, "message": "The request was cancelled."}


def test_steps_are_shown_where_the_client_can(wire: Wire, uri: str) -> None:
    wire.greet({})
    wire.open(uri, SCHEMA)
    found = wire.ask("schema-ls/drift", {"textDocument": {"uri": uri}, "workDoneToken": "t"})
    assert found["result"]
    told = [each["params"] for each in wire.notifications if each["method"] == "$/progress"]
    assert {each["token"] for each in told} == {"t"}
    assert [each["value"]["kind"] for each in told] == ["begin", "report", "end"]


def test_what_is_typed_while_a_database_is_read_is_what_is_edited(wire: Wire, uri: str) -> None:
    wire.greet(WIDE)
    wire.open(uri, SCHEMA)
    command = {"command": "schema-ls.pullFromDatabase", "arguments": [{"uri": uri}]}
    change = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": "// first\n" + SCHEMA}]}
    wire.send(
        {"id": 77, "method": "workspace/executeCommand", "params": command},
        {"method": "textDocument/didChange", "params": change},
    )
    message = wire.receive()
    while message.get("method") != "workspace/applyEdit":
        message = wire.receive()
    (step,) = message["params"]["edit"]["documentChanges"]
    assert step["textDocument"]["version"] == 2
    assert applied("// first\n" + SCHEMA, step["edits"]) == "// first\n" + PULLED


def test_a_database_that_cannot_be_read_is_a_refusal_with_its_remedy(wire: Wire, tmp_path: Path) -> None:
    text = SCHEMA.replace("sqlite", "postgresql").replace("file:./dev.db", "postgresql://bob:hunter2@127.0.0.1:1/x")
    path = tmp_path / "schema.prisma"
    path.write_text(text, encoding="utf-8")
    wire.greet(WIDE)
    wire.open(path.as_uri(), text)
    for answer in (
        executed(wire, path.as_uri()),
        wire.ask("schema-ls/drift", {"textDocument": {"uri": path.as_uri()}}),
    ):
        assert answer["error"]["message"].startswith("The server at `127.0.0.1:1` cannot be reached. Start it")
        assert "hunter2" not in str(answer)
