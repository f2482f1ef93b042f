"""`schema-ls explain`: why a rule exists, with examples."""

from __future__ import annotations

import argparse

from schema_ls.base.errors import ConfigError
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule_page import page_of
from schema_ls.checks.rules import RULES
from schema_ls.cli.streams import put

EXIT_CODES = "Exit codes: 0 done, 2 there is no such rule."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("codes", nargs="+", metavar="CODE", help="the code of a rule")


def run(options: argparse.Namespace) -> int:
    """Print the pages of the rules. Raises ConfigError for a code that no rule has."""
    known = {rule.code: rule for rule in RULES}
    for code in options.codes:
        if code not in known:
            near = nearest(code, known)
            remedy = f"Did you mean `{near}`?" if near else "`schema-ls rules` lists all of them."
            raise ConfigError(f"There is no rule `{code}`.", remedy)
    put("\n".join(page_of(known[code]) for code in options.codes))
    return 0
