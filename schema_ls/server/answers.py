"""Values of `ide` as those of the protocol: hovers, places, outlines, folds, actions."""

from __future__ import annotations

from collections.abc import Iterable

from schema_ls.base.edit import Edit
from schema_ls.ide.actions import Action
from schema_ls.ide.folding import Fold
from schema_ls.ide.hover import Hover
from schema_ls.ide.navigation import Definition, Spot
from schema_ls.model.schema import Schema
from schema_ls.server.convert import Encoding, Json, range_of
from schema_ls.server.diagnostics import diagnostic_of
from schema_ls.server.lifecycle import Client
from schema_ls.syntax.tree import Tree

_TEXT, _READ, _WRITE = 1, 2, 3
_PLAIN_MARKS = str.maketrans("", "", "`_")


def hover_of(tree: Tree, found: Hover | None, client: Client) -> Json | None:
    """A hover as Markdown, or as plain text for clients that know none."""
    if found is None:
        return None
    if client.markdown:
        value = "\n\n".join((f"```prisma\n{found.code}\n```", *found.paragraphs))
    else:
        value = "\n\n".join((found.code, *(text.translate(_PLAIN_MARKS) for text in found.paragraphs)))
    contents = {"kind": "markdown" if client.markdown else "plaintext", "value": value}
    return {"contents": contents, "range": range_of(tree, found.span, client.encoding)}


def location_of(schema: Schema, spot: Spot, encoding: Encoding) -> Json:
    """A place in a file."""
    file = schema.files[spot.file]
    return {"uri": file.name, "range": range_of(file.tree, spot.span, encoding)}


def definition_of(schema: Schema, tree: Tree, found: Definition | None, client: Client) -> list[Json] | None:
    """Declarations, as links from the name that was asked about where the client knows links."""
    if found is None:
        return None
    if not client.links:
        return [location_of(schema, Spot(d.file, d.name), client.encoding) for d in found.declarations]
    origin = range_of(tree, found.origin, client.encoding)
    links = []
    for declaration in found.declarations:
        file = schema.files[declaration.file]
        links.append(
            {
                "originSelectionRange": origin,
                "targetUri": file.name,
                "targetRange": range_of(file.tree, declaration.whole, client.encoding),
                "targetSelectionRange": range_of(file.tree, declaration.name, client.encoding),
            }
        )
    return links


def highlight_of(tree: Tree, spot: Spot, encoding: Encoding) -> Json:
    """A place to highlight, told apart by whether it declares."""
    return {"range": range_of(tree, spot.span, encoding), "kind": _WRITE if spot.is_declaration else _READ}


def fold_of(fold: Fold) -> Json:
    """A stretch of lines that can be folded away."""
    folded: Json = {"startLine": fold.first, "endLine": fold.last}
    if fold.kind:
        folded["kind"] = fold.kind
    return folded


def changes_of(schema: Schema, edits: Iterable[tuple[int, Edit]], encoding: Encoding) -> dict[str, list[Json]]:
    """Edits by the URI of their file."""
    changes: dict[str, list[Json]] = {}
    for index, edit in edits:
        file = schema.files[index]
        change = {"range": range_of(file.tree, edit.span, encoding), "newText": edit.text}
        changes.setdefault(file.name, []).append(change)
    return changes


def action_of(schema: Schema, action: Action, client: Client) -> Json:
    """A quick fix with the diagnostic that it removes."""
    fix: Json = {
        "title": action.title,
        "kind": "quickfix",
        "diagnostics": [diagnostic_of(schema, action.located, client)],
        "edit": {"changes": changes_of(schema, action.edits, client.encoding)},
    }
    if action.is_preferred:
        fix["isPreferred"] = True
    return fix
