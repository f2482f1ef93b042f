"""What the client tells without asking anything: documents, settings, files of the disk.

One table, for the door and for pygls alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from schema_ls.server.asked import UnreadableError, given
from schema_ls.server.documents import TextChange
from schema_ls.server.failures import log, report
from schema_ls.server.lifecycle import value_at
from schema_ls.server.outside import ARRIVED
from schema_ls.server.session import Session
from schema_ls.server.settings import SECTION
from schema_ls.server.table import CHANGED, CLOSED, OPENED

WATCHED = (
    "**/*.prisma",
    "**/package.json",
    "**/prisma.config.{ts,mts,cts,js,mjs,cjs}",
    "**/{schema-ls.toml,.schema-ls.toml,pyproject.toml}",
)
"""Files on which schemas or their rules depend."""
CONFIGURED, FILES_CHANGED = "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"


def notice(session: Session, method: str, params: Any) -> None:
    """Take in a notification. One that cannot be read changes nothing and is logged."""
    try:
        NOTICES[method](session, params)
    except UnreadableError as error:
        log(f"{method}: {error}")
    except Exception as error:
        report(method, error)


def _uri(params: Any) -> str:
    return given(params, str, "textDocument", "uri")


def _opened(session: Session, params: Any) -> None:
    session.open(_uri(params), _version(params), given(params, str, "textDocument", "text"))


def _version(params: Any) -> Any:
    return value_at(params, "textDocument", "version")


def _changed(session: Session, params: Any) -> None:
    changes = [_change(change) for change in given(params, list, "contentChanges")]
    session.change(_uri(params), _version(params), changes)


def _change(change: Any) -> TextChange:
    text = given(change, str, "text")
    if value_at(change, "range") is None:
        return TextChange(text)
    line, column, end_line, end_column = (
        given(change, int, "range", end, unit) for end in ("start", "end") for unit in ("line", "character")
    )
    return TextChange(text, (line, column, end_line, end_column))


def _closed(session: Session, params: Any) -> None:
    session.close(_uri(params))


def _initialized(session: Session, _: Any) -> None:
    """Ask for settings, and to be told when they or files change, where the client can do that."""
    _ask_for_settings(session)
    registrations: list[dict[str, Any]] = []
    if session.client.registers_configuration:
        registrations.append({"id": "settings", "method": CONFIGURED, "registerOptions": {"section": SECTION}})
    if session.client.registers_watchers:
        watchers = {"watchers": [{"globPattern": pattern} for pattern in WATCHED]}
        registrations.append({"id": "files", "method": FILES_CHANGED, "registerOptions": watchers})
    if registrations:
        session.ask("client/registerCapability", {"registrations": registrations}, lambda _: None)


def _configured(session: Session, params: Any) -> None:
    if session.client.configuration:
        _ask_for_settings(session)
        return
    sent = params.get("settings") if isinstance(params, Mapping) else None
    session.configure(sent.get(SECTION) if isinstance(sent, Mapping) else None)


def _ask_for_settings(session: Session) -> None:
    def answered(values: Any) -> None:
        session.configure(values[0] if isinstance(values, list) and values else None)

    if session.client.configuration:
        session.ask("workspace/configuration", {"items": [{"section": SECTION}]}, answered)


def _saved(session: Session, params: Any) -> None:
    session.saved(_uri(params))


def _disk_changed(session: Session, _: Any) -> None:
    session.disk_changed()


NOTICES: dict[str, Callable[[Session, Any], None]] = {
    "initialized": _initialized,
    OPENED: _opened,
    CHANGED: _changed,
    CLOSED: _closed,
    CONFIGURED: _configured,
    FILES_CHANGED: _disk_changed,
    "textDocument/didSave": _saved,
    ARRIVED: lambda session, _: session.readings.work(),
}
"""By method, what is done about it."""
