"""What waits between client and server: bounded, and known to answers that are being made."""

from __future__ import annotations

import json
import os
import time
from io import BytesIO
from typing import Any

import pytest

from schema_ls.server import inbox as messages
from schema_ls.server.inbox import Inbox
from schema_ls.server.requests import RefusedError, refuse_if_vain, watch
from schema_ls.server.table import ITEM, REQUESTS

URI = "untitled:schema.prisma"
SYMBOLS = "textDocument/documentSymbol"
ABOUT = {"textDocument": {"uri": URI}}


def frame(message: Any) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def wait_for(inbox: Inbox, count: int) -> None:
    """Wait until so many messages have arrived."""
    deadline = time.monotonic() + 30
    while inbox.arrived < count:
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_what_nobody_takes_fills_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    message = frame({"text": "x" * 1_000})
    monkeypatch.setattr(messages, "_HELD", 10_000)
    inbox = Inbox(BytesIO(message * 100))
    inbox.start()
    wait_for(inbox, 10)
    assert inbox.arrived == 10
    for number in range(11, 101):
        assert inbox.take(30)
        wait_for(inbox, min(number, 100))
    assert inbox.arrived == 100


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"method": "$/cancelRequest", "params": {"id": 7}}, -32800),
        ({"method": "textDocument/didChange", "params": ABOUT}, -32801),
    ],
    ids=["cancelled", "outdated"],
)
def test_an_answer_in_the_making_is_told_when_nobody_waits_for_it(message: Any, code: int) -> None:
    source, target = os.pipe()
    with os.fdopen(source, "rb") as stream, os.fdopen(target, "wb") as client:
        inbox = Inbox(stream)
        inbox.start()
        stop = watch(inbox, 7, SYMBOLS, ABOUT)
        stop()
        client.write(frame({"method": "$/cancelRequest", "params": {"id": 8}}))
        client.flush()
        wait_for(inbox, 1)
        stop()
        client.write(frame(message))
        client.flush()
        wait_for(inbox, 2)
        with pytest.raises(RefusedError) as refused:
            stop()
        assert refused.value.code == code
        client.close()
        while inbox.take(30):
            pass


_EDITING = ("rename", "formatting", "rangeFormatting", "onTypeFormatting", "codeAction", "codeAction/resolve")


@pytest.mark.parametrize("name", _EDITING)
def test_edits_of_a_text_that_is_about_to_change_are_refused(name: str) -> None:
    row = next(row for row in REQUESTS if row.method in (name, f"textDocument/{name}"))
    params = {"data": {"uri": URI}} if row.about == ITEM else ABOUT
    inbox = Inbox(BytesIO(frame({"method": "textDocument/didChange", "params": ABOUT})))
    refuse_if_vain(inbox, 7, row.method, params)
    inbox.start()
    wait_for(inbox, 1)
    with pytest.raises(RefusedError) as refused:
        refuse_if_vain(inbox, 7, row.method, params)
    assert refused.value.code == -32801
    while inbox.take(30):
        pass
