"""Code actions: fixes of findings, changes of shape, and all safe fixes at once."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.span import Span
from schema_ls.ide import actions as choices
from schema_ls.ide.actions.action import QUICK_FIX, Action
from schema_ls.server.answers.places import workspace_edit
from schema_ls.server.asked import Answer, Asked
from schema_ls.server.convert import Json
from schema_ls.server.diagnostics import diagnostic_of

_LAZY = ("textDocument.codeAction.resolveSupport", "textDocument.codeAction.dataSupport")


def actions(asked: Asked) -> Answer:
    """What can be done about a range. What is no quick fix gets its edit when it is chosen, where the client asks then."""
    only = asked.option("context", "only")
    is_lazy = all(map(asked.client.can, _LAZY))
    found = _found(asked, asked.span, tuple(map(str, only)) if isinstance(only, list) else None)
    return [_offered(asked, action, is_lazy) for action in asked.watched(found)]


def resolve(asked: Asked) -> Answer:
    """An action with its edit; as it was where it cannot be done any more."""
    span = Span(*asked.place_at("data", "range", "start"), *asked.place_at("data", "range", "end"))
    title, kind = asked.given(str, "title"), asked.given(str, "kind")
    action = next((action for action in _found(asked, span, (kind,)) if action.title == title), None)
    if action is None:
        return asked.params
    return {**asked.params, "edit": workspace_edit(asked.schema, action.edits, asked.encoding)}


def _found(asked: Asked, span: Span, only: tuple[str, ...] | None) -> Iterator[Action]:
    return choices.actions(asked.schema, asked.file, span, asked.snapshot.selection, only)


def _offered(asked: Asked, action: Action, is_lazy: bool) -> Json:
    """An action, with the diagnostic that it removes."""
    offered: Json = {"title": action.title, "kind": action.kind}
    if is_lazy and action.kind != QUICK_FIX:
        offered["data"] = {"uri": asked.uri, "range": asked.option("range")}
    else:
        offered["edit"] = workspace_edit(asked.schema, action.edits, asked.encoding)
    if action.located is not None:
        offered["diagnostics"] = [diagnostic_of(asked.schema, action.located, asked.client)]
    if action.is_preferred:
        offered["isPreferred"] = True
    return offered
