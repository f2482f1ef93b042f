"""Where a thing of the language can be used, in words: databases, versions of Prisma, preview features."""

from __future__ import annotations

from schema_ls.base.listing import listed
from schema_ls.base.words import capitalized
from schema_ls.spec.attributes import Attribute, Parameter
from schema_ls.spec.capabilities import CAPABILITIES
from schema_ls.spec.datasource import Property
from schema_ls.spec.functions import Function, FunctionArgument
from schema_ls.spec.provider import Argument, Provider
from schema_ls.spec.providers import PROVIDERS, provider_named
from schema_ls.spec.versions import EVER, FEATURES

Row = Attribute | Parameter | Function | FunctionArgument | Property


def availability(row: Row) -> str:
    """Which databases and versions have it; empty where all have."""
    capability: str | None = getattr(row, "capability", None)
    providers: tuple[str, ...] | None = getattr(row, "providers", None)
    if capability is not None:
        providers = CAPABILITIES[capability].providers
    databases = _databases(providers) if providers is not None else ""
    versions = _versions(row.feature) if row.feature else ""
    return " ".join(filter(None, (databases, versions)))


def action_availability(action: str) -> str:
    """Which databases do not take a referential action; empty where all do."""
    lacking = [facts.title for facts in _providers() if not any(action in actions for _, actions in facts.actions[:1])]
    return f"Not in {listed(lacking)}." if lacking else ""


def bounds_of(argument: Argument) -> str:
    """Which numbers an argument of a native type takes."""
    high = "" if argument.high is None else f" to {argument.high}"
    return f"a whole number from {argument.low}{high}" + (", or `Max`." if argument.or_max else ".")


def _providers() -> list[Provider]:
    return [facts for facts in map(provider_named, PROVIDERS) if facts is not None]


def _databases(names: tuple[str, ...]) -> str:
    having = [facts.title for facts in _providers() if facts.name in names]
    lacking = [facts.title for facts in _providers() if facts.name not in names]
    if not having or not lacking:
        return ""
    return f"Not in {listed(lacking)}." if len(lacking) < len(having) else f"Only in {listed(having)}."


def _versions(name: str) -> str:
    feature = FEATURES[name]
    said = []
    if feature.since > EVER:
        said.append(f"since Prisma {_short(feature.since)}")
    if feature.until is not None:
        said.append(f"until Prisma {_short(feature.until)}")
    if feature.preview is not None:
        until = f" before {_short(feature.stable)}" if feature.stable else ""
        said.append(f"with the preview feature `{feature.preview}`{until}")
    text = ", ".join(said)
    return f"{capitalized(text)}." if text else ""


def _short(version: tuple[int, int, int]) -> str:
    return f"{version[0]}.{version[1]}" if version[1] else str(version[0])
