"""Memories of results of pure functions.

What is open decides how much is remembered of it: what is known of one block or line is kept with that (`Once`, `Noted`)
and goes with it, whatever the size of the text; equal blocks are one object while they live (`Shared`); what is known of a
list is kept for its last state (`Mapped`). Only what was open before has a bound in numbers (`Memo`, `Shared`, `Recent`,
`Held`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, cast
from weakref import WeakValueDictionary, ref

if TYPE_CHECKING:
    from functools import cached_property as cached_property  # noqa: PLC0414 - handed on
else:

    class cached_property:  # noqa: N801 - called as what it stands for
        """As that of `functools`, whose lock (up to Python 3.11) takes longer than most of what is remembered by it.

        A large schema asks for some hundred thousand of these when it is opened.
        """

        def __init__(self, make: Callable[[Any], Any]) -> None:
            self._make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, owner: Any, kind: type | None = None) -> Any:
            if owner is None:
                return self
            value = owner.__dict__[self._name] = self._make(owner)
            return value


K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
P = ParamSpec("P")
_NOTHING = object()
_PIECE = 256


class Memo(Generic[K, V]):
    """Remembers what `make` gave for a key.

    Entries live in a young and an old generation: when the young one is full it becomes the old one, and
    what was not asked for meanwhile is forgotten. `misses` counts how often `make` really ran; tests use it
    to show what a change recomputes.
    """

    __slots__ = ("_make", "_old", "_young", "limit", "misses")

    def __init__(self, make: Callable[[K], V], limit: int = 100_000) -> None:
        self._make = make
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}
        self.limit = limit
        self.misses = 0

    def __call__(self, key: K) -> V:
        """The result for `key`, made now or remembered."""
        young = self._young
        known = young.get(key, _NOTHING)
        if known is not _NOTHING:
            return cast(V, known)
        if key in self._old:
            value = self._old[key]
        else:
            self.misses += 1
            value = self._make(key)
        if len(young) >= self.limit:
            self._old = young
            self._young = young = {}
        young[key] = value
        return value

    def hold(self, count: int) -> None:
        """Make room for at least `count` results in a generation: a schema is remembered as a whole."""
        self.limit = max(self.limit, count)

    def clear(self) -> None:
        """Forget everything."""
        self._young.clear()
        self._old.clear()

    def __len__(self) -> int:
        """How many results are remembered."""
        return len(self._young) + len(self._old)


class Recent(dict[K, V]):
    """Like `Memo`, for what is asked for in bulk: `map(known.__getitem__, keys)` costs no step of Python for a known key.

    `make` gives values, never None; those that `is_kept` refuses are made again each time.
    """

    __slots__ = ("_is_kept", "_make", "_old", "limit")

    def __init__(self, make: Callable[[K], V], limit: int, is_kept: Callable[[K, V], bool]) -> None:
        super().__init__()
        self._make = make
        self._is_kept = is_kept
        self._old: dict[K, V] = {}
        self.limit = limit

    def __missing__(self, key: K) -> V:
        value = self._old.get(key)
        if value is None:
            value = self._make(key)
        if self._is_kept(key, value):
            if len(self) >= self.limit:
                self._old = {**self}
                self.clear()
            self[key] = value
        return value


class Held(dict[str, V]):
    """One object for equal keys, asked for in bulk as in `Recent`.

    When there are `limit` of them, those that nobody holds go, and the next time is when there are twice as many as are
    left, or `least`. So all that is open stays whatever its size. Keys of more than `longest` letters are not kept.
    """

    __slots__ = ("_least", "_longest", "_make", "limit")

    def __init__(self, make: Callable[[str], V], least: int, longest: int) -> None:
        super().__init__()
        self._make = make
        self._longest = longest
        self._least = self.limit = least

    def __missing__(self, key: str) -> V:
        value = self._make(key)
        if len(key) <= self._longest:
            if len(self) >= self.limit:
                self._forget()
            self[key] = value
        return value

    def hold(self, count: int) -> None:
        """Make room for `count` objects at once, and for what becomes of them."""
        self.limit = max(self.limit, 2 * count)

    def _forget(self) -> None:
        """Let go what nobody else holds."""
        known = [(key, ref(value)) for key, value in self.items()]
        self.clear()
        self.update((key, value) for key, seen in known if (value := seen()) is not None)
        self.limit = max(self._least, 2 * len(self))


class Shared(Generic[K, V]):
    """What `make` gives for a key: one object for equal keys, as long as somebody holds it or it is one of the last made.

    So all that is open is shared whatever its size, and of what was open only the last `limit` objects stay. `misses` as
    in `Memo`.
    """

    __slots__ = ("_alive", "_last", "_make", "misses")

    def __init__(self, make: Callable[[K], V], limit: int) -> None:
        self._make = make
        self._alive: WeakValueDictionary[K, V] = WeakValueDictionary()
        self._last: deque[V] = deque(maxlen=limit)
        self.misses = 0

    def __call__(self, key: K) -> V:
        """The object for `key`, made now or shared."""
        value = self._alive.get(key)
        if value is None:
            self.misses += 1
            value = self._alive[key] = self._make(key)
            self._last.append(value)
        return value

    @property
    def limit(self) -> int:
        """How many objects stay that nobody else holds."""
        return self._last.maxlen or 0

    def clear(self) -> None:
        """Forget everything."""
        self._alive.clear()
        self._last.clear()

    def __len__(self) -> int:
        """How many objects there are."""
        return len(self._alive)


class Once(Generic[K, V]):
    """What `make` gives for an object, kept in a slot of this object, empty (None) at first, as long as it lives.

    So it is made once for each object, whatever is remembered elsewhere, and needs no bound. `misses` as in `Memo`.
    """

    __slots__ = ("_make", "_slot", "misses")

    def __init__(self, make: Callable[[K], V], slot: str) -> None:
        self._make = make
        self._slot = slot
        self.misses = 0

    def __call__(self, key: K) -> V:
        """The value of `key`, made now or kept."""
        known: V | None = getattr(key, self._slot)
        if known is None:
            self.misses += 1
            known = self._make(key)
            setattr(key, self._slot, known)
        return known


class Subject(Protocol):
    """What has room for notes: None until there is one."""

    notes: dict[object, tuple[object, Any]] | None


S = TypeVar("S", bound=Subject)


class Noted(Generic[S, P, V]):
    """What `make` gives for a subject and what else it is told, noted on the subject for the last thing it was told.

    As with `Once` nothing is made twice for what is open, and no bound is needed. `misses` as in `Memo`.
    """

    __slots__ = ("_make", "misses")

    def __init__(self, make: Callable[Concatenate[S, P], V]) -> None:
        self._make = make
        self.misses = 0

    def __call__(self, subject: S, *told: P.args, **named: P.kwargs) -> V:
        """The value for a subject, made now or noted."""
        notes = subject.notes
        if notes is None:
            notes = subject.notes = {}
        known, said = notes.get(self), (told, named) if named else told
        if known is None or known[0] != said:
            self.misses += 1
            known = notes[self] = said, self._make(subject, *told, **named)
        value: V = known[1]
        return value


def never() -> None:
    """Stops nothing."""


class Mapped(Generic[K, V]):
    """`make` for each element of a list, of lists that follow each other and share most elements.

    What is shared, the very same objects at both ends or at the same index, is found without a step of Python for
    each element. `make` has to be pure. Only the last list is remembered. `misses` as in `Memo`.
    """

    __slots__ = ("_keys", "_make", "_values", "misses")

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make
        self._keys: list[K] = []
        self._values: list[V] = []
        self.misses = 0

    def __call__(self, keys: list[K], stop: Callable[[], object] = never) -> list[V]:
        """The values of `keys`, in order. Not to be changed by the caller.

        `stop` is called before a value is made, and may raise what it likes: what is made by then stays remembered.
        """
        if keys is not self._keys:
            start, end = common_ends(self._keys, keys)
            if len(self._keys) == len(keys):
                self._replace(keys, start, len(keys) - end, stop)
            else:
                self._exchange(keys, start, end, stop)
            self._keys = keys
        return self._values

    def _replace(self, keys: list[K], start: int, behind: int, stop: Callable[[], object]) -> None:
        """Make values anew at some indexes between two."""
        changed = compress(range(start, behind), map(is_not, self._keys[start:behind], keys[start:behind]))
        self._keys, self._values = self._keys[:], self._values[:]
        for index in changed:
            value = self._made(keys[index], stop)
            self._keys[index], self._values[index] = keys[index], value

    def _exchange(self, keys: list[K], start: int, end: int, stop: Callable[[], object]) -> None:
        """Put other values between `start` and the last `end` ones."""
        old, behind = slice(start, len(self._keys) - end), len(keys) - end
        known = {id(key): (key, value) for key, value in zip(self._keys[old], self._values[old], strict=True)}
        made: list[tuple[K, V]] = []
        try:
            for key in keys[start:behind]:
                made.append(known.get(id(key)) or (key, self._made(key, stop)))
        finally:
            if len(made) < behind - start:  # stopped: what is known may be among the rest
                taken = {id(key) for key, _ in made}
                made += [pair for identity, pair in known.items() if identity not in taken]
            self._keys = [*self._keys[:start], *(key for key, _ in made), *self._keys[old.stop :]]
            self._values = [*self._values[:start], *(value for _, value in made), *self._values[old.stop :]]

    def _made(self, key: K, stop: Callable[[], object]) -> V:
        stop()
        self.misses += 1
        return self._make(key)


def common_ends(old: list[K], new: list[K]) -> tuple[int, int]:
    """How many elements two lists share at their starts, and how many of the others at their ends.

    For elements that equal nothing but themselves: lists of them are compared by C, a piece at a time.
    """
    short = min(len(old), len(new))
    start = next((n for n in range(0, short, _PIECE) if old[n : n + _PIECE] != new[n : n + _PIECE]), short)
    start = next(compress(range(start, short), map(is_not, old[start:short], new[start:short])), short)
    left, ends = short - start, (len(old), len(new))
    same = next((n for n in range(0, left, _PIECE) if _behind(old, n) != _behind(new, n)), left)
    one, other = reversed(old[: ends[0] - same]), reversed(new[: ends[1] - same])
    return start, next(compress(range(same, left), map(is_not, one, other)), left)


def _behind(elements: list[K], number: int) -> list[K]:
    """The piece of a list that ends before its last `number` elements."""
    end = len(elements) - number
    return elements[max(0, end - _PIECE) : end]
