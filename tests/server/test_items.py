"""Places, and what is found only when somebody looks: the rest of completions, actions and lenses; over the wire."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from wire import Message, Wire, change

pytestmark = pytest.mark.server

ABLE: Message = {
    "experimental": {"showReferences": True},
    "workspace": {"applyEdit": True},
    "textDocument": {
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
            "resolveSupport": {"properties": ["edit"]},
            "dataSupport": True,
        },
        "definition": {"linkSupport": False},
    },
}
TEXT = """\
datasource db {
  provider = "postgresql"
}

/// Who writes.
model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int    @id
  state    String @default("open")
  authorId Int
  author   User   @relation(fields: [authorId], references: [id])
}
"""


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire() as started:
        yield started


def opened(wire: Wire, folder: Path, able: Message = ABLE) -> Message:
    wire.greet(able)
    path = folder / "schema.prisma"
    path.write_text(TEXT)
    (folder / "schema-ls.toml").write_text("[lens]\nreferences = true\n")
    wire.open(path.as_uri(), TEXT)
    return {"textDocument": {"uri": path.as_uri()}}


def at(row: int, word: str) -> Message:
    return {"line": row, "character": TEXT.splitlines()[row].index(word)}


def test_the_edit_of_a_refactoring_comes_when_it_is_chosen(wire: Wire, tmp_path: Path) -> None:
    document = opened(wire, tmp_path)
    asked = {**document, "range": {"start": at(12, "state"), "end": at(12, "state")}, "context": {"diagnostics": []}}
    found = wire.ask("textDocument/codeAction", asked)["result"]
    (action,) = (one for one in found if one["kind"] == "refactor.extract")
    assert "edit" not in action
    resolved = wire.ask("codeAction/resolve", action)["result"]
    changes = resolved["edit"]["changes"][document["textDocument"]["uri"]]
    assert [change["newText"] for change in changes] == ["State", "open", "\nenum State {\n  open\n}\n"]
    assert {**resolved, "edit": None} == {**action, "edit": None}


def test_an_action_that_is_none_any_more_stays_without_edit(wire: Wire, tmp_path: Path) -> None:
    document = opened(wire, tmp_path)
    gone = {"title": "Extract enum `Gone`", "kind": "refactor.extract"}
    place = {"start": at(12, "state"), "end": at(12, "state")}
    action = {**gone, "data": {"uri": document["textDocument"]["uri"], "range": place}}
    assert wire.ask("codeAction/resolve", action)["result"] == action


def test_a_model_is_explained_when_it_is_looked_at(wire: Wire, tmp_path: Path) -> None:
    document = opened(wire, tmp_path)
    found = wire.ask("textDocument/completion", {**document, "position": at(14, "User")})["result"]["items"]
    (item,) = (one for one in found if one["label"] == "User")
    resolved = wire.ask("completionItem/resolve", item)["result"]
    assert resolved["documentation"]["value"].endswith("Who writes.")
    assert "documentation" not in item


def test_the_other_side_of_a_relation_implements_it(wire: Wire, tmp_path: Path) -> None:
    document = opened(wire, tmp_path)
    (place,) = wire.ask("textDocument/implementation", {**document, "position": at(14, "author")})["result"]
    assert place["range"]["start"] == at(7, "posts")
    assert wire.ask("textDocument/implementation", {**document, "position": at(12, "state")})["result"] is None


def test_a_field_leads_to_its_type_and_to_itself(wire: Wire, tmp_path: Path) -> None:
    document = {**opened(wire, tmp_path), "position": at(14, "author")}
    (place,) = wire.ask("textDocument/typeDefinition", document)["result"]
    assert place["range"]["start"] == at(5, "User")
    (place,) = wire.ask("textDocument/declaration", document)["result"]
    assert place["range"]["start"] == at(14, "author")


def test_the_same_name_in_the_document_is_highlighted(wire: Wire, tmp_path: Path) -> None:
    document = {**opened(wire, tmp_path), "position": at(13, "authorId")}
    found = wire.ask("textDocument/documentHighlight", document)["result"]
    assert [(one["range"]["start"], one["kind"]) for one in found] == [(at(13, "authorId"), 3), (at(14, "authorId"), 2)]


def test_a_lens_leads_to_its_places(wire: Wire, tmp_path: Path) -> None:
    document = opened(wire, tmp_path)
    lenses = wire.ask("textDocument/codeLens", document)["result"]
    assert all("command" not in lens for lens in lenses)
    command = wire.ask("codeLens/resolve", lenses[0])["result"]["command"]
    assert command["title"] == "1 reference"
    assert command["command"] == "schema-ls.showReferences"
    uri, position, places = command["arguments"]
    assert (uri, position) == (document["textDocument"]["uri"], at(5, "User"))
    assert [place["range"]["start"] for place in places] == [at(14, "User")]


def test_a_client_without_that_command_gets_a_title(wire: Wire, tmp_path: Path) -> None:
    document = opened(wire, tmp_path, {})
    lenses = wire.ask("textDocument/codeLens", document)["result"]
    assert [lens["command"] for lens in lenses] == [{"title": "1 reference", "command": ""}] * 2


@pytest.mark.parametrize(
    ("is_warm", "has_versions"), [(False, False), (True, False), (False, True)], ids=["cold", "warm", "with versions"]
)
def test_the_other_side_in_another_file_comes_as_a_command(
    wire: Wire, tmp_path: Path, is_warm: bool, has_versions: bool
) -> None:
    (tmp_path / "main.prisma").write_text('datasource db {\n  provider = "sqlite"\n}\n')
    (tmp_path / "user.prisma").write_text("model User {\n  id Int @id\n}\n")
    text = "model Post {\n  id Int @id\n  user User\n}\n"
    path = tmp_path / "post.prisma"
    path.write_text(text)
    workspace = {"applyEdit": True, "workspaceEdit": {"documentChanges": has_versions}}
    wire.greet({**ABLE, "workspace": workspace})
    wire.open(path.as_uri(), text)
    place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": 2, "character": 11}}
    found = wire.ask("textDocument/completion", place)["result"]["items"]
    (item,) = (one for one in found if one["label"] == "User @relation")
    command = item["command"]
    if is_warm:
        time.sleep(2.5)  # the door hands over to pygls when nothing happens for a second
    wire.send(change(path.as_uri(), 2, (2, 7), (2, 11), "User @relation(fields: [userId], references: [id])"))
    wire.send({"id": 99, "method": "workspace/executeCommand", "params": command})
    while (message := wire.receive()).get("method") != "workspace/applyEdit":
        wire.keep(message)
    uri = (tmp_path / "user.prisma").as_uri()
    found = message["params"]["edit"]
    if has_versions:
        (step,) = found["documentChanges"]
        assert step["textDocument"] == {"uri": uri, "version": None}
        found = {"changes": {uri: step["edits"]}}
    (edit,) = found["changes"][uri]
    assert (edit["range"]["start"], edit["newText"]) == ({"line": 2, "character": 0}, "  posts Post[]\n")
