"""Rule: fk-without-index."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace, Severity
from schema_ls.base.record import Record
from schema_ls.checks.fixes import add_index
from schema_ls.checks.rule import rule_with
from schema_ls.model.faces import INDEX
from schema_ls.model.handles import ForeignKey, Index, Model, RelationField
from schema_ls.model.indexes import is_plain, usable_columns
from schema_ls.model.reading import field_list
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax import make
from schema_ls.syntax.ast import Array


class Options(Record, slots=False):
    """What can be set."""

    ignore_models: tuple[str, ...] = ()
    ignore_fields: tuple[str, ...] = ()
    small_tables: tuple[str, ...] = ()
    tenant_columns: tuple[str, ...] = ("tenantId", "orgId", "organizationId", "projectId", "workspaceId")
    mongodb: bool = False


@rule_with(Options(), "fk-without-index", group="index", on=ForeignKey, severity=Severity.WARNING)
def unindexed_relation(field: RelationField, options: Options) -> Iterator[Finding]:
    """No index starts with the columns of a foreign key.

    Most databases do not index foreign keys by themselves: joins, and deleting or updating a row on the other side,
    then read the whole table. A key that starts with only some of the columns helps a little: that is told as
    information. Where the other columns only say whose row it is, because other relations have them too or
    `tenant-columns` names them, as in `fields: [folderId, tenantId]`, an index that starts with the column of this
    relation alone is enough. A partial index over just those rows whose foreign key is set serves as well as a whole one.

    `ignore-models` and `ignore-fields` name models and columns that need no index; `small-tables` models of few rows, which
    are read in no time and hardly ever change: foreign keys in them and to them need none. `mongodb` turns the rule on for
    MongoDB, where relations have no foreign keys but are looked up all the same.

    Bad:
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])
        //^^^^^^ fk-without-index
        }

    Bad:
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int      @id
          at       DateTime
          authorId Int
          author   User     @relation(fields: [authorId], references: [id])
        //^^^^^^ fk-without-index

          @@index([at, authorId])
        }

    Good:
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])

          @@index([authorId])
        }
    """
    model, columns = field.model, field.local_fields
    if (
        not columns
        or len(columns) > len({*columns})
        or field.face.is_list
        or model.kind != "model"
        or not _is_wanted(field.dialect, options)
    ):
        return
    if _is_ignored(field, options) or model.serving_key(columns):
        return
    held = [model.field(name) for name in columns]
    if None in held or any(isinstance(f, RelationField) for f in held):
        return
    first = model.by_foreign_key[frozenset(columns)]
    if first.name != field.name:
        return
    if _is_told_apart(field, columns, options):
        return
    listed = ", ".join(columns)
    partly = next((key for key in model.face.keys if set(usable_columns(key)[:1]) & set(columns)), None)
    yield Finding(
        field.name_span,
        f"Foreign key `{model.name}.{listed}` {_trouble(field, columns)}. Add `{make.index(columns)}`.",
        severity=Severity.INFO if partly else None,
        fixes=_fixes(model, columns),
    )


def _is_wanted(dialect: Dialect, options: Options) -> bool:
    """Whether foreign keys need indexes that only the schema brings."""
    if dialect.foreign_keys_exist:
        return not dialect.indexes_foreign_keys
    return options.mongodb and not dialect.supports("ForeignKeys")


def _is_ignored(field: RelationField, options: Options) -> bool:
    names = {field.model.name, field.other.name}
    return (
        field.model.name in options.ignore_models
        or not names.isdisjoint(options.small_tables)
        or not set(field.local_fields).isdisjoint(options.ignore_fields)
    )


def _is_told_apart(field: RelationField, columns: tuple[str, ...], options: Options) -> bool:
    """Whether a key starts with a column that only this relation has, and others share the rest of its columns."""
    if len(columns) == 1:
        return False
    own = {*columns}.difference(field.model.shared_columns, options.tenant_columns)
    return len(own) < len(columns) and any(not own.isdisjoint(usable_columns(key)[:1]) for key in field.model.face.keys)


def _trouble(field: RelationField, columns: tuple[str, ...]) -> str:
    """What there is instead of an index."""
    model = field.model
    for index in model.indexes:
        usable = usable_columns(index.key)
        if set(usable[:1]) & set(columns):
            return f"is only partly covered, by `{usable[0]}`"
    for index in model.indexes:
        usable = usable_columns(index.key)
        if len(columns) == 1 and columns[0] in usable:
            place = _ordinal(usable.index(columns[0]) + 1)
            return f"has no index of its own: it is only the {place} column of {index.spelling}"
    return f"has no index: joins with `{field.other.name}` and deletes there read all rows of `{model.name}`"


def _ordinal(number: int) -> str:
    """`2nd`; numbers of columns stay below 21."""
    return f"{number}{ {2: 'nd', 3: 'rd'}.get(number, 'th') }"


def _fixes(model: Model, columns: tuple[str, ...]) -> tuple[Fix, ...]:
    """A new index, or more columns for one that would become superfluous by it; then another order for one that has them."""
    plain = [index for index in model.indexes if index.key.kind == INDEX and is_plain(index.key)]
    starts = [index for index in plain if set(index.key.column_names) < set(columns)]
    wider = [_rewritten(index, columns, FixClass.MIGRATION) for index in starts[:1]]
    others = [i for i in plain if set(i.key.column_names) > set(columns) and not _is_needed(model, i, columns)]
    moved = [_rewritten(index, columns, FixClass.UNSAFE) for index in others[:1]]
    return tuple(fix for fix in (*(wider or (add_index(model, columns),)), *moved) if fix)


def _is_needed(model: Model, index: Index, columns: tuple[str, ...]) -> bool:
    """Whether another foreign key relies on the order that an index has."""
    names = index.key.column_names
    others = {field.local_fields for field in model.relation_fields if field.local_fields} - {columns}
    return any(set(names[: len(other)]) == set(other) for other in others)


def _rewritten(index: Index, columns: tuple[str, ...], kind: FixClass) -> Fix | None:
    """The fix that puts columns first in an index, those that it has as they are written there."""
    argument = field_list(index.item.attribute)
    if argument is None or not isinstance(argument.value, Array):
        return None
    line = index.item.member.line.text
    texts = [line[slice(*item.columns)] for item in argument.value.items]
    written = dict(zip(index.key.column_names, texts, strict=True))
    if kind is FixClass.MIGRATION:
        order = (*written, *(name for name in columns if name not in written))
    else:
        order = (*columns, *(name for name in written if name not in columns))
    text = make.array(written.get(name, name) for name in order)
    change = Replace(index.item.member.span(argument.value.columns), text)
    return Fix(f"Make it `@@index({text})`", (change,), kind)
