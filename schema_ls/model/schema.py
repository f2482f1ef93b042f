"""All files of a schema as one: which names are declared where, and what one block sees of the others.

`Schema` knows everything. `Scope` is the part of it that one block can see: its dialect, the faces of the blocks it
names, and a few facts. Rules get a scope only, so their result depends on nothing else and can be remembered.

A schema is a value. After a change the next one is made from it, and shares with it the scopes of all blocks that see
nothing else than before: what they are is never asked again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress

from schema_ls.base.finding import Symbol
from schema_ls.base.memo import cached_property
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.model.answers import EXTENSION, Offer, Topic
from schema_ls.model.cascades import NOWHERE, Spread
from schema_ls.model.constraints import Clash, Sharing, clashes, names_in_schema, sharing
from schema_ls.model.containment import required_cycles
from schema_ls.model.differences import cuts_between, moved
from schema_ls.model.faces import Face, ModelFace
from schema_ls.model.falls import NOTHING, Fall
from schema_ls.model.items import (
    CONFIG_KINDS,
    AnyItem,
    ConfigItem,
    EnumItem,
    Member,
    ModelItem,
    OtherItem,
    item_of,
    member_named,
)
from schema_ls.model.openings import CLOSED, Opening, oddities_of
from schema_ls.model.register import TYPE_KINDS, Cut, Register, Taken, Touched, items_of, space_of
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.ast import Array, String
from schema_ls.syntax.tree import Block, Tree


class SchemaFile(Record):
    """A file by name with its tree."""

    name: str
    tree: Tree


class Place(Record):
    """A block of a schema: file and block by index, and the row in the file where the block starts."""

    file: int
    block: int
    row: int
    item: AnyItem


class Facts(Record):
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
    """Whether every block of the schema could be read. Told only to enums and composite types that no field names: for
    all others a broken line far away would be a change."""
    other_datasource: Symbol | None = None
    """For a datasource, where two or more name a provider, another one of these."""
    schemas: tuple[str, ...] | None = None
    """What the datasource lists as `schemas`; None where it does not."""
    required_cycle: tuple[str, ...] = ()
    """Names of types, the own one first and last, each of which holds a required field of the next; `containment.MORE` for
    many."""
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
    answers: tuple[tuple[Topic, tuple[Offer, ...]], ...] = ()
    """What other blocks offer under the topics that the block asks about."""
    fall: Fall = NOTHING
    """What goes with a deleted row of a model."""
    extensions: tuple[str, ...] | None = None
    """The extensions that the datasource lists; None where it has no list, and for blocks that need no extension."""
    needed_extensions: frozenset[str] = frozenset()
    """For a datasource the extensions that blocks need."""

    def answer(self, topic: Topic | None) -> tuple[Offer, ...]:
        """What others offer under a topic."""
        return next((offered for asked, offered in self.answers if asked == topic), ())


class Scope:
    """What the rules for one block may look at. The same object as long as the block and all that it sees stay the same."""

    __slots__ = ("dialect", "faces", "facts", "found", "item")

    def __init__(self, item: AnyItem, dialect: Dialect, faces: Mapping[str, Face], facts: Facts) -> None:
        self.item = item
        self.dialect = dialect
        self.faces = faces
        self.facts = facts
        self.found: object = None
        """What `checks` has found here, kept there."""

    def model(self, name: str) -> ModelFace | None:
        """The model, view or composite type of a name, among those that the block names."""
        face = self.faces.get(name)
        return face if isinstance(face, ModelFace) else None


class Schema:
    """An immutable view of all files of a schema under one dialect.

    `before` is an earlier state of the same schema: making this one then costs what has changed since.
    """

    def __init__(self, files: Sequence[SchemaFile], dialect: Dialect, before: Schema | None = None) -> None:
        self.files = tuple(files)
        self.dialect = dialect
        if before is not None and not before._is_like(self):
            before = None
        self.trees = tuple(file.tree for file in self.files)
        cuts = list(cuts_between(before.trees if before else (), self.trees))
        register = before._register if before else Register(dialect)
        self._register: Register
        self._register, touched = register.after(cuts, self.trees)
        self._oddities = oddities_of([tree.blocks for tree in self.trees], self._register.odd)
        self._known_neighbours: dict[Taken, dict[str, tuple[str, str]]] = {}
        self._known_sharings: dict[tuple[int, str, str], Sharing] = {}
        self._scopes: list[list[Scope]] | None = None
        if before is not None and before._scopes is not None and before.schemas == self.schemas:
            self._scopes = self._renewed(before, before._scopes, cuts, touched)

    def _is_like(self, other: Schema) -> bool:
        """Whether another schema has the same files, whatever is in them, and the same language."""
        return self.dialect == other.dialect and [f.name for f in self.files] == [f.name for f in other.files]

    # -- What there is

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All blocks in order."""
        return tuple(place for file in range(len(self.files)) for place in self.places_in(file))

    def places_in(self, file: int, rows: range | None = None) -> Iterator[Place]:
        """The blocks of a file in order, or those that hold rows of a range."""
        tree = self.files[file].tree
        indexes = range(len(tree.blocks)) if rows is None else tree.indexes_in(rows)
        return (self.place(file, index) for index in indexes)

    def place(self, file: int, index: int) -> Place:
        """The block of a file at an index."""
        tree = self.files[file].tree
        return Place(file, index, tree.starts[index], item_of(tree.blocks[index]))

    def stands(self, name: str, file: int, block: Block | None, row: int) -> bool:
        """Whether a block is the only one of a name, and stands at a row of a file; None: whether the name has no block.

        A row below 0 stands for what cannot be told so cheaply.
        """
        blocks = self._register.declared.get(name)
        if block is None or blocks is None:
            return block is None and blocks is None and row >= 0
        if blocks[0] is not block or len(blocks) > 1 or file >= len(self.files):
            return False
        tree = self.files[file].tree
        index = tree.index_of(block)
        return index is not None and tree.starts[index] == row

    def first(self, name: str) -> Place | None:
        """The first model, view, type or enum of a name."""
        block = next(iter(self._register.declared.get(name, ())), None)
        found = ((number, file.tree.index_of(block)) for number, file in enumerate(self.files)) if block else ()
        return next((self.place(file, index) for file, index in found if index is not None), None)

    def named(self, name: str) -> list[Place]:
        """All models, views, types and enums of a name, in order."""
        return self._places_of(self._register.declared.get(name, ()))

    def users_of(self, name: str) -> list[Place]:
        """The blocks with a field of a type, in order."""
        return self._places_of(self._register.users.get(name, ()))

    def places_seeing(self, name: str) -> list[Place]:
        """All blocks in which a type or one of its members may be named, in order."""
        return self._places_of(self._register.beholders([name]).union(self._register.declared.get(name, ())))

    def _places_of(self, blocks: Iterable[Block]) -> list[Place]:
        return [self.place(file, index) for file, index in self._positions({*blocks})]

    @cached_property
    def declared(self) -> dict[str, list[Place]]:
        """Models, views, types and enums by name, in the order of the files."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            if place.item.name and place.item.kind in TYPE_KINDS:
                found.setdefault(place.item.name, []).append(place)
        return found

    @property
    def items(self) -> Iterator[AnyItem]:
        """All blocks in order."""
        return (place.item for place in self.places)

    @property
    def faces(self) -> Mapping[str, Face]:
        """The face behind each type name, in the order of the files; of two blocks with one name the first."""
        return self._register.faces

    @cached_property
    def datasources(self) -> tuple[ConfigItem, ...]:
        """All datasource blocks."""
        items = items_of(self._register.configs)
        return tuple(item for item in items if isinstance(item, ConfigItem) and item.kind == "datasource")

    @cached_property
    def schemas(self) -> tuple[str, ...] | None:
        """What the datasource lists as `schemas`; None where it does not."""
        setting = self.datasources[0].setting("schemas") if self.datasources else None
        if setting is None:
            return None
        value = setting.value
        values = value.items if isinstance(value, Array) else (value,)
        return tuple(item.text for item in values if isinstance(item, String))

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
        found = member_named(place.item, symbol.member) if place and symbol.member is not None else None
        return (place, found) if place and found else None

    def _block(self, symbol: Symbol) -> Place | None:
        if not symbol.kind and not symbol.number:
            return self.first(symbol.block)
        alike = self._configs_alike.get((symbol.kind, symbol.block), [])
        places = alike if symbol.kind else self.named(symbol.block)
        return places[symbol.number] if symbol.number < len(places) else None

    @cached_property
    def config_places(self) -> list[Place]:
        """All datasources and generators in order."""
        return self._places_of(self._register.configs)

    @cached_property
    def _configs_alike(self) -> dict[tuple[str, str], list[Place]]:
        found: dict[tuple[str, str], list[Place]] = {}
        for place in self.config_places:
            found.setdefault((place.item.kind, place.item.name), []).append(place)
        return found

    # -- What blocks see

    @property
    def scopes(self) -> list[list[Scope]]:
        """What each block sees, by file and index. Not to be changed."""
        if self._scopes is None:
            self._scopes = [self._scopes_of(number, file.tree.blocks, 0) for number, file in enumerate(self.files)]
        return self._scopes

    def scope(self, place: Place) -> Scope:
        """What the rules for the block at `place` may look at."""
        return self._scope(place.item.block, place.file, place.block)

    def _renewed(
        self, before: Schema, scopes: list[list[Scope]], cuts: Sequence[Cut], touched: Touched
    ) -> list[list[Scope]]:
        """The scopes of an earlier state, made anew for the blocks that see something else now."""
        scopes = scopes.copy()
        for cut in cuts:
            known, end = scopes[cut.file], cut.start + len(cut.removed)
            scopes[cut.file] = [*known[: cut.start], *self._scopes_of(cut.file, cut.added, cut.start), *known[end:]]
        positions = {*self._positions(self._touched(before, touched)), *self._oddities.openings}
        positions.update(moved(before._oddities.openings, cuts))
        own = {(cut.file, index) for cut in cuts for index in range(cut.start, cut.start + len(cut.added))}
        for file in {file for file, _ in positions - own}:
            scopes[file] = scopes[file].copy()
        for file, index in positions - own:
            scopes[file][index] = self._scope(self.files[file].tree.blocks[index], file, index)
        return scopes

    def _touched(self, before: Schema, touched: Touched) -> set[Block]:
        """All blocks for which something changed that does not depend on their place."""
        register, now, then = self._register, self._oddities, before._oddities
        names = (now.hidden ^ then.hidden) | (now.unclosed ^ then.unclosed)
        near = (block for name in names for block in register.users.get(name, ()))
        return touched.blocks.union(register.blocks_of(names), near)

    def _positions(self, blocks: set[Block]) -> Iterator[tuple[int, int]]:
        """File and index of each place where one of these blocks stands, in order."""
        if len(blocks) <= _FEW and all(self._register.counts.get(block) == 1 for block in blocks):
            found = ((number, file.tree.index_of(block)) for number, file in enumerate(self.files) for block in blocks)
            yield from sorted((number, index) for number, index in found if index is not None)
        else:
            for number, file in enumerate(self.files):
                there = file.tree.blocks
                for index in compress(range(len(there)), map(blocks.__contains__, there)):
                    yield number, index

    def _scopes_of(self, file: int, blocks: Sequence[Block], start: int) -> list[Scope]:
        return [self._scope(block, file, index) for index, block in enumerate(blocks, start)]

    def _scope(self, block: Block, file: int, index: int) -> Scope:
        if block.is_blank:
            return _BLANK
        item = item_of(block)
        known = self._register.faces
        faces = {name: known[name] for name in item.type_names if name in known}
        self._add_nested(faces, _depth_of(item))
        return Scope(item, self.dialect, faces, self._facts(item, (file, index)))

    def _add_nested(self, faces: dict[str, Face], depth: int) -> None:
        """Add what composite types are made of, as deep as dotted paths reach."""
        waiting = [face for face in faces.values() if face.kind == "type"]
        for _ in range(depth):
            named = {inner.type for face in waiting if isinstance(face, ModelFace) for inner in face.fields}
            found = {name: self.faces[name] for name in sorted(named) if name in self.faces and name not in faces}
            if not found:
                return
            faces.update(found)
            waiting = [face for face in found.values() if face.kind == "type"]

    def _facts(self, item: AnyItem, position: tuple[int, int]) -> Facts:
        register, odd, names = self._register, self._oddities, item.type_names
        is_used = item.name in register.users
        return Facts(
            earlier=self._earlier(item, position),
            is_used=is_used,
            same_table=self._same_table(item),
            doubtful=register.doubtful.intersection((*names, item.name)),
            known_names=register.names if item.block in register.lost else (),
            is_whole=item.kind not in ("enum", "type") or is_used or not register.broken,
            other_datasource=self._other_datasource(item, position),
            schemas=self.schemas,
            required_cycle=self._cycles.get(item.name, ()) if item.kind == "type" else (),
            opening=odd.openings.get(position, CLOSED),
            taken_in=odd.hidden.intersection(names),
            unclosed=odd.unclosed.intersection((*names, item.name)),
            spread=register.spread.get(item.name, NOWHERE),
            clashing=self._clashing(item.name) if isinstance(item, ModelItem) and item.name else _NO_CLASHES,
            answers=register.exchange.answers(item.asks, item.name) if item.name else (),
            fall=register.falls.get(item.name, NOTHING) if item.name else NOTHING,
            extensions=register.extensions if item.name and item.extensions else None,
            needed_extensions=self._needed_extensions if item.kind == "datasource" else frozenset(),
        )

    @cached_property
    def _needed_extensions(self) -> frozenset[str]:
        return frozenset(name for kind, name in self._register.exchange.offers if kind == EXTENSION)

    def _other_datasource(self, item: AnyItem, position: tuple[int, int]) -> Symbol | None:
        if item.kind != "datasource" or len(self.datasources) < 2:
            return None
        named = self._named_datasources
        return next((symbol for at, symbol in named if at != position), None) if len(named) > 1 else None

    @cached_property
    def _named_datasources(self) -> list[tuple[tuple[int, int], Symbol]]:
        """The first two datasources that name a provider."""
        numbers: Counter[str] = Counter()
        found: list[tuple[tuple[int, int], Symbol]] = []
        for at in self.config_places:
            if at.item.kind == "datasource" and isinstance(at.item, ConfigItem):
                if at.item.setting("provider") is not None and len(found) < 2:
                    symbol = Symbol(at.item.name, kind="datasource", number=numbers[at.item.name])
                    found.append(((at.file, at.block), symbol))
                numbers[at.item.name] += 1
        return found

    def _earlier(self, item: AnyItem, position: tuple[int, int]) -> str:
        """Kind of an earlier block with the same name, empty where there is none."""
        if isinstance(item, ConfigItem):
            first = self._firsts[item.kind, item.name]
        elif len(self._register.declared.get(item.name, ())) > 1 and item.kind in TYPE_KINDS:
            first = self._firsts["", item.name]
        else:
            return ""
        return "" if first == position else self.files[first[0]].tree.blocks[first[1]].kind

    @cached_property
    def _firsts(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Where each name stands first: of a type (kind empty), or of a datasource or generator."""
        found: dict[tuple[str, str], tuple[int, int]] = {}
        several = {name for name, blocks in self._register.declared.items() if len(blocks) > 1}
        for number, file in enumerate(self.files):
            for index, block in enumerate(file.tree.blocks):
                if block.kind in CONFIG_KINDS:
                    found.setdefault((block.kind, block.name), (number, index))
                elif block.name in several and block.kind in TYPE_KINDS:
                    found.setdefault(("", block.name), (number, index))
        return found

    def _same_table(self, item: AnyItem) -> str:
        face = self.faces.get(item.name)
        if face is None or not isinstance(item, ModelItem | EnumItem) or face is not item.face:
            return ""
        before, after = self._neighbours(space_of(face)).get(item.name, ("", ""))
        if before and (face.map or face.kind == "enum"):
            return before
        return after if after and face.map and face.kind != "enum" and not self.faces[after].map else ""

    def _neighbours(self, taken: Taken) -> dict[str, tuple[str, str]]:
        """By each of several blocks with one thing in the database, the names of those before and behind it in order."""
        owners = self._register.owners.get(taken, ())
        if len(owners) < 2:
            return {}
        if taken not in self._known_neighbours:
            names = ["", *sorted(owners, key=self._register.ranks.__getitem__), ""]
            around = zip(names[1:-1], names, names[2:], strict=False)
            self._known_neighbours[taken] = {name: (before, after) for name, before, after in reversed([*around])}
        return self._known_neighbours[taken]

    def _shared(self, taken: tuple[int, str, str]) -> Sharing:
        """The constraints with a name that several have; the last model first."""
        if taken not in self._known_sharings:
            register = self._register
            names = sorted(set(register.owners[taken]), key=register.ranks.__getitem__, reverse=True)
            owners = [owner for owner in map(register.keeper, names) if owner is not None]
            self._known_sharings[taken] = sharing(taken[0], taken[2], owners, self.dialect)
        return self._known_sharings[taken]

    def _clashing(self, name: str) -> frozenset[Clash]:
        """The constraints of a model whose names others have, too. The last of the others is named."""
        register = self._register
        keeper = register.keeper(name)
        if keeper is None:
            return _NO_CLASHES
        found: set[Clash] = set()
        for taken in set(names_in_schema(keeper, self.dialect)):
            if len(register.owners[taken]) > 1:
                found.update(clashes(keeper, self._shared(taken)))
        return frozenset(found) if found else _NO_CLASHES

    @cached_property
    def _cycles(self) -> dict[str, tuple[str, ...]]:
        return required_cycles(self.faces)


def _depth_of(item: AnyItem) -> int:
    """How many dots a path in a block attribute has at most."""
    attributes = item.attributes if isinstance(item, ModelItem) else ()
    return max((attribute.line.text.count(".") for attribute in attributes), default=0)


_FEW = 30
"""Blocks up to which each is looked up by itself."""
_NO_CLASHES: frozenset[Clash] = frozenset()
_BLANK = Scope(OtherItem(Block("loose", 0, -1, ())), Dialect.make(), {}, Facts())
"""What empty lines between blocks see."""
