"""Code actions: the fixes of findings."""

from __future__ import annotations

from schema_ls.ide.actions import Action, quick_fixes
from schema_ls.server.answers.places import workspace_edit
from schema_ls.server.asked import Answer, Asked
from schema_ls.server.convert import Json
from schema_ls.server.diagnostics import diagnostic_of


def actions(asked: Asked) -> Answer:
    """What can be done about a range."""
    only = asked.option("context", "only")
    if isinstance(only, list) and not any(kind in ("", "quickfix") for kind in only):
        return []
    found = quick_fixes(asked.schema, asked.file, asked.span, asked.snapshot.selection)
    return [_quick_fix(asked, action) for action in found]


def _quick_fix(asked: Asked, action: Action) -> Json:
    """A quick fix with the diagnostic that it removes."""
    fix: Json = {
        "title": action.title,
        "kind": "quickfix",
        "diagnostics": [diagnostic_of(asked.schema, action.located, asked.client)],
        "edit": workspace_edit(asked.schema, action.edits, asked.encoding),
    }
    if action.is_preferred:
        fix["isPreferred"] = True
    return fix
