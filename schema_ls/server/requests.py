"""From a request to its answer, by the table.

The one place where parameters lead to a schema, and where failures become errors of the protocol.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from schema_ls.server.asked import Answer, Asked, AskedWidely, DeclinedError, UnreadableError, given
from schema_ls.server.convert import Json
from schema_ls.server.failures import report
from schema_ls.server.projects import Snapshot
from schema_ls.server.session import Session
from schema_ls.server.table import COMMANDS, EVERYTHING, ITEM, METHODS, Request

INVALID_PARAMS, INTERNAL_ERROR = -32602, -32603
REQUEST_FAILED = -32803
"""The code of the protocol for a request that was understood and cannot be done."""
_COMMANDS = {command.name: command for command in COMMANDS}


class RefusedError(Exception):
    """A request that gets an error for an answer: its code, and a text for the person."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


def answer(session: Session, method: str, params: Any) -> Answer:
    """The answer to a request of the table. Raises RefusedError."""
    return _guarded(method, lambda: _answer(session, METHODS[method], params))


def execute(session: Session, params: Any) -> Answer:
    """The answer of a command. Raises RefusedError."""
    return _guarded("a command", lambda: _execute(session, params))


@cache
def function_of(answer: str) -> Callable[[Any], Any]:
    """The function that a row of the table names."""
    module, _, name = answer.partition(".")
    found: Callable[[Any], Any] = getattr(import_module(f"schema_ls.server.answers.{module}"), name)
    return found


def _guarded(what: str, make: Callable[[], Answer]) -> Answer:
    try:
        return make()
    except DeclinedError as declined:
        raise RefusedError(REQUEST_FAILED, str(declined)) from None
    except UnreadableError as unreadable:
        raise RefusedError(INVALID_PARAMS, str(unreadable)) from None
    except Exception as error:
        number = report(what, error)
        raise RefusedError(INTERNAL_ERROR, f"schema-ls could not answer {what} (report {number}).") from None


def _answer(session: Session, row: Request, params: Any) -> Any:
    if row.about == EVERYTHING:
        return function_of(row.answer)(AskedWidely(session.snapshots(), params, session.client, session.results))
    is_item = row.about == ITEM
    uri = given(params, str, *(("data", "uri") if is_item else ("textDocument", "uri")))
    snapshot = session.projects.snapshot(uri)
    if snapshot is None:
        return params if is_item else None
    return function_of(row.answer)(_asked(session, snapshot, params))


def _execute(session: Session, params: Any) -> Any:
    name = given(params, str, "command")
    command = _COMMANDS.get(name)
    if command is None:
        raise UnreadableError(f"There is no command `{name}`.")
    arguments = params.get("arguments") or [{}]
    snapshot = session.projects.snapshot(given(arguments[0], str, "uri"))
    return None if snapshot is None else function_of(command.answer)(_asked(session, snapshot, arguments[0]))


def _asked(session: Session, snapshot: Snapshot, params: Json) -> Asked:
    return Asked(snapshot, params, session.client, session.results)
