"""Where a text leads to: addresses in comments, files and folders in settings, database schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schema_ls.base.memo import Noted
from schema_ls.base.span import Span
from schema_ls.model.items import ConfigItem, SettingItem, item_of
from schema_ls.model.schema import Schema
from schema_ls.syntax.ast import String
from schema_ls.syntax.tree import Block

_ADDRESS = re.compile(r"https?://[^\s<>\"'`]*[^\s<>\"'`.,;:!?)\]}]")
_FILE = "file:"


@dataclass(frozen=True, slots=True)
class Link:
    """A span and where it leads: to an address, or to a path that counts from the folder of the schema.

    Whether there is anything at a path is not known here.
    """

    span: Span
    address: str = ""
    path: str = ""


def links(schema: Schema, file: int) -> list[Link]:
    """All links of a file; rows count from its start."""
    return [
        Link(link.span.moved(row), link.address, link.path)
        for row, block in schema.files[file].tree.placed
        for link in _links_in(block)
    ]


def _links(block: Block) -> tuple[Link, ...]:
    item = item_of(block)
    found = [link for row in range(len(block.lines)) for link in _addresses(block, row)]
    if isinstance(item, ConfigItem):
        found += (link for setting in item.settings for link in _paths(item, setting))
    return tuple(sorted(found, key=lambda link: link.span))


_links_in = Noted(_links)


def _addresses(block: Block, row: int) -> Iterator[Link]:
    line = block.lines[row]
    comment = line.template.comment
    if "://" not in line.text or (comment < 0 and line.form != "comment"):
        return
    start = line.columns(comment, comment + 1)[0] if comment >= 0 else 0
    for found in _ADDRESS.finditer(line.text, start):
        yield Link(Span.of_line(row, found.span()), address=found[0])


def _paths(item: ConfigItem, setting: SettingItem) -> Iterator[Link]:
    value = setting.value
    if not isinstance(value, String) or not value.text:
        return
    span = setting.span((value.columns[0] + 1, value.columns[1] - 1))
    if item.kind == "generator" and setting.name == "output":
        yield Link(span, path=value.text)
    elif item.kind == "datasource" and value.text.startswith(_FILE):
        path = value.text.removeprefix(_FILE).partition("?")[0]
        if path:
            yield Link(span, path=path)
