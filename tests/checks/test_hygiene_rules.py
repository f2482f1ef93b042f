"""Advice on comments, times, secrets and suppressions at its edges."""

from __future__ import annotations

import pytest

from schema_ls.checks.run import check
from schema_ls.checks.selection import DEFAULT, Selection
from tests.support.findings import check_findings, fixed, schema_of


def _mended(text: str, code: str, selection: Selection = DEFAULT) -> str:
    schema = schema_of({"a.prisma": text})
    (at,) = [one for one in check(schema, selection) if one.finding.code == code]
    return str(fixed(schema, at, at.finding.fixes[0]).files[0].tree)


def _said(text: str, code: str) -> list[tuple[str, str]]:
    found = [at.finding for at in check(schema_of({"a.prisma": text})) if at.finding.code == code]
    return [(finding.severity.value if finding.severity else "", finding.message) for finding in found]


def test_documentation_above_a_plain_comment_still_counts():
    check_findings("/// Who can log in.\n// More about it.\nmodel User {\n  id Int @id\n}\n")


def test_documentation_above_a_field_may_stand_apart():
    check_findings("model User {\n  /// By the database.\n\n  id Int @id\n}\n")


def test_documentation_at_the_end_of_a_block_and_of_a_file_is_lost():
    check_findings("""
        model User {
          id Int @id
          /// no more
        //^^^^^^^^^^^ dangling-doc-comment
        }

        /// the end
      //^^^^^^^^^^^ dangling-doc-comment
    """)


def test_a_line_of_slashes_parts_and_documents_nothing():
    check_findings("//////////////////\n// Users\n//////////////////\n\nmodel User {\n  id Int @id\n}\n")


def test_lost_documentation_becomes_a_comment():
    before = "/// Users.\n/// All of them.\n\nmodel User {\n  id Int @id\n}\n"
    assert _mended(before, "dangling-doc-comment") == before.replace("///", "//")


@pytest.mark.parametrize(
    "field", ["createdAt DateTime?", "createdAt DateTime @updatedAt", "createdAt String", "createdAt DateTime[]"]
)
def test_a_time_of_creation_that_needs_no_default(field: str):
    check_findings(f"model A {{\n  id Int @id\n  {field}\n}}\n")


def test_a_time_of_creation_in_a_foreign_key_is_copied():
    check_findings("""
        model Page {
          id        Int
          createdAt DateTime @default(now())
          notes     Note[]

          @@id([id, createdAt])
        }

        model Note {
          id        Int      @id
          pageId    Int
          createdAt DateTime
          page      Page     @relation(fields: [pageId, createdAt], references: [id, createdAt])

          @@index([pageId, createdAt])
        }
    """)


@pytest.mark.parametrize(
    "attributes", ["@updatedAt", "@default(now()) @updatedAt", '@default(dbgenerated("now()"))', '@map("x") @updatedAt']
)
def test_a_time_of_change_that_is_set(attributes: str):
    check_findings(f"model A {{\n  id Int @id\n  updated_at DateTime {attributes}\n}}\n")


def _datasource(url: str) -> str:
    return f'// version: 6\ndatasource db {{\n  provider = "postgresql"\n  url = "{url}"\n}}\n'


@pytest.mark.parametrize(
    ("url", "severity"),
    [
        ("postgresql://app:s3cr3t-x@db.example.org/app", "warning"),
        ("postgresql://app:p@ss/w:rd@db.example.org/app", "warning"),
        ("prisma://accelerate.example.org/?api_key=s3cr3t", "warning"),
        ("sqlserver://db.example.org:1433;user=sa;password=s3cr3t", "warning"),
        ("postgresql://postgres:postgres@localhost:5432/app", "hint"),
        ("postgresql://app:s3cr3t@localhost:5432/app", "warning"),
    ],
)
def test_a_password_in_the_schema_is_told_and_never_repeated(url: str, severity: str):
    ((said, message),) = _said(_datasource(url), "inline-credentials")
    assert said == severity
    assert "s3cr3t" not in message
    assert "w:rd" not in message


@pytest.mark.parametrize("url", ["file:./dev.db", "postgresql://app@db/app", "postgresql://${USER}:${PASSWORD}@db/app"])
def test_a_url_without_a_password_is_fine(url: str):
    assert _said(_datasource(url), "inline-credentials") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  id Int @id // schema-ls: ignore[index]\n", "  id Int @id\n"),
        ("  // schema-ls: ignore[index] because\n  id Int @id\n", "  id Int @id\n"),
    ],
)
def test_a_comment_that_silences_nothing_is_removed(before: str, after: str):
    assert _mended(f"model A {{\n{before}}}\n", "unused-suppression") == f"model A {{\n{after}}}\n"


def test_a_code_that_silences_nothing_is_taken_out_with_its_comma():
    text = "model A {\n  id Int @id @unique // schema-ls: ignore[unique-on-id, index, wide-index]\n}\n"
    alone = Selection(select=frozenset(("unique-on-id", "unused-suppression", "wide-index")))
    assert "ignore[unique-on-id, index]" in _mended(text, "unused-suppression", alone)


def test_a_code_that_is_misspelled_is_corrected():
    text = "model A {\n  id Int @id @unique // schema-ls: ignore[unique-on-ids]\n}\n"
    assert "ignore[unique-on-id]" in _mended(text, "unused-suppression")
