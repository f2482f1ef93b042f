"""The table of requests: what the client is told, and who answers."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from wire import ROOT, environment

from schema_ls.server.capabilities import capabilities
from schema_ls.server.lifecycle import Client, client_of
from schema_ls.server.requests import function_of
from schema_ls.server.table import COMMANDS, DOCUMENT, EVERYTHING, ITEM, METHODS, REQUESTS, Command, Request


@pytest.mark.parametrize("row", [*REQUESTS, *COMMANDS], ids=lambda row: row[0])
def test_the_function_of_each_row_is_there(row: Request | Command) -> None:
    assert function_of(row.answer).__doc__


def test_each_method_has_one_row() -> None:
    assert len(METHODS) == len(REQUESTS)
    assert {row.about for row in REQUESTS} <= {DOCUMENT, ITEM, EVERYTHING}


def test_what_a_client_cannot_use_is_not_announced() -> None:
    shy = capabilities(Client())
    assert "codeActionProvider" not in shy
    assert shy["renameProvider"] is True
    able = client_of({"capabilities": {"textDocument": {"rename": {"prepareSupport": True}, "codeAction": {}}}})
    assert capabilities(able)["renameProvider"] == {"prepareProvider": True}
    able = client_of({"capabilities": {"textDocument": {"codeAction": {"codeActionLiteralSupport": {}}}}})
    assert "codeActionProvider" in capabilities(able)


HEAVY = {"pygls", "lsprotocol", "lark", "psycopg", "asyncio", "pathspec", "logging"}
SLOW_TO_LOAD = {"dataclasses", "inspect"}
"""Parts of the standard library; `base.record` stands in for the first."""
"""Libraries that take longer to load than a short command may take."""
OPENED = """
import io
from schema_ls.server.door import Door
from schema_ls.server.inbox import Inbox
from schema_ls.server.lifecycle import client_of
door = Door(Inbox(io.BytesIO()), io.BytesIO())
door._begin(client_of({}))
session = door._ready()
session.open("untitled:a", 1, "model A {\\n  id Int @id\\n  b Usr\\n}\\n")
for job in door.jobs:
    job()
assert b"publishDiagnostics" in door.output.getvalue()
"""


def loaded_by(script: str) -> set[str]:
    """All modules that are there when a script has run."""
    output = subprocess.run(
        [sys.executable, "-c", f"{script}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return set(json.loads(output.stdout.splitlines()[-1]))


def test_the_first_answer_waits_for_nothing_heavy() -> None:
    loaded = loaded_by("import schema_ls.server.door")
    assert loaded.isdisjoint(HEAVY | SLOW_TO_LOAD | {"schema_ls.syntax", "schema_ls.checks", "schema_ls.ide"})


def test_the_first_diagnostics_wait_for_no_library_and_no_feature_of_editors() -> None:
    loaded = loaded_by(OPENED)
    assert loaded.isdisjoint(
        HEAVY | SLOW_TO_LOAD | {"schema_ls.ide.completion", "schema_ls.ide.hover", "schema_ls.pull"}
    )


@pytest.mark.parametrize("call", ["format", "check"])
def test_formatting_and_checking_load_no_library_and_no_server(call: str) -> None:
    loaded = loaded_by(f"import schema_ls; schema_ls.{call}('model A {{\\n  id Int @id\\n}}\\n')")
    assert loaded.isdisjoint(HEAVY | SLOW_TO_LOAD | {"schema_ls.server", "schema_ls.pull"})
