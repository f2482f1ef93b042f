"""What the client is told that the server can do. Light: the first answer waits for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema_ls.server.table import COMMANDS, REQUESTS

if TYPE_CHECKING:
    from schema_ls.server.convert import Json
    from schema_ls.server.lifecycle import Client


def capabilities(client: Client) -> Json:
    """What the server can do for a client: all that the table offers and this client can use."""
    offered: Json = {
        "positionEncoding": client.encoding,
        "textDocumentSync": {"openClose": True, "change": 2, "save": {"includeText": False}},
    }
    for row in REQUESTS:
        if row.capability and (not row.needs or any(map(client.can, row.needs))):
            offered[row.capability] = _together(offered.get(row.capability), row.options)
            if row.is_long and client.can("window.workDoneProgress"):
                offered[row.capability] = _together(offered[row.capability], {"workDoneProgress": True})
    if COMMANDS and client.can("workspace.applyEdit"):
        offered["executeCommandProvider"] = {"commands": [command.name for command in COMMANDS]}
    return offered


def _together(one: bool | Json | None, other: bool | Json) -> bool | Json:
    """The options of two rows for one capability."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {**one, **{name: _together(one.get(name), value) for name, value in other.items()}}
    return one if isinstance(one, dict) else other
