"""Lines of blocks that are no members: mistakes of syntax, one finding for each mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix
from schema_ls.base.memo import Memo
from schema_ls.base.span import Span
from schema_ls.checks.expected import expected_words, is_early_end, mistake_columns, repair_text
from schema_ls.checks.quiet import mark_of
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.odd_comments import (
    block_comment,
    comment_between,
    foreign_letters,
    is_inside_comment,
    is_unclosed_comment,
    mark_columns,
    unclosed_comment,
)
from schema_ls.checks.rules.validation.open_texts import open_text
from schema_ls.checks.rules.validation.problems import Problem, replaced
from schema_ls.model.items import MODEL_KINDS
from schema_ls.model.openings import column_of_brace, row_of_brace
from schema_ls.model.schema import Scope
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax import template as t
from schema_ls.syntax.ast import Object, String, attributes_of, name_columns_of, type_of, value_of
from schema_ls.syntax.limits import DEEPEST, LONGEST
from schema_ls.syntax.line import BLANKS, Line
from schema_ls.syntax.tree import Block

TYPELESS = "field-missing-name-or-type"
CODES = {
    "model": "invalid-field-line",
    "view": "invalid-field-line",
    "type": "invalid-field-line",
    "enum": "invalid-enum-line",
    "datasource": "invalid-datasource-line",
    "generator": "invalid-generator-line",
}
_MEMBERS = {
    "model": (t.FIELD, t.ATTRIBUTE),
    "view": (t.FIELD, t.ATTRIBUTE),
    "type": (t.FIELD, t.ATTRIBUTE),
    "enum": (t.FIELD, t.ATTRIBUTE),
    "datasource": (t.SETTING,),
    "generator": (t.SETTING,),
}
_HOLDS = {
    "model": "fields such as `name String` and attributes such as `@@index([name])`",
    "view": 'fields such as `name String` and attributes such as `@@map("name")`',
    "type": "fields such as `name String`",
    "enum": 'values, one on each line, and attributes such as `@@map("name")`',
    "datasource": 'settings such as `provider = "postgresql"`',
    "generator": 'settings such as `provider = "prisma-client"`',
}
_PASSED_OVER = frozenset((t.BLANK, t.COMMENT))
_UNREADABLE = (t.BROKEN, t.BLANK, t.COMMENT)
"""Forms of lines of which nothing is left after a repair."""

_DIGITS = re.compile(r"[(\[,:=]\s*\d+[^\W\d]")
_SHOWN = 40
"""Characters of what does not belong on a line that a message repeats: a text may swallow the rest of it."""
_BEFORE_VALUES = frozenset("([,:=")
_BEHIND_NAMES = frozenset("(:")


def _lines(scope: Scope) -> Iterator[Finding]:
    block = scope.item.block
    if block.kind not in CODES:
        return
    if _is_sound(scope):
        return
    run: _Run | None = None
    brace_row = row_of_brace(block)
    last: Finding | None = None
    for row in block.member_rows:
        line = block.lines[row]
        problem = problem_of(block.kind, line, row, scope.dialect)
        if problem is None and is_unclosed_comment(block.lines, row):
            problem = unclosed_comment(line, row)
        if problem is None:
            if run and not run.holds(line):
                run = None
            continue
        if row == brace_row:
            problem = _brace_at_end(line, row)
        columns, message, fixes = problem
        cause = run.finding if run and run.holds(line) else _taken_in(scope, line, row)
        if cause is None and last is not None and last.span.row == row - 1 and _goes_on(block.lines[row - 1], line):
            cause = last
        code = TYPELESS if _is_typeless(block.kind, line) else CODES[block.kind]
        finding = Finding(Span.of_line(row, columns), message, code, fixes=fixes, cause=cause)
        yield finding
        last = finding if cause is None else last
        run = run.grown(line) if run and cause is run.finding else _Run.starting(finding, line)


def _is_sound(scope: Scope) -> bool:
    """Whether every line of a block is a member, or holds nothing."""
    block, lines = scope.item.block, scope.item.block.lines
    mark = mark_of("member-lines", scope.item.kind, scope.dialect)
    for row in [row for row in block.member_rows if not lines[row].quiet & mark]:
        if problem_of(block.kind, lines[row], row, scope.dialect) is not None or is_unclosed_comment(lines, row):
            return False
        lines[row].quiet |= mark
    return True


def _brace_at_end(line: Line, row: int) -> Problem:
    """The problem of a line with the brace that closes its block."""
    column = column_of_brace(line)
    before = len(line.text[:column].rstrip(BLANKS))
    fix = replaced(row, (before, column), "\n", "Put `}` on a line of its own")
    return (column, column + 1), "A `}` that closes a block stands on a line of its own.", (fix,)


def _taken_in(scope: Scope, line: Line, row: int) -> Finding | None:
    """The cause where a line is right in the block above, which is not closed: the header between them is stray."""
    above = scope.facts.opening.above
    if not above or problem_of(above, line, row, scope.dialect) is not None:
        return None
    return Finding(scope.item.block.name_span, f"The {above} above is not closed.", "block-not-closed")


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a broken line seems to be the rest of the broken one above, from which somebody cut it off."""
    words = [token for token in line.tokens if token.strip()]
    is_rest = bool(words) and (words[0] in SCALARS or not (words[0][0].isalnum() or words[0][0] in '_@/"'))
    return is_rest or (above.text.count('"') % 2 == 1 and line.text.count('"') % 2 == 1)


class _Run:
    """Lines that a bracket left open in an earlier line reaches over: they follow from that one mistake."""

    __slots__ = ("depth", "finding")

    def __init__(self, finding: Finding, depth: int) -> None:
        self.finding = finding
        self.depth = depth

    @staticmethod
    def starting(finding: Finding, line: Line) -> _Run | None:
        depth = _depth(line)
        return _Run(finding, depth) if depth > 0 else None

    def grown(self, line: Line) -> _Run | None:
        depth = self.depth + _depth(line)
        return _Run(self.finding, depth) if depth > 0 else None

    def holds(self, line: Line) -> bool:
        """Whether a line may still be inside the brackets: a whole field or an empty line is not."""
        template = line.template
        return template.form != t.BLANK and not (template.form == t.FIELD and template.type and not template.mistake)


def _depth(line: Line) -> int:
    """How many brackets, and comments over lines, a line opens more than it closes."""
    text = line.text
    if line.template.form == t.COMMENT or line.template.opens_comment:
        return ("/*" in text) - ("*/" in text)
    tokens = line.tokens
    return sum(token in _OPENING for token in tokens) - sum(token in _CLOSING for token in tokens)


_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")


def problem_of(kind: str, line: Line, row: int, dialect: Dialect) -> Problem | None:
    """Why a line is no member of a block of a kind; None where it is one, or holds nothing."""
    template = line.template
    if "/*" in line.text or not line.text.isascii() or is_inside_comment(line):
        old = _too_new(line, dialect) or _misplaced_comment(line) or _mark_within(line, row)
        if old is not None:
            return old
    if template.form in _PASSED_OVER and template.mistake is None:
        return None
    members = _MEMBERS[kind]
    if template.mistake is not None and template.form in (*members, *_UNREADABLE):
        return _mistake(line, row)
    if _DIGITS.search(line.text) and (columns := _word_of_digits(line)):
        text = line.text[slice(*columns)]
        return (
            columns,
            f"`{text}` begins with a digit: that is neither a number nor a name. Put it into quotes, or correct it.",
            (),
        )
    if template.form not in members:
        if t.SETTING in members and template.form == t.FIELD:
            return _no_equal_sign(line, row)
        return line.content_columns, f"A {kind} holds {_HOLDS[kind]}.", ()
    if template.form == t.FIELD:
        return _field(kind, line)
    if template.form == t.ATTRIBUTE:
        return _object(line, dialect)
    return _setting(line, dialect)


def _no_equal_sign(line: Line, row: int) -> Problem:
    """A name, and perhaps a value, where a setting is due."""
    after = line.template.name + 1
    tokens = line.tokens
    following = next((i for i in range(after, len(tokens)) if tokens[i].strip()), None)
    name = line.columns(line.template.name, after)
    if following is None or tokens[following].startswith("//"):
        return name, f"`{line.name}` has no value: write `{line.name} = ...`.", ()
    start, end = line.columns(following, following + 1)
    if tokens[following] == ":":
        fix = replaced(row, (name[1], end), " =", "Change to `=`")
        return (start, end), f"`{line.name}` is set by `=`, not by `:`.", (fix,)
    fix = replaced(row, (start, start), "= ", "Insert `=`")
    end = max(line.content_columns[1] if line.template.comment < 0 else end, end)
    return (start, end), f"`=` is missing behind `{line.name}`.", (fix,)


def _mistake(line: Line, row: int) -> Problem:
    mistake = line.template.mistake
    assert mistake is not None
    if mistake.repair == t.UNREAD:
        return line.content_columns, _unread_message(line), ()
    columns = mistake_columns(line, mistake)
    unended = open_text(line, row, columns)
    if unended is not None:
        return unended
    text = line.text[columns[0] : columns[1]]
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    words = expected_words(mistake.expected)
    wanted = f" Expected {words}." if words else ""
    if is_early_end(line, mistake):
        message = f"The line ends too early, behind `{shown}`.{wanted}"
    else:
        message = f"`{shown}` does not belong here.{wanted}"
    return columns, message, _repairs(line, row, columns)


def _unread_message(line: Line) -> str:
    limit = f"{LONGEST} words and signs" if len(line.tokens) > LONGEST else f"{DEEPEST} brackets within each other"
    return f"This line has more than {limit} and is not read here, whatever Prisma makes of it. Split it up."


def _repairs(line: Line, row: int, columns: tuple[int, int]) -> tuple[Fix, ...]:
    mistake = line.template.mistake
    text = repair_text(mistake) if mistake else None
    if mistake is None or text is None:
        return ()
    if not text:
        return (replaced(row, columns, "", f"Remove `{line.text[columns[0] : columns[1]]}`"),)
    at = columns[1] if is_early_end(line, mistake) else columns[0]
    return (replaced(row, (at, at), text, f"Insert `{text.strip()}`"),)


def _is_typeless(kind: str, line: Line) -> bool:
    """Whether a line is a field without a type, and right apart from that."""
    template = line.template
    return kind in MODEL_KINDS and template.form == t.FIELD and template.type is None and template.mistake is None


def _word_of_digits(line: Line) -> tuple[int, int] | None:
    """Columns of a value such as `1st`, which is no number and no word; the name of a function or argument may be one."""
    words = [(token, offset) for token, offset in zip(line.tokens, line.offsets, strict=False) if token.strip()]
    for (before, _), (token, offset), (behind, _) in zip(words, words[1:], [*words[2:], ("", 0)], strict=False):
        is_number = not token[0].isdigit() or token.replace(".", "").isdigit()
        if before in _BEFORE_VALUES and not is_number and behind not in _BEHIND_NAMES:
            return offset, offset + len(token)
    return None


def _field(kind: str, line: Line) -> Problem | None:
    shape = line.template.type
    if kind == "enum":
        if shape is None and line.template.colon < 0:
            return None
        reference = type_of(line)
        columns = reference.columns if reference else line.content_columns
        return columns, f"A value of an enum has no type: write `{line.name}` alone on its line.", ()
    if shape is not None and shape[4] is None and "." not in line.type:
        return None
    reference = type_of(line)
    if reference is None:
        columns = name_columns_of(line)
        return columns, f"`{line.name}` has no type. Write one behind it, such as `String`.", ()
    if reference.name == "Unsupported" and reference.arguments is not None:
        values = reference.arguments
        if len(values) != 1 or values[0].name or not isinstance(values[0].value, String):
            return reference.columns, "`Unsupported(...)` takes the database type as one text in quotes.", ()
        end = reference.name_columns[1]
        if not line.text.startswith("(", end):
            return (end, end + 1), "`Unsupported` and its `(` stand together, without a blank.", ()
    elif reference.arguments is not None:
        return (
            reference.columns,
            f"Type `{reference.name}` takes no arguments. Native types go behind `@db.`.",
            (),
        )
    elif "." in reference.name:
        return reference.columns, f"`{reference.name}` is no type: the name of a type has no dot. Correct it.", ()
    return None


def _object(line: Line, dialect: Dialect) -> Problem | None:
    """An object as a value where the version has none."""
    if "{" not in line.text or dialect.knows("object-values"):
        return None
    for attribute in attributes_of(line):
        for argument in attribute.arguments:
            if isinstance(argument.value, Object):
                version = dialect.version
                return (
                    argument.value.columns,
                    f"Prisma {version.major}.{version.minor} has no values in braces. Remove it.",
                    (),
                )
    return None


def _setting(line: Line, dialect: Dialect) -> Problem | None:
    value = value_of(line)
    if isinstance(value, Object) and not dialect.knows("object-values"):
        return value.columns, "A setting takes no value in braces in this version. Remove it.", ()
    return None


def _too_new(line: Line, dialect: Dialect) -> Problem | None:
    """What the version does not know yet: comments of that kind or at that place, letters beyond ASCII."""
    version = f"Prisma {dialect.version.major}"
    template = line.template
    if not dialect.knows("block-comments"):
        columns = block_comment(line)
        if columns:
            return columns, f"{version} has no comments between `/*` and `*/`: begin each line with `//`.", ()
    if template.form not in _PASSED_OVER and not dialect.knows("unicode-names"):
        foreign = foreign_letters(line)
        if foreign:
            return (
                foreign,
                f"{version} takes only the letters A to Z in names. Use `@map` for other letters.",
                (),
            )
    return None


def _mark_within(line: Line, row: int) -> Problem | None:
    columns = mark_columns(line)
    if columns is None:
        return None
    message = "An invisible character (U+FEFF) stands here, which Prisma refuses. Remove it."
    return columns, message, (replaced(row, columns, "", "Remove it"),)


def _misplaced_comment(line: Line) -> Problem | None:
    columns = comment_between(line)
    if columns is None:
        return None
    return columns, "A comment stands at the beginning or at the end of a line, not within.", ()


def is_broken(block: Block, row: int, dialect: Dialect) -> bool:
    """Whether a row of a block is no member of it."""
    return block.kind in CODES and problem_of(block.kind, block.lines[row], row, dialect) is not None


def broken_line(block: Block, dialect: Dialect) -> Finding | None:
    """The first line that is no member of its block, as a cause of what may be lacking in it; None where all are."""
    return _broken_lines((block, dialect))


def _broken_line(key: tuple[Block, Dialect]) -> Finding | None:
    block, dialect = key
    for row in block.member_rows:
        line = block.lines[row]
        problem = problem_of(block.kind, line, row, dialect) if block.kind in CODES else None
        if problem is None and is_unclosed_comment(block.lines, row):
            problem = unclosed_comment(line, row)
        if problem is not None:
            return Finding(Span.of_line(row, problem[0]), problem[1], CODES[block.kind])
    return None


_broken_lines = Memo(_broken_line, limit=200)
"""Asked for each of the findings that may follow from it."""

RULES = family(
    (Scope, _lines),
    group="validation",
    early=True,
    early_in_configs=("invalid-datasource-line", "invalid-generator-line"),
    rows={
        "invalid-field-line": """A line of a model, view or type is neither a field nor an attribute.

            Each member stands on one line: a field with name, type and attributes, or a `@@` attribute. Brackets and
            quotes end on the line that they began on.

            Bad:
                model Post {
                  id    Int    @id
                  title String @default("none"
                                      //^^^^^^ invalid-field-line
                }

            Good:
                model Post {
                  id    Int    @id
                  title String @default("none")
                }
            """,
        TYPELESS: """A field has no type.

            Bad:
                model Post {
                  id    Int @id
                  title
                //^^^^^ field-missing-name-or-type
                }

            Good:
                model Post {
                  id    Int    @id
                  title String
                }
            """,
        "invalid-enum-line": """A line of an enum is neither a value nor an attribute.

            Bad:
                enum Role {
                  USER
                  ADMIN,
                     //^ invalid-enum-line
                }

            Good:
                enum Role {
                  USER
                  ADMIN
                }
            """,
        "invalid-datasource-line": """A line of a datasource is no setting.

            Bad:
                datasource db {
                  provider "postgresql"
                         //^^^^^^^^^^^^ invalid-datasource-line
                  provider = "postgresql"
                }

            Good:
                datasource db {
                  provider = "postgresql"
                }
            """,
        "invalid-generator-line": """A line of a generator is no setting.

            Bad:
                generator client {
                  provider = "prisma-client"
                  output = "one" "two"
                               //^^^^^ invalid-generator-line
                }

            Good:
                generator client {
                  provider = "prisma-client"
                  output   = "one"
                }
            """,
    },
)
