"""`schema-ls serve`: the language server."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--stdio", action="store_true", help="talk over standard input and output (the default)")
    parser.add_argument("--tcp", type=int, metavar="PORT", help="listen on a port of this machine instead")


def run(options: argparse.Namespace) -> int:
    """Serve until the editor says goodbye or is gone."""
    from schema_ls.server.app import serve

    return serve(options.tcp)
