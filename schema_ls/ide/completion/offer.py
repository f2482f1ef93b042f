"""What is offered at a cursor, as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from schema_ls.base.edit import Edit
from schema_ls.base.finding import Symbol
from schema_ls.ide.line_walk import Word

MOST = 500
"""Offers at one place at most. Where there are more, those that fit what is typed come, and more typing asks again."""


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
    `edits` come with it, in the same file and beside the word; rows count from the start of the file. `about`: the type
    whose declaration explains it, looked up only when somebody wants to read it. `left`: the relation field whose other side
    is still to be added, as it lies in another file.
    """

    label: str
    kind: Kind
    text: str = ""
    is_snippet: bool = False
    detail: str = ""
    doc: str = ""
    goes_on: bool = False
    edits: tuple[Edit, ...] = ()
    about: str = ""
    left: Symbol | None = None

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
    is_partial: bool = False
    """Whether there are more, to be asked for with more typed."""


def texts(values: Iterable[str], is_string: bool) -> Iterator[Offer]:
    """Strings to choose, with quotes unless the cursor is between quotes already."""
    for value in values:
        yield Offer(value, Kind.VALUE) if is_string else Offer(f'"{value}"', Kind.VALUE)


def plain(snippet: str) -> str:
    """A snippet without its places to go on typing; what they would hold at first stays."""
    pieces = snippet.replace("$0", "").split("${")
    return pieces[0] + "".join(piece.partition(":")[2].replace("}", "", 1) for piece in pieces[1:])
