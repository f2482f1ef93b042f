"""`schema-ls format`: what it writes, prints and says."""

from __future__ import annotations

from tests.cli.command import Folder

UNTIDY = "model User {\n  id Int @id\n  name   String?\n}\n"
TIDY = "model User {\n  id   Int     @id\n  name String?\n}\n"


def test_files_are_written_and_counted(folder: Folder):
    folder.write("a.prisma", UNTIDY)
    folder.write("sub/b.prisma", TIDY)
    result = folder.run("format")
    assert (result.code, result.out, result.err) == (0, "1 file reformatted, 1 file left unchanged\n", "")
    assert folder.read("a.prisma") == TIDY
    assert folder.run("format", "a.prisma", "sub/*.prisma").out == "2 files left unchanged\n"
    assert folder.names() == ["a.prisma", "sub/b.prisma"]


def test_check_writes_nothing(folder: Folder):
    folder.write("a.prisma", UNTIDY)
    folder.write("b.prisma", TIDY)
    result = folder.run("format", "--check")
    assert result.out == "Would reformat: a.prisma\n1 file would be reformatted, 1 file already formatted\n"
    assert result.code == 1
    assert folder.read("a.prisma") == UNTIDY
    assert folder.run("format", "--check", "b.prisma").code == 0


def test_diff_goes_to_standard_output_alone(folder: Folder):
    folder.write("a.prisma", UNTIDY.rstrip("\n"))
    result = folder.run("format", "--diff")
    assert result.out == (
        "--- a.prisma\n"
        "+++ a.prisma\n"
        "@@ -1,4 +1,4 @@\n"
        " model User {\n"
        "-  id Int @id\n"
        "-  name   String?\n"
        "-}\n"
        "\\ No newline at end of file\n"
        "+  id   Int     @id\n"
        "+  name String?\n"
        "+}\n"
    )
    assert (result.code, result.err) == (1, "1 file would be reformatted\n")
    assert folder.read("a.prisma") == UNTIDY.rstrip("\n")


def test_standard_input_comes_out_formatted(folder: Folder):
    result = folder.run("format", "-", stdin=UNTIDY)
    assert (result.code, result.out, result.err) == (0, TIDY, "")
    assert folder.names() == []


def test_standard_input_keeps_its_line_ends(folder: Folder):
    result = folder.run("format", "-", stdin=UNTIDY.replace("\n", "\r\n"))
    assert result.out == TIDY.replace("\n", "\r\n")


def test_standard_input_can_be_checked(folder: Folder):
    result = folder.run("format", "-", "--check", "--stdin-filename", "no/such/x.prisma", stdin=UNTIDY)
    assert (result.code, result.out) == (1, "Would reformat: no/such/x.prisma\n")
    assert folder.run("format", "-", "--check", stdin=TIDY).code == 0


def test_files_that_git_ignores_are_left_alone_unless_named(folder: Folder):
    folder.write(".gitignore", "generated/\n")
    folder.write("generated/a.prisma", UNTIDY)
    result = folder.run("format")
    assert (result.code, result.err) == (0, "schema-ls: No .prisma files were found in `.`.\n")
    assert folder.read("generated/a.prisma") == UNTIDY
    assert folder.run("format", "--no-gitignore").out == "1 file reformatted\n"
    folder.write("generated/a.prisma", UNTIDY)
    assert folder.run("format", "generated/a.prisma").out == "1 file reformatted\n"


def test_the_setting_for_columns_holds(folder: Folder):
    folder.write("schema-ls.toml", '[format]\nalign = "none"\n')
    folder.write("a.prisma", TIDY)
    assert folder.run("format").code == 0
    assert folder.read("a.prisma") == UNTIDY.replace("   ", " ")


def test_the_setting_for_indents_holds(folder: Folder):
    folder.write("schema-ls.toml", "[format]\nindent = 4\n")
    folder.write("a.prisma", UNTIDY)
    folder.run("format")
    assert folder.read("a.prisma") == TIDY.replace("  id", "    id").replace("  name", "    name")


def test_a_file_that_fails_does_not_keep_the_others(folder: Folder):
    folder.write("a.prisma", UNTIDY)
    folder.write("b.prisma", b"model A {\n  id \xff\n}\n")
    result = folder.run("format")
    assert (result.code, result.out) == (2, "1 file reformatted\n")
    assert result.err == "schema-ls: b.prisma is not UTF-8: line 2, byte 6 holds 0xff. Save the file as UTF-8.\n"
    assert folder.read("a.prisma") == TIDY


def test_many_files_are_all_done(folder: Folder):
    for number in range(150):
        folder.write(f"{number % 7}/{number}.prisma", UNTIDY)
    folder.write("3/broken.prisma", b"\xff")
    result = folder.run("format")
    assert (result.code, result.out) == (2, "150 files reformatted\n")
    assert {folder.read(name) for name in folder.names() if "broken" not in name} == {TIDY}
    assert folder.run("check", "0", "1", "2", "4").out == "No findings, 87 files checked with the rules of Prisma 7.\n"
