"""What stands between blocks, and where a block begins and ends."""

from __future__ import annotations

from layouts import V5, V6, V7, check_layout


def test_an_empty_text_becomes_one_line_end():
    check_layout("", "\n")
    check_layout("\n \n\t\n", "\n")


def test_header_and_brace_are_put_in_order():
    check_layout(
        "   model \t Car{  \nid Int @id\n    }",
        "model Car {\n  id Int @id\n}\n",
    )


def test_members_are_indented_by_the_tab_size():
    check_layout("model Car {\nid Int @id\n}\n", "model Car {\n    id Int @id\n}\n", tab=4)
    check_layout("model Car {\n  id Int @id\n}\n", "model Car {\nid Int @id\n}\n", tab=0)


def test_one_empty_line_follows_every_block():
    check_layout(
        """
        enum Color {
          RED
        }
        enum Size {
          BIG
        }



        enum Shape {
          ROUND
        }
        """,
        """
        enum Color {
          RED
        }

        enum Size {
          BIG
        }

        enum Shape {
          ROUND
        }
        """,
    )


def test_empty_lines_at_both_ends_vanish():
    check_layout("\n\n\n// cars\n\n\n\n", "// cars\n")


def test_comments_above_a_block_stay_glued_to_it():
    check_layout(
        """
        // one


        // two
        /// three
        model Car {
          id Int @id
        }
        """,
        """
        // one

        // two
        /// three
        model Car {
          id Int @id
        }
        """,
    )


def test_nothing_has_to_stand_between_keyword_and_name():
    check_layout("modelCar {\n id Int @id\n}\n", "model Car {\n  id Int @id\n}\n")
    check_layout("models {\n id Int @id\n}\n", "model s {\n  id Int @id\n}\n")


def test_a_block_of_an_unknown_kind_is_kept_up_to_its_first_brace():
    check_layout(
        """
        table {
             id   serial
          }



        model Car {
          id Int @id
        }
        """,
        """
        table {
             id   serial
          }
        model Car {
          id Int @id
        }
        """,
    )


def test_two_words_make_no_unknown_block():
    check_layout(
        "table Car {\n     id   serial\n   }\n",
        "table Car {\nid   serial\n}\n",
    )


def test_a_block_without_a_name_is_kept():
    check_layout("model {\n   id   Int\n}\n")


def test_an_unclosed_last_block_is_no_block():
    check_layout("model Car {\n    id   Int @id\n", "model Car {\nid   Int @id\n")


def test_an_unclosed_block_reaches_to_the_next_closing_brace():
    check_layout(
        """
        model Car {
          id   Int @id

        model Wheel {
          size   Int
        }
        """,
        """
        model Car {
          id Int @id

          model Wheel {
          size Int
        }
        """,
    )


def test_a_brace_behind_a_field_closes_nothing():
    check_layout("model Car {\n  id Int @id }\n", "model Car {\nid Int @id }\n")


def test_a_broken_line_between_blocks_keeps_all_but_its_indentation():
    check_layout(
        "   drive  the  car  \n\n\n  // why\nmodel Car {\n  id Int @id\n}\n",
        "drive  the  car  \n\n// why\nmodel Car {\n  id Int @id\n}\n",
    )


def test_an_alias_is_kept_and_swallows_the_empty_lines_behind_it():
    check_layout(
        """
        type   Text = String  @db.VarChar(10)


        model Car {
          id Int @id
        }
        """,
        """
        type   Text = String  @db.VarChar(10)
        model Car {
          id Int @id
        }
        """,
    )


def test_a_comment_behind_an_alias_is_glued_to_a_parenthesis_only():
    check_layout("type A = Int   // a\ntype B = Int @x(1)   // b\n", "type A = Int   // a\ntype B = Int @x(1)// b\n")


def test_a_form_feed_is_no_blank_but_a_wide_space_is():
    check_layout(
        "model Car {\n\f\n\u3000id\u00a0Int\u2003@id\n  a\u2028Int\n}\n",
        "model Car {\n  \f\n  id Int @id\n  a\u2028Int\n}\n",
    )


# What follows differs from the official formatter on purpose: there it loses text or needs several runs.


def test_a_comment_behind_the_opening_brace_becomes_the_first_line():
    # The official formatter forgets it.
    check_layout(
        "model Car { // keep me\n  id Int @id\n}\n",
        "model Car {\n  // keep me\n  id Int @id\n}\n",
    )


def test_a_block_with_members_behind_its_opening_brace_is_left_alone():
    # The official formatter forgets the first member.
    check_layout(
        "model Car { id   Int @id\n    name   String\n  }\n\n\n", "model Car { id   Int @id\n    name   String\n  }\n"
    )


def test_a_block_in_one_line_is_kept_and_swallows_nothing():
    # The official formatter drops `RED }` and takes the next block for members of this one.
    check_layout(
        """
        enum Color { RED }
        model Car {
            id   Int @id
        }
        """,
        """
        enum Color { RED }
        model Car {
          id Int @id
        }
        """,
    )


def test_text_behind_a_closing_brace_gets_an_empty_line_at_once():
    # The official formatter writes this empty line only when it runs again.
    check_layout(
        "enum Color {\n  RED\n} // colors\nenum Size {\n  BIG\n} enum Shape {\n  ROUND\n}\n",
        """
        enum Color {
          RED
        }

        // colors
        enum Size {
          BIG
        }

        enum Shape {
          ROUND
        }
        """,
    )


def test_line_ends_stay_those_of_the_file():
    # The official formatter turns them into `\n`, but for those of broken lines.
    check_layout("enum Color {\r\nRED\r\n\r\n\r\nno value\r\n}\r\n", "enum Color {\r\n  RED\r\n\r\n  no value\r\n}\r\n")
    check_layout("enum Color {\rRED\rno value\r}\r", "enum Color {\r  RED\r  no value\r}\r")
    check_layout("\n// a\r\nenum Color {\nRED\n}", "// a\r\nenum Color {\r\n  RED\r\n}\r\n")


def test_a_broken_line_keeps_a_foreign_line_end():
    check_layout("enum Color {\nRED\nno value\r\nno  more\r}\n", "enum Color {\n  RED\n  no value\r\n  no  more\r\n}\n")


def test_a_byte_order_mark_stays_and_breaks_its_line():
    check_layout("\ufeff// Colors\nenum Color {\nRED\n}\n", "\ufeff// Colors\nenum Color {\n  RED\n}\n")
    check_layout("\ufeffenum Color {\n  RED\n}\n", "\ufeffenum Color {\nRED\n}\n")
    check_layout("\n \ufeff\ufeff  no block\n", "\ufeff\ufeff  no block\n")


def test_names_beyond_ascii_came_with_version_6():
    text = "model Größe {\n   id   Int\n}\n"
    check_layout(text, "model Größe {\nid   Int\n}\n", version=V5)
    check_layout(text, "model Größe {\n  id Int\n}\n", version=V6)
    check_layout(text, "model Größe {\n  id Int\n}\n", version=V7)
