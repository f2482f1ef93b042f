"""What holds for every text: each law gives a line for each way in which it is broken, and nothing may be raised.

A text is all that a law gets, so that every input can be stored as a file and looked at again.
"""

from __future__ import annotations

import atexit
import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import schema_ls
from fuzz.catalogs import catalog_of, datasource_of
from fuzz.hosts import frames
from fuzz.served import server
from fuzz.typed import typed
from schema_ls.base.errors import UserError
from schema_ls.base.finding import FixClass, Severity
from schema_ls.checks.fixes import edits_of
from schema_ls.checks.fixing import fix_all
from schema_ls.checks.offers import offered
from schema_ls.checks.options import with_values
from schema_ls.checks.rules import RULES
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import ALL, Selection
from schema_ls.cli.importing import settings_of_prisma_lint
from schema_ls.format import Align
from schema_ls.model.schema import Schema
from schema_ls.pull import pull_catalog
from schema_ls.syntax.tree import parse
from schema_ls.workspace.config import load_config
from schema_ls.workspace.environment import environment, redact
from schema_ls.workspace.groups import default_schema, schema_group
from schema_ls.workspace.locks import LOCKS
from schema_ls.workspace.prisma_config import read_prisma_config
from schema_ls.workspace.project import Source, read_sources, schema_of
from schema_ls.workspace.selection import selection_of
from schema_ls.workspace.version import detect_version
from schema_ls.workspace.written_version import version_named
from tests.support.editor_invariants import Texts, at_place, in_file

Law = Callable[[str], Iterator[str]]
VERSIONS = ("5", "6", "7")
_PLACES = 12
"""Places of a text at which an editor asks."""
_LEFT_OUT = str.maketrans("", "", "\ufeff*,:!")
"""What layout may drop: the mark at a start, stars of comments, commas at an end, and the signs of old spellings."""


def lossless(text: str) -> Iterator[str]:
    """A tree holds the text."""
    if str(parse(text)) != text:
        yield "the tree is another text"


def verdicts(text: str) -> Iterator[str]:
    """No finding lies outside of the text, in any version."""
    rows = parse(text).row_count
    for version in VERSIONS:
        for entry in schema_ls.check(text, prisma_version=version, consequences=True):
            if not entry.message or not 1 <= entry.line <= rows + 1:
                yield f"{entry.code} in version {version} is at line {entry.line} of {rows}"


def fixes(text: str) -> Iterator[str]:
    """Every rule there is may look at a schema, in one version; what it offers lies in the text; mending adds no error."""
    version = version_named(VERSIONS[len(text) % len(VERSIONS)])
    schema = schema_of(read_sources([Source("schema.prisma", text)]), version)
    found, texts = check(schema, _EVERYTHING), Texts(schema)
    for located in found:
        for fix in offered(schema, located):
            for _, edit in edits_of(fix, located.place, schema):
                if not texts.has(0, edit.span):
                    yield f"{fix.title}: {edit} lies outside"
    kind = [*FixClass][len(text) // len(VERSIONS) % len(FixClass)]
    fixed = fix_all(schema, _EVERYTHING, [kind], {"schema.prisma"}, partial(schema_of, version=version))
    if _errors(check(fixed.schema)) > _errors(found):
        yield f"{dict(fixed.applied)} have added errors"


_ASKED: dict[str, dict[str, object]] = {
    "model-name-prefix": {"prefix": "Db"},
    "require-field": {"fields": ["id"], "if-sibling": "name"},
    "forbid-field": {"fields": ["secret", "/^x/"]},
    "require-field-type": {"fields": ["id String", "/At$/ DateTime"]},
}
"""Options of rules that look for nothing by themselves."""
_EVERYTHING = Selection(
    select=frozenset({ALL}),
    options={rule.code: with_values(rule.options, _ASKED[rule.code].items()) for rule in RULES if rule.code in _ASKED},
)


def _errors(found: Sequence[Located]) -> int:
    return sum(one.finding.severity is Severity.ERROR for one in found)


def layout(text: str) -> Iterator[str]:
    """What is laid out stays as it is, and loses nothing but blanks; what is written beside it is read again."""
    once = schema_ls.format(text, layout_only=True)
    if schema_ls.format(once, layout_only=True) != once:
        yield "a second layout is another one"
    if lost := _signs(text) - _signs(once):
        yield f"layout has lost {dict(lost)}"
    aligned: tuple[tuple[str, Align], ...] = (("7", "group"), ("6", "block"), ("5", "none"))
    for version, align in aligned:
        whole = schema_ls.format(text, prisma_version=version, align=align)
        if str(parse(whole)) != whole:
            yield f"the completed text of version {version} is another one in its tree"


def _signs(text: str) -> Counter[str]:
    """How often each sign stands in a text. Lines may change their places, and comments over several lines their stars."""
    return Counter("".join(text.split()).translate(_LEFT_OUT))


def editors(text: str) -> Iterator[str]:
    """Answers to editors lie in the text, at a dozen places of it."""
    schema = _schema(text)
    texts = Texts(schema)
    yield from in_file(schema, texts, 0)
    places = [(row, column) for row, line in enumerate(texts.lines[0]) for column in range(0, len(line) + 1, 3)]
    for row, column in places[:: len(places) // _PLACES + 1]:
        yield from at_place(schema, texts, 0, row, column)


def remembered(text: str) -> Iterator[str]:
    """A schema that has grown out of another one has the findings of one that is made afresh."""
    half = text.find("\n", len(text) // 2) + 1
    before = _schema(text[:half])
    check(before)
    for parts in ((text,), (text[:half], text[half:]), (text[half:], text), (text[half:], text)):
        grown = _schema(*parts, before=before)
        if _found(grown) != _found(_schema(*parts)):
            yield f"what is remembered of {len(parts)} files differs from what is found afresh"
        before = grown


def _found(schema: Schema) -> list[object]:
    return [(one.place.file, one.place.block, one.place.row, one.finding) for one in check(schema)]


def _schema(*texts: str, before: Schema | None = None) -> Schema:
    """Files that are what they were before stay the same values, as in a server."""
    files = read_sources([Source(f"{number}.prisma", text) for number, text in enumerate(texts)])
    old = {(file.name, str(file.tree)): file for file in before.files} if before else {}
    kept = [old.get((file.name, text), file) for file, text in zip(files, texts, strict=True)]
    return schema_of(kept, version_named("7"), before)


def settings(text: str) -> Iterator[str]:
    """Files around a schema are understood, or refused with a problem and a remedy; passwords do not come out."""
    schema = _folder() / "schema.prisma"
    for name in SURROUNDINGS:
        schema.with_name(name).write_bytes(text.encode("utf-8", "surrogatepass"))
    for look in (_settings, detect_version, environment, schema_group, default_schema, _prisma_config, _prisma_lint):
        try:
            look(schema)
        except UserError as error:
            if not (error.problem and error.remedy):
                yield "a refusal without a remedy"
    if "secret1" in redact(f"{text} postgresql://me:secret1@host/db"):
        yield "a password was shown"


SURROUNDINGS = (
    *("schema-ls.toml", "package.json", "prisma.config.ts", ".env", "pnpm-workspace.yaml", ".prismarc"),
    ".prismalintrc.json",
    *(name for name, _ in LOCKS),
)
"""Files that lie about a schema and are read."""


@cache
def _folder() -> Path:
    """A folder for the files around a schema, until the process ends."""
    folder = TemporaryDirectory(prefix="fuzz-")
    atexit.register(folder.cleanup)
    Path(folder.name, "schema.prisma").write_text("model A {\n  id Int @id\n}\n", encoding="utf-8")
    return Path(folder.name)


def _settings(schema: Path) -> None:
    selection_of(load_config(schema))


def _prisma_config(schema: Path) -> None:
    read_prisma_config(schema.with_name("prisma.config.ts"))


def _prisma_lint(schema: Path) -> None:
    settings_of_prisma_lint(schema.with_name(".prismalintrc.json"))


def catalogs(text: str) -> Iterator[str]:
    """A database whose names are lines of the text is pulled into a schema without new mistakes, twice the same."""
    catalog = catalog_of(text)
    start = [("schema.prisma", datasource_of(catalog))] if len(catalog.schemas) > 1 else []
    first: list[tuple[str, str]] = []
    with contextlib.suppress(UserError):
        result = pull_catalog(catalog, start)
        first = [*result.files]
        yield from result.errors
    if first:
        again = pull_catalog(catalog, first)
        if again.changed:
            yield "a second pull changes what the first one wrote"
    for _, written in first:
        yield from layout(written)


LAWS: dict[str, Law] = {
    "lossless": lossless,
    "verdicts": verdicts,
    "fixes": fixes,
    "layout": layout,
    "editors": editors,
    "remembered": remembered,
    "typed": typed,
    "settings": settings,
    "catalogs": catalogs,
    "frames": frames,
}
"""By name, which is the folder of a stored input, too."""
PROCESS_LAWS: dict[str, Law] = {"server": server}
"""Those that start a process for each text."""


def broken(name: str, text: str) -> list[str]:
    """How a text breaks a law; what is raised is told as one of the ways."""
    try:
        return [*(LAWS | PROCESS_LAWS)[name](text)]
    except Exception as error:
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
        return [f"{type(error).__name__} at {where}: {str(error)[:200]}"]
