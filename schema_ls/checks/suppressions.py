"""Comments that silence findings: which there are, what they silence, and which silence nothing.

`// schema-ls: ignore[code]` silences the findings on its line, or on the next one where it stands alone; `ignore-block` those
of the whole block it stands in or above; `ignore-file`, in the first comment of a file, those of the file. Without codes
they silence everything that can be silenced. Groups count like codes. The comments of prisma-lint are read, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.memo import Noted
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.checks.prisma_lint import CODES
from schema_ls.syntax import template as t
from schema_ls.syntax.line import Line
from schema_ls.syntax.tree import Block, Tree

EVERYTHING = "all"
_OWN = re.compile(r"/[/*]+\s*schema-ls:\s*ignore(?P<reach>-block|-file)?(?:\[(?P<codes>[^\]]*)\])?(?=\s|\*/|$)")
_PRISMA_LINT = re.compile(r"/[/*]+\s*prisma-lint-ignore-(?P<reach>model|enum|field)\b(?P<codes>[\w\s,-]*)")
_MARKS = ("schema-ls:", "prisma-lint-ignore-")
_WORD = re.compile(r"\w+")
_CODE = re.compile(r"[^\s,]+")
BLOCK, FILE, LINE = "-block", "-file", ""


class Suppression(Record):
    """A comment that silences. `codes` has the names with their places; none stands for everything.

    `row` is the row in the block whose findings it silences, where it reaches over one line only.
    """

    span: Span
    reach: str
    row: int
    codes: tuple[tuple[str, Span], ...]
    is_ours: bool = True
    """False for a comment written for prisma-lint."""
    about: tuple[str, ...] = ()
    """Of such a comment the fields that it names behind the rule: only findings that name one of them are silenced."""

    def reaches(self, finding: Finding) -> bool:
        """Whether a finding of its block lies where it silences. The errors of Prisma itself are out of reach."""
        if finding.group == "validation" and finding.severity is Severity.ERROR:
            return False
        return self.reach == BLOCK or (self.reach == LINE and finding.span.row == self.row)

    def silences(self, finding: Finding) -> bool:
        """Whether it silences a finding of its block."""
        names = (finding.code, finding.group, EVERYTHING)
        is_meant = not self.codes or any(code in names for code, _ in self.codes)
        return is_meant and self.reaches(finding) and (not self.about or self._names_one(finding))

    def _names_one(self, finding: Finding) -> bool:
        return not {*self.about}.isdisjoint(_WORD.findall(finding.message))


class Silence(Record):
    """The comments of a block that silence, what was found there, and the codes and groups of the rules that looked."""

    block: Block
    comments: tuple[Suppression, ...]
    found: tuple[Finding, ...]
    looked_for: Collection[str]
    known: Collection[str]
    """The codes and groups of all rules there are."""


def heard(comments: Sequence[Suppression], found: Sequence[Finding]) -> Iterator[Finding]:
    """What is left of the findings of a block."""
    for finding in found:
        if not any(comment.silences(finding) for comment in comments):
            yield finding


def ignored_in_file(tree: Tree) -> frozenset[str]:
    """Codes and groups that the first comment of a file silences; `all` among them for everything."""
    if not tree.blocks:
        return _NOTHING
    found: set[str] = set()
    for comment in suppressions_in(tree.blocks[0]):
        if comment.reach == FILE:
            found.update((code for code, _ in comment.codes) if comment.codes else (EVERYTHING,))
    return frozenset(found)


_NOTHING: frozenset[str] = frozenset()


def _read(block: Block) -> tuple[Suppression, ...]:
    found: list[Suppression] = []
    for row, line in enumerate(block.lines):
        if line.template.comment >= 0 and any(mark in line.text for mark in _MARKS):
            found += _in_line(block, row, line)
    return tuple(found)


suppressions_in = Noted(_read)
"""The comments of a block that silence."""


def _in_line(block: Block, row: int, line: Line) -> Iterator[Suppression]:
    comment, start = line.comment, line.columns(line.template.comment, line.template.comment + 1)[0]
    target = _target(block, row)
    if found := _OWN.search(comment):
        codes = _codes(found, row, start)
        yield Suppression(_span(found, row, start), found["reach"] or LINE, target, codes)
    elif found := _PRISMA_LINT.search(comment):
        written = _codes(found, row, start)
        codes = tuple((CODES[code], span) for code, span in written if code in CODES)
        if codes or not written:
            reach = LINE if found["reach"] == "field" else BLOCK
            about = tuple(word for word, _ in written if word not in CODES)
            yield Suppression(_span(found, row, start), reach, target, codes, is_ours=False, about=about)


def _span(found: re.Match[str], row: int, start: int) -> Span:
    return Span.of_line(row, (start + found.start(), start + found.end()))


def _codes(found: re.Match[str], row: int, start: int) -> tuple[tuple[str, Span], ...]:
    """The names in a comment with their places; `start` is the column of the comment."""
    base = start + found.start("codes")
    return tuple(
        (name[0], Span.of_line(row, (base + name.start(), base + name.end())))
        for name in _CODE.finditer(found["codes"] or "")
    )


def _target(block: Block, row: int) -> int:
    """The row that a comment is about: its own, or the next that is not a comment where it stands alone."""
    while row < len(block.lines) - 1 and block.lines[row].template.form == t.COMMENT:
        row += 1
    return row
