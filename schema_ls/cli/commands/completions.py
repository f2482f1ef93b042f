"""`schema-ls completions`: what a shell needs to complete commands and options."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from schema_ls.cli.streams import put_exactly

if TYPE_CHECKING:
    import argparse

EXIT_CODES = "Exit codes: 0 printed, 2 not a shell that is known."
SHELLS = ("bash", "zsh", "fish")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=f"the shell: {', '.join(SHELLS)}")


def run(options: argparse.Namespace) -> int:
    """Print the script, which `tools/make_completions.py` made."""
    put_exactly(files("schema_ls.cli.completions").joinpath(f"schema-ls.{options.shell}").read_text("utf-8"))
    return 0
