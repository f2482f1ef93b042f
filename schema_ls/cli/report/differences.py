"""Differences of two schemas, for people and for programs. The fields of the JSON and their meaning are stable."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from schema_ls.cli.streams import printable
from schema_ls.cli.terminal import Style
from schema_ls.compare import Difference

_COLOURS = {"+": "green", "-": "red", "~": "cyan"}


def as_text(differences: Sequence[Difference], style: Style) -> str:
    """A line for each difference below its block, and a line that counts them; empty without any."""
    if not differences:
        return ""
    lines: list[str] = []
    for (kind, block), group in groupby(differences, key=lambda each: (each.block_kind, each.block)):
        found = list(group)
        if found[0].member is None and found[0].is_whole:
            lines += (_line(each, style) for each in found)
        else:
            lines += [style.bold(f"{kind} {block}"), *(f"  {_line(each, style)}" for each in found)]
    return style.fitting("".join(f"{line}\n" for line in (*lines, counted(differences))))


def counted(differences: Sequence[Difference]) -> str:
    """Such as `3 differences, 1 of them breaking.`"""
    count, breaking = len(differences), sum(each.is_breaking for each in differences)
    end = f", {breaking} of them breaking." if breaking else ", none of them breaking."
    return f"{count} difference{'s' * (count != 1)}{end}"


def as_json(start: str, end: str, differences: Sequence[Difference]) -> str:
    """An object with both ends and a list of differences. All ASCII: it survives every encoding."""
    breaking = sum(each.is_breaking for each in differences)
    found = {"from": start, "to": end, "breaking": breaking, "differences": [_object(each) for each in differences]}
    return json.dumps(found, indent=2) + "\n"


def _object(each: Difference) -> dict[str, object]:
    return {
        "block_kind": each.block_kind,
        "block": each.block,
        "member": each.member,
        "aspect": each.aspect,
        "change": {"+": "added", "-": "removed", "~": "changed"}[each.sign],
        "before": each.before,
        "after": each.after,
        "breaking": each.is_breaking,
        "reason": each.breaks or None,
        "looks_like_rename": each.rename or None,
    }


def _line(each: Difference, style: Style) -> str:
    line = style.paint(_COLOURS[each.sign], f"{each.sign} {_what(each)}")
    if each.breaks:
        line += "  " + style.paint("red", f"[breaking: {each.breaks}]")
    if each.rename:
        direction = "from" if each.before is None else "to"
        line += f"  looks like a rename {direction} `{printable(each.rename)}`"
    return line


def _what(each: Difference) -> str:
    before, after = _apart(each.before, each.after)
    change = f"{before} -> {after}" if before is not None and after is not None else before or after or ""
    if not each.is_whole:
        return f"{each.member} {each.aspect}: {change}" if each.member else f"{each.aspect}: {change}"
    if each.member is None:
        return change
    # Keys and values say their names themselves.
    named = f" {each.member}" if each.aspect in ("field", "relation") else ""
    return f"{each.aspect}{named} {change}"


def _apart(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Both sides as they are printed; with escapes where they would look the same."""
    shown = tuple(None if text is None else printable(text) for text in (before, after))
    one, other = shown
    if one is None or other is None or unicodedata.normalize("NFKC", one) != unicodedata.normalize("NFKC", other):
        return one, other
    return ascii(before)[1:-1], ascii(after)[1:-1]
