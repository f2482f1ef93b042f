"""What no good client sends: the server stays within the protocol, and its state consistent."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from wire import COMMAND, Message, Wire, change, environment

pytestmark = pytest.mark.server

URI = "untitled:schema.prisma"
DOCUMENT = {"textDocument": {"uri": URI}}
TEXT = "model A {\n  id Int @id\n  b  Usr\n}\n"
PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
CANCELLED, MODIFIED = -32800, -32801


def names(wire: Wire) -> list[str]:
    """The names of the blocks: what the server takes the document for."""
    return [symbol["name"] for symbol in wire.ask("textDocument/documentSymbol", DOCUMENT)["result"]]


def request(number: int, method: str, params: object) -> Message:
    return {"id": number, "method": method, "params": params}


def answers(wire: Wire, *numbers: int) -> dict[int, Message]:
    """The answers to requests with these numbers, in any order."""
    found: dict[int, Message] = {}
    while set(found) != set(numbers):
        message = wire.receive()
        if "method" in message:
            wire.keep(message)
        else:
            found[message["id"]] = message
    return found


def settled(wire: Wire) -> None:
    """Serve something, and wait until pygls serves."""
    names(wire)
    wire.settle()


@pytest.fixture(params=["door", "pygls"])
def wire(request: pytest.FixtureRequest):  # type: ignore[no-untyped-def] # a generator, as fixtures are
    with Wire(is_logged=True) as wire:
        wire.greet()
        wire.open(URI, TEXT)
        if request.param == "pygls":
            settled(wire)
        yield wire
        assert wire.leave() == 0


def test_ranges_that_are_none_are_drawn_into_the_text(wire: Wire) -> None:
    wire.send(change(URI, 2, (99, 99), (99, 99), "model B {\n}\n"))
    assert names(wire) == ["A", "B"]
    wire.send(change(URI, 3, (5, 4), (4, 0), "// back to front\n"))
    wire.send(change(URI, 4, (-1, -5), (0, -3), "// before\n"))
    assert names(wire) == ["A", "B"]


def test_versions_out_of_order_are_those_of_the_client(wire: Wire) -> None:
    wire.send(change(URI, 9, (2, 5), (2, 8), "Int"))
    assert wire.diagnostics(URI, 9) == []
    wire.send(change(URI, 3, (2, 5), (2, 8), "Usr"))
    assert len(wire.diagnostics(URI, 3)) == 1


def test_changes_of_documents_that_are_not_open_change_nothing(wire: Wire) -> None:
    wire.send(change("untitled:other", 2, (0, 0), (0, 0), "model X {}"))
    wire.tell("textDocument/didClose", {"textDocument": {"uri": "untitled:other"}})
    assert names(wire) == ["A"]


def test_a_second_opening_brings_another_text(wire: Wire) -> None:
    wire.open(URI, "model Other {\n  id Int @id\n}\n", version=7)
    assert wire.diagnostics(URI, 7) == []
    assert names(wire) == ["Other"]


@pytest.mark.parametrize(
    "params",
    [None, [], {}, {"textDocument": None}, {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [5]}],
)
def test_notifications_that_cannot_be_read_change_nothing(wire: Wire, params: object) -> None:
    for method in ("textDocument/didOpen", "textDocument/didChange", "textDocument/didClose"):
        if method != "textDocument/didClose" or not isinstance(params, dict) or "contentChanges" not in params:
            wire.tell(method, params)
    assert names(wire) == ["A"]


@pytest.mark.parametrize("params", [None, [], {}, DOCUMENT, {**DOCUMENT, "position": {"line": "x", "character": 0}}])
def test_requests_that_cannot_be_read_are_refused(wire: Wire, params: object) -> None:
    assert wire.ask("textDocument/hover", params)["error"]["code"] == INVALID_PARAMS
    assert names(wire) == ["A"]


def test_what_is_no_json_is_answered_without_an_id(wire: Wire) -> None:
    deep = b'{"method": "$/cancelRequest", "params": ' + b"[" * 100_000
    for body, code in (
        (b"{nonsense", PARSE_ERROR),
        (b"\xff\xfe", PARSE_ERROR),
        (deep, PARSE_ERROR),
        (b"[]", INVALID_REQUEST),
    ):
        wire.input.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        wire.input.flush()
        answer = wire.receive()
        while "method" in answer:
            wire.keep(answer)
            answer = wire.receive()
        assert (answer["id"], answer["error"]["code"]) == (None, code)
    assert names(wire) == ["A"]


def test_unknown_requests_are_refused_and_unknown_notifications_passed_over(wire: Wire) -> None:
    wire.tell("$/whatever", {})
    wire.tell("no/such/notification", {})
    assert wire.ask("no/such/request", {})["error"]["code"] == METHOD_NOT_FOUND


def test_a_request_that_is_cancelled_while_it_waits_is_answered_so(wire: Wire) -> None:
    place = {**DOCUMENT, "position": {"line": 0, "character": 7}}
    wire.send(
        # what keeps the server busy while the rest arrives
        *(change(URI, 2, (0, 0), (0, 0), f"model M{n} {{\n  id Int @id\n}}\n") for n in range(200)),
        request(901, "textDocument/formatting", {**DOCUMENT, "options": {}}),
        request(902, "textDocument/hover", place),
        request(903, "textDocument/hover", place),
        {"method": "$/cancelRequest", "params": {"id": 902}},
        {"method": "$/cancelRequest", "params": {"id": "never asked"}},
        {"method": "$/cancelRequest", "params": None},
    )
    found = answers(wire, 901, 902, 903)
    assert found[902]["error"]["code"] == CANCELLED
    assert found[903]["result"] is not None


def test_what_a_waiting_change_outdates_is_refused_and_the_rest_sees_the_text_of_its_time(wire: Wire) -> None:
    wire.send(
        *(change(URI, 2, (0, 0), (0, 0), f"model M{n} {{\n  id Int @id\n}}\n") for n in range(200)),
        request(901, "textDocument/foldingRange", DOCUMENT),
        request(902, "textDocument/hover", {**DOCUMENT, "position": {"line": 0, "character": 7}}),
        change(URI, 3, (0, 6), (0, 10), "Last"),
        request(903, "textDocument/foldingRange", DOCUMENT),
    )
    found = answers(wire, 901, 902, 903)
    assert found[901]["error"]["code"] == MODIFIED
    assert "model M199" in found[902]["result"]["contents"]["value"]
    assert len(found[903]["result"]) == 201
    assert names(wire)[0] == "Last"


@pytest.mark.parametrize("is_warm", [False, True])
def test_requests_after_shutdown_are_refused(is_warm: bool) -> None:
    with Wire(is_logged=True) as wire:
        wire.greet()
        wire.open(URI, TEXT)
        if is_warm:
            settled(wire)
        assert wire.ask("shutdown")["result"] is None
        for method in ("textDocument/foldingRange", "shutdown"):
            assert wire.ask(method, DOCUMENT)["error"]["code"] == INVALID_REQUEST
        wire.tell("exit")
        assert wire.process.wait(60) == 0


def test_shutdown_before_anything_was_served() -> None:
    with Wire() as wire:
        wire.greet()
        assert wire.leave() == 0


def test_a_whole_session_in_one_breath() -> None:
    """Everything is answered in order, and the server ends, wherever its start has got to."""
    with Wire() as wire:
        document = {"uri": URI, "languageId": "prisma", "version": 1, "text": TEXT}
        wire.send(
            request(1, "initialize", {"capabilities": {}}),
            {"method": "initialized", "params": {}},
            {"method": "textDocument/didOpen", "params": {"textDocument": document}},
            request(2, "textDocument/hover", {**DOCUMENT, "position": {"line": 0, "character": 6}}),
            request(3, "shutdown", None),
            request(4, "textDocument/hover", DOCUMENT),
            {"method": "exit", "params": None},
        )
        found = answers(wire, 1, 2, 3, 4)
        assert "model A" in found[2]["result"]["contents"]["value"]
        assert found[3]["result"] is None
        assert found[4]["error"]["code"] == INVALID_REQUEST
        assert wire.process.wait(60) == 0


def test_half_a_frame_waits_for_its_rest() -> None:
    with Wire() as wire:
        wire.greet()
        body = b'{"jsonrpc": "2.0", "id": 77, "method": "shutdown"}'
        wire.input.write(b"Content-Type: x\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body[:9]))
        wire.input.flush()
        time.sleep(0.3)
        wire.input.write(body[9:])
        wire.input.flush()
        assert answers(wire, 77)[77]["result"] is None


@pytest.mark.parametrize(
    "half", [b"Content-Le", b"Content-Length: 99\r\n\r\n{", b"Content-Length: 99999999999\r\n\r\n{}"]
)
def test_half_a_frame_and_the_end_is_the_end(half: bytes) -> None:
    with Wire() as wire:
        wire.greet()
        wire.input.write(half)
        wire.input.close()
        assert wire.process.wait(60) == 1


LARGE = {
    "50 MB": "// one of many lines that say nothing in particular\n" * 1_000_000,
    "a line of 10 MB": "x" * 10_000_000,
    "a line of many words": "model A {" + " b" * 500_000,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_large_texts_are_served(text: str) -> None:
    with Wire() as wire:
        wire.greet()
        wire.open(URI, text)
        wire.diagnostics(URI, 1)
        for character in (0, 2**31 - 1):
            place = {**DOCUMENT, "position": {"line": 0, "character": character}}
            assert "error" not in wire.ask("textDocument/completion", place)
        wire.send(change(URI, 2, (0, 0), (999_999_999, 0), TEXT))
        assert len(wire.diagnostics(URI, 2)) == 1
        assert wire.leave() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Windows is another thing")
def test_a_client_that_never_reads_and_goes_leaves_no_server_behind() -> None:
    process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment())
    assert process.stdin is not None
    assert process.stdout is not None
    wire = Wire.__new__(Wire)
    wire.input = process.stdin
    text = "".join(f"model M{n} {{\n  b Usr\n}}\n" for n in range(5_000))
    document = {"uri": URI, "languageId": "prisma", "version": 1, "text": text}
    wire.send(
        request(1, "initialize", {"capabilities": {}}),
        {"method": "textDocument/didOpen", "params": {"textDocument": document}},
    )
    time.sleep(2)  # the pipe is full by now
    assert process.poll() is None
    process.stdin.close()
    assert process.wait(40) == 1  # though its last message is still not read
    process.stdout.close()


@pytest.mark.parametrize("identity", [None, [1], {"a": 1}, True])
def test_ids_that_are_none_are_refused_without_one(wire: Wire, identity: object) -> None:
    wire.send({"id": identity, "method": "textDocument/hover", "params": DOCUMENT})
    answer = answers(wire, None)[None]  # type: ignore[arg-type] # the id of such an answer
    assert answer["error"]["code"] == INVALID_REQUEST
    wire.tell("$/cancelRequest", {"id": identity})
    assert names(wire) == ["A"]


@pytest.mark.parametrize("message", [{"method": ["textDocument/hover"]}, {"method": None}, {"jsonrpc": "1.0"}, {}])
def test_messages_of_another_form_are_refused_with_their_id(wire: Wire, message: Message) -> None:
    wire.send({"id": 901, **message})
    assert answers(wire, 901)[901]["error"]["code"] == INVALID_REQUEST
    assert names(wire) == ["A"]


def test_parameters_may_look_like_messages(wire: Wire) -> None:
    wire.send(request(901, "textDocument/foldingRange", {"textDocument": {"uri": URI, "jsonrpc": "2.0", "id": 1}}))
    assert answers(wire, 901)[901]["result"] != []


@pytest.mark.parametrize("process", ["x", [], {"a": 1}, 1e400, 10**30, -1, True])
def test_a_client_whose_process_is_none_is_served(process: object) -> None:
    with Wire(is_logged=True) as wire:
        wire.ask("initialize", {"processId": process, "capabilities": {}})
        wire.open(URI, TEXT)
        settled(wire)
        assert names(wire) == ["A"]
        assert wire.leave() == 0
