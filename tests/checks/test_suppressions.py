"""Comments that silence findings, and those that silence nothing."""

from __future__ import annotations

import pytest

from schema_ls.checks.selection import Selection
from tests.support.findings import check_findings

_SHOP = """
model User {{
  id     Int     @id
  orders Order[]
}}
{above}
model Order {{ {header}
  id     Int  @id
  userId Int
{before}
  user   User @relation(fields: [userId], references: [id]) {behind}
{inside}
}}
"""
_NAME = "       //^^^^ fk-without-index"


def _shop(*, first: str = "", found: bool = False, **at: str) -> str:
    parts = {"above": "", "header": "", "before": "", "behind": "", "inside": ""} | at
    if found:
        parts["inside"] = "//^^^^ fk-without-index"
    return first + _SHOP.format(**parts)


def test_without_a_comment_the_finding_is_there():
    check_findings(_shop(found=True))


@pytest.mark.parametrize(
    "at",
    [
        {"behind": "// schema-ls: ignore[fk-without-index]"},
        {"behind": "// schema-ls: ignore[index]"},
        {"behind": "// schema-ls: ignore"},
        {"behind": "/// schema-ls: ignore[redundant-index, fk-without-index] because it is small"},
        {"before": "  // schema-ls: ignore[fk-without-index]"},
        {"before": "  // schema-ls: ignore[fk-without-index]\n  // and another word"},
        {"inside": "  // schema-ls: ignore-block[fk-without-index]"},
        {"above": "// schema-ls: ignore-block[fk-without-index]"},
        {"header": "// schema-ls: ignore-block"},
        {"above": "/// prisma-lint-ignore-model"},
        {"before": "  /// prisma-lint-ignore-field require-field-index"},
        {"first": "// schema-ls: ignore-file[index]\n"},
        {"first": "// The shop\n// schema-ls: ignore-file\n"},
    ],
)
def test_a_comment_silences(at: dict[str, str]):
    check_findings(_shop(**at), selection=Selection(select=frozenset(("fk-without-index",))))


@pytest.mark.parametrize(
    "at",
    [
        {"behind": "// schema-ls: ignore[redundant-index]"},
        {"behind": "// about schema-ls: nothing is ignored"},
        {"behind": "// schema-ls: ignored[fk-without-index]"},
        {"header": "// schema-ls: ignore"},
        {"above": "// schema-ls: ignore[fk-without-index]"},
        {"before": "  /// prisma-lint-ignore-field model-name-prefix"},
        {"header": "// schema-ls: ignore-file"},
    ],
)
def test_a_comment_for_something_else_silences_nothing(at: dict[str, str]):
    check_findings(_shop(found=True, **at), selection=Selection(select=frozenset(("fk-without-index",))))


def test_an_error_of_prisma_is_never_silenced():
    check_findings(
        """
        // schema-ls: ignore-block
        model Order {
          id    Int   @id
          state State // schema-ls: ignore[type-unknown]
              //^^^^^ type-unknown
        }
    """,
        selection=Selection(select=frozenset(("index",))),
    )


def test_a_warning_of_prisma_is():
    check_findings("""
        generator client {
          provider        = "prisma-client"
          output          = "../client"
          previewFeatures = ["views", "nativeTypes"] // schema-ls: ignore[validation]
        }
    """)


def test_what_silences_nothing_is_told_with_the_code():
    check_findings("""
        model Order {
          id   Int @id // schema-ls: ignore[fk-without-index]
                                          //^^^^^^^^^^^^^^^^ unused-suppression
          size Int // schema-ls: ignore-block[redundant-index, fk-withuot-index]
                                            //^^^^^^^^^^^^^^^ unused-suppression
                                                             //^^^^^^^^^^^^^^^^ unused-suppression
        }
    """)


def test_a_code_whose_rule_does_not_run_is_left_alone():
    only = frozenset(("unused-suppression",))
    check_findings(
        "model A { // schema-ls: ignore[redundant-index]\n  id Int @id\n}\n", selection=Selection(select=only)
    )
