"""Where new blocks go: into the file that somebody named for them, else next to what they relate to.

In a schema of one file all are near each other: there they stand behind the others of their kind, where people look for
what is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from schema_ls.base.record import Record
from schema_ls.pull.settings import Settings
from schema_ls.pull.wanted import WantedBlock, WantedEnum, WantedModel
from schema_ls.syntax.tree import Block, Tree

NEW_FILE = "introspected.prisma"
"""Where new blocks go that relate to nothing, when a schema has several files."""


class File(Record):
    """A file with its tree. Names are what the caller calls files by: paths with `/` or the system's own separator."""

    name: str
    tree: Tree


class Place(Record):
    """A file by name, and the index of the block in it behind which something goes; -1 is the end of the file."""

    file: str
    index: int = -1


class Placement:
    """Finds places for new blocks among the files of a schema."""

    def __init__(self, files: Sequence[File], settings: Settings) -> None:
        self._files = {file.name: file.tree for file in files}
        self._settings = settings
        self._separator = "\\" if any("\\" in name and "/" not in name for name in self._files) else "/"
        self._prefix = _folder(list(self._files), self._separator)
        self._enums = _file_of_enums(files)
        self._homes = {block.name: Place(file.name, index) for file in files for index, block in _models(file.tree)}

    def places(self, new: Sequence[WantedBlock]) -> dict[Place, list[WantedBlock]]:
        """New blocks by the place where they go, in their order."""
        models = [block for block in new if isinstance(block, WantedModel)]
        self._spread(models)
        found: dict[Place, list[WantedBlock]] = {}
        for block in new:
            found.setdefault(self._place(block), []).append(block)
        return found

    def _spread(self, models: Sequence[WantedModel]) -> None:
        """Give each new model the home of one that it relates to, over new ones between them if need be."""
        waiting = {model.name: model for model in models}
        for model in models:
            named = self._named(model)
            if named is not None:
                self._homes[model.name] = self._behind(named, ("model", "view"))
                del waiting[model.name]
        is_changed = True
        while waiting and is_changed:
            found = {name: home for name, model in waiting.items() if (home := self._related(model)) is not None}
            self._homes |= found
            waiting = {name: model for name, model in waiting.items() if name not in found}
            is_changed = bool(found)

    def _related(self, model: WantedModel) -> Place | None:
        """The home of the first model that a model relates to; those that it refers to itself count first."""
        if len(self._files) == 1:
            return None
        relations = [field for field in model.fields if field.column is None]
        relations.sort(key=lambda field: not any(each.argument("fields") for each in field.attributes))
        return next((self._homes[field.type] for field in relations if field.type in self._homes), None)

    def _place(self, block: WantedBlock) -> Place:
        if isinstance(block, WantedModel):
            return self._homes.get(block.name) or self._behind(self._usual(), ("model", "view"))
        if not isinstance(block, WantedEnum):
            return self._behind(self._usual(), ("model", "view"))
        return self._behind(self._file_of_enum(block), ("enum",))

    def _file_of_enum(self, block: WantedEnum) -> str:
        """The file of all enums, else that of a model that uses an enum."""
        if self._enums is not None:
            return self._enums
        homes = (self._homes.get(name) for name in block.used_by)
        return next((home.file for home in homes if home is not None), None) or self._usual()

    def _named(self, model: WantedModel) -> str | None:
        name = self._settings.file_of(model.table)
        return None if name is None else self._prefix + name.replace("/", self._separator)

    def _usual(self) -> str:
        return next(iter(self._files)) if len(self._files) == 1 else self._prefix + NEW_FILE

    def _behind(self, file: str, kinds: tuple[str, ...]) -> Place:
        """The place behind the last block of some kinds."""
        tree = self._files.get(file)
        indexes = (index for index, block in enumerate(tree.blocks) if block.kind in kinds) if tree else ()
        return Place(file, max(indexes, default=-1))


def _models(tree: Tree) -> Iterator[tuple[int, Block]]:
    return ((index, block) for index, block in enumerate(tree.blocks) if block.kind in ("model", "view"))


def _file_of_enums(files: Sequence[File]) -> str | None:
    """The file where all enums of the schema stand, apart from models; None where there is no such."""
    kinds = {file.name: {block.kind for block in file.tree.blocks} for file in files}
    homes = [name for name, each in kinds.items() if "enum" in each]
    return homes[0] if len(homes) == 1 and kinds[homes[0]].isdisjoint(("model", "view")) else None


def _folder(names: Sequence[str], separator: str) -> str:
    """The folder that files have in common as their names have it, with the separator behind it; empty for none."""
    folders = [name.split(separator)[:-1] for name in names]
    shared = takewhile(lambda parts: len(set(parts)) == 1, zip(*folders, strict=False))
    return separator.join([*(parts[0] for parts in shared), ""])
