"""The notification that shows diagnostics. Light: the first one may go out before anything else is loaded."""

from __future__ import annotations

import json

from schema_ls.server.convert import Encoded

PUBLISH = "textDocument/publishDiagnostics"


def publication(uri: str, version: object, diagnostics: str) -> Encoded:
    """Its parameters, with diagnostics as JSON text; `version` is the client's, None where there is none to tell."""
    said = "" if version is None else f',"version":{json.dumps(version)}'
    return Encoded.of(f'{{"uri":{json.dumps(uri)},"diagnostics":[{diagnostics}]{said}}}')
