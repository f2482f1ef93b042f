"""From texts to a schema: which dialect they are written in, and which files are judged together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from schema_ls.syntax.template import SETTING
from schema_ls.syntax.tree import Tree, parse

if TYPE_CHECKING:
    from schema_ls.model.schema import Schema, SchemaFile
    from schema_ls.spec.versions import Version


class Source(NamedTuple):
    """A file as it was read: the name to show, and the exact text."""

    name: str
    text: str


def has_url(trees: Iterable[Tree]) -> bool | None:
    """Whether the datasource holds a connection string; None without a datasource."""
    found = [block for tree in trees for block in tree.configs if block.kind == "datasource"]
    lines = (block.lines[row] for block in found for row in block.member_rows)
    return any(line.template.form == SETTING and line.name == "url" for line in lines) if found else None


# What schemas mean takes time to load, and laying them out can do without.


def schema_of(files: Sequence[SchemaFile], version: Version, before: Schema | None = None) -> Schema:
    """The schema that files make together under a version. `before`: what they made before a change."""
    from schema_ls.model.dialects import dialect_of
    from schema_ls.model.schema import Schema

    return Schema(files, dialect_of([file.tree for file in files], version), before)


def read_sources(sources: Sequence[Source]) -> tuple[SchemaFile, ...]:
    """The files with their trees."""
    from schema_ls.model.schema import SchemaFile

    return tuple(SchemaFile(source.name, parse(source.text)) for source in sources)
