"""What a person chooses about a pull: which tables, what they are called, where they go, what is written beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal, Protocol

from schema_ls.base.record import Record
from schema_ls.pull.catalog import Name

if TYPE_CHECKING:
    from schema_ls.format import Align

Naming = Literal["database", "camel", "camel-singular"]
"""How new blocks and fields are called: as in the database; `OrderLines` and `unitPrice`; the same with blocks in the
singular, `OrderLine`."""


class Choices(Protocol):
    """The settings of a project, as far as they are about pull: `workspace.config.Config` has them."""

    @property
    def pull_annotate(self) -> bool:
        """For `Settings.annotate`."""

    @property
    def pull_comments(self) -> bool:
        """For `Settings.comments`."""

    @property
    def pull_include(self) -> tuple[str, ...]:
        """For `Settings.include`."""

    @property
    def pull_exclude(self) -> tuple[str, ...]:
        """For `Settings.exclude`."""

    @property
    def pull_naming(self) -> Naming:
        """For `Settings.naming`."""

    @property
    def pull_files(self) -> tuple[tuple[str, str], ...]:
        """For `Settings.files`."""

    @property
    def format_indent(self) -> int:
        """For `Settings.indent`."""

    @property
    def format_align(self) -> Align:
        """For `Settings.align`."""


class Settings(Record):
    """Choices of a person. Patterns are those of a shell over `table` or `schema.table`, in the case of the database.

    `files` are (pattern, file) for tables that are new; `renames` are (old, new) names of tables (`table` or
    `schema.table`) and columns (`table.column`) that somebody has renamed in the database.
    """

    annotate: bool = False
    """Whether what the language cannot say is written as `///` lines."""
    comments: bool = True
    """Whether comments of the database become `///` lines of new blocks and fields."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    naming: Naming = "database"
    files: tuple[tuple[str, str], ...] = ()
    renames: tuple[tuple[str, str], ...] = ()
    indent: int = 2
    align: Align = "group"

    @classmethod
    def chosen(cls, choices: Choices, *, in_folder: bool) -> Settings:
        """What the settings of a project say. `in_folder`: the schema is a folder, in which new tables may go to several
        files.
        """
        return cls(
            annotate=choices.pull_annotate,
            comments=choices.pull_comments,
            include=choices.pull_include,
            exclude=choices.pull_exclude,
            naming=choices.pull_naming,
            files=choices.pull_files if in_folder else (),
            indent=choices.format_indent,
            align=choices.format_align,
        )

    def takes(self, table: Name) -> bool:
        """Whether a table is wanted."""
        return (not self.include or _fits(table, self.include)) and not _fits(table, self.exclude)

    def file_of(self, table: Name) -> str | None:
        """The file that a new table is to go to, None where nothing says so."""
        return next((file for pattern, file in self.files if _fits(table, [pattern])), None)

    def renamed(self) -> Mapping[str, str]:
        """New names of tables and columns by the old ones."""
        return dict(self.renames)


def _fits(table: Name, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(table.name, pattern) or fnmatchcase(str(table), pattern) for pattern in patterns)
