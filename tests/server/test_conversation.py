"""A well-behaved client and the server over standard input and output; every message is checked by its types."""

from __future__ import annotations

import pytest
import pytest_lsp
from lsprotocol import types as t
from pytest_lsp import ClientServerConfig, LanguageClient
from wire import COMMAND, environment

pytestmark = [pytest.mark.server, pytest.mark.asyncio]

URI = "untitled:blog.prisma"
TEXT = """\
datasource db {
  provider = "postgresql"
}

/// A person 😀
model User {
  id    Int    @id
  name String // 😀 name
  posts Post[]
}

model Broken {
  x (((
  y String @@

model Post {
  id       Int  @id
  authorId Int
  author   User @relation(fields: [authorId], references: [id])
}
""".replace("\n", "\r\n")


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND, server_env=environment()))
async def client(lsp_client: LanguageClient):  # type: ignore[no-untyped-def] # the decorator rewrites the signature
    capabilities = t.ClientCapabilities(
        general=t.GeneralClientCapabilities(position_encodings=[t.PositionEncodingKind.Utf8]),
        text_document=t.TextDocumentClientCapabilities(
            definition=t.DefinitionClientCapabilities(link_support=True),
            document_symbol=t.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
            completion=t.CompletionClientCapabilities(
                completion_item=t.ClientCompletionItemOptions(snippet_support=True)
            ),
            code_action=t.CodeActionClientCapabilities(
                code_action_literal_support=t.ClientCodeActionLiteralOptions(
                    code_action_kind=t.ClientCodeActionKindOptions(value_set=[t.CodeActionKind.QuickFix])
                )
            ),
        ),
    )
    result = await lsp_client.initialize_session(t.InitializeParams(capabilities=capabilities))
    assert result.capabilities.position_encoding == "utf-8"
    document = t.TextDocumentItem(uri=URI, language_id="prisma", version=1, text=TEXT)
    lsp_client.text_document_did_open(t.DidOpenTextDocumentParams(text_document=document))
    yield
    await lsp_client.shutdown_session()


DOCUMENT = t.TextDocumentIdentifier(uri=URI)
ROWS = TEXT.split("\r\n")


def at(row_start: str, word: str) -> t.Position:
    """The start of a word in the first line that begins with something, in bytes of UTF-8."""
    row = next(row for row, text in enumerate(ROWS) if text.strip().startswith(row_start))
    return t.Position(row, len(ROWS[row][: ROWS[row].index(word)].encode()))


async def test_everything_works_beside_a_broken_block(client: LanguageClient) -> None:
    symbols = await client.text_document_document_symbol_async(t.DocumentSymbolParams(DOCUMENT))
    assert [symbol.name for symbol in symbols or ()] == ["db", "User", "Broken", "Post"]

    hover = await client.text_document_hover_async(t.HoverParams(DOCUMENT, at("author ", "User")))
    assert hover is not None
    assert "A person 😀" in hover.contents.value

    found = await client.text_document_completion_async(t.CompletionParams(DOCUMENT, at("author ", "authorId]")))
    assert isinstance(found, t.CompletionList)
    assert [(item.label, item.text_edit is None, item.filter_text) for item in found.items] == [
        ("authorId", False, None),
        ("id", False, None),
    ]

    (link,) = await client.text_document_definition_async(t.DefinitionParams(DOCUMENT, at("author ", "User"))) or ()
    assert link.target_selection_range.start == at("model User", "User")

    places = await client.text_document_references_async(
        t.ReferenceParams(t.ReferenceContext(include_declaration=False), DOCUMENT, at("id    Int", "id"))
    )
    assert [place.range.start for place in places or ()] == [at("author ", "id])")]


async def test_ranges_count_bytes_behind_astral_characters(client: LanguageClient) -> None:
    place = t.Range(at("name", "// 😀"), at("name", "// 😀"))
    change = t.TextDocumentContentChangePartial(range=place, text="@unknown ")
    client.text_document_did_change(t.DidChangeTextDocumentParams(t.VersionedTextDocumentIdentifier(2, URI), [change]))
    await client.wait_for_notification(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    folds = await client.text_document_folding_range_async(t.FoldingRangeParams(DOCUMENT))
    assert [(fold.start_line, fold.end_line) for fold in folds or ()] == [(0, 1), (5, 8), (11, 14), (15, 18)]


async def test_misspelt_types_are_corrected_and_documents_laid_out(client: LanguageClient) -> None:
    word = t.Range(at("author ", "User"), t.Position(at("author ", "User").line, at("author ", "User").character + 4))
    change = t.TextDocumentContentChangePartial(range=word, text="Usr")
    client.text_document_did_change(t.DidChangeTextDocumentParams(t.VersionedTextDocumentIdentifier(2, URI), [change]))
    actions = await client.text_document_code_action_async(
        t.CodeActionParams(DOCUMENT, t.Range(word.start, word.start), t.CodeActionContext(diagnostics=[]))
    )
    titles = [action.title for action in actions or ()]
    assert titles[0] == "Change spelling to `User`"

    edits = await client.text_document_formatting_async(
        t.DocumentFormattingParams(DOCUMENT, t.FormattingOptions(tab_size=8, insert_spaces=True))
    )
    assert all(edit.new_text.endswith("\r\n") for edit in edits or ())
    assert edits
