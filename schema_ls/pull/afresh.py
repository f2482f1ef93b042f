"""The wanted schema as one text, written anew: as the database has it, with the names, documentation and settings of the
files that there are.

Generators come first, then the datasource, models, views and enums, those that the files have in their order; fields
stand in the order of the columns, keys in that of the files. Comments with `//` and the layout of the files are theirs
alone: `merge` keeps them. Lines end as the first one of the files does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from schema_ls.base.record import replaced
from schema_ls.base.text import line_end_of, split_lines, without_end
from schema_ls.pull.blocks import without_types
from schema_ls.pull.existing import BLOCK_KINDS, field_rows, read_block
from schema_ls.pull.keys import line_key
from schema_ls.pull.merge import database_name, gone_models, key_of, order_of
from schema_ls.pull.preview import switch_on
from schema_ls.pull.previous import Previous
from schema_ls.pull.render import Style, block_text
from schema_ls.pull.wanted import Wanted, WantedBlock, WantedEnum, WantedLine, WantedModel
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax import ast, make
from schema_ls.syntax import template as t
from schema_ls.syntax.line import Line
from schema_ls.syntax.tree import Block, Tree, parse

_SETTINGS = ("generator", "datasource")
_ORDERED = frozenset(("schemas", "previewFeatures"))
_DOC = "///"


def written_afresh(trees: Sequence[Tree], wanted: Wanted, previous: Previous, style: Style, datasource: str) -> str:
    """The text. `datasource` is the block to write where the files have none."""
    blocks = [block for tree in trees for block in tree.blocks if not block.is_loose]
    settings = [block for kind in _SETTINGS for block in blocks if block.kind == kind]
    others = [block for block in blocks if block.kind not in (*_SETTINGS, *BLOCK_KINDS)]
    texts = [_setting_text(block, wanted, style) for block in settings]
    if not any(block.kind == "datasource" for block in settings):
        texts.append(datasource)
    texts += _ours([block for block in blocks if block.kind in BLOCK_KINDS], wanted, previous, style)
    texts += [_ended(block.text) for block in others]
    text, end = "\n".join(texts), line_end_of([line.text for tree in trees for line in islice(tree.lines, 1)])
    if end == "\n" and "\r" not in text:
        return text
    return "".join(without_end(line) + end for line in split_lines(text))


def comments_left_out(trees: Iterable[Tree]) -> int:
    """How many comments the files have that a schema written afresh does not."""
    lines = (line for tree in trees for block in tree.blocks for line in block.lines)
    return sum(1 for line in lines if line.comment and not line.comment.startswith(_DOC))


def _ended(text: str) -> str:
    return text.rstrip("\r\n") + "\n"


def _setting_text(block: Block, wanted: Wanted, style: Style) -> str:
    if wanted.preview_features:
        switched = parse(switch_on(block, wanted.preview_features, style))
        (block, *_) = (each for each in switched.blocks if not each.is_loose)
    return _ended(style.lay_out("".join(_anew(line) for line in block.lines if not _is_plain_comment(line))))


def _is_plain_comment(line: Line) -> bool:
    return line.form == t.COMMENT and not line.comment.startswith(_DOC)


def _anew(line: Line) -> str:
    """The line of a setting without a comment; lists of schemas and of preview features are in order."""
    value = ast.value_of(line) if line.name in _ORDERED else None
    if isinstance(value, ast.Array) and all(isinstance(item, ast.String) for item in value.items):
        names = sorted(item.text for item in value.items if isinstance(item, ast.String))
        return f"{line.name} = {make.array(map(make.quoted, names))}\n"
    if line.form == t.COMMENT or not line.comment.startswith("//"):
        return line.text
    return line.text.rstrip().removesuffix(line.comment).rstrip() + "\n"


def _ours(blocks: Sequence[Block], wanted: Wanted, previous: Previous, style: Style) -> Iterator[str]:
    """Texts of models, views and enums."""
    known = {key: each for each in wanted.blocks if (key := key_of(each)) is not None}
    old: list[tuple[str, str]] = []
    gone = gone_models(wanted, previous)
    for block in blocks:
        before, is_enum = read_block(block), block.kind == "enum"
        found = known.get((is_enum, block.name))
        if found is not None and database_name(found) == previous.database_name(before):
            old.append((found.keyword, block_text(_documented(found, block, style.dialect), style)))
        elif not is_enum and previous.database_name(before) in wanted.kept:
            old.append((block.kind, _ended(without_types(block, before, gone, style).text)))
    new = [block for block in wanted.blocks if block.was is None]
    for keyword in ("model", "view", "enum"):
        yield from (text for kind, text in old if kind == keyword)
        fresh: list[WantedBlock] = [block for block in new if block.keyword == keyword]
        fresh += [] if previous.models or keyword != "model" else wanted.notes
        yield from (block_text(block, style) for block in sorted(fresh, key=order_of))


def _documented(wanted: WantedModel | WantedEnum, block: Block, dialect: Dialect) -> WantedModel | WantedEnum:
    """The block with the documentation of the one that there is, and its keys in the same order."""
    docs = {block.lines[row].name: _docs(block, row) for row in field_rows(block)}
    own = _docs(block, block.header)
    notes = tuple(note for note in wanted.notes if note not in own)
    if isinstance(wanted, WantedEnum):
        values = tuple(replaced(value, docs=docs.get(value.was or "", ())) for value in wanted.values)
        return replaced(wanted, docs=own, notes=notes, values=values)
    fields = []
    for field in wanted.fields:
        known = docs.get(field.was or "", field.docs)
        fields.append(replaced(field, docs=known, notes=tuple(note for note in field.notes if note not in known)))
    return replaced(
        wanted, docs=own, notes=notes, fields=tuple(fields), lines=_in_old_order(wanted.lines, block, dialect)
    )


def _in_old_order(lines: tuple[WantedLine, ...], block: Block, dialect: Dialect) -> tuple[WantedLine, ...]:
    before = read_block(block)
    keys = [line_key(line, before, dialect) for line in before.lines]
    return tuple(sorted(lines, key=lambda line: keys.index(line.key) if line.key in keys else len(keys)))


def _docs(block: Block, row: int) -> tuple[str, ...]:
    """The documentation above and behind a row, without slashes."""
    above = row
    while above and block.lines[above - 1].form == t.COMMENT:
        above -= 1
    comments = [line.comment for line in block.lines[above : row + 1]]
    return tuple(comment.removeprefix(_DOC).strip() for comment in comments if comment.startswith(_DOC))
