"""`schema-ls check` told something that makes no sense: one line that says what, where and what to do; exit code 2."""

from __future__ import annotations

import pytest

from tests.cli.command import Folder

_MODEL = "model A {\n  id Int @id\n}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            "--fix --watch",
            "--fix and --watch cannot be given together. Files that are being edited are not to be written",
        ),
        ("--unsafe-fixes --watch", "--unsafe-fixes and --watch cannot be given together."),
        ("--add-suppressions --watch", "--add-suppressions and --watch cannot be given together."),
        (
            "--update-baseline --watch",
            "--update-baseline and --watch cannot be given together. Write the baseline once",
        ),
        ("--watch -", "--watch and - cannot be given together. Standard input does not change: give a path."),
        ("--watch --fix --diff", "--watch and --diff cannot be given together."),
        (
            "--update-baseline -",
            "--update-baseline and - cannot be given together. A baseline knows files: give paths.",
        ),
        ("--update-baseline --diff", "--update-baseline and --diff cannot be given together."),
        ("--add-suppressions --baseline b.json", "--add-suppressions and --baseline cannot be given together."),
        ("--add-suppressions --update-baseline", "--add-suppressions and --update-baseline cannot be given together."),
        ("--statistics --output-format json", "--statistics and --output-format cannot be given together."),
        ("--diff", "--diff shows changes, and nothing is to be changed. Add --fix or --add-suppressions."),
        ("--fix --unsafe-fixes", "Argument --unsafe-fixes: not allowed with argument --fix."),
        ("--fix=all", "`--fix` does not take the value 'all'. Write `--fix` or `--fix=migration`."),
        ("--watch=3", "`--watch` does not take the value '3'. Write `--watch`."),
        ("- --stdin-filename .", "--stdin-filename is the folder `.`. Name a file, there or not."),
        ("- a.prisma", "Standard input cannot be mixed with paths."),
        ("--baseline none.json", "There is no baseline none.json. Make one with --update-baseline."),
        ("--baseline folder", "The baseline folder is a folder. Give the path of a file."),
        ("--select=", "--select names no rule. Give codes, groups or presets, or leave it out."),
        ("--select ,", "--select names no rule."),
        ("--select no-such-rule", "`no-such-rule` behind `--select` is no rule, and no group of rules."),
        ("--select validation --ignore type-unknown", "`type-unknown` behind `--ignore` is what Prisma itself refuses"),
    ],
)
def test_arguments_that_make_no_sense(folder: Folder, arguments: str, message: str):
    folder.write("a.prisma", _MODEL)
    folder.write("folder/kept", "")
    result = folder.run("check", *arguments.split(" "), stdin=_MODEL)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert message in result.err
    assert folder.names() == ["a.prisma", "folder/kept"]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (b"[lint\n", "schema-ls.toml:1:6: this is not valid TOML: "),
        (b'[lint]\nselect = "x\n', "schema-ls.toml:2:12: this is not valid TOML: "),
        (b"[lint]\nselect = [", "schema-ls.toml:2:11: this is not valid TOML: "),
        (b"a = " + b"[" * 50_000, "schema-ls.toml: this is nested too deeply to be read."),
        (b"# \xc3\xa4\n# \xff\n", "schema-ls.toml:2:3: this is not UTF-8. Save the file as UTF-8."),
        (b'[lint]\nselct = ["index"]\n', "schema-ls.toml:2:1 is not a setting. Did you mean `lint.select`"),
        (b'[lint]\nselect = ["index", "indx"]\n', "schema-ls.toml:2:21: `indx` in `lint.select` is no rule"),
        (b'extend = "none.toml"\n', "schema-ls.toml:1:1: there are no settings in "),
        (b'prisma-version = "x"\n', 'schema-ls.toml:1:1 is "x". It must be a version of Prisma'),
        (b'\nschema = "db/none.prisma"\n', "schema-ls.toml:2:1: `schema` names "),
        (b"[lint.rules.wide-index]\nmax-column = 3\n", "schema-ls.toml:2:1: in the options of `wide-index`: "),
    ],
)
def test_settings_that_cannot_be_used(folder: Folder, settings: bytes, message: str):
    folder.write("a.prisma", _MODEL)
    folder.write("schema-ls.toml", settings)
    result = folder.run("check")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert message in result.err


def test_a_comment_that_silences_what_does_not_exist(folder: Folder):
    folder.write("a.prisma", "model A {\n  id Int @id // schema-ls: ignore[fk-without-indx]\n}\n")
    result = folder.run("check", "--output-format", "concise")
    assert result.code == 2
    assert result.out.startswith(
        "a.prisma:2:35: warning[unused-suppression]: `fk-without-indx` is neither a rule nor a group of rules. "
        "Did you mean `fk-without-index`?\n"
    )


def test_a_baseline_that_is_no_text(folder: Folder):
    folder.write("a.prisma", _MODEL)
    folder.write("known.json", b'{\n "\xff"}')
    result = folder.run("check", "--baseline", "known.json")
    assert (result.code, result.err) == (
        2,
        "schema-ls: known.json:2:3: this is not UTF-8. Write it anew with --update-baseline.\n",
    )


@pytest.mark.parametrize("command", ["check", "format", "upgrade --to 7"])
def test_what_is_in_the_way_of_many_schemas_is_said_once(folder: Folder, command: str):
    for name in ("one", "two", "three"):
        folder.write(f"{name}/schema.prisma", _MODEL)
    folder.write("schema-ls.toml", "prisma-version = 4\n" if command == "format" else "nothing = 1\n")
    result = folder.run(*command.split(" "))
    assert (result.code, result.err.count("\n")) == (2, 1)


def test_names_on_the_command_line_are_not_those_of_the_settings(folder: Folder):
    folder.write("a.prisma", _MODEL)
    folder.write("schema-ls.toml", '[lint]\nselect = ["index"]\n')
    assert "schema-ls.toml" not in folder.run("check", "--select", "indx").err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"version": 1,\n "findings": [', "known.json:2:15: this is not JSON: "),
        (b'{"version": 1}', "known.json:1:1: this is no baseline of this version of schema-ls."),
        (
            b'{"version": 1,\n "findings": [\n  {"file": "a"}]}',
            "known.json:3:3: entry 1 of `findings` is not a finding.",
        ),
        (b"[" * 100_000, "known.json: this is nested too deeply to be read."),
    ],
)
def test_a_baseline_that_cannot_be_used(folder: Folder, content: bytes, message: str):
    folder.write("a.prisma", _MODEL)
    folder.write("known.json", content)
    result = folder.run("check", "--baseline", "known.json")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith(f"schema-ls: {message}")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "There is no configuration lint.json. Give the path of a .prismalintrc.json."),
        (b"{\n rules: {}}", "lint.json:2:2: this is not JSON: "),
        (b'{"plugins": []}', 'lint.json:1:1: there are no "rules".'),
        (
            b'{"rules": {"model-name-grammatical-number": ["error", {"style": "many"}]}}',
            'lint.json: in the options that become those of `model-name-number`: `style` is "many". It must be ',
        ),
    ],
)
def test_a_configuration_that_cannot_be_taken_over(folder: Folder, content: bytes | None, message: str):
    if content is not None:
        folder.write("lint.json", content)
    result = folder.run("config", "--import", "lint.json")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith(f"schema-ls: {message}")
