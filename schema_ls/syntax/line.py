"""One line of a schema: its text, the structure that the grammar gives it, and its name and type at hand."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from schema_ls.base.memo import Held
from schema_ls.syntax import template as t
from schema_ls.syntax.lexer import shape_of, template_for, tokens_of
from schema_ls.syntax.template import Template
from schema_ls.syntax.wording import Said, said_by, said_of_any

_REMEMBERED = 5_000
_LONGEST_REMEMBERED = 2_000
BLANKS = "\t \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""The characters that separate words: tab and the space separators of Unicode. A form feed is none."""
NO_CONTENT = BLANKS + "\ufeff\r\n"
"""Blanks, byte order marks and line ends: what may stand around the content of a line."""


class Form:
    """What a member says, whatever its type is called."""

    __slots__ = ()


class Wording:
    """What a member says beside the names in it: its own, those in database and client, those of fields that a key or
    relation lists.

    All lines that say the same share it, whatever their blanks and comments.
    """

    __slots__ = ("form", "quiet", "said")

    def __init__(self, form: Form) -> None:
        self.form = form
        """The same for all wordings that only differ in the name of the type."""
        self.quiet = 0
        """As that of a line."""
        self.said: Any = None
        """What `model` has read in one of the lines, kept there."""


class Line:
    """A line with its end. Immutable; equal texts outside `/* */` share one instance.

    `name` and `type` are the texts of the template's name and type (of a header: block name and keyword),
    empty where there is none. All columns are code points from the start of the line.
    """

    __slots__ = ("__weakref__", "face", "name", "quiet", "template", "text", "type", "views", "wording")

    wording: Wording
    """Of a field, a value or a block attribute; other lines have none."""

    def __init__(self, text: str, tokens: list[str], template: Template) -> None:
        self.text = text
        self.template = template
        self.name = tokens[template.name] if template.name >= 0 else ""
        if template.keyword >= 0:
            self.type = tokens[template.keyword]
        else:
            self.type = tokens[template.type[2]] if template.type else ""
        self.views: object = None
        """What `ast` has made of this line, kept there."""
        self.face: object = None
        """What `model` has made of it, kept there."""
        self.quiet = 0
        """A bit for each rule of `checks` that found nothing in it, kept there."""

    def __repr__(self) -> str:
        return f"Line({self.text!r})"

    @property
    def form(self) -> str:
        """What kind of line it is: one of the forms of `template`."""
        return self.template.form

    @property
    def tokens(self) -> list[str]:
        """All tokens; joined they are the text."""
        return tokens_of(self.text)

    @property
    def offsets(self) -> list[int]:
        """The column where each token starts, and the one where the last token ends."""
        return [0, *accumulate(map(len, self.tokens))]

    def columns(self, first: int, end: int) -> tuple[int, int]:
        """Columns of the tokens from `first` up to, and without, `end`."""
        offsets = self.offsets
        start = offsets[min(first, len(offsets) - 1)]
        return start, max(start, offsets[min(end, len(offsets) - 1)])

    @property
    def content_columns(self) -> tuple[int, int]:
        """Columns of the line without blanks around it and without its end."""
        stripped = self.text.strip(NO_CONTENT)
        start = self.text.find(stripped) if stripped else 0
        return start, start + len(stripped)

    @property
    def comment(self) -> str:
        """Text of the comment that ends the line, without blanks behind it; empty where there is none."""
        return self.tokens[self.template.comment].rstrip() if self.template.comment >= 0 else ""


def _line(text: str) -> Line:
    tokens = tokens_of(text)
    shape = shape_of(tokens)
    line = Line(text, tokens, template_for(shape))
    if line.template.form in _WORDED:
        said = said_by(tokens, shape, line.template)
        line.wording = _wordings.get(said) or _worded(text, said)
    return line


def _worded(text: str, said: Said) -> Wording:
    """The wording of a line that is the first one to say so. A long one is not kept: nobody says it twice."""
    of_any = said_of_any(said)
    wording = Wording(_forms.get(of_any) or Form())
    if len(text) <= _LONGEST_REMEMBERED:
        if len(_wordings) >= _REMEMBERED:
            _wordings.clear()
            _forms.clear()
        _wordings[said] = wording
        _forms[of_any] = wording.form
    return wording


def _comment_line(text: str) -> Line:
    """A line inside a `/* */` that reaches over lines. What it says is not read."""
    return Line(text, [], _COMMENT)


def _comment_end(text: str) -> Line:
    """A line with the `*/` of a comment that began further up. What stands behind it is kept, not read."""
    has_more = text.partition("*/")[2].strip() != ""
    return Line(text, [], _ENDING if has_more else _COMMENT)


_WORDED = frozenset((t.FIELD, t.ATTRIBUTE))
_COMMENT = Template(t.COMMENT)
_ENDING = Template(t.COMMENT, rest=0)
_lines, _comment_lines, _comment_ends = (
    Held(make, _REMEMBERED, _LONGEST_REMEMBERED) for make in (_line, _comment_line, _comment_end)
)
_wordings: dict[Said, Wording] = {}
_forms: dict[Said, Form] = {}


def hold_lines(count: int) -> None:
    """Make room for a text of so many lines and for what becomes of them: a text is remembered as a whole."""
    for known in (_lines, _comment_lines, _comment_ends):
        known.hold(count)


def lines_of(texts: list[str]) -> list[Line]:
    """Lines of the given texts, which start outside any `/* */`."""
    if not any("/*" in text for text in texts):
        return list(map(_lines.__getitem__, texts))
    return _lines_with_comments(texts)


def _lines_with_comments(texts: list[str]) -> list[Line]:
    """Every line between a `/*` and its `*/` becomes a comment.

    A `/*` that nothing closes is left as it is.
    """
    lines: list[Line] = []
    last_end = max((row for row, text in enumerate(texts) if "*/" in text), default=-1)
    inside = False
    for row, text in enumerate(texts):
        if inside:
            inside = "*/" not in text
            lines.append(_comment_lines[text] if inside else _comment_ends[text])
        else:
            line = _lines[text]
            lines.append(line)
            inside = line.template.opens_comment and row < last_end
    return lines
