"""Drawing by Graphviz, a program of its own that has laid out graphs for decades."""

from __future__ import annotations

import shutil
import subprocess

from schema_ls.base.errors import UserError

PROGRAM = "dot"
_REMEDY = "Install Graphviz (graphviz.org), or use --format html, which needs nothing."


def drawn(dot: str) -> str:
    """A text in the language of Graphviz as SVG. Raises UserError where the program is missing or gives up."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise UserError(f"SVG is drawn by Graphviz, whose program `{PROGRAM}` is not on PATH.", _REMEDY)
    run = subprocess.run([program, "-Tsvg"], input=dot.encode("utf-8"), capture_output=True, check=False)
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UserError(f"Graphviz could not draw this: {said[-1] if said else 'it did not say why'}.", _REMEDY)
    return run.stdout.decode("utf-8")
