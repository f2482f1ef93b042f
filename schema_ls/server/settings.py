"""What a person has set in the editor: read, and complained about where it cannot be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

SECTION = "schema-ls"
"""The section of the client's configuration that is ours."""
_VERSION = "prismaVersion"
_KNOWN = (_VERSION,)
_OF_THE_EDITOR = frozenset({"path", "trace"})
"""Settings in our section that extensions of editors read for themselves."""


class Settings(NamedTuple):
    """What a person has set. `prisma_version` is as it was written, None where the project tells."""

    prisma_version: str | None = None


NO_SETTINGS = Settings()


def settings_of(values: Any) -> Settings:
    """Settings from whatever a client sent: an object with our keys, null, or something else."""
    written = values.get(_VERSION) if isinstance(values, Mapping) else None
    if isinstance(written, int | float) and not isinstance(written, bool):
        written = str(written)
    return Settings(written.strip() or None) if isinstance(written, str) else Settings()


def problems_of(values: Any) -> Iterator[tuple[str, str]]:
    """What is wrong with what a client sent, and how to mend it. Null stands for no settings."""
    if not isinstance(values, Mapping):
        if values is not None:
            yield "The settings of schema-ls have to be an object.", f'Write for example {{"{_VERSION}": "6.19"}}.'
        return
    written = values.get(_VERSION)
    if written is not None and (isinstance(written, bool) or not isinstance(written, str | int | float)):
        yield f"The setting `{_VERSION}` has to be a text.", 'Write a version such as "6.19".'
    for name in values:
        if name not in _KNOWN and name not in _OF_THE_EDITOR:
            yield f"schema-ls has no setting `{name}`.", _remedy(str(name))


def _remedy(name: str) -> str:
    from schema_ls.base.spelling import nearest

    meant = nearest(name, _KNOWN)
    return f"Did you mean `{meant}`?" if meant else f"There is: {', '.join(f'`{known}`' for known in _KNOWN)}."
