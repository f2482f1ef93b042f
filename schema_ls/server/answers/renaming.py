"""Another name for something."""

from __future__ import annotations

from schema_ls.ide import rename as names
from schema_ls.server.answers.places import workspace_edit
from schema_ls.server.asked import Answer, Asked, DeclinedError
from schema_ls.server.convert import range_of


def prepare(asked: Asked) -> Answer:
    """The name that would be changed. Refused, with the reason, where none can be."""
    found = names.renamable(asked.schema, asked.file, *asked.place)
    if isinstance(found, names.Refusal):
        raise DeclinedError(found.reason)
    return {"range": range_of(asked.tree, found.span, asked.encoding), "placeholder": found.text}


def rename(asked: Asked) -> Answer:
    """The edits that change a name everywhere. Refused, with the reason, where the new one is no name."""
    new, keeps = asked.given(str, "newName"), asked.snapshot.config.rename_keeps_database
    found = names.rename(asked.schema, asked.file, *asked.place, new, keeps_database=keeps, stop=asked.stop)
    if isinstance(found, names.Refusal):
        raise DeclinedError(found.reason)
    return workspace_edit(asked.schema, found, asked.encoding)
