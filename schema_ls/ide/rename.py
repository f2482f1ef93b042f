"""A new name for something, everywhere it stands, with the database left as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from schema_ls.base.memo import never
from schema_ls.base.span import Span
from schema_ls.checks.fixes import FileEdit
from schema_ls.checks.renaming import clash, lost, renamed, word_of
from schema_ls.ide.navigation import is_declared
from schema_ls.model.mentions import Name, Sort, name_at
from schema_ls.model.schema import Place, Schema


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be renamed, and what to do instead."""

    reason: str


@dataclass(frozen=True, slots=True)
class Renamable:
    """The name at a place: where it stands in the file, and what it is."""

    span: Span
    text: str


_NOTHING = Refusal("Nothing that can be renamed stands here. Put the cursor on the name of a block, field or value.")


def renamable(schema: Schema, file: int, row: int, column: int) -> Renamable | Refusal:
    """The name at a place if it can be renamed, which something of the schema can that is declared in it."""
    found = _found(schema, file, row, column)
    if isinstance(found, Refusal):
        return found
    place, name = found
    return Renamable(word_of(name).moved(place.row), name.meaning.member or name.meaning.name)


def rename(
    schema: Schema,
    file: int,
    row: int,
    column: int,
    new: str,
    *,
    keeps_database: bool = True,
    stop: Callable[[], object] = never,
) -> list[FileEdit] | Refusal:
    """The edits that give the thing at a place another name.

    `keeps_database` maps it to the name that it has in the database, so that nothing there changes, and refuses what
    would change it all the same. `stop` as in `checks.renaming.renamed`.
    """
    found = _found(schema, file, row, column)
    if isinstance(found, Refusal):
        return found
    meaning = found[1].meaning
    if new == (meaning.member or meaning.name):
        return []
    reason = clash(schema, meaning, new) or (lost(schema, meaning, new) if keeps_database else "")
    return Refusal(reason) if reason else renamed(schema, meaning, new, keeps_database=keeps_database, stop=stop)


def _found(schema: Schema, file: int, row: int, column: int) -> tuple[Place, Name] | Refusal:
    found = name_at(schema, file, row, column)
    if found is None or not word_of(found[1]).moved(found[0].row).holds(row, column):
        return _NOTHING  # also at the native type behind a datasource
    meaning = found[1].meaning
    if meaning.sort is Sort.DATABASE_SCHEMA:
        return Refusal(f'"{meaning.name}" is a schema of the database. Rename it there, then write its new name here.')
    if meaning.sort is Sort.SCALAR:
        return Refusal(f"`{meaning.name}` is a type of the language. To change the field's type, write another one.")
    if not is_declared(schema, meaning):
        return Refusal(f"`{meaning.member or meaning.name}` is declared nowhere, so it cannot be renamed everywhere.")
    return found
