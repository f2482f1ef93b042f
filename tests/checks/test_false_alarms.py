"""What real schemas do on purpose, or cannot do otherwise: no rule that is on by default says a word about it."""

from __future__ import annotations

import pytest

from tests.support.findings import check_findings


def check_calm(members: str, *others: str) -> None:
    """Assert that a model with these members, and other blocks beside it, has no finding."""
    check_findings("\n\n".join((f"model Thing {{\n  id Int @id\n  {members}\n}}", *others)) + "\n")


@pytest.mark.parametrize(
    "field",
    [
        "payoutFee Float @default(0.05)",
        "discountPercentOff Float?",
        "percentageFee Float",
        "discount Float",
        "totalScore Float",
        "costWeight Float",
        "costInCents Float",
    ],
)
def test_a_share_or_a_measure_is_no_money(field: str):
    check_calm(field)


@pytest.mark.parametrize("field", ["pricePerKg", "costPerHour", "payoutFee", "discountAmount"])
def test_what_a_measure_costs_is_money(field: str):
    check_findings(f"""
        model Thing {{
          id Int @id
          {field} Float
          {" " * (len(field) - 1)}//^^^^^ money-as-float
        }}
    """)


@pytest.mark.parametrize("name", ["country", "currencyCode", "language", "locale"])
def test_a_code_that_always_has_its_length_is_never_padded(name: str):
    check_calm(f"{name} String @db.Char(2)")


@pytest.mark.parametrize("name", ["startTime", "opens", "deadline"])
def test_a_time_that_somebody_chose_may_have_whole_seconds(name: str):
    check_calm(f"{name} DateTime @db.Timestamp(0)")


@pytest.mark.parametrize("line", ["paidAt DateTime", "day DateTime @default(now())", "day DateTime @updatedAt"])
def test_a_time_of_the_clock_loses_by_whole_seconds(line: str):
    check_findings(f"""
        model Thing {{
          id Int @id
          {line} @db.Timestamp(0)
          {" " * (len(line) - 1)}//^^^^^^^^^^^^^^^^ timestamp-precision-zero
        }}
    """)


def test_times_that_come_with_rows_from_elsewhere_are_left_alone():
    check_findings("""
        model Subscription {
          id        String    @id
          createdAt DateTime
          updatedAt DateTime
        }
    """)


def test_a_time_of_change_that_may_be_missing_is_written_by_someone():
    check_calm("updatedAt DateTime?")


def test_a_state_that_rows_leave_may_have_an_index_of_its_own():
    check_calm(
        "state State @default(OPEN)\n\n  @@index([state])",
        "enum State {\n  OPEN\n  DONE\n}",
    )


def test_a_text_that_only_shares_a_word_with_an_enum_is_no_value_of_it():
    check_calm(
        'color String @default("blue")\n  domain DomainColor',
        "enum DomainColor {\n  blue\n  green\n}",
    )


def test_a_token_that_comes_back_from_outside_may_be_any_text():
    check_calm("token String @unique @default(uuid())\n  secretKey String @default(uuid())")


def test_what_says_whose_row_it_is_may_be_required_where_something_else_checks_it():
    check_findings("""
        model Project {
          id       Int       @id
          sessions Session[]
          traces   Trace[]
        }

        model Session {
          id      Int
          project Project @relation(fields: [place], references: [id])
          place   Int
          traces  Trace[]

          @@id([place, id])
        }

        model Trace {
          id        Int      @id
          place     Int
          project   Project  @relation(fields: [place], references: [id])
          session   Session? @relation(fields: [place, sessionId], references: [place, id])
          sessionId Int?

          @@index([place, sessionId])
        }
    """)


def test_a_required_enum_in_a_foreign_key_can_only_hold_its_values():
    check_findings("""
        enum Kind {
          CHAT
          MAIL
        }

        model Room {
          kind  Kind
          no    Int
          users User[]

          @@id([kind, no])
        }

        model User {
          id     Int   @id
          kind   Kind
          roomNo Int?
          room   Room? @relation(fields: [kind, roomNo], references: [kind, no])

          @@index([kind, roomNo])
        }
    """)


@pytest.mark.parametrize(
    "text",
    [
        "model Thing {\n  id Int @id\n  schema Json @db.Json\n}\n",
        "enum Plan {\n  FREE\n}\n\nmodel Thing {\n  id Int @id\n  plan Plan\n}\n",
    ],
)
def test_what_was_decided_by_writing_it_is_not_questioned(text: str):
    check_findings(text)


def test_an_index_on_what_tells_rows_apart_is_enough_where_the_rest_says_whose_they_are():
    check_findings("""
        model Project {
          id      Int      @id
          folders Folder[]
          notes   Note[]
        }

        model Folder {
          id        Int
          projectId Int
          project   Project @relation(fields: [projectId], references: [id])
          notes     Note[]

          @@id([projectId, id])
        }

        model Note {
          id        Int     @id
          projectId Int
          folderId  Int
          project   Project @relation(fields: [projectId], references: [id])
          folder    Folder  @relation(fields: [folderId, projectId], references: [id, projectId])

          @@index([projectId])
          @@index([folderId])
        }
    """)
