"""What is said about the thing under the cursor."""

from __future__ import annotations

from editor_doors import at_cursor, check_hover

from schema_ls.ide.hover import Hover, hover

SHOP = """
/// Who buys.
model Person {
  id     Int     @id
  role   Role    @default(BUYER)
  orders Order[]
  tags   Tag[]

  @@map("people")
}

model Order {
  id       Int      @id @default(autoincrement())
  title    String   @db.VarChar(200) @map("heading") // shown
  buyerId  Int?
  at       DateTime @default(now())
  buyer    Person?  @relation(fields: [buyerId], references: [id], onUpdate: Restrict)

  @@index([buyerId, id(sort: Desc)])
  @@unique([id, title])
}

model Tag {
  id     Int      @id
  people Person[]
}

enum Role {
  BUYER @map("b")
  SELLER
}
"""


def at(found: str, marked: str) -> str:
    """The shop with a cursor in the first of some texts."""
    assert found in SHOP
    return SHOP.replace(found, marked, 1)


def test_a_model_shows_its_fields_its_comment_its_table_and_its_relations() -> None:
    check_hover(
        at("model Person", "model Per<|>son"),
        """
        model Person {
          id     Int     @id
          role   Role    @default(BUYER)
          orders Order[]
          tags   Tag[]
        }
        -- Who buys.
        -- - Table `people`
        - 4 fields, key `id`
        - Relations: `orders` (one-to-many), `tags` (many-to-many)
        - Used by `Order` and `Tag`
        """,
    )


def test_the_type_of_a_relation_shows_its_kind_and_its_other_side_first() -> None:
    check_hover(
        at("orders Order", "orders Or<|>der"),
        """
        model Order {
          id       Int      @id @default(autoincrement())
          title    String   @db.VarChar(200) @map("heading")
          buyerId  Int?
          at       DateTime @default(now())
          buyer    Person?  @relation(fields: [buyerId], references: [id], onUpdate: Restrict)
        }
        -- _one-to-many_: the other side is `Order.buyer Person? @relation(fields: [buyerId], references: [id], \
onUpdate: Restrict)`
        -- - 5 fields, key `id`
        - Relations: `buyer` (one-to-many)
        - Used by `Person`
        """,
    )


def test_a_relation_shows_key_actions_and_constraint_also_where_they_are_not_written() -> None:
    check_hover(
        at("  buyer  ", "  bu<|>yer  "),
        """
        buyer    Person?  @relation(fields: [buyerId], references: [id], onUpdate: Restrict)
        -- _one-to-many_: the other side is `Person.orders Order[]`
        -- - Name `"OrderToPerson"` (by default)
        - Foreign key `buyerId` → `Person.id`
        - `onDelete: SetNull` (by default), `onUpdate: Restrict`
        - Constraint `Order_buyerId_fkey` (by default)
        """,
    )


def test_a_join_table_is_named() -> None:
    check_hover(
        at("  tags ", "  ta<|>gs "),
        """
        tags   Tag[]
        -- _implicit many-to-many_: the other side is `Tag.people Person[]`
        -- - Name `"PersonToTag"` (by default)
        - Table `_PersonToTag` joins the two
        """,
    )


def test_a_field_shows_column_native_type_default_and_keys() -> None:
    check_hover(
        at("title  ", "ti<|>tle  "),
        """
        title    String   @db.VarChar(200) @map("heading")
        -- - Column `heading`
        - Part of `@@unique([id, title])`
        """,
    )
    check_hover(
        at("  buyerId ", "  buyer<|>Id "),
        """
        buyerId  Int?
        -- - PostgreSQL: `Integer`
        - Foreign key of `buyer`, which leads to `Person`
        - Found quickly by `@@index([buyerId, id])`
        """,
    )
    check_hover(
        at("  at  ", "  a<|>t  "),
        """
        at       DateTime @default(now())
        -- - PostgreSQL: `Timestamp(3)`
        - Default: The moment at which the record is created.
        """,
    )


def test_a_field_in_a_list_is_the_same_field() -> None:
    check_hover(
        at("index([buyerId, id", "index([buyerId, i<|>d"),
        """
        id       Int      @id @default(autoincrement())
        -- - PostgreSQL: `Integer`
        - Default: The next whole number, counted by the database.
        - Found quickly by `@id` on `id`
        - Part of `@@index([buyerId, id])`
        - Found quickly by `@@unique([id, title])`
        """,
    )


def test_enums_and_their_values() -> None:
    check_hover(
        at("role   Role", "role   Ro<|>le"),
        """
        enum Role {
          BUYER @map("b")
          SELLER
        }
        -- - Used by `Person`
        """,
    )
    check_hover(at("(BUYER)", "(BU<|>YER)"), 'BUYER @map("b")\n-- - In the database: `b`')
    check_hover(at("  SELLER", "  SEL<|>LER"), "SELLER\n-- - A value of `Role`")


def test_a_long_block_and_a_long_comment_are_cut() -> None:
    fields = "".join(f"  f{number} Int\n" for number in range(40))
    comment = "".join(f"/// Line {number}.\n" for number in range(20))
    found = at_cursor(f"{comment}model A<|> {{\n{fields}}}\n", hover, "postgresql")
    assert isinstance(found, Hover)
    assert len("\n".join((found.code, *found.paragraphs)).splitlines()) <= 25
    assert found.code.splitlines()[-2:] == ["  // 30 more", "}"]


def test_comments_of_two_slashes_are_no_documentation() -> None:
    check_hover("// not this\nmodel A<|> {\n  id Int @id\n}\n", "model A {\n  id Int @id\n}\n-- - 1 field, key `id`")


def test_an_unknown_type_has_no_empty_block() -> None:
    check_hover("model A {\n  x Gone<|>\n}\n", "(nothing)")


def test_scalars_and_native_types() -> None:
    check_hover("model A {\n  x Str<|>ing\n}\n", "String\n-- Text of any length. In PostgreSQL: `Text`.")
    check_hover(
        "model A {\n  x Decimal @db.Dec<|>imal\n}\n",
        """
        @db.Decimal(precision, scale)
        -- `numeric`: exact number with so many digits, so many of them behind the point.
        -- - For fields of type `Decimal`.
        - `precision`: a whole number from 1 to 1000.
        - `scale`: a whole number from 0.
        """,
    )


def test_attributes_with_what_they_take_here() -> None:
    check_hover(
        "model A {\n  x Int @i<|>d\n}\n",
        """
        @id(map)
        -- The id of the model: no two records have the same value.
        -- - `map`: Name of the primary key in the database.
        """,
    )
    check_hover(
        "model A {\n  x Int\n  @@full<|>text([x])\n}\n",
        """
        @@fulltext(fields, map)
        -- An index for full-text search.
        -- - Only in MySQL and MongoDB. With the preview feature `fullTextIndex` before 6.
        - `fields`: Fields that are searched.
        - `map`: Name of the index in the database.
        """,
    )


def test_functions_with_where_they_exist() -> None:
    check_hover(
        "model A {\n  x Int @default(auto<|>increment())\n}\n",
        "autoincrement()\n-- The next whole number, counted by the database.\n-- - Not in MongoDB.",
    )
    check_hover(
        "model A {\n  x String @default(ul<|>id())\n}\n",
        "ulid()\n-- An identifier that sorts by time, made by the client.\n-- - Since Prisma 6.",
    )


def test_arguments_and_their_values() -> None:
    check_hover(
        at("onUpdate: Restrict", "onUpdate: Res<|>trict"),
        "Restrict\n-- Refused while other records refer to the record.\n-- - Not in SQL Server.",
    )
    check_hover(at("onUpdate:", "onUp<|>date:"), "onUpdate:\n-- What happens here when the other record's key changes.")
    check_hover(at("sort: Desc", "sort: De<|>sc"), "Desc\n-- Largest first.")


def test_settings_providers_and_preview_features() -> None:
    check_hover(
        'generator c {\n  provider = "prisma-cl<|>ient"\n}\n',
        '"prisma-client"\n-- The client as TypeScript files, in a folder of your choice.',
    )
    check_hover('generator c {\n  previewFeatures = ["vi<|>ews"]\n}\n', '"views"\n-- `view` blocks. State: active.')
    check_hover(
        'datasource db {\n  provider = "postgresql"\n  sche<|>mas = ["a"]\n}\n',
        """
        schemas =
        -- Schemas of the database that models and enums are put in with `@@schema`.
        -- - Only in PostgreSQL, SQL Server and CockroachDB. With the preview feature `multiSchema` before 6.13.
        """,
    )


def test_keywords_and_other_names() -> None:
    check_hover(at("model Tag", "mo<|>del Tag"), "model Tag\n-- A table or collection, and the records in it.")
    check_hover("generator cl<|>ient {\n}\n", "generator client\n-- What is made from the schema, and where it is put.")
    check_hover(
        'datasource db {\n  provider = "postgresql"\n  schemas = ["o<|>ne"]\n}\n\nmodel A {\n  @@schema("one")\n}\n',
        '"one"\n-- A schema of the database with 1 of the blocks.',
    )


def test_nothing_to_say() -> None:
    check_hover("model A {\n  x Int // te<|>xt\n}\n", "(nothing)")
