"""`schema-ls rules`: all rules there are."""

from __future__ import annotations

import argparse
import json

from schema_ls.checks.rule import Rule
from schema_ls.checks.rule_fixes import fix_classes
from schema_ls.checks.rule_page import summary_of
from schema_ls.checks.rules import RULES
from schema_ls.checks.selection import VALIDATION
from schema_ls.cli.streams import put
from schema_ls.cli.terminal import style_of_output

EXIT_CODES = "Exit codes: 0 done."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--all", action="store_true", help="also those that say what Prisma itself says")
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="text (default) or json")


def run(options: argparse.Namespace) -> int:
    """Print a line, or an object, for each rule: code, severity, the classes of its fixes, what it reports."""
    shown = [rule for rule in RULES if options.all or rule.group != VALIDATION]
    if options.output_format == "json":
        put(json.dumps([_object(rule) for rule in shown], indent=2) + "\n")
        return 0
    style = style_of_output()
    width = max(len(rule.code) for rule in shown)
    group = ""
    for rule in shown:
        if rule.group != group:
            group = rule.group
            put(f"{style.bold(group)}\n")
        fixes = ", ".join(kind.value for kind in fix_classes(rule)) or "-"
        put(f"  {rule.code:<{width}}  {_default(rule):<7}  {fixes:<17}  {summary_of(rule)}\n")
    return 0


def _default(rule: Rule) -> str:
    return rule.severity.value if rule.is_default else "off"


def _object(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "group": rule.group,
        "severity": rule.severity.value,
        "default": rule.is_default,
        "strict": rule.is_default or rule.is_strict,
        "fixes": [kind.value for kind in fix_classes(rule)],
        "summary": summary_of(rule),
    }
