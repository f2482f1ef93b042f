"""What a schema has to change for another version of Prisma."""

from __future__ import annotations

from collections.abc import Mapping

from schema_ls.base.span import Span
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import Selection
from schema_ls.model.schema import Schema

GROUP = "upgrade"
"""The group of rules about what a version asks of a project beside a valid schema."""

_OLD_SPELLINGS = frozenset(
    ("preview-stabilized", "preview-deprecated", "preview-renamed", "referential-integrity-deprecated")
)
"""What goes away one day. These are told although they may have been known before."""
_Key = tuple[int, int, Span, str]


def upgrade_selection(options: Mapping[str, object]) -> Selection:
    """What to look for: what Prisma itself says, and the rules about versions. `options` are those of rules, by code."""
    return Selection(select=frozenset((GROUP,)), options=options)


def needed_changes(now: Schema, then: Schema, selection: Selection) -> list[Located]:
    """The findings of `then` that `now` does not have, the same files under the new and the present version, and those about
    old spellings.
    """
    known = {_key(located) for located in check(now, selection)}
    found = check(then, selection)
    return [one for one in found if one.finding.code in _OLD_SPELLINGS or _key(one) not in known]


def _key(located: Located) -> _Key:
    finding, place = located.finding, located.place
    return place.file, place.row, finding.span, finding.code
