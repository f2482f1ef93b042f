"""The lines that the grammar gives as examples above its rules, for tests and for the table of known shapes."""

from __future__ import annotations

import re
from typing import NamedTuple

_EXAMPLE = re.compile(r"// (ok|err): (.*)")
_RULE = re.compile(r"\??([a-z_]+):")


class Example(NamedTuple):
    """A line that the grammar gives with one of its rules."""

    rule: str
    line: str
    is_right: bool
    """Whether the grammar reads it without a mistake."""


def examples_of(text: str) -> list[Example]:
    """The `// ok:` and `// err:` lines of a grammar, each with the rule that follows it."""
    found: list[Example] = []
    waiting: list[tuple[str, bool]] = []
    for line in text.splitlines():
        if match := _EXAMPLE.match(line):
            waiting.append((match[2], match[1] == "ok"))
        elif match := _RULE.match(line):
            found += (Example(match[1], example, is_right) for example, is_right in waiting)
            waiting = []
    return found


def rules_of(text: str) -> list[str]:
    """The names of the rules of a grammar, in their order."""
    return [match[1] for line in text.splitlines() if (match := _RULE.match(line))]
