"""The diagnostics of documents as an earlier run found them, in the user's cache folder.

What was found is kept with a fingerprint of all that it follows from: the texts of the schema, settings, version,
and what of it the client can show. So it is used for exactly the same, and for nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from schema_ls.base.about import __version__
from schema_ls.server.lifecycle import Client
from schema_ls.server.surroundings import Surroundings
from schema_ls.workspace.cache import write_cached
from schema_ls.workspace.config import Config
from schema_ls.workspace.folders import is_a_folder
from schema_ls.workspace.paths import uri_to_path

FOLDER = "diagnostics"
_MOST = 100
"""Documents that are kept at most; those go first that were kept longest ago."""
_LARGEST = 4_000_000
"""Characters of diagnostics that are kept."""
_ABILITIES = ("textDocument.publishDiagnostics.codeDescriptionSupport",)


def keeps_any(cache: Path | None) -> bool:
    """Whether an earlier run has kept something."""
    return cache is not None and is_a_folder(cache / FOLDER)


class KeptDiagnostics:
    """`text_of` gives the text of a file of a schema by its URI, None where it cannot be read.

    `cache` is the folder of the program for what it can make again; without, nothing is kept.
    """

    def __init__(
        self, client: Client, surroundings: Surroundings, text_of: Callable[[str], str | None], cache: Path | None
    ) -> None:
        abilities = [client.can(ability) for ability in _ABILITIES]
        self._client = repr((client.encoding, client.tags, client.related, abilities))
        self._surroundings = surroundings
        self._text_of = text_of
        self._folder = cache / FOLDER if cache else None

    def find(self, uri: str) -> str | None:
        """The diagnostics of a document as JSON text, where they were found for the very same."""
        if self._folder is None:
            return None
        try:
            head, _, found = (self._folder / _name(uri)).read_text("ascii").partition("\n")
            fingerprint, has_url = json.loads(head)
        except (OSError, ValueError, TypeError, RecursionError):  # nothing is kept, or something else has written there
            return None
        if has_url not in (True, False, None):
            return None
        return found if fingerprint == self._fingerprint(uri, has_url, found) else None

    def keep(self, uri: str, has_url: bool | None, found: str) -> None:
        """Keep the diagnostics of a document. A folder that cannot be written costs time later, nothing else.

        `has_url` as in `version_for`, of the schema. What quotes a password is not kept.
        """
        from schema_ls.workspace.environment import redact

        if self._folder is None or len(found) > _LARGEST or redact(found) != found:
            return
        fingerprint = self._fingerprint(uri, has_url, found)
        if fingerprint is not None:
            content = f"{json.dumps([fingerprint, has_url])}\n{found}"
            with suppress(OSError):
                self._write(_name(uri), content.encode("ascii"))

    def _write(self, name: str, content: bytes) -> None:
        assert self._folder is not None
        write_cached(self._folder / name, content)
        files = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime)
        for file in files[:-_MOST]:
            file.unlink(missing_ok=True)

    def _fingerprint(self, uri: str, has_url: bool | None, found: str) -> str | None:
        """What tells whether diagnostics are those of a document as it is now; None where nobody can say."""
        from hashlib import sha256

        digest = sha256()
        for part in self._parts(uri, has_url):
            if part is None:
                return None
            digest.update(b"%d " % len(part))
            digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(found.encode("ascii", "replace"))
        return digest.hexdigest()

    def _parts(self, uri: str, has_url: bool | None) -> Iterator[str | None]:
        around, members = self._surroundings, self._surroundings.members(uri)
        config = around.config(uri)
        version = around.version(members[0], config, has_url=has_url)
        yield repr((__version__, uri, version, config, around.disagreement(members[0], config)))
        yield repr((str(Path.cwd()), _variables(members[0], config)))
        yield self._client
        for member in members:
            yield member
            yield self._text_of(member)


def _variables(uri: str, config: Config) -> list[str]:
    """The names of variables, where the settings may ask for a rule that looks at them."""
    if not (config.select or config.extend_select or config.severity or config.rules):
        return []
    from schema_ls.workspace.environment import environment

    return sorted(environment(Path(uri_to_path(uri) or ".")).values)


def _name(uri: str) -> str:
    from hashlib import sha256

    return sha256(uri.encode("utf-8", "surrogatepass")).hexdigest()[:32]
