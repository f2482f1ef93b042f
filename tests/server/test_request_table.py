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


def test_the_first_answer_waits_for_no_library() -> None:
    script = "import sys, json, schema_ls.server.door; print(json.dumps(sorted(sys.modules)))"
    output = subprocess.run(
        [sys.executable, "-c", script], env=environment(), cwd=ROOT, capture_output=True, check=True
    )
    loaded = set(json.loads(output.stdout))
    assert loaded.isdisjoint(
        {"pygls", "lsprotocol", "lark", "psycopg", "asyncio", "dataclasses", "schema_ls.syntax", "schema_ls.checks"}
    )
