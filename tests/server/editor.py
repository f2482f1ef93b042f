"""What an editor would show: questions to the real server about a marked text, answered in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support.marked import Marked, read_marked
from wire import Message, Wire

from schema_ls.base.edit import Edit, apply_edits
from schema_ls.base.span import Span
from schema_ls.base.text import split_lines

ABLE: Message = {
    "general": {"positionEncodings": ["utf-32"]},
    "workspace": {"applyEdit": True},
    "textDocument": {
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
        "completion": {"completionItem": {"snippetSupport": True}},
        "definition": {"linkSupport": True},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "publishDiagnostics": {"tagSupport": {"valueSet": [1, 2]}, "versionSupport": True},
        "rename": {"prepareSupport": True},
    },
}


class Editor:
    """A server that was greeted, and a folder for the files of one test after the other. Columns are code points."""

    def __init__(self, wire: Wire, folder: Path) -> None:
        self.wire, self.folder = wire, folder
        self.capabilities = wire.greet(ABLE)
        self._number = 0
        self._home = folder

    def uri(self, name: str) -> str:
        """The URI of a file of the test that is going on."""
        return (self._home / name).as_uri()

    def open(self, text: str, provider: str = "postgresql") -> Marked:
        """Write the files of a marked text into a new folder and open the one with the cursor, or all."""
        self._number += 1
        self._home = self.folder / str(self._number)
        marked = read_marked(text)
        sources = marked.texts()
        if "datasource " not in text and provider:
            sources["db.prisma" if len(sources) > 1 else marked.files[0].name] = _with_datasource(
                "" if len(sources) > 1 else marked.files[0].text, provider
            )
        for name, content in sources.items():
            path = self._home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
        self.texts = sources
        opened = [file for file in marked.files if file.cursors] or marked.files
        for file in opened:
            self.wire.open(self.uri(file.name), sources[file.name])
        return marked

    def ask(self, method: str, text: str, provider: str = "postgresql", **more: Any) -> Any:
        """The result of a request at the cursor of a text, or about all of it; a refusal is its message."""
        marked = self.open(text, provider)
        file = next((file for file in marked.files if file.cursors), marked.files[0])
        params: Message = {"textDocument": {"uri": self.uri(file.name)}, **more}
        if file.cursors:
            params["position"] = dict(zip(("line", "character"), file.cursors[0], strict=True))
        message = self.wire.ask(f"textDocument/{method}", params)
        return message["error"]["message"] if "error" in message else message["result"]

    def labels(self, text: str, provider: str = "postgresql") -> list[str]:
        """What is offered."""
        found = self.ask("completion", text, provider)
        return [item["label"] for item in found["items"]] if found else []

    def chosen(self, text: str, label: str, provider: str = "postgresql") -> str:
        """The line of the cursor after something was chosen, with its places to go on typing."""
        found = self.ask("completion", text, provider)
        (edit,) = (item["textEdit"] for item in found["items"] if item["label"] == label)
        lines = split_lines(next(iter(self.texts.values())))
        row = edit["range"]["start"]["line"]
        start, end = edit["range"]["start"]["character"], edit["range"]["end"]["character"]
        return (lines[row][:start] + edit["newText"] + lines[row][end:]).rstrip("\n")

    def hover(self, text: str, provider: str = "postgresql") -> str:
        """What is shown for a word."""
        found = self.ask("hover", text, provider)
        return found["contents"]["value"] if found else ""

    def definitions(self, text: str) -> list[str]:
        """Where the name is declared: `row:column name`, counted from 1."""
        found = self.ask("definition", text) or []
        return [self._place(one["targetUri"], one["targetSelectionRange"]) for one in found]

    def references(self, text: str) -> list[str]:
        """All places of a name: `row:column name`, counted from 1."""
        found = self.ask("references", text, context={"includeDeclaration": True}) or []
        return [self._place(one["uri"], one["range"]) for one in found]

    def _place(self, uri: str, span: Message) -> str:
        start, end = span["start"], span["end"]
        name = next(name for name in self.texts if self.uri(name) == uri)
        line = split_lines(self.texts[name])[start["line"]]
        word = line[start["character"] : end["character"]]
        return f"{start['line'] + 1}:{start['character'] + 1} {word}"

    def renamed(self, text: str, new: str) -> str:
        """The text of the file with the cursor afterwards, without the datasource at its end; or the refusal."""
        found = self.ask("rename", text, newName=new)
        if isinstance(found, str):
            return found
        return self._edited(read_marked(text), found)

    def _edited(self, marked: Marked, edit: Message) -> str:
        file = next((file for file in marked.files if file.cursors), marked.files[0])
        new = self._applied(file.name, edit["changes"].get(self.uri(file.name), ()))
        return new.removesuffix(_with_datasource("", "postgresql"))

    def _applied(self, name: str, edits: list[Message]) -> str:
        return apply_edits(split_lines(self.texts[name]), [_edit_of(edit) for edit in edits])

    def symbols(self, text: str, provider: str = "") -> list[Message]:
        """The outline."""
        found: list[Message] = self.ask("documentSymbol", text, provider)
        return found

    def actions(self, text: str, provider: str = "postgresql") -> dict[str, str]:
        """What can be done anywhere in a text, by title, with the text of the first file afterwards."""
        marked = self.open(text, provider)
        uri = self.uri(marked.files[0].name)
        whole = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}
        params = {"textDocument": {"uri": uri}, "range": whole, "context": {"diagnostics": []}}
        found = self.wire.ask("textDocument/codeAction", params)["result"]
        return {one["title"]: self._edited(marked, one["edit"]) for one in found}

    def formatted(self, text: str, options: Message | None = None) -> tuple[int, str]:
        """How many edits a layout takes, and the text afterwards."""
        found = self.ask("formatting", text, "", options=options or {"tabSize": 8, "insertSpaces": False})
        return len(found), self._applied(next(iter(self.texts)), found)

    def mistakes(self, text: str, provider: str = "postgresql") -> list[str]:
        """Codes of the errors, each with its row, counted from 1: `row code`."""
        marked = self.open(text, provider)
        found = self.wire.diagnostics(self.uri(marked.files[0].name), 1)
        return [f"{one['range']['start']['line'] + 1} {one['code']}" for one in found if one["severity"] == 1]


def _with_datasource(text: str, provider: str) -> str:
    """The text with a datasource at its end, where it moves no row."""
    gap = "" if not text or text.endswith("\n") else "\n"
    return f'{text}{gap}\ndatasource db {{\n  provider = "{provider}"\n}}\n'


def _edit_of(edit: Message) -> Edit:
    start, end = edit["range"]["start"], edit["range"]["end"]
    return Edit(Span(start["line"], start["character"], end["line"], end["character"]), edit["newText"])
