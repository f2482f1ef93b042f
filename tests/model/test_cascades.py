"""Circles and crossings of relations that cascade."""

from __future__ import annotations

from schema_ls.model.cascades import NOWHERE, Spread
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.tree import parse


def _model(name: str, to: list[str], back: list[str], actions: str = "") -> str:
    lines = ["  id Int @id\n  x Int\n  y Int?\n"]
    lines += [
        f'  to{other} {other} @relation("{name}{other}", fields: [x], references: [id]{actions})\n' for other in to
    ]
    lines += [f'  from{other} {other}[] @relation("{other}{name}")\n' for other in back]
    return f"model {name} {{\n{''.join(lines)}}}\n"


def _spread(text: str, dialect: Dialect) -> dict[str, Spread]:
    schema = Schema([SchemaFile("a.prisma", parse(text))], dialect)
    return {place.item.name: schema.scope(place).facts.spread for place in schema.places}


SQL_SERVER = Dialect.make("sqlserver")


def test_a_circle_over_three_models_is_found_from_each():
    text = _model("A", ["B"], ["C"]) + _model("B", ["C"], ["A"]) + _model("C", ["A"], ["B"])
    assert _spread(text, SQL_SERVER) == {
        "A": Spread(frozenset({"toB"})),
        "B": Spread(frozenset({"toC"})),
        "C": Spread(frozenset({"toA"})),
    }


def test_a_relation_without_effect_breaks_the_circle():
    calm = ", onDelete: NoAction, onUpdate: NoAction"
    text = _model("A", ["B"], ["C"]) + _model("B", ["C"], ["A"]) + _model("C", ["A"], ["B"], calm)
    assert set(_spread(text, SQL_SERVER).values()) == {NOWHERE}


def test_two_ways_to_one_model_cross_where_they_part():
    text = (
        _model("A", ["B", "C"], ["Z"])
        + _model("B", ["D"], ["A"])
        + _model("C", ["D"], ["A"])
        + _model("D", [], ["B", "C"])
        + _model("Z", ["A"], [])
    )
    found = _spread(text, SQL_SERVER)
    assert found.pop("A") == Spread(frozenset(), frozenset({"toB", "toC"}))
    assert set(found.values()) == {NOWHERE}


def test_one_side_alone_is_no_relation_yet():
    text = _model("A", ["B"], []) + _model("B", ["A"], [])
    assert set(_spread(text, SQL_SERVER).values()) == {NOWHERE}


def test_databases_that_do_not_mind_are_not_asked():
    text = _model("A", ["B"], ["B"]) + _model("B", ["A"], ["A"])
    assert set(_spread(text, Dialect.make("postgresql")).values()) == {NOWHERE}
    assert _spread(text, Dialect.make("postgresql", relation_mode="prisma"))["A"] == Spread(frozenset({"toB"}))
