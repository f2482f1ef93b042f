"""Open documents: their trees, and what the changes of an editor do to them.

A document is held as its tree alone, which shares all lines that did not change with the tree before. A change touches
the lines it covers and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema_ls.base.edit import Edit
from schema_ls.base.record import Record, replaced
from schema_ls.base.span import Span
from schema_ls.server.convert import Encoding, place_of
from schema_ls.syntax.tree import Tree, parse


class Document(Record):
    """An open document. `version` is the client's number of this text, None where it gives none."""

    uri: str
    version: int | None
    tree: Tree


class TextChange(Record):
    """A new text for a range of the document, or for all of it where `range` is None.

    The range is start line, start character, end line and end character, in units of the protocol.
    """

    text: str
    range: tuple[int, int, int, int] | None = None


class Documents:
    """All open documents by URI."""

    def __init__(self) -> None:
        self._open: dict[str, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        return iter(tuple(self._open.values()))

    def get(self, uri: str) -> Document | None:
        """The document of a URI, None where it is not open."""
        return self._open.get(uri)

    def open(self, uri: str, version: int | None, text: str) -> None:
        """Take in a document, or another text of one that is open already."""
        self._open[uri] = Document(uri, version, parse(text))

    def change(self, uri: str, version: int | None, changes: Iterable[TextChange], encoding: Encoding) -> bool:
        """Apply changes in order. False where the document is not open."""
        document = self._open.get(uri)
        if document is None:
            return False
        tree = document.tree
        for change in changes:
            tree = changed(tree, change, encoding)
        self._open[uri] = replaced(document, version=version, tree=tree)
        return True

    def close(self, uri: str) -> bool:
        """Forget a document. False where it is not open."""
        return self._open.pop(uri, None) is not None


def changed(tree: Tree, change: TextChange, encoding: Encoding) -> Tree:
    """The tree after a change. Ranges outside the text are drawn to its nearest place."""
    if change.range is None:
        return parse(change.text)
    first, column = place_of(tree, *change.range[:2], encoding)
    last, end_column = max(place_of(tree, *change.range[2:], encoding), (first, column))
    return tree.edited([Edit(Span(first, column, last, end_column), change.text)])
