"""Ids, uniques and indexes: what the examples of their rules leave open."""

from __future__ import annotations

import pytest

from schema_ls.checks.run import check
from tests.support.findings import check_findings, fixed, schema_of, seen_in


def _codes(text: str, *, consequences: bool = False) -> list[str]:
    return [one.finding.code for one in check(schema_of({"a.prisma": text}), consequences=consequences)]


def test_a_dotted_path_leads_through_composite_types():
    check_findings("""
        // provider: mongodb
        type City {
          name String
        }

        type Address {
          street String
          city   City
        }

        model Person {
          id      String    @id @map("_id")
          address Address
          former  Address[]

          @@index([address.city.name, former.street])
          @@index([address.city.nam])
                 //^^^^^^^^^^^^^^^^ index-unknown-field
          @@index([address.street.name])
                 //^^^^^^^^^^^^^^^^^^^ index-unknown-field
        }
        """)


def test_a_misspelled_end_of_a_path_is_corrected_alone():
    schema = schema_of(
        {
            "a.prisma": """// provider: mongodb
type City {
  name String
}
model Person {
  id   String @id @map("_id")
  city City
  @@index([city.nane])
}
"""
        }
    )
    (located,) = check(schema)
    (fix,) = located.finding.fixes
    assert fix.title == "Change spelling to `name`"
    assert seen_in(fixed(schema, located, fix)) == []


def test_fields_whose_type_is_unknown_are_told_once():
    text = "model Post {\n  id Int @id\n  slug Sting\n  @@index([slug])\n}\n"
    assert _codes(text) == ["type-unknown"]
    assert sorted(_codes(text, consequences=True)) == ["index-relation-field", "type-unknown"]


def test_fields_whose_line_is_broken_are_told_once():
    text = "model Post {\n  id Int @id\n  slug String @map(\n  @@index([slug])\n}\n"
    assert _codes(text) == ["invalid-field-line"]
    assert "index-unknown-field" in _codes(text, consequences=True)


def test_a_model_without_unique_is_no_news_where_the_id_is_only_misspelled():
    text = "model Post {\n  id Int @idd\n}\n"
    assert "model-without-unique" not in _codes(text)
    assert "model-without-unique" in _codes(text, consequences=True)


@pytest.mark.parametrize(
    "members",
    [
        "id Int?\n  name String? @unique",
        "a Int?\n  b Int\n\n  @@unique([a, b])",
        'place Unsupported("point") @unique',
    ],
    ids=["optional unique", "partly optional unique", "unsupported type"],
)
def test_what_may_be_missing_does_not_tell_records_apart(members: str):
    assert "model-without-unique" in _codes(f"model Post {{\n  {members}\n}}\n")


def test_a_list_is_always_there():
    assert _codes("model Post {\n  tags Int[] @unique\n}\n") == []


def test_ignored_models_and_views_need_no_unique():
    check_findings("""
        generator client {
          provider        = "prisma-client"
          output          = "client"
          previewFeatures = ["views"]
        }

        model Log {
          text String

          @@ignore
        }

        view Totals {
          sum Int
        }
        """)


def test_views_needed_a_unique_before_version_6():
    check_findings("""
        // version: 5
        generator client {
          provider        = "prisma-client-js"
          previewFeatures = ["views"]
        }

        view Totals {
           //^^^^^^ model-without-unique
          sum Int
        }
        """)


def test_making_the_field_id_the_id_removes_the_finding():
    schema = schema_of({"a.prisma": "model Post {\n  id Int // the number\n}\n"})
    (located,) = check(schema)
    (fix,) = located.finding.fixes
    after = fixed(schema, located, fix)
    assert [line.text for line in after.files[0].tree.lines][1] == "  id Int @id // the number\n"
    assert seen_in(after) == []


def test_the_id_of_a_document_may_be_called_underscore_id_by_itself():
    check_findings("""
        // provider: mongodb
        model Post {
          id    String @map("_id") @db.ObjectId
          title String

          @@id([id])
        }
        """)


def test_ops_pass_where_the_database_has_no_classes():
    check_findings("""
        // provider: mysql
        model Post {
          id   Int    @id
          slug String

          @@index([slug(ops: InetOps)])
        }
        """)


def test_a_raw_class_fits_every_field():
    check_findings("""
        model Post {
          id   Int    @id
          slug String

          @@index([slug(ops: raw("gin_trgm_ops"))], type: Gin)
        }
        """)


def test_a_condition_of_an_index_may_be_negated_null_or_written_in_sql():
    check_findings("""
        generator client {
          provider        = "prisma-client"
          output          = "client"
          previewFeatures = ["partialIndexes"]
        }

        enum State {
          OPEN
          DONE
        }

        model Task {
          id      Int       @id
          title   String
          state   State
          rank    Decimal
          ended   DateTime?
          content Bytes

          @@index([title], map: "a", where: { state: "OPEN", ended: null })
          @@index([title], map: "b", where: { ended: { not: null }, rank: 1.5 })
          @@index([title], map: "c", where: raw("length(title) > 3"))
          @@index([title], map: "d", where: { content: "AAAA" })
                                                     //^^^^^^ where-type-mismatch
          @@index([title], map: "e", where: { state: OPEN })
                                                   //^^^^ where-invalid
        }
        """)


def test_length_makes_a_long_type_short_enough_in_a_fulltext_index_it_is_not_needed():
    check_findings("""
        // provider: mysql
        model Page {
          id   Int    @id
          url  String @db.Text
          text String @db.LongText

          @@unique([url(length: 100)])
          @@fulltext([text])
        }
        """)


def test_xml_is_refused_at_the_field():
    check_findings("""
        model Page {
          id   Int    @id
          data String @db.Xml
        //^^^^ native-type-index

          @@index([data])
        }
        """)


def test_the_length_max_keeps_a_text_out_of_keys():
    check_findings("""
        // provider: sqlserver
        model Page {
          id   Int    @id
          name String @unique @db.NVarChar(100)
          url  String @unique @db.NVarChar(Max)
                    //^^^^^^^ native-type-unique
        }
        """)


_UNIQUE_VIEW = """
    // provider: sqlserver
    // version: {version}
    generator client {{
      provider        = "prisma-client-js"
      output          = "client"
      previewFeatures = ["views"]
    }}

    view Page {{
      url String @unique @db.NVarChar(Max)
               {mark}
    }}
    """


def test_what_is_unique_in_a_view_was_an_index_before_version_6():
    check_findings(_UNIQUE_VIEW.format(version=5, mark="//^^^^^^^ native-type-unique"))


def test_what_is_unique_in_a_view_only_tells_the_client_so():
    check_findings(_UNIQUE_VIEW.format(version=6, mark=""))


def test_an_id_that_stands_twice_on_one_field_is_one_mistake():
    assert set(_codes("model Post {\n  id Int @id @id\n}\n")) == {"attribute-duplicate"}


def test_a_field_that_stands_twice_is_one_mistake_with_all_it_has():
    text = "model Post {\n  id Int @id\n  slug String @unique\n  id Int @id\n  slug String @unique\n}\n"
    assert _codes(text) == ["duplicate-field", "duplicate-field"]
    assert "id-twice" in _codes(text, consequences=True)


def test_an_id_without_a_readable_field_is_no_reason_to_stop():
    assert "fields-empty" in _codes(
        "// provider: mongodb\ntype A {\n  b Int\n}\n\nmodel B {\n  c Int\n\n  @@id([])\n}\n"
    )
