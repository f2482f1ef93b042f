"""What the fixes of a rule change, as its own bad examples show it."""

from __future__ import annotations

import json
import re
from textwrap import dedent

from schema_ls.base.finding import FixClass
from schema_ls.base.record import replaced
from schema_ls.checks.offers import offered
from schema_ls.checks.options import with_values
from schema_ls.checks.rule import Rule
from schema_ls.checks.run import check
from schema_ls.checks.selection import Selection
from schema_ls.model.dialects import dialect_of
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.versions import NEWEST, parse_version
from schema_ls.syntax.tree import parse

_BAD = re.compile(r"^Bad(?:, with ([\w-]+) = ([^\n]+))?:\n((?:[ \t]+[^\n]*\n|\n)*)", re.MULTILINE)
MARK = re.compile(r"^[ \t]*//[ \t]*\^+.*\n", re.MULTILINE)
"""A line of an example that points at the line above it."""
_FILE = re.compile(r"^//- (\S+)\n", re.MULTILINE)
_SAID = re.compile(r"^\s*// (provider|version): (\S+)\s*$", re.MULTILINE)
_ALONE = "postgresql"
"""The database of examples that name none."""
_IN_WORDS = {
    FixClass.SAFE: "safe: `--fix` applies it",
    FixClass.MIGRATION: "needs a migration: `--fix=migration` applies it",
    FixClass.UNSAFE: "unsafe, as it changes the client or drops something: `--unsafe-fixes` applies it",
}


def fix_classes(rule: Rule) -> tuple[FixClass, ...]:
    """The classes of the fixes that are offered in the bad examples of a rule, the mildest first; none without fixes."""
    found = {kind for example in _BAD.findall(rule.documentation + "\n") for kind in _classes_in(rule, *example)}
    return tuple(kind for kind in FixClass if kind in found)


def fixes_in_words(rule: Rule) -> str:
    """A sentence about the fixes of a rule."""
    said = [_IN_WORDS[kind] for kind in fix_classes(rule)]
    return f"Fix: {'; or '.join(said)}." if said else "No fix."


def _classes_in(rule: Rule, option: str, value: str, body: str) -> set[FixClass]:
    options = {rule.code: with_values(rule.options, [(option, json.loads(value))])} if option else {}
    schema = _schema(MARK.sub("", dedent(body)))
    located = check(schema, Selection(select=frozenset((rule.code,)), options=options))
    return {fix.kind for one in located if one.finding.code == rule.code for fix in offered(schema, one)}


def _schema(example: str) -> Schema:
    """The schema of an example: of one file, or of several that begin with `//- name`."""
    first, *others = _FILE.split(example)
    texts = [first, *others[1::2]] if first.strip() else others[1::2]
    said = dict(_SAID.findall(example))
    files = [SchemaFile(f"{number}.prisma", parse(text)) for number, text in enumerate(texts)]
    dialect = dialect_of([file.tree for file in files], parse_version(said.get("version", "")) or NEWEST)
    if dialect.provider is None:
        made = Dialect.make(said.get("provider", _ALONE), dialect.version)
        dialect = replaced(dialect, provider=made.provider, relation_mode=made.relation_mode)
    return Schema(files, dialect)
