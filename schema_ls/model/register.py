"""Who declares which name, who uses it, and what the blocks of a schema share beside that.

A register is never changed once it is made: `after` gives the next one, by the difference of the blocks, together with
the blocks that see something else now. A schema that is read for the first time is the same step, from nothing. What
does not depend on the order of blocks is kept here; what does, and is rarely asked, is worked out by `schema`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy

from schema_ls.base.layered import Layered
from schema_ls.base.memo import cached_property
from schema_ls.base.record import Record
from schema_ls.model.answers import EXTENSION, SILENT, Exchange, Voice, offers_of
from schema_ls.model.cascades import Edges, Spread, cascades_of, spread_of
from schema_ls.model.constraints import names_in_schema
from schema_ls.model.faces import Face
from schema_ls.model.falls import Fall, Steps, falls_of, steps_of
from schema_ls.model.items import CONFIG_KINDS, MODEL_KINDS, AnyItem, ConfigItem, EnumItem, ModelItem, item_of
from schema_ls.model.openings import is_odd
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.tree import Block, Tree

TYPE_KINDS = MODEL_KINDS | {"enum"}
Taken = tuple[object, str, str]
"""Something that only one block should have in the database: table, enum or the number of a scope of names; the
database schema; the name."""


class Cut(Record):
    """Blocks of a file that gave way to others: `removed` began at index `start`, where `added` are now."""

    file: int
    start: int
    removed: Sequence[Block]
    added: Sequence[Block]

    @property
    def keeps_names(self) -> bool:
        """Whether the same names are declared in the same order as before."""
        return [b.name for b in self.removed if _declares(b)] == [b.name for b in self.added if _declares(b)]


class Touched:
    """What a change is seen by, beside the blocks that are new."""

    __slots__ = ("blocks", "names", "own")

    def __init__(self) -> None:
        self.names: set[str] = set()
        """Names that look different to whoever uses them."""
        self.own: set[str] = set()
        """Names about which something changed that only the blocks of this name see."""
        self.blocks: set[Block] = set()


class Register:
    """Tables over the blocks of a schema, in one dialect. To be read only."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.counts: Layered[Block, int] = Layered()
        """How often a block stands in the schema: equal blocks are one object. Blank ones are left out."""
        self.declared: Layered[str, tuple[Block, ...]] = Layered()
        """Models, views, types and enums by name, in order."""
        self.faces: Layered[str, Face] = Layered()
        """The face behind each name, in the same order; of two blocks with one name the first."""
        self.users: Layered[str, set[Block]] = Layered()
        """The blocks with a field of a type."""
        self.lost: frozenset[Block] = frozenset()
        """Blocks that name a type which nobody declares."""
        self.doubtful: frozenset[str] = frozenset()
        """Names of blocks in which something could not be read or resolved."""
        self.broken: frozenset[Block] = frozenset()
        """Blocks with a line that cannot be read."""
        self.odd: frozenset[Block] = frozenset()
        """Blocks that are not closed as they should be, or whose first line cannot be read."""
        self.configs: tuple[Block, ...] = ()
        """Datasources and generators in order."""
        self.owners: Layered[Taken, tuple[str, ...]] = Layered()
        """Names of the blocks that have something in the database, in no order; a block may have one thing twice."""
        self.edges: dict[str, Edges] = {}
        """The modifying relations of each model that has any, where the database cares."""
        self.spread: dict[str, Spread] = {}
        self.exchange = Exchange()
        """What blocks ask about the schema, and who answers."""
        self.steps: dict[str, Steps] = {}
        """The relations of each model that has any along which deletions go on."""
        self.falls: dict[str, Fall] = {}
        self.extensions: tuple[str, ...] | None = None
        """What the first datasource lists as `extensions`; None where it does not."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All type names in order."""
        return tuple(self.declared)

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The place of each type name in that order."""
        return {name: rank for rank, name in enumerate(self.declared)}

    def forget_order(self) -> None:
        """Find `names` and `ranks` anew: other names are declared, or in another order."""
        self.__dict__.pop("names", None)
        self.__dict__.pop("ranks", None)

    def item(self, name: str) -> ModelItem | EnumItem:
        """What is declared first under a name, which has to be declared."""
        item = item_of(self.declared[name][0])
        assert isinstance(item, ModelItem | EnumItem)
        return item

    def keeper(self, name: str) -> ModelItem | None:
        """The first model or view of a name."""
        items = (item_of(block) for block in self.declared.get(name, ()) if block.kind != "type")
        return next((item for item in items if isinstance(item, ModelItem)), None)

    def beholders(self, names: Iterable[str]) -> set[Block]:
        """The blocks that see any of these types: those that name it, or a composite type that is made of it."""
        found: set[Block] = set()
        waiting, seen = list(names), set(names)
        while waiting:
            for block in self.users.get(waiting.pop(), ()):
                found.add(block)
                if block.kind == "type" and block.name not in seen:
                    seen.add(block.name)
                    waiting.append(block.name)
        return found

    def blocks_of(self, names: Iterable[str]) -> Iterator[Block]:
        """All blocks that are declared under these names."""
        return (block for name in names for block in self.declared.get(name, ()))

    def after(self, cuts: Sequence[Cut], trees: Sequence[Tree]) -> tuple[Register, Touched]:
        """The register of `trees`, which differ from the blocks of this one by `cuts`."""
        new = copy(self)
        step = _Step(self, new, cuts)
        step.run(trees)
        return new, step.touched


class _Step:
    """From one register to the next. `new` starts as a copy with the tables of `old`; tables are copied before a change."""

    def __init__(self, old: Register, new: Register, cuts: Sequence[Cut]) -> None:
        self.old, self.new, self.cuts = old, new, cuts
        self.touched = Touched()
        changed = [block for cut in cuts for blocks in (cut.removed, cut.added) for block in blocks]
        self.names = dict.fromkeys(block.name for block in changed if _declares(block))
        """The names of all blocks that went or came."""
        self.has_configs = any(block.kind in CONFIG_KINDS for block in changed)
        self.left, self.entered = self._exchange()

    def run(self, trees: Sequence[Tree]) -> None:
        """Bring one table after the other up to date, then say what is seen of it."""
        self._declare(trees)
        appeared = [name for name in self.names if (name in self.old.faces) is not (name in self.new.faces)]
        looks_different = [n for n in self.names if self.old.faces.get(n) is not self.new.faces.get(n)]
        self.touched.names.update(looks_different)
        self._use()
        self._doubt(appeared)
        self._read()
        self._own()
        self._answer()
        self._fall()
        if self.new.dialect.refuses_cascade_cycles:
            self._spread(looks_different)
        if self.has_configs:
            self._configure(trees)
        touched, new = self.touched, self.new
        touched.blocks |= new.beholders(touched.names)
        touched.blocks.update(new.blocks_of(touched.names | touched.own))

    def _exchange(self) -> tuple[list[Block], list[Block]]:
        """The blocks that are gone altogether, and those that were not there before."""
        counts = self.new.counts = self.old.counts.copy()
        removed = [block for cut in self.cuts for block in cut.removed if not block.is_blank]
        added = [block for cut in self.cuts for block in cut.added if not block.is_blank]
        for block in added:
            counts[block] = counts.get(block, 0) + 1
        for block in removed:
            counts[block] -= 1
            if not counts[block]:
                del counts[block]
        left = [block for block in dict.fromkeys(removed) if block not in counts]
        return left, [b for b in dict.fromkeys(added) if b in counts and b not in self.old.counts]

    def _declare(self, trees: Sequence[Tree]) -> None:
        """Names in order: the same ones as before, unless a name came or went."""
        old, new = self.old, self.new
        several = [name for name in self.names if len(old.declared.get(name, ())) != 1]
        if several or not all(cut.keeps_names for cut in self.cuts):
            found: dict[str, list[Block]] = {}
            for tree in trees:
                for block in tree.blocks:
                    if block.name and block.kind in TYPE_KINDS:
                        found.setdefault(block.name, []).append(block)
            new.declared = Layered({name: tuple(blocks) for name, blocks in found.items()})
            new.faces = Layered({name: new.item(name).face for name in found})
            new.forget_order()
            self.touched.own.update(n for n in self.names if len(old.declared.get(n, ())) + len(found.get(n, ())) > 2)
            self.touched.blocks |= old.lost  # they are told all names
        elif self.names:
            new.declared, new.faces = old.declared.copy(), old.faces.copy()
            new.declared.update((b.name, (b,)) for cut in self.cuts for b in cut.added if _declares(b))
            new.faces.update((name, new.item(name).face) for name in self.names)

    def _use(self) -> None:
        """Who names which type. Whether anybody does is told to the blocks of that name."""
        users = self.new.users = self.old.users.copy()
        copied: set[str] = set()
        for blocks, change in ((self.left, set.discard), (self.entered, set.add)):
            for block in blocks:
                for name in item_of(block).type_names:
                    if name not in copied:
                        copied.add(name)
                        users[name] = users.get(name, set()).copy()
                    change(users[name], block)
        for name in copied:
            if not users[name]:
                del users[name]
        self.touched.own.update(name for name in copied if (name in users) is not (name in self.old.users))

    def _doubt(self, appeared: Sequence[str]) -> None:
        """Which names are nobody's, and which blocks prove nothing by what they lack."""
        new, faces = self.new, self.new.faces
        asked = set(self.entered).union(*(new.users.get(name, ()) for name in appeared))
        lost = {block for block in asked if any(name not in faces for name in item_of(block).type_names)}
        new.lost = self.old.lost.difference(self.left, asked) | lost
        names = self.names.keys() | {block.name for block in asked if _declares(block)}
        found = {n for n in names if n in faces and (new.item(n).is_gappy or new.declared[n][0] in new.lost)}
        new.doubtful = self.old.doubtful - names | found
        self.touched.names |= new.doubtful ^ self.old.doubtful

    def _read(self) -> None:
        """What cannot be read. Enums and composite types without users are told whether there is such a thing."""
        old, new = self.old, self.new
        new.broken = old.broken.difference(self.left).union(b for b in self.entered if not item_of(b).is_whole)
        new.odd = old.odd.difference(self.left).union(block for block in self.entered if is_odd(block))
        if bool(new.broken) is not bool(old.broken):
            faces = new.faces.items()
            told = (name for name, face in faces if face.kind in ("enum", "type") or len(new.declared[name]) > 1)
            self.touched.own.update(name for name in told if name not in new.users)

    def _own(self) -> None:
        """Who has which tables and constraints. Those who share one are told of each other."""
        owners = self.new.owners = self.old.owners.copy()
        for name in self.names:
            before, after = _taken(self.old, name), _taken(self.new, name)
            for key in (*before, *after):
                if len(owners.get(key, ())) > 1:
                    self.touched.own.update(owners[key])
            for key in before:
                left = list(owners[key])
                left.remove(name)
                owners[key] = tuple(left)
            for key in after:
                owners[key] = (*owners.get(key, ()), name)
                if len(owners[key]) > 1:
                    self.touched.own.update(owners[key])
            for key in {*before}:
                if not owners[key]:
                    del owners[key]

    def _spread(self, changed: Sequence[str]) -> None:
        """What cascading relations run into."""
        new, old = self.new, self.old
        edges = old.edges.copy()
        near = (block.name for name in changed for block in new.users.get(name, ()) if block.name in new.faces)
        for name in {*changed, *near}:
            edges[name] = cascades_of(new.faces.get(name), new.faces, new.dialect)
            if not edges[name]:
                del edges[name]
        if edges != old.edges:
            new.edges, new.spread = edges, spread_of(edges)
            self.touched.own.update(n for n in {*old.spread, *new.spread} if old.spread.get(n) != new.spread.get(n))

    def _answer(self) -> None:
        """What blocks ask. Those who asked are told of other answers, and datasources which extensions are needed."""
        old, new = self.old, self.new
        voices = {name: (_voice(old, name), _voice(new, name)) for name in self.names}
        new.exchange, moved = old.exchange.after(voices)
        askers, before, after = new.exchange.askers, old.exchange.offers, new.exchange.offers
        self.touched.own.update(name for topic in moved for name in askers.get(topic, ()))
        if any(topic[0] == EXTENSION and (topic in before) is not (topic in after) for topic in moved):
            self.touched.blocks.update(block for block in new.configs if block.kind == "datasource")

    def _fall(self) -> None:
        """What goes with a deleted row."""
        old, new = self.old, self.new
        steps = {name: steps_of(new.faces.get(name)) for name in self.names}
        if any(found != old.steps.get(name, ()) for name, found in steps.items()):
            known = {**old.steps, **steps}
            new.steps = {name: found for name, found in known.items() if found}
            new.falls = falls_of(new.steps)
            self.touched.own.update(n for n in {*old.falls, *new.falls} if old.falls.get(n) != new.falls.get(n))

    def _configure(self, trees: Sequence[Tree]) -> None:
        """Datasources and generators, each of which is told about the others."""
        self.new.configs = tuple(block for tree in trees for block in tree.configs)
        self.touched.blocks.update(self.new.configs)
        items = map(item_of, self.new.configs)
        datasources = (i for i in items if isinstance(i, ConfigItem) and i.kind == "datasource")
        datasource = next(datasources, None)
        self.new.extensions = datasource.extensions_listed if datasource else None
        if self.new.extensions != self.old.extensions:
            offers = self.new.exchange.offers
            self.touched.own.update(n for topic, owners in offers.items() if topic[0] == EXTENSION for n in owners)


def _voice(register: Register, name: str) -> Voice:
    """What the blocks of a name ask and offer."""
    face = register.faces.get(name)
    if face is None:
        return SILENT
    items = [item_of(block) for block in register.declared[name]]
    asks, extensions = items[0].asks, items[0].extensions
    if len(items) > 1:
        asks = tuple(topic for item in items for topic in item.asks)
        extensions = extensions.union(*(item.extensions for item in items))
    return Voice(offers_of(face, extensions), frozenset(asks))


def _declares(block: Block) -> bool:
    return bool(block.name) and block.kind in TYPE_KINDS


def space_of(face: Face) -> Taken:
    """What must differ between blocks that become objects of the database."""
    return ("enum" if face.kind == "enum" else "table", face.schema, face.map or face.name)


def _taken(register: Register, name: str) -> list[Taken]:
    """What the blocks of a name have in the database."""
    face, keeper = register.faces.get(name), register.keeper(name)
    found = [space_of(face)] if face is not None and face.kind != "type" else []
    return found + (list(names_in_schema(keeper, register.dialect)) if keeper is not None else [])


def items_of(blocks: Iterable[Block]) -> Iterator[AnyItem]:
    """The items of blocks."""
    return map(item_of, blocks)
