"""A schema of thousands of tables is looked over by a sample in which everything occurs."""

from __future__ import annotations

from schema_ls.base.record import replaced
from schema_ls.pull import pull_catalog
from schema_ls.pull.catalog import Catalog, Column, ForeignKey, Key, KeyColumn, Name, Table
from schema_ls.pull.sample import sample_of
from schema_ls.pull.values import Attribute, attribute, words
from schema_ls.pull.verify import is_large
from schema_ls.pull.wanted import Arity, Wanted, WantedField, WantedLine, WantedModel
from tests.pull.test_merge import INT, TEXT, catalog, table


def chain(count: int) -> Catalog:
    """Tables that each refer to the one before."""
    tables = []
    for number in range(count):
        made = table(f"t{number:04}", Column("n", TEXT, True), Column("before_id", INT, True))
        key = ForeignKey("", ("before_id",), Name("public", f"t{number - 1:04}"), ("id",))
        tables.append(Table(made.name, made.columns, keys=made.keys, foreign_keys=(key,) if number else ()))
    return catalog(*tables)


def model(name: str, *fields: WantedField, line: Attribute | None = None) -> WantedModel:
    lines = (WantedLine(line, ""),) if line else ()
    return WantedModel(name, Name("public", name), fields, lines)


def scalar(name: str, type_: str = "Int", *attributes: Attribute) -> WantedField:
    return WantedField(name, type_, Arity.REQUIRED, attributes, column=name)


def back(type_: str) -> WantedField:
    return WantedField(type_, type_, Arity.LIST)


def sampled(*models: WantedModel) -> list[tuple[str, list[str]]]:
    """Names of the models in the sample, with those of their fields."""
    return [(each.name, [field.name for field in each.fields]) for each in sample_of(Wanted(models, ()))]


def test_of_models_that_say_the_same_one_is_taken() -> None:
    same = [model(name, scalar(name, "Int", attribute("id"))) for name in "abc"]
    assert sampled(*same) == [("a", ["a"])]


def test_each_kind_of_field_and_line_occurs() -> None:
    key = attribute("index", words(("x", "y")))
    assert sampled(
        model("a", scalar("x")),
        model("b", scalar("x"), scalar("y", "String")),
        model("c", scalar("x"), line=key),
        model("d", scalar("x"), scalar("y", "String"), line=key),
    ) == [("a", ["x"]), ("b", ["x", "y"]), ("c", ["x"])]


def test_relations_end_where_the_sample_does() -> None:
    assert sampled(
        model("a", scalar("x"), back("b")),
        model("b", scalar("x"), back("a"), back("c")),
        model("c", scalar("x"), back("b")),
    ) == [("a", ["x", "b"]), ("b", ["x", "a"])]


def test_models_differ_by_their_keys() -> None:
    assert sampled(
        model("a", scalar("x", "Int", attribute("id"))),
        model("b", scalar("x", "Int", attribute("unique"))),
        model("c", scalar("x", "Int", attribute("unique")), scalar("y", "Int", attribute("id"))),
        model("d", scalar("x", "Int", attribute("id")), scalar("y", "Int", attribute("id"))),
    ) == [("a", ["x"]), ("b", ["x"]), ("c", ["x", "y"]), ("d", ["x", "y"])]


def test_names_that_stand_twice_occur() -> None:
    assert sampled(model("a", scalar("x")), model("b", scalar("x"), scalar("x")), model("c", scalar("x"))) == [
        ("a", ["x"]),
        ("b", ["x", "x"]),
    ]
    assert sampled(model("a", scalar("x")), model("c", scalar("x")), model("c", scalar("x"))) == [
        ("a", ["x"]),
        ("c", ["x"]),
        ("c", ["x"]),
    ]


def test_foreign_keys_differ_by_the_types_at_both_ends() -> None:
    def pair(name: str, type_: str) -> tuple[WantedModel, WantedModel]:
        key = attribute("relation", fields=words(("x",)), references=words(("y",)))
        forward = WantedField("r", f"{name}2", Arity.REQUIRED, (key,))
        return model(name, scalar("x", type_), forward), model(f"{name}2", scalar("y"), scalar("z", "Text"))

    found = sampled(*pair("a", "Int"), *pair("b", "Int"), model("c", scalar("x", "Text")), *pair("d", "Text"))
    assert [name for name, _ in found] == ["a", "a2", "d", "d2"]


def test_relations_of_one_name_occur() -> None:
    assert sampled(model("a", scalar("x"), back("c")), model("b", scalar("x"), back("c"), back("c")), model("c")) == [
        ("a", ["x", "c"]),
        ("b", ["x", "c", "c"]),
        ("c", []),
    ]


def test_foreign_keys_differ_by_what_is_unique() -> None:
    key = attribute("relation", fields=words(("x",)), references=words(("y",)))
    forward = WantedField("r", "target", Arity.REQUIRED, (key,))
    one = scalar("x", "Int", attribute("unique"))
    found = sampled(
        model("target", scalar("y")), model("a", scalar("x"), forward), model("b", one), model("c", one, forward)
    )
    assert [name for name, _ in found] == ["target", "a", "b", "c"]


def test_names_that_only_the_schema_has_occur_with_those_they_meet() -> None:
    chained = chain(300)
    to_first = ForeignKey("odd_before_fkey", ("before",), Name("public", "t0000"), ("id",))
    columns = (Column("id", INT, False), Column("before", INT, True), Column("n", INT, True))
    both = Table(
        Name("public", "odd"),
        columns,
        keys=(Key("p", (KeyColumn("id"),), True, True), Key("odd_before_fkey", (KeyColumn("n"),))),
        foreign_keys=(to_first,),
    )
    taken = Table(
        Name("public", "other"),
        columns,
        keys=(Key("q", (KeyColumn("id"),), True, True), Key("odd_n_idx", (KeyColumn("n"),))),
    )
    tables = tuple(sorted((*chained.tables, both, taken), key=lambda each: each.name))
    result = pull_catalog(
        replaced(chained, tables=tables), [("schema.prisma", 'datasource db {\n  provider = "postgresql"\n}\n')]
    )
    assert [error for error in result.errors if "odd_n_idx" in error]
    assert not pull_catalog(replaced(chained, tables=(*chained.tables, both)), [("s", "")]).errors


def test_a_large_schema_without_errors_passes() -> None:
    wanted = chain(300)
    result = pull_catalog(wanted, [("schema.prisma", 'datasource db {\n  provider = "postgresql"\n}\n')])
    assert is_large(Wanted(tuple(model(f"m{number}") for number in range(300)), ()))
    assert result.errors == ()
    assert result.files[0][1].count("\nmodel ") == 300


def test_an_error_that_the_files_had_is_none_of_the_pull() -> None:
    head = 'datasource db {\n  provider = "postgresql"\n  nonsense = 1\n}\n'
    assert pull_catalog(chain(300), [("schema.prisma", head)]).errors == ()
