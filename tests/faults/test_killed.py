"""A process that is killed between any two steps of a write leaves the old text or the new one, never anything else.

The interpreter tells of each step that touches the file system just before it is taken; a child ends itself there,
without any clean-up.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import os, sys
from pathlib import Path
from schema_ls.cli.writing import replace_texts
last, files = int(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
before = [path.read_bytes().decode() for path in files]
steps = 0
def step(event, arguments):
    global steps
    if event.split(".")[0] in ("open", "os", "shutil", "tempfile"):
        steps += 1
        if steps == last:
            os._exit(9)
sys.addaudithook(step)
for name in ("fsync", "write", "close", "stat", "fdopen"):
    def counted(*arguments, real=getattr(os, name), **named):
        step("os." + name, ())
        done = real(*arguments, **named)
        step("os." + name, ())
        return done
    setattr(os, name, counted)
replace_texts([(path, text, text * 2) for path, text in zip(files, before)])
"""
OLD = "model A {\n  id Int @id\n}\n"
MOST = 200


def killed_at(step: int, *files: Path) -> bool:
    """Whether the child came so far that it was killed."""
    names = [str(path) for path in files]
    ended = subprocess.run(
        [sys.executable, "-c", CHILD, str(step), *names],
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        check=False,
        timeout=60,
    )
    assert ended.returncode in (0, 9)
    return ended.returncode == 9


@pytest.mark.skipif(sys.platform == "win32", reason="ends by a code of POSIX")
def test_a_file_is_old_or_new_after_a_kill_at_any_step(tmp_path: Path):
    within = 0
    for step in range(1, MOST):
        path = tmp_path / f"{step}" / "schema.prisma"
        path.parent.mkdir()
        path.write_text(OLD, encoding="utf-8")
        if not killed_at(step, path):
            break
        assert path.read_text(encoding="utf-8") in (OLD, OLD * 2), step
        within += len([*path.parent.iterdir()]) > 1
    assert within >= 3, "so many kills hit while the new text lay beside the old one"
    assert path.read_text(encoding="utf-8") == OLD * 2
    assert [*path.parent.iterdir()] == [path]
