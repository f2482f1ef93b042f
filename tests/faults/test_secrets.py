"""A password that stands where passwords stand comes out nowhere: output, logs, reports, processes, files of our own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fuzz.frames import framed
from tests.cli.command import Folder

SECRET = "hunter2hunter2"
URLS = (
    f"postgresql://me:{SECRET}@127.0.0.1:1/db",
    f"postgresql://127.0.0.1:1/db?user=me&password={SECRET}&sslmode=disable",
    f"mysql://me:{SECRET}@127.0.0.1:1/db",
    f"postgresql://me:x%40{SECRET}@127.0.0.1:1/db",
    f"sqlserver://127.0.0.1:1;database=db;user=me;password={SECRET};encrypt=true",
    f"mongodb+srv://me:{SECRET}@cluster.invalid/db",
)
MODELS = "\nmodel A {\n  id   Int\n  b  B\n}\n"
FORMS = ("full", "concise", "grouped", "json", "json-lines", "sarif", "junit", "github", "gitlab", "rdjson")
COMMANDS = (
    *(("check", "--output-format", form) for form in FORMS),
    *(("check", "--select", "all", "--fix", "--diff"), ("check", "--statistics"), ("check", "--add-suppressions")),
    *(("check", "--update-baseline", "--baseline", "known.json"), ("check", "nowhere.prisma")),
    *(("format", "--diff"), ("format", "--check"), ("config",), ("doctor",), ("doctor", "--database"), ("rules",)),
    *(("pull",), ("pull", "--print"), ("pull", "--check"), ("pull", "--diff"), ("pull", "--json")),
    *(("diff", "--from", "schema.prisma", "--to", "other.prisma"), ("diff", "--from", "database", "--to", ".")),
    *(
        ("upgrade", "--to", "7"),
        ("upgrade", "--to", "7", "--diff"),
        ("upgrade", "--to", "7", "--output-format", "json"),
    ),
    *(("diagram", "--format", form) for form in ("mermaid", "dbml", "dot", "html")),
)
"""Each command in each form, so that every writer is used once."""


def project(folder: Folder, url: str) -> dict[str, bytes]:
    """A folder that holds a password wherever one can be written; its files."""
    provider = url.partition(":")[0].partition("+")[0]
    folder.write("schema.prisma", f'datasource db {{\n  provider = "{provider}"\n  url = "{url}"\n}}\n{MODELS}')
    folder.write("other.prisma", 'datasource db {\n  provider = "sqlite"\n}\n')
    folder.write(".env", f'DATABASE_URL="{url}"\nSHADOW={url}\n')
    folder.write("prisma.config.ts", f'export default {{ schema: "schema.prisma", datasource: {{ url: "{url}" }} }}\n')
    return {name: folder.path.joinpath(name).read_bytes() for name in folder.names()}


def cases() -> Iterator[tuple[tuple[str, ...], str]]:
    """Each command with a url, and those that connect or judge urls with all of them."""
    for number, arguments in enumerate(COMMANDS):
        yield arguments, URLS[number % len(URLS)]
    for arguments in (("check",), ("doctor", "--database"), ("pull",)):
        yield from ((arguments, url) for url in URLS)


CASES = [*cases()]


@pytest.mark.parametrize(("arguments", "url"), CASES, ids=[" ".join(words) for words, _ in CASES])
def test_no_command_shows_a_password(folder: Folder, arguments: tuple[str, ...], url: str):
    before = project(folder, url)
    result = folder.run(*arguments, DATABASE_URL=url, SCHEMA_LS_REPORT="report.txt", SCHEMA_LS_REPORT_TEXTS="1")
    assert result.code in (0, 1, 2)
    assert SECRET not in result.out + result.err
    assert "Traceback" not in result.err
    for name in {*folder.names()} - {*before}:
        assert SECRET not in folder.read(name), name


@pytest.mark.parametrize("url", URLS, ids=range(len(URLS)))
def test_a_url_given_by_hand_is_not_repeated(folder: Folder, url: str):
    folder.write("schema.prisma", 'datasource db {\n  provider = "postgresql"\n}\n')
    for arguments in (("pull", "--print"), ("pull", "--check"), ("diff", "--to", ".")):
        given = ("--url", url) if arguments[0] == "pull" else ("--from", url)
        result = folder.run(*arguments, *given)
        assert result.code == 2
        assert SECRET not in result.out + result.err


@pytest.mark.server
@pytest.mark.parametrize("url", URLS[:2], ids=range(2))
def test_the_server_shows_no_password_but_that_of_the_document_itself(folder: Folder, url: str):
    project(folder, url)
    place = {
        "textDocument": {"uri": (folder.path / "schema.prisma").as_uri()},
        "position": {"line": 2, "character": 12},
    }
    text = folder.read("schema.prisma")
    messages = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "capabilities": {}}},
        {
            "method": "textDocument/didOpen",
            "params": {"textDocument": {**place["textDocument"], "version": 1, "text": text}},
        },
        *({"id": number, "method": method, "params": place} for number, method in enumerate(ASKED, 2)),
        {"id": 90, "method": "shutdown"},
        {"method": "exit"},
    ]
    done = subprocess.run(
        [sys.executable, "-m", "schema_ls", "serve", "--log-file", "log.txt", "--log-level", "info"],
        input=b"".join(framed(json.dumps({"jsonrpc": "2.0", **message}).encode()) for message in messages),
        cwd=folder.path,
        env=folder.environment(DATABASE_URL=url),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert b'"id":90' in done.stdout
    assert SECRET.encode() not in done.stdout + done.stderr
    assert SECRET not in folder.read("log.txt")


ASKED = (
    *("textDocument/hover", "textDocument/completion", "textDocument/documentSymbol", "textDocument/documentLink"),
    *("textDocument/codeLens", "textDocument/inlayHint", "schema-ls/status", "schema-ls/diagram"),
)


@pytest.mark.skipif(sys.platform != "linux", reason="only here the arguments of every process can be read")
def test_no_process_has_a_password_among_its_arguments(folder: Folder):
    secret = "another" + SECRET[:6]  # other tests may run that give one by hand
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://me:{secret}@127.0.0.1:{silent.getsockname()[1]}/db"
        folder.write("schema.prisma", 'datasource db {\n  provider = "postgresql"\n}\n')
        folder.write(".env", f"DATABASE_URL={url}\n")
        pull = subprocess.Popen(
            [sys.executable, "-m", "schema_ls", "pull", "--print"],
            cwd=folder.path,
            env=folder.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            silent.settimeout(60)
            accepted, _ = silent.accept()  # from here on it waits for the server's first word
            shown = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
            assert any(b"schema_ls\0pull" in line for line in shown)
            assert not [line for line in shown if secret.encode() in line]
            accepted.close()
            out, err = pull.communicate(timeout=60)
        finally:
            pull.kill()
        assert secret.encode() not in out + err
