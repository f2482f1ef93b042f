"""Rules that look at the wording of fields and keys: once for all that say the same, and nothing is missed by that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks import plan as plans
from schema_ls.checks.plan import Plan
from schema_ls.checks.rule import EACH, Rule, rule
from schema_ls.checks.rules import RULES
from schema_ls.checks.run import check, findings_of_block
from schema_ls.checks.selection import Selection
from schema_ls.model.handles import Field, Index, Model, Worded, WordedIndex
from schema_ls.model.items import ModelItem
from schema_ls.model.schema import Schema
from tests.support.broken import FIXTURES, mutants
from tests.support.findings import schema_of

_TEXT = """
model Ship {
  id    Int    @id
  name  String
  title String // as painted on its stern
  flag  String @default("")
  mast  Int?

  @@index([name])
  @@index([title])
  @@index([mast])
}
"""


def _looked_at(kind: type[Field] | type[Index], *, finds: bool) -> list[str]:
    """The lines of the fields or keys that a rule is called with."""
    looked: list[str] = []

    def find(handle: Field | Index) -> Iterator[Finding]:
        item = handle.item if isinstance(handle, Field) else handle.item.member
        looked.append(item.line.text.split("//")[0].strip())
        if finds:
            yield Finding(item.line_span, "Here.")

    made: Rule = rule("test", group="validation", on=kind, severity=Severity.INFO)(find)
    schema = schema_of({"a.prisma": _TEXT})
    plan = Plan((made,), schema.dialect)
    for model in _models(schema):
        for handle in (*model.fields, *model.indexes):
            list(plan.found_in(handle))
    return looked


def _models(schema: Schema) -> Iterator[Model]:
    for place in schema.places:
        if isinstance(place.item, ModelItem):
            yield Model(schema.scope(place), place.item)


def test_one_field_speaks_for_those_that_say_the_same():
    assert _looked_at(Worded, finds=False) == [
        "id    Int    @id",
        "name  String",
        'flag  String @default("")',
        "mast  Int?",
    ]
    assert len(_looked_at(Field, finds=False)) == 5


def test_one_key_speaks_for_those_that_say_the_same_of_the_same():
    assert _looked_at(WordedIndex, finds=False) == ["id    Int    @id", "@@index([name])", "@@index([mast])"]
    assert len(_looked_at(Index, finds=False)) == 4


def test_what_is_found_in_one_is_looked_for_in_all():
    looked = _looked_at(Worded, finds=True)
    assert {"name  String", "title String"} <= {*looked}


def test_a_rule_may_look_further_at_each():
    def find(field: Field) -> Iterator[Finding]:
        if field.type == "String":
            yield EACH
            if field.name == "title":
                yield Finding(field.name_span, "Here.")

    made: Rule = rule("test", group="validation", on=Worded, severity=Severity.INFO)(find)
    schema = schema_of({"a.prisma": _TEXT})
    plan = Plan((made,), schema.dialect)
    (model,) = _models(schema)
    assert [found.span.row for field in model.fields for found in plan.found_in(field)] == [3]


def test_no_finding_depends_on_what_was_looked_at_before():
    texts = [text for path in FIXTURES for text in mutants(path.read_text(encoding="utf-8"), 6)]
    schemas = [schema_of({"a.prisma": text}) for text in texts]
    assert [_found(schema, forget=False) for schema in schemas] == [_found(schema, forget=True) for schema in schemas]


def _found(schema: Schema, *, forget: bool) -> list[Finding]:
    if forget:
        plans._plans.clear()
    findings_of_block.clear()
    for scope in (scope for scopes in schema.scopes for scope in scopes):
        scope.found = None
    return [located.finding for located in check(schema, Selection(select=frozenset({"all"})), consequences=True)]


class _Watch:
    """Stands in for something. `asked` gets what is asked of it, and of what it has, beside what is in `free`."""

    def __init__(self, it: object, free: Mapping[str, Any], asked: set[str]) -> None:
        self._parts = it, free, asked

    @property
    def __class__(self) -> Any:
        return type(self._parts[0])

    def __getattr__(self, name: str) -> Any:
        it, free, asked = self._parts
        if name not in free:
            asked.add(name)
        value = getattr(it, name)
        return _Watch(value, free[name], asked) if value is not None and free.get(name) else value


_OF_THE_WORDING: Mapping[str, Any] = {
    **dict.fromkeys(("kind", "type", "dialect", "enum", "unsupported_type", "attribute")),
    "face": dict.fromkeys(
        (
            *("type", "arity", "is_list", "is_required", "is_unsupported", "is_unique", "is_ignored", "is_broken"),
            "native",
        )
    ),
    "item": dict.fromkeys(("said", "attributes", "attribute", "default", "unsupported_type", "type", "span")),
    "model": {
        **dict.fromkeys(("kind", "dialect")),
        "face": {"is_ignored": None},
        "scope": {"dialect": None, "faces": None, "facts": {"taken_in": None, "unclosed": None}},
    },
}
"""What a rule on `Worded` fields may look at before it finds something."""


@pytest.mark.parametrize(
    "text", [path.read_text(encoding="utf-8") for path in FIXTURES], ids=[p.stem for p in FIXTURES]
)
def test_rules_on_worded_fields_look_at_nothing_else(text: str):
    finders = [(made.code, find) for made in RULES for on, find in made.finders if on is Worded]
    curious = set()
    for variant in (text, *mutants(text, 4)):
        schema = schema_of({"a.prisma": variant})
        for model in _models(schema):
            for field in model.fields if model.kind != "type" else ():
                for code, find in finders:
                    asked: set[str] = set()
                    if next(find(_Watch(field, _OF_THE_WORDING, asked)), None) is None and asked:
                        curious.add((code, *asked))
    assert curious == set()
