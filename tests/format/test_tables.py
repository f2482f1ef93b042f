"""Columns, empty lines, and the order of lines in a block."""

from __future__ import annotations

from layouts import check_layout


def test_columns_are_aligned():
    check_layout(
        """
        model Car {
          id Int @id
          manufacturer String @unique // who
          wheels Wheel[]
          note String?
        }
        """,
        """
        model Car {
          id           Int     @id
          manufacturer String  @unique // who
          wheels       Wheel[]
          note         String?
        }
        """,
    )


def test_keys_are_aligned_at_their_sign():
    check_layout(
        'generator client {\nprovider = "x"\noutput="y"\n}\n',
        'generator client {\n  provider = "x"\n  output   = "y"\n}\n',
    )


def test_values_of_an_enum_are_aligned():
    check_layout(
        'enum E {\nA @map("a")\nLONG @map("l")\nB\n}\n', 'enum E {\n  A    @map("a")\n  LONG @map("l")\n  B\n}\n'
    )


def test_width_is_counted_in_bytes():
    check_layout(
        'datasource db {\n  url = "é"\n  a = 1\n}\n',
        'datasource db {\n  url = "é"\n  a   = 1\n}\n',
    )
    check_layout(
        'model A {\n  a Unsupported("é") @x\n  b Unsupported("e") @x\n}\n',
        'model A {\n  a Unsupported("é") @x\n  b Unsupported("e")  @x\n}\n',
    )


def test_a_missing_type_leaves_its_column_empty():
    check_layout("model A {\n  a @id\n  long Int @x\n}\n", "model A {\n  a        @id\n  long Int @x\n}\n")
    check_layout("model A {\n  a @id\n}\n", "model A {\n  a  @id\n}\n")


def test_an_empty_line_ends_a_table():
    check_layout(
        "model A {\n\n\n  a Int\n  long Int\n\n\n\n  b Int\n\n}\n",
        "model A {\n  a    Int\n  long Int\n\n  b Int\n}\n",
    )


def test_neither_comments_nor_broken_lines_end_a_table():
    check_layout(
        "model A {\n  a Int\n  // b\n  what is this\n  long Int\n}\n",
        "model A {\n  a    Int\n  // b\n  what is this\n  long Int\n}\n",
    )


def test_a_comment_below_an_empty_line_starts_a_table():
    check_layout("model A {\n  a Int\n\n  // b\n  long Int\n}\n")


def test_block_attributes_go_to_the_end_sorted_and_unaligned():
    check_layout(
        """
        model A {
          @@schema("s")
          @@map("a")
          id Int @id
          @@index([id]) // fast
          name String
          @@ignore
          @@unique([name])
        }
        """,
        """
        model A {
          id   Int    @id
          name String

          @@unique([name])
          @@index([id]) // fast
          @@map("a")
          @@ignore
          @@schema("s")
        }
        """,
    )


def test_a_comment_directly_above_a_block_attribute_goes_with_it():
    check_layout(
        """
        model A {
          @@map("a")
          // fast
          // and small
          @@index([id])

          id Int @id
          // the end

        }
        """,
        """
        model A {
          id Int @id
          // the end

          // fast
          // and small
          @@index([id])
          @@map("a")
        }
        """,
    )


def test_a_comment_with_an_empty_line_below_stays():
    check_layout(
        'model A {\n  id Int @id\n  // mine\n\n  @@map("a")\n}\n',
    )


def test_an_empty_line_above_a_block_attribute_ends_no_table():
    check_layout(
        'model A {\n  id Int @id\n\n  @@map("a")\n  name String\n}\n',
        'model A {\n  id   Int    @id\n  name String\n\n  @@map("a")\n}\n',
    )


def test_an_empty_line_stands_above_block_attributes_even_if_they_are_alone():
    check_layout('model A {\n  @@map("a")\n}\n', 'model A {\n\n  @@map("a")\n}\n')


def test_no_empty_line_is_left_where_a_block_attribute_was_first():
    # The official formatter leaves one, which is gone when it runs again.
    check_layout('model A {\n  @@map("a")\n\n  id Int @id\n}\n', 'model A {\n  id Int @id\n\n  @@map("a")\n}\n')


BEFORE = """
    model Car {
      id Int @id
      manufacturer String? // who

      note String @unique
      @@map("cars of the whole company")
    }
    """


def test_columns_of_a_whole_block():
    after = """
        model Car {
          id           Int     @id
          manufacturer String? // who

          note         String  @unique

          @@map("cars of the whole company")
        }
        """
    check_layout(BEFORE, after, align="block")


def test_no_columns():
    after = """
        model Car {
          id Int @id
          manufacturer String? // who

          note String @unique

          @@map("cars of the whole company")
        }
        """
    check_layout(BEFORE, after, align="none")
    check_layout(
        "model A {\n  note   @id  @map( 'a' )\n  x    @id\n}\n".replace("'", '"'),
        'model A {\n  note @id @map("a")\n  x @id\n}\n',
        align="none",
    )
    check_layout(
        'generator a {\n  b   =  "c"\n  longer = "d"\n}\n',
        'generator a {\n  b = "c"\n  longer = "d"\n}\n',
        align="none",
    )
