"""Messages as bytes: plain values, or results and parameters that are JSON text already, behind a header with their length."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from schema_ls.server.convert import Encoded


def frame(message: Mapping[str, Any]) -> list[bytes]:
    """A message as it goes out, in parts that follow each other: a large value is handed on as it is."""
    key = "result" if "result" in message else "params"
    value = message.get(key)
    if isinstance(value, Encoded):
        head = json.dumps({"jsonrpc": "2.0"} | {name: one for name, one in message.items() if name != key})
        parts = [f'{head[:-1]}, "{key}": '.encode(), value.data, b"}"]
    else:
        parts = [json.dumps({"jsonrpc": "2.0", **message}, separators=(",", ":")).encode()]
    header = b"Content-Length: %d\r\n\r\n" % sum(map(len, parts))
    return [header + parts[0], *parts[1:]]
