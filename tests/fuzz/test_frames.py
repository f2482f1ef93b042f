"""The law about conversations finds what breaks the protocol; and the real process keeps it."""

from __future__ import annotations

import pytest

from fuzz.corpus import seeds_of
from fuzz.frames import acts, complaints, framed
from fuzz.served import served, storm

REQUEST = '{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}'
GOOD = b'{"jsonrpc": "2.0", "id": 1, "result": null}'


@pytest.mark.parametrize(
    ("output", "complaint"),
    [
        (framed(GOOD), ""),
        (b"", "1 requests 1 have 0 answers"),
        (framed(GOOD) * 2, "1 requests 1 have 2 answers"),
        (framed(GOOD) + b"print\n", "no header of a message"),
        (framed(GOOD)[:-1], "no JSON"),
        (framed(GOOD.replace(b"null", b"NaN")), "no JSON"),
        (framed(GOOD.replace(b"2.0", b"1.0")), "no message of JSON-RPC 2.0"),
        (framed(GOOD) + framed(b'{"jsonrpc": "2.0", "result": 1}'), "neither request nor answer"),
        (
            framed(GOOD.replace(b'"result": null', b'"error": {"code": "x", "message": "y"}')),
            "an error of another form",
        ),
    ],
)
def test_what_breaks_the_protocol_is_found(output: bytes, complaint: str):
    found = [*complaints(acts(REQUEST), output)]
    assert found[0].startswith(complaint) if complaint else not found


def test_a_raw_line_goes_out_as_it_is():
    (message, raw) = acts(f'{REQUEST}\nraw "Content-Length: 3\\r\\n\\r\\n\\u00ff"')
    assert message.data == framed(REQUEST.encode())
    assert (raw.data, raw.is_framed) == (b"Content-Length: 3\r\n\r\n\xff", False)


CONVERSATIONS = [*seeds_of("frames"), storm(400)]


@pytest.mark.server
@pytest.mark.parametrize("settled", [0, 1], ids=["door", "pygls"])
@pytest.mark.parametrize("text", CONVERSATIONS, ids=range(len(CONVERSATIONS)))
def test_the_process_keeps_the_protocol_and_ends_with_its_client(text: str, settled: int):
    assert [*served(acts(text), settled)] == []
