"""What Lark says about a shape: the structure of every line of that shape, as indexes into its tokens.

A shape is the sequence of terminals of a line, one letter each. All lines of a shape have the same
structure, so it is worked out once. Structures are plain nested tuples, because the table of known ones is
loaded at every start:

- value:      `(first, end, kind, name, parts)`; `kind` is one of the letters below, `name` the token of a
              call's name, `parts` the arguments of a call, the items of an array or the pairs of an object
- argument:   `(first, end, name, value)`; `name` is -1 or a token, `value` None where it is left out
- arguments:  `(first, end, (argument, ...), comma)`; `comma` is the token of a comma behind the last one,
              or -1
- attribute:  `(first, end, name, arguments)`; `arguments` is None where there are no parentheses
- type:       `(first, end, name, arity, arguments)`

`first` and `end` are token indexes, `end` exclusive.
"""

from __future__ import annotations

from typing import Any, NamedTuple

BLANK = "blank"
COMMENT = "comment"
HEADER = "header"
CLOSE = "close"
ALIAS = "alias"
SETTING = "setting"
FIELD = "field"
ATTRIBUTE = "attribute"
BROKEN = "broken"

VALUE_STRING = "s"
VALUE_NUMBER = "n"
VALUE_CONSTANT = "k"
VALUE_CALL = "c"
VALUE_ARRAY = "a"
VALUE_OBJECT = "o"

UNREAD = "unread"

ValueShape = tuple[int, int, str, int, tuple[Any, ...]]
ArgumentShape = tuple[int, int, int, "ValueShape | None"]
ArgumentsShape = tuple[int, int, tuple[ArgumentShape, ...], int]
AttributeShape = tuple[int, int, int, "ArgumentsShape | None"]
TypeShape = tuple[int, int, int, str, "ArgumentsShape | None"]


class Mistake(NamedTuple):
    """Why a line is not as the grammar wants it."""

    token: int
    """The first token that does not fit; the one behind the last that is read where the line ends too early."""
    expected: tuple[str, ...]
    """Terminals that would have fitted there, sorted."""
    repair: str
    """What made it parse, several parted by `; `; empty where nothing did.

    `drop`, `drop previous` (the token before), `insert TERMINAL`, `close previous` (a bracket, before the comma
    in front of the last word) or `cut` (what follows is left out). `unread`: the line is too long, or its brackets
    too deep, to be read at all.
    """


class Template(NamedTuple):
    """The structure of all lines of one shape."""

    form: str
    name: int = -1
    """Token of the name: of the field, key, alias or block."""
    keyword: int = -1
    """Token of the keyword of a header or alias."""
    type: TypeShape | None = None
    attributes: tuple[AttributeShape, ...] = ()
    value: ValueShape | None = None
    """Value of a setting."""
    colon: int = -1
    """Token of a colon between name and type."""
    rest: int = -1
    """First token of what stands behind the brace of a header or the closing brace."""
    comment: int = -1
    """Token of the last comment of the line."""
    opens_comment: bool = False
    """Whether that comment is a `/*` that the line does not close."""
    mistake: Mistake | None = None
    closes_above: bool = False
    """Whether a `}` before the keyword of a header ends the block above."""
