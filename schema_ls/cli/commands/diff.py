"""`schema-ls diff`: what differs between two schemas, wherever they are."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from schema_ls.base.errors import FileError
from schema_ls.base.record import replaced
from schema_ls.cli.ends import End, end_named, place_of
from schema_ls.cli.inputs import add_version_argument, settings_for
from schema_ls.cli.report.differences import as_json, as_text
from schema_ls.cli.schemas import version_of
from schema_ls.cli.streams import note, put
from schema_ls.cli.terminal import style_of_output
from schema_ls.compare import Difference, compare
from schema_ls.spec.versions import Version
from schema_ls.workspace.project import schema_of

if TYPE_CHECKING:
    from schema_ls.model.schema import Schema

EXIT_CODES = "Exit codes: 0 no differences, 1 differences (see --fail-on), 2 one side could not be read."

_ENDS = "a file, a folder, git:REVISION:PATH, the url of a database, or database:PATH for that of a schema"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--from", dest="start", metavar="A", required=True, help=f"the older side: {_ENDS}")
    parser.add_argument("--to", dest="end", metavar="B", required=True, help="the newer side, named in the same ways")
    parser.add_argument(
        "--output-format",
        choices=("text", "json"),
        default="text",
        help="text: a line for each difference (default); json: for programs",
    )
    parser.add_argument(
        "--fail-on",
        choices=("any", "breaking"),
        default="any",
        help="which differences lead to exit code 1: all (default), or only those that break something",
    )
    add_version_argument(parser)


def run(options: argparse.Namespace) -> int:
    """0: the same, or nothing that `--fail-on` asks for; 1: differences. Raises UserError for everything else."""
    ends = (end_named(options.start), end_named(options.end))
    start, end = _schemas(ends, options.prisma_version)
    found = compare(start, end)
    if options.output_format == "json":
        put(as_json(ends[0].name, ends[1].name, found))
    else:
        put(as_text(found, style_of_output()))
    if not found:
        note(f"{ends[0].name} and {ends[1].name} say the same.")
    return int(any(_counts(each, options.fail_on) for each in found))


def _counts(each: Difference, fail_on: str) -> bool:
    return each.is_breaking or fail_on == "any"


def _schemas(ends: tuple[End, End], explicit: str | None) -> tuple[Schema, Schema]:
    """Both sides. A database is written down with the names that the other side has for its things."""
    trees = [file.tree for end in ends for file in end.files]
    place = place_of(ends)
    version = version_of(place, trees, settings_for(place), explicit)
    one, other = ends
    for end in ends:
        if end.url is None:
            _schema(end, version)
    if one.url is not None:
        one = _pulled(one, other.texts, version)
    if other.url is not None:
        other = _pulled(other, one.texts, version)
    return _schema(one, version), _schema(other, version)


def _pulled(end: End, known: Sequence[tuple[str, str]], version: Version) -> End:
    from schema_ls.pull import NothingToPullError, pull_schema

    assert end.url is not None
    try:
        return replaced(end, texts=pull_schema(end.url, known, version).files)
    except NothingToPullError as empty:
        return replaced(end, texts=(("", empty.text),))


def _schema(end: End, version: Version) -> Schema:
    """The schema of an end. Raises FileError where a part of it cannot be read: it would pass for missing."""
    schema = schema_of(end.files, version)
    for place in schema.places:
        if not place.item.is_whole or (place.item.name and place.item.block.close < 0):
            raise FileError(
                f"{schema.files[place.file].name}: {place.item.kind} `{place.item.name}` holds a line that cannot be read.",
                "Mend it first; `schema-ls check` says what is wrong.",
            )
    return schema
