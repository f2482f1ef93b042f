"""The forms of a report that other programs read."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from schema_ls.cli.report.report import FORMATS
from tests.cli.command import Folder
from tests.cli.report_schemas import GITLAB, JSON, RDJSON, SARIF

_TEXT = (
    "model User {\n  id    Int    @id\n  name  String @unique /* ä */ @db.Wrong\n  émile Strng\n\n"
    "  @@index([name])\n  @@index([id])\n}\n"
)


def _checked(folder: Folder, form: str) -> str:
    folder.write("a b.prisma", 'datasource db {\n  provider = "postgresql"\n}\n\n' + _TEXT)
    result = folder.run("check", "--output-format", form)
    assert (result.code, result.err) == (1, "")
    return result.out


def test_grouped_by_file(folder: Folder):
    lines = _checked(folder, "grouped").splitlines()
    assert lines[0] == "a b.prisma"
    assert all(re.match(r"  \d+:\d+ +(error|warning|hint)\[", line) for line in lines[1:-2])
    assert lines[-1].startswith("Found ")


def test_json_lines_hold_the_objects_of_json(folder: Folder):
    lines = [json.loads(line) for line in _checked(folder, "json-lines").splitlines()]
    assert lines == json.loads(_checked(folder, "json"))
    assert len(lines) >= 3


def test_github_annotations(folder: Folder):
    for line in _checked(folder, "github").splitlines():
        assert re.match(
            r"::(error|warning|notice) file=a b\.prisma,line=\d+,endLine=\d+,title=schema-ls [\w-]+,col=\d+", line
        )


def test_gitlab_fingerprints_are_unique_and_stay_when_lines_move(folder: Folder):
    before = json.loads(_checked(folder, "gitlab"))
    folder.write("a b.prisma", "\n\n" + folder.read("a b.prisma"))
    after = json.loads(folder.run("check", "--output-format", "gitlab").out)
    prints = [one["fingerprint"] for one in before]
    assert len(set(prints)) == len(prints)
    assert prints == [one["fingerprint"] for one in after]
    assert after[0]["location"]["positions"]["begin"]["line"] == before[0]["location"]["positions"]["begin"]["line"] + 2


def test_sarif_names_rules_places_and_fixes(folder: Folder):
    log = json.loads(_checked(folder, "sarif"))
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert log["version"] == "2.1.0"
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.prisma"
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
    assert any("fixes" in result for result in run["results"])


_MANY = """datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @unique
  email String
  posts Post[]

  @@index([id])
  @@index([email])
  @@index([email, id])
}

model Post {
  id       Int    @id
  authorId Int
  author   User   @relation(fields: [authorId], references: [id])
  price    Float
  kind     Knid
}
"""


@pytest.mark.parametrize("text", [_MANY, "model A {\n  id Int @id\n}\n", ""], ids=["findings", "none", "nothing"])
@pytest.mark.parametrize(
    ("form", "schema"),
    [("sarif", SARIF), ("gitlab", GITLAB), ("rdjson", RDJSON), ("json", JSON)],
    ids=lambda one: str(one)[:6],
)
def test_a_form_is_what_its_documentation_says(folder: Folder, form: str, schema: dict[str, Any], text: str):
    folder.write("a b.prisma", text)
    jsonschema.validate(json.loads(folder.run("check", "--output-format", form).out), schema)


def test_a_rule_in_sarif_brings_its_page(folder: Folder):
    (run,) = json.loads(_checked(folder, "sarif"))["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}\n")


_SUITE = {"name", "tests", "failures"}


def test_junit_has_the_parts_that_readers_know(folder: Folder):
    folder.write("a b.prisma", _MANY)
    root = ElementTree.fromstring(folder.run("check", "--output-format", "junit").out.encode())
    assert (root.tag, {*root.attrib}) == ("testsuites", _SUITE)
    for suite in root:
        assert (suite.tag, {*suite.attrib}) == ("testsuite", _SUITE)
        assert int(suite.attrib["tests"]) == len(suite) > 0
        for case in suite:
            assert (case.tag, {*case.attrib}) == ("testcase", {"name", "classname"})
            assert [{*part.attrib} for part in case if part.tag == "failure"] in ([], [{"message", "type"}])
            assert {part.tag for part in case} <= {"failure", "system-out"}
    assert int(root.attrib["tests"]) == sum(len(suite) for suite in root)


def test_junit_has_a_failed_case_for_each_error_and_warning(folder: Folder):
    root = ElementTree.fromstring(_checked(folder, "junit").encode())
    found = json.loads(_checked(folder, "json"))
    failed = [case for case in root.iter("testcase") if case.find("failure") is not None]
    assert len(failed) == sum(one["severity"] in ("error", "warning") for one in found)
    folder.write("a b.prisma", "model A {\n  id Int @id\n}\n")
    clean = ElementTree.fromstring(folder.run("check", "--output-format", "junit").out.encode())
    assert [case.find("failure") for case in clean.iter("testcase")] == [None]


def test_rdjson_counts_bytes(folder: Folder):
    found = json.loads(_checked(folder, "rdjson"))["diagnostics"]
    unknown = next(one for one in found if one["code"]["value"] == "type-unknown")
    # `émile` begins with two bytes.
    assert unknown["location"]["range"]["start"] == {"line": 8, "column": 10}
    assert all(one["location"]["path"] == "a b.prisma" for one in found)


@pytest.mark.parametrize("form", FORMATS)
def test_no_form_shows_a_password_or_steers_a_terminal(folder: Folder, form: str):
    source = 'datasource db {\n  provider = "postgresql"\n  url = "postgresql://u:hunter2@h/d"\n}\n'
    text = source + "\nmodel A {\n  id Int @id \x1b[31m\n}\n"
    folder.write("a.prisma", text)
    result = folder.run("check", "--output-format", form)
    assert result.code == 1
    assert "hunter2" not in result.out + result.err
    assert "\x1b" not in result.out + result.err
