"""Conversations with the server, as texts: each line is a message, or bytes that are none.

A line goes out behind a header with its right length, whatever it holds; a line `raw "..."` goes out as the bytes of its
JSON text (one for each character), without a header. So a change of a text changes messages, and their order and number.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any, NamedTuple, NoReturn

_RAW = "raw "
_HEADER = re.compile(rb"Content-Length: (\d+)\r\n(?:Content-Type: [^\r\n]*\r\n)?\r\n")


class Act(NamedTuple):
    """What a client sends: bytes, and the message in them, None where they are no frame of one."""

    data: bytes
    message: Any = None
    is_framed: bool = True


def acts(text: str) -> list[Act]:
    """What a text says that the client does."""
    return [_act(line) for line in text.splitlines()]


def _act(line: str) -> Act:
    if line.startswith(_RAW):
        with contextlib.suppress(ValueError):
            return Act(str(json.loads(line[len(_RAW) :])).encode("latin-1", "replace"), is_framed=False)
    body = line.encode("utf-8", "surrogatepass")
    with contextlib.suppress(ValueError, RecursionError):
        return Act(framed(body), json.loads(body))
    return Act(framed(body))


def framed(body: bytes) -> bytes:
    """A body behind its header."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def complaints(sent: Sequence[Act], output: bytes) -> Iterator[str]:
    """How the bytes that a server wrote break the protocol, after a client has sent all this."""
    found: list[dict[str, Any]] = []
    while output:
        header = _HEADER.match(output)
        if header is None:
            yield f"no header of a message: {output[:60]!r}"
            return
        body, output = output[header.end() : header.end() + int(header[1])], output[header.end() + int(header[1]) :]
        try:
            found.append(json.loads(body, parse_constant=_no_json))
        except ValueError as error:
            yield f"no JSON: {error} in {body[:60]!r}"
    for message in found:
        yield from _shape(message)
    if all(one.is_framed for one in sent):
        yield from _answered(sent, [one for one in found if "method" not in one])


def _no_json(constant: str) -> NoReturn:
    raise ValueError(f"the constant {constant}")


def _shape(message: Any) -> Iterator[str]:
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        yield f"no message of JSON-RPC 2.0: {str(message)[:60]}"
        return
    if "method" not in message and ("id" not in message or ("result" in message) is ("error" in message)):
        yield f"neither request nor answer: {str(message)[:60]}"
    error = message.get("error")
    if error is not None and not (isinstance(error.get("code"), int) and isinstance(error.get("message"), str)):
        yield f"an error of another form: {str(error)[:60]}"


def _answered(sent: Sequence[Act], answers: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Each request, and each message that should be one, has one answer, which bears its id."""
    asked: Counter[str] = Counter()
    for act in takewhile(lambda act: not _is_exit(act.message), sent):
        if not isinstance(act.message, dict) or not _is_id(act.message.get("id")):
            continue
        is_answer = "method" not in act.message and not {"result", "error"}.isdisjoint(act.message)
        if not is_answer or act.message.get("jsonrpc") != "2.0":
            asked[json.dumps(act.message["id"])] += 1
    got = Counter(json.dumps(answer["id"]) for answer in answers if _is_id(answer.get("id")))
    for identity in asked | got:
        if asked[identity] != got[identity]:
            yield f"{asked[identity]} requests {identity[:40]} have {got[identity]} answers"


def _is_exit(message: object) -> bool:
    """Whether a message ends the server: after it nothing is answered."""
    if not isinstance(message, dict) or (message.get("method"), message.get("jsonrpc")) != ("exit", "2.0"):
        return False
    # With an id of another kind it is refused, as every request with such a one; a fraction is none but passes as a number.
    return "id" not in message or _is_id(message["id"]) or isinstance(message["id"], float)


def _is_id(value: object) -> bool:
    """Whether the protocol allows a value as an id."""
    return isinstance(value, str | int) and not isinstance(value, bool)
