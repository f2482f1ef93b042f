"""Names that the objects of a model have in the database."""

from __future__ import annotations

from schema_ls.model.constraints import Clash, constraints_of
from schema_ls.model.items import ModelItem
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.tree import parse

_TEXT = """model Post {
  id       Int    @id
  slug     String @unique @map("post_slug")
  authorId Int
  author   User   @relation(fields: [authorId], references: [id])
  rank     Int    @default(0)

  @@index([authorId, slug])
  @@unique([slug, rank], map: "best")
  @@index([nothing])
  @@map("posts")
}

model User {
  id    Int    @id(map: "best")
  posts Post[]
}
"""


def _schema(provider: str) -> Schema:
    return Schema([SchemaFile("a.prisma", parse(_TEXT))], Dialect.make(provider))


def _names(provider: str) -> list[str]:
    schema = _schema(provider)
    item = schema.places[0].item
    assert isinstance(item, ModelItem)
    return [constraint.name for constraint in constraints_of(item, schema.dialect)]


def test_default_names_are_made_of_database_names():
    assert _names("postgresql") == [
        "posts_pkey",
        "posts_post_slug_key",
        "posts_authorId_post_slug_idx",
        "best",
        "posts_authorId_fkey",
    ]


def test_primary_keys_and_defaults_have_names_in_some_databases_only():
    assert "posts_pkey" not in _names("mysql")
    assert "posts_rank_df" in _names("sqlserver")


def test_both_models_learn_of_a_clash():
    schema = _schema("postgresql")
    found = {place.item.name: schema.scope(place).facts.clashing for place in schema.places if place.item.name}
    assert found == {
        "Post": frozenset({Clash("unique", "best", "User", False)}),
        "User": frozenset({Clash("primary_key", "best", "Post", False)}),
    }


def test_nothing_clashes_where_the_database_keeps_the_kinds_apart():
    schema = _schema("cockroachdb")
    assert [schema.scope(place).facts.clashing for place in schema.places if place.item.name] == [
        frozenset(),
        frozenset(),
    ]
