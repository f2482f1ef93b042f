"""Keys and values of datasources and generators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from schema_ls.base.edit import Edit
from schema_ls.base.span import Span
from schema_ls.ide.completion.offer import Kind, Offer, texts
from schema_ls.ide.context import MemberStart, SettingSign, SettingValue
from schema_ls.model.items import ConfigItem
from schema_ls.model.schema import Schema
from schema_ls.spec.datasource import (
    DATASOURCE,
    GENERATOR,
    GENERATOR_PROVIDERS,
    KNOWN_EXTENSIONS,
    Property,
)
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.provider import RELATION_MODES
from schema_ls.spec.providers import PROVIDERS, provider_named
from schema_ls.syntax.ast import String

_LISTS = ("strings", "preview-features")


def _rows(kind: str) -> dict[str, Property]:
    return DATASOURCE if kind == "datasource" else GENERATOR


def setting_keys(schema: Schema, context: MemberStart) -> Iterator[Offer]:
    """Keys that the block does not have yet."""
    item = context.item
    if not isinstance(item, ConfigItem):
        return
    present = {setting.name for setting in item.settings} - {context.word.text}
    for row in _rows(item.kind).values():
        if row.name not in present and row.new_name is None and _exists(row, item, schema.dialect):
            yield Offer(row.name, Kind.SETTING, f"{row.name} = ", doc=row.doc, goes_on=True)


def _exists(row: Property, item: ConfigItem, dialect: Dialect) -> bool:
    if not dialect.allows(row) or (row.kind == "relation-mode" and len(dialect.relation_modes) < 2):
        return False
    return row.generators is None or _provider(item) in row.generators


def _provider(item: ConfigItem) -> str:
    setting = item.setting("provider")
    value = setting.value if setting else None
    return value.text if isinstance(value, String) else ""


def variables_of(context: SettingValue, variables: Callable[[], Iterable[str]]) -> Iterator[Offer]:
    """Names of environment variables, for `env("...")`."""
    if not context.entries:
        yield from texts(variables(), context.is_string)


def setting_sign(schema: Schema, context: SettingSign) -> Iterator[Offer]:
    """The `=` behind a key, alone and with each value."""
    row = _rows(context.item.kind).get(context.key)
    word = context.word
    if row is not None:
        yield Offer("=", Kind.SETTING, "= ", goes_on=True)
        for offer in _values(schema, row, SettingValue(context.item, context.key, "", False, (), word, False)):
            yield replace(offer, label=f"= {offer.label}", text=f"= {offer.inserted}")


def list_instead(context: SettingValue, row: int, line: str) -> Iterator[Offer]:
    """A list in place of an empty string, where the key takes one; `line` is the text of the row."""
    fact, word = _rows(context.item.kind).get(context.key), context.word
    is_empty = context.is_string and not word.text and line[word.end : word.end + 1] == '"'
    if fact is not None and fact.kind in _LISTS and is_empty and not context.is_list and not context.call:
        quotes = ((word.start - 1, word.start), (word.end, word.end + 1))
        edits = tuple(Edit(Span.of_line(row, columns), "") for columns in quotes)
        yield Offer("[]", Kind.VALUE, '["$0"]', True, "a list", goes_on=True, edits=edits)


def setting_values(schema: Schema, context: SettingValue) -> Iterator[Offer]:
    """Values that a key takes, without those that are in its list."""
    row = _rows(context.item.kind).get(context.key)
    if row is None or context.call:
        return
    used = {entry.strip('"') for entry in context.entries} - {context.word.text if context.is_string else ""}
    for offer in _values(schema, row, context):
        if offer.label.strip('"') not in used or not offer.label.strip('"'):
            yield offer


def _values(schema: Schema, row: Property, context: SettingValue) -> Iterator[Offer]:
    inside = context.is_list or context.is_string
    if row.kind in ("strings", "preview-features", "extensions") and not inside:
        yield Offer("[]", Kind.VALUE, "[$0]", True, goes_on=True)
        return
    if row.kind == "extensions":
        for name, doc in KNOWN_EXTENSIONS.items():
            yield Offer(name, Kind.VALUE, doc=doc)
        return
    docs = _documented(schema, row)
    for offer in texts(docs or row.choices, context.is_string):
        yield Offer(offer.label, offer.kind, doc=docs.get(offer.label.strip('"'), ""))
    if row.kind == "url" and not context.is_string:
        yield Offer("env()", Kind.FUNCTION, 'env("$0")', True)
    if row.kind != "relation-mode" and not context.is_string:
        yield Offer('""', Kind.VALUE, '"$0"', True, goes_on=True)


def _documented(schema: Schema, row: Property) -> dict[str, str]:
    """Values that are known with an explanation for each."""
    dialect = schema.dialect
    if row.kind == "provider":
        facts = ((name, provider_named(name)) for name in PROVIDERS)
        return {name: fact.doc if fact else "" for name, fact in facts}
    if row.kind == "generator":
        return GENERATOR_PROVIDERS
    if row.kind == "relation-mode":
        return {mode: RELATION_MODES[mode] for mode in dialect.relation_modes}
    if row.name == "schemas":
        return {face.schema: "Named by `@@schema`." for face in schema.faces.values() if face.schema}
    if row.kind == "preview-features":
        return {feature.name: feature.doc for feature in dialect.listed_preview_features()}
    return {}
