"""What is shown beside the text: signatures, hints, lenses, links."""

from __future__ import annotations

from pathlib import Path

from schema_ls.ide.code_lens import Lens, lenses
from schema_ls.ide.document_links import Link, links
from schema_ls.ide.inlay_hints import ACTION, DATABASE_NAME, NATIVE_TYPE, RELATION_NAME, Hint, hints
from schema_ls.ide.navigation import references
from schema_ls.ide.signature_help import SignatureParameter
from schema_ls.ide.signature_help import signature_help as find_signature
from schema_ls.server.answers.places import location_of
from schema_ls.server.asked import Answer, Asked
from schema_ls.server.convert import Json, position, range_of
from schema_ls.server.table import SHOWS_REFERENCES
from schema_ls.workspace.config import Config
from schema_ls.workspace.paths import path_to_uri, uri_to_path

SHOW_REFERENCES = "schema-ls.showReferences"
"""A command of the client: it gets a URI, a position and the places to be shown for it."""
_TYPE, _PARAMETER = 1, 2
_KINDS = {NATIVE_TYPE: _TYPE, RELATION_NAME: _PARAMETER, ACTION: _PARAMETER, DATABASE_NAME: _PARAMETER}


def signature_help(asked: Asked) -> Answer:
    """What the attribute or function around a place takes."""
    found = find_signature(asked.schema, asked.file, *asked.place)
    if found is None:
        return None
    signature: Json = {
        "label": found.label,
        "documentation": asked.shown(found.doc),
        "parameters": _parameters(found.label, found.parameters, asked),
    }
    # An index behind the last one stands for none: clients know no other way.
    active = len(found.parameters) if found.active is None else found.active
    return {"signatures": [signature], "activeSignature": 0, "activeParameter": active}


def _parameters(label: str, parameters: tuple[SignatureParameter, ...], asked: Asked) -> list[Json]:
    """Parameters by where they stand in the label, all of which is ASCII."""
    place, found = label.index("(") + 1, []
    for one in parameters:
        found.append({"label": [place, place + len(one.text)], "documentation": asked.shown(one.doc)})
        place += len(one.text) + len(", ")
    return found


def inlay_hints(asked: Asked) -> Answer:
    """What holds without being written, of the kinds that the settings of the project leave on."""
    span = asked.span
    found = hints(asked.schema, asked.file, range(span.row, span.end_row + 1), _wanted(asked.snapshot.config))
    return [_hint(one, asked) for one in found]


def _wanted(config: Config) -> frozenset[str]:
    chosen = {
        RELATION_NAME: config.hints_relation_name,
        ACTION: config.hints_referential_action,
        NATIVE_TYPE: config.hints_native_type,
        DATABASE_NAME: config.hints_database_name,
    }
    return frozenset(kind for kind, is_on in chosen.items() if is_on)


def _hint(one: Hint, asked: Asked) -> Json:
    return {
        "position": position(asked.tree, one.row, one.column, asked.encoding),
        "label": one.label,
        "kind": _KINDS[one.kind],
        "tooltip": one.tooltip,
        "paddingLeft": not one.label.startswith((",", "(")),
        "paddingRight": one.label.endswith(","),
    }


def code_lens(asked: Asked) -> Answer:
    """How often each type is named; nothing unless the settings ask for it."""
    if not asked.snapshot.config.lens_references:
        return []
    return [_lens(one, asked) for one in lenses(asked.schema, asked.file)]


def _lens(one: Lens, asked: Asked) -> Json:
    """A lens. Its places are looked for when it is shown, where the client has a command that shows them."""
    lens: Json = {"range": range_of(asked.tree, one.span, asked.encoding)}
    if one.count and asked.client.can(SHOWS_REFERENCES):
        return {**lens, "data": {"uri": asked.uri, "title": one.title}}
    return {**lens, "command": {"title": one.title, "command": ""}}


def lens_places(asked: Asked) -> Answer:
    """A lens with the command that shows where the type is named."""
    found = references(asked.schema, asked.file, *asked.place_at("range", "start"), declaration=False)
    places = [location_of(asked.schema, spot, asked.encoding) for spot in found]
    title, start = asked.given(str, "data", "title"), asked.option("range", "start")
    command = {"title": title, "command": SHOW_REFERENCES, "arguments": [asked.uri, start, places]}
    return {**asked.params, "command": command}


def document_links(asked: Asked) -> Answer:
    """Links that lead somewhere: a path with nothing at it is none."""
    found = []
    for link in links(asked.schema, asked.file):
        target = link.address or _existing(link, asked.uri)
        if target:
            found.append({"range": range_of(asked.tree, link.span, asked.encoding), "target": target})
    return found


def _existing(link: Link, uri: str) -> str:
    """The URI of a path beside the document; empty where nothing is there."""
    here = uri_to_path(uri)
    if here is None:
        return ""
    try:
        path = (Path(here).parent / link.path).resolve()
        return path_to_uri(str(path)) if path.exists() else ""
    except (OSError, ValueError):  # a path that no disk can hold leads nowhere
        return ""
