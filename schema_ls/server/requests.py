"""From a request to its answer, by the table.

The one place where parameters lead to a schema, and where failures become errors of the protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any

from schema_ls.base.memo import never
from schema_ls.server.asked import Answer, Asked, AskedWidely, DeclinedError, Stop, UnreadableError, given
from schema_ls.server.convert import Json
from schema_ls.server.failures import log_request, report
from schema_ls.server.inbox import Inbox
from schema_ls.server.lifecycle import value_at
from schema_ls.server.outside import Outcome, Progress
from schema_ls.server.projects import Snapshot
from schema_ls.server.session import Session
from schema_ls.server.table import COMMANDS, EVERYTHING, EXECUTE, ITEM, METHODS, Command, Request

INVALID_PARAMS, INTERNAL_ERROR = -32602, -32603
REQUEST_CANCELLED, CONTENT_MODIFIED = -32800, -32801
REQUEST_FAILED = -32803
"""The code of the protocol for a request that was understood and cannot be done."""
_MANY_FILES = 50
_Row = Request | Command
_COMMANDS = {command.name: command for command in COMMANDS}


class RefusedError(Exception):
    """A request that gets an error for an answer: its code, and a text for the person."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


def respond(session: Session, inbox: Inbox, identity: str | int, method: str, params: Any) -> Json:
    """The response to a request of the table, or to a command, as a message."""
    try:
        refuse_if_vain(inbox, identity, method, params)
        return {"id": identity, "result": answer(session, method, params, watch(inbox, identity, method, params))}
    except RefusedError as refused:
        return _refusal(identity, refused)


def defer(session: Session, inbox: Inbox, identity: str | int, method: str, params: Any) -> bool:
    """Answer a request later, for which something has to be read outside; the session sends the response. False for any
    other request.
    """
    row = _row_of(method, params)
    if row is None or not row.reads:
        return False
    try:
        refuse_if_vain(inbox, identity, method, params)
        _begin(session, inbox, identity, params, method=method, row=row)
    except RefusedError as refused:
        session.send(_refusal(identity, refused))
    return True


def cancel(session: Session, inbox: Inbox, identity: Any) -> None:
    """Take notice that the client waits no longer for an answer."""
    inbox.settle(identity)
    if session.readings.cancel(identity):
        session.send(_refusal(identity, RefusedError(REQUEST_CANCELLED, "The request was cancelled.")))


def _refusal(identity: str | int, refused: RefusedError) -> Json:
    return {"id": identity, "error": {"code": refused.code, "message": str(refused)}}


def _row_of(method: str, params: Any) -> _Row | None:
    return _COMMANDS.get(str(value_at(params, "command"))) if method == EXECUTE else METHODS.get(method)


def _begin(session: Session, inbox: Inbox, identity: str | int, params: Any, *, method: str, row: _Row) -> None:
    """Begin to read what an answer needs. Raises RefusedError."""
    with _refusing(method):
        about = _first_argument(params) if method == EXECUTE else params
        uri = given(about, str, *(("uri",) if method == EXECUTE else ("textDocument", "uri")))
        snapshot = session.projects.snapshot(uri)
        if snapshot is None:
            session.send({"id": identity, "result": None})
            return
        if session.readings.is_about(uri):
            raise DeclinedError("This is being read already. Wait for it, or cancel it.")
        read = function_of(row.reads)(_asked(session, snapshot, about))
    progress = Progress(session, params)

    def answered(outcome: Outcome) -> None:
        progress.end()
        try:
            with _refusing(method):
                found = outcome.get()
                # Meanwhile somebody may have typed: the answer is about what is there now.
                now = session.projects.snapshot(uri) or snapshot
                result = function_of(row.answer)(_asked(session, now, about), found)
                if isinstance(row, Command):
                    _apply(session, result)
                    result = None
            session.send({"id": identity, "result": result})
        except RefusedError as refused:
            session.send(_refusal(identity, refused))

    progress.begin(identity)
    session.readings.start(inbox, identity, uri, read, tell=progress.tell, then=answered)


def refuse_if_vain(inbox: Inbox, identity: str | int, method: str, params: Any) -> None:
    """Raise RefusedError for a request whose answer nobody waits for any more."""
    if inbox.is_cancelled(identity):
        raise RefusedError(REQUEST_CANCELLED, "The request was cancelled.")
    row = METHODS.get(method)
    if row is not None and row.is_passing:
        uri = value_at(params, *_uri_of(row))
        if isinstance(uri, str) and inbox.outdates(uri):
            raise RefusedError(CONTENT_MODIFIED, "The document has changed since.")


def _uri_of(row: Request) -> tuple[str, str]:
    """Where in the parameters of a request about one document its URI stands."""
    return ("data", "uri") if row.about == ITEM else ("textDocument", "uri")


def watch(inbox: Inbox, identity: str | int, method: str, params: Any) -> Stop:
    """What a long answer asks between its pieces: it raises RefusedError as soon as nobody waits for the answer any more."""
    seen = inbox.arrived

    def stop() -> None:
        nonlocal seen
        if inbox.arrived != seen:
            seen = inbox.arrived
            refuse_if_vain(inbox, identity, method, params)

    return stop


def answer(session: Session, method: str, params: Any, stop: Stop = never) -> Answer:
    """The answer to a request of the table, or to a command. Raises RefusedError, and what `stop` raises meanwhile."""
    with _refusing(method):
        if method != EXECUTE:
            return _answer(session, METHODS[method], params, stop)
        _execute(session, params)
        return None


@contextmanager
def _refusing(method: str) -> Iterator[None]:
    """Turns failures of an answer into a RefusedError."""
    log_request(method)
    try:
        yield
    except RefusedError:
        raise
    except DeclinedError as declined:
        raise RefusedError(REQUEST_FAILED, str(declined)) from None
    except UnreadableError as unreadable:
        raise RefusedError(INVALID_PARAMS, str(unreadable)) from None
    except Exception as error:
        number = report(method, error)
        raise RefusedError(INTERNAL_ERROR, f"schema-ls could not answer {method} (report {number}).") from None


@cache
def function_of(answer: str) -> Callable[..., Any]:
    """The function that a row of the table names."""
    module, _, name = answer.partition(".")
    found: Callable[..., Any] = getattr(import_module(f"schema_ls.server.answers.{module}"), name)
    return found


def _answer(session: Session, row: Request, params: Any, stop: Stop) -> Answer:
    if row.about == EVERYTHING:
        versions = {document.uri: document.version for document in session.documents}
        asked = AskedWidely(session.snapshots(), versions, params, session.client, session.results, stop)
        with _progress(session, row, params, sum(len(one.schema.files) for one in asked.snapshots)):
            widely: Answer = function_of(row.answer)(asked)
            return widely
    snapshot = session.projects.snapshot(given(params, str, *_uri_of(row)))
    if snapshot is None:
        return params if row.about == ITEM else None
    with _progress(session, row, params, len(snapshot.schema.files)):
        found: Answer = function_of(row.answer)(_asked(session, snapshot, params, stop))
        return found


@contextmanager
def _progress(session: Session, row: Request, params: Any, files: int) -> Iterator[None]:
    """Show that an answer over many files is being made, where the client has asked to be told."""
    progress = Progress(session, params)
    if row.is_long and files >= _MANY_FILES:
        progress.tell(f"Looking through {files} files")
    try:
        yield
    finally:
        progress.end()


def _execute(session: Session, params: Any) -> None:
    """Do what a command says: its edit is handed to the client to be applied."""
    name = given(params, str, "command")
    command = _COMMANDS.get(name)
    if command is None:
        raise UnreadableError(f"There is no command `{name}`.")
    about = _first_argument(params)
    snapshot = session.projects.snapshot(given(about, str, "uri"))
    if snapshot is not None:
        _apply(session, function_of(command.answer)(_asked(session, snapshot, about)))


def _first_argument(params: Any) -> Any:
    return (params.get("arguments") or [{}])[0]


def _apply(session: Session, edit: Answer) -> None:
    if isinstance(edit, dict):
        session.ask("workspace/applyEdit", {"edit": _for_these_texts(session, edit)}, lambda _: None)


def _for_these_texts(session: Session, edit: Json) -> Json:
    """An edit that clients refuse for a document in which somebody has typed meanwhile, where they can."""
    steps = edit.get("documentChanges")
    if steps is None and session.client.can("workspace.workspaceEdit.documentChanges"):
        changes = edit.get("changes", {}).items()
        steps = [{"textDocument": {"uri": uri, "version": None}, "edits": edits} for uri, edits in changes]
    rest = {name: value for name, value in edit.items() if name != "changes"}
    return {**rest, "documentChanges": [_with_version(session, step) for step in steps]} if steps else edit


def _with_version(session: Session, step: Json) -> Json:
    about = step.get("textDocument")
    document = session.documents.get(about["uri"]) if about else None
    return {**step, "textDocument": {**about, "version": document.version}} if about and document else step


def _asked(session: Session, snapshot: Snapshot, params: Json, stop: Stop = never) -> Asked:
    return Asked(snapshot, params, session.client, session.results, stop)
