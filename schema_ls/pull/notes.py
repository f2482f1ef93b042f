"""Lines of documentation: comments of the database, and in our own words what the language cannot say.

Every note starts with `@kind(name):`, so that programs find it again.
"""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.pull.catalog import Column, Key, Table, TableKind
from schema_ls.pull.scope import Scope


def comment_lines(comment: str | None, scope: Scope) -> tuple[str, ...]:
    """A comment of the database as lines, none where nobody wants such."""
    if not comment or not scope.options.settings.comments:
        return ()
    return tuple(" ".join(line.split()) for line in comment.strip().splitlines())


def notes_of_table(table: Table) -> Iterator[str]:
    """What a model cannot say about its table."""
    if table.kind is TableKind.PARTITIONED:
        yield "@partitioned: rows live in partitions, which have no models"
    elif table.has_children:
        yield "@inherited: other tables inherit from this one"
    if table.row_security:
        yield "@row-level-security: policies decide who sees which rows"
    for kind, constraints in (("check", table.checks), ("exclude", table.exclusions)):
        for constraint in constraints:
            yield _line(kind, constraint.name, constraint.definition)
    for key in table.keys:
        yield from _notes_of_key(key)
    for foreign in table.foreign_keys:
        if foreign.is_deferrable:
            yield _line("deferrable", foreign.name, "checked at the end of the transaction, if that asks for it")
    for each in table.hidden:
        yield _line(each.kind, each.name, "not part of the schema")


def _notes_of_key(key: Key) -> Iterator[str]:
    if key.has_expression:
        yield _line("index", key.name, key.definition or "over an expression")
    if key.is_deferrable:
        yield _line("deferrable", key.name, "checked at the end of the transaction, if that asks for it")
    if key.include:
        yield _line("include", key.name, f"{', '.join(key.include)} are stored along and are not part of the key")
    if key.nulls_not_distinct:
        yield _line("nulls-not-distinct", key.name, "two NULLs count as equal")


def notes_of_column(column: Column) -> Iterator[str]:
    """What a field cannot say about its column."""
    if column.generated is not None:
        yield " ".join(f"@generated: {column.generated}".split())
    if column.type.domain is not None:
        yield f"@domain: {column.type.domain}"
    if column.identity_always:
        yield "@identity: always; the database takes no value for it"


def _line(kind: str, name: str, text: str) -> str:
    return " ".join(f"@{kind}({name}): {text}".split())
