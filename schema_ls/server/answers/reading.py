"""What helps to read: hovers, outlines, folds."""

from __future__ import annotations

from schema_ls.ide.folding import Fold, folds
from schema_ls.ide.hover import hover as find_hover
from schema_ls.ide.outline import outline
from schema_ls.server.asked import Answer, Asked
from schema_ls.server.convert import Encoded, Json, range_of
from schema_ls.server.symbols import SymbolTree, flat_symbols

_SYMBOLS = "symbols"
_PLAIN_MARKS = str.maketrans("", "", "`_")


def hover(asked: Asked) -> Answer:
    """What something is, as Markdown, or as plain text for clients that know none."""
    found = find_hover(asked.schema, asked.file, *asked.place)
    if found is None:
        return None
    if asked.client.markdown:
        value = "\n\n".join((f"```prisma\n{found.code}\n```", *found.paragraphs))
    else:
        value = "\n\n".join((found.code, *(text.translate(_PLAIN_MARKS) for text in found.paragraphs)))
    contents = {"kind": "markdown" if asked.client.markdown else "plaintext", "value": value}
    return {"contents": contents, "range": range_of(asked.tree, found.span, asked.encoding)}


def symbols(asked: Asked) -> Answer:
    """The outline of the document."""
    if not asked.client.hierarchy:
        return flat_symbols(asked.tree, asked.uri, outline(asked.schema, asked.file), asked.encoding)
    known = asked.results.last(_SYMBOLS, asked.uri)
    if known is None:
        known = SymbolTree(asked.encoding)
        asked.results.keep(_SYMBOLS, asked.uri, known)
    found: Encoded = known.of(asked.tree, asked.stop)
    return found


def folding(asked: Asked) -> Answer:
    """The stretches of lines that can be folded away."""
    return [_fold(fold) for fold in folds(asked.tree)]


def _fold(fold: Fold) -> Json:
    folded: Json = {"startLine": fold.first, "endLine": fold.last}
    if fold.kind:
        folded["kind"] = fold.kind
    return folded
