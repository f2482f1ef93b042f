"""The changes that fixes consist of, and what they become as edits of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schema_ls.base.edit import Edit
from schema_ls.base.finding import (
    AddToList,
    AddToMember,
    AppendBlock,
    Change,
    ChangeKeys,
    DeleteBlock,
    DeleteLine,
    Fix,
    FixClass,
    InsertMember,
    Rename,
    Replace,
    Symbol,
)
from schema_ls.base.span import Span
from schema_ls.base.text import line_end_of
from schema_ls.model.constraints import index_name
from schema_ls.model.faces import FieldFace, NativeType
from schema_ls.model.handles import Model
from schema_ls.model.items import (
    AnyItem,
    ConfigItem,
    FieldItem,
    Member,
    ModelItem,
    SettingItem,
    member_named,
    members_of,
)
from schema_ls.model.openings import row_of_brace
from schema_ls.model.relations import relation_of
from schema_ls.model.schema import Place, Schema, SchemaFile
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax import make
from schema_ls.syntax import template as t
from schema_ls.syntax.ast import Array
from schema_ls.syntax.tree import Block, Tree

FileEdit = tuple[int, Edit]
"""An edit with the index of its file; rows count from the start of that file."""


def add_index(model: Model, columns: tuple[str, ...]) -> Fix:
    """The fix that adds a plain index. It is named where the name that it had by itself is taken in the model."""
    text = make.index(columns, index_name(model.item, model.dialect, columns))
    return Fix(f"Add `{text}` to `{model.name}`", (InsertMember(model.name, text),), FixClass.MIGRATION)


def add_unique(model: str, columns: tuple[str, ...]) -> Fix:
    """The fix that makes fields unique: at the field where it is one, else at the block."""
    change: Change
    if len(columns) == 1:
        text, where = make.attribute("unique"), f"{model}.{columns[0]}"
        change = AddToMember(Symbol(model, columns[0]), text)
    else:
        text, where = make.attribute("@unique", (make.array(columns),)), model
        change = InsertMember(model, text)
    return Fix(f"Add `{text}` to `{where}`", (change,), FixClass.MIGRATION)


def id_field(dialect: Dialect) -> str:
    """The line of the plainest id that a model can have."""
    if not dialect.supports("UnderscoreIds"):
        return make.field("id", "Int", "", (make.attribute("id"),))
    default = make.attribute("default", (make.call("auto"),))
    names = (make.attribute("map", (make.quoted("_id"),)), make.attribute(f"{dialect.datasource_name}.ObjectId"))
    return make.field("id", "String", "", (make.attribute("id"), default, *names))


def id_face(dialect: Dialect) -> FieldFace:
    """The same, as other models see it."""
    if not dialect.supports("UnderscoreIds"):
        return FieldFace("id", "Int")
    return FieldFace("id", "String", map="_id", native=NativeType(dialect.datasource_name, "ObjectId", ()))


def edited_files(files: Sequence[SchemaFile], edits: Iterable[FileEdit]) -> list[SchemaFile]:
    """Files after edits; those without any stay the same objects."""
    by_file: dict[int, list[Edit]] = {}
    for number, edit in edits:
        by_file.setdefault(number, []).append(edit)
    return [
        SchemaFile(file.name, file.tree.edited(by_file[number])) if number in by_file else file
        for number, file in enumerate(files)
    ]


def edits_of(fix: Fix, place: Place, schema: Schema) -> list[FileEdit]:
    """The edits of a fix for a finding in the block at `place`."""
    return edits_of_changes(fix.changes, place, schema)


def edits_of_changes(changes: Iterable[Change], place: Place, schema: Schema) -> list[FileEdit]:
    """The edits of changes that start from the block at `place`. What they name and is not there is left out."""
    found = (edit for change in changes for edit in _edits(change, place, schema))
    return [(file, edit if "\n" not in edit.text else _ended(edit, schema.files[file].tree)) for file, edit in found]


def _ended(edit: Edit, tree: Tree) -> Edit:
    """The edit with the line ends of its file: all that is written here ends lines with a line feed."""
    first = next((line.text for line in tree.lines if line.text.endswith(("\n", "\r"))), "")
    return Edit(edit.span, edit.text.replace("\n", line_end_of([first])))


def _edits(change: Change, place: Place, schema: Schema) -> Iterator[FileEdit]:
    if isinstance(change, Replace):
        yield place.file, Edit(change.span.moved(place.row), change.text)
    elif isinstance(change, DeleteLine):
        yield place.file, Edit(_deleted(place.item.block, change.row).moved(place.row), "")
    elif isinstance(change, AppendBlock):
        yield place.file, _appended(place.item.block, change.text).moved(place.row)
    elif isinstance(change, AddToMember):
        found = _member(change.symbol, place, schema)
        if found is not None:
            owner, member = found
            yield owner.file, _At(member.row, member.code_end, f" {change.text}").moved(owner.row)
    elif isinstance(change, AddToList):
        yield from _listed(change, schema)
    elif isinstance(change, Rename):
        yield from _renamed(change, schema)
    elif isinstance(change, DeleteBlock):
        yield place.file, _without(place, schema.files[place.file].tree)
    elif isinstance(change, ChangeKeys):
        yield from _with_changed_keys(change, schema)
    else:
        target = place if place.item.name == change.block else schema.named(change.block)[0]
        yield target.file, _inserted(target, change).moved(target.row)


def is_possible(fix: Fix, place: Place, schema: Schema) -> bool:
    """Whether a fix for a finding in the block at `place` can be made.

    A new name may be taken; and where several blocks have one name, the next one is no better off without the first.
    """
    if any(isinstance(change, DeleteBlock) for change in fix.changes) and len(schema.named(place.item.name)) > 1:
        return False
    renames = [change for change in fix.changes if isinstance(change, Rename)]
    if not renames:
        return True
    from schema_ls.checks.renaming import refusal

    return not any(refusal(schema, change) for change in renames)


def _renamed(change: Rename, schema: Schema) -> Iterator[FileEdit]:
    from schema_ls.checks.renaming import meaning_of, refusal, renamed

    meaning = meaning_of(schema, change)
    if meaning is not None and not refusal(schema, change):
        yield from renamed(schema, meaning, change.text)


def _without(place: Place, tree: Tree) -> Edit:
    """The edit that takes a block away, with an empty line behind it, or before it."""
    lines, start = list(tree.lines), place.row
    end = start + len(place.item.block.lines)
    if end < len(lines) and not lines[end].text.strip():
        end += 1
    elif start and not lines[start - 1].text.strip():
        start -= 1
    last = lines[end - 1].text
    return Edit(Span(start, 0, end, 0) if last.endswith(("\n", "\r")) else Span(start, 0, end - 1, len(last)), "")


def _member(symbol: Symbol, place: Place, schema: Schema) -> tuple[Place, Member] | None:
    """What a symbol names: in the block at `place`, if that is called so, for others may be, too."""
    if place.item.name != symbol.block or symbol.kind or symbol.number or symbol.member is None:
        return schema.member(symbol)
    member = member_named(place.item, symbol.member)
    return (place, member) if member else None


def _with_changed_keys(change: ChangeKeys, schema: Schema) -> Iterator[FileEdit]:
    for place in schema.users_of(change.symbol.block):
        for field in _keys_to(change.symbol, place.item):
            if change.type and field.type is not None:
                yield place.file, Edit(field.span(field.type.name_columns).moved(place.row), change.type)
            if change.attribute:
                yield place.file, _At(field.row, field.code_end, f" {change.attribute}").moved(place.row)


def _keys_to(symbol: Symbol, item: AnyItem) -> tuple[FieldItem, ...]:
    """The fields of a block that hold foreign keys to a field, each once."""
    fields = item.fields if isinstance(item, ModelItem) else ()
    relations = [relation_of(field.face) for field in fields if field.face.type == symbol.block]
    held = {
        name
        for relation in relations
        for name, referenced in zip(relation.fields or (), relation.references or (), strict=False)
        if referenced == symbol.member
    }
    return tuple(field for field in fields if field.name in held)


def _deleted(block: Block, row: int) -> Span:
    """A whole line; of one with a comment that goes on below only what stands before the comment."""
    line = block.lines[row]
    if block.last_row_of(row) == row:
        return Span(row, 0, row + 1, 0)
    comment = line.template.comment
    return Span(row, line.content_columns[0], row, line.columns(comment, comment)[0])


class _At:
    """An edit that still has to be moved to its place in the file."""

    __slots__ = ("column", "row", "text")

    def __init__(self, row: int, column: int, text: str) -> None:
        self.row, self.column, self.text = row, column, text

    def moved(self, rows: int) -> Edit:
        return Edit(Span(self.row + rows, self.column, self.row + rows, self.column), self.text)


def _listed(change: AddToList, schema: Schema) -> Iterator[FileEdit]:
    """At the end of the list, or in a new line."""
    place = next((place for place in schema.config_places if place.item.kind == change.kind), None)
    if place is None or not isinstance(place.item, ConfigItem):
        return
    setting = place.item.setting(change.setting)
    if setting is None and change.is_optional:
        return
    if setting is None:
        anchor = place.item.setting(change.after) or next(iter(place.item.settings), None)
        row = anchor.row if anchor else place.item.block.header
        text = f"{change.setting} = {make.array((change.text,))}"
        yield place.file, _line_behind(place.item.block, row, text).moved(place.row)
    elif isinstance(setting.value, Array) and not _is_listed(setting, setting.value, change.text):
        yield place.file, _entry(setting, setting.value, change.text).moved(place.row)


def _is_listed(setting: SettingItem, value: Array, text: str) -> bool:
    return any(setting.line.text[slice(*item.columns)] == text for item in value.items)


def _entry(setting: SettingItem, value: Array, text: str) -> _At:
    if not value.items:
        return _At(setting.row, value.columns[1] - 1, text)
    return _At(setting.row, value.items[-1].columns[1], f", {text}")


def _appended(block: Block, text: str) -> _At:
    """A new block behind a block, with an empty line between."""
    last = block.lines[-1].text
    if last.endswith(("\n", "\r")):
        return _At(len(block.lines), 0, f"\n{text}")
    return _At(len(block.lines) - 1, len(last), "\n\n" + text.removesuffix("\n"))


def _inserted(target: Place, change: InsertMember) -> _At:
    block = target.item.block
    if change.text.startswith("@@"):
        return _at_end(block, change.text)
    rows = [row for row in _rows_within(block) if block.lines[row].template.form in (t.FIELD, t.SETTING)]
    named = (member.row for member in members_of(target.item) if member.name == change.after)
    anchor = next(named, -1) if change.after else -1
    if anchor < 0:
        anchor = rows[-1] if rows else _last_row(block)
    return _line_behind(block, anchor, change.text)


def _at_end(block: Block, text: str) -> _At:
    """A block attribute at the end of the block; the first one is parted from what stands before."""
    anchor = _last_row(block)
    forms = {block.lines[row].template.form for row in block.member_rows}
    is_first = t.ATTRIBUTE not in forms and anchor != block.header
    return _line_behind(block, anchor, text, "\n" if is_first else "")


def _last_row(block: Block) -> int:
    """The last row that is not empty, the header included and the closing brace left out."""
    rows = reversed(_rows_within(block))
    return next((row for row in rows if block.lines[row].text.strip()), block.header)


def _rows_within(block: Block) -> range:
    """The rows of the members, without a last one that ends with the brace."""
    brace = row_of_brace(block)
    return block.member_rows if brace < 0 else range(block.member_rows.start, brace)


def _line_behind(block: Block, row: int, text: str, gap: str = "") -> _At:
    """A new line behind what starts in a row, indented as that one is. `gap` comes before it."""
    own = block.lines[row].text
    indent = own[: len(own) - len(own.lstrip())] if row != block.header else _indent(block)
    last = block.last_row_of(row)
    line = block.lines[last].text
    if line.endswith(("\n", "\r")):
        return _At(last + 1, 0, f"{gap}{indent}{text}\n")
    return _At(last, len(line), f"\n{gap}{indent}{text}")


def _indent(block: Block) -> str:
    for row in block.member_rows:
        line = block.lines[row].text
        if line.strip():
            return line[: len(line) - len(line.lstrip())]
    return "  "
