"""Runs the server, over standard input and output or over a port of this machine."""

from __future__ import annotations

import gc
import logging
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schema_ls.server.schema_server import SchemaServer

LOCAL = "127.0.0.1"


def serve(port: int | None = None) -> int:
    """Serve until the client says goodbye or is gone. The exit code: 0 after a goodbye, 1 without.

    With `port` the server listens there for one client, on this machine only.
    """
    server = _make_server()
    if port is None:
        return server.serve_stdio()
    server.start_tcp(LOCAL, port)
    return 0


def _make_server() -> SchemaServer:
    # The many classes of the protocol would be looked through by the collector again and again while they are made.
    gc.disable()
    from schema_ls.server.schema_server import SchemaServer

    # Standard output belongs to the protocol; whatever else is printed goes where people look for trouble.
    sys.stdout = sys.stderr
    # pygls logs whole tracebacks, and texts of the client with them. What goes wrong is reported in one line by us.
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False
    server = SchemaServer()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()
    return server
