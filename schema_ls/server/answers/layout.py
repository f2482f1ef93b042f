"""Edits that lay out text. The client's tab size is that of its programming languages: not asked."""

from __future__ import annotations

from typing import TypedDict

from schema_ls.format import Align, edits_on_new_line, edits_when_closed, layout_edits_in_rows
from schema_ls.format.pairs import Pairs
from schema_ls.server.answers.places import text_edits
from schema_ls.server.asked import Answer, Asked
from schema_ls.spec.versions import Version
from schema_ls.workspace.formatting import format_edits

_PAIRS = "pairs"


class _Style(TypedDict):
    """How schemas are laid out, as arguments."""

    version: Version
    tab: int
    align: Align


def document(asked: Asked) -> Answer:
    """Edits that format the document."""
    config = asked.snapshot.config
    found = format_edits(
        asked.schema,
        asked.file,
        tab=config.format_indent,
        align=config.format_align,
        layout_only=not config.format_complete,
        pairs=_pairs(asked),
        stop=asked.stop,
    )
    return text_edits(asked.tree, found, asked.encoding)


def _pairs(asked: Asked) -> Pairs:
    """The relations of the schema as they were the last time."""
    known = asked.results.last(_PAIRS, asked.uri)
    if known is None:
        known = Pairs()
        asked.results.keep(_PAIRS, asked.uri, known)
    found: Pairs = known
    return found


def some_rows(asked: Asked) -> Answer:
    """Edits that lay out the blocks which a range touches."""
    first, end = asked.given(int, "range", "start", "line"), asked.given(int, "range", "end", "line")
    last = end - (asked.given(int, "range", "end", "character") == 0 and first < end)
    return text_edits(
        asked.tree, layout_edits_in_rows(asked.tree, first, last, stop=asked.stop, **_style(asked)), asked.encoding
    )


def typed(asked: Asked) -> Answer:
    """Edits that lay out a block that was just closed, or put blanks right in one that gets a line."""
    find = edits_when_closed if asked.given(str, "ch") == "}" else edits_on_new_line
    row = asked.given(int, "position", "line")
    return text_edits(asked.tree, find(asked.tree, row, **_style(asked)), asked.encoding)


def _style(asked: Asked) -> _Style:
    config = asked.snapshot.config
    return {"version": asked.schema.dialect.version, "tab": config.format_indent, "align": config.format_align}
