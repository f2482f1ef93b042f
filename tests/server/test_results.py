"""Requests that tell what has changed since an answer: pulled diagnostics and semantic tokens."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire import Message, Wire, change

from schema_ls.ide.semantic_tokens import MODIFIERS, TYPES
from schema_ls.model.schema import SchemaFile
from schema_ls.server.answers import tokens
from schema_ls.server.asked import Answer, Asked
from schema_ls.server.convert import ENCODINGS, Encoded, Encoding
from schema_ls.server.lifecycle import client_of
from schema_ls.server.projects import Snapshot
from schema_ls.server.results import Results
from schema_ls.server.table import TOKEN_MODIFIERS, TOKEN_TYPES
from schema_ls.spec.versions import NEWEST
from schema_ls.syntax.tree import parse
from schema_ls.workspace.config import Config
from schema_ls.workspace.disagreement import Disagreement
from schema_ls.workspace.project import schema_of

URI = "untitled:schema.prisma"
DOCUMENT = {"textDocument": {"uri": URI}}
TEXT = """\
datasource db {
  provider = "postgresql"
}

/// 😀 people
model User {
  id    Int    @id @default(autoincrement())
  name  String // 😀 name
  role  Role   @default(ADMIN)
  posts Post[]
}

enum Role {
  ADMIN
  GUEST
}

model Post {
  id     Int  @id
  userId Int
  user   User @relation(fields: [userId], references: [id])

  @@index([userId])
}
"""
PULLS = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}


def asked(text: str, encoding: Encoding, results: Results, **params: Any) -> Asked:
    schema = schema_of([SchemaFile(URI, parse(text))], NEWEST)
    client = client_of({"capabilities": {"general": {"positionEncodings": [encoding]}}})
    return Asked(Snapshot(schema, 0, Config(), Disagreement()), {**DOCUMENT, **params}, client, results)


def data_of(answer: Answer) -> Any:
    """An answer as the client reads it."""
    return json.loads(answer.data) if isinstance(answer, Encoded) else answer


def words(text: str, encoding: Encoding, data: list[int]) -> list[tuple[str, str]]:
    """The words that numbers stand for, each with its type."""
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    code = encoding if encoding == "utf-8" else f"{encoding}-le"
    rows = [row.encode(code) for row in text.split("\n")]
    found, row, start = [], 0, 0
    for at in range(0, len(data), 5):
        down, right, length, sort, modifiers = data[at : at + 5]
        row, start = row + down, right + (0 if down else start)
        assert modifiers < 1 << len(TOKEN_MODIFIERS)
        found.append((rows[row][start * width : (start + length) * width].decode(code), TOKEN_TYPES[sort]))
    return found


def test_the_legend_is_that_of_the_words() -> None:
    assert (TOKEN_TYPES, TOKEN_MODIFIERS) == (TYPES, MODIFIERS)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_tokens_cover_words_in_every_encoding(encoding: Encoding) -> None:
    answer = data_of(tokens.full(asked(TEXT, encoding, Results())))
    found = words(TEXT, encoding, answer["data"])
    assert found[:5] == [
        *[("datasource", "keyword"), ("db", "namespace")],
        *[("provider", "property"), ('"postgresql"', "string"), ("/// 😀 people", "comment")],
    ]
    assert {("Role", "enum"), ("User", "class"), ("// 😀 name", "comment"), ("ADMIN", "enumMember")} <= set(found)


def test_a_range_holds_the_tokens_of_its_blocks_only() -> None:
    place = {"start": {"line": 12, "character": 0}, "end": {"line": 13, "character": 3}}
    answer = data_of(tokens.some_rows(asked(TEXT, "utf-16", Results(), range=place)))
    values = [("ADMIN", "enumMember"), ("GUEST", "enumMember")]
    assert words(TEXT, "utf-16", answer["data"]) == [("enum", "keyword"), ("Role", "enum"), *values]


LINES = st.lists(
    st.sampled_from(
        ["model A {", "}", "  id Int @id", "  b A?", "enum B {", "  X // 😀", "", "/* a", "*/", '  c B @default("é")']
    ),
    max_size=12,
).map("\n".join)


@given(LINES, LINES, st.sampled_from(ENCODINGS))
def test_edits_make_the_new_tokens_from_the_old_ones(before: str, after: str, encoding: Encoding) -> None:
    results = Results()
    first = data_of(tokens.full(asked(before, encoding, results)))
    second = data_of(tokens.delta(asked(after, encoding, results, previousResultId=first["resultId"])))
    data = first["data"]
    for edit in second["edits"]:
        data[edit["start"] : edit["start"] + edit["deleteCount"]] = edit["data"]
    fresh = data_of(tokens.full(asked(after, encoding, Results())))
    assert data == fresh["data"]


def test_a_typed_letter_is_one_small_edit() -> None:
    results = Results()
    first = data_of(tokens.full(asked(TEXT, "utf-16", results)))
    later = asked(TEXT.replace("name ", "named "), "utf-16", results, previousResultId=first["resultId"])
    second = tokens.delta(later)
    assert isinstance(second, dict)
    (edit,) = second["edits"]
    assert (edit["deleteCount"], len(edit["data"])) == (
        5,
        5,
    )  # from the length of one token to the distance of the next
    assert second["resultId"] != first["resultId"]


def test_what_is_no_answer_of_ours_gets_a_whole_one() -> None:
    answer = data_of(tokens.delta(asked(TEXT, "utf-16", Results(), previousResultId="7")))
    assert answer["data"]


def test_old_answers_are_forgotten() -> None:
    results = Results()
    first = results.keep("kind", "file:///0", 0)
    for number in range(1, 500):
        results.keep("kind", f"file:///{number}", number)
    assert results.get("kind", "file:///0", first) is None
    last = results.keep("kind", "file:///499", 499)
    assert results.get("kind", "file:///499", last) == 499
    results.forget("file:///499")
    assert results.get("kind", "file:///499", last) is None


def pulled(wire: Wire, previous: str | None = None) -> Message:
    result = wire.ask("textDocument/diagnostic", {**DOCUMENT, "previousResultId": previous})["result"]
    assert isinstance(result, dict)
    return result


@pytest.mark.server
def test_whoever_asks_for_diagnostics_is_sent_none() -> None:
    with Wire() as wire:
        assert wire.greet(PULLS)["diagnosticProvider"] == {"interFileDependencies": True, "workspaceDiagnostics": True}
        wire.open(URI, TEXT.replace("Post[]", "Pots[]"))
        first = pulled(wire)
        assert (first["kind"], [found["code"] for found in first["items"]]) == ("full", ["type-unknown"])
        assert pulled(wire, first["resultId"]) == {"kind": "unchanged", "resultId": first["resultId"]}
        wire.send(change(URI, 2, (9, 8), (9, 12), "Post"))
        assert pulled(wire, first["resultId"])["items"] == []
        assert [m for m in wire.notifications if m["method"] == "textDocument/publishDiagnostics"] == []


@pytest.mark.server
def test_diagnostics_of_all_files_with_those_that_did_not_change() -> None:
    with Wire() as wire:
        wire.greet(PULLS)
        wire.open(URI, TEXT.replace("Post[]", "Pots[]"))
        (report,) = wire.ask("workspace/diagnostic", {"previousResultIds": []})["result"]["items"]
        assert (report["uri"], report["version"], report["kind"], len(report["items"])) == (URI, 1, "full", 1)
        known = [{"uri": URI, "value": report["resultId"]}]
        (report,) = wire.ask("workspace/diagnostic", {"previousResultIds": known})["result"]["items"]
        assert report["kind"] == "unchanged"


@pytest.mark.server
def test_a_client_is_asked_to_ask_again_when_the_disk_changes() -> None:
    with Wire() as wire:
        wire.greet(PULLS)
        wire.tell("workspace/didChangeWatchedFiles", {"changes": []})
        while (message := wire.receive()).get("method") != "workspace/diagnostic/refresh":
            wire.keep(message)
