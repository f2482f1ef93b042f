"""Reads messages from standard input in a thread of its own, so that all that has arrived is known at once.

`pygls.io_.run_async` takes what waits here without giving way to the event loop. So whatever the loop is asked to do
later is done when no message waits any more: a burst of changes is followed by one check.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections import deque
from typing import BinaryIO


class Inbox:
    """An asynchronous reader over a blocking stream of messages."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._pieces: deque[bytes] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._arrived: asyncio.Event | None = None
        self._done = False

    async def readline(self) -> bytes:
        """The next line of a header with its end, empty at the end of the stream."""
        return await self._next()

    async def readexactly(self, size: int) -> bytes:
        """The body of a message, whose header named `size`."""
        return await self._next()

    def close(self) -> None:
        """End the stream for whoever reads it, whether or not more is coming."""
        self._done = True
        self._wake()

    async def _next(self) -> bytes:
        if self._arrived is None:
            self._start()
        assert self._arrived is not None
        while not self._pieces:
            if self._done:
                return b""
            self._arrived.clear()
            await self._arrived.wait()
        return self._pieces.popleft()

    def _start(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._arrived = asyncio.Event()
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def _read(self) -> None:
        try:
            while pieces := self._read_message():
                self._pieces.extend(pieces)
                self._wake()
        except (OSError, ValueError):
            pass  # the stream was closed: the client is gone
        self._done = True
        self._wake()

    def _read_message(self) -> list[bytes]:
        """The lines of a header, the empty line, and the body; nothing at the end of the stream."""
        pieces = []
        size = 0
        while line := self._stream.readline():
            if line.strip():
                pieces.append(line)
                name, _, value = line.partition(b":")
                if name.strip().lower() == b"content-length" and value.strip().isdigit():
                    size = int(value)
                    pieces[-1] = b"Content-Length: %d\r\n" % size
            elif size:
                return [*pieces, line, self._stream.read(size)]
        return []

    def _wake(self) -> None:
        assert self._loop is not None
        assert self._arrived is not None
        with contextlib.suppress(RuntimeError):  # the loop has ended: nobody reads any more
            self._loop.call_soon_threadsafe(self._arrived.set)
