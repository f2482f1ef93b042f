"""The table of what the client is told, and the one of who answers."""

from __future__ import annotations

import json
import subprocess
import sys

from wire import ROOT, environment

from schema_ls.server.capabilities import REQUESTS
from schema_ls.server.requests import ANSWERS


def test_each_request_is_announced_and_answered() -> None:
    assert list(REQUESTS) == list(ANSWERS)


def test_the_first_answer_waits_for_no_library() -> None:
    script = "import sys, json, schema_ls.server.door; print(json.dumps(sorted(sys.modules)))"
    output = subprocess.run(
        [sys.executable, "-c", script], env=environment(), cwd=ROOT, capture_output=True, check=True
    )
    loaded = set(json.loads(output.stdout))
    assert loaded.isdisjoint(
        {"pygls", "lsprotocol", "lark", "psycopg", "asyncio", "schema_ls.syntax", "schema_ls.checks"}
    )
