"""Reads messages in a thread of its own, so that all that has arrived is known at once.

First the door takes messages from here, then pygls does. `pygls.io_.run_async` takes what waits without giving way to
the event loop; so whatever the loop is asked to do later is done when no message waits any more, and a burst of changes
is followed by one check.
"""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO

from schema_ls.server.messages import is_identity

if TYPE_CHECKING:
    import asyncio


_LARGEST = 1 << 28
"""Bytes of a message at most; whoever announces more is not understood, and is left."""
_HELD = 1 << 28
"""Bytes of waiting messages beyond which nothing more is read: the client has to wait for us."""
_PIECE = 1 << 20
_PATIENCE = 10.0
"""Seconds after the end of the stream in which whoever takes from it has to end, too."""
_CANCEL, _CHANGE = b"$/cancelRequest", b"textDocument/didChange"


class Inbox:
    """The messages of a stream, in order. Empty bytes stand for its end.

    `abandoned` is called when the stream has ended and nobody took notice for long: its taker hangs in a write to a
    client that is gone or never reads.
    """

    def __init__(self, stream: BinaryIO, abandoned: Callable[[], object] = lambda: None) -> None:
        self._stream = stream
        self._abandoned = abandoned
        self._size = 0
        self.arrived = 0
        """How many messages have come so far."""
        self._cancelled: set[str | int] = set()
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
            if not self._messages:
                return b"" if self._is_done else None
        return self._take_first()

    def put(self, message: bytes) -> None:
        """Add a message of ours behind those that wait; from any thread."""
        with self._arrived:
            self._messages.append(message)
            self._size += len(message)
            self.arrived += 1
        self._wake()

    def is_cancelled(self, identity: str | int) -> bool:
        """Whether the client has taken back a request of which it said so before this is asked."""
        return identity in self._cancelled

    def settle(self, identity: Any) -> None:
        """Forget that a request was cancelled: the message that says so has had its turn."""
        if is_identity(identity):
            self._cancelled.discard(identity)

    def outdates(self, uri: str) -> bool:
        """Whether a change of a document waits: answers about it as it is come too late."""
        name = json.dumps(uri)[1:-1].encode()
        return any(_CHANGE in message and name in message for message in tuple(self._messages))

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
        return self._take_first()

    def _take_first(self) -> bytes:
        with self._arrived:
            message = self._messages.popleft()
            self._size -= len(message)
            self._arrived.notify_all()
        return message

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # the stream was closed: the client is gone
            while body := self._read_message():
                if _CANCEL in body:
                    self._note_cancel(body)
                with self._arrived:
                    self._arrived.wait_for(lambda: self._size < _HELD or self._is_done)
                    self._messages.append(body)
                    self.arrived += 1
                    self._size += len(body)
                self._wake()
        self.close()
        waiting = None
        while waiting != (waiting := len(self._messages)):  # on a busy machine the taker may be slow, and still alive
            time.sleep(_PATIENCE)
        self._abandoned()

    def _note_cancel(self, body: bytes) -> None:
        with contextlib.suppress(
            ValueError, LookupError, TypeError, AttributeError, RecursionError
        ):  # no cancellation that can be read
            message = json.loads(body)
            if message["method"] == _CANCEL.decode():
                self._cancelled.add(message["params"]["id"])

    def _read_message(self) -> bytes:
        """The body of the next message that has one, nothing at the end of the stream."""
        size = 0
        while line := self._stream.readline(_PIECE):
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length" and value.strip().isdigit():
                size = int(value)
            elif not line.strip() and size:
                return self._read_body(size)
        return b""

    def _read_body(self, size: int) -> bytes:
        """The next `size` bytes; nothing where the stream ends before, or where that is more than a message can be.

        Read in pieces: what was announced and never comes takes no memory.
        """
        pieces: list[bytes] = []
        while size and size <= _LARGEST:
            pieces.append(self._stream.read(min(size, _PIECE)))
            size -= len(pieces[-1])
            if not pieces[-1]:
                break
        return b"" if size else b"".join(pieces)

    def _wake(self) -> None:
        with self._arrived:
            self._arrived.notify_all()
        if self._loop is not None and self._woken is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended: nobody reads any more
                self._loop.call_soon_threadsafe(self._woken.set)
