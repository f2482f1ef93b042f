"""Lines outside of blocks, blocks of no kind, and blocks that are not closed."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, Replace
from schema_ls.base.span import Span
from schema_ls.base.spelling import nearest
from schema_ls.checks.expected import mistake_columns
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.member_lines import CODES, problem_of
from schema_ls.checks.rules.validation.odd_comments import (
    block_comment,
    comment_between,
    foreign_letters,
    is_unclosed_comment,
    mark_columns,
    unclosed_comment,
)
from schema_ls.model.items import CONFIG_KINDS, ModelItem
from schema_ls.model.openings import row_of_brace
from schema_ls.model.schema import Scope
from schema_ls.spec.attributes import BLOCK_ATTRIBUTES
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax import template as t
from schema_ls.syntax.ast import attributes_of, type_of
from schema_ls.syntax.blocks import ALIAS, KEYWORDS, LOOSE, UNKNOWN
from schema_ls.syntax.line import Line
from schema_ls.syntax.tree import Block

TOP = "invalid-top-level-line"
KEYWORD = "unknown-block-keyword"
NAMELESS = "block-without-name"
OPEN = "block-not-closed"
MARK = "byte-order-mark"
ALIAS_REMOVED = "invalid-type-definition"

_KINDS = "`model`, `view`, `type`, `enum`, `datasource` or `generator`"


def _blocks(scope: Scope) -> Iterator[Finding]:
    block = scope.item.block
    yield from _comments_above(scope)
    yield from _byte_order_mark(block)
    if block.kind == LOOSE:
        yield from _loose(scope)
    elif block.kind == ALIAS:
        yield _alias(block)
    elif block.kind == UNKNOWN:
        yield from _unknown(block)
    else:
        yield from _declared(scope)


def _text_rows(block: Block, start: int) -> Iterator[tuple[int, Line]]:
    for row in range(start, len(block.lines)):
        if not _is_nothing(block.lines[row]):
            yield row, block.lines[row]


def _is_nothing(line: Line) -> bool:
    """Whether a line is empty or a comment."""
    return line.template.form in (t.BLANK, t.COMMENT) and line.template.mistake is None


def _byte_order_mark(block: Block) -> Iterator[Finding]:
    """The invisible mark that some editors write at the beginning of a file, and outside of blocks."""
    for row in range(len(block.lines) if block.is_loose else block.header + 1):
        columns = mark_columns(block.lines[row])
        if columns is not None:
            span = Span.of_line(row, columns)
            message = "An invisible byte order mark (U+FEFF) stands here, which Prisma refuses. Remove it."
            first = Finding(span, message, MARK, fixes=(Fix("Remove it", (Replace(span, ""),)),))
            yield first
            if not block.is_loose and row == block.header:
                for inside, line in _text_rows(block, row + 1):
                    yield Finding(Span.of_line(inside, line.content_columns), message, TOP, cause=first)


def _comments_above(scope: Scope) -> Iterator[Finding]:
    """Comments outside of blocks that nothing closes, or of a kind that the version does not know."""
    block = scope.item.block
    first: Finding | None = None
    for row in range(len(block.lines) if block.is_loose else block.header):
        line = block.lines[row]
        if is_unclosed_comment(block.lines, row):
            columns, message, fixes = unclosed_comment(line, row)
            yield Finding(Span.of_line(row, columns), message, TOP, fixes=fixes)
        elif not scope.dialect.knows("block-comments") and (found := block_comment(line)):
            message = f"Prisma {scope.dialect.version.major} has no comments between `/*` and `*/`: use `//`."
            finding = Finding(Span.of_line(row, found), message, TOP, cause=first)
            first = first or finding
            yield finding


def _loose(scope: Scope) -> Iterator[Finding]:
    """One finding for each run of lines: up to an empty line, or where it begins like a block, to its brace."""
    lines = scope.item.block.lines
    is_block = scope.facts.opening.follows_header
    first = Finding(Span(0, 0, 0, 0), "A block begins on the line above.", TOP) if is_block else None
    for row, line in enumerate(lines):
        if _is_nothing(line):
            if not is_block and line.template.form == t.BLANK:
                first = None
            continue
        if first is None:
            is_block = _first_word(line) in KEYWORDS or "{" in line.text
        found = Finding(Span.of_line(row, line.content_columns), _loose_message(line), TOP, cause=first)
        yield found
        first = None if line.template.form == t.CLOSE else first or found


def _first_word(line: Line) -> str:
    start, end = line.content_columns
    return line.text[start:end].split(maxsplit=1)[0] if line.text[start:end].strip() else ""


def _loose_message(line: Line) -> str:
    if line.template.form == t.CLOSE:
        return "This `}` closes nothing. Remove it, or write the beginning of its block."
    word = _first_word(line)
    if word in KEYWORDS:
        return f"The block `{word}` begins with one line of the form `{word} Name {{`."
    meant = nearest(word, KEYWORDS)
    hint = f"Did you mean `{meant}`?" if meant else f"A schema consists of blocks: {_KINDS}."
    return f"This line belongs to no block. {hint}"


def _alias(block: Block) -> Finding:
    line = block.lines[block.header]
    reference = type_of(line)
    columns = line.content_columns
    if line.type != "type" or reference is None:
        return Finding(Span.of_line(block.header, columns), "This line belongs to no block.", TOP)
    return Finding(
        Span.of_line(block.header, line.columns(line.template.keyword, line.template.name + 1)),
        f"Types made from other types are gone: use `{reference.name}` with its attributes where `{line.name}` is used.",
        ALIAS_REMOVED,
    )


def _unknown(block: Block) -> Iterator[Finding]:
    header = block.lines[block.header]
    keyword = header.template.keyword
    span = Span.of_line(block.header, header.columns(keyword, keyword + 1))
    meant = nearest(header.type, KEYWORDS)
    hint = f"Did you mean `{meant}`?" if meant else f"A block begins with {_KINDS}."
    fixes = (Fix(f"Change to `{meant}`", (Replace(span, meant),)),) if meant else ()
    code = TOP if header.name or header.template.closes_above or block.close < 0 else KEYWORD
    first = Finding(span, f"`{header.type}` is no kind of block. {hint}", code, fixes=fixes)
    yield first
    if code == TOP:
        for row, line in _text_rows(block, block.header + 1):
            yield Finding(Span.of_line(row, line.content_columns), first.message, TOP, cause=first)


def _declared(scope: Scope) -> Iterator[Finding]:
    block, facts = scope.item.block, scope.facts
    header = block.lines[block.header]
    broken = _broken_header(header, scope.dialect)
    if broken is not None:
        columns, message = broken
        first = Finding(Span.of_line(block.header, columns), message, TOP)
        yield first
        for row, line in _text_rows(block, block.header + 1):
            yield Finding(Span.of_line(row, line.content_columns), message, TOP, cause=first)
    elif not block.name:
        message = f"This {block.kind} has no name: write `{block.kind} Name {{`."
        yield Finding(block.name_span, message, NAMELESS)
    if facts.opening.closes_nothing:
        yield from _stray_brace(block)
    if facts.opening.above:
        yield from _swallowed(scope)
    yield from _taken_in(scope)
    if block.close < 0 and not facts.opening.above and not facts.opening.is_closed_later:
        yield from _never_closed(block)
    yield from _behind_brace(block)


def _stray_brace(block: Block) -> Iterator[Finding]:
    """The brace before a header where no block is to be closed."""
    column = block.lines[block.header].text.index("}")
    span = Span(block.header, column, block.header, column + 1)
    fix = Fix("Remove `}`", (Replace(span, ""),))
    first = Finding(span, "This `}` closes nothing. Remove it.", TOP, fixes=(fix,))
    yield first
    for row, line in _text_rows(block, block.header + 1):
        yield Finding(Span.of_line(row, line.content_columns), first.message, TOP, cause=first)


def _broken_header(header: Line, dialect: Dialect) -> tuple[tuple[int, int], str] | None:
    """Columns and message for a header that can be guessed but not read."""
    mistake = header.template.mistake
    is_plain = header.text.isascii() or dialect.knows("unicode-names")
    foreign = None if is_plain else foreign_letters(header)
    if foreign:
        return foreign, f"Prisma {dialect.version.major} takes only the letters A to Z in names. Use `@@map`."
    if mistake is None:
        columns = comment_between(header, header.template.keyword) if "/*" in header.text else None
        opening = header.text.find("{")
        if columns and columns[0] < opening:
            return columns, "A comment stands at the beginning or at the end of a line, not within."
        return None
    columns = mistake_columns(header, mistake)
    text = header.text[slice(*columns)]
    return columns, f"`{text}` does not belong here. A block begins with `{header.type} Name {{`."


def _behind_brace(block: Block) -> Iterator[Finding]:
    """What stands behind the closing brace."""
    if not 0 <= block.close < len(block.lines):
        return
    line = block.lines[block.close]
    if line.template.rest >= 0:
        start = line.columns(line.template.rest, line.template.rest + 1)[0]
        end = line.columns(line.template.comment, line.template.comment)[0] if line.comment else line.content_columns[1]
        text = line.text[start:end].rstrip()
        message = f"`{text}` stands behind the end of the block. Begin a new line for it, or remove it."
        yield Finding(Span.of_line(block.close, (start, start + len(text))), message, TOP)


def _swallowed(scope: Scope) -> Iterator[Finding]:
    """The block above is not closed: the official engine reads this one as a part of it."""
    block, above, names = scope.item.block, scope.facts.opening.above, scope.facts.opening.names_above
    header = block.lines[block.header]
    keyword = header.columns(header.template.keyword, header.template.keyword + 1)
    closing = Fix("Insert `}` above", (Replace(Span(0, 0, 0, 0), "}\n\n"),))
    first = Finding(
        Span.of_line(block.header, keyword),
        f"The {above} above is not closed: write `}}` before this {block.kind}.",
        OPEN,
        fixes=() if scope.facts.opening.is_empty_above else (closing,),
        cause=_brace_at_end(block) if scope.facts.opening.brace_above else None,
    )
    yield first
    for row in block.member_rows:
        line = block.lines[row]
        problem = problem_of(above, line, row, scope.dialect)
        is_twice = line.template.form in (t.FIELD, t.SETTING) and line.name in names
        if line.template.form == t.ATTRIBUTE:
            yield from _foreign_attribute(first, line, row, (above, names))
        elif problem or is_twice:
            columns = line.columns(line.template.name, line.template.name + 1) if is_twice else line.content_columns
            yield Finding(Span.of_line(row, columns), first.message, CODES[above], cause=first)


def _foreign_attribute(first: Finding, line: Line, row: int, opening: tuple[str, frozenset[str]]) -> Iterator[Finding]:
    """A block attribute that the block above has already, or does not know."""
    above, names = opening
    span, name = Span.of_line(row, line.content_columns), f"@@{attributes_of(line)[0].name}"
    known = BLOCK_ATTRIBUTES.get(name)
    if known is None or above not in known.blocks:
        yield Finding(span, first.message, CODES[above] if above in CONFIG_KINDS else "attribute-unknown", cause=first)
    elif name in names and not known.repeatable:
        yield Finding(span, first.message, "attribute-duplicate", cause=first)


def _taken_in(scope: Scope) -> Iterator[Finding]:
    """What an open block has itself and takes in once more from below."""
    item, names = scope.item, scope.facts.opening.taken_in
    if not names:
        return
    message = f"`{item.name}` is not closed and takes in the next block."
    cause = Finding(item.block.name_span, message, OPEN)
    if isinstance(item, ModelItem) and "@@id" in names and item.face.id:
        yield Finding(item.block.name_span, message, "id-twice", cause=cause)
    for member in item.attributes:
        known = BLOCK_ATTRIBUTES.get(f"@@{member.attribute_view.name}")
        if known is not None and known.name in names and not known.repeatable:
            yield Finding(member.line_span, message, "attribute-duplicate", cause=cause)


def _never_closed(block: Block) -> Iterator[Finding]:
    header = block.lines[block.header]
    columns = header.columns(header.template.keyword, max(header.template.name, header.template.keyword) + 1)
    end = len(block.lines)
    last = block.lines[-1].text
    at, text = (Span(end, 0, end, 0), "}\n") if last.endswith(("\n", "\r")) else (_end_of(block), "\n}\n")
    first = Finding(
        Span.of_line(block.header, columns),
        f"This {block.kind} is not closed: write `}}` behind its last line.",
        OPEN,
        fixes=(Fix("Insert `}`", (Replace(at, text),)),),
        cause=_brace_at_end(block) if row_of_brace(block) >= 0 else None,
    )
    yield first
    for row, line in _text_rows(block, block.header + 1):
        yield Finding(Span.of_line(row, line.content_columns), first.message, TOP, cause=first)


def _brace_at_end(block: Block) -> Finding:
    """The cause where a brace is there, but at the end of a line: that is told where it stands."""
    return Finding(block.name_span, "A `}` stands on a line of its own.", OPEN)


def _end_of(block: Block) -> Span:
    row = len(block.lines) - 1
    column = len(block.lines[row].text)
    return Span(row, column, row, column)


RULES = family(
    (Scope, _blocks),
    group="validation",
    early=True,
    early_in_configs=("block-without-name", "block-not-closed"),
    rows={
        TOP: """A line stands outside of all blocks.

            Bad:
                name String
              //^^^^^^^^^^^ invalid-top-level-line

                model Post {
                  id Int @id
                }

            Bad:
                datasource db {
                  provider = "postgresql"
                }

                MODEL Post {
              //^^^^^ invalid-top-level-line
                  id Int @id
                }

            Good:
                model Post {
                  id   Int    @id
                  name String
                }
            """,
        KEYWORD: """A block begins with a word that is no kind of block.

            Bad:
                settings {
              //^^^^^^^^ unknown-block-keyword
                  provider = "postgresql"
                }

            Good:
                datasource db {
                  provider = "postgresql"
                }
            """,
        NAMELESS: """A block has no name.

            Bad:
                model {
              //^^^^^ block-without-name
                  id Int @id
                }

            Good:
                model Post {
                  id Int @id
                }
            """,
        OPEN: """A block is not closed before the next one begins, or before the file ends.

            The official engine takes everything up to the next `}` for a part of the open block.

            Bad:
                model User {
                  id Int @id

                model Post {
              //^^^^^ block-not-closed
                  number Int @id
                }

            Good:
                model User {
                  id Int @id
                }

                model Post {
                  number Int @id
                }
            """,
        MARK: """The invisible character U+FEFF stands at the beginning of the file, or elsewhere outside of blocks.

            Bad:
                \ufeff// schema
              //^ byte-order-mark
                model Post {
                  id Int @id
                }

            Good:
                // schema
                model Post {
                  id Int @id
                }
            """,
        ALIAS_REMOVED: """A type is made from another type, as Prisma 1 had it.

            Bad:
                type Email = String @unique
              //^^^^^^^^^^ invalid-type-definition

                model User {
                  id    Int    @id
                  email String @unique
                }

            Good:
                model User {
                  id    Int    @id
                  email String @unique
                }
            """,
    },
)
