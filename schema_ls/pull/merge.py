"""Brings existing files to what is wanted, by as few changes as that takes.

Blocks are found again by the database name. Comments, blank lines, the order of blocks and members,
datasources and generators stay; new blocks go behind the others of their kind, blocks of what is gone are
taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from schema_ls.format import layout
from schema_ls.pull.blocks import merge_block
from schema_ls.pull.catalog import Name
from schema_ls.pull.existing import BLOCK_KINDS, read_block
from schema_ls.pull.preview import switch_on
from schema_ls.pull.previous import Previous
from schema_ls.pull.render import render_block
from schema_ls.pull.wanted import Wanted, WantedBlock, WantedEnum
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.tree import Block, Tree

NEW_FILE = "introspected.prisma"
"""Where new blocks go when a schema has several files."""


@dataclass(frozen=True, slots=True)
class File:
    """A file with its tree. Names are what the caller calls files by."""

    name: str
    tree: Tree


@dataclass(frozen=True, slots=True)
class Merged:
    """The files after the merge, and what is gone from them: `model users`, `users.email`."""

    files: tuple[tuple[str, str], ...]
    removed: tuple[str, ...] = ()


def merge(files: Sequence[File], wanted: Wanted, previous: Previous, dialect: Dialect) -> Merged:
    """The files as `wanted` asks for.

    New blocks go to the only file there is, or to one called `NEW_FILE`.
    """
    all_blocks: tuple[WantedBlock, ...] = (*wanted.models, *wanted.enums)
    blocks = {_key(block): block for block in all_blocks}
    known = {_known_key(block, previous) for file in files for block in file.tree.blocks if _is_ours(block)}
    new = [block for key, block in blocks.items() if key not in known]
    target = files[0].name if len(files) == 1 else NEW_FILE
    removed: list[str] = []
    texts: list[tuple[str, str]] = []
    for file in files:
        writer = _Writer(blocks, previous, wanted, dialect)
        texts.append((file.name, writer.write(file.tree, new if file.name == target else ())))
        removed += writer.removed
    if new and target not in dict(texts):
        texts.append((target, new_text(new, dialect)))
    return Merged(tuple(texts), tuple(removed))


def new_text(blocks: Iterable[WantedBlock], dialect: Dialect, end: str = "\n") -> str:
    """Text of new blocks, with an empty line between them."""
    return end.join(layout(_lines(block, end), version=dialect.version) for block in blocks)


def _lines(block: WantedBlock, end: str) -> str:
    return "".join(line + end for line in render_block(block))


def _key(block: WantedBlock) -> tuple[bool, Name]:
    return (True, block.enum) if isinstance(block, WantedEnum) else (False, block.table)


def _known_key(block: Block, previous: Previous) -> tuple[bool, Name]:
    return block.kind == "enum", previous.database_name(read_block(block))


def _is_ours(block: Block) -> bool:
    return block.kind in BLOCK_KINDS


class _Writer:
    """Writes one file, block by block."""

    def __init__(
        self,
        blocks: Mapping[tuple[bool, Name], WantedBlock],
        previous: Previous,
        wanted: Wanted,
        dialect: Dialect,
    ) -> None:
        self.removed: list[str] = []
        self._blocks = blocks
        self._previous = previous
        self._wanted = wanted
        self._dialect = dialect
        self._parts: list[str] = []
        self._skips_blanks = False
        self._end = "\n"

    def write(self, tree: Tree, new: Sequence[WantedBlock]) -> str:
        """The whole text; `new` blocks stand behind the last ones of their kind."""
        self._end = next((line.text[len(line.text.rstrip("\r\n")) :] for line in tree.lines), "") or "\n"
        places = _places(tree, new)
        for index, block in enumerate(tree.blocks):
            self._write_block(block)
            self._append(places.pop(index, ()))
        for rest in places.values():
            self._append(rest)
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
            missing = self._wanted.preview_features
            self._parts.append(switch_on(block, missing, self._dialect) if missing else block.text)
        if not block.is_loose and self._parts and self._parts[-1]:
            self._skips_blanks = False

    def _write_ours(self, block: Block) -> None:
        key = _known_key(block, self._previous)
        wanted = self._blocks.get(key)
        if wanted is not None:
            merged = merge_block(block, wanted, self._dialect)
            self._parts.append(merged.text)
            self.removed += [f"{block.name}.{name}" for name in merged.removed]
        elif key[1] in self._wanted.kept and not key[0]:
            self._parts.append(block.text)
        else:
            self._parts.append("")
            self._skips_blanks = True
            self.removed.append(f"{block.kind} {block.name}")

    def _without_blanks(self, block: Block) -> str:
        """Lines between blocks, without the blank ones that a removed block leaves behind."""
        lines = [line.text for line in block.lines]
        while self._skips_blanks and lines and not lines[0].strip():
            lines.pop(0)
        if lines:
            self._skips_blanks = False
        return "".join(lines)

    def _append(self, blocks: Sequence[WantedBlock]) -> None:
        for block in blocks:
            self._separate()
            self._parts.append(layout(_lines(block, self._end), version=self._dialect.version))
            self._skips_blanks = False

    def _separate(self) -> None:
        """An empty line behind what is written."""
        text = "".join(self._parts[-3:])
        if text and not text.endswith("\n"):
            self._parts.append(self._end)
        if text.strip() and not text.endswith(("\n\n", "\r\n\r\n")):
            self._parts.append(self._end)


def _places(tree: Tree, new: Sequence[WantedBlock]) -> dict[int, list[WantedBlock]]:
    """New blocks by the index of the block behind which they go; the number of blocks stands for the end."""
    places: dict[int, list[WantedBlock]] = {}
    for block in new:
        places.setdefault(_place(tree, block), []).append(block)
    return dict(sorted(places.items()))


def _place(tree: Tree, block: WantedBlock) -> int:
    kinds = ("enum",) if isinstance(block, WantedEnum) else ("model", "view")
    indexes = _indexes(tree, kinds)
    return max(indexes, default=len(tree.blocks))


def _indexes(tree: Tree, kinds: tuple[str, ...]) -> Iterator[int]:
    return (index for index, block in enumerate(tree.blocks) if block.kind in kinds)
