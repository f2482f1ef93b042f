"""What a person chooses: tables, names, files, layout, renames; and what pull refuses to write silently."""

from __future__ import annotations

from textwrap import dedent

from schema_ls.pull import Rename, Settings, pull_catalog
from schema_ls.pull.catalog import Catalog, Column, Constraint, ForeignKey, Key, KeyColumn, Name, Table
from tests.pull.test_merge import INT, TEXT, catalog, table


def pulled(before: str, wanted: Catalog, **chosen: object) -> str:
    """The schema of one file after a pull with settings."""
    settings = Settings(**chosen)  # type: ignore[arg-type]  # tests name fields that there are
    ((_, text),) = pull_catalog(wanted, [("s.prisma", dedent(before).lstrip())], settings=settings).files
    return text


def referring(name: str, column: str, target: str) -> Table:
    """A table whose `column` refers to the id of `target`."""
    made = table(name, Column(column, INT, True))
    key = ForeignKey(f"{name}_{column}_fkey", (column,), Name("public", target), ("id",))
    return Table(made.name, made.columns, keys=made.keys, foreign_keys=(key,))


def test_tables_that_are_not_chosen_stay_as_they_are() -> None:
    before = "model audit_log {\n  id Int @id\n  gone Int\n}\n\nmodel a {\n  id Int @id\n}\n"
    wanted = catalog(table("a"), table("audit_log"), table("audit_more"))
    assert pulled(before, wanted, exclude=("audit_*",)) == before
    assert pulled(before, wanted, include=("public.a",)) == before


def test_names_in_camel_case_have_maps_and_relations_are_called_after_columns() -> None:
    text = pulled("", catalog(table("users"), referring("order_lines", "author_id", "users")), naming="camel-singular")
    assert text.partition("model ")[2] == dedent(
        """
        OrderLine {
          id       Int   @id
          authorId Int?  @map("author_id")
          author   User? @relation(fields: [authorId], references: [id], onDelete: NoAction, onUpdate: NoAction)

          @@map("order_lines")
        }

        model User {
          id         Int         @id
          orderLines OrderLine[]

          @@map("users")
        }
        """
    ).lstrip("\n")


def test_a_new_model_goes_to_the_file_of_what_it_refers_to_or_to_the_named_one() -> None:
    files = [
        ("s/main.prisma", 'datasource db {\n  provider = "postgresql"\n}\n'),
        ("s/users.prisma", "model users {\n  id Int @id\n}\n\nmodel zebras {\n  id Int @id\n}\n"),
    ]
    wanted = catalog(
        table("users"), table("zebras"), referring("posts", "u", "users"), table("audit_log"), table("lonely")
    )
    result = pull_catalog(wanted, files, settings=Settings(files=(("audit_*", "audit.prisma"),)))
    models = {name: [line for line in text.splitlines() if line.startswith("model")] for name, text in result.files}
    assert models == {
        "s/main.prisma": [],
        "s/users.prisma": ["model users {", "model posts {", "model zebras {"],
        "s/audit.prisma": ["model audit_log {"],
        "s/introspected.prisma": ["model lonely {"],
    }
    assert not pull_catalog(wanted, result.files).changed


def test_the_alignment_of_the_project_is_kept() -> None:
    before = "model a {\n  id Int @id\n}\n"
    wanted = catalog(table("a", Column("long_name", TEXT, True)))
    assert pulled(before, wanted, align="none") == "model a {\n  id Int @id\n  long_name String?\n}\n"


def test_a_table_that_looks_renamed_is_offered_and_renamed_only_on_demand() -> None:
    before = 'model User {\n  // kept\n  id   Int     @id\n  name String?\n\n  @@map("users")\n}\n'
    wanted = catalog(table("people", Column("name", TEXT, True)))
    result = pull_catalog(wanted, [("s.prisma", before)])
    assert result.renames == (Rename("table", "users", "people"),)
    assert result.removed == ("model User",)
    assert pulled(before, wanted, renames=(("users", "people"),)) == before.replace("users", "people")


def test_a_column_that_looks_renamed_is_offered_and_renamed_only_on_demand() -> None:
    before = "model a {\n  id   Int     @id\n  name String? // kept\n}\n"
    wanted = catalog(table("a", Column("title", TEXT, True)))
    result = pull_catalog(wanted, [("s.prisma", before)])
    assert result.renames == (Rename("column", "a.name", "a.title"),)
    assert result.removed == ("a.name",)
    after = 'model a {\n  id   Int     @id\n  name String? @map("title") // kept\n}\n'
    assert pulled(before, wanted, renames=(("a.name", "a.title"),)) == after


def test_two_tables_that_are_alike_are_not_guessed_about() -> None:
    result = pull_catalog(catalog(table("b"), table("c")), [("s.prisma", "model a {\n  id Int @id\n}\n")])
    assert result.renames == ()


def test_notes_are_written_once_and_also_on_known_blocks() -> None:
    made = table("a", Column("total", INT, True, generated="(id * 2)"))
    checked = Table(made.name, made.columns, keys=made.keys, checks=(Constraint("positive", "CHECK ((id > 0))"),))
    before = "/// mine\nmodel a {\n  id Int @id\n}\n"
    after = dedent(
        """
        /// mine
        /// @check(positive): CHECK ((id > 0))
        model a {
          id    Int  @id
          /// @generated: (id * 2)
          total Int? @default(dbgenerated("(id * 2)"))
        }
        """
    ).lstrip()
    assert pulled(before, catalog(checked), annotate=True) == after
    assert pulled(after, catalog(checked), annotate=True) == after


def test_an_index_and_a_foreign_key_of_one_name_make_a_valid_schema() -> None:
    made = referring("a", "b", "a")
    index = Key("shared", (KeyColumn("b"),))
    key = ForeignKey("shared", ("b",), Name("public", "a"), ("id",))
    wanted = Catalog(("public",), (Table(made.name, made.columns, keys=(*made.keys, index), foreign_keys=(key,)),))
    result = pull_catalog(wanted, [("s.prisma", 'datasource db {\n  provider = "postgresql"\n}\n')])
    assert result.errors == ()
    assert result.files[0][1].count('map: "shared"') == 1
    assert ("constraint-names", "a.shared") in [(warning.kind, warning.object) for warning in result.warnings]


def test_errors_that_pull_brings_are_told_and_old_ones_are_not() -> None:
    before = 'datasource db {\n  provider = "postgresql"\n}\n\nmodel a {\n  id Int @id @wrong\n}\n'
    result = pull_catalog(catalog(table("a", Column("n", INT, True))), [("s.prisma", before)])
    assert result.changed
    assert result.errors == ()
