"""What editors show beside the text, asked over standard input and output."""

from __future__ import annotations

from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as t
from pytest_lsp import ClientServerConfig, LanguageClient
from wire import COMMAND, environment

pytestmark = [pytest.mark.server, pytest.mark.asyncio]

TEXT = """\
generator client {
  provider = "prisma-client"
  output   = "./made"
}

datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id
  posts Post[] @relation("written")
}

/// 😀 https://example.com
model Post {
  id       Int  @id
  authorId Int
  author   User @relation("written", fields: [authorId], references: [id])
}
"""


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND, server_env=environment()))
async def client(lsp_client: LanguageClient):  # type: ignore[no-untyped-def] # the decorator rewrites the signature
    await lsp_client.initialize_session(t.InitializeParams(capabilities=t.ClientCapabilities()))
    yield
    await lsp_client.shutdown_session()


def opened(client: LanguageClient, folder: Path) -> t.TextDocumentIdentifier:
    path = folder / "schema.prisma"
    path.write_text(TEXT, "utf-8")
    client.text_document_did_open(t.DidOpenTextDocumentParams(t.TextDocumentItem(path.as_uri(), "prisma", 1, TEXT)))
    return t.TextDocumentIdentifier(path.as_uri())


async def test_what_an_attribute_takes(client: LanguageClient, tmp_path: Path) -> None:
    found = await client.text_document_signature_help_async(
        t.SignatureHelpParams(opened(client, tmp_path), t.Position(18, 60))
    )
    assert found is not None
    (signature,) = found.signatures
    assert found.active_parameter == 2
    start, end = (signature.parameters or ())[2].label
    assert signature.label[int(start) : int(end)] == "references: [...]"


async def test_hints_in_a_range(client: LanguageClient, tmp_path: Path) -> None:
    document = opened(client, tmp_path)
    found = await client.text_document_inlay_hint_async(
        t.InlayHintParams(document, t.Range(t.Position(17, 0), t.Position(18, 0)))
    )
    assert [(hint.position.line, hint.position.character, hint.label) for hint in found or ()] == [
        (17, 14, "@db.Integer"),
        (18, 73, ", onDelete: Restrict, onUpdate: Cascade"),
        (18, 73, ', map: "Post_authorId_fkey"'),
    ]


async def test_hints_and_lenses_can_be_switched(client: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "schema-ls.toml").write_text(
        "[hints]\nnative-type = false\ndatabase-name = false\nreferential-action = false\n[lens]\nreferences = true\n"
    )
    document = opened(client, tmp_path)
    whole = t.Range(t.Position(0, 0), t.Position(20, 0))
    assert not await client.text_document_inlay_hint_async(t.InlayHintParams(document, whole))
    lenses = await client.text_document_code_lens_async(t.CodeLensParams(document))
    assert [lens.command.title for lens in lenses or () if lens.command] == ["1 reference", "1 reference"]


async def test_links_lead_somewhere(client: LanguageClient, tmp_path: Path) -> None:
    document = opened(client, tmp_path)
    found = await client.text_document_document_link_async(t.DocumentLinkParams(document))
    assert [link.target for link in found or ()] == ["https://example.com"]
    (tmp_path / "made").mkdir()
    found = await client.text_document_document_link_async(t.DocumentLinkParams(document))
    assert [link.target for link in found or ()] == [(tmp_path / "made").as_uri(), "https://example.com"]


async def test_selections_and_linked_names(client: LanguageClient, tmp_path: Path) -> None:
    document, place = opened(client, tmp_path), t.Position(18, 27)
    (grown,) = await client.text_document_selection_range_async(t.SelectionRangeParams(document, [place])) or ()
    assert (grown.range.start.character, grown.range.end.character) == (27, 34)
    assert grown.parent is not None
    linked = await client.text_document_linked_editing_range_async(t.LinkedEditingRangeParams(document, place))
    assert linked is not None
    assert [(one.start.line, one.start.character) for one in linked.ranges] == [(11, 26), (18, 27)]


async def test_names_in_all_files(client: LanguageClient, tmp_path: Path) -> None:
    opened(client, tmp_path)
    found = await client.workspace_symbol_async(t.WorkspaceSymbolParams("post"))
    assert [(one.name, one.container_name) for one in found or ()] == [("Post", None), ("posts", "User")]


async def test_a_type_is_explained_when_somebody_looks(client: LanguageClient, tmp_path: Path) -> None:
    document = opened(client, tmp_path)
    found = await client.text_document_completion_async(t.CompletionParams(document, t.Position(18, 13)))
    assert isinstance(found, t.CompletionList)
    (item,) = (one for one in found.items if one.label == "Post")
    assert item.documentation is None
    resolved = await client.completion_item_resolve_async(item)
    assert isinstance(resolved.documentation, t.MarkupContent)
    assert resolved.documentation.value.startswith("```prisma\nmodel Post {\n")
    assert resolved.documentation.value.endswith("😀 https://example.com")


async def test_variables_of_env_files(client: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATABASE_URL=postgresql://x\nDIRECT_URL=y\n")
    document = opened(client, tmp_path)
    change = t.TextDocumentContentChangePartial(
        range=t.Range(t.Position(6, 25), t.Position(6, 25)), text='\n  url = env("")'
    )
    client.text_document_did_change(
        t.DidChangeTextDocumentParams(t.VersionedTextDocumentIdentifier(2, document.uri), [change])
    )
    found = await client.text_document_completion_async(t.CompletionParams(document, t.Position(7, 13)))
    assert isinstance(found, t.CompletionList)
    assert [item.label for item in found.items] == ["DATABASE_URL", "DIRECT_URL"]
