"""Brings existing files to what is wanted, by as few changes as that takes.

Blocks are found again by the database name. Comments, blank lines, the order of blocks and members,
datasources and generators stay; new blocks go behind the others of their kind, blocks of what is gone are
taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from schema_ls.base.record import Record
from schema_ls.base.text import BYTE_ORDER_MARK, without_end
from schema_ls.pull.blocks import merge_block, without_types
from schema_ls.pull.catalog import Name
from schema_ls.pull.existing import BLOCK_KINDS, read_block
from schema_ls.pull.placement import File, Placement
from schema_ls.pull.preview import switch_on
from schema_ls.pull.previous import Previous
from schema_ls.pull.render import Style, block_text
from schema_ls.pull.settings import Settings
from schema_ls.pull.wanted import Wanted, WantedBlock, WantedEnum, WantedModel, WantedNote
from schema_ls.syntax.tree import Block, Tree


class BlockChanges(Record):
    """What became of the blocks of a file: the keyword of each that is new, says something else, or is gone."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Merged(Record):
    """The files after the merge, what is gone from them (`model users`, `users.email`), and what became of the blocks of
    each; nothing is said of those of a file that was written afresh over another one.
    """

    files: tuple[tuple[str, str], ...]
    removed: tuple[str, ...] = ()
    changes: Mapping[str, BlockChanges] = MappingProxyType({})


def merge(files: Sequence[File], wanted: Wanted, previous: Previous, style: Style, settings: Settings) -> Merged:
    """The files as `wanted` asks for. New files stand behind the others."""
    new: list[WantedBlock] = [block for block in wanted.blocks if block.was is None]
    if not previous.models:
        # Later somebody may have deleted a note, and need not be told again.
        comments = {line.comment for file in files for line in file.tree.lines}
        new += [note for note in wanted.notes if note.text not in comments]
    places = Placement(files, settings).places(sorted(new, key=order_of))
    by_file: dict[str, dict[int, list[WantedBlock]]] = {}
    for place, blocks in places.items():
        by_file.setdefault(place.file, {})[place.index] = blocks
    removed: list[str] = []
    texts: dict[str, str] = {}
    changes: dict[str, BlockChanges] = {}
    goal = _Goal(
        wanted, previous, style, {key_of(block): block for block in wanted.blocks}, gone_models(wanted, previous)
    )
    end = _line_end((file.tree for file in files), "\n")
    for file in files:
        writer = _Writer(goal, _line_end((file.tree,), end))
        texts[file.name] = writer.write(file.tree, by_file.pop(file.name, {}))
        changes[file.name] = writer.changes
        removed += writer.removed
    for name, rest in by_file.items():
        blocks = [block for each in rest.values() for block in each]
        texts[name] = new_text(blocks, style, end)
        changes[name] = all_new(blocks)
    return Merged(tuple(texts.items()), tuple(removed), changes)


def _line_end(trees: Iterable[Tree], otherwise: str) -> str:
    """The line end of the first file that begins with a line that has one."""
    starts = (line.text for tree in trees for line in islice(tree.lines, 1))
    return next((start[len(without_end(start)) :] for start in starts if start != without_end(start)), otherwise)


def all_new(blocks: Iterable[WantedBlock]) -> BlockChanges:
    """What became of the blocks of a file that there was not."""
    return BlockChanges(added=tuple(block.keyword for block in blocks if not isinstance(block, WantedNote)))


def new_text(blocks: Iterable[WantedBlock], style: Style, end: str = "\n") -> str:
    """Text of new blocks, with an empty line between them."""
    return end.join(block_text(block, style, end) for block in sorted(blocks, key=order_of))


def order_of(block: WantedBlock) -> tuple[bool, Name]:
    """Models before enums, by the names in the database."""
    return (True, block.enum) if isinstance(block, WantedEnum) else (False, block.table)


def database_name(block: WantedModel | WantedEnum) -> Name:
    """The table or type of a block."""
    return block.enum if isinstance(block, WantedEnum) else block.table


Key = tuple[bool, str]
"""Whether it is an enum, and its name in the previous schema."""


def key_of(block: WantedModel | WantedEnum) -> Key | None:
    """By what a block is found again in the previous schema; None for a new one."""
    return (isinstance(block, WantedEnum), block.was) if block.was is not None else None


def gone_models(wanted: Wanted, previous: Previous) -> frozenset[str]:
    """Names of models and views of the previous schema that the next one lacks."""
    known = {key_of(block) for block in wanted.blocks}
    models = (model for model in previous.models if model.keyword != "enum" and (False, model.name) not in known)
    return frozenset(model.name for model in models if previous.database_name(model) not in wanted.kept)


def _is_ours(block: Block) -> bool:
    return block.kind in BLOCK_KINDS


class _Goal(Record):
    """What all files are brought to. `blocks` are the wanted ones by what they were, `gone` is what `gone_models` gives."""

    wanted: Wanted
    previous: Previous
    style: Style
    blocks: Mapping[Key | None, WantedModel | WantedEnum]
    gone: frozenset[str]


class _Writer:
    """Writes one file, block by block; `end` ends its lines."""

    def __init__(self, goal: _Goal, end: str) -> None:
        self.removed: list[str] = []
        self._added: list[str] = []
        self._changed: list[str] = []
        self._gone: list[str] = []
        self._goal = goal
        self._parts: list[str] = []
        self._skips_blanks = False
        self._end = end

    @property
    def changes(self) -> BlockChanges:
        """What became of the blocks that were written."""
        return BlockChanges(tuple(self._added), tuple(self._changed), tuple(self._gone))

    def write(self, tree: Tree, new: Mapping[int, Sequence[WantedBlock]]) -> str:
        """The whole text; `new` are blocks by the index of the block behind which they stand, -1 for the end."""
        if any(line.text.startswith(BYTE_ORDER_MARK) for line in islice(tree.lines, 1)):
            # It stays, also where the block behind it does not.
            return BYTE_ORDER_MARK + self._write(tree, new).removeprefix(BYTE_ORDER_MARK)
        return self._write(tree, new)

    def _write(self, tree: Tree, new: Mapping[int, Sequence[WantedBlock]]) -> str:
        for index, block in enumerate(tree.blocks):
            self._write_block(block)
            self._append(new.get(index, ()))
        self._append(new.get(-1, ()))
        text = "".join(self._parts)
        if self._skips_blanks:
            text = text.rstrip("\r\n")
            return text + self._end if text else ""
        return text

    def _write_block(self, block: Block) -> None:
        if _is_ours(block):
            self._write_ours(block)
        elif block.is_loose:
            self._parts.append(self._without_blanks(block))
        else:
            missing = self._goal.wanted.preview_features
            self._put(block, switch_on(block, missing, self._goal.style) if missing else block.text)
        if not block.is_loose and self._parts and self._parts[-1]:
            self._skips_blanks = False

    def _write_ours(self, block: Block) -> None:
        before = read_block(block)
        is_enum = block.kind == "enum"
        wanted = self._goal.blocks.get((is_enum, block.name))
        if wanted is not None and database_name(wanted) == self._goal.previous.database_name(before):
            merged = merge_block(block, before, wanted, self._goal.style)
            self._put(block, merged.text)
            self.removed += [f"{block.name}.{name}" for name in merged.removed]
        elif not is_enum and self._goal.previous.database_name(before) in self._goal.wanted.kept:
            stays = without_types(block, before, self._goal.gone, self._goal.style)
            self._put(block, stays.text)
            self.removed += [f"{block.name}.{name}" for name in stays.removed]
        else:
            self._parts.append("")
            self._skips_blanks = True
            self._gone.append(block.kind)
            self.removed.append(f"{block.kind} {block.name}")

    def _put(self, block: Block, text: str) -> None:
        self._parts.append(text)
        if text != block.text:
            self._changed.append(block.kind)

    def _without_blanks(self, block: Block) -> str:
        """Lines between blocks, without the blank ones that a removed block leaves behind."""
        lines = [line.text for line in block.lines]
        while self._skips_blanks and lines and not lines[0].strip():
            lines.pop(0)
        if lines:
            self._skips_blanks = False
        return "".join(lines)

    def _append(self, blocks: Sequence[WantedBlock]) -> None:
        self._added += all_new(blocks).added
        for block in blocks:
            self._separate()
            self._parts.append(block_text(block, self._goal.style, self._end))
            self._skips_blanks = False

    def _separate(self) -> None:
        """An empty line behind what is written."""
        text = "".join(self._parts[-3:]).removeprefix(BYTE_ORDER_MARK)
        if text and not text.endswith("\n"):
            self._parts.append(self._end)
        if text.strip() and not text.endswith(("\n\n", "\r\n\r\n")):
            self._parts.append(self._end)
