#!/usr/bin/env python3
"""Installs the wheel of dist/ into clean environments and uses it there, as people do.

    tools/try_package.py [PYTHON ...]

PYTHON are interpreters; without any, this one. With --tests, the source distribution is unpacked, too, and its own tests
run there with this interpreter, which has to have what they need.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

DIST = Path(__file__).resolve().parents[1] / "dist"
UNTIDY = "model User {\nid Int @id\n  email String @unique\n}\n"
TIDY = "model User {\n  id    Int    @id\n  email String @unique\n}\n"
WRONG = "model User {\n  id Itn @id\n}\n"


def the_only(pattern: str) -> Path:
    found = sorted(DIST.glob(pattern))
    if len(found) != 1:
        raise SystemExit(f"dist/ holds {len(found)} files {pattern}: run make package in a clean folder first")
    return found[0]


def say(program: Path, *arguments: str, folder: Path, stdin: bytes = b"", code: int = 0) -> str:
    """What a command prints, which has to end with a code."""
    command = [str(program), *arguments]
    done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False, timeout=120)
    if done.returncode != code:
        raise SystemExit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout.decode("utf-8")


def message(**fields: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **fields}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def use(program: Path, folder: Path) -> None:
    """Formats, checks, draws, and starts the server."""
    schema = folder / "schema.prisma"
    schema.write_text(UNTIDY, encoding="utf-8")
    say(program, "format", folder=folder)
    if schema.read_text(encoding="utf-8") != TIDY:
        raise SystemExit(f"{program}: the file was not formatted")
    say(program, "check", folder=folder)
    say(program, "diagram", "--output", "page.html", folder=folder)
    say(program, "completions", "bash", folder=folder)
    schema.write_text(WRONG, encoding="utf-8")
    if "type-unknown" not in say(program, "check", folder=folder, code=1):
        raise SystemExit(f"{program}: the mistake was not found")
    opened = {"uri": schema.as_uri(), "languageId": "prisma", "version": 1, "text": WRONG}
    said = say(
        program,
        "serve",
        folder=folder,
        stdin=message(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
        + message(method="initialized", params={})
        + message(method="textDocument/didOpen", params={"textDocument": opened})
        + message(
            id=2, method="textDocument/hover", params={"textDocument": opened, "position": {"line": 0, "character": 7}}
        )
        + message(id=3, method="shutdown")
        + message(method="exit"),
    )
    if "hoverProvider" not in said or "id Itn @id" not in said:
        raise SystemExit(f"{program}: the server did not answer\n{said[:2000]}")


def in_clean_environment(python: str, wheel: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="schema-ls-package-") as name:
        folder = Path(name)
        subprocess.run([python, "-m", "venv", str(folder / "env")], check=True)
        programs = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
        pip = [str(programs / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "--retries", "5"]
        subprocess.run([*pip, "install", str(wheel)], check=True)
        project = folder / "project"
        project.mkdir()
        use(programs / "schema-ls", project)
        version = say(programs / "python", "-c", "import sys; print(sys.version.split()[0])", folder=project).strip()
        files = [path for path in (folder / "env").rglob("schema_ls/**/*") if path.is_file() and path.suffix != ".pyc"]
        size = sum(path.stat().st_size for path in files)
        print(f"Python {version}: installed ({size / 1e6:.1f} MB), formats, checks, draws, serves", flush=True)


def tests_of_source(archive: Path) -> None:
    """Runs the tests that a source distribution brings, without those that need a server or a database."""
    with tempfile.TemporaryDirectory(prefix="schema-ls-source-") as name:
        with tarfile.open(archive) as opened:
            opened.extractall(name, filter="data")
        (root,) = Path(name).iterdir()
        command = [sys.executable, "-m", "pytest", "-n", "2", "-m", "not postgres and not server"]
        environment = {**os.environ, "PYTHONPATH": str(root)}
        subprocess.run(command, cwd=root, check=True, env=environment)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pythons", nargs="*", metavar="PYTHON", default=[sys.executable])
    parser.add_argument("--tests", action="store_true", help="also run the tests of the source distribution")
    options = parser.parse_args()
    for python in options.pythons:
        in_clean_environment(python, the_only("*.whl"))
    if options.tests:
        tests_of_source(the_only("*.tar.gz"))


if __name__ == "__main__":
    main()
