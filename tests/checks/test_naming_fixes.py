"""Fixes that give something another name: everywhere at once, and the database stays as it is."""

from __future__ import annotations

import pytest

from schema_ls.checks.offers import offered
from schema_ls.checks.options import with_values
from schema_ls.checks.rules import RULES
from schema_ls.checks.run import check
from schema_ls.checks.selection import Selection
from tests.support.findings import fixed, schema_of


def check_renamed(code: str, before: str, after: str, **options: object) -> None:
    """Assert what the only fix of a rule makes of a schema; an empty `after`: none can be made."""
    rule = next(rule for rule in RULES if rule.code == code)
    chosen = {code: with_values(rule.options, options.items())} if options else {}
    schema = schema_of({"a.prisma": before})
    found = check(schema, Selection(select=frozenset((code,)), options=chosen))
    fixes = [(at, fix) for at in found for fix in offered(schema, at)]
    if not after:
        assert fixes == []
        return
    at, fix = fixes[0]
    assert str(fixed(schema, at, fix).files[0].tree) == after


ORDERS = """model order_line {
  id      Int   @id
  item_id Int
  item    items @relation(fields: [item_id], references: [id])

  @@index([item_id])
}

model items {
  id    Int          @id
  lines order_line[]
}
"""


def test_a_model_is_renamed_where_it_is_a_type_and_keeps_its_table():
    check_renamed(
        "model-name-case",
        ORDERS,
        ORDERS.replace("order_line", "OrderLine").replace(
            "@@index([item_id])\n", '@@index([item_id])\n  @@map("order_line")\n'
        ),
    )


def test_a_prefix_that_is_no_part_of_the_style_stays():
    text = "model tbl_order_line {\n  id Int @id\n}\n"
    after = 'model tbl_OrderLine {\n  id Int @id\n\n  @@map("tbl_order_line")\n}\n'
    check_renamed("model-name-case", text, after, **{"trim-prefix": "tbl_"})


def test_a_field_is_renamed_in_keys_and_relations_and_keeps_its_column():
    check_renamed(
        "field-name-case",
        ORDERS,
        ORDERS.replace("item_id", "itemId").replace("itemId Int", 'itemId Int @map("item_id")', 1),
    )


def test_a_list_of_records_has_no_column():
    before = ORDERS.replace("  lines order_line", "  line order_line")
    after = ORDERS.replace("  lines order_line", "  lines order_line")
    check_renamed("field-name-number", before, after)


def test_a_value_is_renamed_in_defaults_and_keeps_its_label():
    before = "enum Colour {\n  RED\n  darkBlue\n}\n\nmodel Car {\n  id Int @id\n  colour Colour @default(darkBlue)\n}\n"
    after = before.replace("darkBlue", "DARK_BLUE").replace("DARK_BLUE\n}", 'DARK_BLUE @map("darkBlue")\n}')
    check_renamed("enum-value-case", before, after)


def test_a_foreign_key_is_renamed_after_its_relation():
    before = ORDERS.replace("item_id", "thing")
    after = ORDERS.replace("item_id", "itemId").replace("itemId Int", 'itemId Int @map("thing")', 1)
    check_renamed("foreign-key-name", before, after)


def test_the_name_of_a_relation_changes_on_both_sides():
    before = ORDERS.replace("@relation(", '@relation("of_items", ').replace(
        "lines order_line[]", 'lines order_line[] @relation("of_items")'
    )
    check_renamed("relation-name-style", before, before.replace("of_items", "OfItems"))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("model-name-case", "model user {\n  id Int @id\n}\n\nmodel User {\n  id Int @id\n}\n"),
        ("field-name-case", "model User {\n  id Int @id\n  full_name String\n  fullName String\n}\n"),
        (
            "relation-name-style",
            'model A {\n  id Int @id\n  bs B[] @relation("a_b")\n}\n\n'
            'model B {\n  id Int @id\n  as A[] @relation("a_b")\n}\n',
        ),
    ],
    ids=["the name is taken", "the field is there", "a table is called after the relation"],
)
def test_what_cannot_be_renamed_is_not_offered(code: str, text: str):
    check_renamed(code, text, "")
