"""What holds without being written."""

from __future__ import annotations

from editor_doors import check_hints

from schema_ls.ide.inlay_hints import ACTION, DATABASE_NAME, NATIVE_TYPE, RELATION_NAME

BLOG = """
model User {
  id    Int    @id
  email String @unique @db.Citext
  posts Post[]
  tags  Tag[]
}

model Post {
  id       Int  @id
  authorId Int?
  author   User? @relation(fields: [authorId], references: [id], onUpdate: Restrict)

  @@index([authorId])
  @@index([id, authorId], map: "both")
}

model Tag {
  id    Int    @id
  users User[]
}
"""


def test_native_types() -> None:
    check_hints(
        BLOG,
        """
        id    Int<@db.Integer>    @id
        id       Int<@db.Integer>  @id
        authorId Int?<@db.Integer>
        id    Int<@db.Integer>    @id
        """,
        kinds=frozenset({NATIVE_TYPE}),
    )
    check_hints(BLOG, "", "sqlite", frozenset({NATIVE_TYPE}))


def test_referential_actions_follow_the_fields_of_the_key() -> None:
    check_hints(
        BLOG,
        "author   User? @relation(fields: [authorId], references: [id], onUpdate: Restrict<, onDelete: SetNull>)",
        kinds=frozenset({ACTION}),
    )
    check_hints(
        BLOG.replace("Int?", "Int").replace("User?", "User").replace(", onUpdate: Restrict", ""),
        "author   User @relation(fields: [authorId], references: [id]<, onDelete: NoAction, onUpdate: Cascade>)",
        "sqlserver",
        frozenset({ACTION}),
    )


def test_names_of_relations() -> None:
    check_hints(
        BLOG,
        """
        posts Post[]<@relation("PostToUser")>
        tags  Tag[]<@relation("TagToUser")>
        author   User? @relation(<"PostToUser",>fields: [authorId], references: [id], onUpdate: Restrict)
        users User[]<@relation("TagToUser")>
        """,
        kinds=frozenset({RELATION_NAME}),
    )


def test_names_in_the_database() -> None:
    check_hints(
        BLOG,
        """
        id    Int    @id<(map: "User_pkey")>
        email String @unique<(map: "User_email_key")> @db.Citext
        tags  Tag[]<_TagToUser>
        id       Int  @id<(map: "Post_pkey")>
        author   User? @relation(fields: [authorId], references: [id], onUpdate: Restrict<, map: "Post_authorId_fkey">)
        @@index([authorId]<, map: "Post_authorId_idx">)
        id    Int    @id<(map: "Tag_pkey")>
        users User[]<_TagToUser>
        """,
        kinds=frozenset({DATABASE_NAME}),
    )


def test_no_hints_for_what_cannot_be_read() -> None:
    check_hints("model A {\n  x Int ((\n  y Gone\n  z\n}\n", "")
