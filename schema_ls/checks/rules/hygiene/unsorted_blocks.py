"""Rule: unsorted-blocks."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, Replace, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Model
from schema_ls.model.items import BlockAttribute
from schema_ls.syntax import template as t


class Options(Record, slots=False):
    """What can be set."""

    order: tuple[str, ...] = ("id", "unique", "index", "fulltext", "shardKey", "map", "schema", "ignore")


@rule_with(Options(), "unsorted-blocks", group="hygiene", on=Model, severity=Severity.HINT, is_default=False)
def unsorted_blocks(model: Model, options: Options) -> Iterator[Finding]:
    """The attributes of a block do not stand in the wanted order.

    In one order everywhere they are found without reading. `order` names them from the top down; others come last.

    Bad:
        model Page {
          book Int
          page Int

          @@map("pages")
          @@id([book, page])
        //^^^^^^^^^^^^^^^^^^ unsorted-blocks
        }

    Good:
        model Page {
          book Int
          page Int

          @@id([book, page])
          @@map("pages")
        }
    """
    attributes = model.item.attributes
    ranks = {name: rank for rank, name in enumerate(options.order)}
    wanted = sorted(attributes, key=lambda attribute: ranks.get(attribute.name, len(ranks)))
    moved = next((new for old, new in zip(attributes, wanted, strict=True) if old is not new), None)
    if moved is not None:
        fixes = (_fix(attributes, wanted),) if _is_movable(model, attributes) else ()
        yield Finding(moved.line_span, f"`@@{moved.name}` belongs further up. Move it.", fixes=fixes)


def _is_movable(model: Model, attributes: tuple[BlockAttribute, ...]) -> bool:
    """Whether no line stands between that a comment could belong to."""
    lines = model.item.block.lines[attributes[0].row - 1 : attributes[-1].row + 1]
    return not any(line.template.form == t.COMMENT or line.template.opens_comment for line in lines)


def _fix(attributes: tuple[BlockAttribute, ...], wanted: list[BlockAttribute]) -> Fix:
    changes = (
        Replace(old.line_span, _content(new)) for old, new in zip(attributes, wanted, strict=True) if old is not new
    )
    return Fix("Sort the attributes", tuple(changes))


def _content(attribute: BlockAttribute) -> str:
    start, end = attribute.line.content_columns
    return attribute.line.text[start:end]
