"""What client and server tell each other at the start, and when the process has to end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from threading import Thread
from time import sleep
from typing import Any, NamedTuple

from schema_ls.server.convert import ENCODINGS, UTF16, Encoding
from schema_ls.server.settings import NO_SETTINGS, Settings, problems_of, settings_of

_BETWEEN_LOOKS = 5.0
"""Seconds."""


class Client(NamedTuple):
    """What the client can do, and what it wants."""

    encoding: Encoding = UTF16
    settings: Settings = NO_SETTINGS
    configuration: bool = False
    """Whether it answers questions about its configuration."""
    registers_configuration: bool = False
    registers_watchers: bool = False
    snippets: bool = False
    tags: bool = False
    related: bool = False
    versions: bool = False
    hierarchy: bool = False
    links: bool = False
    markdown: bool = True
    prepares_rename: bool = False
    actions: bool = False
    """Whether code actions may come as more than commands."""
    is_vscode: bool = False
    """Whether its editor knows the commands of Visual Studio Code."""
    complaints: tuple[tuple[str, str], ...] = ()
    """What is wrong with the settings that it sent at the start: problems and remedies."""
    abilities: frozenset[str] = frozenset()
    """The dotted paths of all that it says it can do."""

    def can(self, path: str) -> bool:
        """Whether something stands at a dotted path of its capabilities: an empty object counts, too."""
        return path in self.abilities


def _abilities(capabilities: Any) -> frozenset[str]:
    found: set[str] = set()
    left = [("", capabilities)]
    while left:
        path, value = left.pop()
        if isinstance(value, Mapping):
            left += ((f"{path}.{key}" if path else str(key), inner) for key, inner in value.items())
        if value is not None and value is not False:
            found.add(path)
    return frozenset(found)


def value_at(values: Any, *path: str) -> Any:
    """The value at a path of keys, None where there is none."""
    for key in path:
        if not isinstance(values, Mapping):
            return None
        values = values.get(key)
    return values


def _list_at(values: Any, *path: str) -> list[Any] | None:
    """The list at a path of keys, None where there is none."""
    found = value_at(values, *path)
    return list(found) if isinstance(found, list | tuple) else None


def client_of(params: Mapping[str, Any]) -> Client:
    """The client behind the parameters of `initialize`. Nothing has to be there."""
    capabilities, options = params.get("capabilities"), params.get("initializationOptions")
    text, workspace = value_at(capabilities, "textDocument"), value_at(capabilities, "workspace")
    offered = _list_at(capabilities, "general", "positionEncodings") or []
    formats = _list_at(text, "hover", "contentFormat")
    return Client(
        next((encoding for encoding in offered if encoding in ENCODINGS), UTF16),
        settings_of(options),
        complaints=tuple(problems_of(options)),
        configuration=bool(value_at(workspace, "configuration")),
        registers_configuration=bool(value_at(workspace, "didChangeConfiguration", "dynamicRegistration")),
        registers_watchers=bool(value_at(workspace, "didChangeWatchedFiles", "dynamicRegistration")),
        snippets=bool(value_at(text, "completion", "completionItem", "snippetSupport")),
        tags=bool(value_at(text, "publishDiagnostics", "tagSupport")),
        related=bool(value_at(text, "publishDiagnostics", "relatedInformation")),
        versions=bool(value_at(text, "publishDiagnostics", "versionSupport")),
        hierarchy=bool(value_at(text, "documentSymbol", "hierarchicalDocumentSymbolSupport")),
        links=bool(value_at(text, "definition", "linkSupport")),
        markdown=formats is None or "markdown" in formats,
        prepares_rename=bool(value_at(text, "rename", "prepareSupport")),
        is_vscode="visual studio code" in str(value_at(params, "clientInfo", "name")).lower(),
        actions=value_at(text, "codeAction", "codeActionLiteralSupport") is not None,
        abilities=_abilities(capabilities),
    )


def is_alive(process: int) -> bool:
    """Whether a process runs. Only asked where asking does no harm."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def watches(process: object) -> bool:
    """Whether the client's process can be watched: not on Windows, and not from within a container of its own."""
    if not isinstance(process, int) or isinstance(process, bool) or process <= 0:
        return False
    return sys.platform != "win32" and is_alive(process)


def watch_client(process: int | None, end: Callable[[], None]) -> None:
    """Look every few seconds whether the client's process is still there; call `end` in a thread once it is gone.

    A client that dies closes the stream, and that ends the server. But when a child of the client holds the stream
    open, only this notices.
    """

    def look() -> None:
        assert process is not None
        while is_alive(process):
            sleep(_BETWEEN_LOOKS)
        end()

    if watches(process):
        Thread(target=look, name="watch", daemon=True).start()
