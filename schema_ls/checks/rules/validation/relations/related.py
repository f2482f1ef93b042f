"""The other end of a relation, as a place that explains what is found at this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from schema_ls.base.finding import Finding, Related, Symbol
from schema_ls.base.record import replaced
from schema_ls.model.handles import RelationField

Find = Callable[[RelationField], Iterator[Finding]]


def with_other_end(find: Find) -> Find:
    """The same findings; those that name no other place name the other side, or the other model without one."""

    @wraps(find)
    def found(field: RelationField) -> Iterator[Finding]:
        for finding in find(field):
            yield finding if finding.related else replaced(finding, related=(_other_end(field),))

    return found


def _other_end(field: RelationField) -> Related:
    side = field.opposite
    if side is None:
        return Related(Symbol(field.other.name), "the other model")
    return Related(Symbol(field.other.name, side.name), "the other side")
