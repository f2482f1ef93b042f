"""Diagnostics for clients that ask for them."""

from __future__ import annotations

from typing import Any

from schema_ls.checks.run import check
from schema_ls.server.asked import Answer, Asked, AskedWidely
from schema_ls.server.convert import Json
from schema_ls.server.lifecycle import Client
from schema_ls.server.projects import Snapshot
from schema_ls.server.publishing import diagnostics_of
from schema_ls.server.results import Results

KIND = "diagnostics"


def document(asked: Asked) -> Answer:
    """The diagnostics of the document, or that they are those of an answer which the client has."""
    found = _by_file(asked.snapshot, asked.client)[asked.file]
    return _report(asked.results, asked.uri, found, asked.option("previousResultId"))


def workspace(asked: AskedWidely) -> Answer:
    """The diagnostics of all files of all schemas with an open document."""
    known = _known(asked.params)
    items = []
    for snapshot in asked.snapshots:
        for file, found in zip(snapshot.schema.files, _by_file(snapshot, asked.client), strict=True):
            report = _report(asked.results, file.name, found, known.get(file.name))
            items.append({"uri": file.name, "version": asked.versions.get(file.name), **report})
    return {"items": items}


def _by_file(snapshot: Snapshot, client: Client) -> list[list[Json]]:
    return diagnostics_of(snapshot.schema, check(snapshot.schema, snapshot.selection), client)


def _report(results: Results, uri: str, found: list[Json], known: object) -> Json:
    identity = results.keep(KIND, uri, found)
    if identity == known:
        return {"kind": "unchanged", "resultId": identity}
    return {"kind": "full", "resultId": identity, "items": found}


def _known(params: Any) -> dict[str, object]:
    """By document, the answer that the client has."""
    previous = params.get("previousResultIds") if isinstance(params, dict) else None
    entries = previous if isinstance(previous, list) else []
    return {entry.get("uri", ""): entry.get("value") for entry in entries if isinstance(entry, dict)}
