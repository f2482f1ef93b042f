"""What a message has to be before anybody looks at what it says: the same for the door and for pygls."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

PARSE_ERROR, INVALID_REQUEST = -32700, -32600


class Fault(NamedTuple):
    """Why something is no message: the id to answer with, None where it has none that can be one, a code and a text."""

    identity: str | int | float | None
    code: int
    text: str


UNREADABLE = Fault(None, PARSE_ERROR, "The message is no JSON that can be read.")


def fault_of(message: Any) -> Fault | None:
    """What is wrong with the form of a message; None for requests, notifications and answers.

    Answers are never at fault: an error that answers an answer would go back and forth.
    """
    if not isinstance(message, dict):
        return Fault(None, INVALID_REQUEST, "A message has to be an object.")
    identity = message.get("id")
    known = identity if is_identity(identity) else None
    if message.get("jsonrpc") != "2.0":
        return Fault(known, INVALID_REQUEST, "A message has to say that it is one of JSON-RPC 2.0.")
    if "method" not in message:
        is_answer = "result" in message or "error" in message
        return (
            None if is_answer else Fault(known, INVALID_REQUEST, "A message has to have a method, or to be an answer.")
        )
    if not isinstance(message["method"], str):
        return Fault(known, INVALID_REQUEST, "The method of a message has to be a text.")
    if "id" in message and known is None:
        return Fault(None, INVALID_REQUEST, "The id of a request has to be a number or a text.")
    return None


def is_identity(value: object) -> bool:
    """Whether a value can be the id of a request: a text, or a number that JSON can write."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, str | int) and not isinstance(value, bool)
