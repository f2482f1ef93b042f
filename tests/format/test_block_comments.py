"""`/* */`, which version 5 does not know."""

from __future__ import annotations

from layouts import V5, V6, check_layout

from schema_ls.format import layout_edits, parts
from schema_ls.syntax.tree import parse


def test_lines_of_a_comment_get_a_star_and_empty_ones_go():
    before = """
        /* one
           * two

          three */
        model A {
          id Int @id
        }
        """
    after = """
        /**
         * one
         * two
         * three
         */
        model A {
          id Int @id
        }
        """
    check_layout(before, after, version=V6)


def test_version_5_takes_them_for_broken_lines():
    check_layout("/* one\n   * two */\n", "/* one\n* two */\n", version=V5)


def test_what_follows_a_comment_is_a_line_of_its_own():
    check_layout(
        "model A {\n  /* key */ id Int @id\n}\n",
        "model A {\n  /**\n   * key\n   */\n  id Int @id\n}\n",
        version=V6,
    )


def test_blanks_behind_a_comment_are_an_empty_line():
    check_layout("/* a */  \n// b\n", "/**\n * a\n */\n\n// b\n", version=V6)


def test_a_comment_behind_a_field_is_kept_over_all_its_lines():
    check_layout(
        "model A {\n  id Int /* a\n b */\n  name String\n}\n",
        "model A {\n  id   Int /* a\n b */\n  name String\n}\n",
        version=V6,
    )


def test_a_comment_that_does_not_end_is_a_broken_line():
    check_layout("model A {\n  /* a\n  id   Int\n}\n", "model A {\n  /* a\n  id Int\n}\n", version=V6)


def test_a_brace_in_a_comment_closes_nothing():
    check_layout(
        "model A {\n/*\n}\n*/\n  id   Int\n}\n",
        "model A {\n  /**\n   * }\n   */\n  id Int\n}\n",
        version=V6,
    )


def test_neighbours_stay_two_comments():
    # The official formatter takes the blanks before the second one for a part of it, so that its `/*` becomes text.
    check_layout(
        "model A {\n  /* a */\n  /* b */\n  id Int @id\n}\n",
        "model A {\n  /**\n   * a\n   */\n  /**\n   * /* b\n   */\n  id Int @id\n}\n",
        version=V6,
    )
    check_layout("// a\n  /* b */\n", "// a\n/**\n * /* b\n */\n", version=V6)
    check_layout("/* a */   /* b */\n", "/**\n * a\n */\n/**\n * /* b\n */\n", version=V6)


def test_neighbours_without_such_blanks_keep_their_text():
    check_layout("// a\n /* b */\n", "// a\n/**\n * b\n */\n", version=V6)
    check_layout("// a\n\n  /* b */\n", "// a\n\n/**\n * b\n */\n", version=V6)


def test_neighbours_that_are_written_already_stay_as_they_are():
    # The official formatter adds a line to the second one each time it runs.
    check_layout("model A {\n  // a\n  /**\n   * b\n   */\n  id Int @id\n}\n", version=V6)


def test_a_block_is_left_alone_where_moving_a_line_would_put_it_into_a_comment():
    # The official formatter moves `@@map` behind the `/*`, and a second run makes it a comment.
    check_layout('model A {\n  @@map("*/")\n  id   Int\n  /* a\n}\n', version=V6)


def test_a_comment_somewhere_costs_only_the_blocks_that_change():
    others = "".join(f"\nmodel CommentedBy{number} {{\n  id Int @id\n}}\n" for number in range(30))
    tree = parse(f"/**\n * a\n */\nmodel A {{\n  id Int @id /* b */\n}}\n{others}")
    assert layout_edits(tree, version=V6) == []
    before = parts._piece_of.misses
    changed = tree.replaced(8, 1, ["  id   Int @id\n"])
    assert [edit.text for edit in layout_edits(changed, version=V6)] == ["  id Int @id\n"]
    assert parts._piece_of.misses - before <= 2  # the block as it is typed, and as it is laid out
