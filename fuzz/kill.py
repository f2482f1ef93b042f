"""`python -m fuzz.kill --kills 1000`: writes that are killed between any two system calls, and what is left of the files.

strace ends the process at the n-th call that it makes from the start of the write on, for every n, again and again with
one file and with several; besides, processes are killed at moments of chance. A file has to hold its old text or its new
one. Shown is how many kills hit while new text lay beside the old one. Linux only.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
OLD, NEW = "model A {\n  id   Int @id\n}\n", "model A {\n  id Int @id\n}\n"
_MARK = "schema-ls-begins"
_CHILD = f"""
import os, sys
from pathlib import Path
from schema_ls.cli.writing import replace_texts
files = [Path(name) for name in sys.argv[2:]]
texts = [(path, path.read_bytes().decode(), {NEW!r}) for path in files]
for _ in range(int(sys.argv[1])):
    os.access("{_MARK}", os.F_OK)  # from here on calls are counted
    replace_texts(texts)
    texts = [(path, after, before) for path, before, after in texts]
os.access("{_MARK}", os.F_OK)
"""
_CALLS = (
    "open,openat,read,write,fsync,close,access,stat,lstat,fstat,newfstatat,lseek,ioctl"
    ",chmod,fchmodat,chown,fchownat,rename,unlink"
)
"""The system calls that a write is made of."""


def main() -> int:
    """The exit code: 1 where a file was lost or is half written."""
    parser = argparse.ArgumentParser("fuzz.kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if shutil.which("strace") is None:
        print("This needs strace, to end a process at a system call.")
        return 2
    counts = Counter[str]()
    random = Random(options.seed)
    with TemporaryDirectory(prefix="kill-") as folder:
        while counts["kills"] < options.kills:
            files = random.choice((1, 1, 3))
            calls = calls_of(Path(folder), files)
            for call in calls:
                if counts["kills"] < options.kills * 3 // 4:
                    counts.update(killed_at(Path(folder), files, call))
            for _ in calls:
                if counts["kills"] < options.kills:
                    counts.update(killed_some_time(Path(folder), files, random))
            print(dict(counts), flush=True)
    print(
        f"{counts['kills']} kills, {counts['within']} while a new text lay beside an old one, {counts['bad']} bad files"
    )
    return int(counts["bad"] > 0)


def calls_of(folder: Path, files: int) -> list[tuple[str, int]]:
    """The calls of a write in their order: name, and the how manieth call of this name in the process it is."""
    log = folder / "calls"
    place = _fresh(folder, files)
    _run(["strace", "-o", str(log), "-e", f"trace={_CALLS}", *_command(1, place)])
    seen = Counter[str]()
    calls, marks = list[tuple[str, int]](), list[int]()
    for line in log.read_text("utf-8", "replace").splitlines():
        name, bracket, _ = line.partition("(")
        if bracket and name.isidentifier():
            seen[name] += 1
            calls.append((name, seen[name]))
            if _MARK in line:
                marks.append(len(calls))
    return calls[marks[0] : marks[-1]]


def killed_at(folder: Path, files: int, call: tuple[str, int]) -> Iterator[str]:
    """Kill a writer at a call, and look."""
    place = _fresh(folder, files)
    inject = f"inject={call[0]}:signal=KILL:when={call[1]}"
    code = _run(["strace", "-o", os.devnull, "-e", f"trace={_CALLS}", "-e", inject, *_command(1, place)])
    yield from _looked(place, was_killed=code != 0)


def killed_some_time(folder: Path, files: int, random: Random) -> Iterator[str]:
    """Kill a writer that writes again and again at some moment, and look."""
    place = _fresh(folder, files)
    process = subprocess.Popen(_command(100_000, place), env=_environment())
    while not any(path.suffix == ".tmp" for path in place.iterdir()) and process.poll() is None:
        time.sleep(0.001)
    time.sleep(random.random() * 0.02)
    process.send_signal(signal.SIGKILL)
    yield from _looked(place, was_killed=process.wait() != 0)


def _looked(place: Path, *, was_killed: bool) -> Iterator[str]:
    if was_killed:
        yield "kills"
        if any(path.suffix == ".tmp" for path in place.iterdir()):
            yield "within"
    for path in place.glob("*.prisma"):
        if path.read_bytes() not in (OLD.encode(), NEW.encode()):
            yield "bad"
    yield from ["bad"] * (int(place.name) - len([*place.glob("*.prisma")]))
    shutil.rmtree(place)


def _fresh(folder: Path, files: int) -> Path:
    place = folder / str(files)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for number in range(files):
        (place / f"{number}.prisma").write_bytes(OLD.encode())
    return place


def _command(times: int, place: Path) -> list[str]:
    return [sys.executable, "-S", "-c", _CHILD, str(times), *map(str, sorted(place.iterdir()))]


def _environment() -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PATH": os.environ["PATH"]}


def _run(command: list[str]) -> int:
    return subprocess.run(command, env=_environment(), check=False, stderr=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(main())
