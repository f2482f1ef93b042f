"""Runs the server, over standard input and output or over a port of this machine."""

from __future__ import annotations

LOCAL = "127.0.0.1"


def serve(port: int | None = None) -> int:
    """Serve until the client says goodbye or is gone. The exit code: 0 after a goodbye, 1 without.

    With `port` the server listens there for one client, on this machine only.
    """
    if port is None:
        from schema_ls.server.door import serve_stdio

        return serve_stdio()
    from schema_ls.server.schema_server import SchemaServer

    server = SchemaServer()
    server.start_tcp(LOCAL, port)
    return 0 if server.protocol.said_goodbye else 1
