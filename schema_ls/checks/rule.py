"""What a rule is. A rule is a value: nothing registers itself, `rules/__init__.py` lists them all."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from schema_ls.base.finding import Finding, Severity
from schema_ls.model.handles import Config, Enum, Field, Index, Model, RelationField
from schema_ls.model.schema import Scope

Handle = Model | Field | RelationField | Index | Enum | Config | Scope
H = TypeVar("H", bound=Handle)


@dataclass(frozen=True)
class Rule:
    """One kind of finding.

    `on` says what the function is called with: once for each model (views and composite types included), field,
    relation field, key, enum, datasource or generator of a block, or once for the block itself (`Scope`, with any
    kind of item in it).
    """

    code: str
    group: str
    severity: Severity
    on: type[Handle]
    find: Callable[[Any], Iterator[Finding]]
    is_default: bool = True

    @property
    def documentation(self) -> str:
        """Why the rule exists, with a bad and a good example: Markdown-like, dedented."""
        return inspect.cleandoc(self.find.__doc__ or "")


def rule(
    code: str, *, group: str, on: type[H], severity: Severity = Severity.ERROR, is_default: bool = True
) -> Callable[[Callable[[H], Iterator[Finding]]], Rule]:
    """Make a rule of a function that yields findings for a handle."""

    def make(find: Callable[[H], Iterator[Finding]]) -> Rule:
        return Rule(code, group, severity, cast(type[Handle], on), find, is_default)

    return make
