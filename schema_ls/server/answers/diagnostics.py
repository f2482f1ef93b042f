"""Diagnostics for clients that ask for them."""

from __future__ import annotations

import json
from typing import Any

from schema_ls.server.asked import Answer, Asked, AskedWidely
from schema_ls.server.convert import Encoded
from schema_ls.server.diagnostics import unread_diagnostic
from schema_ls.server.results import Results

KIND = "diagnostics"


def document(asked: Asked) -> Answer:
    """The diagnostics of the document, or that they are those of an answer which the client has."""
    found = asked.results.boards.text(asked.snapshot, asked.file, asked.client, asked.stop)
    return Encoded.of(f"{{{_report(asked.results, asked.uri, found, asked.option('previousResultId'))}}}")


def workspace(asked: AskedWidely) -> Answer:
    """The diagnostics of all files of all schemas with an open document, and of files there that cannot be read.

    A file of which the client has an answer and which is in no schema any more has none.
    """
    known = _known(asked.params)
    found: dict[str, str] = {}
    for snapshot in asked.snapshots:
        for number, file in enumerate(snapshot.schema.files):
            found[file.name] = asked.results.boards.text(snapshot, number, asked.client, asked.stop)
        found.update((uri, json.dumps(unread_diagnostic(message))) for uri, message in snapshot.unread)
    items = []
    for uri in dict.fromkeys([*found, *known]):
        about = json.dumps({"uri": uri, "version": asked.versions.get(uri)})
        items.append(f"{about[:-1]}, {_report(asked.results, uri, found.get(uri, ''), known.get(uri))}}}")
    return Encoded.of(f'{{"items":[{",".join(items)}]}}')


def _report(results: Results, uri: str, found: str, known: object) -> str:
    """The members of a report as JSON text."""
    identity = results.keep(KIND, uri, found)
    said = f'"resultId":{json.dumps(identity)}'
    return f'"kind":"unchanged",{said}' if identity == known else f'"kind":"full",{said},"items":[{found}]'


def _known(params: Any) -> dict[str, object]:
    """By document, the answer that the client has."""
    previous = params.get("previousResultIds") if isinstance(params, dict) else None
    entries = [entry for entry in previous if isinstance(entry, dict)] if isinstance(previous, list) else []
    return {uri: entry.get("value") for entry in entries if isinstance(uri := entry.get("uri"), str)}
