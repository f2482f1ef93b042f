"""What only the text of a CREATE statement tells: conditions, checks, expressions, collations.

SQLite keeps statements as they were written, so they are read as a sequence of tokens, with strings, quoted names and
comments in one piece. What is not understood is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from schema_ls.base.record import Record

_TOKEN = re.compile(
    r"""(?P<blank>\s+|--[^\n]*|/\*.*?(?:\*/|\Z))
    |(?P<quoted>'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])
    |(?P<word>[^\W\d][\w$]*)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_CONSTRAINTS = frozenset(("constraint", "check", "primary", "unique", "foreign"))


class _Token(Record):
    """A token without blanks. `word` is a bare word in lower case, empty for others."""

    text: str
    start: int
    end: int
    depth: int
    word: str = ""

    @property
    def name(self) -> str:
        """The name that it is, without quotes."""
        quote = self.text[0]
        if quote == "[":
            return self.text[1:-1]
        return self.text[1:-1].replace(quote * 2, quote) if quote in "'\"`" else self.text


class Check(Record):
    """A check constraint: its name, empty where it has none, and its condition."""

    name: str
    condition: str


@dataclass(frozen=True, slots=True)
class TableText:
    """What the statement of a table tells beyond what can be asked for. Columns by their names in lower case."""

    checks: tuple[Check, ...] = ()
    generated: dict[str, str] = field(default_factory=dict)
    collations: dict[str, str] = field(default_factory=dict)
    deferrable: int = 0
    """How many foreign keys are checked only at the end of a transaction."""
    options: tuple[str, ...] = ()
    """`STRICT`, `WITHOUT ROWID`."""


def condition_of(sql: str) -> str | None:
    """The text behind the WHERE of a CREATE INDEX."""
    where = next((token for token in _tokens(sql) if token.word == "where" and token.depth == 0), None)
    return sql[where.end :].strip().rstrip(";").rstrip() if where else None


def read_table(sql: str) -> TableText:
    """What a CREATE TABLE tells."""
    tokens = list(_tokens(sql))
    body = [token for token in tokens if token.depth > 0]
    if not body:
        return TableText()
    checks: list[Check] = []
    found = TableText()
    for part in _parts(body):
        checks += _checks(part, sql)
        if part[0].word not in _CONSTRAINTS:
            _read_column(part, sql, found)
    behind = " ".join(token.text.upper() for token in tokens if token.start >= body[-1].end and token.depth == 0)
    options = tuple(option for option in ("STRICT", "WITHOUT ROWID") if option in behind)
    words = [token.word for token in body]
    late = sum(
        word == "initially" and words[at + 1 : at + 2] == ["deferred"] and words[max(at - 2, 0)] != "not"
        for at, word in enumerate(words)
    )
    return TableText(tuple(checks), found.generated, found.collations, late, options)


def cast_columns(sql: str) -> dict[int, str]:
    """For a CREATE VIEW the types of the columns that are casts, by their places: from 3.41 on SQLite tells them itself."""
    tokens = list(_tokens(sql))
    start = next((at for at, token in enumerate(tokens) if token.word == "select" and token.depth == 0), len(tokens))
    columns: list[list[_Token]] = [[]]
    for token in tokens[start + 1 :]:
        if token.depth == 0 and token.word in _AFTER_COLUMNS:
            break
        if token.depth == 0 and token.text == ",":
            columns.append([])
        else:
            columns[-1].append(token)
    if any(token.text == "*" and token.depth == 0 for column in columns for token in column):
        return {}
    found = ((place, _cast(column, sql)) for place, column in enumerate(columns))
    return {place: kind for place, kind in found if kind is not None}


_AFTER_COLUMNS = frozenset(("from", "where", "union", "except", "intersect", "group", "order", "limit"))
_AFFINITIES = (
    ("INT", ("int",)),
    ("TEXT", ("char", "clob", "text")),
    ("BLOB", ("blob",)),
    ("REAL", ("real", "floa", "doub")),
)


def _cast(column: Sequence[_Token], sql: str) -> str | None:
    """The type of a column that is nothing but a cast, as newer versions of SQLite name it."""
    if [token.text.lower() for token in column[:2]] != ["cast", "("]:
        return None
    close = next((at for at, token in enumerate(column) if token.text == ")" and token.depth == 0), 0)
    kinds = [at for at, token in enumerate(column[:close]) if token.word == "as" and token.depth == 1]
    behind = [token.text.lower() for token in column[close + 1 :]]
    is_named = len(behind) == 2 and behind[0] == "as"
    if not kinds or not (is_named or not behind or (len(behind) == 1 and behind[0] != "as")):
        return None
    written = sql[column[kinds[-1]].end : column[close].start].lower()
    return next((name for name, parts in _AFFINITIES if any(part in written for part in parts)), "NUM")


def _tokens(sql: str) -> Iterator[_Token]:
    """Tokens with the number of parentheses around each; parentheses themselves lie outside of what they hold."""
    depth = 0
    for match in _TOKEN.finditer(sql):
        if match.lastgroup == "blank":
            continue
        text = match[0]
        depth -= text == ")"
        yield _Token(text, match.start(), match.end(), depth, text.lower() if match.lastgroup == "word" else "")
        depth += text == "("


def _parts(body: Sequence[_Token]) -> Iterator[list[_Token]]:
    """What stands between the outermost commas."""
    part: list[_Token] = []
    for token in body:
        if token.text == "," and token.depth == 1:
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _checks(part: Sequence[_Token], sql: str) -> Iterator[Check]:
    for at, token in enumerate(part):
        condition = _inside(part, at + 1, sql) if token.word == "check" and token.depth == 1 else None
        if condition is not None:
            is_named = at > 1 and part[at - 2].word == "constraint"
            yield Check(part[at - 1].name if is_named else "", condition)


def _read_column(part: Sequence[_Token], sql: str, found: TableText) -> None:
    name = part[0].name.lower()
    for at, token in enumerate(part[1:], 1):
        if token.depth != 1:
            continue
        if token.word == "as":
            expression = _inside(part, at + 1, sql)
            if expression is not None:
                found.generated[name] = expression
        if token.word == "collate" and at + 1 < len(part):
            found.collations[name] = part[at + 1].name


def _inside(part: Sequence[_Token], at: int, sql: str) -> str | None:
    """The text between the parentheses that open at a token, None where none do."""
    if at >= len(part) or part[at].text != "(":
        return None
    depth = part[at].depth
    close = next((token for token in part[at + 1 :] if token.text == ")" and token.depth == depth), None)
    return sql[part[at].end : close.start].strip() if close else None
