"""What a rule is. A rule is a value: nothing registers itself, `rules/__init__.py` lists them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypedDict, TypeVar, cast

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.checks.suppressions import Silence
from schema_ls.model.handles import Config, Enum, Field, ForeignKey, Index, Model, RelationField, Worded, WordedIndex
from schema_ls.model.schema import Scope

if TYPE_CHECKING:
    from typing_extensions import Unpack

Handle = Model | Field | Worded | RelationField | ForeignKey | Index | WordedIndex | Enum | Config | Scope | Silence
H = TypeVar("H", bound=Handle)
H_contra = TypeVar("H_contra", bound=Handle, contravariant=True)
Options = TypeVar("Options")
O_contra = TypeVar("O_contra", contravariant=True)


class _Facts(TypedDict, total=False):
    """What else a rule may say of itself: fields of `Rule`."""

    is_default: bool
    is_strict: bool
    connectors: tuple[str, ...]
    types: tuple[str, ...]
    is_early: bool
    is_early_in_configs: bool
    variables_option: str


EACH = Finding(Span(0, 0, 0, 0), "")
"""What a rule on `Worded` fields or keys yields where it has to look further than the wording, and so at each of them. It is
no finding."""

Finder = tuple[type[Handle], Callable[[Any], Iterator[Finding]]]
"""A kind of handle, and the function that is called with each of that kind."""


class Rule(Record, slots=False):
    """One kind of finding.

    `on` says what the function is called with: once for each model (views and composite types included), field,
    relation field, key, enum, datasource or generator of a block, or once for the block itself (`Scope`, with any
    kind of item in it). `Worded` and `WordedIndex` stand for fields and keys again: of those that say the same, only one
    is looked at, unless something is found in it. Rules of one family share their functions: then each finding names
    its code, and the function runs once for all of them.
    """

    code: str
    group: str
    severity: Severity
    on: type[Handle]
    find: Callable[..., Iterator[Finding]]
    is_default: bool = True
    is_strict: bool = False
    """Whether the preset `strict` takes it although it is not on by default."""
    options: Any = None
    """What can be set about it, with the values that hold where nothing is set: a record. The
    function then takes it as `options`."""
    connectors: tuple[str, ...] = ()
    """The databases it is about; none stands for all."""
    types: tuple[str, ...] = ()
    """The scalar types of the fields it looks at; none stands for all fields."""
    forced: Severity | None = None
    """The severity that the settings give to all its findings."""
    is_early: bool = False
    """Whether such a mistake, of syntax, names, types or attributes, leaves open what a schema means, so that nothing can be
    completed in it. The official engine looks for these first."""
    is_early_in_configs: bool = False
    """The same for a mistake in a datasource or generator."""
    variables_option: str = ""
    """The option, as it is written, that whoever runs the rule adds the names of the variables to that are set for a schema."""
    text: str = ""
    """The documentation of a rule that shares its function with others."""
    also: tuple[Finder, ...] = ()
    """Further handles that it looks at."""

    @property
    def documentation(self) -> str:
        """Why the rule exists, with a bad and a good example: Markdown-like, dedented."""
        import inspect

        return inspect.cleandoc(self.text or self.find.__doc__ or "")

    def is_for(self, provider: str | None) -> bool:
        """Whether it is about a database."""
        return not self.connectors or provider in self.connectors

    @property
    def finders(self) -> tuple[Finder, ...]:
        """Everything that looks for it."""
        find = self.find if self.options is None else partial(self.find, options=self.options)
        return ((self.on, find), *self.also)


def rule(
    code: str, *, group: str, on: type[H], severity: Severity = Severity.ERROR, **facts: Unpack[_Facts]
) -> Callable[[Callable[[H], Iterator[Finding]]], Rule]:
    """Make a rule of a function that yields findings for a handle."""

    def make(find: Callable[[H], Iterator[Finding]]) -> Rule:
        return Rule(code, group, severity, cast(type[Handle], on), find, **facts)

    return make


class _Finds(Protocol[H_contra, O_contra]):
    """A function that looks at a handle in the light of options."""

    def __call__(self, handle: H_contra, /, options: O_contra) -> Iterator[Finding]: ...


def rule_with(
    options: Options, code: str, *, group: str, on: type[H], severity: Severity, **facts: Unpack[_Facts]
) -> Callable[[_Finds[H, Options]], Rule]:
    """Make a rule that can be set: `options` has the values that hold where nothing is set. `find` takes them, too."""

    def make(find: _Finds[H, Options]) -> Rule:
        return Rule(code, group, severity, cast(type[Handle], on), find, options=options, **facts)

    return make


def family(
    *finders: Finder,
    group: str,
    rows: Mapping[str, str],
    warnings: Collection[str] = (),
    early: Collection[str] | Literal[True] = (),
    early_in_configs: Collection[str] = (),
) -> tuple[Rule, ...]:
    """Rules that share their functions: a code and its documentation for each.

    `warnings` are the codes that are no errors; `early` (True: all) and `early_in_configs` those of which `Rule.is_early`
    and `Rule.is_early_in_configs` hold. Every finding of such a function names its code.
    """
    (on, find), *also = finders
    return tuple(
        Rule(
            code,
            group,
            Severity.WARNING if code in warnings else Severity.ERROR,
            on,
            find,
            is_early=early is True or code in early,
            is_early_in_configs=code in early_in_configs,
            text=text,
            also=tuple(also),
        )
        for code, text in rows.items()
    )
