"""What differs between two schemas: written as `diff` writes it, a line for each difference."""

from __future__ import annotations

import pytest

from schema_ls.cli.report.differences import as_text
from schema_ls.cli.terminal import Style
from schema_ls.compare import Difference, compare
from schema_ls.model.dialects import dialect_of
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.syntax.tree import parse

POSTGRES = 'datasource db {\n  provider = "postgresql"\n}\n'


def schema(text: str, head: str = POSTGRES) -> Schema:
    tree = parse(head + text)
    return Schema([SchemaFile("schema.prisma", tree)], dialect_of([tree]))


def differences(before: str, after: str) -> tuple[Difference, ...]:
    return compare(schema(before), schema(after))


def check_diff(before: str, after: str, *expected: str) -> None:
    """Expects these lines, without those that name the changed block and the one that counts."""
    found = differences(before, after)
    lines = [line.strip() for line in as_text(found, Style()).splitlines()]
    assert [line for line in lines[:-1] if line[:2] in ("+ ", "- ", "~ ")] == list(expected)
    assert all(each.before != each.after for each in found)


def check_fields(before: str, after: str, *expected: str) -> None:
    """The same for two versions of the lines of one model."""
    check_diff(f"model User {{\n  id Int @id\n{before}\n}}\n", f"model User {{\n  id Int @id\n{after}\n}}\n", *expected)


SAME = {
    "usual native types": ("a String @db.Text\nb Int", "a String\nb Int @db.Integer"),
    "usual names": ('a Int @unique(map: "User_a_key")', "a Int @unique"),
    "keys on the field or on the block": ("a Int\n@@unique([a])", "a Int @unique"),
    "names of columns that are their own": ('a Int @map("a")', "a Int"),
    "spelling of numbers": ("a Float @default(1.50)\nb Int @default(-0)", "a Float @default(1.5)\nb Int @default(0)"),
    "spelling of texts": ('a String @default("\\u0041")', 'a String @default("A")'),
    "order, comments, blanks": ("a Int // x\n\n/// y\nb Int", "b   Int\na Int"),
    "ascending order and trees": ("a Int\n@@index([a(sort: Asc)], type: BTree)", "a Int\n@@index([a])"),
    "name and map of an index": ('a Int\n@@index([a], name: "x")', 'a Int\n@@index([a], map: "x")'),
    "the client's name of a key": ('a Int\nb Int\n@@unique([a, b], name: "a_b")', "a Int\nb Int\n@@unique([a, b])"),
    "indexes that stand there twice": ("a Int\n@@index([a])\n@@index([a])", "a Int\n@@index([a])\n@@index([a])"),
}


@pytest.mark.parametrize("case", SAME)
def test_what_says_the_same_is_no_difference(case: str):
    check_fields(*SAME[case])
    check_fields(*reversed(SAME[case]))


FIELDS = {
    "new and optional": ("", "a Int?", "+ field a Int?"),
    "new with a default": ("", "a Int @default(1)", "+ field a Int @default(1)"),
    "new and required": ("", "a Int", "+ field a Int  [breaking: rows that exist have no value for it]"),
    "gone": ("a Int", "", "- field a Int  [breaking: its values are lost]"),
    "type": ("a Int", "a String", "~ a type: Int -> String  [breaking: values of the old type may not fit]"),
    "unsupported type": (
        'a Unsupported("x")?',
        'a Unsupported("y")?',
        '~ a type: Unsupported("x") -> Unsupported("y")  [breaking: values of the old type may not fit]',
    ),
    "filled less": ("a Int", "a Int?", "~ a arity: required -> optional"),
    "filled more": ("a Int?", "a Int", "~ a arity: optional -> required  [breaking: rows without a value are refused]"),
    "wider": ("a String @db.VarChar(5)", "a String @db.VarChar(9)", "~ a native type: VarChar(5) -> VarChar(9)"),
    "wide": ("a String @db.VarChar(5)", "a String", "~ a native type: VarChar(5) -> Text"),
    "narrower": (
        "a String",
        "a String @db.VarChar(5)",
        "~ a native type: Text -> VarChar(5)  [breaking: values may not fit]",
    ),
    "digits before the point": (
        "a Decimal @db.Decimal(5, 0)",
        "a Decimal @db.Decimal(6, 4)",
        "~ a native type: Decimal(5, 0) -> Decimal(6, 4)  [breaking: values may not fit]",
    ),
    "default": ("a Int @default(1)", "a Int @default(2)", "~ a default: 1 -> 2"),
    "new default": ("a Int", "a Int @default(2)", "+ a default: 2"),
    "no default": (
        "a Int @default(2)",
        "a Int",
        "- a default: 2  [breaking: rows that are made without a value are refused]",
    ),
    "column": (
        "a Int",
        'a Int @map("b")',
        "~ a column: a -> b  [breaking: what uses the old name fails]",
    ),
    "name in the client": (
        'a Int @map("x")',
        'b Int @map("x")',
        "~ b name: a -> b  [breaking: code that uses the old name fails]",
    ),
    "hidden": ("a Int", "a Int @ignore", "+ a @ignore: @ignore  [breaking: the client no longer shows it]"),
    "index": ("a Int", "a Int\n@@index([a])", "+ index @@index([a])"),
    "part of an index": (
        "a Int\n@@index([a])",
        "a Int\n@@index([a(sort: Desc)])",
        "~ a index fields: [a] -> [a(sort: Desc)]",
    ),
    "method of an index": ("a Int\n@@index([a])", "a Int\n@@index([a], type: Hash)", "+ a index type: Hash"),
    "unique": (
        "a Int\nb Int",
        "a Int\nb Int\n@@unique([a, b])",
        "+ unique @@unique([a, b])  [breaking: rows that agree on it are refused]",
    ),
    "name of a key": ("a Int @unique", 'a Int @unique(map: "x")', '+ a unique map: "x"'),
    "condition of a key": (
        'a Int @unique(where: raw("a > 0"))',
        'a Int @unique(where: raw("a > 1"))',
        '~ a unique where: raw("a > 0") -> raw("a > 1")  [breaking: rows that agree on it are refused]',
    ),
}


@pytest.mark.parametrize("case", FIELDS)
def test_fields_and_keys(case: str):
    before, after, *expected = FIELDS[case]
    check_fields(before, after, *expected)


def test_a_renamed_field_changes_no_index_and_no_relation():
    before = relation().replace("  user User", "  @@index([userId])\n  user User")
    after = before.replace("  userId Int", '  owner Int @map("userId")').replace("[userId]", "[owner]")
    check_diff(before, after, "~ owner name: userId -> owner  [breaking: code that uses the old name fails]")


def test_a_renamed_block_changes_no_field_of_its_type():
    before = "enum Role {\n A\n B\n}\nmodel U {\n id Int @id\n r Role @default(A)\n}\n"
    after = before.replace("Role", "UserRole").replace(" A\n", ' First @map("A")\n').replace("(A)", "(First)")
    after = after.replace(" B\n}", ' B\n @@map("Role")\n}')
    check_diff(
        before,
        after,
        "~ name: Role -> UserRole  [breaking: code that uses the old name fails]",
        "~ First name: A -> First  [breaking: code that uses the old name fails]",
    )


RELATION = """\
model User {{
  id Int @id
  posts Post[]
}}
model Post {{
  id Int @id
  userId Int{arity}
  user User{arity} @relation({options})
}}
"""
PLAIN = "fields: [userId], references: [id]"


def relation(options: str = PLAIN, arity: str = "") -> str:
    return RELATION.format(options=options, arity=arity)


def test_actions_are_compared_as_the_database_has_them():
    check_diff(relation(), relation(f"{PLAIN}, onDelete: Restrict, onUpdate: Cascade"))
    check_diff(relation(), relation("references: [id], fields: [userId]"))
    check_diff(relation(), relation(f"{PLAIN}, onDelete: NoAction"), "~ user on delete: Restrict -> NoAction")
    check_diff(
        relation(),
        relation(f"{PLAIN}, onDelete: Cascade"),
        "~ user on delete: Restrict -> Cascade  [breaking: changes of rows that are referred to reach others than before]",
    )


def test_an_optional_key_has_another_usual_action():
    found = differences(relation(), relation(arity="?"))
    assert [(each.path, each.aspect, each.after) for each in found] == [
        ("Post.userId", "arity", "optional"),
        ("Post.user", "arity", "optional"),
        ("Post.user", "on delete", "SetNull"),
    ]


def test_the_name_of_a_relation_is_the_clients_alone_but_for_join_tables():
    named = relation(f'"x", {PLAIN}').replace("Post[]", 'Post[] @relation("x")')
    check_diff(relation(), named)
    many = "model A {\n id Int @id\n bs B[]\n}\nmodel B {\n id Int @id\n as A[]\n}\n"
    check_diff(many, many.replace("B[]", 'B[] @relation("AToB")').replace("A[]", 'A[] @relation("AToB")'))
    found = differences(many, many.replace("B[]", 'B[] @relation("x")').replace("A[]", 'A[] @relation("x")'))
    assert [(each.path, each.before, each.after) for each in found] == [
        ("A.bs", "_AToB", "_x"),
        ("B.as", "_AToB", "_x"),
    ]


def test_blocks_come_and_go():
    check_diff("", "model A {\n id Int @id\n}\n", "+ model A { id }")
    check_diff("model A {\n id Int @id\n}\n", "", "- model A { id }  [breaking: its rows are lost]")
    check_diff("", "enum E {\n A\n}\n", "+ enum E { A }")


def test_values_of_enums():
    before = "enum E {\n A\n B\n C\n}\n"
    check_diff(before, "enum E {\n A\n B\n C\n D\n}\n", "+ value D")
    check_diff(before, "enum E {\n B\n A\n C\n}\n", "~ order: A, B, C -> B, A, C")
    check_diff(before, "enum E {\n A\n B\n}\n", "- value C  [breaking: rows that hold it are refused]")


def test_what_looks_like_a_rename_is_said_and_still_two_differences():
    check_fields(
        "mail String?\nage Int?",
        "email String?\nage Int?",
        "- field mail String?  [breaking: its values are lost]  looks like a rename to `email`",
        "+ field email String?  looks like a rename from `mail`",
    )
    check_diff(
        "model Users {\n id Int @id\n name String\n}\n",
        "model Person {\n id Int @id\n name String\n}\n",
        "- model Users { id, name }  [breaking: its rows are lost]  looks like a rename to `Person`",
        "+ model Person { id, name }  looks like a rename from `Users`",
    )


@pytest.mark.parametrize("after", ["email Int?", "x Int?\nmail2 String?\nmail3 String?"])
def test_nothing_is_guessed_where_types_differ_or_several_things_fit(after: str):
    found = differences("model U {\n id Int @id\n mail String?\n}\n", f"model U {{\n id Int @id\n {after}\n}}\n")
    assert {each.rename for each in found} == {""}


def test_two_sides_never_print_alike():
    model = 'model U {{\n id Int @id\n a String @default("{}")\n}}\n'
    text = as_text(differences(model.format("\u00e9"), model.format("e\u0301")), Style())
    assert r'"\xe9" -> "e\u0301"' in text


def test_another_kind_of_database_is_one_difference_not_many():
    model = "model U {\n id Int @id\n a String\n @@index([a])\n}\n"
    found = compare(schema(model), schema(model, POSTGRES.replace("postgresql", "sqlite")))
    assert [(each.aspect, each.before, each.after) for each in found] == [("provider", "postgresql", "sqlite")]


def test_nothing_is_guessed_among_very_many():
    def tables(letter: str) -> str:
        return "".join(f"model {letter}{n} {{\n id Int @id\n c{n} Int\n}}\n" for n in range(120))

    found = differences(tables("A"), tables("B"))
    assert len(found) == 240
    assert {each.rename for each in found} == {""}
