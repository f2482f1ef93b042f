"""What a person can look at or attach when something is wrong: the log, the report on a fault, the doctor."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from fuzz.frames import acts
from schema_ls.base.about import __version__
from tests.cli.command import Folder

if TYPE_CHECKING:
    from tests.pull.conftest import Database

WORD = "Blancmange"
"""Stands in the schema, and so in no log and no report."""
SCHEMA = f'datasource db {{\n  provider = "postgresql"\n}}\n\nmodel {WORD} {{\n  id Int @id\n}}\n'
OPENED = SCHEMA.replace("\n", "\\n").replace('"', '\\"')
DOCUMENT = f'{{"uri": "untitled:{WORD}", "text": "{OPENED}"}}'
CONVERSATION = f"""\
{{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {{"processId": null, "capabilities": {{}}}}}}
{{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {{"textDocument": {DOCUMENT}}}}}
{{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {{"{WORD}": 1}}}}
{{"jsonrpc": "2.0", "id": 2, "method": "textDocument/foldingRange", "params": {{"textDocument": {{"uri": "untitled:{WORD}"}}}}}}
{{"jsonrpc": "2.0", "id": 3, "method": "shutdown"}}
{{"jsonrpc": "2.0", "method": "exit"}}
"""


def served(folder: Folder, *options: str, **variables: str) -> list[str]:
    """The lines of the log after a conversation, without their times."""
    data = b"".join(act.data for act in acts(CONVERSATION))
    result = folder.run("serve", "--log-file", "log.txt", *options, stdin=data, **variables)
    assert result.code == 0
    return [line.partition(" ")[2] for line in folder.read("log.txt").splitlines()]


@pytest.mark.server
def test_the_log_names_the_mistakes_of_clients(folder: Folder):
    said = "textDocument/didChange: The parameter `contentChanges` is missing or of another kind."
    assert served(folder) == ["started", said]


FAULT_OF_SERVER = """
from schema_ls.server.notices import NOTICES
def fail(*_):
    raise LookupError("near model Blancmange, postgresql://me:hunter2@host/db")
NOTICES["textDocument/didChange"] = fail
"""


@pytest.mark.skipif(sys.platform == "win32", reason="joins paths as POSIX does")
@pytest.mark.server
def test_the_log_of_faults(folder: Folder):
    folder.write("fault/sitecustomize.py", FAULT_OF_SERVER)
    (started, fault) = served(folder, PYTHONPATH=with_fault(folder))
    assert started == "started"
    assert fault.startswith("report ")
    assert "textDocument/didChange failed: LookupError at " in fault
    assert not any(word in fault for word in (WORD, "hunter2"))


@pytest.mark.server
def test_the_log_of_requests_goes_on_behind_what_is_there(folder: Folder):
    folder.write("log.txt", "yesterday\n")
    lines = served(folder, "--log-level", "info")
    assert folder.read("log.txt").startswith("yesterday\n")
    assert "request textDocument/foldingRange" in lines
    assert WORD not in folder.read("log.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.server
def test_only_its_owner_reads_a_log(folder: Folder):
    served(folder)
    assert stat.S_IMODE((folder.path / "log.txt").stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_is_said_before_anything_is_served(folder: Folder):
    result = folder.run("serve", "--log-file", "no/log.txt")
    assert result.code == 2
    assert (
        result.err
        == "schema-ls: The log no/log.txt cannot be written: no such file or directory. Choose another file.\n"
    )


def with_fault(folder: Folder) -> str:
    """Where Python looks first for what it runs at each start."""
    return f"{folder.path / 'fault'}:{folder.environment()['PYTHONPATH']}"


FAULTY = """
import schema_ls.checks.run
def fail(*_, **__):
    raise LookupError("near model Blancmange, postgresql://me:hunter2@host/db")
schema_ls.checks.run.check = fail
"""


@pytest.fixture
def faulty(folder: Folder) -> Folder:
    """A project whose schemas cannot be checked, for a fault of schema-ls itself."""
    folder.write("schema.prisma", SCHEMA)
    folder.write("fault/sitecustomize.py", FAULTY)
    return folder


def crashed(folder: Folder, **variables: str) -> str:
    result = folder.run("check", PYTHONPATH=with_fault(folder), **variables)
    assert result.code == 2
    assert "hunter2" not in result.out + result.err
    return result.err


@pytest.mark.skipif(sys.platform == "win32", reason="joins paths as POSIX does")
def test_a_fault_is_one_line_that_says_how_to_report_it(faulty: Folder):
    said = crashed(faulty)
    assert said.startswith("schema-ls: This is a fault of schema-ls itself (LookupError).")
    assert said.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="joins paths as POSIX does")
def test_a_report_holds_versions_and_places_and_no_text(faulty: Folder):
    crashed(faulty, SCHEMA_LS_REPORT="report.txt")
    report = faulty.read("report.txt")
    assert f"schema-ls {__version__}, Python " in report
    assert "command: check\nerror: LookupError\n" in report
    assert " in main\n" in report
    assert WORD not in report
    assert str(faulty.path) not in report


@pytest.mark.skipif(sys.platform == "win32", reason="joins paths as POSIX does")
def test_texts_come_into_a_report_where_they_are_asked_for_and_passwords_never(faulty: Folder):
    crashed(faulty, SCHEMA_LS_REPORT="report.txt", SCHEMA_LS_REPORT_TEXTS="1")
    assert f"message: near model {WORD}, postgresql://" in faulty.read("report.txt")
    assert "hunter2" not in faulty.read("report.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="joins paths as POSIX does")
def test_a_report_replaces_no_file(faulty: Folder):
    faulty.write("report.txt", "mine")
    assert "The report cannot be written: File exists." in crashed(faulty, SCHEMA_LS_REPORT="report.txt")
    assert faulty.read("report.txt") == "mine"


def told(out: str) -> dict[str, str]:
    """What the doctor says, by what it is about."""
    return {line[:16].strip(): line[17:] for line in out.splitlines()}


def test_the_doctor_says_what_holds_and_why(folder: Folder):
    folder.write("schema.prisma", SCHEMA)
    folder.write("package.json", '{"devDependencies": {"prisma": "6.19.0"}}')
    folder.write("schema-ls.toml", "[format]\nindent = 4\n")
    result = folder.run("doctor")
    lines = told(result.out)
    assert (result.code, result.err) == (0, "")
    assert lines["schema-ls"] == __version__
    assert lines["schema"].endswith("schema.prisma, 1 file, 7 lines")
    assert lines["Prisma"].startswith("6.19.0, as ")
    assert "format.indent" in lines["settings"]
    assert lines["database"] == "not asked; --database connects, to read only"
    assert WORD not in result.out


def test_the_doctor_names_the_schemas_of_folders_below(folder: Folder):
    folder.write("shop/prisma/schema.prisma", SCHEMA)
    folder.write("office/prisma/schema.prisma", SCHEMA)
    result = folder.run("doctor")
    said = told(result.out)["schema"]
    assert result.code == 0
    assert said.startswith("none of its own; below are ")
    assert [name in said for name in ("shop", "office")] == [True, True]


def test_the_doctor_names_what_is_wrong(folder: Folder):
    assert "wrong: none is found" in told(folder.run("doctor").out)["schema"]
    folder.write("schema.prisma", SCHEMA)
    folder.write("schema-ls.toml", "nonsense = 1\n")
    result = folder.run("doctor", "--database", DATABASE_URL="postgresql://me:hunter2@127.0.0.1:1/db")
    assert result.code == 1
    assert told(result.out)["settings"].startswith("wrong: ")
    assert told(result.out)["database"].startswith("wrong: The server at `127.0.0.1:1` cannot be reached.")


@pytest.mark.postgres
def test_the_doctor_reads_the_database_when_told_to(folder: Folder, database: Database):
    database.run("CREATE TABLE a (id int PRIMARY KEY)")
    folder.write("schema.prisma", SCHEMA)
    result = folder.run("doctor", "--database", DATABASE_URL=database.url)
    assert told(result.out)["database"] == "can be read: 1 tables of the provider `postgresql`"
    assert result.code == 0
