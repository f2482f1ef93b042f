"""Documents and the disk: which files are one schema, and what an editor leaves lying about."""

from __future__ import annotations

from pathlib import Path

import pytest
from wire import Message, Wire, change

pytestmark = pytest.mark.server

SOURCE = 'datasource db {\n  provider = "postgresql"\n}\n'
PLACE = {"line": 3, "character": 7}
USER = "model User {\n  id    Int    @id\n  posts Post[]\n}\n"
POST = """\
model Post {
  id     Int  @id
  userId Int
  user   User @relation(fields: [userId], references: [id])

  @@index([userId])
}
"""


def write(folder: Path, **texts: str) -> dict[str, str]:
    """Write files; their URIs by name."""
    for name, text in texts.items():
        (folder / f"{name}.prisma").write_text(text, encoding="utf-8")
    return {name: (folder / f"{name}.prisma").as_uri() for name in texts}


def test_the_files_of_a_folder_with_one_datasource_are_one_schema(tmp_path: Path) -> None:
    uris = write(tmp_path, main=SOURCE, user=USER, post=POST)
    with Wire() as wire:
        wire.greet()
        wire.open(uris["post"], POST)
        assert wire.diagnostics(uris["post"], 1) == []
        place = {"textDocument": {"uri": uris["post"]}, "position": {"line": 3, "character": 10}}
        (found,) = wire.ask("textDocument/definition", place)["result"]
        assert (found["uri"], found["range"]["start"]) == (uris["user"], {"line": 0, "character": 6})


def test_two_datasources_are_two_schemas(tmp_path: Path) -> None:
    uris = write(tmp_path, one=SOURCE + USER.replace("Post[]", "Int[]"), two=SOURCE + USER.replace("Post[]", "Int[]"))
    with Wire() as wire:
        wire.greet()
        wire.open(uris["one"], SOURCE + USER.replace("Post[]", "Int[]"))
        assert wire.diagnostics(uris["one"], 1) == []


def test_an_open_document_counts_before_its_file(tmp_path: Path) -> None:
    uris = write(tmp_path, main=SOURCE + USER, post=POST)
    with Wire() as wire:
        wire.greet()
        wire.open(uris["main"], SOURCE + USER)
        assert wire.diagnostics(uris["main"], 1) == []
        wire.open(uris["post"], POST)
        assert wire.diagnostics(uris["post"], 1) == []
        wire.send(change(uris["post"], 2, (0, 6), (0, 10), "Text"))
        assert [found["code"] for found in wire.diagnostics(uris["main"], 1)] == ["type-unknown"]


def test_what_cannot_be_read_is_told_at_its_file_and_taken_back_once_it_can(tmp_path: Path) -> None:
    uris = write(tmp_path, main=SOURCE, user=USER)
    (tmp_path / "post.prisma").write_bytes(POST.encode() + b"// \xe9")
    (tmp_path / "gone.prisma").symlink_to(tmp_path / "nothing")
    post, gone = (tmp_path / "post.prisma").as_uri(), (tmp_path / "gone.prisma").as_uri()
    with Wire() as wire:
        wire.greet()
        wire.open(uris["user"], USER)
        (found,) = wire.diagnostics(post, None)
        assert (found["code"], found["severity"]) == ("unreadable-file", 1)
        assert found["message"].endswith("post.prisma is not UTF-8: line 8, byte 4 holds 0xe9. Save the file as UTF-8.")
        assert [found["code"] for found in wire.diagnostics(gone, None)] == ["unreadable-file"]
        write(tmp_path, post=POST)
        (tmp_path / "gone.prisma").unlink()
        wire.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": post, "type": 2}, {"uri": gone, "type": 3}]})
        assert wire.diagnostics(post, None) == []
        assert wire.diagnostics(gone, None) == []


def test_who_asks_for_diagnostics_of_all_files_hears_of_those_that_cannot_be_read_until_they_are_gone(
    tmp_path: Path,
) -> None:
    uris = write(tmp_path, main=SOURCE, user=USER)
    (tmp_path / "gone.prisma").symlink_to(tmp_path / "nothing")
    gone = (tmp_path / "gone.prisma").as_uri()
    with Wire() as wire:
        wire.greet({"textDocument": {"diagnostic": {}}})
        wire.open(uris["user"], USER)
        reports = all_reports(wire, [])
        assert [found["code"] for found in reports[gone]["items"]] == ["unreadable-file"]
        (tmp_path / "gone.prisma").unlink()
        wire.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": gone, "type": 3}]})
        reports = all_reports(wire, [{"uri": gone, "value": reports[gone]["resultId"]}])
        assert reports[gone]["items"] == []
        assert reports.keys() == {gone, uris["main"], uris["user"]}
        assert all_reports(wire, []).keys() == {uris["main"], uris["user"]}


def all_reports(wire: Wire, known: list[Message]) -> dict[str, Message]:
    items = wire.ask("workspace/diagnostic", {"previousResultIds": known})["result"]["items"]
    return {report["uri"]: report for report in items}


def test_a_file_that_cannot_be_read_and_is_open_shows_what_is_wrong_in_its_document(tmp_path: Path) -> None:
    uris = write(tmp_path, main=SOURCE, user=USER)
    (tmp_path / "post.prisma").write_bytes(POST.encode() + b"// \xe9")
    post = (tmp_path / "post.prisma").as_uri()
    with Wire() as wire:
        wire.greet()
        wire.open(uris["user"], USER)
        assert [found["code"] for found in wire.diagnostics(uris["user"], 1)] == ["type-unknown"]
        assert [found["code"] for found in wire.diagnostics(post, None)] == ["unreadable-file"]
        wire.open(post, POST + "// é\n")
        assert wire.diagnostics(post, 1) == []
        assert wire.diagnostics(uris["user"], 1) == []
        assert wire.leave() == 0
        assert [message["params"]["uri"] for message in wire.notifications] == []


def test_lock_files_are_passed_over_and_links_that_lead_nowhere_are_no_schema(tmp_path: Path) -> None:
    uris = write(tmp_path, main=SOURCE, user=USER, post=POST)
    (tmp_path / ".#main.prisma").symlink_to(tmp_path / "nobody@nowhere.1")
    (tmp_path / "gone.prisma").symlink_to(tmp_path / "nothing")
    with Wire() as wire:
        wire.greet()
        wire.open(uris["user"], USER)
        assert wire.diagnostics(uris["user"], 1) == []
        wire.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": uris["main"], "type": 2}]})
        assert wire.ask("textDocument/documentSymbol", {"textDocument": {"uri": uris["user"]}})["result"] != []
        assert wire.leave() == 0


def test_a_file_that_changes_on_the_disk_is_read_again(tmp_path: Path) -> None:
    uris = write(tmp_path, main=SOURCE, user=USER, post=POST)
    with Wire() as wire:
        wire.greet()
        wire.open(uris["user"], USER)
        assert wire.diagnostics(uris["user"], 1) == []
        write(tmp_path, post="")
        wire.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": uris["post"], "type": 2}]})
        assert [found["code"] for found in wire.diagnostics(uris["user"], 1)] == ["type-unknown"]


def test_closing_the_last_document_clears_what_was_shown_for_its_siblings(tmp_path: Path) -> None:
    uris = write(tmp_path, main=SOURCE, user=USER)
    with Wire() as wire:
        wire.greet()
        wire.open(uris["main"], SOURCE)
        assert [found["code"] for found in wire.diagnostics(uris["user"], None)] == ["type-unknown"]
        wire.tell("textDocument/didClose", {"textDocument": {"uri": uris["main"]}})
        assert wire.diagnostics(uris["user"], None) == []


def test_a_sibling_that_is_deleted_or_leaves_the_schema_shows_nothing_any_more(tmp_path: Path) -> None:
    uris = write(tmp_path, main=SOURCE, user=USER)
    with Wire() as wire:
        wire.greet()
        wire.open(uris["main"], SOURCE)
        assert [found["code"] for found in wire.diagnostics(uris["user"], None)] == ["type-unknown"]
        (tmp_path / "user.prisma").unlink()
        wire.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": uris["user"], "type": 3}]})
        assert wire.diagnostics(uris["user"], None) == []
        write(tmp_path, user=USER)
        wire.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": uris["user"], "type": 1}]})
        assert [found["code"] for found in wire.diagnostics(uris["user"], None)] == ["type-unknown"]
        write(tmp_path, user=SOURCE + USER)
        wire.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": uris["user"], "type": 2}]})
        assert wire.diagnostics(uris["user"], None) == []


def test_settings_beside_the_schema_hold_in_the_editor(tmp_path: Path) -> None:
    text = SOURCE + USER + POST.replace("\n  @@index([userId])\n", "")
    uris = write(tmp_path, main=text)
    with Wire() as wire:
        wire.greet()
        wire.open(uris["main"], text)
        assert [found["code"] for found in wire.diagnostics(uris["main"], 1)] == ["fk-without-index"]
        (tmp_path / "schema-ls.toml").write_text(
            'lint.ignore = ["fk-without-index"]\nformat.indent = 4\n', encoding="utf-8"
        )
        wire.tell("workspace/didChangeWatchedFiles", {"changes": []})
        assert wire.diagnostics(uris["main"], 1) == []
        options = {"textDocument": {"uri": uris["main"]}, "options": {"tabSize": 8, "insertSpaces": True}}
        edits = wire.ask("textDocument/formatting", options)["result"]
        assert "\n    id    Int    @id\n" in "\n" + "".join(edit["newText"] for edit in edits)


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("lint.select = 7", "`lint.select` in {}:1:1 is 7. It must be a list of texts."),
        (
            'prisma-version = "nine"',
            '`prisma-version` in {}:1:1 is "nine". It must be a version of Prisma from 5 on, such as "6" or "6.19.0".',
        ),
    ],
)
def test_settings_that_cannot_be_used_count_for_nothing_and_are_told_once(
    tmp_path: Path, settings: str, problem: str
) -> None:
    text = SOURCE + USER + POST
    uris = write(tmp_path, main=text, other=text)
    path = tmp_path / "schema-ls.toml"
    path.write_text(settings, encoding="utf-8")
    with Wire() as wire:
        wire.greet()
        for name in ("main", "other"):
            wire.open(uris[name], text)
            assert wire.diagnostics(uris[name], 1) == []
        wire.tell("workspace/didChangeWatchedFiles", {"changes": []})
        assert wire.ask("textDocument/hover", {"textDocument": {"uri": uris["main"]}, "position": PLACE})["result"]
        expected = {"type": 1, "message": "schema-ls: " + problem.format(path)}
        assert wire.messages() == [expected]
        path.unlink()
        wire.tell("workspace/didChangeWatchedFiles", {"changes": []})
        wire.ask("textDocument/hover", {"textDocument": {"uri": uris["main"]}, "position": PLACE})
        wire.ask("textDocument/hover", {"textDocument": {"uri": uris["other"]}, "position": PLACE})
        path.write_text(settings, encoding="utf-8")
        wire.tell("workspace/didChangeWatchedFiles", {"changes": []})
        wire.ask("textDocument/hover", {"textDocument": {"uri": uris["main"]}, "position": PLACE})
        assert wire.messages() == [expected, expected]
        assert wire.leave() == 0


def test_a_range_lays_out_the_blocks_that_it_touches(tmp_path: Path) -> None:
    text = "model A {\nid Int @id\n}\n\nmodel B {\nid Int @id\n}\n"
    uris = write(tmp_path, main=text)
    with Wire() as wire:
        wire.greet()
        wire.open(uris["main"], text)
        place = {"start": {"line": 5, "character": 0}, "end": {"line": 5, "character": 1}}
        params = {
            "textDocument": {"uri": uris["main"]},
            "range": place,
            "options": {"tabSize": 2, "insertSpaces": True},
        }
        (edit,) = wire.ask("textDocument/rangeFormatting", params)["result"]
        assert (edit["range"]["start"]["line"], edit["newText"]) == (5, "  id Int @id\n")


def test_typing_lays_out_the_block_around(tmp_path: Path) -> None:
    text = "model A {\nid Int @id\nname String\n\n}\n\nmodel B {\nid Int @id\n}\n"
    uris = write(tmp_path, main=text)
    with Wire() as wire:
        typed = wire.greet()["documentOnTypeFormattingProvider"]
        assert (typed["firstTriggerCharacter"], typed["moreTriggerCharacter"]) == ("}", ["\n"])
        wire.open(uris["main"], text)

        def type_at(line: int, character: int, key: str) -> list[Message]:
            params = {
                "textDocument": {"uri": uris["main"]},
                "position": {"line": line, "character": character},
                "ch": key,
                "options": {"tabSize": 2, "insertSpaces": True},
            }
            return list(wire.ask("textDocument/onTypeFormatting", params)["result"])

        assert [edit["newText"] for edit in type_at(3, 0, "\n")] == ["  id   Int    @id\n", "  name String\n"]
        assert [edit["newText"] for edit in type_at(8, 1, "}")] == ["  id Int @id\n"]
        assert type_at(5, 0, "\n") == []


def test_long_answers_over_many_files_show_that_they_go_on(tmp_path: Path) -> None:
    uris = write(tmp_path, main=SOURCE, user=USER, post=POST)
    write(tmp_path, **{f"model{n}": f"model M{n} {{\n  id Int @id\n}}\n" for n in range(60)})
    with Wire() as wire:
        offered = wire.greet({"window": {"workDoneProgress": True}})
        assert offered["renameProvider"] == {"workDoneProgress": True}
        wire.open(uris["user"], USER)
        place = {"textDocument": {"uri": uris["user"]}, "position": {"line": 0, "character": 7}}
        context = {"context": {"includeDeclaration": True}}
        for token in ("mine", None):
            assert len(wire.ask("textDocument/references", {**place, **context, "workDoneToken": token})["result"]) == 2
        told = [m["params"] for m in wire.notifications if m["method"] == "$/progress"]
        assert [(one["token"], one["value"]["kind"]) for one in told] == [("mine", "begin"), ("mine", "end")]
