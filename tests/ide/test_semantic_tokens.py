"""What each word is."""

from __future__ import annotations

from editor_doors import check_tokens, read_schema

from tests.support.colours import colours


def test_every_word_has_its_type() -> None:
    check_tokens(
        """
        /// People.
        model User { // kept
          id    Int    @id @default(autoincrement())
          role  Role   @default(ADMIN)
          place Place
          posts Post[] @relation("written", fields: [id], onDelete: Cascade)
          size  Decimal @db.Decimal(10, 2)
          gone  Missing

          @@index([id(sort: Desc)])
        }

        enum Role {
          ADMIN @map("a")
        }

        type Place {
          open Boolean @default(true)
        }

        datasource db {
          provider = env("KIND")
        }
        """,
        """
        /// People.:comment.documentation
        model:keyword  User:class.declaration  // kept:comment
        id:property.declaration  Int:type.defaultLibrary  @id:decorator.defaultLibrary  \
@default:decorator.defaultLibrary  autoincrement:function
        role:property.declaration  Role:enum  @default:decorator.defaultLibrary  ADMIN:enumMember
        place:property.declaration  Place:interface
        posts:property.declaration  Post:type  @relation:decorator.defaultLibrary  "written":string  \
fields:parameter  id:property  onDelete:parameter  Cascade:enumMember
        size:property.declaration  Decimal:type.defaultLibrary  @db.Decimal:decorator  10:number  2:number
        gone:property.declaration  Missing:type
        @@index:decorator.defaultLibrary  id:property  sort:parameter  Desc:enumMember
        enum:keyword  Role:enum.declaration
        ADMIN:enumMember.declaration  @map:decorator.defaultLibrary  "a":string
        type:keyword  Place:interface.declaration
        open:property.declaration  Boolean:type.defaultLibrary  @default:decorator.defaultLibrary  true:keyword
        datasource:keyword  db:namespace.declaration
        provider:property.declaration  env:function  "KIND":string
        """,
    )


def test_comments_over_several_lines() -> None:
    check_tokens(
        "/* one\n  model A {\n*/\nmodel B {\n}\n",
        "/* one:comment\nmodel A {:comment\n*/:comment\nmodel:keyword  B:class.declaration",
    )


def test_a_broken_line_keeps_what_can_be_read() -> None:
    check_tokens(
        'model A {\n  x Int @default((\n  y "\n}\n',
        """
        model:keyword  A:class.declaration
        x:property.declaration  Int:type.defaultLibrary  @default:decorator.defaultLibrary
        y:property.declaration  ":string
        """,
    )


def test_a_type_that_becomes_an_enum_gets_its_colour_elsewhere() -> None:
    user = "model A {\n  k Kind\n}\n\n"
    list(colours(read_schema(user + "model Kind {\n  x Int\n}\n", "")[0], 0))
    check_tokens(
        user + "enum Kind {\n  x\n}\n",
        "model:keyword  A:class.declaration\nk:property.declaration  Kind:enum\n"
        "enum:keyword  Kind:enum.declaration\nx:enumMember.declaration",
    )
