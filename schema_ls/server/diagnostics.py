"""Findings as diagnostics of the protocol."""

from __future__ import annotations

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.run import Located
from schema_ls.ide.faded import Faded
from schema_ls.model.schema import Schema
from schema_ls.server.convert import Json, range_of
from schema_ls.server.lifecycle import Client
from schema_ls.syntax.tree import Tree

SOURCE = "schema-ls"
SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3, Severity.HINT: 4}
UNNECESSARY = 1
IGNORED = "ignored"
"""The code of what is no finding: something that the schema itself says to ignore."""
_UNNECESSARY_WORDS = ("unused", "redundant", "ignored")


def diagnostic_of(schema: Schema, located: Located, client: Client) -> Json:
    """The diagnostic of a finding."""
    finding, place = located.finding, located.place
    tree = schema.files[place.file].tree
    diagnostic: Json = {
        "range": range_of(tree, finding.span.moved(place.row), client.encoding),
        "severity": SEVERITIES[finding.severity or Severity.ERROR],
        "code": finding.code,
        "source": SOURCE,
        "message": finding.message,
    }
    if client.tags and is_unnecessary(finding):
        diagnostic["tags"] = [UNNECESSARY]
    if client.related and finding.related:
        diagnostic["relatedInformation"] = _related(schema, located, client)
    return diagnostic


def faded_diagnostic(tree: Tree, row: int, faded: Faded, client: Client) -> Json:
    """The hint that fades something in a block that starts at `row`."""
    return {
        "range": range_of(tree, faded.span.moved(row), client.encoding),
        "severity": SEVERITIES[Severity.HINT],
        "code": IGNORED,
        "source": SOURCE,
        "message": faded.reason,
        "tags": [UNNECESSARY],
    }


def is_unnecessary(finding: Finding) -> bool:
    """Whether a finding is about something that could as well be left out, so that editors show it faded."""
    return finding.severity is not Severity.ERROR and any(word in finding.code for word in _UNNECESSARY_WORDS)


def _related(schema: Schema, located: Located, client: Client) -> list[Json]:
    entries = []
    for related in located.finding.related:
        found = schema.find(related.where, located.place)
        if found is not None:
            place, span = found
            file = schema.files[place.file]
            where = {"uri": file.name, "range": range_of(file.tree, span.moved(place.row), client.encoding)}
            entries.append({"location": where, "message": related.message})
    return entries
