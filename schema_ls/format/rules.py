"""What of the layout depends on the version: texts that one version reads and another one does not."""

from __future__ import annotations

from typing import NamedTuple

from schema_ls.spec.versions import FEATURES, Version


class Rules(NamedTuple):
    """The generation of the language, as far as layout is concerned. A part of the keys of memos."""

    unicode_names: bool
    block_comments: bool
    object_values: bool

    @staticmethod
    def of(version: Version) -> Rules:
        """The rules of one version."""
        return Rules(*(FEATURES[name].exists_in(version) for name in _FEATURES))


_FEATURES = ("unicode-names", "block-comments", "object-values")
