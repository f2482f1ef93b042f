"""Messages as bytes: plain values, or results that are JSON text already, behind a header with their length."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from schema_ls.server.convert import Encoded


def frame(message: Mapping[str, Any]) -> bytes:
    """A message as it goes out."""
    result = message.get("result")
    if isinstance(result, Encoded):
        head = json.dumps({"jsonrpc": "2.0", "id": message["id"]})
        body = f'{head[:-1]}, "result": {result.text}}}'.encode()
    else:
        body = json.dumps({"jsonrpc": "2.0", **message}, separators=(",", ":")).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
