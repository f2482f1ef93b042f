"""What people bring along from prisma-lint."""

from __future__ import annotations

import pytest

from schema_ls.checks.options import with_values
from schema_ls.checks.prisma_lint import CODES, imported
from schema_ls.checks.rules import RULES
from schema_ls.checks.selection import Selection
from tests.support.findings import check_findings


def test_every_rule_of_prisma_lint_has_its_rule_here():
    assert set(CODES.values()) <= {rule.code for rule in RULES}


@pytest.mark.parametrize(
    ("name", "options", "here"),
    [
        ("model-name-pascal-case", {"allowList": ["/^old_/"]}, {"allow-list": ["/^old_/"]}),
        ("field-name-camel-case", {"trimPrefix": "db"}, {"trim-prefix": "db"}),
        (
            "model-name-grammatical-number",
            {"style": "plural", "allowlist": ["Data"]},
            {"style": "plural", "allow-list": ["Data"]},
        ),
        (
            "model-name-mapping-snake-case",
            {"pluralize": True, "irregularPlurals": {"cactus": "cacti"}, "compoundWords": ["GraphQL"]},
            {"pluralize": True, "irregular-plurals": ["cactus=cacti"], "compound-words": ["GraphQL"]},
        ),
        ("require-field", {"require": ["id", "tenantId"]}, {"fields": ["id", "tenantId"]}),
        (
            "require-field",
            {"require": [{"name": "currency", "ifSibling": "amount"}]},
            {"fields": ["currency"], "if-sibling": "amount"},
        ),
        ("require-field-type", {"require": [{"ifName": "/At$/", "type": "DateTime"}]}, {"fields": ["/At$/ DateTime"]}),
        ("require-field-index", {"forAllRelations": True}, {}),
        ("field-order", {"order": ["id", "..."]}, {"order": ["id", "..."]}),
        ("enum-value-snake-case", {}, {"style": "snake"}),
    ],
)
def test_options_are_taken_over(name: str, options: dict[str, object], here: dict[str, object]):
    found = imported({name: ["error", options]})
    assert (dict(found.rules), found.lost) == ({CODES[name]: here}, ())


@pytest.mark.parametrize(
    ("name", "value", "lost"),
    [
        (
            "require-field",
            ["error", {"require": [{"name": 1, "ifSibling": "x"}, 2]}],
            "`require` of `require-field`: 2 of",
        ),
        ("require-field-type", ["error", {"require": [1]}], "`require` of `require-field-type`: an entry of"),
        ("ban-unbounded-string-type", ["error"], "`ban-unbounded-string-type`: there is no such rule"),
        ("require-field-index", ["error", {"forNames": ["id"]}], "`forNames` of `require-field-index`: indexes are"),
        (
            "field-name-camel-case",
            ["error", {"trimPrefix": ["a", "b"]}],
            "`trimPrefix` of `field-name-camel-case`: one",
        ),
        (
            "model-name-prefix",
            ["error", {"prefiks": "Db"}],
            "`prefiks` of `model-name-prefix`: there is no such option",
        ),
        (
            "require-field",
            ["error", {"require": ["id", {"name": "b", "ifSibling": "c"}]}],
            "`require` of `require-field`: `b`",
        ),
    ],
)
def test_what_has_no_counterpart_is_named(name: str, value: object, lost: str):
    (said,) = imported({name: value}).lost
    assert said.startswith(lost)


def test_what_is_off_is_left_out():
    assert imported({"field-order": "off", "forbid-field": ["off", {"forbid": ["a"]}]}).rules == {}


def test_a_comment_may_name_the_fields_it_is_about():
    check_findings(
        """
        model Page {
          /// prisma-lint-ignore-model field-name-camel-case first_name, last_name
          id         Int @id
          first_name String
          nick_name  String
        //^^^^^^^^^ field-name-case
        }
    """,
        selection=Selection(select=frozenset(("field-name-case",))),
    )


def test_comments_about_enums_are_read():
    check_findings(
        """
        enum old_state {
          /// prisma-lint-ignore-enum enum-name-pascal-case
          OPEN
        }
    """,
        selection=Selection(select=frozenset(("enum-name-case",))),
    )


def test_an_allow_list_takes_expressions():
    options = next(rule.options for rule in RULES if rule.code == "model-name-case")
    check_findings(
        "model old_page {\n  id Int @id\n}\n",
        selection=Selection(
            select=frozenset(("model-name-case",)),
            options={"model-name-case": with_values(options, (("allow-list", ["/^old_/"]),))},
        ),
    )
