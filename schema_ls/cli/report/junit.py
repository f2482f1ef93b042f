"""Findings as JUnit XML: a suite for each file with findings, a failed case for each finding."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from schema_ls.base.finding import Severity
from schema_ls.cli.report.entries import Entry
from schema_ls.cli.report.report import Report
from schema_ls.cli.streams import printable

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can hold in no form."""


def render(report: Report) -> str:
    """A document of suites. A run without findings has one suite with one case that passed."""
    root = Element("testsuites", name="schema-ls", tests=str(max(1, len(report.entries))))
    root.set("failures", str(sum(_counts(entry) for entry in report.entries)))
    for name, entries in report.by_file.items():
        suite = SubElement(root, "testsuite", name=_clean(name), tests=str(len(entries)))
        suite.set("failures", str(sum(map(_counts, entries))))
        for entry in entries:
            _add_case(suite, entry)
    if not report.entries:
        SubElement(SubElement(root, "testsuite", name="schema-ls", tests="1", failures="0"), "testcase", name="check")
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, "unicode") + "\n"


def _add_case(suite: Element, entry: Entry) -> None:
    place = f"{entry.file}:{entry.line}:{entry.column}"
    case = SubElement(suite, "testcase", name=_clean(f"{entry.code} {place}"), classname=entry.code)
    text = _clean(f"{place}: {entry.message}")
    if _counts(entry):
        SubElement(case, "failure", message=_clean(entry.message), type=entry.severity.value).text = text
    else:
        SubElement(case, "system-out").text = text


def _counts(entry: Entry) -> bool:
    return entry.severity in (Severity.ERROR, Severity.WARNING)


def _clean(text: str) -> str:
    return printable(_FORBIDDEN.sub("\ufffd", text))
