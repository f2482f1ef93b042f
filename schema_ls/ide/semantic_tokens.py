"""What each word of a file is, so that editors can give it a colour.

A row is (row, column, length, type, modifiers): type is an index into `TYPES`, modifiers a set of bits, the first one
for the first of `MODIFIERS`. Rows are sorted, lie in one line each and do not overlap; columns and lengths are code
points. What a word of a block is depends on the block and on the kinds of the types that it names, on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schema_ls.base.text import without_end
from schema_ls.ide.uses import types_in
from schema_ls.model.faces import Face
from schema_ls.model.items import (
    FieldItem,
    Member,
    SettingItem,
    is_builtin,
    item_of,
    members_by_row,
)
from schema_ls.spec.attributes import BLOCK_ATTRIBUTES, FIELD_ATTRIBUTES
from schema_ls.syntax import template as t
from schema_ls.syntax.ast import Argument, Array, Attribute, Call, Columns, Constant, Object, Value
from schema_ls.syntax.lexer import shape_of
from schema_ls.syntax.line import Line
from schema_ls.syntax.tree import Block

TYPES = (
    "keyword",
    "namespace",
    "class",
    "enum",
    "interface",
    "type",
    "property",
    "enumMember",
    "decorator",
    "parameter",
    "function",
    "string",
    "number",
    "comment",
)
"""Names of the protocol; `namespace` is a datasource or generator, `interface` a composite type."""
MODIFIERS = ("declaration", "defaultLibrary", "documentation")

Row = tuple[int, int, int, int, int]
_Token = tuple[int, int, int, int]
"""Column, length, type, modifiers."""
_INDEX = {name: number for number, name in enumerate(TYPES)}
_DECLARATION, _BUILT_IN, _DOCUMENTATION = (1 << number for number in range(len(MODIFIERS)))
_KINDS = {"model": "class", "view": "class", "type": "interface", "enum": "enum"}
_TEXTS = {"s": "string", "S": "string", "f": "number", "i": "number", "c": "comment", "b": "comment", "B": "comment"}
_WORDS = {"true", "false"}
_LISTS = {"fields", "field-names", "references"}


def kinds_named(block: Block, faces: Mapping[str, Face]) -> tuple[str, ...]:
    """What the types that a block names are, in the order of `types_in`; `faces` holds these at least."""
    return tuple(face.kind if (face := faces.get(name)) else "" for name in types_in(block))


def tokens_of_block(block: Block, kinds: tuple[str, ...]) -> Iterator[Row]:
    """The tokens of a block, their rows counted from it; `kinds` is what `kinds_named` says."""
    item = item_of(block)
    types = dict(zip(types_in(block), kinds, strict=True))
    members = members_by_row(item)
    for row, line in enumerate(block.lines):
        words = {}
        if row == block.header and not block.is_loose:
            words = _header(line, item.kind)
        elif row in members:
            words = {token[0]: token for token in _of_member(members[row], item.kind, types)}
        yield from ((row, *token) for token in _of_line(line, words))


def _of_line(line: Line, words: dict[int, _Token]) -> Iterator[_Token]:
    """Tokens of a line: texts and comments as they are, words by what they mean."""
    content = without_end(line.text)
    if line.form == t.COMMENT and line.template.comment < 0:
        column = len(content) - len(content.lstrip())
        if content.strip():
            yield column, len(content.rstrip()) - column, _INDEX["comment"], 0
        return
    column = done = 0
    tokens = line.tokens
    for token, letter in zip(tokens, shape_of(tokens), strict=False):
        known = words.get(column) if column >= done else None
        if known is not None:
            yield known
            done = column + known[1]
        elif letter in _TEXTS and column >= done:
            modifiers = _DOCUMENTATION if token.startswith("///") else 0
            yield column, len(token.rstrip()), _INDEX[_TEXTS[letter]], modifiers
        column += len(token)


def _header(line: Line, kind: str) -> dict[int, _Token]:
    found = {}
    template = line.template
    if template.keyword >= 0:
        start, end = line.columns(template.keyword, template.keyword + 1)
        found[start] = (start, end - start, _INDEX["keyword"], 0)
    if template.name >= 0:
        start, end = line.columns(template.name, template.name + 1)
        found[start] = (start, end - start, _INDEX[_KINDS.get(kind, "namespace")], _DECLARATION)
    return found


def _token(columns: Columns, type_: str, modifiers: int = 0) -> _Token:
    return columns[0], columns[1] - columns[0], _INDEX[type_], modifiers


def _of_member(member: Member, kind: str, types: dict[str, str]) -> Iterator[_Token]:
    if member.name:
        name = "enumMember" if kind == "enum" else "property"
        yield _token((member.name_span.column, member.name_span.end_column), name, _DECLARATION)
    if isinstance(member, FieldItem) and member.type is not None:
        type_ = member.type.name
        if is_builtin(type_):
            yield _token(member.type.name_columns, "type", _BUILT_IN)
        else:
            yield _token(member.type.name_columns, _KINDS.get(types.get(type_, ""), "type"))
    if isinstance(member, SettingItem):
        yield from _of_value(member.value, "enumMember")
    for attribute in member.attributes:
        yield from _of_attribute(member.line, attribute)


def _of_attribute(line: Line, attribute: Attribute) -> Iterator[_Token]:
    columns = attribute.columns[0], attribute.name_columns[1]
    row = FIELD_ATTRIBUTES.get(line.text[slice(*columns)]) or BLOCK_ATTRIBUTES.get(line.text[slice(*columns)])
    yield _token(columns, "decorator", _BUILT_IN if row else 0)
    for argument in attribute.arguments:
        named = row.parameter(argument.name) if row and argument.name else row.unnamed_parameter if row else None
        is_list = named is not None and named.kind in _LISTS
        yield from _of_argument(argument, "property" if is_list else "enumMember")


def _of_argument(argument: Argument, constant: str) -> Iterator[_Token]:
    if argument.name_columns is not None:
        yield _token(argument.name_columns, "parameter")
    yield from _of_value(argument.value, constant)


def _of_value(value: Value | None, constant: str) -> Iterator[_Token]:
    """The words of a value; `constant` is what a lone word stands for."""
    if isinstance(value, Constant):
        yield _token(value.columns, "keyword" if value.text in _WORDS else constant)
    elif isinstance(value, Array):
        for item in value.items:
            yield from _of_value(item, constant)
    elif isinstance(value, Call):
        yield _token(value.name_columns, "property" if constant == "property" else "function")
        for argument in value.arguments:
            yield from _of_argument(argument, "enumMember")
    elif isinstance(value, Object):
        for pair in value.pairs:
            yield from _of_argument(pair, constant)
