"""Reads what pull needs to know out of the trees of existing files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from schema_ls.base.errors import FileError
from schema_ls.base.memo import Noted
from schema_ls.base.record import replaced
from schema_ls.pull.previous import Previous, PreviousField, PreviousModel
from schema_ls.pull.values import Argument, Attribute, Call, List, Number, Text, Value, Word, is_number
from schema_ls.pull.values import write as write_value
from schema_ls.pull.wanted import Arity
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax import ast, make
from schema_ls.syntax import template as t
from schema_ls.syntax.line import Line
from schema_ls.syntax.tree import Block, Tree, parse

BLOCK_KINDS = frozenset(("model", "view", "enum"))
"""Kinds of blocks that stand for something in the database."""


@lru_cache(1)
def trees_of(files: tuple[tuple[str, str], ...]) -> tuple[Tree, ...]:
    """The files of a schema, (name, text) each, as trees.

    Those asked for last are known: a pull looks at them before and after it reads.
    """
    return tuple(parse(text) for _, text in files)


def read_previous(
    trees: Iterable[Tree], dialect: Dialect, default_schema: str, renames: Mapping[str, str] | None = None
) -> Previous:
    """What the files say together, under the names that the database has after some `renames`."""
    blocks = [block for tree in trees for block in tree.blocks if block.kind in BLOCK_KINDS]
    previous = Previous((), default_schema, dialect.relation_mode, renames or {})
    return replaced(previous, models=tuple(previous.as_read(read_block(block)) for block in blocks))


def check_readable(name: str, tree: Tree) -> None:
    """Raises FileError when a line of the file called `name` cannot be read.

    Editing it could lose something.
    """
    for block, start in zip(tree.blocks, tree.starts, strict=False):
        if block.is_loose:
            continue
        _check_names(name, block, start)
        broken = next((row for row, line in enumerate(block.lines) if line.template.mistake), None)
        if broken is None and block.close >= 0:
            continue
        row = start + (block.header if broken is None else broken)
        what = "has no closing brace" if broken is None else "cannot be read"
        raise FileError(
            f"{name}:{row + 1}: the {'block' if broken is None else 'line'} {what}, so nothing can be matched with it.",
            "Mend it first; `schema-ls check` says what is wrong.",
        )


def _check_names(name: str, block: Block, start: int) -> None:
    seen: set[str] = set()
    for row in field_rows(block):
        member = block.lines[row].name
        if member in seen:
            raise FileError(
                f"{name}:{start + row + 1}: `{block.name}` has two members called `{member}`; which one is the column?",
                "Give one of them another name, with `@map` for its column.",
            )
        seen.add(member)


def _read_block(block: Block) -> PreviousModel:
    return PreviousModel(
        keyword=block.kind,
        name=block.name,
        fields=tuple(_field(block.lines[row]) for row in field_rows(block)),
        lines=tuple(attribute_of(block.lines[row]) for row in line_rows(block)),
    )


read_block = Noted(_read_block)
"""A model, view or enum; its fields in the order of `field_rows`, its lines in that of `line_rows`."""


def field_rows(block: Block) -> list[int]:
    """Rows of the fields or values of a block."""
    return [row for row in block.member_rows if block.lines[row].form == t.FIELD]


def line_rows(block: Block) -> list[int]:
    """Rows of the block attributes."""
    return [row for row in block.member_rows if block.lines[row].form == t.ATTRIBUTE]


def attribute_of(line: Line) -> Attribute:
    """The attribute of a line that holds a block attribute."""
    return _attribute(ast.attributes_of(line)[0])


_ARITIES = {"?": Arity.OPTIONAL, "[]": Arity.LIST}


def _field(line: Line) -> PreviousField:
    kind = ast.type_of(line)
    name = kind.name if kind else ""
    if kind and kind.arguments is not None:
        name = make.call(name, (write_value(argument.value) for argument in _arguments(kind.arguments)))
    arity = _ARITIES.get(kind.arity, Arity.REQUIRED) if kind else Arity.REQUIRED
    return PreviousField(line.name, name, arity, tuple(map(_attribute, ast.attributes_of(line))))


def _attribute(attribute: ast.Attribute) -> Attribute:
    return Attribute(attribute.name, tuple(_arguments(attribute.arguments)))


def _arguments(arguments: Sequence[ast.Argument]) -> Iterator[Argument]:
    for argument in arguments:
        if argument.value is not None:
            yield Argument(_value(argument.value), argument.name or None)


def _value(value: ast.Value) -> Value:
    match value:
        case ast.String():
            return Text(value.text)
        case ast.Number():
            return Number(value.text) if is_number(value.text) else Word(value.text)
        case ast.Constant():
            return Word(value.text)
        case ast.Call():
            return Call(value.name, tuple(_arguments(value.arguments)))
        case ast.Array():
            return List(tuple(map(_value, value.items)))
        case ast.Object():
            # Kept as a list of its pairs: pull writes no objects, it only must see when one changes.
            return List(tuple(Call(pair.name, tuple(_arguments((pair,)))) for pair in value.pairs))
