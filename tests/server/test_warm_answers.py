"""No answer depends on how the text came to be: warm == cold, for every request of the table."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings

from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.server.asked import Asked, AskedWidely, DeclinedError
from schema_ls.server.convert import Encoded
from schema_ls.server.lifecycle import Client
from schema_ls.server.projects import Snapshot
from schema_ls.server.requests import function_of
from schema_ls.server.results import Results
from schema_ls.server.table import DOCUMENT, EVERYTHING, REQUESTS
from schema_ls.spec.versions import NEWEST, parse_version
from schema_ls.syntax.tree import Tree, parse
from schema_ls.workspace.config import Config
from schema_ls.workspace.disagreement import Disagreement
from schema_ls.workspace.project import schema_of
from tests.support.scripts import FILES, Edit, Judged, Renamed, Replaced, Undone, scripts

CLIENT = Client(hierarchy=True, related=True, tags=True, links=True)


def params(uri: str, row: int) -> dict[str, Any]:
    """Parameters that every request finds something in."""
    place = {"line": row, "character": 4}
    return {
        "textDocument": {"uri": uri},
        "position": place,
        "positions": [place],
        "range": {"start": {"line": row, "character": 0}, "end": place},
        "newName": "Renamed",
        "ch": "}",
        "context": {"includeDeclaration": True, "diagnostics": []},
        "query": "o",
    }


def answers(schema: Schema, file: int, row: int, results: Results) -> dict[str, Any]:
    """What each request is answered about a place, without the ids of answers."""
    snapshot, asks = (
        Snapshot(schema, file, Config(lens_references=True), Disagreement()),
        params(schema.files[file].name, row),
    )
    found: dict[str, Any] = {}
    for request in REQUESTS:
        if request.reads:
            continue  # what is read outside has nothing to do with texts
        if request.about == DOCUMENT:
            asked: Asked | AskedWidely = Asked(snapshot, asks, CLIENT, results)
        elif request.about == EVERYTHING:
            asked = AskedWidely((snapshot,), {}, asks, CLIENT, results)
        else:
            continue
        found[request.method] = plain(request.answer, asked)
    return found


def plain(answer: str, asked: Asked | AskedWidely) -> Any:
    try:
        found = function_of(answer)(asked)
    except DeclinedError as declined:
        return str(declined)
    text = found.data.decode() if isinstance(found, Encoded) else json.dumps(found)
    return json.loads(text, object_hook=lambda value: value | {"resultId": ""} if "resultId" in value else value)


def edited(trees: list[Tree], edit: Replaced) -> list[Tree]:
    tree = trees[edit.file]
    first, removed = edit.rows(tree.row_count)
    changed = tree.replaced(first, removed, [f"{line}\n" for line in edit.lines])
    return [changed if number == edit.file else one for number, one in enumerate(trees)]


@settings(max_examples=20)
@given(scripts)
def test_no_answer_depends_on_how_the_text_came_to_be(script: list[Edit]) -> None:
    states, names, version = [[parse(text) for text in FILES.values()]], list(FILES), NEWEST
    warm: Schema | None = None
    results = Results()
    for number, edit in enumerate(script):
        if isinstance(edit, Replaced):
            states.append(edited(states[-1], edit))
        elif isinstance(edit, Undone):
            states = states[:-1] or states
        elif isinstance(edit, Renamed):
            names[1] = edit.name
        elif isinstance(edit, Judged):
            version = parse_version(edit.version) or NEWEST
        files = [
            SchemaFile(name, tree)
            for name, tree in sorted(zip(names, states[-1], strict=True), key=lambda pair: pair[0])
        ]
        warm = schema_of(files, version, warm)
        cold = schema_of([SchemaFile(file.name, parse(str(file.tree))) for file in files], version)
        row = edit.row % 30 if isinstance(edit, Replaced) else number
        for file in range(len(files)):
            assert answers(warm, file, row, results) == answers(cold, file, row, Results())
