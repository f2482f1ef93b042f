"""Keywords of blocks."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.ide.completion.offer import Kind, Offer
from schema_ls.ide.context import TopLevel
from schema_ls.model.schema import Schema
from schema_ls.spec.scalars import BLOCK_KEYWORDS

_NAMES = {"datasource": "db", "generator": "client"}
_BODIES = {
    "datasource": 'provider = "$0"',
    "generator": 'provider = "${2:prisma-client}"\n  output   = "$0"',
    "model": "id Int @id @default(autoincrement())\n  $0",
    "enum": "$0",
    "view": "$0",
    "type": "$0",
}


def keywords(schema: Schema, context: TopLevel) -> Iterator[Offer]:
    """Keywords of the blocks that the dialect has; where there is no header yet, with a whole block behind them."""
    dialect = schema.dialect
    for keyword, doc in BLOCK_KEYWORDS.items():
        if keyword == "view" and not dialect.has("views"):
            continue
        if keyword == "type" and not dialect.supports("CompositeTypes"):
            continue
        if context.has_header:
            yield Offer(keyword, Kind.KEYWORD, doc=doc)
        else:
            text = f"{keyword} ${{1:{_NAMES.get(keyword, 'Name')}}} {{\n  {_BODIES[keyword]}\n}}"
            yield Offer(keyword, Kind.KEYWORD, text, True, doc=doc)
