"""`schema-ls completions`: shells know every command and option."""

from __future__ import annotations

import argparse
import importlib
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from schema_ls.cli.commands.completions import SHELLS
from schema_ls.cli.main import COMMANDS
from tests.cli.command import Folder

_ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"
"$(complete -p schema-ls | sed 's/.*-F \\([^ ]*\\) .*/\\1/')" schema-ls "${COMP_WORDS[COMP_CWORD]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def options_of(command: str) -> Iterator[str]:
    parser = argparse.ArgumentParser(add_help=False)
    importlib.import_module(f"schema_ls.cli.commands.{command}").add_arguments(parser)
    for action in parser._actions:
        yield from action.option_strings


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("command", COMMANDS)
def test_each_option_is_known_to_each_shell(folder: Folder, shell: str, command: str):
    script = folder.run("completions", shell).out
    assert command in script
    # fish writes names of options without their dashes.
    known = [option.lstrip("-") if shell == "fish" else option for option in options_of(command)]
    assert [option for option in known if option not in script] == [], "run make completions"


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["comp"], ["completions"]),
        (["check", "--stat"], ["--statistics"]),
        (["check", "--output-format", "sar"], ["sarif"]),
        (["completions", ""], [*SHELLS]),
        (["format", "sch"], ["schema.prisma"]),
    ],
)
def test_bash_completes(folder: Folder, words: list[str], offered: list[str]):
    folder.write("schema.prisma", "")
    script = folder.write("script", folder.run("completions", "bash").out)
    command = ["bash", "-c", _ASK, "bash", str(script), "schema-ls", *words]
    done = subprocess.run(command, cwd=folder.path, capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()) == sorted(offered), done.stderr


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
@pytest.mark.parametrize(
    ("line", "offered"),
    [("comp", ["completions"]), ("diagram --focus A --dep", ["--depth"]), ("format sch", ["schema.prisma"])],
)
def test_fish_completes(folder: Folder, line: str, offered: list[str]):
    folder.write("schema.prisma", "")
    script = folder.write("script.fish", folder.run("completions", "fish").out)
    command = ["fish", "--no-config", "--private", "-c", f"source {script.name}; complete -C 'schema-ls {line}'"]
    done = subprocess.run(command, cwd=folder.path, capture_output=True, text=True, check=True)
    assert [each.split("\t")[0] for each in done.stdout.splitlines()] == offered, done.stderr


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
def test_zsh_reads_its_script(folder: Folder):
    script = folder.write("_schema-ls", folder.run("completions", "zsh").out)
    assert subprocess.run(["zsh", "-f", "-n", str(script)], capture_output=True, text=True, check=True).stderr == ""


def test_another_shell_is_refused(folder: Folder):
    result = folder.run("completions", "tcsh")
    assert (result.code, result.out) == (2, "")
    assert "bash" in result.err
