"""What could be otherwise, though nothing is wrong. Every result is without mistakes."""

from __future__ import annotations

from editor_doors import check_refactored, check_refactored_widely, check_refactorings


def test_an_enum_out_of_a_text() -> None:
    check_refactored(
        """
        model User {
          id   Int    @id
          ro<|>le String @default("super user") @db.VarChar(20) // what they may do
        }
        """,
        "Extract enum `Role` (needs a migration)",
        """
        model User {
          id   Int    @id
          role Role @default(super_user) // what they may do
        }

        enum Role {
          super_user @map("super user")
        }
        """,
    )


def test_no_enum_where_the_name_is_taken_or_the_field_is_a_key() -> None:
    taken = """
    model Role {
      id    Int    @id
      ro<|>le String @default("ADMIN")
    }
    """
    check_refactorings(taken, "Extract enum `RoleRole` (needs a migration)")
    check_refactorings(taken.replace("@default", "@unique @default"), "")
    check_refactorings(taken.replace("ADMIN", "1"), "")
    check_refactorings(taken, "", provider="sqlserver")


MANY = """
model Post {
  id   Int   @id
  ta<|>gs Tag[] @relation("labels")
}

model Tag {
  id    String @id @db.Uuid
  posts Post[] @relation("labels")
}
"""


def test_an_implicit_relation_gets_a_model_for_the_same_table() -> None:
    check_refactored(
        MANY,
        "Make the relation explicit, with the model `PostTag`",
        """
        model Post {
          id   Int   @id
          tags PostTag[]
        }

        model PostTag {
          post Post @relation(fields: [postId], references: [id], onDelete: Cascade, onUpdate: Cascade)
          postId Int @map("A")
          tag Tag @relation(fields: [tagId], references: [id], onDelete: Cascade, onUpdate: Cascade)
          tagId String @map("B") @db.Uuid

          @@id([postId, tagId], map: "_labels_AB_pkey")
          @@index([tagId], map: "_labels_B_index")
          @@map("_labels")
        }

        model Tag {
          id    String @id @db.Uuid
          posts PostTag[]
        }
        """,
    )


def test_two_models_are_related_in_one_gesture() -> None:
    text = """
    model User <[{
      id Int @id
    }

    model ]>Post {
      id Int @id
    }
    """
    check_refactorings(
        text,
        """
        Relate: each `User` has many `Post`
        Relate: each `Post` has many `User`
        Relate: many `User` to many `Post`
        """,
    )
    check_refactored(
        text,
        "Relate: each `User` has many `Post`",
        """
        model User {
          id Int @id
          posts Post[]
        }

        model Post {
          id Int @id
          user User @relation(fields: [userId], references: [id])
          userId Int
        }
        """,
    )
    check_refactored(
        text,
        "Relate: many `User` to many `Post`",
        """
        model User {
          id Int @id
          posts Post[]
        }

        model Post {
          id Int @id
          users User[]
        }
        """,
    )


def test_a_field_that_is_called_as_a_key_becomes_one() -> None:
    check_refactored(
        """
        model User {
          id Int @id
        }

        model Post {
          id     Int @id
          use<|>rId Int
        }
        """,
        "Relate `Post` to `User` by `userId`",
        """
        model User {
          id Int @id
          posts Post[]
        }

        model Post {
          id     Int @id
          userId Int
          user User @relation(fields: [userId], references: [id])
        }
        """,
    )


def test_a_relation_of_a_model_to_itself_becomes_explicit_with_two_names() -> None:
    text = """
    model User {
      id        Int    @id
      followers User[] @relation("follows")
      follo<|>wing User[] @relation("follows")
    }
    """
    check_refactored(
        text,
        "Make the relation explicit, with the model `UserUser`",
        """
        model User {
          id        Int    @id
          followers UserUser[] @relation("follows_A")
          following UserUser[] @relation("follows_B")
        }

        model UserUser {
          userA User @relation("follows_A", fields: [userAId], references: [id], onDelete: Cascade, onUpdate: Cascade)
          userAId Int @map("A")
          userB User @relation("follows_B", fields: [userBId], references: [id], onDelete: Cascade, onUpdate: Cascade)
          userBId Int @map("B")

          @@id([userAId, userBId], map: "_follows_AB_pkey")
          @@index([userBId], map: "_follows_B_index")
          @@map("_follows")
        }
        """,
    )


def test_an_explicit_model_takes_a_free_name_and_reaches_other_files() -> None:
    check_refactored_widely(
        """
        //- post.prisma
        model Post {
          id   Int   @id
          ta<|>gs Tag[]
        }
        //- tag.prisma
        model Tag {
          id    Int    @id
          posts Post[]
          @@map("labels")
        }

        enum PostTag {
          A
        }
        """,
        "Make the relation explicit, with the model `PostToTag`",
        """
        model Post {
          id   Int   @id
          tags PostToTag[]
        }

        model PostToTag {
          post Post @relation(fields: [postId], references: [id], onDelete: Cascade, onUpdate: Cascade)
          postId Int @map("A")
          tag Tag @relation(fields: [tagId], references: [id], onDelete: Cascade, onUpdate: Cascade)
          tagId Int @map("B")

          @@id([postId, tagId], map: "_PostToTag_AB_pkey")
          @@index([tagId], map: "_PostToTag_B_index")
          @@map("_PostToTag")
        }
        model Tag {
          id    Int    @id
          posts PostToTag[]
          @@map("labels")
        }

        enum PostTag {
          A
        }
        """,
    )


def test_a_model_is_related_to_itself() -> None:
    text = """
    <[model Category {
      id Int @id
    }]>
    """
    check_refactored(
        text,
        "Relate `Category` to itself, as a tree",
        """
        model Category {
          id Int @id
          parent Category? @relation("Category_parent", fields: [parentId], references: [id])
          parentId Int?
          categories Category[] @relation("Category_parent")
        }
        """,
    )
    check_refactorings(text.replace("id Int @id\n    }]>", "id Int @id]>\n    }"), "")
    check_refactorings(text.replace("@id", ""), "")


def test_ids_of_several_fields_names_that_are_taken_and_keys_of_another_type() -> None:
    check_refactored(
        """
        model User <[{
          a Int
          b Int
          posts String

          @@id([a, b])
          @@map("people")
        }

        model ]>Post {
          id    Int @id
          user  String
          userA String
          user2A String
          user2B Int?
        }
        """,
        "Relate: each `User` has many `Post`",
        """
        model User {
          a Int
          b Int
          posts String
          posts2 Post[]

          @@id([a, b])
          @@map("people")
        }

        model Post {
          id    Int @id
          user  String
          userA String
          user2A String
          user2B Int?
          user2 User? @relation(fields: [user2A2, user2B], references: [a, b])
          user2A2 Int?
        }
        """,
    )


def test_a_key_leads_to_a_model_in_another_file() -> None:
    check_refactored_widely(
        """
        //- post.prisma
        model Post {
          id     Int @id
          use<|>rId Int?
        }
        //- user.prisma
        model User {
          id Int @id

          @@map("users")
        }
        """,
        "Relate `Post` to `User` by `userId`",
        """
        model Post {
          id     Int @id
          userId Int?
          user User? @relation(fields: [userId], references: [id])
        }
        model User {
          id Int @id
          posts Post[]

          @@map("users")
        }
        """,
    )


def test_an_enum_of_a_mapped_field_beside_an_enum_of_that_name_in_another_file() -> None:
    check_refactored_widely(
        """
        //- post.prisma
        model Post {
          id    Int    @id
          sta<|>te String @default("open") @map("st")
        }
        //- more.prisma
        enum State {
          X
        }
        """,
        "Extract enum `PostState` (needs a migration)",
        """
        model Post {
          id    Int    @id
          state PostState @default(open) @map("st")
        }

        enum PostState {
          open
        }
        enum State {
          X
        }
        """,
    )
