"""`schema-ls check` where it writes: fixes, comments that silence, baselines."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time

import pytest

from tests.cli.command import Folder

_SHOP = """\
datasource db {
  provider = "postgresql"
}

model User {
  id     Int     @id
  name   String  @unique
  orders Order[]

  @@index([name])
}

model Order {
  id     Int  @id
  userId Int
  user   User @relation(fields: [userId], references: [id])
}
"""
_INDEXED = _SHOP.replace("references: [id])\n", "references: [id])\n\n  @@index([userId])\n")
_CLEAN = _INDEXED.replace("  @@index([name])\n", "")


@pytest.mark.parametrize(
    ("option", "after", "code"), [("--fix", _SHOP, 1), ("--fix=migration", _INDEXED, 1), ("--unsafe-fixes", _CLEAN, 0)]
)
def test_fixes_of_the_classes_that_were_asked_for_are_applied(folder: Folder, option: str, after: str, code: int):
    folder.write("a.prisma", _SHOP)
    result = folder.run("check", option, "--output-format", "concise")
    assert (result.code, folder.read("a.prisma")) == (code, after)
    assert ("applied" in result.err) is (after != _SHOP)


def test_a_diff_shows_fixes_and_writes_nothing(folder: Folder):
    folder.write("a.prisma", _SHOP)
    result = folder.run("check", "--fix=migration", "--diff")
    assert (result.code, folder.read("a.prisma")) == (1, _SHOP)
    assert "+  @@index([userId])\n" in result.out


def test_a_diff_shows_no_password(folder: Folder):
    folder.write("a.prisma", _SHOP.replace('sql"\n', 'sql"\n  url = "postgresql://bob:hunter22@localhost/shop"\n'))
    for option in ("--unsafe-fixes", "--add-suppressions"):
        result = folder.run("check", option, "--diff", "--prisma-version", "6")
        assert "postgresql://bob:***@localhost/shop" in result.out
        assert "hunter22" not in result.out + result.err


def test_no_model_is_made_of_a_misspelt_type(folder: Folder):
    folder.write("a.prisma", "model Tag {\n  id Int @id\n  name Strng\n}\n")
    folder.run("check", "--fix=migration")
    assert folder.read("a.prisma") == "model Tag {\n  id Int @id\n  name Strng\n}\n"


def test_standard_input_comes_out_fixed(folder: Folder):
    result = folder.run("check", "--unsafe-fixes", "-", stdin=_SHOP)
    assert (result.code, result.out) == (0, _CLEAN)


def test_a_fix_that_would_bring_an_error_is_left_out(folder: Folder):
    # Two indexes of one name: the official engine refuses them, so the second fix must not be applied.
    taken = _SHOP.replace("  userId Int\n", '  userId Int\n  other  Int\n  @@index([other], map: "Order_userId_idx")\n')
    folder.write("a.prisma", taken)
    folder.run("check", "--fix=migration")
    assert folder.run("check", "--output-format", "concise").out.count("error[") == 0


def test_suppressions_are_added_and_silence_everything(folder: Folder):
    folder.write("a.prisma", _SHOP + "\nenum Colour { // colours\n  RED\n}\n")
    assert folder.run("check", "--add-suppressions").code == 0
    text = folder.read("a.prisma")
    assert "references: [id]) // schema-ls: ignore[fk-without-index]\n" in text
    assert "// schema-ls: ignore[unused-enum" in text
    assert folder.run("check").code == 0
    folder.run("check", "--add-suppressions")
    assert folder.read("a.prisma") == text


def test_a_baseline_hides_what_it_knows_wherever_it_has_moved(folder: Folder):
    folder.write("db/a.prisma", _SHOP)
    assert folder.run("check", "--baseline", "known.json", "--update-baseline").code == 0
    folder.write("db/a.prisma", "// moved\n\n" + _SHOP)
    assert folder.run("check", "--baseline", "known.json").code == 0
    folder.write("db/a.prisma", _SHOP + "\nenum Colour {\n  RED\n}\n")
    found = json.loads(folder.run("check", "--baseline", "known.json", "--output-format", "json").out)
    assert {one["code"] for one in found} >= {"unused-enum"}
    assert not {one["code"] for one in found} & {"fk-without-index", "redundant-index"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{\n  x", "known.json:2:3: this is not JSON"),
        ("[" * 100_000, "known.json: this is nested too deeply to be read."),
        ("[]", "known.json:1:1: this is no baseline of this version of schema-ls."),
        ('{"version": 1, "findings": [{}]}', "known.json:1:29: entry 1 of `findings` is not a finding."),
        (
            '{"version": 1, "findings": [\n {"file": "a", "code": "b", "message": "c", "count": 1},\n 7]}',
            "known.json:3:2: entry 2 of `findings` is not a finding.",
        ),
        (
            '{"note": "\\"findings\\": [", "old": {"findings": [1, 2]},\n"version": 1, "findings" : [\n\n 7]}',
            "known.json:4:2: entry 1 of `findings` is not a finding.",
        ),
        (
            '{"findings": 3, "version": 1,\n"findings": [ 7]}',
            "known.json:2:15: entry 1 of `findings` is not a finding.",
        ),
    ],
)
def test_a_baseline_that_cannot_be_used_is_an_error(folder: Folder, content: str, message: str):
    folder.write("a.prisma", _SHOP)
    folder.write("known.json", content)
    result = folder.run("check", "--baseline", "known.json")
    assert result.code == 2
    assert message in result.err
    assert folder.run("check", "--baseline", "none.json").code == 2


def test_names_of_rules_on_the_command_line(folder: Folder):
    folder.write("a.prisma", _SHOP)
    concise = ("--output-format", "concise")
    assert "redundant-index" not in folder.run("check", "--ignore", "redundant-index", *concise).out
    assert "fk-without-index" not in folder.run("check", "--select", "redundant-index", *concise).out
    result = folder.run("check", "--select", "redundant-indx")
    assert (result.code, result.out) == (2, "")
    assert (
        "`redundant-indx` behind `--select` is no rule, and no group of rules. Did you mean `redundant-index`?"
        in result.err
    )


def test_statistics_and_exit_zero(folder: Folder):
    folder.write("a.prisma", _SHOP)
    result = folder.run("check", "--statistics", "--exit-zero")
    assert result.code == 0
    assert result.out.splitlines()[:2] == ["1  fk-without-index  (1 with a fix)", "1  redundant-index  (1 with a fix)"]


def test_watching_checks_again_after_a_change(folder: Folder):
    path = folder.write("a.prisma", _SHOP)
    command = [sys.executable, "-m", "schema_ls", "check", "--watch", "--output-format", "concise"]
    with subprocess.Popen(
        command, cwd=folder.path, env=folder.environment(), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        assert any(line.startswith("Found 2 warnings") for line in lines)
        path.write_text(_CLEAN)
        os.utime(path, (time.time() + 5, time.time() + 5))
        assert any(line.startswith("No findings") for line in lines)
        process.terminate()


def test_watching_goes_on_when_settings_change_and_cannot_be_used_for_a_while(folder: Folder):
    folder.write("a.prisma", _SHOP)
    settings = folder.write("schema-ls.toml", "")
    command = [sys.executable, "-m", "schema_ls", "check", "--watch", "--output-format", "concise"]

    def change(text: str, seconds: int) -> None:
        settings.write_text(text)
        os.utime(settings, (time.time() + seconds, time.time() + seconds))

    with subprocess.Popen(
        command,
        cwd=folder.path,
        env=folder.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        assert any(line.startswith("Found 2 warnings") for line in lines)
        change("[lint\n", 5)
        assert any("this is not valid TOML" in line for line in lines)
        change('[lint]\nignore = ["fk-without-index"]\n', 10)
        assert any(line.startswith("Found 1 warning,") for line in lines)
        process.terminate()


def test_rules_are_listed_and_explained(folder: Folder):
    listed = folder.run("rules").out
    assert re.search(r"fk-without-index +warning  migration, unsafe  No index starts with the columns of a", listed)
    assert re.search(r"wide-index +off +-  +", listed)
    told = {one["code"]: one for one in json.loads(folder.run("rules", "--all", "--output-format", "json").out)}
    assert told["type-unknown"]["fixes"] == ["migration", "unsafe"]
    assert told["wide-index"]["fixes"] == []
    page = folder.run("explain", "fk-without-index").out
    assert page.startswith("# fk-without-index\n\nGroup `index`, on by default as warning. Fix: needs a ")
    assert "```prisma\nmodel User {" in page
    assert "//^^" not in page
    wrong = folder.run("explain", "fk-without-indx")
    assert (wrong.code, wrong.err) == (
        2,
        "schema-ls: There is no rule `fk-without-indx`. Did you mean `fk-without-index`?\n",
    )


def test_config_says_where_settings_come_from(folder: Folder):
    folder.write("base.toml", '[lint]\nselect = ["strict"]\n')
    folder.write("schema-ls.toml", 'extend = "base.toml"\nformat.indent = 4\n')
    rows = dict(line.split(" = ", 1) for line in folder.run("config").out.splitlines())
    assert rows["format.indent"].split("  # ")[0].strip() == "4"
    assert rows["format.indent"].endswith("schema-ls.toml:2:1")
    assert rows["lint.select"].startswith('["strict"]')
    assert rows["lint.select"].endswith("base.toml:2:1")


def test_config_writes_empty_lists_and_tables_as_such(folder: Folder):
    text = '[lint.per-file-ignores]\n"old/*" = []\n[lint.rules.wide-index]\n'
    text += "[lint.rules.table-name-case]\nirregular-plurals = []\n"
    folder.write("schema-ls.toml", text)
    rows = dict(line.split(" = ", 1) for line in folder.run("config").out.splitlines())
    assert rows["lint.per-file-ignores"].split("  # ")[0].strip() == '{"old/*": []}'
    assert (
        rows["lint.rules"].split("  # ")[0].strip()
        == '{"wide-index": {}, "table-name-case": {"irregular-plurals": []}}'
    )
    assert rows["lint.severity"].split("  # ")[0].strip() == "{}"
    assert rows["format.align"].endswith("# default")
    assert rows["lint.severity"].startswith("{} ")


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_fixes_write_the_line_ends_of_the_file(folder: Folder, end: str):
    folder.write("a.prisma", f"model A {{{end}  id Int @id{end}  b  B{end}}}{end}{end}enum B {{ C D }}".encode())
    folder.run("check", "--unsafe-fixes")
    text = (folder.path / "a.prisma").read_bytes().decode()
    assert "C D" not in text
    assert text.count("\n") == text.count(end) > 5


def test_a_diff_of_formatting_hides_passwords(folder: Folder):
    folder.write("a.prisma", 'datasource db {\n  provider = "postgresql"\n  url = "postgresql://u:hunter2@h/d"\n}\n')
    result = folder.run("format", "--diff")
    assert result.code == 1
    assert "hunter2" not in result.out


def test_a_baseline_is_not_written_where_a_file_cannot_be_read(folder: Folder):
    folder.write("a.prisma", _SHOP)
    folder.write("b.prisma", b"\xff\xfe broken")
    result = folder.run("check", "--baseline", "known.json", "--update-baseline")
    assert result.code == 2
    assert "The baseline was left as it is." in result.err
    assert "known.json" not in folder.names()
