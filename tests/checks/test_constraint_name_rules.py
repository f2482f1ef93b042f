"""Names of constraints: where they must differ."""

from __future__ import annotations

import pytest

from schema_ls.checks.run import check
from tests.support.findings import check_findings, schema_of


def _codes(text: str, *, consequences: bool = False) -> list[str]:
    return [one.finding.code for one in check(schema_of({"a.prisma": text}), consequences=consequences)]


_MODEL = """// provider: {provider}
model A {{
  id Int @id
  a  Int {unique}
  c  Int
  b  B   @relation(fields: [a], references: [id]{foreign})
  {index}
}}
model B {{
  id Int @id
  a  A[]
}}
"""
_UNIQUE = '@unique(map: "x")'
_FOREIGN = ', map: "x"'
_INDEX = '@@index([a, c], map: "x")'


@pytest.mark.parametrize(
    ("provider", "unique", "foreign", "index", "at_fault"),
    [
        ("postgresql", _UNIQUE, "", _INDEX, 2),
        ("postgresql", _UNIQUE, _FOREIGN, "", 1),
        ("cockroachdb", _UNIQUE, _FOREIGN, "", 1),
        ("cockroachdb", _UNIQUE, "", _INDEX, 0),
        ("mysql", _UNIQUE, "", _INDEX, 2),
        ("mysql", _UNIQUE, _FOREIGN, "", 0),
        ("sqlserver", _UNIQUE, "", _INDEX, 2),
        ("sqlserver", _UNIQUE, _FOREIGN, "", 0),
        ("sqlite", _UNIQUE, "", _INDEX, 2),
    ],
)
def test_what_must_differ_depends_on_the_database(provider: str, unique: str, foreign: str, index: str, at_fault: int):
    text = _MODEL.format(provider=provider, unique=unique, foreign=foreign, index=index)
    assert _codes(text).count("constraint-name-clash") == at_fault


def test_one_name_may_stand_in_two_schemas_of_a_database():
    check_findings("""
        datasource db {
          provider = "postgresql"
          schemas  = ["one", "two"]
        }

        model A {
          id Int @id(map: "key")

          @@schema("one")
        }

        model B {
          id Int @id(map: "key")

          @@schema("two")
        }
        """)


def test_a_written_name_clashes_with_a_default_one():
    check_findings("""
        model User {
          id    Int    @id
          email String @unique
                     //^^^^^^^ constraint-name-clash
        }

        model Page {
          id  Int    @id
          url String @unique(map: "User_email_key")
                           //^^^^^^^^^^^^^^^^^^^^^ constraint-name-clash
        }
        """)


def test_names_of_defaults_and_primary_keys_differ_on_sql_server():
    check_findings("""
        // provider: sqlserver
        model A {
          id Int @id(map: "x")
                   //^^^^^^^^ constraint-name-clash
        }

        model B {
          id Int @id
          n  Int @default(1, map: "x")
                           //^^^^^^^^ constraint-name-clash
        }
        """)


def test_names_of_one_table_that_two_models_map_follow_from_that():
    text = 'model A {\n  id Int @id\n  @@map("t")\n}\nmodel B {\n  id Int @id\n  @@map("t")\n}\n'
    assert _codes(text) == ["duplicate-map-model"]
    assert _codes(text, consequences=True).count("constraint-name-clash") == 2


def test_an_index_on_an_unknown_field_has_no_name_that_could_clash():
    text = "model A {\n  id Int @id\n  @@index([wheel])\n  @@index([wheel])\n}\n"
    assert set(_codes(text)) == {"index-unknown-field"}


def test_lengths_count_bytes():
    name = "ä" * 32
    assert _codes(f'model A {{\n  id Int @id(map: "{name}")\n}}\n') == ["constraint-name-too-long"]
    assert _codes(f'model A {{\n  id Int @id(map: "{name[1:]}")\n}}\n') == []


def test_a_dotted_path_is_named_by_the_database_names_along_it():
    check_findings("""
        // provider: mongodb
        type Address {
          zip  String @map("code")
          more More
        }

        type More {
          city String
        }

        model User {
          id      String  @id @default(auto()) @map("_id") @db.ObjectId
          address Address @map("addr")
          name    String

          @@index([address.zip])
        //^^^^^^^^^^^^^^^^^^^^^^ constraint-name-clash
          @@index([address.more.city])
        //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constraint-name-clash
          @@index([name], map: "User_addr_code_idx")
                        //^^^^^^^^^^^^^^^^^^^^^^^^^ constraint-name-clash
          @@index([name(sort: Desc)], map: "User_addr_more_city_idx")
                                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constraint-name-clash
        }
        """)
