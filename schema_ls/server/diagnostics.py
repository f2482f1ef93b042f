"""Findings as diagnostics of the protocol."""

from __future__ import annotations

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.run import Located
from schema_ls.model.schema import Schema
from schema_ls.server.convert import Json, range_of
from schema_ls.server.lifecycle import Client

SOURCE = "schema-ls"
SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3, Severity.HINT: 4}
UNNECESSARY = 1
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
        diagnostic["relatedInformation"] = _related(schema, finding, client)
    return diagnostic


def is_unnecessary(finding: Finding) -> bool:
    """Whether a finding is about something that could as well be left out, so that editors show it faded."""
    return finding.severity is not Severity.ERROR and any(word in finding.code for word in _UNNECESSARY_WORDS)


def _related(schema: Schema, finding: Finding, client: Client) -> list[Json]:
    entries = []
    for related in finding.related:
        found = schema.find(related.symbol)
        if found is not None:
            place, span = found
            file = schema.files[place.file]
            where = {"uri": file.name, "range": range_of(file.tree, span.moved(place.row), client.encoding)}
            entries.append({"location": where, "message": related.message})
    return entries
