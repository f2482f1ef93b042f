"""Which rules run: codes, groups, presets, severities, options, files."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.options import OptionError, choice, with_values
from schema_ls.checks.rule import Rule, rule_with
from schema_ls.checks.rules import RULES
from schema_ls.checks.run import check
from schema_ls.checks.selection import Selection, rules_for
from schema_ls.model.handles import Model
from schema_ls.syntax.tree import parse
from tests.support.findings import schema_of

_BY_CODE = {rule.code: rule for rule in RULES}
_INDEX = _BY_CODE["redundant-index"]
_TEXT = "model A {\n  id Int @id\n  no Int @unique\n\n  @@index([no])\n}\n"


class _Options(Record):
    max_columns: int = 4
    style: str = choice("plain", "fancy")
    allow: tuple[str, ...] = ()
    deep: bool = False


@rule_with(_Options(), "x-rule", group="x", on=Model, severity=Severity.INFO, is_default=False, is_strict=True)
def _strict_rule(model: Model, options: _Options) -> Iterator[Finding]:
    if model.name not in options.allow:
        yield Finding(model.name_span, "A model.")


def _takes(rule: Rule, **selection: tuple[str, ...]) -> bool:
    return Selection(**{key: frozenset(names) for key, names in selection.items()}).takes(rule)


@pytest.mark.parametrize(
    ("names", "default", "strict"),
    [
        ({}, True, False),
        ({"select": ("recommended",)}, True, False),
        ({"select": ("strict",)}, True, True),
        ({"select": ("all",)}, True, True),
        ({"select": ("x",)}, False, True),
        ({"select": ("index",)}, True, False),
        ({"extend": ("x-rule",)}, True, True),
        ({"ignore": ("index",)}, False, False),
        ({"select": ("all",), "ignore": ("x",)}, True, False),
        ({"select": ("redundant-index",), "ignore": ("index",)}, True, False),
        ({"select": ("index",), "ignore": ("redundant-index",)}, False, False),
    ],
)
def test_the_narrower_name_counts_for_more(names: dict[str, tuple[str, ...]], default: bool, strict: bool):
    assert _takes(_INDEX, **names) is default
    assert _takes(_strict_rule, **names) is strict


def test_severities_count_by_code_before_group_and_switch_on_and_off():
    selection = Selection(
        severities={"index": Severity.HINT, "redundant-index": Severity.ERROR, "x-rule": Severity.INFO}
    )
    assert [located.finding.severity for located in check(schema_of({"a.prisma": _TEXT}), selection)] == [
        Severity.ERROR
    ]
    assert selection.takes(_strict_rule)
    assert check(schema_of({"a.prisma": _TEXT}), Selection(severities={"index": None})) == []


def test_what_prisma_refuses_cannot_be_switched_off():
    broken = schema_of({"a.prisma": "model A {\n  id Int @id\n  b B\n}\n"})
    for selection in (Selection(ignore=frozenset(("validation",))), Selection(severities={"type-unknown": None})):
        assert [located.finding.code for located in check(broken, selection)] == ["type-unknown"]


def test_files_have_rules_of_their_own():
    schema = schema_of({"old/a.prisma": _TEXT, "b.prisma": _TEXT.replace("model A", "model B")})
    selection = Selection(ignore_in=((lambda name: name.startswith("old/"), frozenset(("index",))),))
    assert [schema.files[located.place.file].name for located in check(schema, selection)] == ["b.prisma"]


def test_options_are_read_by_the_types_of_their_defaults():
    written = (("max-columns", 2), ("style", "fancy"), ("allow", ["A"]), ("deep", True))
    assert with_values(_Options(), written) == _Options(2, "fancy", ("A",), True)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (("max-colums", 2), "There is no option `max-colums`. Did you mean `max-columns`?"),
        (("zzz", 2), "There is no option `zzz`. Known are `max-columns`, `style`, `allow` and `deep`."),
        (("max-columns", True), "`max-columns` is true. It must be a number from 0 on."),
        (("style", "odd"), '`style` is "odd". It must be "plain" or "fancy".'),
        (("allow", "A"), '`allow` is "A". It must be a list of texts.'),
        (("deep", 1), "`deep` is 1. It must be true or false."),
    ],
)
def test_an_option_that_cannot_be_used_is_named(written: tuple[str, object], message: str):
    with pytest.raises(OptionError) as error:
        with_values(_Options(), [written])
    assert str(error.value) == message


def test_a_rule_without_options_says_so():
    with pytest.raises(OptionError, match="the rule has no options"):
        with_values(None, [("a", 1)])


def test_rules_of_a_file_stay_the_same_while_somebody_types_the_name_of_one() -> None:
    plain = rules_for(Selection(), "a.prisma", parse("model A {\n}\n"))
    for typed in ("i", "in", "no-such-rule"):
        tree = parse(f"// schema-ls: ignore-file[{typed}]\nmodel A {{\n}}\n")
        assert rules_for(Selection(), "a.prisma", tree) is plain
    tree = parse("// schema-ls: ignore-file[index]\nmodel A {\n}\n")
    assert len(rules_for(Selection(), "a.prisma", tree)) < len(plain)


def test_tuples_of_rules_are_forgotten_while_settings_change() -> None:
    tree = parse("model A {\n}\n")
    for number in range(2000):
        rules_for(Selection(options={"env-missing": number}), "a.prisma", tree)
    assert len(gc.get_referrers(RULES[0])) < 1000
