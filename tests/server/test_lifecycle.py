"""From `initialize` to the end of the process."""

from __future__ import annotations

import contextlib
import json
import signal
import socket
import subprocess
import sys

import pytest
from wire import COMMAND, Wire, change, environment

pytestmark = pytest.mark.server

URI = "untitled:schema.prisma"
TEXT = 'datasource db {\n  provider = "postgresql"\n}\n\nmodel A {\n  id Int @id\n  b  Usr\n}\n'


def test_open_change_shut_down() -> None:
    with Wire() as wire:
        wire.greet()
        wire.open(URI, TEXT)
        (found,) = wire.diagnostics(URI, 1)
        assert (found["code"], found["source"], found["severity"]) == ("type-unknown", "schema-ls", 1)
        assert found["range"] == {"start": {"line": 6, "character": 5}, "end": {"line": 6, "character": 8}}
        wire.send(change(URI, 2, (6, 5), (6, 8), "Int"))
        assert wire.diagnostics(URI, 2) == []
        assert wire.leave() == 0


def test_exit_without_shutdown_is_a_failure() -> None:
    with Wire() as wire:
        wire.greet()
        wire.tell("exit")
        assert wire.process.wait(60) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("is_warm", [False, True])
def test_an_interrupt_ends_the_server_without_noise(is_warm: bool) -> None:
    with Wire() as wire:
        wire.greet()
        if is_warm:
            wire.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
        wire.process.send_signal(signal.SIGINT)
        assert wire.process.wait(60) == 130
        assert wire.process.stderr is not None
        assert wire.process.stderr.read() == b""


def test_the_server_ends_with_its_client() -> None:
    with Wire() as wire:
        wire.greet()
        wire.open(URI, TEXT)
        wire.diagnostics(URI, 1)
        wire.input.close()
        assert wire.process.wait(60) == 1


def test_the_server_ends_with_its_client_before_a_word_is_said() -> None:
    with Wire() as wire:
        wire.input.close()
        assert wire.process.wait(60) == 1


def test_requests_before_initialize_are_refused() -> None:
    with Wire() as wire:
        assert wire.ask("textDocument/hover", {})["error"]["code"] == -32002
        wire.greet()
        assert wire.leave() == 0


@pytest.mark.parametrize("params", [None, [], [1], 5, "x"])
def test_a_greeting_without_an_object_is_refused_and_harms_nobody(params: object) -> None:
    with Wire() as wire:
        assert wire.ask("initialize", params)["error"]["code"] == -32602
        wire.greet()
        assert wire.leave() == 0


def test_capabilities_of_unexpected_kinds_count_for_nothing() -> None:
    with Wire() as wire:
        wire.greet({"general": {"positionEncodings": 5}, "textDocument": {"hover": {"contentFormat": 7}, "rename": []}})
        wire.open(URI, TEXT)
        assert len(wire.diagnostics(URI, 1)) == 1
        assert wire.leave() == 0


def test_a_request_at_once_is_answered_after_what_came_before() -> None:
    with Wire() as wire:
        wire.greet()
        wire.open(URI, TEXT)
        place = {"textDocument": {"uri": URI}, "position": {"line": 4, "character": 6}}
        assert wire.ask("textDocument/hover", place)["result"]["contents"]["value"].startswith("```prisma\nmodel A {")
        assert len(wire.diagnostics(URI, 1)) == 1


def test_settings_may_be_null_absent_or_nonsense() -> None:
    for options in (None, {}, {"prismaVersion": None}, {"prismaVersion": ["x"]}, "text"):
        with Wire() as wire:
            wire.greet({"workspace": {"configuration": True}}, options)
            wire.open(URI, TEXT)
            assert len(wire.diagnostics(URI, 1)) == 1
            wire.tell("workspace/didChangeConfiguration", {"settings": None})
            assert (
                wire.ask(
                    "textDocument/hover",
                    {"textDocument": {"uri": "untitled:other"}, "position": {"line": 0, "character": 0}},
                )["result"]
                is None
            )
            assert wire.leave() == 0


@pytest.mark.parametrize(("version", "codes"), [("5", 0), ("6.19.0", 0), ("7", 1), ("6.19", 0)])
def test_the_version_of_prisma_decides_about_the_url(version: str, codes: int) -> None:
    text = 'datasource db {\n  provider = "sqlite"\n  url      = "file:a"\n}\n'
    with Wire() as wire:
        wire.greet({}, {"prismaVersion": version})
        wire.open(URI, text)
        assert len(wire.diagnostics(URI, 1)) == codes


def test_settings_of_the_editor_change_the_rules() -> None:
    text = 'datasource db {\n  provider = "sqlite"\n  url      = "file:a"\n}\n'
    with Wire() as wire:
        wire.greet({}, {"prismaVersion": "7"})
        wire.open(URI, text)
        assert len(wire.diagnostics(URI, 1)) == 1
        wire.tell("workspace/didChangeConfiguration", {"settings": {"schema-ls": {"prismaVersion": "6"}}})
        assert wire.diagnostics(URI, 1) == []


def test_unknown_settings_are_told_once_with_what_was_meant() -> None:
    with Wire() as wire:
        wire.greet(options={"prismaVersoin": "6", "path": "x"})
        for _ in range(2):
            wire.tell("workspace/didChangeConfiguration", {"settings": {"schema-ls": {"prismaVersoin": "6"}}})
        wire.open(URI, TEXT)
        wire.diagnostics(URI, 1)
        assert wire.messages() == [
            {"type": 2, "message": "schema-ls: schema-ls has no setting `prismaVersoin`. Did you mean `prismaVersion`?"}
        ]


def test_a_version_that_is_none_is_told() -> None:
    with Wire() as wire:
        wire.greet(options={"prismaVersion": "nine"})
        wire.open(URI, TEXT)
        assert len(wire.diagnostics(URI, 1)) == 1
        assert wire.messages() == [
            {
                "type": 1,
                "message": "schema-ls: `nine` is not a version of Prisma that schema-ls knows. "
                "Write 5, 6, 7 or a version of these such as 6.19 or 6.19.0.",
            }
        ]


def test_what_cannot_be_read_harms_nobody() -> None:
    with Wire() as wire:
        wire.greet()
        wire.input.write(b"Content-Length: 7\r\n\r\n{nonsen")
        wire.open(URI, TEXT)
        assert len(wire.diagnostics(URI, 1)) == 1
        assert wire.ask("textDocument/hover", {"textDocument": 7})["error"]["code"] in (-32602, -32603)
        assert wire.ask("no/such/request", {})["error"]["code"] == -32601
        wire.input.write(b"Content-Length: 7\r\n\r\n{nonsen")
        assert wire.ask("textDocument/foldingRange", {"textDocument": {"uri": URI}})["result"] != []
        assert wire.leave() == 0


def test_unknown_documents_are_answered_with_null() -> None:
    with Wire() as wire:
        wire.greet()
        for method in ("textDocument/documentSymbol", "textDocument/formatting", "textDocument/foldingRange"):
            params = {
                "textDocument": {"uri": "file:///nowhere/x.prisma"},
                "options": {"tabSize": 2, "insertSpaces": True},
            }
            assert wire.ask(method, params)["result"] is None


def test_a_closed_document_loses_its_diagnostics() -> None:
    with Wire() as wire:
        wire.greet()
        wire.open(URI, TEXT)
        assert wire.diagnostics(URI, 1) != []
        wire.tell("textDocument/didClose", {"textDocument": {"uri": URI}})
        assert wire.diagnostics(URI, None) == []


def test_a_burst_of_changes_costs_one_check() -> None:
    with Wire() as wire:
        wire.greet()
        wire.open(URI, TEXT)
        wire.diagnostics(URI, 1)
        word = "Integer"
        wire.send(*(change(URI, 2 + i, (6, 8 + i), (6, 8 + i), letter) for i, letter in enumerate(word)))
        (found,) = wire.diagnostics(URI, 1 + len(word))
        assert "UsrInteger" in found["message"]
        published = [m for m in wire.notifications if m["method"] == "textDocument/publishDiagnostics"]
        assert len(published) < len(word) - 1


def test_answers_are_plain_json_in_utf8() -> None:
    with Wire() as wire:
        wire.greet()
        wire.open(URI, "model Ä {\n  id Int @id // 😀\n}\n")
        (symbol,) = wire.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}})["result"]
        assert json.dumps(symbol["name"], ensure_ascii=False) == '"Ä"'


def test_ignored_models_are_shown_faded() -> None:
    with Wire() as wire:
        wire.greet({"textDocument": {"publishDiagnostics": {"tagSupport": {"valueSet": [1, 2]}}}})
        wire.open(URI, "model A {\n  id Int @id\n\n  @@ignore\n}\n")
        (found,) = wire.diagnostics(URI, 1)
        assert (found["severity"], found["tags"], found["code"]) == (4, [1], "ignored")


def test_renaming_to_what_is_no_name_is_refused_with_a_reason() -> None:
    with Wire() as wire:
        wire.greet()
        wire.open(URI, TEXT)
        place = {"textDocument": {"uri": URI}, "position": {"line": 4, "character": 6}}
        answer = wire.ask("textDocument/rename", {**place, "newName": "1 bad"})
        assert answer["error"] == {
            "code": -32803,
            "message": "`1 bad` is no name: write letters, digits and underscores, a letter first.",
        }
        edits = wire.ask("textDocument/rename", {**place, "newName": "B"})["result"]["changes"][URI]
        assert [edit["newText"] for edit in edits] == ["B", '\n  @@map("A")\n']


def test_a_port_of_this_machine_serves_as_well() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([*COMMAND, "--tcp", str(port)], env=environment())
    try:
        while True:
            with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)) as line:
                params = {"processId": None, "rootUri": None, "capabilities": {}}
                body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}).encode()
                line.sendall(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
                assert b"positionEncoding" in line.makefile("rb").read(400)
                break
            assert process.poll() is None
    finally:
        process.kill()
        process.wait()


def test_options_set_in_the_editor_hold_and_null_leaves_them_open() -> None:
    with Wire() as wire:
        wire.greet(options={"format": {"indent": 4, "align": None}, "hints": None, "lint": {"select": None}})
        wire.open(URI, "model A {\n  id Int @id\n}\n")
        asked = {"textDocument": {"uri": URI}, "options": {"tabSize": 2, "insertSpaces": True}}
        assert wire.ask("textDocument/formatting", asked)["result"][0]["newText"].startswith("    ")
        assert wire.messages() == []
        wire.tell("workspace/didChangeConfiguration", {"settings": {"schema-ls": {"format": {"indent": 2}}}})
        assert not wire.ask("textDocument/formatting", asked)["result"]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"lint": {"ignore": ["no-such-rule"]}}, "`no-such-rule` in `lint.ignore` is no rule"),
        ({"format": {"indent": "wide"}}, '`format.indent` in the settings of the editor is "wide".'),
        ({"format": 4}, "The setting `format` has to be an object."),
    ],
)
def test_an_option_that_cannot_be_used_is_told_and_the_version_still_holds(options: object, problem: str) -> None:
    assert isinstance(options, dict)
    text = 'datasource db {\n  provider = "sqlite"\n  url      = "file:a"\n}\n'
    with Wire() as wire:
        wire.greet(options={"prismaVersion": "6", **options})
        wire.open(URI, text)
        assert wire.diagnostics(URI, 1) == []
        assert [problem in message["message"] for message in wire.messages()] == [True]


def test_the_status_of_a_schema() -> None:
    with Wire() as wire:
        wire.greet(options={"prismaVersion": "6.19"})
        wire.open(URI, 'datasource db {\n  provider = "postgres"\n}\n')
        answer = wire.ask("schema-ls/status", {"textDocument": {"uri": URI}})
        assert answer["result"] == {"prismaVersion": "6.19.0", "provider": "postgresql", "files": 1, "folder": ""}


def test_the_picture_of_a_schema() -> None:
    with Wire() as wire:
        wire.greet()
        wire.open(URI, "\nmodel A {\n  id Int @id\n}\n")
        picture = wire.ask("schema-ls/diagram", {"textDocument": {"uri": URI}})["result"]
        assert [(entity["name"], entity["file"], entity["line"]) for entity in picture["entities"]] == [("A", URI, 1)]
