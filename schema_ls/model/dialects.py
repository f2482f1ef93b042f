"""What a schema says of the language it is written in: provider, relation mode, preview features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema_ls.model.items import ConfigItem, item_of
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.versions import NEWEST, Version
from schema_ls.syntax.ast import Array, String, Value
from schema_ls.syntax.tree import Tree


def configs(trees: Iterable[Tree]) -> Iterator[ConfigItem]:
    """Datasources and generators in order."""
    for tree in trees:
        for block in tree.blocks:
            if block.kind in ("datasource", "generator"):
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


def has_url(trees: Iterable[Tree]) -> bool | None:
    """Whether the datasource holds a connection string; None without a datasource."""
    found = [item for item in configs(trees) if item.kind == "datasource"]
    return any(item.setting("url") for item in found) if found else None


def dialect_of(trees: Iterable[Tree], version: Version = NEWEST) -> Dialect:
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
        _text(datasource, "provider") or None,
        version,
        _text(datasource, "relationMode", "referentialIntegrity"),
        features,
        datasource.name if datasource else "db",
    )
