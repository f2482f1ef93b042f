"""Offers made to fit what stands behind the cursor: no second pair of parentheses, no missing comma or blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from schema_ls.base.text import without_end
from schema_ls.ide import context as c
from schema_ls.ide.completion.offer import Kind, Offer

_OPENERS = {"(": "(", ":": ":", "=": " ="}
"""What stands behind a word that brings the same along, and where its own begins."""
_BEFORE = {
    "(": {Kind.ATTRIBUTE, Kind.FUNCTION, Kind.NATIVE_TYPE, Kind.FIELD, Kind.SCALAR},
    ":": {Kind.ARGUMENT},
    "=": {Kind.SETTING},
}
"""What can be offered in front of it."""
_ENDS = (",", ")", "]", "}", "/")


def fitting(offers: Iterable[Offer], context: c.Context, line: str) -> Iterator[Offer]:
    """The offers for a line; those that make no sense before what follows are left out."""
    word = getattr(context, "word", None)
    behind = without_end(line)[word.end :] if word else ""
    following = behind.lstrip()[:1]
    if following in _OPENERS and not isinstance(context, c.SettingSign):
        return _without(offers, _OPENERS[following], following)
    if behind[:1] in ("@", '"') and isinstance(context, c.FieldAttribute | c.FieldType):
        return (replace(offer, text=offer.inserted + " ") for offer in offers)
    is_entry = isinstance(context, c.ListEntry | c.ArgumentStart | c.SettingValue) and not _is_string(context)
    if word is not None and is_entry and not word.text and following and following not in _ENDS:
        return (replace(offer, text=offer.inserted + ", ") for offer in offers)
    return iter(offers)


def _is_string(context: c.Context) -> bool:
    return bool(getattr(context, "is_string", False))


def _without(offers: Iterable[Offer], opener: str, following: str) -> Iterator[Offer]:
    """Offers that make sense before the sign that stands there already, each up to its own one."""
    for offer in offers:
        if offer.kind in _BEFORE[following]:
            text = offer.inserted.partition(opener)[0]
            yield replace(offer, text=text, is_snippet=False, edits=())
