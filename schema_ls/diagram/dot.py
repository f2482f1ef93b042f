"""A picture in the language of Graphviz, which lays it out and draws crow's feet by itself.

Nodes and ports have numbers for names, so that what a schema says stands in labels only, and there escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from schema_ls.diagram.picture import MANY, MAYBE, ONE, End, Entity, Picture, Relation, Row

_ARROWS = {ONE: "noneteetee", MAYBE: "noneteeodot", MANY: "crowodot"}
_HEAD_COLOURS = {"model": "#dbe9f6", "view": "#e6e0f3", "type": "#e4f1df"}
_ABREAST = 4
"""Boxes in one column that lead to the same one."""
_HEAD = """digraph schema {
  graph [rankdir=LR, nodesep=0.3, ranksep=0.9, pack=30, packmode="graph", fontname="Helvetica", pad=0.3, bgcolor="white"];
  node [shape=plain, fontname="Helvetica", fontsize=11];
  edge [dir=both, arrowsize=0.8, color="#5b6b7b"];
"""


def as_dot(picture: Picture) -> str:
    """The text for the program `dot`."""
    numbers = {entity.name: number for number, entity in enumerate(picture.entities)}
    rows = {entity.name: [row.name for row in entity.rows] for entity in picture.entities}
    nodes = (f"  n{numbers[entity.name]} [label=<{''.join(_table(entity))}>];\n" for entity in picture.entities)
    lengths = _lengths(picture)
    edges = (
        _loop(line, numbers, rows, place) if _is_loop(line) else _edge(line, numbers, rows, lengths[place])
        for place, line in enumerate(picture.relations)
    )
    return _HEAD + "".join(nodes) + "".join(edges) + "}\n"


def _table(entity: Entity) -> Iterator[str]:
    yield '<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="4" COLOR="#9aa7b4">'
    table = f'  <FONT POINT-SIZE="9" COLOR="#5b6b7b">{_safe(entity.table)}</FONT>' if entity.table else ""
    yield f'<TR><TD PORT="h" BGCOLOR="{_HEAD_COLOURS.get(entity.kind, "#eeeeee")}"><B>{_safe(entity.name)}</B>{table}</TD></TR>'
    for number, row in enumerate(entity.rows):
        yield f'<TR><TD PORT="r{number}" ALIGN="LEFT" BALIGN="LEFT">{_row(row)}</TD></TR>'
    yield "</TABLE>"


def _row(row: Row) -> str:
    marks = [mark for mark, holds in (("PK", row.is_id), ("FK", row.is_foreign), ("U", row.is_unique)) if holds]
    name = f"<B>{_safe(row.name)}</B>" if row.is_id else _safe(row.name)
    written = f'<FONT COLOR="#5b6b7b">{_safe(row.type + row.arity)}</FONT>'
    note = f'  <FONT POINT-SIZE="8" COLOR="#b05a00">{" ".join(marks)}</FONT>' if marks else ""
    return f"{name}  {written}{note}"


def _lengths(picture: Picture) -> list[int]:
    """Over how many columns each line leads: those around a box that many others name would all stand in one column."""
    seen: dict[str, int] = {}
    found = []
    for line in picture.relations:
        before = seen[line.end.entity] = seen.get(line.end.entity, -1) + 1
        found.append(1 + before // _ABREAST)
    return found


def _edge(line: Relation, numbers: Mapping[str, int], rows: Mapping[str, list[str]], length: int) -> str:
    ends = " -> ".join(f"n{numbers[end.entity]}:{_port(end, rows)}" for end in (line.start, line.end))
    return f"  {ends} [arrowtail={_ARROWS[line.start.count]}, arrowhead={_ARROWS[line.end.count]}, minlen={length}];\n"


def _is_loop(line: Relation) -> bool:
    return line.start.entity == line.end.entity


def _loop(line: Relation, numbers: Mapping[str, int], rows: Mapping[str, list[str]], place: int) -> str:
    """A line that turns at a point of its own beside the box: Graphviz leaves no room for loops, and boxes would cover them."""
    ends = (
        f"  n{numbers[end.entity]}:{_port(end, rows)}:e -> t{place} [dir=back, arrowtail={_ARROWS[end.count]}];\n"
        for end in (line.start, line.end)
    )
    return f'  t{place} [shape=point, width=0.01, label=""];\n' + "".join(ends)


def _port(end: End, rows: Mapping[str, list[str]]) -> str:
    known = rows[end.entity]
    return f"r{known.index(end.rows[0])}" if end.rows and end.rows[0] in known else "h"


def _safe(text: str) -> str:
    """A text as HTML; letters that no XML may hold give way to a sign for them."""
    return escape("".join(letter if letter.isprintable() else "\ufffd" for letter in text))
