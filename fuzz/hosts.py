"""The server within this process, on the bytes of a whole conversation: pygls right after the greeting, the door, and the
door with what it has kept the time before.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.frames import acts, complaints
from schema_ls.server import inbox as inboxes
from schema_ls.server.door import Door
from schema_ls.server.early import Early
from schema_ls.server.inbox import Inbox
from schema_ls.server.schema_server import SchemaServer
from schema_ls.server.session import Session


class _Door(Door):
    """Stays to the end, and then does all that waits: so it keeps what it has found."""

    def _open_session(self, early: Early) -> Session:
        return Session(early.client, self.send, self.jobs.append, cache=early.cache)

    def run(self) -> int | None:
        """Serve, then finish."""
        code = super().run()
        for job in tuple(self.jobs):
            job()
        return code


class _Vestibule(Door):
    """Hands over as soon as it has greeted, and keeps nothing."""

    def _open_session(self, early: Early) -> Session:
        session = Session(early.client, self.send, self.jobs.append)
        self.server = SchemaServer(session, self.inbox)
        return session


class _Output(io.BytesIO):
    """Can be looked at when the server has closed it."""

    def close(self) -> None:
        """Stay."""


def frames(text: str) -> Iterator[str]:
    """Whatever a client sends, the server answers within the protocol and ends with its client."""
    sent = acts(text)
    data = b"".join(act.data for act in sent)
    with TemporaryDirectory() as folder:
        for host in (_Vestibule, _Door, Door):
            output, errors = _Output(), io.StringIO()
            with contextlib.redirect_stderr(errors):
                code = _served(host, data, output, Path(folder))
            if "report " in errors.getvalue():
                yield f"{host.__name__} has a fault: {errors.getvalue()[-300:]}"
            if code not in (0, 1):
                yield f"{host.__name__} ends with {code}"
            for complaint in complaints(sent, output.getvalue()):
                yield f"{host.__name__}: {complaint}"


def _served(host: type[Door], data: bytes, output: io.BytesIO, cache: Path) -> int:
    inboxes._PATIENCE = 0.0  # a thread for each conversation, which need not live on
    inbox = Inbox(io.BytesIO(data))
    inbox.start()
    door = host(inbox, output, lambda: cache)
    code = door.run()
    return (
        door.server.take_over(output, door.greeting, door.jobs)
        if code is None and door.server is not None
        else code or 0
    )
