"""The table of all settings: their keys, what they may be, and how their values are read. Knows no file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from schema_ls.workspace import setting_values as values


class Option(NamedTuple):
    """A setting: its key, the field of Config it fills, what it may be (in words), and how its value is read.

    `read` gives the value for the field, or raises ValueError for one that may not be.
    """

    key: str
    field: str
    kind: str
    doc: str
    read: Callable[[object, Path], object]
    json: Mapping[str, object] = MappingProxyType({"type": "string"})
    """The form of its value as a JSON schema; names of rules are looked at beside that."""
    depth: int = 1
    """Of a table how many tables lie in each other."""


_LIST = "a list of texts"
_BOOLEAN = {"type": "boolean"}
_STRINGS = {"type": "array", "items": {"type": "string"}}
_TABLE = {"type": "object"}
OPTIONS = (
    Option(
        "extend", "extend", "the path of a file", "Another file of settings, which hold unless set here.", values.path
    ),
    Option(
        "prisma-version",
        "prisma_version",
        'a version of Prisma from 5 on, such as "6" or "6.19.0"',
        "The version of Prisma whose rules hold, instead of the one that the project locks.",
        values.version,
        {"type": ["string", "number"]},
    ),
    Option(
        "schema",
        "schema",
        "the path of a file or folder",
        "The schema: a file, or a folder whose files together are one schema. Counts from this file.",
        values.path,
    ),
    Option(
        "lint.select",
        "select",
        _LIST,
        "Codes, groups and presets of rules to run, and no others.",
        values.texts,
        _STRINGS,
    ),
    Option(
        "lint.extend-select",
        "extend_select",
        _LIST,
        "Codes, groups and presets to run beside those.",
        values.texts,
        _STRINGS,
    ),
    Option("lint.ignore", "ignore", _LIST, "Codes and groups of rules not to run.", values.texts, _STRINGS),
    Option(
        "lint.severity",
        "severity",
        'a table such as { fk-without-index = "error" } with error, warning, info, hint or off',
        "How much the findings of a rule or group matter; `off` hides them.",
        values.severities,
        _TABLE,
    ),
    Option(
        "lint.per-file-ignores",
        "per_file_ignores",
        'a table such as { "legacy/*.prisma" = ["index"] }',
        "Rules not to run on some files, by patterns in the language of .gitignore.",
        values.lists,
        _TABLE,
    ),
    Option(
        "lint.rules",
        "rules",
        "a table with a table of options for each code",
        "Options of single rules, each under its code.",
        values.tables,
        _TABLE,
        depth=2,
    ),
    Option(
        "exclude",
        "exclude",
        _LIST,
        "Files and folders that no search finds, in the language of .gitignore.",
        values.texts,
        _STRINGS,
    ),
    Option(
        "format.indent",
        "format_indent",
        "a number from 1 to 16",
        "Spaces before a member of a block. Prisma itself always writes 2.",
        values.indent,
        {"type": "integer", "minimum": 1, "maximum": 16},
    ),
    Option(
        "format.align",
        "format_align",
        "group, block or none",
        "Which lines share columns: those between empty lines, as Prisma itself has it; all of a block; none.",
        values.align,
        {"enum": ["group", "block", "none"]},
    ),
    Option(
        "format.complete",
        "format_complete",
        "true or false",
        "Whether formatting adds missing relation fields and arguments, as Prisma itself does.",
        values.truth,
        _BOOLEAN,
    ),
    Option(
        "rename.keeps-database",
        "rename_keeps_database",
        "true or false",
        "Whether renaming adds `@map` and `@@map`, so that nothing changes in the database.",
        values.truth,
        _BOOLEAN,
    ),
    *(
        Option(f"hints.{key}", f"hints_{key.replace('-', '_')}", "true or false", doc, values.truth, _BOOLEAN)
        for key, doc in (
            ("relation-name", "Whether editors show the names that relations get by themselves."),
            ("referential-action", "Whether editors show the actions that relations have by themselves."),
            ("native-type", "Whether editors show the types that columns get by themselves."),
            ("database-name", "Whether editors show the names that keys, indexes and join tables get by themselves."),
        )
    ),
    Option(
        "lens.references",
        "lens_references",
        "true or false",
        "Whether editors show above each type how often it is used.",
        values.truth,
        _BOOLEAN,
    ),
    Option(
        "pull.include",
        "pull_include",
        _LIST,
        "Tables that pull looks at, as patterns such as `audit_*` or `sales.*`; all where there are none.",
        values.texts,
        _STRINGS,
    ),
    Option(
        "pull.exclude",
        "pull_exclude",
        _LIST,
        "Tables that pull leaves as they are, as patterns.",
        values.texts,
        _STRINGS,
    ),
    Option(
        "pull.naming",
        "pull_naming",
        "database, camel or camel-singular",
        "What new models and fields are called: as in the database; `OrderLines` and `unitPrice` with @map; the same "
        "with models in the singular.",
        values.naming,
        {"enum": ["database", "camel", "camel-singular"]},
    ),
    Option(
        "pull.files",
        "pull_files",
        'a table such as { "audit_*" = "audit.prisma" } with schema files in that folder',
        "The file of the schema's folder that models of new tables go to, by patterns of tables.",
        values.file_names,
        {"type": "object", "additionalProperties": {"type": "string", "pattern": r"^(?!/|\.\./).*\.prisma$"}},
    ),
    Option(
        "pull.comments",
        "pull_comments",
        "true or false",
        "Whether comments of the database become documentation of new blocks and fields.",
        values.truth,
        _BOOLEAN,
    ),
    Option(
        "pull.annotate",
        "pull_annotate",
        "true or false",
        "Whether pull writes what Prisma cannot express as documentation.",
        values.truth,
        _BOOLEAN,
    ),
)
"""Every setting there is."""

BY_KEY = {option.key: option for option in OPTIONS}
TABLES = frozenset(key.partition(".")[0] for key in BY_KEY if "." in key)
"""Keys of tables that only group settings."""
