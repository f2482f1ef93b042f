"""The documentation of a rule is true: its bad example has the marked findings, its good one none, its fixes work."""

from __future__ import annotations

import json
import re
from textwrap import dedent

import pytest

from schema_ls.checks.options import with_values
from schema_ls.checks.rule import Rule
from schema_ls.checks.rules import RULES
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import VALIDATION, Selection
from schema_ls.model.schema import Schema
from tests.support.findings import check_findings, count, fixed, schema_of
from tests.support.marked import read_marked

_BY_CODE = {rule.code: rule for rule in RULES}
_EXAMPLE = re.compile(r"^(Bad|Good)(?:, with ([\w-]+) = ([^\n]+))?:\n((?:[ \t]+[^\n]*\n|\n)*)", re.MULTILINE)


def _examples(rule: Rule, kind: str) -> list[str]:
    found = _EXAMPLE.findall(rule.documentation + "\n")
    return [dedent(body) for name, _, _, body in found if name == kind]


def _selection(rule: Rule) -> Selection:
    """The rule alone, with the option that its examples are written for: `Bad, with fields = ["a"]:`."""
    written = {(name, value) for _, name, value, _ in _EXAMPLE.findall(rule.documentation + "\n") if name}
    options = with_values(rule.options, [(name, json.loads(value)) for name, value in written])
    return Selection(select=frozenset((rule.code,)), options={rule.code: options} if written else {})


def test_every_code_belongs_to_one_rule():
    assert len(_BY_CODE) == len(RULES)


@pytest.mark.parametrize("code", sorted(_BY_CODE))
def test_documentation_says_why_and_shows_bad_and_good(code: str):
    rule = _BY_CODE[code]
    assert rule.documentation.split("\n")[0].endswith(".")
    assert _examples(rule, "Bad")
    assert _examples(rule, "Good")


@pytest.mark.parametrize("code", sorted(_BY_CODE))
def test_bad_example_has_the_marked_findings_and_good_one_none(code: str):
    rule = _BY_CODE[code]
    for bad in _examples(rule, "Bad"):
        assert any(mark.code == code for file in read_marked(bad).files for mark in file.marks)
        check_findings(bad, selection=_selection(rule))
    for good in _examples(rule, "Good"):
        check_findings(good, selection=_selection(rule))


@pytest.mark.parametrize("code", sorted(_BY_CODE))
def test_fixes_of_the_bad_example_remove_the_finding(code: str):
    rule = _BY_CODE[code]
    for bad in _examples(rule, "Bad"):
        schema = schema_of(read_marked(bad).texts())
        before = count(schema, code, _selection(rule))
        for located in check(schema, _selection(rule)):
            if located.finding.code == code:
                for fix in located.finding.fixes:
                    assert count(fixed(schema, located, fix), code, _selection(rule)) < before


_OF_TWO_PLACES = sorted(
    code
    for code, rule in _BY_CODE.items()
    if rule.group == "validation" and code.startswith(("relation-", "m2n-", "cycle", "multiple-cascade", "set-null"))
)
_OF_ONE_PLACE = {
    *("relation-mode-invalid", "relation-mode-twice", "relation-name-empty", "relation-not-a-relation"),
    "relation-map-unsupported",
}


@pytest.mark.parametrize("code", sorted({*_OF_TWO_PLACES} - _OF_ONE_PLACE))
def test_a_finding_about_a_relation_shows_its_other_end(code: str):
    schema = schema_of(read_marked(_examples(_BY_CODE[code], "Bad")[0]).texts())
    found = [at for at in check(schema) if at.finding.code == code]
    assert found
    for at in found:
        assert all(schema.find(related.where, at.place) for related in at.finding.related)
        assert at.finding.related


_NAME = re.compile(r"`([^`]+)`")


def _named_elsewhere(schema: Schema, at: Located) -> set[str]:
    """What a message names, advice left out, that is declared in another block or on another line than the finding is on."""
    item, finding = at.place.item, at.finding
    said = finding.message.partition("Did you mean")[0]
    words = {word for name in _NAME.findall(said) for word in re.findall(r"\w+", name)}
    blocks = {place.item.name for place in schema.places if place.item is not item}
    rows: dict[str, set[int]] = {}
    for row in item.block.member_rows:
        rows.setdefault(item.block.lines[row].name, set()).add(row)
    on_line = set(re.findall(r"\w+", item.block.lines[finding.span.row].text[finding.span.column :]))
    others = {name for name, there in rows.items() if finding.span.row not in there} - on_line
    return words & (blocks | others) - {item.name}


@pytest.mark.parametrize("code", sorted(code for code, rule in _BY_CODE.items() if rule.group == VALIDATION))
def test_a_finding_that_names_something_else_shows_where_that_is(code: str):
    for bad in _examples(_BY_CODE[code], "Bad"):
        schema = schema_of(read_marked(bad).texts())
        for at in check(schema, _selection(_BY_CODE[code])):
            if at.finding.code == code:
                assert all(schema.find(related.where, at.place) for related in at.finding.related)
                assert at.finding.related or not _named_elsewhere(schema, at), at.finding.message
