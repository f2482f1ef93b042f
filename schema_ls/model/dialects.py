"""What a schema says of the language it is written in: provider, relation mode, preview features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schema_ls.model.items import ConfigItem, item_of
from schema_ls.spec.datasource import DATASOURCE
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.versions import NEWEST, Version
from schema_ls.syntax.ast import Array, String, Value
from schema_ls.syntax.blocks import KEYWORDS
from schema_ls.syntax.line import Line
from schema_ls.syntax.template import BLANK, COMMENT, SETTING
from schema_ls.syntax.tree import Block, Tree


def configs(trees: Iterable[Tree]) -> Iterator[ConfigItem]:
    """Datasources and generators in order."""
    for tree in trees:
        for block in tree.configs:
            item = item_of(block)
            assert isinstance(item, ConfigItem)
            yield item


def _text(item: ConfigItem | None, *keys: str) -> str | None:
    for key in keys:
        setting = item.setting(key) if item else None
        if setting is not None and isinstance(setting.value, String):
            return setting.value.text
    return None


def _texts(value: Value | None) -> list[str]:
    values = value.items if isinstance(value, Array) else (value,)
    return [item.text for item in values if isinstance(item, String)]


def _provider(datasource: ConfigItem | None, trees: Iterable[Tree]) -> str | None:
    """The provider as written, empty where it or its datasource cannot be read; None where no datasource is meant."""
    if datasource is not None:
        return _text(datasource, "provider") or ""
    return "" if any(map(_is_stray, (block for tree in trees for block in tree.blocks if not block.is_blank))) else None


def _is_stray(block: Block) -> bool:
    """Whether a block is no declaration but text that may have been meant as a datasource."""
    return block.kind not in KEYWORDS and any(_is_of_datasource(line) for line in block.lines)


def _is_of_datasource(line: Line) -> bool:
    template = line.template
    if template.form == SETTING:
        return line.name in ("provider", "url")
    return template.form not in (BLANK, COMMENT) and "datasource" in line.text


def dialect_of(trees: Sequence[Tree], version: Version = NEWEST) -> Dialect:
    """The dialect of files that make one schema, under a version of Prisma. The first datasource decides."""
    items = list(configs(trees))
    datasource = next((item for item in items if item.kind == "datasource"), None)
    features = [
        feature
        for item in items
        if item.kind == "generator"
        for key in ("previewFeatures", "experimentalFeatures")
        if (setting := item.setting(key)) is not None
        for feature in _texts(setting.value)
    ]
    return Dialect.make(
        _provider(datasource, trees),
        version,
        _text(datasource, "relationMode", "referentialIntegrity"),
        features,
        datasource.name if datasource else "db",
        has_url=datasource is None or not _lacks_url(datasource),
    )


def _lacks_url(datasource: ConfigItem) -> bool:
    """Whether a datasource has no connection string, not even one that is misspelt or on a line that cannot be read."""
    names = {setting.name for setting in datasource.settings}
    return datasource.is_whole and "url" not in names and names <= DATASOURCE.keys()
