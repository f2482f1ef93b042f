"""Figures as tables. They are kept as JSON, so that a part can be measured anew without the others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

Json = dict[str, Any]
START, END = "<!-- figures: written by `make bench` -->\n", "<!-- end of figures -->\n"
OURS, OFFICIAL = "ours", "official"
_FIVE = ("completion", "hover", "definition", "references", "rename")
GOALS = {
    "spawn to initialize": {100: 0.1, 1669: 0.1, 5000: 0.1, 20_000: 0.1, 100_000: 0.1},
    "spawn to first diagnostics": {1669: 0.2, 20_000: 0.5, 100_000: 0.5},
    "the same, opened before": {1669: 0.2, 20_000: 0.5, 100_000: 0.5},
    "key to diagnostics": {100: 0.25, 1669: 0.12, 20_000: 0.02, 100_000: 0.01},
    **{name: {1669: 0.2, 20_000: 0.03} for name in _FIVE},
    "code action": {20_000: 0.01},
    "peak memory": {100: 0.5, 1669: 0.5, 5000: 0.5, 20_000: 0.5, 100_000: 0.5},
}
"""By what is done and lines, the largest part of the official server's time that we may take."""
LONGEST = {name: {100_000: 100.0} for name in (*_FIVE, "code action")}
"""By what is done and lines, the most milliseconds."""


def merged(old: Json, new: Json) -> Json:
    """Old figures with new ones in their place."""
    found = dict(old)
    for key, value in new.items():
        both_hold_more = isinstance(value, dict) and isinstance(found.get(key), dict) and "times" not in value
        found[key] = merged(found[key], value) if both_hold_more else value
    return found


def tables(results: Json) -> str:
    """All figures as Markdown."""
    parts = [_about(results.get("about", {}))]
    parts += (_size(lines, found) for lines, found in _numbered(results.get("sizes", {})))
    if results.get("scenes"):
        parts.append(_scenes(results["scenes"]))
    if results.get("commands"):
        parts.append(_commands(results["commands"]))
    if results.get("stages"):
        parts.append(_stages(results["stages"]))
    if results.get("parse"):
        parts.append(_parse(results["parse"]))
    parts.append(
        "### Goals that are not reached\n\n" + "\n".join(f"- {line}" for line in missed(results) or ["none"]) + "\n"
    )
    return "\n".join(parts)


def _numbered(found: Json) -> list[tuple[int, Json]]:
    """Entries whose keys are numbers, in order."""
    return sorted((int(number), value) for number, value in found.items())


def written_into(page: Path, text: str) -> None:
    """Put tables in the place of those that a page holds. Raises ValueError where it has no place for them."""
    before, start, rest = page.read_text("utf-8").partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"{page} has no place for figures.")
    page.write_text(f"{before}{start}\n{text}\n{end}{after}", "utf-8")


def missed(results: Json) -> list[str]:
    """Goals that are not reached, in words."""
    found = []
    for lines, size in results.get("sizes", {}).items():
        for name, ours, official in _pairs(size):
            goal, most = GOALS.get(name, {}).get(int(lines)), LONGEST.get(name, {}).get(int(lines))
            if goal is not None and official and ours / official > goal:
                found.append(f"{name} at {int(lines):,} lines: {ours / official:.3g} x, goal {goal} x")
            if most is not None and ours > most:
                found.append(f"{name} at {int(lines):,} lines: {ours:.0f} ms, goal {most:.0f} ms")
    return found


def _pairs(size: Json) -> Iterator[tuple[str, float, float | None]]:
    """Medians of both servers."""
    for name, found in size.get("figures", {}).items():
        if found.get(OURS, {}).get("times"):
            theirs = found.get(OFFICIAL, {}).get("times")
            yield name, median(found[OURS]["times"]), median(theirs) if theirs else None
    memory = size.get("memory", {})
    if memory.get(OURS):
        yield "peak memory", memory[OURS], memory.get(OFFICIAL)


def _about(about: Json) -> str:
    busy = about.get("calibration ms", [])
    shown = (
        f" Calibration loop {min(busy):.0f} to {max(busy):.0f} ms, {median(busy):.0f} in the middle." if busy else ""
    )
    return f"Python {about.get('python', '?')}, {about.get('versions', '')}.{shown}\n"


def _size(lines: int, size: Json) -> str:
    head = (
        "",
        "ours ms",
        "least",
        "first",
        "n",
        "official ms",
        "least",
        "n",
        "ours / official",
        "of least",
        "goal",
        "KB",
    )
    rows = [_row(lines, name, found) for name, found in size.get("figures", {}).items()]
    memory = size.get("memory", {})
    if memory.get(OURS):
        ours, official = memory[OURS], memory.get(OFFICIAL)
        shown = "" if official is None else f"{official:.0f}"
        ratio = _ratio(ours, official)
        rows.append(
            ["peak memory, MiB", f"{ours:.0f}", "", "", "1", shown, "", "1", ratio, "", _goal("peak memory", lines), ""]
        )
    return f"### {lines:,} lines\n\n{_table(head, rows)}"


def _row(lines: int, name: str, found: Json) -> list[str]:
    both = [found.get(whose, {}) for whose in (OURS, OFFICIAL)]
    middles = [median(one["times"]) if one.get("times") else None for one in both]
    least = [min(one["times"]) if one.get("times") else None for one in both]
    sizes = [one.get("size", 0) for one in both]
    shown = " / ".join(f"{size / 1000:.1f}" for size in sizes) if any(sizes) else ""
    ours, official = ([_time(middle), _time(low)] for middle, low in zip(middles, least, strict=True))
    counts = [str(len(one.get("times", ()))) for one in both]
    ratios = _ratio(*middles), _ratio(*least)
    return [
        name,
        *ours,
        _time(both[0].get("first")),
        counts[0],
        *official,
        counts[1],
        *ratios,
        _goal(name, lines),
        shown,
    ]


def _goal(name: str, lines: int) -> str:
    goal = GOALS.get(name, {}).get(lines)
    return "" if goal is None else f"{goal:g}"


def _ratio(ours: float | None, official: float | None) -> str:
    return f"{ours / official:.2g}" if ours is not None and official else ""


def _time(milliseconds: float | None) -> str:
    if milliseconds is None:
        return ""
    return f"{milliseconds:,.0f}" if milliseconds >= 100 else f"{milliseconds:.{1 if milliseconds >= 10 else 2}f}"


def _scenes(scenes: Json) -> str:
    rows = []
    for scene, found in scenes.items():
        for key in found[OURS][0]:
            both = [
                median(run[key] for run in found[whose]) if found.get(whose) else None for whose in (OURS, OFFICIAL)
            ]
            rows.append([scene, key, *map(_time, both), _ratio(*both), str(len(found[OURS]))])
    return "### Sessions\n\n" + _table(("", "", "ours", "official", "ours / official", "n"), rows)


def _commands(commands: Json) -> str:
    rows = []
    for files, found in _numbered(commands):
        for what, times in found.items():
            both = [median(times[whose]) if times.get(whose) else None for whose in (OURS, OFFICIAL)]
            rows.append([str(files), what, *map(_time, both), _ratio(*both), str(len(times[OURS]))])
    return "### Commands\n\n" + _table(("files", "", "ours ms", "official ms", "ours / official", "n"), rows)


def _stages(found: Json) -> str:
    rows = []
    for lines, measured in _numbered(found):
        for what in measured["runs"][0]:
            both = [[run[what][stage] for run in measured["runs"]] for stage in measured["runs"][0][what]]
            rows.append([f"{lines:,}", what, *(_time(median(times)) for times in both), str(len(measured["runs"]))])
    head = ("lines", "", "reading ms", "meaning ms", "findings ms", "message ms", "n")
    return f"### Stages, within the process\n\n{_table(head, rows)}"


def _parse(parse: Json) -> str:
    head = ("lines", "microseconds a line", "calibration loop ms", "n")
    rows = [
        [f"{lines:,}", f"{found['parse']:.1f}", f"{found['calibration']:.1f}", str(found["n"])]
        for lines, found in _numbered(parse)
    ]
    return f"### Cold parse\n\n{_table(head, rows)}"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells = [[*head], *([*row] for row in rows)]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([lines[0], "|" + "---|" * len(cells[0]), *lines[1:], ""])


def kept(path: Path) -> Json:
    """The figures of a file, none where it is not there."""
    if not path.exists():
        return {}
    found: Json = json.loads(path.read_text("utf-8"))
    return found
