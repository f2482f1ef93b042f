"""What could be otherwise, though nothing is wrong. Every result is without mistakes."""

from __future__ import annotations

from editor_doors import check_refactored, check_refactorings


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
