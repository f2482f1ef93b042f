"""Lines of a block: which are understood, and how they are written."""

from __future__ import annotations

from layouts import V5, V6, V7, check_layout

from schema_ls.spec.versions import Version


def check_member(before: str, after: str | None = None, keyword: str = "model", version: Version | None = None) -> None:
    """One line of a block, without indentation; a block attribute is written below an empty line."""
    after = before if after is None else after
    gap = "\n" if after.startswith("@@") else ""
    check_layout(f"{keyword} A {{\n{before}\n}}\n", f"{keyword} A {{\n{gap}  {after}\n}}\n", version=version)


def check_broken(line: str, keyword: str = "model", version: Version | None = None) -> None:
    """A line that is written as it is."""
    check_layout(f"{keyword} A {{\n{line}\n}}\n", f"{keyword} A {{\n  {line}\n}}\n", version=version)


def test_blanks_around_types_and_signs_go():
    check_member("a   Int ?", "a Int?")
    check_member("a Int []", "a Int[]")
    check_member("a Int[] ?", "a Int[]?")


def test_types_of_older_generations_are_renewed():
    check_member("a : Int", "a Int")
    check_member("a Int!", "a Int")
    check_member("a [Int]", "a Int[]")
    check_member("two words !", "two words")
    check_broken("now   three words !")


def test_unsupported_types_are_kept_as_written():
    check_member('a Unsupported( "circle" ) ?', 'a Unsupported( "circle" )?')
    check_broken('a   Unsupported (  "circle")')
    check_broken("a   Unsupported(circle)")
    check_broken('a   Unsupported("a",)')


def test_a_name_alone_is_a_field():
    check_member("  a  ", "a")
    check_member("a : ", "a")
    check_member("7up  Int", "7up Int")
    check_member("a-b_c  Int", "a-b_c Int")


def test_what_no_field_is_stays_as_it_is():
    for line in (
        "a   Int ?[]",
        "a   Int[ ]",
        "a   [Int]!",
        "a   Int Int",
        "_a   Int",
        "a   b.c",
        "a   Int @",
        "a   Int @x(1",
        "a   Int @x(1,,2)",
        "a   Int @x([1,])",
        "a   Int @x(1.)",
        "a   Int @x(1a)",
        "a   Int @x(b.c: 1)",
        'a   Int @x("\t")',
        'a   Int @x("open)',
        "a   =  1",
        "a   Int ;",
        "# a   comment",
        "a\ufeff  Int",
    ):
        check_broken(line)


def test_attributes_of_a_field_are_sorted():
    check_member(
        '@foo @relation(fields: [a]) @ignore @db.Text @map("b") @default(1) @updatedAt @unique @id'.join(("a B ", "")),
        'a B @id @unique @default(1) @updatedAt @map("b") @relation(fields: [a]) @ignore @foo @db.Text',
    )


def test_attributes_need_no_blanks_between_them():
    check_member("a Int@id@unique", "a Int @id @unique")
    check_member("a Int @ id", "a Int @id")


def test_attributes_of_an_enum_value_are_neither_sorted_nor_kept_apart():
    check_member('A   @ignore  @map( "a" )', 'A @ignore@map("a")', "enum")


def test_an_enum_value_has_no_type():
    check_broken("A   B", "enum")
    check_broken("A   :", "enum")


def test_arguments_are_spaced():
    check_member("a Int @x( 1,b:2 , c : [ d,e ( f:g ) ] )", "a Int @x(1, b: 2, c: [d, e(f: g)])")
    check_member('@@ index ( [a( sort:Desc )] ,map : "x" , )', '@@index([a(sort: Desc)], map: "x")')


def test_empty_arguments_stay_but_not_a_comma():
    check_member("a Int @x( )", "a Int @x()")
    check_member("a Int @x(,)", "a Int @x()")
    check_member("a Int @x(1, )", "a Int @x(1)")
    check_member("a Int @x(b:)", "a Int @x(b: )")
    check_member("a Int @x(b:,c:1)", "a Int @x(b: , c: 1)")


def test_a_word_that_starts_with_a_digit_is_a_name_but_no_value():
    check_member("a : 1b", "a 1b")
    check_member("a Int @x(1b(2), 1c: 3)")
    check_member("a Int @x(-1.5, 07)")
    check_broken("a   Int @x([1b])")


def test_object_values_came_with_version_7():
    line = "@@index([a], where:{b:{ c:1 },d: { }})"
    for version in (V5, V6):
        check_broken(line, version=version)
    check_member(line, "@@index([a], where: { b: { c: 1 }, d: {  } })", version=V7)


def test_comments_keep_their_text_and_move_next_to_the_last_word():
    check_member("a Int@id      // why  not ", "a Int @id // why  not ")
    check_member("a//why", "a //why")
    check_member("/// doc  ")
    check_member("//// four")


def test_a_block_comment_behind_a_field_came_with_version_6():
    check_broken("a   Int /* b */", version=V5)
    check_member("a   Int/* b */  ", "a Int /* b */", version=V6)
    check_broken("a   Int /* b */ @id", version=V6)
    check_broken("a   /* b */ Int", version=V6)
    check_broken("a   Int /* b */ // c", version=V6)


def test_keys_and_values():
    check_member('url=env( "URL" )', 'url = env("URL")', "datasource")
    check_member("extensions = [ a,b(c:1) ]", "extensions = [a, b(c: 1)]", "datasource")
    check_member('url = "x"   // y', 'url = "x" // y', "datasource")
    check_member("1-2 = a.b", keyword="generator")
    check_broken("output   = 1a", "generator")
    check_broken("@@map(  1)", "generator")
    check_broken("a   Int", "datasource")


def test_a_key_without_a_value_keeps_its_sign():
    # The official formatter drops it, and takes the line for a broken one when it runs again.
    check_layout(
        'datasource db {\n  provider =   // which?\n  url = "x"\n}\n',
        'datasource db {\n  provider = // which?\n  url      = "x"\n}\n',
    )


def test_what_reaches_over_lines_is_broken_line_by_line():
    check_layout(
        'generator client {\n    features = [\n        "a",\n  "b"\n    ]\n}\n',
        'generator client {\n  features = [\n  "a",\n  "b"\n  ]\n}\n',
    )
