"""Findings as diagnostics of the protocol: single ones as values, those of whole files as text that is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence

from schema_ls.base.about import url_of_rule
from schema_ls.base.finding import Finding, Related, Severity, Symbol
from schema_ls.checks.rule import Rule
from schema_ls.checks.run import Located, findings_of
from schema_ls.ide.faded import Faded, faded_in
from schema_ls.model.schema import Place, Schema, Scope
from schema_ls.server.convert import Json, range_in, range_of
from schema_ls.server.gaps import Gapped, Standing
from schema_ls.server.lifecycle import Client
from schema_ls.syntax.tree import Block

SOURCE = "schema-ls"
SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3, Severity.HINT: 4}
UNNECESSARY = 1
UNREADABLE = "unreadable-file"
"""The code of what is no finding of a rule: a file of a schema that cannot be read."""
IGNORED = "ignored"
"""The code of what is no finding: something that the schema itself says to ignore."""
_UNNECESSARY_WORDS = ("unused", "redundant", "ignored")


def diagnostic_of(schema: Schema, located: Located, client: Client) -> Json:
    """The diagnostic of a finding."""
    finding, place = located.finding, located.place
    tree = schema.files[place.file].tree
    diagnostic = _diagnostic(range_of(tree, finding.span.moved(place.row), client.encoding), finding, client)
    if client.related and finding.related:
        diagnostic["relatedInformation"] = _related(schema, finding.related, place, client)
    return diagnostic


def unread_diagnostic(message: str) -> Json:
    """The diagnostic of a file that cannot be read."""
    start = {"line": 0, "character": 0}
    severity = SEVERITIES[Severity.ERROR]
    where = {"start": start, "end": start}
    return {"range": where, "severity": severity, "code": UNREADABLE, "source": SOURCE, "message": message}


def is_unnecessary(finding: Finding) -> bool:
    """Whether a finding is about something that could as well be left out, so that editors show it faded."""
    return finding.severity is not Severity.ERROR and any(word in finding.code for word in _UNNECESSARY_WORDS)


def encoded(rules: tuple[Rule, ...], client: Client, scope: Scope) -> Gapped | None:
    """The diagnostics of a block; None where there are none."""
    block = scope.item.block
    findings = [finding for finding in findings_of(scope, rules) if finding.cause is None]
    values: list[Json] = []
    related: list[Sequence[Related]] = []
    for finding in findings:
        value = _diagnostic(range_in(block, finding.span, client.encoding), finding, client)
        if client.related and finding.related:
            value["relatedInformation"] = str(len(related))
            related.append(finding.related)
        values.append(value)
    if client.tags:
        values += (_faded(block, faded, client) for faded in faded_in(block))
    return Gapped(values, related) if values else None


def _diagnostic(where: Json, finding: Finding, client: Client) -> Json:
    diagnostic: Json = {
        "range": where,
        "severity": SEVERITIES[finding.severity or Severity.ERROR],
        "code": finding.code,
        "source": SOURCE,
        "message": finding.message,
    }
    url = url_of_rule(finding.code)
    if url and client.can("textDocument.publishDiagnostics.codeDescriptionSupport"):
        diagnostic["codeDescription"] = {"href": url}
    if client.tags and is_unnecessary(finding):
        diagnostic["tags"] = [UNNECESSARY]
    return diagnostic


def _faded(block: Block, faded: Faded, client: Client) -> Json:
    """The hint that fades something."""
    return {
        "range": range_in(block, faded.span, client.encoding),
        "severity": SEVERITIES[Severity.HINT],
        "code": IGNORED,
        "source": SOURCE,
        "message": faded.reason,
        "tags": [UNNECESSARY],
    }


class RelatedPlaces:
    """Where related places are now, for findings in a file."""

    def __init__(self, schema: Schema, file: int, client: Client) -> None:
        self._schema = schema
        self._file = file
        self._client = client

    def still(self, standing: Standing) -> bool:
        """Whether the only block of a name still is the same one, at the same row."""
        return self._schema.stands(*standing)

    def text(self, related: Sequence[Related], row: int) -> tuple[str, list[Standing]]:
        """Related places of a finding in the block at a row as JSON text, and what it holds for."""
        place = self._schema.place(self._file, self._schema.files[self._file].tree.block_index(row))
        entries = _related(self._schema, related, place, self._client)
        standings = [self._standing(one.where) for one in related if isinstance(one.where, Symbol)]
        return json.dumps(entries, separators=(",", ":")), standings

    def _standing(self, symbol: Symbol) -> Standing:
        if symbol.kind or symbol.number:
            return Standing(symbol.block, 0, None, -1)
        place = self._schema.first(symbol.block)
        return (
            Standing(symbol.block, place.file, place.item.block, place.row)
            if place
            else Standing(symbol.block, 0, None, 0)
        )


def _related(schema: Schema, related: Sequence[Related], at: Place, client: Client) -> list[Json]:
    entries = []
    for one in related:
        found = schema.find(one.where, at)
        if found is not None:
            place, span = found
            file = schema.files[place.file]
            where = {"uri": file.name, "range": range_of(file.tree, span.moved(place.row), client.encoding)}
            entries.append({"location": where, "message": one.message})
    return entries
