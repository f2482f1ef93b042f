"""Relations of an existing schema when the database changes around them: names stay wherever it is clear what is meant."""

from __future__ import annotations

from textwrap import dedent

from schema_ls.base.record import replaced
from schema_ls.pull import pull_catalog
from schema_ls.pull.catalog import Action, Column, ForeignKey, Key, KeyColumn, Name, Table, TableKind
from tests.pull.test_merge import INT, catalog, check_merge, table

HEAD = 'datasource db {\n  provider = "postgresql"\n}\n\n'


def pointing(name: str, columns: dict[str, str]) -> Table:
    """A table with columns that point to the ids of tables."""
    return keyed(name, *((f"{name}_{column}_fkey", column, target) for column, target in columns.items()))


def keyed(name: str, *keys: tuple[str, str, str]) -> Table:
    """A table with foreign keys onto ids: the name of each, its column, and its target."""
    own = table(name, *(Column(column, INT, True) for column in dict.fromkeys(column for _, column, _ in keys)))
    foreign = tuple(
        ForeignKey(constraint, (column,), Name("public", target), ("id",), Action.SET_NULL, Action.CASCADE)
        for constraint, column, target in keys
    )
    return Table(own.name, own.columns, keys=own.keys, foreign_keys=foreign)


def join(name: str, a: str, b: str) -> Table:
    """The join table of an implicit relation."""
    foreign = tuple(
        ForeignKey(f"{name}_{column}_fkey", (column,), Name("public", target), ("id",), Action.CASCADE, Action.CASCADE)
        for column, target in (("A", a), ("B", b))
    )
    keys = (
        Key(f"{name}_AB_pkey", (KeyColumn("A"), KeyColumn("B")), is_primary=True, is_unique=True),
        Key(f"{name}_B_index", (KeyColumn("B"),)),
    )
    return Table(
        Name("public", name), (Column("A", INT, False), Column("B", INT, False)), keys=keys, foreign_keys=foreign
    )


def test_one_column_can_point_to_two_tables() -> None:
    check_merge(
        """
        model a {
          id Int @id
        }

        model b {
          id Int @id
        }
        """,
        catalog(table("a"), table("b"), keyed("c", ("to_a", "x", "a"), ("to_b", "x", "b"))),
        """
        model a {
          id Int @id
          c  c[]
        }

        model b {
          id Int @id
          c  c[]
        }

        model c {
          id Int  @id
          x  Int?
          a  a?   @relation(fields: [x], references: [id], map: "to_a")
          b  b?   @relation(fields: [x], references: [id], map: "to_b")
        }
        """,
    )


def test_a_join_table_takes_its_name_from_a_relation_that_has_it_only_by_itself() -> None:
    check_merge(
        """
        model Post {
          id    Int   @id
          owner Int?
          user  User? @relation(fields: [owner], references: [id]) // who wrote it
        }

        model User {
          id    Int    @id
          posts Post[]
        }
        """,
        catalog(pointing("Post", {"owner": "User"}), table("User"), join("_PostToUser", "Post", "User")),
        """
        model Post {
          id              Int    @id
          owner           Int?
          user            User?  @relation("Post_ownerToUser", fields: [owner], references: [id]) // who wrote it
          User_PostToUser User[] @relation("PostToUser")
        }

        model User {
          id              Int    @id
          posts           Post[] @relation("Post_ownerToUser")
          Post_PostToUser Post[] @relation("PostToUser")
        }
        """,
    )


def test_relation_fields_keep_their_names_when_the_table_behind_them_gets_another() -> None:
    check_merge(
        """
        model Post {
          id     Int    @id
          owner  Int?
          writer User?  @relation("Wrote", fields: [owner], references: [id]) // who wrote it
          liked  User[] @relation("Likes") // by whom
        }

        model User {
          id    Int    @id
          wrote Post[] @relation("Wrote")
          likes Post[] @relation("Likes")
        }
        """,
        catalog(pointing("Post", {"owner": "people"}), table("people"), join("_Likes", "Post", "people")),
        """
        model Post {
          id     Int      @id
          owner  Int?
          writer people?  @relation("Wrote", fields: [owner], references: [id]) // who wrote it
          liked  people[] @relation("Likes") // by whom
        }

        model people {
          id    Int    @id
          wrote Post[] @relation("Wrote")
          likes Post[] @relation("Likes")
        }
        """,
    )


def test_new_relations_are_named_after_columns_whatever_their_fields_are_called() -> None:
    check_merge(
        """
        model Post {
          id     Int  @id
          writer Int? @map("author")
          reader Int? @map("User")
        }

        model User {
          id Int @id
        }
        """,
        catalog(pointing("Post", {"author": "User", "User": "User"}), table("User")),
        """
        model Post {
          id                     Int   @id
          writer                 Int?  @map("author")
          reader                 Int?  @map("User")
          User_Post_UserToUser   User? @relation("Post_UserToUser", fields: [reader], references: [id])
          User_Post_authorToUser User? @relation("Post_authorToUser", fields: [writer], references: [id])
        }

        model User {
          id                     Int    @id
          Post_Post_UserToUser   Post[] @relation("Post_UserToUser")
          Post_Post_authorToUser Post[] @relation("Post_authorToUser")
        }
        """,
    )


MANY = """model Tag {
  id    Int    @id
  posts Post[] @relation("PostToTag")
}

model Post {
  id   Int   @id
  tags Tag[] @relation("PostToTag")
}
"""


def test_models_whose_names_swap_their_order_do_not_swap_the_columns_of_a_join_table() -> None:
    before = HEAD + MANY.replace("model Post", "model Writing").replace("Post[]", "Writing[]").rstrip("}\n")
    before += '\n\n  @@map("Post")\n}\n'
    result = pull_catalog(
        catalog(table("Post"), table("Tag"), join("_PostToTag", "Post", "Tag")), [("schema.prisma", before)]
    )
    (warning,) = (warning for warning in result.warnings if warning.kind == "broken-m2m-relations")
    assert warning.object == 'The many-to-many relation between "Tag" and "Writing"'
    assert "  Post Writing @relation(fields: [A]" in result.files[0][1]
    assert result.removed == ("Tag.posts", "Writing.tags")
    written = before.replace("}", '  relationMode = "prisma"\n}', 1)
    result = pull_catalog(
        catalog(table("Post"), table("Tag"), join("_PostToTag", "Post", "Tag")), [("schema.prisma", written)]
    )
    assert not result.changed
    assert [each.kind for each in result.warnings if "m2m" in each.kind] == ["broken-m2m-relations"]


def test_relations_that_are_only_written_keep_their_join_tables_to_themselves() -> None:
    before = HEAD.replace("}", '  relationMode = "prisma"\n}') + MANY
    files = [("schema.prisma", before)]
    tables = (table("Post"), table("Tag"), join("_PostToTag", "Post", "Tag"))
    assert not pull_catalog(catalog(*tables), files).changed


def test_an_ignored_relation_field_stays_one() -> None:
    check_merge(
        """
        model a {
          id   Int @id
          b_id Int?
          b    b?  @relation(fields: [b_id], references: [id]) @ignore
        }

        model b {
          id Int @id
          a  a[] @ignore
        }
        """,
        catalog(pointing("a", {"b_id": "b"}), table("b")),
        """
        model a {
          id   Int @id
          b_id Int?
          b    b?  @relation(fields: [b_id], references: [id]) @ignore
        }

        model b {
          id Int @id
          a  a[] @ignore
        }
        """,
    )


def test_the_client_ignores_a_model_without_key_and_says_so_once() -> None:
    files = [("schema.prisma", HEAD + "model a {\n  x Int?\n}\n")]
    wanted = catalog(Table(Name("public", "a"), (Column("x", INT, True),)))
    first = pull_catalog(wanted, files)
    second = pull_catalog(wanted, first.files)
    assert [warning.kind for warning in first.warnings] == ["models-without-identifiers"]
    assert "@@ignore" in first.files[0][1]
    assert second.warnings == ()


def test_a_schema_written_afresh_has_its_preview_features_in_order() -> None:
    settings = dedent(
        """
        generator client {
          provider        = "prisma-client"
          previewFeatures = ["views", "partialIndexes"]
        }

        """
    ).lstrip()
    part = Table(
        table("a").name, table("a").columns, keys=(*table("a").keys, Key("p", (KeyColumn("id"),), predicate="x"))
    )
    for before in (settings, settings.replace(', "partialIndexes"', "")):
        result = pull_catalog(catalog(part), [("schema.prisma", before + HEAD)], afresh=True)
        assert 'previewFeatures = ["partialIndexes", "views"]' in result.files[0][1]


WRITTEN = """model Post {
  id      Int   @id
  owner   Int?
  written User? @relation(fields: [owner], references: [id], onDelete: SetNull)
  tags    Tag[]
}

model User {
  id    Int    @id
  posts Post[]
}

model Tag {
  id    Int    @id
  posts Post[]
}
"""


def check_written(after: str, *tables: Table, before: str = WRITTEN) -> None:
    """Pull into a schema whose relations the database does not know; then again, which must change nothing."""
    head = HEAD.replace("}", '  relationMode = "prisma"\n}')
    result = pull_catalog(catalog(*tables), [("schema.prisma", head + before)])
    assert result.errors == ()
    assert result.files == (("schema.prisma", head + dedent(after).lstrip()),)
    assert not pull_catalog(catalog(*tables), result.files).changed


def test_a_written_relation_follows_the_columns_it_rests_on() -> None:
    tables = (table("User"), table("Tag"), join("_PostToTag", "Post", "Tag"))
    required = WRITTEN.replace("owner   Int?\n", "owner   Int\n").replace(", onDelete: SetNull", "")
    check_written(required, table("Post", Column("owner", INT, False)), *tables)
    before = required.replace("written User?", "written User ")
    optional = required.replace("owner   Int\n", "owner   Int?\n")
    check_written(optional, table("Post", Column("owner", INT, True)), *tables, before=before)


def test_a_written_relation_goes_with_its_columns() -> None:
    check_written(
        """
        model Post {
          id   Int   @id
          tags Tag[]
        }

        model User {
          id Int @id
        }

        model Tag {
          id    Int    @id
          posts Post[]
        }
        """,
        table("Post"),
        table("User"),
        table("Tag"),
        join("_PostToTag", "Post", "Tag"),
    )


def test_a_join_table_is_shown_once_no_relation_stands_for_it() -> None:
    check_written(
        """
        model Post {
          id Int @id
        }

        model Label {
          id Int @id
        }

        model PostToTag {
          A Int
          B Int

          @@id([A, B], map: "_PostToTag_AB_pkey")
          @@index([B], map: "_PostToTag_B_index")
          @@map("_PostToTag")
        }
        """,
        table("Post"),
        table("Label"),
        join("_PostToTag", "Post", "Label"),
    )


def test_a_new_column_gives_way_to_a_relation_of_its_name() -> None:
    b = pointing("b", {"a": "a"})
    check_merge(
        """
        model a {
          id   Int @id
          bees b[]
        }

        model b {
          id  Int  @id
          a   Int?
          one a?   @relation(fields: [a], references: [id])
        }
        """,
        catalog(table("a", Column("bees", INT, True)), replaced(b, columns=(*b.columns, Column("one", INT, True)))),
        """
        model a {
          id     Int  @id
          bees_2 Int? @map("bees")
          bees   b[]
        }

        model b {
          id    Int  @id
          a     Int?
          one_2 Int? @map("one")
          one   a?   @relation(fields: [a], references: [id])
        }
        """,
    )


def test_a_model_that_stays_loses_relations_to_one_that_is_gone() -> None:
    seen = catalog(table("b"), replaced(table("seen"), kind=TableKind.VIEW, keys=()))
    before = """
        model seen {
          id Int @id
          // kept
          b  Int
          is b   @relation(fields: [b], references: [id])
          of a[]
        }

        model a {
          id   Int  @id
          seen Int
          by   seen @relation(fields: [seen], references: [id])
        }

        model b {
          id   Int    @id
          seen seen[]
        }
        """
    after = """
        model seen {
          id Int @id
          // kept
          b  Int
          is b   @relation(fields: [b], references: [id])
        }

        model b {
          id   Int    @id
          seen seen[]
        }
        """
    check_merge(before, seen, after)
    files = [("schema.prisma", HEAD + dedent(before).lstrip())]
    assert pull_catalog(seen, files).removed == ("seen.of", "model a")
    assert pull_catalog(seen, files, afresh=True).files == (("schema.prisma", HEAD + dedent(after).lstrip()),)
