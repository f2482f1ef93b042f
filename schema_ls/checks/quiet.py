"""Lines in which a rule found nothing, so that it need not look at them where they stand again."""

from __future__ import annotations

from typing import Generic, TypeVar

from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.line import Line, Wording

T = TypeVar("T", Line, Wording)
_REMEMBERED = 50_000


class Quiet(Generic[T]):
    """What a rule remembers that looks at each line alone, or at its wording, beside the kind of the block and the dialect."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[tuple[str, Dialect], set[T]] = {}

    def among(self, kind: str, dialect: Dialect) -> set[T]:
        """What was quiet in blocks of a kind, to be added to."""
        if sum(map(len, self._known.values())) > _REMEMBERED:
            self._known.clear()
        return self._known.setdefault((kind, dialect), set())
