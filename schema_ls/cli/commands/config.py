"""`schema-ls config`: which settings hold, and where each comes from."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from schema_ls.cli.importing import settings_of_prisma_lint
from schema_ls.cli.inputs import settings_for
from schema_ls.cli.streams import printable, put
from schema_ls.workspace.config import Config, origins_of
from schema_ls.workspace.config_schema import schema_text
from schema_ls.workspace.selection import selection_of
from schema_ls.workspace.setting_table import OPTIONS, Option

EXIT_CODES = "Exit codes: 0 done, 2 the settings cannot be used."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="the file or folder (default: this folder)")
    parser.add_argument("--json-schema", action="store_true", help="print a JSON schema of all settings instead")
    parser.add_argument(
        "--import",
        dest="imported",
        metavar="FILE",
        help="print the settings that a .prismalintrc.json of prisma-lint means",
    )


def run(options: argparse.Namespace) -> int:
    """Print the settings. Raises UserError for those that cannot be used."""
    if options.json_schema or options.imported:
        put(schema_text() if options.json_schema else settings_of_prisma_lint(Path(options.imported)))
        return 0
    for path in options.paths or ["."]:
        config = settings_for(Path(path))
        selection_of(config)
        put("".join(f"{printable(line)}\n" for line in _lines(config)))
    return 0


def _lines(config: Config) -> Iterator[str]:
    origins = origins_of(config)
    rows = [(f"{option.key} = {_shown(option, config)}", origins.get(option.key, "default")) for option in OPTIONS]
    width = max(len(text) for text, _ in rows)
    yield from (f"{text:<{width}}  # {origin}" for text, origin in rows)


def _shown(option: Option, config: Config) -> str:
    value = getattr(config, option.field)
    if option.json.get("type") == "object":
        value = _table(value, option.depth)
    return json.dumps(value, default=str, ensure_ascii=False)


def _table(pairs: Iterable[tuple[str, Any]], depth: int) -> dict[str, object]:
    """Pairs as the table that they were written as; with a `depth` beyond 1 their second halves are tables, too."""
    return {name: value if depth == 1 else _table(value, depth - 1) for name, value in pairs}
