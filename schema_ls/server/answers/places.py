"""What several answers hold: places in files and edits of them."""

from __future__ import annotations

from collections.abc import Iterable

from schema_ls.base.edit import Edit
from schema_ls.ide.navigation import Spot
from schema_ls.model.schema import Schema
from schema_ls.server.convert import Encoding, Json, range_of
from schema_ls.syntax.tree import Tree


def location_of(schema: Schema, spot: Spot, encoding: Encoding) -> Json:
    """A place in a file."""
    file = schema.files[spot.file]
    return {"uri": file.name, "range": range_of(file.tree, spot.span, encoding)}


def text_edits(tree: Tree, edits: Iterable[Edit], encoding: Encoding) -> list[Json]:
    """Edits of one file."""
    return [{"range": range_of(tree, edit.span, encoding), "newText": edit.text} for edit in edits]


def workspace_edit(schema: Schema, edits: Iterable[tuple[int, Edit]], encoding: Encoding) -> Json:
    """Edits of the files of a schema."""
    by_file: dict[int, list[Edit]] = {}
    for index, edit in edits:
        by_file.setdefault(index, []).append(edit)
    files = schema.files
    return {"changes": {files[i].name: text_edits(files[i].tree, by_file[i], encoding) for i in by_file}}
