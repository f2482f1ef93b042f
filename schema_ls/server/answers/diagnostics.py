"""Diagnostics for clients that ask for them."""

from __future__ import annotations

import json
from typing import Any

from schema_ls.server.asked import Answer, Asked, AskedWidely
from schema_ls.server.convert import Encoded
from schema_ls.server.results import Results

KIND = "diagnostics"


def document(asked: Asked) -> Answer:
    """The diagnostics of the document, or that they are those of an answer which the client has."""
    found = asked.results.boards.text(asked.snapshot, asked.file, asked.client, asked.stop)
    return Encoded.of(f"{{{_report(asked.results, asked.uri, found, asked.option('previousResultId'))}}}")


def workspace(asked: AskedWidely) -> Answer:
    """The diagnostics of all files of all schemas with an open document."""
    known = _known(asked.params)
    items = []
    for snapshot in asked.snapshots:
        for number, file in enumerate(snapshot.schema.files):
            found = asked.results.boards.text(snapshot, number, asked.client, asked.stop)
            about = json.dumps({"uri": file.name, "version": asked.versions.get(file.name)})
            items.append(f"{about[:-1]}, {_report(asked.results, file.name, found, known.get(file.name))}}}")
    return Encoded.of(f'{{"items":[{",".join(items)}]}}')


def _report(results: Results, uri: str, found: str, known: object) -> str:
    """The members of a report as JSON text."""
    identity = results.keep(KIND, uri, found)
    said = f'"resultId":{json.dumps(identity)}'
    return f'"kind":"unchanged",{said}' if identity == known else f'"kind":"full",{said},"items":[{found}]'


def _known(params: Any) -> dict[str, object]:
    """By document, the answer that the client has."""
    previous = params.get("previousResultIds") if isinstance(params, dict) else None
    entries = previous if isinstance(previous, list) else []
    return {entry.get("uri", ""): entry.get("value") for entry in entries if isinstance(entry, dict)}
