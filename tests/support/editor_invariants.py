"""What holds for every answer of the editor features, wherever a cursor is and however broken the text.

`at_place` and `in_file` give a line for each answer that breaks a law: ranges lie inside the document, targets are the
names that are meant, edits do not overlap, tokens are sorted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from schema_ls.base.edit import Edit
from schema_ls.base.span import Span
from schema_ls.base.text import without_end
from schema_ls.ide.actions import actions
from schema_ls.ide.code_lens import lenses
from schema_ls.ide.completion import complete
from schema_ls.ide.document_links import links
from schema_ls.ide.folding import folds
from schema_ls.ide.hover import hover
from schema_ls.ide.inlay_hints import hints
from schema_ls.ide.linked_editing import linked
from schema_ls.ide.navigation import definition, highlights, other_side, references, type_definition
from schema_ls.ide.outline import Entry, entry_of, outline
from schema_ls.ide.rename import Refusal, renamable, rename
from schema_ls.ide.selection_range import selections
from schema_ls.ide.semantic_tokens import MODIFIERS, TYPES
from schema_ls.ide.signature_help import signature_help
from schema_ls.ide.workspace_symbols import workspace_symbols
from schema_ls.model.mentions import name_at
from schema_ls.model.schema import Schema
from tests.support.colours import colours

Place = tuple[int, int]
HOVER_LINES = 30
"""Lines of a hover at most, with the comment that the schema itself has there."""


class Texts:
    """The texts of a schema, by place."""

    def __init__(self, schema: Schema) -> None:
        self.lines = [[without_end(line.text) for line in file.tree.lines] for file in schema.files]

    def holds(self, file: int, row: int, column: int) -> bool:
        """Whether there is such a place; the end of the text is one, too."""
        lines = self.lines[file]
        if row == len(lines):
            return column == 0
        return 0 <= row < len(lines) and 0 <= column <= len(lines[row])

    def has(self, file: int, span: Span) -> bool:
        """Whether a span lies in the text and its start before its end."""
        starts, ends = (span.row, span.column), (span.end_row, span.end_column)
        return starts <= ends and self.holds(file, *starts) and self.holds(file, *ends)

    def at(self, file: int, span: Span) -> str:
        """The text of a span in one line, or what begins it."""
        end = span.end_column if span.end_row == span.row else None
        return self.lines[file][span.row][span.column : end]


def at_place(schema: Schema, texts: Texts, file: int, row: int, column: int) -> Iterator[str]:
    """What is wrong with the answers at a place."""
    where = (schema, texts, file, row, column)
    yield from _completion(*where)
    yield from _hover(*where)
    yield from _names(*where)
    yield from _renaming(*where)
    yield from _acting(*where)
    yield from _ranges(*where)


def _completion(schema: Schema, texts: Texts, file: int, row: int, column: int) -> Iterator[str]:
    found = complete(schema, file, row, column)
    if found is None:
        return
    word = found.word
    is_in_text = texts.has(file, Span.of_line(row, (word.start, word.end)))
    if row < len(texts.lines[file]) and not (is_in_text and word.start <= column <= word.end):
        yield f"completion: {word} does not hold the cursor"
    labels = [offer.label for offer in found.offers]
    if len(set(labels)) < len(labels):
        yield f"completion: something is offered twice in {labels}"
    for offer in found.offers:
        if not offer.inserted:
            yield f"completion: {offer.label!r} inserts nothing"
        if offer.edits:
            yield from _edits(
                "completion", texts, file, [*offer.edits, Edit(Span.of_line(row, (word.start, word.end)), "")]
            )


def _hover(schema: Schema, texts: Texts, file: int, row: int, column: int) -> Iterator[str]:
    found = hover(schema, file, row, column)
    if found is None:
        return
    if not texts.has(file, found.span) or not found.span.holds(row, column):
        yield f"hover: {found.span} does not hold the cursor"
    if not found.code or not all(found.paragraphs):
        yield "hover: something is empty"
    if len("\n".join((found.code, *found.paragraphs)).splitlines()) > HOVER_LINES:
        yield "hover: too long"


def _names(schema: Schema, texts: Texts, file: int, row: int, column: int) -> Iterator[str]:
    found = name_at(schema, file, row, column)
    if found is None:
        return
    meant = found[1].meaning.member or found[1].meaning.name
    for spot in references(schema, file, row, column):
        if not texts.has(spot.file, spot.span) or not _means(texts.at(spot.file, spot.span), meant):
            yield f"references: {spot} is not {meant!r}"
    declared = definition(schema, file, row, column)
    for one in declared.declarations if declared else ():
        if not texts.has(one.file, one.whole) or not _means(texts.at(one.file, one.name), meant):
            yield f"definition: {one} is not {meant!r}"
        if not _lies_in(one.name, one.whole):
            yield f"definition: the name of {one} lies outside"
    for find in (type_definition, other_side):
        for one in getattr(find(schema, file, row, column), "declarations", ()):
            if not texts.has(one.file, one.name) or not texts.at(one.file, one.name):
                yield f"{find.__name__}: {one} is nowhere"
    for spot in highlights(schema, file, row, column):
        if spot.file != file or not _means(texts.at(file, spot.span), meant):
            yield f"highlights: {spot} is not {meant!r}"


def _means(text: str, meant: str) -> bool:
    """Whether a text is a name, or a dotted path with it: a native type begins with the name of the datasource."""
    return text == meant or meant in text.split(".") or "\\" in text


def _lies_in(inner: Span, outer: Span) -> bool:
    return outer.holds(inner.row, inner.column) and outer.holds(inner.end_row, inner.end_column)


def _renaming(schema: Schema, texts: Texts, file: int, row: int, column: int) -> Iterator[str]:
    found = renamable(schema, file, row, column)
    if isinstance(found, Refusal):
        if not found.reason:
            yield "prepare rename: refused without a reason"
        return
    if texts.at(file, found.span) != found.text or not found.span.holds(row, column):
        yield f"prepare rename: {found} is not under the cursor"
    edits = rename(schema, file, row, column, "Renamed1")
    if not isinstance(edits, Refusal):
        for index in {number for number, _ in edits}:
            yield from _edits("rename", texts, index, [edit for number, edit in edits if number == index])


def _acting(schema: Schema, texts: Texts, file: int, row: int, column: int) -> Iterator[str]:
    for action in actions(schema, file, Span(row, column, row, column), only=("quickfix", "refactor")):
        for index in {number for number, _ in action.edits}:
            yield from _edits(action.title, texts, index, [edit for number, edit in action.edits if number == index])


def _ranges(schema: Schema, texts: Texts, file: int, row: int, column: int) -> Iterator[str]:
    grown = selections(schema, file, row, column)
    for inner, outer in pairwise(grown):
        if not _lies_in(inner, outer) or inner == outer:
            yield f"selection: {inner} does not grow to {outer}"
    if row < len(texts.lines[file]) and not all(texts.has(file, span) and span.holds(row, column) for span in grown):
        yield f"selection: {grown} do not hold the cursor"
    together = linked(schema, file, row, column)
    if len({texts.at(file, span) for span in together}) > 1:
        yield f"linked: {together} differ"
    signature = signature_help(schema, file, row, column)
    if signature is not None and signature.active is not None and signature.active >= len(signature.parameters):
        yield f"signature: {signature} has no such parameter"


def _edits(what: str, texts: Texts, file: int, edits: Iterable[Edit]) -> Iterator[str]:
    """Whether edits lie in the text and apart."""
    last: Edit | None = None
    for edit in sorted(edits):
        if not texts.has(file, edit.span):
            yield f"{what}: {edit} lies outside"
        if last is not None and (edit.span.row, edit.span.column) < (last.span.end_row, last.span.end_column):
            yield f"{what}: {edit} overlaps {last}"
        last = edit


def in_file(schema: Schema, texts: Texts, file: int) -> Iterator[str]:
    """What is wrong with the answers about a whole file."""
    yield from _tokens(schema, texts, file)
    for start, item in outline(schema, file):
        yield from _entries(texts, file, start, entry_of(item))
    yield from _notes(schema, texts, file)
    for one in workspace_symbols(schema, ""):
        if texts.at(one.file, one.span) != one.name:
            yield f"symbol: {one} is not its name"
    whole = Span(0, 0, schema.files[file].tree.row_count, 0)
    for action in actions(schema, file, whole):
        for index in {number for number, _ in action.edits}:
            yield from _edits("action", texts, index, [edit for number, edit in action.edits if number == index])


def _notes(schema: Schema, texts: Texts, file: int) -> Iterator[str]:
    tree = schema.files[file].tree
    for fold in folds(tree):
        if not 0 <= fold.first < fold.last < tree.row_count:
            yield f"fold: {fold} lies outside"
    for hint in hints(schema, file, range(tree.row_count)):
        if not texts.holds(file, hint.row, hint.column):
            yield f"hint: {hint} lies outside"
    for link in links(schema, file):
        if not texts.has(file, link.span) or not (link.address or link.path):
            yield f"link: {link} leads nowhere"
    for lens in lenses(schema, file):
        if not texts.at(file, lens.span):
            yield f"lens: {lens} lies outside"


def _tokens(schema: Schema, texts: Texts, file: int) -> Iterator[str]:
    end: Place = (0, 0)
    for row, column, length, type_, modifiers in colours(schema, file):
        if (row, column) < end or length <= 0 or not texts.has(file, Span.of_line(row, (column, column + length))):
            yield f"tokens: {row}:{column}+{length} overlaps or lies outside"
        if not 0 <= type_ < len(TYPES) or modifiers >> len(MODIFIERS):
            yield f"tokens: {type_} or {modifiers} is not in the legend"
        end = (row, column + length)


def _entries(texts: Texts, file: int, start: int, entry: Entry) -> Iterator[str]:
    whole, selection = entry.whole.moved(start), entry.selection.moved(start)
    if not texts.has(file, whole) or not _lies_in(selection, whole):
        yield f"outline: {entry.name} lies outside"
    if not entry.name or not texts.at(file, selection).startswith(entry.name):
        yield f"outline: {entry.name!r} is not at {selection}"
    for child in entry.children:
        if not _lies_in(child.whole, entry.whole):
            yield f"outline: {child.name} lies outside of {entry.name}"
        yield from _entries(texts, file, start, child)
