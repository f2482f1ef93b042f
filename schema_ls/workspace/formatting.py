"""Schemas brought into the form of the official formatter: laid out, and completed where they are sound enough for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from schema_ls.base.edit import Edit
from schema_ls.base.memo import never
from schema_ls.format import edits, layout_edits
from schema_ls.format.layout import layout
from schema_ls.format.pairs import Pairs, are_whole
from schema_ls.format.table import Align
from schema_ls.spec.versions import Version
from schema_ls.syntax.tree import Tree, parse
from schema_ls.workspace.project import Source, schema_of

if TYPE_CHECKING:
    from schema_ls.model.schema import Schema


def format_files(
    files: Sequence[Source],
    *,
    version: Version,
    tab: int = 2,
    align: Align = "group",
    layout_only: bool = False,
    wanted: Collection[str] | None = None,
) -> dict[str, str]:
    """The formatted texts of the files of one schema, by name; only those of the `wanted` ones where some are named.

    Relations are completed as the official formatter does, unless `layout_only` says not to. Nothing is ever lost, and
    formatting twice is formatting once. `tab` is the number of blanks of one level, `align` says which lines share
    their columns.
    """
    old = {file.name: file.text for file in files if wanted is None or file.name in wanted}
    write = partial(layout, version=version, tab=tab, align=align)
    new = {name: write(text) for name, text in old.items()}
    if layout_only:
        return new
    added = _completed(files, version)
    if not added and new != old:
        # Laying out can mend a schema: without a second look, formatting again would add something.
        added = _completed([Source(file.name, new.get(file.name, file.text)) for file in files], version)
    return new | {name: write(text) for name, text in added.items() if name in new}


def format_edits(
    schema: Schema,
    file: int,
    *,
    tab: int = 2,
    align: Align = "group",
    layout_only: bool = False,
    pairs: Pairs | None = None,
    stop: Callable[[], object] = never,
) -> list[Edit]:
    """The edits that format a file of a schema as `format_files` does, the other files being left as they are.

    Blocks that did not change since the last time cost nothing, nor do their relations where `pairs` is that of the last
    time. `stop` is called before a block is laid out, and may raise what it likes.
    """
    known = Pairs() if pairs is None else pairs
    version, found = schema.dialect.version, schema.files[file]
    laid_out = layout_edits(found.tree, version=version, tab=tab, align=align, stop=stop)
    if layout_only:
        return laid_out
    added = {} if known.are_whole(schema.trees) else _added(schema)
    if not added and laid_out:
        # Laying out can mend a schema, see above.
        trees = [*schema.trees]
        trees[file] = found.tree.edited(laid_out)
        added = {} if known.are_whole(trees) else _added(_with_trees(schema, trees))
    if found.name not in added:
        return laid_out
    new = layout(added[found.name], version=version, tab=tab, align=align)
    return edits([line.text for line in found.tree.lines], new)


def _with_trees(schema: Schema, trees: Sequence[Tree]) -> Schema:
    """A schema with other texts of its files."""
    from schema_ls.model.schema import SchemaFile

    files = [SchemaFile(file.name, tree) for file, tree in zip(schema.files, trees, strict=True)]
    return schema_of(files, schema.dialect.version, schema)


def _added(schema: Schema) -> dict[str, str]:
    """The texts, by name, of those files of a schema to which something is added."""
    from schema_ls.workspace.completing import completed_texts

    return completed_texts(schema)


def _completed(files: Sequence[Source], version: Version) -> dict[str, str]:
    """The texts, by name, of those files to which something is added."""
    if are_whole(parse(file.text) for file in files):
        return {}
    from schema_ls.workspace.completing import completed  # only now: what schemas mean takes time to load

    return completed(files, version)
