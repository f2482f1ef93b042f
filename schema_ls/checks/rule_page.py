"""The page that documents a rule, made from the rule itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from schema_ls.checks.options import default_of, fields_of, kind_of
from schema_ls.checks.rule import Rule
from schema_ls.checks.rule_fixes import MARK, fix_classes, fixes_in_words

_EXAMPLE = re.compile(r"^(?P<kind>(?:Bad|Good)[^\n]*):\n(?P<body>(?:[ \t]+[^\n]*\n|\n)*)", re.MULTILINE)


def page_of(rule: Rule) -> str:
    """Markdown: what the rule reports and why, examples, its defaults and options."""
    text = _EXAMPLE.sub(_fenced, rule.documentation + "\n").rstrip()
    return f"# {rule.code}\n\n{_facts(rule)}\n\n{text}\n{_options(rule)}"


def summary_of(rule: Rule) -> str:
    """The first sentence of a rule's documentation."""
    return " ".join(rule.documentation.partition("\n\n")[0].split())


def index_of(rules: Iterable[Rule]) -> str:
    """Markdown: all rules by group, with their defaults and what they are about."""
    parts = ["# Rules\n\n`schema-ls explain CODE` prints the same pages. Off are the rules that have to be selected.\n"]
    for group, members in groupby(rules, key=lambda rule: rule.group):
        rows = (
            f"| [`{rule.code}`]({rule.code}.md) | {_state(rule)} | {_fixes(rule)} | {summary_of(rule)} |"
            for rule in members
        )
        head = f"## {group}\n\n| rule | default | fix | what it reports |\n|---|---|---|---|\n"
        parts.append(head + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _state(rule: Rule) -> str:
    return rule.severity.value if rule.is_default else "off, `strict`" if rule.is_strict else "off"


def _fixes(rule: Rule) -> str:
    return ", ".join(kind.value for kind in fix_classes(rule))


def _facts(rule: Rule) -> str:
    if rule.is_default:
        state = f"on by default as {rule.severity.value}"
    else:
        state = f"off by default, {rule.severity.value} when selected"
        state += "; part of the preset `strict`" if rule.is_strict else ""
    about = f" For {', '.join(rule.connectors)}." if rule.connectors else ""
    return f"Group `{rule.group}`, {state}.{about} {fixes_in_words(rule)}"


def _fenced(example: re.Match[str]) -> str:
    body = "\n".join(line.removeprefix("    ") for line in MARK.sub("", example["body"]).rstrip().split("\n"))
    return f"{example['kind']}:\n\n```prisma\n{body}\n```\n\n"


def _options(rule: Rule) -> str:
    if rule.options is None:
        return ""
    rows = [
        f"| `{written}` | {kind_of(default_of(rule.options, field))} | `{_shown(getattr(rule.options, field))}` |"
        for written, field in fields_of(rule.options)
    ]
    head = f"\n## Options\n\nSet under `[lint.rules.{rule.code}]`.\n\n| option | value | default |\n|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{part}"' for part in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
