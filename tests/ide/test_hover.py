"""What is said about the thing under the cursor."""

from __future__ import annotations

from editor_doors import check_hover
from test_navigation import BLOG


def test_a_type_shows_its_block_and_its_comment() -> None:
    check_hover(
        "model A {\n  role Ro<|>le\n}\n\n/// What people may do.\nenum Role {\n  ADMIN // all\n  USER\n}\n",
        """
        enum Role {
          ADMIN
          USER
        }
        -- What people may do.
        -- Used by `A`
        """,
    )


def test_a_relation_shows_its_kind_and_its_other_side() -> None:
    check_hover(
        BLOG.replace("posts Post[]", "posts Po<|>st[]"),
        """
        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])
        }
        -- _one-to-many_: the other side is `Post.author User @relation(fields: [authorId], references: [id])`
        -- Used by `User`
        """,
    )


def test_a_field_shows_its_line_its_column_and_its_keys() -> None:
    check_hover(
        'model A {\n  /// Who wrote it.\n  author<|>Id Int @map("author_id")\n  id Int @id\n\n  @@index([authorId])\n}\n',
        """
        authorId Int @map("author_id")
        -- Who wrote it.
        -- Column `author_id`
        -- PostgreSQL: `Integer`
        -- Part of `@@index([authorId])`
        """,
    )


def test_a_field_in_a_list_is_the_same_field() -> None:
    check_hover(
        BLOG.replace("references: [id", "references: [i<|>d"),
        """
        id    Int    @id
        -- PostgreSQL: `Integer`
        """,
    )


def test_scalars_attributes_functions_and_native_types() -> None:
    check_hover("model A {\n  x Str<|>ing\n}\n", "String\n-- Text of any length. In PostgreSQL: `Text`.")
    check_hover(
        "model A {\n  x Int @i<|>d\n}\n",
        "@id(map, length, sort, clustered)\n-- The id of the model: no two records have the same value.",
    )
    check_hover(
        "model A {\n  x Int @default(auto<|>increment())\n}\n",
        "autoincrement()\n-- The next whole number, counted by the database.",
    )
    check_hover("model A {\n  x Int @db.Small<|>Int\n}\n", "@db.SmallInt\n-- `smallint`: whole number of 2 bytes.")


def test_arguments_and_their_values() -> None:
    relation = "@relation(fields: [authorId], references: [id]%s)"
    check_hover(
        BLOG.replace(relation % "", relation % ", onDelete: Cas<|>cade"),
        "Cascade\n-- Referring records follow: they are deleted or updated, too.",
    )
    check_hover(
        BLOG.replace(relation % "", relation % ", onDel<|>ete: Cascade"),
        "onDelete:\n-- What happens here when the other record is deleted.",
    )


def test_settings() -> None:
    check_hover(
        'generator c {\n  provider = "prisma-cl<|>ient"\n}\n',
        '"prisma-client"\n-- The client as TypeScript files, in a folder of your choice.',
    )


def test_nothing_to_say() -> None:
    check_hover("model A {\n  x Int // te<|>xt\n}\n", "(nothing)")
    check_hover("model A {\n  x Gone<|>\n}\n", "(nothing)")
