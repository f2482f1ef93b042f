"""Records: classes that are only what their fields say, like frozen dataclasses at a fraction of their price.

What is loaded before the first diagnostics is made of these: a dataclass writes and compiles six functions while its
module is imported, and importing `dataclasses` alone takes longer than many modules of ours. Here one function is
compiled, when the first record of a class is made. That fields never change is held by the type checker, not at run
time, so making a record costs no more than setting its fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: object) -> Any:
        """Tells the type checker only."""
        return lambda decorated: decorated


R = TypeVar("R", bound="Record")


def _make_first(self: Any, *values: Any, **named: Any) -> None:
    """The `__init__` of a class of which nothing has been made: it gives way to a compiled one."""
    kind = type(self)
    names, defaults = kind.record_fields, kind.record_defaults
    parameters = ", ".join(f"{name}=_{name}" if name in defaults else name for name in names)
    steps = "; ".join(f"self.{name} = {name}" for name in names) or "pass"
    scope = {f"_{name}": default for name, default in defaults.items()}
    exec(f"def __init__(self, {parameters}): {steps}", scope)
    kind.__init__ = scope["__init__"]
    kind.__init__(self, *values, **named)


class _Kind(type):
    """The class of classes of records: gathers fields and gives them slots."""

    record_fields: tuple[str, ...] = ()
    record_defaults: Mapping[str, Any] = MappingProxyType({})

    def __new__(
        cls,
        name: str,
        bases: tuple[type, ...],
        body: dict[str, Any],
        *,
        eq: bool = True,
        slots: bool = True,
        hides: str = "",
    ) -> _Kind:
        own = tuple(body.get("__annotations__", ()))
        above = next((base for base in bases if isinstance(base, _Kind)), cls)
        fields = tuple(dict.fromkeys(above.record_fields + own))
        if slots:
            body["__slots__"] = fields[len(above.record_fields) :]
        if not eq:
            body |= {"__eq__": object.__eq__, "__hash__": object.__hash__}
        body["record_fields"] = body["__match_args__"] = fields
        body["record_defaults"] = {**above.record_defaults} | {field: body.pop(field) for field in own if field in body}
        body["_hidden"] = hides
        body["_contents"] = attrgetter(*fields) if fields else type
        body.setdefault("__init__", _make_first)
        return super().__new__(cls, name, bases, body)


@dataclass_transform(frozen_default=True)
class Record(metaclass=_Kind):
    """Something with the annotated fields of its class, behind those of the class above it. A field of that class that is
    annotated again has a narrower type, and stays in its place.

    Equal to another one of its class with equal fields, unless the class says `eq=False`: then to itself only.
    `slots=False` leaves room for cached properties, `hides` names a field that no `repr` shows, such as a password.
    """

    if not TYPE_CHECKING:  # the type checker sees what a dataclass has

        def __eq__(self, other: object) -> bool:
            if other.__class__ is not self.__class__:
                return NotImplemented
            contents = type(self)._contents
            return contents(self) == contents(other)

        def __hash__(self) -> int:
            return hash(type(self)._contents(self))

        def __repr__(self) -> str:
            shown = (name for name in self.record_fields if name != self._hidden)
            fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
            return f"{type(self).__name__}({fields})"


def contents_of(record: Record) -> object:
    """What the fields of a record hold, to compare and to hash."""
    kind: Any = type(record)
    return kind._contents(record)


def replaced(record: R, **changes: Any) -> R:
    """A record with other contents of some fields."""
    fields: tuple[str, ...] = type(record).record_fields
    return type(record)(**{name: getattr(record, name) for name in fields} | changes)
