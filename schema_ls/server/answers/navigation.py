"""Where something is declared and used."""

from __future__ import annotations

from schema_ls.ide import navigation as find
from schema_ls.server.answers.places import location_of
from schema_ls.server.asked import Answer, Asked
from schema_ls.server.convert import range_of

_READ, _WRITE = 2, 3


def definition(asked: Asked) -> Answer:
    """Where something is declared."""
    return _declarations(asked, find.definition(asked.schema, asked.file, *asked.place))


def type_definition(asked: Asked) -> Answer:
    """Where the type of something is declared."""
    return _declarations(asked, find.type_definition(asked.schema, asked.file, *asked.place))


def other_side(asked: Asked) -> Answer:
    """The other side of a relation field: what implements it."""
    return _declarations(asked, find.other_side(asked.schema, asked.file, *asked.place))


def references(asked: Asked) -> Answer:
    """All places that name the same."""
    declaration = bool(asked.option("context", "includeDeclaration"))
    found = find.references(asked.schema, asked.file, *asked.place, declaration=declaration)
    return [location_of(asked.schema, spot, asked.encoding) for spot in asked.watched(found)]


def highlights(asked: Asked) -> Answer:
    """Those in this document, told apart by whether they declare."""
    found = find.highlights(asked.schema, asked.file, *asked.place)
    return [
        {
            "range": range_of(asked.tree, spot.span, asked.encoding),
            "kind": _WRITE if spot.is_declaration else _READ,
        }
        for spot in found
    ]


def _declarations(asked: Asked, found: find.Definition | None) -> Answer:
    """Declarations, as links from the name that was asked about where the client knows links."""
    if found is None:
        return None
    if not asked.client.links:
        return [location_of(asked.schema, find.Spot(d.file, d.name), asked.encoding) for d in found.declarations]
    origin = range_of(asked.tree, found.origin, asked.encoding)
    links = []
    for declaration in found.declarations:
        file = asked.schema.files[declaration.file]
        links.append(
            {
                "originSelectionRange": origin,
                "targetUri": file.name,
                "targetRange": range_of(file.tree, declaration.whole, asked.encoding),
                "targetSelectionRange": range_of(file.tree, declaration.name, asked.encoding),
            }
        )
    return links
