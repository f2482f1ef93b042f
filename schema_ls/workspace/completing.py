"""What formatting adds to a schema that is sound enough for it.

Which parts are missing is known to the model, and whether a schema is sound is for its checks to say: here they come
together.
"""

from __future__ import annotations

from collections.abc import Sequence

from schema_ls.format.complete import complete, missing_in
from schema_ls.model.items import ConfigItem
from schema_ls.model.schema import Schema
from schema_ls.spec.versions import Version
from schema_ls.workspace.project import Source, read_sources, schema_of


def is_sound(schema: Schema) -> bool:
    """Whether names, types and attributes of a schema mean something, so that what it lacks can be told.

    In spite of all other mistakes it is completed: of settings, of relations, and of what a database or version allows.
    """
    from schema_ls.checks.rules import RULES  # only now: most schemas lack nothing, and the rules take time to load
    from schema_ls.checks.run import check

    early = frozenset(rule.code for rule in RULES if rule.is_early)
    in_configs = frozenset(rule.code for rule in RULES if rule.is_early_in_configs)
    return not any(
        located.finding.code in (in_configs if isinstance(located.place.item, ConfigItem) else early)
        for located in check(schema)
    )


def completed(files: Sequence[Source], version: Version) -> dict[str, str]:
    """The texts, by name, of those files of one schema to which something is added."""
    return completed_texts(schema_of(read_sources(files), version))


def completed_texts(schema: Schema) -> dict[str, str]:
    """The texts, by name, of those files of a schema to which something is added."""
    parts = missing_in(schema)
    return complete(schema, parts) if parts and is_sound(schema) else {}
