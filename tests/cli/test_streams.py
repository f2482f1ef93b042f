"""Standard streams: closed, full, narrow or gone, and how a run that is interrupted ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import Folder

COMMAND = [sys.executable, "-m", "schema_ls"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="this is about POSIX shells")


def shell(folder: Folder, line: str, **variables: str) -> tuple[int, str]:
    """Exit code and standard error of a line of shell; `$LS` is the command."""
    environment = folder.environment(LS=" ".join(COMMAND), **variables)
    done = subprocess.run(["sh", "-c", line], cwd=folder.path, env=environment, capture_output=True, check=False)
    return done.returncode, done.stderr.decode("utf-8", "replace")


@posix
def test_closed_streams_are_one_line_or_none(folder: Folder):
    folder.write("a.prisma", "model A {\n  id Foo @id\n}\n")
    assert shell(folder, "$LS check - <&-") == (
        2,
        "schema-ls: Standard input is closed. Pipe a schema into the command.\n",
    )
    closed = "schema-ls: Standard output is closed. Leave it open, or send it to a file.\n"
    assert shell(folder, "$LS check a.prisma >&-") == (2, closed)
    assert shell(folder, "$LS format - <a.prisma >&-") == (2, closed)
    assert shell(folder, "$LS check a.prisma 2>&-") == (1, "")
    assert shell(folder, "$LS check missing.prisma 2>&-") == (2, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(folder: Folder):
    folder.write("a.prisma", "model A {\n  id Foo @id\n}\n")
    full = "schema-ls: Standard output cannot be written: no space left on device. Send it somewhere else.\n"
    for line in ("$LS check a.prisma", "$LS check a.prisma --output-format json", "$LS format - <a.prisma"):
        assert shell(folder, f"{line} >/dev/full") == (2, full)


@posix
def test_a_reader_that_goes_away_makes_no_noise(folder: Folder):
    folder.write("a.prisma", "model A {\n  id Int @id\n" + "  b Foo\n" * 20_000 + "}\n")
    assert shell(folder, "$LS check a.prisma | head -n 1") == (0, "")
    assert shell(folder, "$LS format - <a.prisma | head -n 1") == (0, "")
    assert folder.run("check", "missing.prisma").code == 2  # what cannot be done is something else
    for command in ("check a.prisma", "format - <a.prisma", "rules", "check a.prisma --output-format json"):
        assert shell(folder, f"{{ trap '' PIPE; exec 3>&1; $LS {command} >&3; echo $? >code; }} | true") == (0, "")
        assert folder.read("code") == "141\n", command


@posix
def test_narrow_encodings_show_escapes_and_carets_stay_in_place(folder: Folder):
    folder.write("a.prisma", "model A {\n  id Int @id\n  é  Foo // €\n}\n")
    narrow = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    result = folder.run("check", "a.prisma", **narrow)
    lines = result.out.splitlines()
    assert lines[3:5] == ["3 |   \\xe9  Foo // \\u20ac", "  |         ^^^"]
    assert result.code == 1
    assert folder.run("format", "-", stdin=folder.read("a.prisma"), **narrow).out.splitlines()[2] == "  é Foo // €"


@posix
@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_without_noise(folder: Folder):
    process = subprocess.Popen(
        [*COMMAND, "check", "-"],
        cwd=folder.path,
        env=folder.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    # More than a pipe holds: once it is written, the command is reading.
    process.stdin.write(b"/" * 1_000_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


INTERRUPTED = """
import sys
from os import getpid, kill
from schema_ls.cli.entry import entry
left = int(sys.argv.pop(1))
def interrupt(event, arguments):
    global left
    left -= event == "import"
    if left == 0:
        left = -1
        kill(getpid(), 2)
sys.addaudithook(interrupt)
entry()
"""


@posix
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("command", ["check", "serve", "explain fk-without-index"])
def test_an_interrupt_while_a_command_is_loaded_makes_no_noise_either(folder: Folder, command: str):
    folder.write("a.prisma", "model A {\n  id Int @id\n}\n")
    for number in (1, 2, 5, 10, 20):
        done = subprocess.run(
            [sys.executable, "-c", INTERRUPTED, str(number), *command.split()],
            cwd=folder.path,
            env=folder.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (130, b"", b""), number


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is forbidden to the administrator")
def test_what_may_not_be_read_or_written_is_one_line(folder: Folder):
    folder.write("a.prisma", "model A {\n  id   Int @id\n}\n").chmod(0o444)
    folder.write("b.prisma", "model A {\n  id   Int @id\n}\n").chmod(0)
    folder.write("c/c.prisma", "model A {\n  id   Int @id\n}\n")
    (folder.path / "c").chmod(0)
    try:
        result = folder.run("format")
    finally:
        (folder.path / "c").chmod(0o755)
    assert result.code == 2
    assert result.err.count("\n") == result.err.count("schema-ls: ") == 3


@posix
def test_a_working_folder_that_is_gone_is_one_line(folder: Folder):
    line = "mkdir gone && cd gone && rmdir ../gone && $LS check; exit $?"
    assert shell(folder, line) == (
        2,
        "schema-ls: The working folder does not exist any more. Change to another one.\n",
    )
