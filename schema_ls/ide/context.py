"""Where a cursor is: one of a closed set of cases. Whatever depends on the place of the cursor asks here.

Asks the tree for the block and the tokens of the line, never the text, and copes with lines that cannot be parsed.
"""

from __future__ import annotations

from dataclasses import dataclass

from schema_ls.ide.line_walk import LineView, Opened, Word, view_of
from schema_ls.model.items import CONFIG_KINDS, MODEL_KINDS, AnyItem, item_of
from schema_ls.model.schema import Schema
from schema_ls.syntax import template as t
from schema_ls.syntax.blocks import ALIAS
from schema_ls.syntax.tree import Block


@dataclass(frozen=True, slots=True)
class Nowhere:
    """In a comment, in a name that a person makes up, or anywhere else where nothing is known."""


@dataclass(frozen=True, slots=True)
class TopLevel:
    """At the keyword of a block, or where one could stand."""

    word: Word
    has_header: bool
    """Whether the line is the header of a block already."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """What the line of a field says, as far as it goes."""

    row: int
    """Row in the block."""
    name: str
    type: str
    arity: str
    attributes: tuple[str, ...]
    """With their `@`, the one under the cursor left out."""


@dataclass(frozen=True, slots=True)
class MemberStart:
    """At the first word of a line in a block, or at its `@@`."""

    item: AnyItem
    word: Word


@dataclass(frozen=True, slots=True)
class FieldType:
    """At the type of a field."""

    item: AnyItem
    field: FieldLine
    word: Word


@dataclass(frozen=True, slots=True)
class FieldAttribute:
    """At an attribute of a field or enum value, its `@` belonging to the word."""

    item: AnyItem
    field: FieldLine
    word: Word


@dataclass(frozen=True, slots=True)
class NativeName:
    """Behind the dot of `@db.`."""

    item: AnyItem
    field: FieldLine
    word: Word


@dataclass(frozen=True, slots=True)
class Site:
    """The brackets of an attribute that the cursor is in."""

    item: AnyItem
    field: FieldLine
    attribute: str
    """With its `@` or `@@`."""
    index_type: str
    """The value of `type:` in the same attribute."""


@dataclass(frozen=True, slots=True)
class ArgumentStart:
    """At the beginning of an argument: a name may stand here, or a value that needs none."""

    site: Site
    call: str
    """The function or list entry whose argument it is; empty for one of the attribute itself."""
    names: tuple[str, ...]
    """Names of the arguments that are there."""
    has_unnamed: bool
    word: Word
    is_string: bool


@dataclass(frozen=True, slots=True)
class ArgumentValue:
    """At the value behind `name:`."""

    site: Site
    call: str
    name: str
    word: Word
    is_string: bool


@dataclass(frozen=True, slots=True)
class ListEntry:
    """In the brackets of a list."""

    site: Site
    name: str
    """Name of the argument that the list is the value of; empty where it has none."""
    entries: tuple[str, ...]
    path: tuple[str, ...]
    """Names before the last dot, where the entry leads into composite types; they do not belong to the word."""
    word: Word


@dataclass(frozen=True, slots=True)
class SettingSign:
    """Behind the key of a datasource or generator, where a `=` has to follow."""

    item: AnyItem
    key: str
    word: Word


@dataclass(frozen=True, slots=True)
class SettingValue:
    """Behind the `=` of a datasource or generator."""

    item: AnyItem
    key: str
    call: str
    """The function whose argument it is; empty where it is none."""
    is_list: bool
    entries: tuple[str, ...]
    """Values that are in the list, as written."""
    word: Word
    is_string: bool


Context = (
    Nowhere
    | TopLevel
    | MemberStart
    | FieldType
    | FieldAttribute
    | NativeName
    | ArgumentStart
    | ArgumentValue
    | ListEntry
    | SettingSign
    | SettingValue
)

_NOWHERE = Nowhere()
_SEPARATORS = tuple("([{,:=.")
"""What stands before a value."""
_ENDS = ("", ",", ")", "]", "}")
"""What stands behind a value."""


def context_at(schema: Schema, file: int, row: int, column: int) -> Context:
    """Where a place of a file is; `row` counts from its start, `column` in code points."""
    tree = schema.files[file].tree
    line = tree.line(row)
    if (
        line is not None
        and line.form == t.COMMENT
        and (line.template.comment < 0 or column > _comment_start(line.text))
    ):
        return _NOWHERE
    view = view_of(line, column)
    if view is None or view.kind == "comment":
        return _NOWHERE
    index = tree.block_index(row)
    block = tree.blocks[index] if tree.blocks else None
    if block is None or block.is_loose or block.kind == ALIAS:
        return _top_level(view, False)
    inside = row - tree.starts[index]
    if inside < block.header or (block.close >= 0 and inside > block.close):
        return _top_level(view, False)
    if inside == block.header:
        return _top_level(view, True)
    if inside == block.close:
        return _NOWHERE
    return _in_block(item_of(block), inside, view)


def _comment_start(text: str) -> int:
    return len(text) - len(text.lstrip())


def _top_level(view: LineView, has_header: bool) -> Context:
    if view.before or view.opened or view.is_behind_attribute or view.kind not in ("", "word"):
        return _NOWHERE
    return TopLevel(view.word, has_header)


def _in_block(item: AnyItem, row: int, view: LineView) -> Context:
    if item.kind in CONFIG_KINDS:
        return _in_config(item, view)
    field = _field_line(item.block, row, view)
    if view.opened:
        return _in_brackets(Site(item, field, view.opened[0].owner, _index_type(item.block, row)), view)
    if (
        not view.before
        and not view.is_behind_attribute
        and (view.word.text[:2] in ("@@", "@") if view.kind == "attribute" else not view.behind)
    ):
        return MemberStart(item, view.word)
    if view.kind == "string":
        return _NOWHERE
    if view.kind == "attribute":
        return _attribute(item, field, view.word) if view.before else _NOWHERE
    if len(view.before) == 1 and item.kind in MODEL_KINDS and not view.is_behind_attribute:
        return FieldType(item, field, _type_word(view))
    if view.before and (view.kind == "word" or view.touching.isspace()):
        return FieldAttribute(item, field, view.word)
    return _NOWHERE


def _type_word(view: LineView) -> Word:
    """The type at the cursor, or the one behind blanks: a field has no two."""
    cursor = view.word.cursor
    if view.word.text or len(view.words) < 2:
        return view.word
    gap = len(view.text_behind) - len(view.text_behind.lstrip())
    end = cursor + gap + len(view.words[1])
    return Word(view.words[1], cursor, end, cursor)


def _attribute(item: AnyItem, field: FieldLine, word: Word) -> Context:
    dot = word.text.find(".")
    if dot >= 0 and word.cursor > word.start + dot:
        start = word.start + dot + 1
        return NativeName(item, field, Word(word.text[dot + 1 :], start, word.end, word.cursor))
    return FieldAttribute(item, field, word)


def _field_line(block: Block, row: int, view: LineView) -> FieldLine:
    words = (*view.words, "", "")
    return FieldLine(row, words[0], words[1] if block.kind in MODEL_KINDS else "", view.arity, view.attributes)


def _index_type(block: Block, row: int) -> str:
    if row >= len(block.lines):
        return ""
    tokens = [token for token in block.lines[row].tokens if token.strip()]
    places = [at for at, token in enumerate(tokens[:-2]) if token == "type" and tokens[at + 1] == ":"]
    return tokens[places[0] + 2] if places else ""


def _in_brackets(site: Site, view: LineView) -> Context:
    if not site.attribute.startswith("@"):
        return _NOWHERE
    top, is_string = view.opened[-1], view.kind == "string"
    if view.left not in _SEPARATORS and not view.word.text.startswith("."):
        return _NOWHERE
    names = tuple(name for name in top.names if name != view.word.text)
    if top.bracket == "[":
        parent = view.opened[-2] if len(view.opened) > 1 else None
        if parent is None or parent.bracket != "(" or is_string:
            return _NOWHERE
        *path, last = view.word.text.split(".")
        word = Word(last, view.word.end - len(last), view.word.end, view.word.cursor)
        if word.cursor < word.start:
            return _NOWHERE
        return ListEntry(site, parent.argument, tuple(top.entries), tuple(path), word)
    if top.bracket == "{":
        return _NOWHERE
    call = "" if len(view.opened) == 1 else top.owner
    if top.argument:
        if not view.word.text and not is_string and view.behind[:1] not in _ENDS:
            return _NOWHERE
        return ArgumentValue(site, call, top.argument, view.word, is_string)
    return ArgumentStart(site, call, names, bool(top.entries), view.word, is_string)


def _in_config(item: AnyItem, view: LineView) -> Context:
    is_string = view.kind == "string"
    if not view.is_setting:
        if view.opened or view.kind not in ("", "word"):
            return _NOWHERE
        if len(view.words) == 1 and view.before and view.kind == "" and not view.behind:
            return SettingSign(item, view.before[0], view.word)
        is_key = not view.before and (not view.behind or view.behind.startswith("="))
        return MemberStart(item, view.word) if is_key else _NOWHERE
    top = view.opened[-1] if view.opened else Opened("", "")
    if not is_string and view.kind != "word" and view.touching in ('"', "]", ")"):
        return _NOWHERE
    is_list = top.bracket == "["
    call = top.owner if top.bracket == "(" else ""
    entries = tuple(top.entries) if is_list else ()
    is_alone = view.behind[:1] in _ENDS or bool(view.word.text) or is_string
    if view.left not in _SEPARATORS or (not view.opened and (len(view.before) > 1 or view.behind)):
        return _NOWHERE
    if top.bracket != "[" and not is_alone:
        return _NOWHERE
    return SettingValue(item, view.before[0] if view.before else "", call, is_list, entries, view.word, is_string)
