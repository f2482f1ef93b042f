"""A line of tokens seen from a cursor: the word under it, what is open around it, what stands beside it.

Works on tokens alone, so a line that cannot be parsed is no different from others. Knows no block and no meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from schema_ls.syntax.lexer import shape_of
from schema_ls.syntax.limits import LONGEST
from schema_ls.syntax.line import Line

_WORDS = frozenset("npifu")
_CLOSES = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Word:
    """What stands under a cursor and gives way to what is chosen; both columns are the cursor's where nothing does."""

    text: str
    start: int
    end: int
    cursor: int


@dataclass(slots=True)
class Opened:
    """A bracket around the cursor."""

    bracket: str
    """`(`, `[` or `{`."""
    owner: str
    """The attribute with its `@` or the word right before a `(`; empty for other brackets."""
    argument: str = ""
    """The name of the argument or pair that the cursor is in; empty where it has none."""
    names: list[str] = field(default_factory=list)
    """Names of all arguments in the bracket."""
    entries: list[str] = field(default_factory=list)
    """Values without a name directly in the bracket, the word under the cursor left out."""
    commas: int = 0
    """How many commas stand directly in the bracket before the cursor."""


@dataclass(frozen=True, slots=True)
class LineView:
    """What a cursor sees of its line."""

    word: Word
    kind: str
    """What the word is: `word`, `string`, `attribute` (its `@` belongs to the word), `comment`, or empty: nothing."""
    opened: tuple[Opened, ...]
    """Brackets around the cursor, outermost first."""
    before: tuple[str, ...]
    """Words before the cursor that stand in no bracket and are no attributes."""
    words: tuple[str, ...]
    """All such words of the line."""
    arity: str
    """`[]`, `?` or nothing: what stands behind the type."""
    attributes: tuple[str, ...]
    """All attributes of the line with their `@`, the one under the cursor left out."""
    is_behind_attribute: bool
    """Whether an attribute stands before the cursor."""
    is_setting: bool
    """Whether a `=` stands before the cursor."""
    touching: str
    """The character directly before the cursor, empty at the start of the line."""
    left: str
    """The last character before the word, and its quote, that is no blank; empty where there is none."""
    text_behind: str
    """All that stands behind the cursor."""
    behind: str
    """What stands behind the word, and its quote, without blanks around it; empty where only a comment does."""


def view_of(line: Line | None, cursor: int) -> LineView | None:
    """What a cursor at a column sees of a line; a missing line is an empty one. None for one that is too long to be read."""
    tokens = line.tokens if line else []
    return _Walk(line.text.rstrip("\r\n") if line else "", tokens, cursor).view() if len(tokens) <= LONGEST else None


class _Walk:
    """One pass over the tokens of a line."""

    def __init__(self, text: str, tokens: list[str], cursor: int) -> None:
        self.text = text
        self.cursor = cursor
        self.tokens = _with_list_opened(tokens, cursor)
        self.letters = shape_of(self.tokens).ljust(len(self.tokens))
        self.stack: list[Opened] = []
        self.open = dict.fromkeys("([{", 0)
        self.words: list[str] = []
        self.attributes: list[str] = []
        self.arity = ""
        self.is_setting = False
        self.owner = ""
        self.seen: tuple[tuple[Opened, ...], tuple[str, ...], bool, bool] | None = None
        self.word = Word("", cursor, cursor, cursor)
        self.kind = ""

    def view(self) -> LineView:
        column = index = 0
        while index < len(self.tokens):
            taken = self._take(index, column)
            column += sum(map(len, self.tokens[index : index + taken]))
            index += taken
        self._look()
        assert self.seen is not None
        opened, before, is_behind_attribute, is_setting = self.seen
        quote = int(self.kind == "string")
        behind = self.text[self.word.end + quote :].strip()
        return LineView(
            self.word,
            self.kind,
            opened,
            before,
            tuple(self.words),
            self.arity,
            tuple(self.attributes),
            is_behind_attribute,
            is_setting,
            self.text[self.cursor - 1 : self.cursor] if self.cursor else "",
            self.text[: self.word.start - quote].rstrip()[-1:],
            self.text[self.cursor :],
            "" if behind.startswith(("//", "/*")) else behind,
        )

    def _look(self) -> None:
        """Keep what is open and what came before, at the moment the cursor is reached."""
        if self.seen is None:
            stack = tuple(Opened(o.bracket, o.owner, o.argument, o.names, o.entries, o.commas) for o in self.stack)
            self.seen = stack, tuple(self.words), bool(self.attributes), self.is_setting

    def _take(self, index: int, column: int) -> int:
        """Go over the token at `index`, or over an attribute's sigil and name; how many tokens that were."""
        token, letter = self.tokens[index], self.letters[index]
        size = 1
        if letter in "@A" and index + 1 < len(self.tokens) and self.letters[index + 1] in _WORDS:
            token, size = token + self.tokens[index + 1], 2
        end = column + len(token)
        if self.cursor <= column:
            self._look()
        if column < self.cursor <= end and self._hit(token, letter, column, end):
            return size
        if self.cursor == column and letter in _WORDS and not self.kind and self._is_value(index):
            self._hit(token, letter, column, end)
            return size
        self._pass(token, letter)
        return size

    def _is_value(self, index: int) -> bool:
        """Whether a word directly behind the cursor is what gives way: one that has something before it, and is no name."""
        has_started = bool(self.words or self.stack)
        return (
            has_started
            and not self.text[: self.cursor].endswith("@")
            and ":" not in self.letters[index + 1 : index + 2]
        )

    def _hit(self, token: str, letter: str, start: int, end: int) -> bool:
        """Take note of a token under the cursor; whether it is left out of what stands beside the cursor."""
        if letter in "@A":
            self.kind = "attribute"
        elif letter in _WORDS:
            self.kind = "word"
        elif letter in "sS" and (self.cursor < end or letter == "S"):
            self.kind = "string"
            start, end = start + 1, end - (letter == "s")
            token = self.text[start:end]
        elif letter in "cB" or (letter == "b" and self.cursor < end):
            self.kind = "comment"
        else:
            return False
        self._look()
        self.word = Word(token, start, end, self.cursor)
        if letter in "@A":
            self.owner = token
        elif not self.stack and letter in _WORDS:
            self.owner = token
            self.words.append(token)
        elif letter in _WORDS:
            self.owner = token
        return True

    def _pass(self, token: str, letter: str) -> None:
        if letter in "@A":
            self.owner = token
            if not self.stack:
                self.attributes.append(token)
        elif letter in "([{":
            self._open(letter)
        elif letter in ")]}":
            self._close(letter)
        elif self.stack:
            self._pass_inside(token, letter)
        elif letter in _WORDS:
            self.words.append(token)
            self.owner = token
        elif letter in "L?" and len(self.words) == 2 and not self.attributes:
            self.arity = self.arity or token
        elif letter == "=":
            self.is_setting = True

    def _pass_inside(self, token: str, letter: str) -> None:
        top = self.stack[-1]
        if letter == ",":
            top.argument = ""
            top.commas += 1
        elif letter == ":":
            top.argument = self.owner
            top.names.append(self.owner)
            if top.entries and top.entries[-1] == self.owner:
                top.entries.pop()
        elif letter in _WORDS or letter in "sL":
            self.owner = token
            if not top.argument:
                top.entries.append(token)

    def _open(self, letter: str) -> None:
        owner = self.owner if letter == "(" else ""
        if letter == "[" and self.stack and not self.stack[-1].argument:
            self.stack[-1].entries.append("[")
        self.stack.append(Opened(letter, owner))
        self.open[letter] += 1
        self.owner = ""

    def _close(self, letter: str) -> None:
        """Close the nearest bracket of that kind and whatever was left open inside it."""
        wanted = _CLOSES[letter]
        closed = "" if self.open[wanted] else wanted
        while closed != wanted:
            closed = self.stack.pop().bracket
            self.open[closed] -= 1


def _with_list_opened(tokens: list[str], cursor: int) -> list[str]:
    """The tokens with a `[]` that the cursor is in taken apart."""
    column = 0
    for index, token in enumerate(tokens):
        if token == "[]" and column + 1 == cursor:
            return [*tokens[:index], "[", "]", *tokens[index + 1 :]]
        column += len(token)
    return tokens
