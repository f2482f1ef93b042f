"""The door for tests of rules: a marked schema goes in, its findings are compared with the marks."""

from __future__ import annotations

import re

from schema_ls.base.edit import apply_edits
from schema_ls.base.finding import Fix
from schema_ls.base.record import replaced
from schema_ls.checks.fixes import edits_of
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import DEFAULT, Selection
from schema_ls.model.dialects import dialect_of
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.versions import NEWEST, parse_version
from schema_ls.syntax.tree import parse
from tests.support.marked import MarkedFile, read_marked

Seen = tuple[int, int, int, str]
"""Row, first column, column behind the last one, code."""

_DIRECTIVE = re.compile(r"^\s*// (provider|version): (\S+)\s*$", re.MULTILINE)


def schema_of(files: dict[str, str], provider: str | None = "postgresql", version: str = "") -> Schema:
    """A schema from texts by file name.

    A datasource decides about the provider, where there is one. Lines `// provider: mysql` and `// version: 6` in a
    text win over the arguments.
    """
    found = {name: value for text in files.values() for name, value in _DIRECTIVE.findall(text)}
    provider, version = found.get("provider", provider), found.get("version", version)
    trees = [SchemaFile(name, parse(text)) for name, text in files.items()]
    dialect = dialect_of([file.tree for file in trees], (parse_version(version) if version else None) or NEWEST)
    if dialect.provider is None and provider is not None:
        made = Dialect.make(provider, dialect.version)
        dialect = replaced(dialect, provider=made.provider, relation_mode=made.relation_mode)
    return Schema(trees, dialect)


def seen_in(schema: Schema, selection: Selection = DEFAULT) -> list[tuple[str, Seen]]:
    """File and place of each finding, in order."""
    return sorted(_seen(schema, located) for located in check(schema, selection))


def _seen(schema: Schema, located: Located) -> tuple[str, Seen]:
    span = located.finding.span.moved(located.place.row)
    end = span.end_column if span.end_row == span.row else -1
    return schema.files[located.place.file].name, (span.row, span.column, end, located.finding.code)


def _marked(file: MarkedFile) -> list[tuple[str, Seen]]:
    return [(file.name, (mark.row, mark.start, mark.end, mark.code)) for mark in file.marks]


def check_findings(
    text: str, *, provider: str | None = "postgresql", version: str = "", selection: Selection = DEFAULT
) -> None:
    """Assert that a schema has exactly the findings that are marked in it."""
    marked = read_marked(text)
    schema = schema_of(marked.texts(), provider, version)
    expected = sorted(mark for file in marked.files for mark in _marked(file))
    assert seen_in(schema, selection) == expected


def fixed(schema: Schema, located: Located, fix: Fix) -> Schema:
    """The schema after a fix, in the same dialect."""
    texts: dict[int, str] = {}
    edits = edits_of(fix, located.place, schema)
    for number, file in enumerate(schema.files):
        lines = [line.text for line in file.tree.lines]
        texts[number] = apply_edits(lines, [edit for place, edit in edits if place == number])
    files = [SchemaFile(file.name, parse(texts[number])) for number, file in enumerate(schema.files)]
    return Schema(files, schema.dialect)


def count(schema: Schema, code: str, selection: Selection = DEFAULT) -> int:
    """How many findings of a code a schema has."""
    return sum(located.finding.code == code for located in check(schema, selection))
