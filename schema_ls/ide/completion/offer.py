"""What is offered at a cursor, as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from schema_ls.ide.line_walk import Word


class Kind(Enum):
    """What sort of thing is offered; editors show a picture for each."""

    KEYWORD = "keyword"
    SETTING = "setting"
    ATTRIBUTE = "attribute"
    ARGUMENT = "argument"
    SCALAR = "scalar"
    MODEL = "model"
    ENUM = "enum"
    FIELD = "field"
    VALUE = "value"
    ENUM_VALUE = "enum value"
    FUNCTION = "function"
    NATIVE_TYPE = "native type"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose.

    `text` is what takes the place of the word under the cursor, the label where it is empty. Where `is_snippet` is
    set, `$0` and `${1:...}` in it are places to go on typing. `goes_on`: the next thing to choose follows at once.
    """

    label: str
    kind: Kind
    text: str = ""
    is_snippet: bool = False
    detail: str = ""
    doc: str = ""
    goes_on: bool = False

    @property
    def inserted(self) -> str:
        """What is put in."""
        return self.text or self.label


@dataclass(frozen=True, slots=True)
class Completion:
    """All offers at a cursor, the best ones first, and the word that gives way. `row` counts from the file's start."""

    row: int
    word: Word
    offers: tuple[Offer, ...]


def texts(values: Iterable[str], is_string: bool) -> Iterator[Offer]:
    """Strings to choose, with quotes unless the cursor is between quotes already."""
    for value in values:
        yield Offer(value, Kind.VALUE) if is_string else Offer(f'"{value}"', Kind.VALUE)
