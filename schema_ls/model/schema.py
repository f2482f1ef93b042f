"""All files of a schema as one: which names are declared where, and what one block sees of the others.

`Schema` knows everything. `Scope` is the part of it that one block can see: its dialect, the faces of the blocks it
names, and a few facts. Rules get a scope only, so their result depends on nothing else and can be remembered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from schema_ls.base.finding import Symbol
from schema_ls.base.memo import Memo
from schema_ls.base.span import Span
from schema_ls.model.cascades import NOWHERE, Spread, spread_of
from schema_ls.model.constraints import Clash, clashing_names
from schema_ls.model.faces import Face, ModelFace
from schema_ls.model.items import AnyItem, ConfigItem, EnumItem, Member, ModelItem, face_of, item_of, members_of
from schema_ls.model.openings import CLOSED, Opening, is_unusual, names_meant, openings_of
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax.ast import Array, String
from schema_ls.syntax.blocks import LOOSE, UNKNOWN
from schema_ls.syntax.tree import Block, Tree

UNSUPPORTED = "Unsupported"


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A file by name with its tree."""

    name: str
    tree: Tree


@dataclass(frozen=True, slots=True)
class Place:
    """A block of a schema: file and block by index, and the row in the file where the block starts."""

    file: int
    block: int
    row: int
    item: AnyItem


@dataclass(frozen=True, slots=True)
class Facts:
    """What a block has to know of the whole schema beside the faces it names."""

    earlier: str = ""
    """Kind of an earlier block with the same name, empty where there is none."""
    is_used: bool = True
    """Whether the type of any field names it."""
    same_table: str = ""
    """Name of another block with the same name in the database, given to the one whose `@@map` makes it so; for enums
    to the later one."""
    doubtful: frozenset[str] = frozenset()
    """Named blocks in which something could not be read or resolved, so that what they lack proves nothing."""
    known_names: tuple[str, ...] = ()
    """All type names, given only to blocks that name an unknown one."""
    is_whole: bool = True
    """Whether every block of the schema could be read. Told only to enums that no field names: for all others a broken
    line far away would be a change."""
    other_datasource: Symbol | None = None
    """For a datasource, where two or more name a provider, another one of these."""
    schemas: tuple[str, ...] | None = None
    """What the datasource lists as `schemas`; None where it does not."""
    required_cycle: tuple[str, ...] = ()
    """Names of types, the own one first and last, each of which holds a required field of the next."""
    opening: Opening = CLOSED
    """How the block lies to those around it that are not closed."""
    taken_in: frozenset[str] = frozenset()
    """Named blocks that an open block above them takes in, that are never closed, or whose first line cannot be read."""
    unclosed: frozenset[str] = frozenset()
    """Named blocks, and the own one, that are not closed."""
    spread: Spread = NOWHERE
    """What the cascading relations of a model run into, where the database cares."""
    clashing: frozenset[Clash] = frozenset()
    """Constraints of a model whose names others of the database schema have, too."""


@dataclass(frozen=True)
class Scope:
    """What the rules for one block may look at."""

    item: AnyItem
    dialect: Dialect
    faces: Mapping[str, Face]
    facts: Facts

    def model(self, name: str) -> ModelFace | None:
        """The model, view or composite type of a name, among those that the block names."""
        face = self.faces.get(name)
        return face if isinstance(face, ModelFace) else None


class Schema:
    """An immutable view of all files of a schema under one dialect."""

    def __init__(self, files: Sequence[SchemaFile], dialect: Dialect) -> None:
        self.files = tuple(files)
        self.dialect = dialect
        self.places = tuple(_places(self.files))
        self.declared: dict[str, list[Place]] = {}
        """Models, views, types and enums by name, in the order of the files."""
        for place in self.places:
            if isinstance(place.item, ModelItem | EnumItem) and place.item.name:
                self.declared.setdefault(place.item.name, []).append(place)

    @property
    def items(self) -> Iterator[AnyItem]:
        """All blocks in order."""
        return (place.item for place in self.places)

    @cached_property
    def faces(self) -> dict[str, Face]:
        """The face behind each type name; of two blocks with one name the first."""
        found = ((name, face_of(places[0].item)) for name, places in self.declared.items())
        return {name: face for name, face in found if face is not None}

    @cached_property
    def datasources(self) -> tuple[ConfigItem, ...]:
        """All datasource blocks."""
        return tuple(i for i in self.items if isinstance(i, ConfigItem) and i.kind == "datasource")

    def _other_datasource(self, place: Place) -> Symbol | None:
        if place.item.kind != "datasource" or len(self.datasources) < 2:
            return None
        places = [at for at in self.places if isinstance(at.item, ConfigItem) and at.item.kind == "datasource"]
        named = [at for at in places if isinstance(at.item, ConfigItem) and at.item.setting("provider") is not None]
        other = next((at for at in named if at is not place), None)
        if len(named) < 2 or other is None:
            return None
        alike = [at for at in places if at.item.name == other.item.name]
        return Symbol(other.item.name, kind="datasource", number=alike.index(other))

    @cached_property
    def is_whole(self) -> bool:
        """Whether every line of every block could be read."""
        return all(item.is_whole for item in self.items)

    @cached_property
    def _users(self) -> Counter[str]:
        return Counter(name for item in self.items for name in _names(item))

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        return frozenset(
            name for name, places in self.declared.items() if _is_gappy(places[0].item) or self._unknown(places[0].item)
        )

    @cached_property
    def _tables(self) -> dict[tuple[str, str, str], list[str]]:
        tables: dict[tuple[str, str, str], list[str]] = {}
        for name, face in self.faces.items():
            if face.kind != "type":
                tables.setdefault(_space(face), []).append(name)
        return tables

    def _unknown(self, item: AnyItem) -> bool:
        return any(name not in self.faces and not is_builtin(name) for name in _names(item))

    def scope(self, place: Place) -> Scope:
        """What the rules for the block at `place` may look at."""
        names = _names(place.item)
        faces = {name: self.faces[name] for name in names if name in self.faces}
        self._add_nested(faces)
        return Scope(place.item, self.dialect, faces, self._facts(place, names))

    def _add_nested(self, faces: dict[str, Face]) -> None:
        """Add what composite types are made of: keys reach into them by dotted paths."""
        waiting = [face for face in faces.values() if face.kind == "type"]
        while waiting:
            face = waiting.pop()
            for inner in face.fields if isinstance(face, ModelFace) else ():
                found = self.faces.get(inner.type)
                if found is not None and inner.type not in faces:
                    faces[inner.type] = found
                    waiting += [found] if found.kind == "type" else []

    def _facts(self, place: Place, names: tuple[str, ...]) -> Facts:
        item = place.item
        return Facts(
            earlier=self._earlier(place),
            is_used=item.name in self._users,
            same_table=self._same_table(item),
            doubtful=self._doubtful.intersection((*names, item.name)),
            known_names=tuple(self.faces) if self._unknown(item) else (),
            is_whole=item.kind != "enum" or item.name in self._users or self.is_whole,
            other_datasource=self._other_datasource(place),
            schemas=self._schemas,
            required_cycle=self._required_cycle(item) if item.kind == "type" else (),
            opening=self._openings.get((place.file, place.block), CLOSED),
            taken_in=self._taken_in.intersection(names),
            unclosed=self._unclosed.intersection((*names, item.name)) if self._openings else frozenset(),
            spread=self._spread.get(item.name, NOWHERE),
            clashing=self._clashing.get(item.name, _NO_CLASHES),
        )

    def _earlier(self, place: Place) -> str:
        """Kind of an earlier block with the same name, empty where there is none."""
        item = place.item
        if isinstance(item, ConfigItem):
            first = self._configs[item.kind, item.name]
        elif item.name in self.declared and face_of(item) is not None:
            first = self.declared[item.name][0]
        else:
            return ""
        return "" if first is place else first.item.kind

    @cached_property
    def _configs(self) -> dict[tuple[str, str], Place]:
        found: dict[tuple[str, str], Place] = {}
        for place in self.places:
            if isinstance(place.item, ConfigItem):
                found.setdefault((place.item.kind, place.item.name), place)
        return found

    @cached_property
    def _schemas(self) -> tuple[str, ...] | None:
        setting = self.datasources[0].setting("schemas") if self.datasources else None
        if setting is None:
            return None
        value = setting.value
        values = value.items if isinstance(value, Array) else (value,)
        return tuple(item.text for item in values if isinstance(item, String))

    def _same_table(self, item: AnyItem) -> str:
        face = self.faces.get(item.name)
        if face is None or face is not face_of(item):
            return ""
        owners = self._tables.get(_space(face), [item.name])
        if len(owners) == 1 or item.name not in owners:
            return ""
        at = owners.index(item.name)
        if at > 0 and (face.map or face.kind == "enum"):
            return owners[at - 1]
        after = owners[at + 1 : at + 2]
        return after[0] if after and face.map and face.kind != "enum" and not self.faces[after[0]].map else ""

    def _required_cycle(self, item: AnyItem) -> tuple[str, ...]:
        """The shortest way along required fields of composite types back to `item`."""
        paths: list[tuple[str, ...]] = [(item.name,)]
        seen = {item.name}
        for path in paths:
            face = self.faces.get(path[-1])
            if not isinstance(face, ModelFace) or face.kind != "type":
                continue
            for field in face.fields:
                if field.is_required and field.type == item.name:
                    return (*path, item.name)
                if field.is_required and field.type not in seen:
                    seen.add(field.type)
                    paths.append((*path, field.type))
        return ()

    @cached_property
    def _spread(self) -> Mapping[str, Spread]:
        return spread_of(self.faces, self.dialect) if self.dialect.refuses_cascade_cycles else {}

    @cached_property
    def _clashing(self) -> Mapping[str, frozenset[Clash]]:
        items = (place.item for place in self.places)
        return clashing_names((item for item in items if isinstance(item, ModelItem)), self.dialect)

    @cached_property
    def _openings(self) -> dict[tuple[int, int], Opening]:
        """For the blocks of a file in which one is not closed as it should be the facts about that; nothing for all others."""
        return {
            (number, index): opening
            for number, file in enumerate(self.files)
            if any(is_unusual(block) for block in file.tree.blocks)
            for index, opening in enumerate(openings_of(file.tree.blocks))
            if opening != CLOSED
        }

    @cached_property
    def _taken_in(self) -> frozenset[str]:
        """Names of the blocks that a missing brace or a broken header hides from the official engine."""
        hidden = {place.item.name for place in self.places if self._is_hidden(place)}
        loose = (place.item.block for place in self.places if place.item.kind in (LOOSE, UNKNOWN))
        return frozenset(hidden.union(name for block in loose for name in names_meant(block)))

    @cached_property
    def _unclosed(self) -> frozenset[str]:
        return frozenset(place.item.name for place in self.places if place.item.block.close < 0)

    def _is_hidden(self, place: Place) -> bool:
        opening, block = self._openings.get((place.file, place.block), CLOSED), place.item.block
        if opening.above or (block.close < 0 and not opening.is_closed_later):
            return True
        return block.lines[block.header].template.mistake is not None

    def find(self, where: Symbol | Span, place: Place | None = None) -> tuple[Place, Span] | None:
        """Where a symbol is declared: its block, and the span of its name in it. A span lies in the block at `place`."""
        if isinstance(where, Span):
            return (place, where) if place else None
        if where.member is not None:
            found = self.member(where)
            return (found[0], found[1].name_span) if found else None
        block = self._block(where)
        return (block, block.item.block.name_span) if block else None

    def member(self, symbol: Symbol) -> tuple[Place, Member] | None:
        """The block of a field or value, and the line that declares it."""
        place = self._block(symbol)
        members = members_of(place.item) if place else ()
        found = next((member for member in members if member.name == symbol.member), None)
        return (place, found) if place and found else None

    def _block(self, symbol: Symbol) -> Place | None:
        if symbol.kind:
            wanted = (symbol.kind, symbol.block)
            places = [place for place in self.places if (place.item.kind, place.item.name) == wanted]
        else:
            places = self.declared.get(symbol.block, [])
        return places[symbol.number] if symbol.number < len(places) else None


_NO_CLASHES: frozenset[Clash] = frozenset()


def _space(face: Face) -> tuple[str, str, str]:
    """What must differ between blocks that become objects of the database."""
    return ("enum" if face.kind == "enum" else "table", face.schema, face.map or face.name)


def is_builtin(name: str) -> bool:
    """Whether a type name needs no declaration."""
    return name in SCALARS or name == UNSUPPORTED


def _names_of_block(block: Block) -> tuple[str, ...]:
    item = item_of(block)
    if not isinstance(item, ModelItem):
        return ()
    return tuple(dict.fromkeys(f.face.type for f in item.fields if f.face.type and not is_builtin(f.face.type)))


_names_in_block = Memo(_names_of_block, limit=20_000)


def _is_gappy(item: AnyItem) -> bool:
    """Whether something may be missing in a block: its brace, a line that cannot be read, or a type."""
    if not item.is_whole or item.block.close < 0:
        return True
    return isinstance(item, ModelItem) and any(not field.face.type for field in item.fields)


def _names(item: AnyItem) -> tuple[str, ...]:
    """Type names that the fields of a block use, built-in ones left out."""
    return _names_in_block(item.block)


def _places(files: Sequence[SchemaFile]) -> Iterator[Place]:
    for number, file in enumerate(files):
        tree = file.tree
        for index, block in enumerate(tree.blocks):
            yield Place(number, index, tree.starts[index], item_of(block))
