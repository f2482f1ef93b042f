"""What a rule is. A rule is a value: nothing registers itself, `rules/__init__.py` lists them all."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from schema_ls.base.finding import Finding, Severity
from schema_ls.model.handles import Config, Enum, Field, Index, Model, RelationField
from schema_ls.model.schema import Scope

Handle = Model | Field | RelationField | Index | Enum | Config | Scope
H = TypeVar("H", bound=Handle)
Finder = tuple[type[Handle], Callable[[Any], Iterator[Finding]]]
"""A kind of handle, and the function that is called with each of that kind."""


@dataclass(frozen=True)
class Rule:
    """One kind of finding.

    `on` says what the function is called with: once for each model (views and composite types included), field,
    relation field, key, enum, datasource or generator of a block, or once for the block itself (`Scope`, with any
    kind of item in it). Rules of one family share their functions: then each finding names its code, and the
    function runs once for all of them.
    """

    code: str
    group: str
    severity: Severity
    on: type[Handle]
    find: Callable[[Any], Iterator[Finding]]
    is_default: bool = True
    text: str = ""
    """The documentation of a rule that shares its function with others."""
    also: tuple[Finder, ...] = ()
    """Further handles that it looks at."""

    @property
    def documentation(self) -> str:
        """Why the rule exists, with a bad and a good example: Markdown-like, dedented."""
        return inspect.cleandoc(self.text or self.find.__doc__ or "")

    @property
    def finders(self) -> tuple[Finder, ...]:
        """Everything that looks for it."""
        return ((self.on, self.find), *self.also)


def rule(
    code: str, *, group: str, on: type[H], severity: Severity = Severity.ERROR, is_default: bool = True
) -> Callable[[Callable[[H], Iterator[Finding]]], Rule]:
    """Make a rule of a function that yields findings for a handle."""

    def make(find: Callable[[H], Iterator[Finding]]) -> Rule:
        return Rule(code, group, severity, cast(type[Handle], on), find, is_default)

    return make


def family(*finders: Finder, group: str, rows: Mapping[str, str], warnings: Collection[str] = ()) -> tuple[Rule, ...]:
    """Rules that share their functions: a code and its documentation for each. `warnings`: codes that are no errors.

    Every finding of such a function names its code.
    """
    (on, find), *also = finders
    return tuple(
        Rule(
            code,
            group,
            Severity.WARNING if code in warnings else Severity.ERROR,
            on,
            find,
            True,
            text,
            tuple(also),
        )
        for code, text in rows.items()
    )
