"""A picture as a page of its own: it draws itself in any browser and asks nothing of the network."""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from importlib.resources import files
from typing import Any

from schema_ls.diagram.picture import Picture


def as_html(picture: Picture, title: str) -> str:
    """The page."""
    parts = files("schema_ls.diagram.page")
    style, layout, script = (parts.joinpath(name).read_text("utf-8") for name in ("page.css", "elk.js", "page.js"))
    # Within a script only `<` could end it; JSON may write that otherwise.
    data = json.dumps(as_data(picture)).replace("<", "\\u003c")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<script type="application/json" id="picture">{data}</script>\n'
        f"<script>{layout}</script>\n<script>\n{script}</script>\n</body>\n</html>\n"
    )


def as_data(picture: Picture) -> dict[str, Any]:
    """The picture as plain values, which the script of the page draws."""
    return asdict(picture)
