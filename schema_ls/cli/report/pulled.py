"""What a pull did or would do, and what the schema cannot say, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from schema_ls.base.text import split_lines
from schema_ls.cli.report.changes import counted_changes
from schema_ls.cli.report.diff import unified
from schema_ls.cli.streams import note, printable, put, put_exactly
from schema_ls.cli.terminal import style_of_output
from schema_ls.format import edits
from schema_ls.spec.versions import Version
from schema_ls.workspace.folders import absolute
from schema_ls.workspace.project import Source, read_sources, schema_of

if TYPE_CHECKING:
    from schema_ls.pull import PullResult, PullWarning

Change = tuple[str, str | None, str]
"""A file, what it held (None: it was not there) and what it shall hold."""


def as_json(warnings: Sequence[PullWarning]) -> str:
    """`{class: [{part: name}]}`, sorted by class."""
    import json

    classes: dict[str, list[dict[str, str]]] = {}
    for warning in warnings:
        classes.setdefault(warning.kind, []).append(dict(warning.parts) or {"name": warning.object})
    return json.dumps(dict(sorted(classes.items())), indent=2) + "\n"


def put_diff(changes: Sequence[Change]) -> None:
    """Print what would change in the files, as `patch` reads it. Passwords do not show."""
    style = style_of_output()
    for name, old, new in changes:
        put(unified(name, old or "", new, style))


def put_changes(changes: Sequence[Change], result: PullResult) -> None:
    """Print for a program what would change: `{files, warnings, removed, errors}`, with the files of `as_objects`."""
    import json

    files = as_objects(changes)
    warnings = [{"kind": each.kind, "object": each.object, "message": each.message} for each in result.warnings]
    said = {"files": files, "warnings": warnings, "removed": [*result.removed], "errors": [*map(str, result.errors)]}
    put_exactly(json.dumps(said, ensure_ascii=False) + "\n")


def as_objects(changes: Sequence[Change]) -> list[dict[str, object]]:
    """Changed files as programs get them: `{path, isNew, edits}`.

    Paths are absolute. An edit `{start, end, text}` puts a text in the place of the lines from `start` on and before
    `end`, which count from 0 in the file as it is. Lines that stay are not shown: there may be a password in one.
    """
    return [
        {"path": str(absolute(Path(name))), "isNew": old is None, "edits": [*_line_edits(old or "", new)]}
        for name, old, new in changes
    ]


def _line_edits(old: str, new: str) -> Iterator[dict[str, object]]:
    lines = split_lines(old)
    for edit in edits(lines, new):
        start, end, text = edit.span.row, edit.span.end_row, edit.text
        if edit.span.column:  # behind a last line without an end, which is told as a whole
            text = lines[start] + text
        yield {"start": start, "end": end + (edit.span.end_column > 0), "text": text}


def show_drift(
    changes: Sequence[Change], result: PullResult, texts: Sequence[tuple[str, str]], name: str, version: Version
) -> int:
    """What pull would change, said as `diff` says it; 1 where that is anything. What only the text shows, a diff of the
    texts does.
    """
    if not changes:
        note(f"{name} already says what the database holds.")
        return 0
    from schema_ls.cli.report.differences import as_text
    from schema_ls.compare import compare

    schemas = (schema_of(read_sources([Source(*each) for each in files]), version) for files in (texts, result.files))
    text = as_text(compare(*schemas), style_of_output())
    if text:
        put(text)
    else:
        put_diff(changes)
    note(f"{name} differs from the database: {_summary(changes, result)}. Run `schema-ls pull` to write this.")
    return 1


def tell_what_goes(result: PullResult) -> None:
    """Name the blocks and fields that pull takes out, before it does."""
    for name in result.removed:
        note(f"Removing {name}, which the database does not hold.")


def tell_what_was_written(changes: Sequence[Change], result: PullResult, name: str) -> None:
    """Name the files that were written, and what is new in them."""
    if not changes:
        note(f"{name} already says what the database holds.")
    for change in changes:
        note(f"Wrote {printable(change[0])}: {_summary([change], result)}")


def _summary(changes: Sequence[Change], result: PullResult) -> str:
    return counted_changes([result.changes[name] for name, *_ in changes])
