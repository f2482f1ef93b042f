"""Reads messages in a thread of its own, so that all that has arrived is known at once.

First the door takes messages from here, then pygls does. `pygls.io_.run_async` takes what waits without giving way to
the event loop; so whatever the loop is asked to do later is done when no message waits any more, and a burst of changes
is followed by one check.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import asyncio


class Inbox:
    """The messages of a stream, in order. Empty bytes stand for its end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._messages: deque[bytes] = deque()
        self._arrived = threading.Condition()
        self._is_done = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken: asyncio.Event | None = None
        self._taken: bytes | None = None

    def start(self) -> None:
        """Begin to read."""
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def close(self) -> None:
        """End the stream for whoever takes from it, whether or not more is coming."""
        with self._arrived:
            self._is_done = True
        self._wake()

    @property
    def is_empty(self) -> bool:
        """Whether no message waits."""
        return not self._messages and not self._is_done

    def take(self, seconds: float | None) -> bytes | None:
        """The next message, waiting for it; None when `seconds` pass without one, empty at the end."""
        with self._arrived:
            self._arrived.wait_for(lambda: self._messages or self._is_done, seconds)
            if self._messages:
                return self._messages.popleft()
            return b"" if self._is_done else None

    # -- As a reader for pygls: each message as a header line, an empty line and a body

    async def readline(self) -> bytes:
        """The next line of a header with its end, empty at the end of the stream."""
        if self._taken is not None:
            return b"\r\n"
        self._taken = await self._next()
        return b"Content-Length: %d\r\n" % len(self._taken) if self._taken else b""

    async def readexactly(self, _: int) -> bytes:
        """The body of the message whose header came last."""
        body, self._taken = self._taken, None
        assert body is not None
        return body

    async def _next(self) -> bytes:
        import asyncio

        if self._woken is None:
            self._woken = asyncio.Event()
            self._loop = asyncio.get_running_loop()
        while not self._messages:
            if self._is_done:
                return b""
            self._woken.clear()
            # What arrived before the event was there, or while it was cleared, has woken nobody.
            if not self._messages and not self._is_done:
                await self._woken.wait()
        return self._messages.popleft()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # the stream was closed: the client is gone
            while body := self._read_message():
                with self._arrived:
                    self._messages.append(body)
                self._wake()
        self.close()

    def _read_message(self) -> bytes:
        """The body of the next message that has one, nothing at the end of the stream."""
        size = 0
        while line := self._stream.readline():
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length" and value.strip().isdigit():
                size = int(value)
            elif not line.strip() and size:
                return self._stream.read(size)
        return b""

    def _wake(self) -> None:
        with self._arrived:
            self._arrived.notify_all()
        if self._loop is not None and self._woken is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended: nobody reads any more
                self._loop.call_soon_threadsafe(self._woken.set)
