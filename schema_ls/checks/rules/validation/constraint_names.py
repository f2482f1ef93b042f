"""Names of primary keys, uniques, indexes, foreign keys and defaults: alone in their place, and not too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schema_ls.base.finding import Finding, Related, Symbol
from schema_ls.base.span import Span
from schema_ls.base.text import utf8_length
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.keys.written import twins_of
from schema_ls.model.constraints import Clash, Constraint, clashes_within, constraints_of, paths_of
from schema_ls.model.handles import Model
from schema_ls.model.items import FieldItem

_WORDS = {
    "primary_key": "primary key",
    "unique": "unique",
    "index": "index",
    "foreign_key": "foreign key",
    "default": "default",
}


def _names(model: Model) -> Iterator[Finding]:
    facts = model.scope.facts
    if model.kind == "type" or facts.earlier:
        return
    paths = paths_of(model.face, model.scope.faces)
    within = clashes_within(model.item, model.dialect, paths)
    elsewhere = {(clash.kind, clash.name): clash for clash in facts.clashing}
    by_name: dict[str, list[Constraint]] = {}
    for constraint in constraints_of(model.item, model.dialect, paths):
        by_name.setdefault(constraint.name, []).append(constraint)
    for constraint in constraints_of(model.item, model.dialect, paths):
        if constraint.is_written:
            yield from _too_long(model, constraint)
        clash = elsewhere.get((constraint.kind, constraint.name))
        if clash is not None and clash.other != model.name:
            yield _clash(model, constraint, clash)
        elif clash is not None or constraint in within:
            yield _clash_within(model, constraint, by_name[constraint.name])


def _clash(model: Model, constraint: Constraint, clash: Clash) -> Finding:
    span = _span(model, constraint)
    cause = Finding(span, "Both models are one table.") if clash.is_same_table else None
    return Finding(
        span,
        f"The {_WORDS[constraint.kind]} of `{model.name}` is called `{constraint.name}` in the database, as one of "
        f"`{clash.other}` is. {_remedy(constraint)}",
        code="constraint-name-clash",
        related=(Related(Symbol(clash.other), "has the same name"),),
        cause=cause,
    )


def _stands_twice(model: Model, constraint: Constraint) -> bool:
    """Whether the constraint is of an index or a field that stands there twice, which is refused as such."""
    member = model.item.member_at[constraint.row]
    if isinstance(member, FieldItem) and member.name in model.item.names_twice:
        return True
    if model.dialect.supports("SameIndexTwice"):
        return False
    return any(twins_of(index) for index in model.indexes_at.get(constraint.row, ()))


def _clash_within(model: Model, constraint: Constraint, alike: Sequence[Constraint]) -> Finding:
    """`alike` are all constraints of the model with the name."""
    span, stands_twice = _span(model, constraint), _stands_twice(model, constraint)
    other = next((one for one in alike if one is not constraint), None)
    return Finding(
        span,
        f"The {_WORDS[constraint.kind]} is called `{constraint.name}` in the database, as another constraint of "
        f"`{model.name}` is. {_remedy(constraint)}",
        code="constraint-name-clash",
        related=(Related(_span(model, other), "has the same name"),) if other is not None else (),
        cause=Finding(span, "The line stands there twice.") if stands_twice else None,
    )


def _remedy(constraint: Constraint) -> str:
    return "Give it another `map:`." if constraint.is_written else "Give it a name of its own: `map:`."


def _too_long(model: Model, constraint: Constraint) -> Iterator[Finding]:
    limit = model.dialect.identifier_limit
    length = utf8_length(constraint.name)
    if limit is not None and length > limit:
        yield Finding(
            _span(model, constraint),
            f"The name `{constraint.name}` has {length} bytes, but {model.dialect.title} takes {limit}. Shorten it.",
            code="constraint-name-too-long",
        )


def _span(model: Model, constraint: Constraint) -> Span:
    """The name where it is written; else the attribute that makes the constraint, or the name of a relation field."""
    member = model.item.member_at[constraint.row]
    attribute = member.attribute(constraint.attribute)
    if attribute is None:
        return member.name_span
    if not constraint.is_written:
        return member.name_span if constraint.kind == "foreign_key" else member.span(attribute.columns)
    named = (
        ("map", "name")
        if constraint.kind == "index"
        else ("map", "")
        if attribute.name in ("id", "unique")
        else ("map",)
    )
    argument = attribute.argument("map") or attribute.argument(*named)
    return member.span(argument.columns if argument else attribute.columns)


RULES = family(
    (Model, _names),
    group="validation",
    rows={
        "constraint-name-clash": """
            Two constraints have one name in the database, be it written or the one that they get by default.

            Bad:
                model Post {
                  id   Int    @id
                  slug String @unique(map: "by_slug")
                                    //^^^^^^^^^^^^^^ constraint-name-clash
                }

                model Page {
                  id   Int    @id
                  slug String @unique(map: "by_slug")
                                    //^^^^^^^^^^^^^^ constraint-name-clash
                }

            Good:
                model Post {
                  id   Int    @id
                  slug String @unique(map: "post_by_slug")
                }

                model Page {
                  id   Int    @id
                  slug String @unique(map: "page_by_slug")
                }
            """,
        "constraint-name-too-long": """
            A name is longer than the database takes.

            Bad:
                model Post {
                  id   Int    @id
                  slug String

                  @@unique(map: "unique_index_that_makes_sure_that_no_two_posts_have_the_same_slug", fields: [slug])
                //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constraint-name-too-long
                }

            Good:
                model Post {
                  id   Int    @id
                  slug String @unique(map: "post_by_slug")
                }
            """,
    },
)
