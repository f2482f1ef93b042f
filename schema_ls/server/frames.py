"""Messages as bytes: plain values, or results and parameters that are JSON text already, behind a header with their length."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from schema_ls.server.convert import Encoded


def frame(message: Mapping[str, Any]) -> bytes:
    """A message as it goes out."""
    key = "result" if "result" in message else "params"
    value = message.get(key)
    if isinstance(value, Encoded):
        head = json.dumps({"jsonrpc": "2.0"} | {name: one for name, one in message.items() if name != key})
        # Such a text may have many millions of characters: it is copied as seldom as possible.
        parts = [f'{head[:-1]}, "{key}": '.encode(), value.text.encode("ascii"), b"}"]
    else:
        parts = [json.dumps({"jsonrpc": "2.0", **message}, separators=(",", ":")).encode()]
    return b"".join((b"Content-Length: %d\r\n\r\n" % sum(map(len, parts)), *parts))
