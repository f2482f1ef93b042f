"""Language server and toolbox for the Prisma schema language.

Three doors for programs, each a pure function of texts:

    tree = schema_ls.parse(text)          # a lossless tree: str(tree) == text
    entries = schema_ls.check(text)       # findings with lines and columns from 1
    text = schema_ls.format(text)         # the text laid out, and what relations lack added
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from schema_ls.base.about import __version__

if TYPE_CHECKING:
    from schema_ls.cli.report.entries import Entry
    from schema_ls.format.table import Align
    from schema_ls.syntax.tree import Tree

__all__ = ["__version__", "check", "format", "parse"]

NEWEST = "7"
"""The version of Prisma whose rules hold when none is named and no file tells."""


def parse(text: str) -> Tree:
    """The lossless tree of any text: `str(parse(text)) == text`. Never fails."""
    from schema_ls.syntax.tree import parse as parse_text

    return parse_text(text)


def check(
    text: str, *, prisma_version: str = NEWEST, file: str = "schema.prisma", consequences: bool = False
) -> list[Entry]:
    """The findings on a schema of one file, in the order of its lines.

    `prisma_version` is `5`, `6`, `7` or a version of these; `file` is the name that the findings carry;
    `consequences` adds those that follow from others. Raises ConfigError for a version that is none.
    """
    from schema_ls.checks.run import check as run
    from schema_ls.cli.report.entries import entries_of
    from schema_ls.workspace.project import Source, read_sources, schema_of
    from schema_ls.workspace.written_version import version_named

    schema = schema_of(read_sources([Source(file, text)]), version_named(prisma_version))
    return entries_of(schema, run(schema, consequences=consequences))


def format(
    text: str, *, prisma_version: str = NEWEST, tab: int = 2, align: Align = "group", layout_only: bool = False
) -> str:
    """The schema as the official formatter writes it, with its own line ends kept. Nothing is ever lost.

    That formatter also adds what relations lack, to a schema without mistakes in syntax, names, types and attributes;
    `layout_only` leaves this out. `tab` is the number of spaces of one level. `align` says which lines share
    their columns: those between empty lines (`group`), all of a block (`block`), none (`none`). Raises ConfigError for
    a version that is none.
    """
    from schema_ls.workspace.formatting import format_files
    from schema_ls.workspace.project import Source
    from schema_ls.workspace.written_version import version_named

    name = "schema.prisma"
    version = version_named(prisma_version)
    return format_files([Source(name, text)], version=version, tab=tab, align=align, layout_only=layout_only)[name]


class _Package(ModuleType):
    """Keeps the doors: importing the package `schema_ls.format` would put it in the place of the function."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
