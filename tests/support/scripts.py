"""Random scripts of edits over a schema of two files, made to move everything that blocks see of each other."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

FILES = {
    "a.prisma": """\
datasource db {
  provider = "sqlserver"
}

generator client {
  provider = "prisma-client"
}

model User {
  id    Int    @id
  name  String
  posts Post[]
  role  Role
}

model Post {
  id       Int  @id
  authorId Int
  author   User @relation(fields: [authorId], references: [id])

  @@index([authorId])
  @@map("posts")
}
""",
    "b.prisma": """\
enum Role {
  ADMIN
  USER
}

type Street {
  name String
  town Town
}

type Town {
  name String
}

model Shop {
  id     Int    @id(map: "PK_shop")
  street Street
  userId Int    @unique
  user   User   @relation(fields: [userId], references: [id])
}

// the end
""",
}

LINES = (
    *("", "}", "{", "// a comment", "/// docs", "/*", "*/", "what is this", "} model Tail {", "  name String }", "@@"),
    *("model User {", "model Post {", "model New {", "enum Role {", "enum Spare {", "type Street {", "type Town {"),
    *("view Seen {", "datasource db {", "generator client {", "model {", "model User", "type Alias = Int", "shape X {"),
    *("  id Int @id", '  id Int @id(map: "PK_shop")', "  name String", "  user User?", "  users User[]", "  post Post"),
    *(
        "  role Role",
        "  role Role @default(ADMIN)",
        "  town Town",
        "  street Street",
        "  street Street?",
        "  lost Lost",
    ),
    *(
        "  ADMIN",
        '  @@map("posts")',
        '  @@map("User")',
        '  @@schema("base")',
        "  @@ignore",
        "  name",
        "  name String @",
    ),
    *('  provider = "postgresql"', '  provider = "mongodb"', '  provider = "mysql"', '  relationMode = "prisma"'),
    *(
        '  schemas = ["base"]',
        '  previewFeatures = ["views"]',
        '  @@unique([name], map: "PK_shop")',
        "  @@index([name])",
    ),
    *("  postId Int", "  post Post @relation(fields: [postId], references: [id])", "  posts Post[]", "  shop Shop?"),
    *(
        '  state String @default("ADMIN")',
        '  role String @default("USER")',
        '  @@map("Role")',
        "  shopId Int",
        "  GUEST",
    ),
    *("  post Post @relation(fields: [postId], references: [id], onDelete: Cascade)", "enum Also {", "  USER"),
    *("  user User @relation(fields: [userId], references: [id], onDelete: Cascade)", "  name String @db.Citext"),
    *("  extensions = [citext]", '  spot Unsupported("vector(3)")', "  id String @id"),
    *("// schema-ls: ignore-file", "  // schema-ls: ignore", '  name String @default("x", map: "DF")'),
)


@dataclass(frozen=True)
class Replaced:
    """Rows of a file that give way to lines. Rows count modulo the rows of the file."""

    file: int
    row: int
    removed: int
    lines: tuple[str, ...]

    def rows(self, count: int) -> tuple[int, int]:
        """First row and number of rows to remove, in a file with `count` rows."""
        first = self.row % (count + 1)
        return first, min(self.removed, count - first)


@dataclass(frozen=True)
class Undone:
    """Back to the text before the last change."""


@dataclass(frozen=True)
class Judged:
    """Another version of Prisma."""

    version: str


@dataclass(frozen=True)
class Renamed:
    """Another name for the second file, before or behind that of the first."""

    name: str


Edit = Replaced | Undone | Judged | Renamed

edits = st.one_of(
    st.builds(
        Replaced,
        st.integers(0, 1),
        st.integers(0, 40),
        st.sampled_from((0, 0, 1, 1, 1, 2, 6)),
        st.lists(st.sampled_from(LINES), max_size=3).map(tuple),
    ),
    st.just(Undone()),
    st.builds(Judged, st.sampled_from(("5", "6", "7"))),
    st.builds(Renamed, st.sampled_from(("b.prisma", "0.prisma"))),
)
scripts = st.lists(edits, min_size=1, max_size=12)
