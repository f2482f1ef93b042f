"""Mistakes of syntax: one mistake is one finding, as small as the mistake, and what follows from it is marked so."""

from __future__ import annotations

import pytest

from schema_ls.checks.run import check
from schema_ls.checks.selection import VALIDATION
from tests.support.findings import check_findings, fixed, schema_of


def consequences(text: str) -> list[tuple[int, str]]:
    """Row and code of what is hidden because it follows from something else."""
    located = check(schema_of({"schema.prisma": text}), consequences=True)
    return [(at.finding.span.row + at.place.row, at.finding.code) for at in located if at.finding.cause]


def messages(text: str) -> list[str]:
    return [located.finding.message for located in check(schema_of({"schema.prisma": text}))]


def fixed_text(text: str) -> str:
    """The text after the first fix of the first finding."""
    schema = schema_of({"schema.prisma": text})
    located = next(
        located for located in check(schema) if located.finding.fixes and located.finding.group == VALIDATION
    )
    return str(fixed(schema, located, located.finding.fixes[0]).files[0].tree)


def in_model(line: str) -> str:
    return f"model A {{\n  id Int @id\n  {line}\n}}\n"


def long_list(count: int) -> str:
    return ", ".join(['""'] * count)


class TestLines:
    def test_a_byte_order_mark_in_an_empty_line_is_one_too(self):
        text = "\ufeff\nmodel A {\n  id Int @id\n}\n"
        (message,) = messages(text)
        assert "byte order mark" in message
        assert fixed_text(text) == text[1:]

    def test_an_open_bracket_is_one_finding_for_all_lines_that_it_reaches_over(self):
        check_findings(
            """
            model A {
              id Int @id
              b  Int

              @@index([
                    //^ invalid-field-line
                id,
                b
              ])
            }
            """
        )

    def test_the_next_whole_field_ends_what_an_open_bracket_reaches_over(self):
        check_findings(
            """
            model A {
              id Int @id
              b  Int @default(1
                            //^ invalid-field-line
              c  Int
              d
            //^ field-missing-name-or-type
            }
            """
        )

    def test_everything_else_on_a_broken_line_follows_from_it(self):
        text = in_model("b Nope @default(1")
        assert [code for _, code in consequences(text)] == ["type-unknown"]

    @pytest.mark.parametrize(
        ("line", "repaired"),
        [
            ("b Int @default(1", "b Int @default(1)"),
            ("@@index([id)", "@@index([id])"),
            ('b String @map("x', 'b String @map("x")'),
            ("b Int @default(1))", "b Int @default(1)"),
            ("b Int @default(1,)", "b Int @default(1)"),
            ("b: Int", "b Int"),
            ("b [Int]", "b Int[]"),
            ("b Int!", "b Int"),
            ('b String @default("a\\q")', 'b String @default("a\\\\q")'),
            ("b Int /* note", "b Int /* note */"),
            ('b String @map(x")', 'b String @map("x")'),
            ('b String @map("x\ty")', 'b String @map("x\\ty")'),
            ('b String @map("x\x01y")', 'b String @map("x\\u0001y")'),
        ],
    )
    def test_fixes_put_in_what_is_missing_or_take_out_what_is_too_much(self, line: str, repaired: str):
        assert fixed_text(in_model(line)) == in_model(repaired)

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("b Int @", "The line ends too early, behind `@`. Expected a name."),
            ("b Int @default(1", "The line ends too early, behind `1`. Expected `)` or `,`."),
            ("b Int @default(1 // of all", "The line ends too early, behind `1`. Expected `)` or `,`."),
            ("b Int ]", "`]` does not belong here. Expected an attribute such as `@id` or the end of the line."),
            ('b String @map("x)', 'The text "x) is not closed: write `"` at its end.'),
            ('b String @map(x")', '`x"` has no first quote: write `"x"`.'),
            ('b String @map("x\ty")', "The character U+0009 does not stand in a text: write `\\t`."),
            ("b Unsupported", '`Unsupported` names the type that the database has: write `Unsupported("...")`.'),
            ("b Int @5.a", "No attribute begins with a digit, as `5.a` does. Correct the name."),
            ("b Int @1.5", "No attribute begins with a digit, as `1.5` does. Correct the name."),
            ("b Int @-1.5", "`-1.5` does not belong here. Expected a name."),
            ("b Int @default(3(4))", "No function is called `3`. Use `autoincrement()` or `dbgenerated()`."),
        ],
    )
    def test_messages_name_what_was_expected(self, line: str, message: str):
        assert messages(in_model(line)) == [message]

    def test_a_long_list_is_read_and_a_line_beyond_every_measure_says_so(self):
        check_findings(in_model(f"b String[] @default([{long_list(5_000)}])"))
        (message,) = messages(in_model(f"b Json @default({'[' * 200}1{']' * 200})"))
        assert message.startswith("This line has more than 150 brackets within each other and is not read here")
        (message,) = messages(in_model(f"b String[] @default([{long_list(10_000)}])"))
        assert message.startswith("This line has more than 20000 words and signs and is not read here")

    def test_a_setting_needs_its_equal_sign(self):
        assert messages('datasource db {\n  provider = "sqlite"\n  relationMode "prisma"\n}\n') == [
            "`=` is missing behind `relationMode`."
        ]

    def test_a_value_that_cannot_be_read_is_not_lacking(self):
        text = 'generator client {\n  provider = "prisma-client\n  output =\n}\n'
        assert messages(text) == [
            "`output` in generator `client` has no value. Write one behind the `=`.",
            'The text "prisma-client is not closed: write `"` at its end.',
        ]
        assert (0, "config-value-missing") in consequences(text)

    def test_a_setting_lacks_its_value_only_once(self):
        check_findings(
            """
            generator client {
                    //^^^^^^ config-value-missing
              provider =
            }
            """
        )


class TestBlocks:
    def test_an_unclosed_block_is_one_finding_at_the_next_header(self):
        check_findings(
            """
            datasource db {
              provider = "sqlite"

            model A {
          //^^^^^ block-not-closed
              id Int @id
            }
            """
        )

    def test_an_unclosed_last_block_is_one_finding_at_its_header(self):
        check_findings(
            """
            model A {
          //^^^^^^^ block-not-closed
              id Int @id
            """
        )

    def test_what_the_official_engine_reports_of_a_block_taken_in_follows_from_the_missing_brace(self):
        text = "model A {\n  id Int @id\n\nmodel B {\n  id Int @id\n}\n\nmodel C {\n  id Int @id\n  b  B\n}\n"
        assert (0, "id-twice") in consequences(text)
        assert (4, "invalid-field-line") in consequences(text)
        assert (9, "type-unknown") in consequences(text)

    def test_the_fix_of_an_unclosed_block_closes_it(self):
        assert fixed_text("model A {\n  id Int @id\n") == "model A {\n  id Int @id\n}\n"
        assert fixed_text("enum A {\n  B\n\nmodel C {\n  id Int @id\n}\n") == (
            "enum A {\n  B\n\n}\n\nmodel C {\n  id Int @id\n}\n"
        )

    def test_a_block_on_one_line_is_one_finding_and_the_next_block_survives(self):
        check_findings(
            """
            enum Role { USER, ADMIN @map("a") }
                    //^^^^^^^^^^^^^^^^^^^^^^^^^ block-on-one-line

            model A {
              id   Int  @id
              role Role
            }
            """
        )

    @pytest.mark.parametrize(
        ("line", "repaired"),
        [
            ("enum E { A B }", "enum E {\n  A\n  B\n}"),
            ('enum E { A @map("a"), B } // c', 'enum E {\n  A @map("a")\n  B\n} // c'),
            ("model M { id Int @id }", "model M {\n  id Int @id\n}"),
            (
                'generator g { provider = "x" previewFeatures = ["a", "b"] }',
                'generator g {\n  provider = "x"\n  previewFeatures = ["a", "b"]\n}',
            ),
        ],
    )
    def test_the_fix_of_a_block_on_one_line_gives_each_member_a_line(self, line: str, repaired: str):
        assert fixed_text(f"{line}\n") == f"{repaired}\n"

    def test_fields_on_one_line_cannot_be_told_apart_for_certain(self):
        schema = schema_of({"schema.prisma": "model A { id Int @id name String }\n"})
        assert [located.finding.fixes for located in check(schema)] == [()]

    @pytest.mark.parametrize("after", ["", "\nmodel B {\n  id Int @id\n}\n"])
    def test_a_brace_at_the_end_of_a_line_is_one_finding(self, after: str):
        text = f"model A {{\n  id Int @id }}\n{after}"
        assert messages(text) == ["A `}` that closes a block stands on a line of its own."]
        assert fixed_text(text) == f"model A {{\n  id Int @id\n}}\n{after}"

    def test_a_header_of_two_lines_is_one_finding(self):
        check_findings(
            """
            model A
          //^^^^^^^ invalid-top-level-line
            {
              id Int @id
            }
            """
        )

    def test_a_block_with_an_unknown_keyword_and_a_name_is_one_finding(self):
        check_findings(
            """
            modle A {
          //^^^^^ invalid-top-level-line
              id Int @id
            }
            """
        )
        assert fixed_text("modle A {\n  id Int @id\n}\n") == "model A {\n  id Int @id\n}\n"

    def test_loose_lines_are_one_finding_for_each_run(self):
        check_findings(
            """
            one
          //^^^ invalid-top-level-line
            two

            three
          //^^^^^ invalid-top-level-line
            """
        )


class TestComments:
    def test_a_comment_stands_at_the_beginning_or_at_the_end_of_a_line(self):
        check_findings(
            """
            model A {
              /* key */ id Int @id
              b Int /* number */
              c Int /* number */ @unique
                  //^^^^^^^^^^^^ invalid-field-line
            }
            """
        )

    def test_version_5_knows_no_block_comments(self):
        check_findings(
            """
            // version: 5
            model A {
              id Int @id /* key */
                       //^^^^^^^^^ invalid-field-line
            }
            """
        )

    def test_a_comment_behind_a_setting_is_right_in_every_version(self):
        for version in ("5", "6", "7"):
            check_findings('generator a {\n  provider = "x" // note\n}\n', version=version)


class TestVersions:
    def test_version_5_takes_ascii_names_only(self):
        text = """
            model A {
              id   Int    @id
              größe Int
            }
            """
        check_findings(text)
        check_findings(text.replace("größe Int", "größe Int\n            //^^^^^ invalid-field-line"), version="5")

    def test_values_in_braces_came_with_version_7_4(self):
        check_findings(
            """
            // version: 6
            model A {
              id Int @id
              @@index([id], where: { id: 1 })
                                 //^^^^^^^^^ invalid-field-line
            }
            """
        )


class TestTexts:
    def test_halves_of_a_character_come_in_pairs(self):
        check_findings(
            r"""
            model A {
              id Int    @id
              b  String @default("\ud83d\ude00")
              c  String @default("\ud83d")
                                //^^^^^^ invalid-unicode-escape
              d  String @default("\ude00\u0041")
                                //^^^^^^ invalid-unicode-escape
              e  String @default("\uZZ")
                                //^^ invalid-unicode-escape
            }
            """
        )
