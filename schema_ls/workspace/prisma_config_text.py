"""Writing a `prisma.config.ts` for a project that has none. What is written is never run."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from schema_ls.syntax.make import quoted
from schema_ls.workspace.environment import EnvVariable, Source, env_files
from schema_ls.workspace.folders import absolute, ancestors, is_a_file, is_a_folder, text_beside
from schema_ls.workspace.prisma_config import NAME

_RELATIVE_FILE = re.compile(r"file:(?!//)(?P<path>[^/?][^?]*)(?P<rest>.*)", re.DOTALL)


class Addresses(NamedTuple):
    """Where the databases of a schema are: the one that migrations are made for, their scratch database, and how the
    program reaches the first where that is another way, such as a pool.
    """

    url: Source
    shadow: Source | None = None
    pool: Source | None = None


def config_path(schema: Path) -> Path:
    """Where Prisma looks for the file: beside the nearest package.json, or beside the schema where there is none.

    `schema` is a file, or a folder whose files are one schema.
    """
    folder = schema if is_a_folder(schema) else absolute(schema).parent
    package = next((above for above in ancestors(folder) if is_a_file(above / "package.json")), folder)
    return package / NAME


def config_text(path: Path, schema: Path, addresses: Addresses) -> str:
    """What a config file at `path` says about a schema: its place, its migrations, its seed and its databases."""
    home = absolute(path).parent
    folder = absolute(schema) if is_a_folder(schema) else absolute(schema).parent
    sources = [source for source in addresses[:2] if source is not None]
    lines = [*_imports(home, schema, sources), "", "export default defineConfig({"]
    lines.append(f"  schema: {quoted(_relative(absolute(schema), home))},")
    lines += _migrations(home, folder)
    lines.append("  datasource: {")
    if addresses.pool is not None:
        lines.append(f"    // For the adapter of the program: {_value(addresses.pool, folder, home)}")
    lines.append(f"    url: {_value(addresses.url, folder, home)},")
    if addresses.shadow is not None:
        lines.append(f"    shadowDatabaseUrl: {_value(addresses.shadow, folder, home)},")
    return "\n".join([*lines, "  },", "});", ""])


def _imports(home: Path, schema: Path, sources: Sequence[Source]) -> Iterator[str]:
    """From Prisma 7 on nobody reads `.env` files but the program itself."""
    if not any(isinstance(source, EnvVariable) for source in sources):
        yield 'import { defineConfig } from "prisma/config";'
        return
    name = quoted(_relative(next(iter(env_files(schema)), home / ".env"), home))
    yield 'import { existsSync } from "node:fs";'
    yield 'import { defineConfig, env } from "prisma/config";'
    yield ""
    yield f"if (existsSync({name})) process.loadEnvFile({name});"


def _migrations(home: Path, folder: Path) -> Iterator[str]:
    parts = []
    if is_a_folder(folder / "migrations"):
        parts.append(f"path: {quoted(_relative(folder / 'migrations', home))}")
    if seed := _seed(home):
        parts.append(f"seed: {quoted(seed)}")
    if parts:
        yield f"  migrations: {{ {', '.join(parts)} }},"


def _seed(home: Path) -> str:
    """The command under `prisma.seed` of package.json, which Prisma 7 does not read any more."""
    try:
        content = json.loads(text_beside(home / "package.json", "strict"))
    except (OSError, ValueError, RecursionError):
        return ""
    settings = content.get("prisma") if isinstance(content, dict) else None
    seed = settings.get("seed") if isinstance(settings, dict) else None
    return seed if isinstance(seed, str) else ""


def _value(source: Source, folder: Path, home: Path) -> str:
    """An address as an expression. Relative files counted from the folder of the schema and now do from the config file."""
    if isinstance(source, EnvVariable):
        return f"env({quoted(source.name)})"
    found = _RELATIVE_FILE.fullmatch(source.text)
    if found is None:
        return quoted(source.text)
    return quoted(f"file:./{_relative(folder / found['path'], home)}{found['rest']}")


def _relative(path: Path, home: Path) -> str:
    return Path(os.path.relpath(path, home)).as_posix()
