"""Runs the server, over standard input and output or over a port of this machine."""

from __future__ import annotations

LOCAL = "127.0.0.1"


def serve(port: int | None = None) -> int:
    """Serve until the client says goodbye or is gone. The exit code: 0 after a goodbye, 1 without.

    With `port` the server listens there for one client, on this machine only.
    """
    from schema_ls.server.door import serve_stdio, serve_streams

    if port is None:
        return serve_stdio()
    import socket

    with socket.create_server((LOCAL, port)) as listening:
        connection, _ = listening.accept()
    with connection, connection.makefile("rb") as source, connection.makefile("wb") as output:
        return serve_streams(source, output)
