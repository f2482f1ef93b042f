"""Where names are declared and used."""

from __future__ import annotations

from editor_doors import check_definition, check_other_side, check_references

BLOG = """
model User {
  id    Int    @id
  role  Role   @default(ADMIN)
  posts Post[]
}

model Post {
  id       Int  @id
  authorId Int
  author   User @relation(fields: [authorId], references: [id])

  @@index([authorId, id(sort: Desc)])
}

enum Role {
  ADMIN
  USER
}
"""


def test_from_a_type_to_its_declaration() -> None:
    check_definition(BLOG.replace("author   User", "author   U<|>ser"), "1:7 User")


def test_from_a_field_of_a_relation_to_the_field() -> None:
    check_definition(BLOG.replace("fields: [authorId", "fields: [<|>authorId"), "9:3 authorId")
    check_definition(BLOG.replace("references: [id", "references: [i<|>d"), "2:3 id")


def test_from_an_entry_of_an_index_to_the_field() -> None:
    check_definition(BLOG.replace("id(sort", "i<|>d(sort"), "8:3 id")


def test_from_a_default_to_the_value() -> None:
    check_definition(BLOG.replace("@default(ADMIN)", "@default(AD<|>MIN)"), "16:3 ADMIN")


def test_from_a_native_type_to_the_datasource() -> None:
    check_definition("datasource db {\n}\n\nmodel A {\n  x Int @db.Int<|>eger\n}\n", "1:12 db")


def test_through_composite_types() -> None:
    check_definition(
        "type Photo {\n  height Int\n}\n\nmodel A {\n  photo Photo\n  @@index([photo.hei<|>ght])\n}\n",
        "2:3 height",
        provider="mongodb",
    )


def test_into_another_file() -> None:
    check_definition("//- a.prisma\nmodel A {\n  b B<|>\n}\n//- b.prisma\nmodel B {\n}\n", "b.prisma:1:7 B")


def test_of_two_blocks_with_one_name_both_are_shown() -> None:
    check_definition("model A {\n  b B<|>\n}\n\nmodel B {\n}\n\nenum B {\n}\n", "5:7 B\n8:6 B")


def test_no_name_no_definition() -> None:
    check_definition("model A {\n  x Str<|>ing\n}\n", "(nothing)")
    check_definition("model A {\n  x Gone<|>\n}\n", "(nothing)")


def test_the_type_of_a_field() -> None:
    check_definition(BLOG.replace("  author   User", "  aut<|>hor   User"), "1:7 User", of_type=True)


def test_all_uses_of_a_model() -> None:
    check_references(BLOG.replace("model User", "model Us<|>er"), "1:7 User*\n10:12 User")


def test_all_uses_of_a_field_here_and_in_other_models() -> None:
    check_references(BLOG.replace("id    Int", "i<|>d    Int"), "2:3 id*\n10:60 id")
    check_references(BLOG.replace("authorId Int", "author<|>Id Int"), "9:3 authorId*\n10:36 authorId\n12:12 authorId")


def test_all_uses_of_a_value() -> None:
    check_references(BLOG.replace("  ADMIN", "  AD<|>MIN"), "3:25 ADMIN\n16:3 ADMIN*")


def test_uses_behind_a_broken_line_are_found() -> None:
    check_references("model A {\n  x ((( \n  b B\n}\n\nmodel B<|> {\n", "3:5 B\n6:7 B*")


def test_the_other_side_of_a_relation() -> None:
    check_other_side(BLOG.replace("  author   User", "  aut<|>hor   User"), "4:3 posts")
    check_other_side(BLOG.replace("posts Post[]", "posts Po<|>st[]"), "10:3 author")
    check_other_side(BLOG.replace("authorId Int", "author<|>Id Int"), "(nothing)")


NAMED = """
model A {
  b B @relation("x", fields: [i], references: [id])
}

model B {
  as A[] @relation("x")
  cs C[] @relation("x")
}
"""


def test_the_name_of_a_relation_stands_on_both_sides() -> None:
    check_references(NAMED.replace('B @relation("x', 'B @relation("<|>x'), "2:18 x\n6:21 x")
    check_definition(NAMED.replace('B @relation("x', 'B @relation("<|>x'), "2:18 x\n6:21 x")


def test_a_dotted_path_refers_as_a_whole() -> None:
    text = "type P {\n  height Int\n}\n\nmodel A {\n  photo P\n  @@index([ph<|>oto.height])\n}\n"
    check_references(text, "6:3 photo*\n7:12 photo.height", provider="mongodb")
    text = text.replace("ph<|>oto.height", "photo.he<|>ight")
    check_references(text, "2:3 height*\n7:12 photo.height", provider="mongodb")


def test_all_fields_of_a_scalar_type() -> None:
    check_references("model A {\n  x In<|>t\n  y Int?\n  z BigInt\n}\n", "2:5 Int\n3:5 Int")
    check_definition("model A {\n  x In<|>t\n}\n", "(nothing)")
