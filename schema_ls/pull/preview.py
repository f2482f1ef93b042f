"""Switches preview features on in a generator block."""

from __future__ import annotations

from collections.abc import Iterable

from schema_ls.base.text import line_end_of
from schema_ls.pull.render import Style
from schema_ls.syntax import ast, make
from schema_ls.syntax.tree import Block

_SETTING = "previewFeatures"


def switch_on(block: Block, features: Iterable[str], style: Style) -> str:
    """The text of a block; a generator gets the features that it does not name yet. Other blocks stay."""
    if block.kind != "generator" or block.close < 0:
        return block.text
    lines = [line.text for line in block.lines]
    end = line_end_of(lines)
    row = next((row for row in block.member_rows if block.lines[row].name == _SETTING), None)
    if row is None:
        lines.insert(block.close, f"  {_SETTING} = {_array((), features)}{end}")
    else:
        value = ast.value_of(block.lines[row])
        items = value.items if isinstance(value, ast.Array) else (value,)
        named = [item.text for item in items if isinstance(item, ast.String)]
        comment = f" {block.lines[row].comment}" if block.lines[row].comment else ""
        lines[row] = f"  {_SETTING} = {_array(named, features)}{comment}{end}"
    return style.lay_out("".join(lines))


def _array(named: Iterable[str], features: Iterable[str]) -> str:
    names = list(named)
    names += [feature for feature in sorted(features) if feature not in names]
    return make.array(map(make.quoted, names))
