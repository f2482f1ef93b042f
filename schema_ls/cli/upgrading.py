"""Bringing one schema to another version of Prisma: what it needs, and the files that come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from schema_ls.base.errors import ConfigError
from schema_ls.base.finding import FixClass
from schema_ls.base.record import Record
from schema_ls.base.words import capitalized
from schema_ls.checks.fixes import FileEdit, edited_files
from schema_ls.checks.fixing import fix_all
from schema_ls.checks.rules.upgrade.old_client_generator import Options, old_client_generator
from schema_ls.checks.run import Located
from schema_ls.checks.selection import Selection
from schema_ls.checks.upgrading import needed_changes, upgrade_selection
from schema_ls.cli.report.entries import Entry, entries_of
from schema_ls.cli.schemas import Group, Problem
from schema_ls.format import edits_in_rows
from schema_ls.ide.rename import Refusal, rename
from schema_ls.model.names import free_name
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.spec.versions import Version, parse_version
from schema_ls.syntax.tree import Tree
from schema_ls.workspace.config import Config
from schema_ls.workspace.databases import written_address
from schema_ls.workspace.folders import absolute, folder_of
from schema_ls.workspace.groups import schema_group
from schema_ls.workspace.prisma_config import find_prisma_config, read_prisma_config
from schema_ls.workspace.prisma_config_text import Addresses, config_path, config_text
from schema_ls.workspace.project import has_url, schema_of

_URLS = "datasource-url-removed"
_RESERVED = ("reserved-model-name", "reserved-enum-name")
Change = tuple[Path, str | None, str]
"""A file, its text (None: there is none yet), and the text it shall have."""


class Request(Record):
    """What to do. `start` and `target` are majors of Prisma; no `start` stands for what the project uses."""

    target: str
    start: str | None = None
    fixes: bool = False
    client: str | None = None
    """The folder for a client of the new generator; None leaves the old one."""


class Upgraded(Record):
    """What a schema needs, or still needs after fixing, and what becomes of its files."""

    entries: tuple[Entry, ...]
    lines: dict[str, list[str]]
    files: int
    start: Version
    problems: tuple[Problem, ...]
    changes: tuple[Change, ...]
    applied: Counter[str]
    notes: tuple[str, ...] = ()


def upgraded(group: Group, request: Request, taken: Collection[Path] = ()) -> Upgraded:
    """Look at a schema, and mend it where that is asked for. `taken` are new files that other schemas already make.

    Raises ConfigError for versions that are none.
    """
    files, problems = group.read()
    trees = [file.tree for file in files]
    start, target = _versions(group, trees, request)
    options = {old_client_generator.code: Options(request.client)} if request.client else {}
    selection = upgrade_selection(options)
    schema = schema_of(files, target)
    needed = needed_changes(schema_of(files, start), schema, selection)
    new: tuple[Change, ...] = ()
    notes: list[str] = []
    applied: Counter[str] = Counter()
    if request.fixes and not problems:
        codes = {one.finding.code for one in needed} - ({old_client_generator.code} if not request.client else set())
        if _URLS in codes:
            new = _moved_urls(group.place, trees, taken, notes)
            if notes:
                codes.discard(_URLS)
        schema, applied = _mended(schema, needed, codes, selection, notes)
        schema = schema_of(_laid_out(files, schema, group.config), target)
        needed = needed_changes(schema_of(schema.files, start), schema, selection)
    return Upgraded(
        tuple(entries_of(schema, needed)),
        {file.name: [line.text for line in file.tree.lines] for file in schema.files},
        len(files),
        start,
        tuple(problems.values()),
        new + _changed(files, schema.files),
        applied,
        tuple(notes),
    )


def _versions(group: Group, trees: Sequence[Tree], request: Request) -> tuple[Version, Version]:
    """The version to come from and the one to go to. A project may have been given the new package already: then its schema
    is one of the major before.
    """
    target = parse_version(request.target)
    assert target is not None
    if request.start is not None:
        start = parse_version(request.start)
        assert start is not None
    else:
        start = group.version(trees)
        if start.major >= target.major and not (target.major > 6 and has_url(trees) is False):
            start = parse_version(str(target.major - 1)) or start
    if start.major > target.major:
        raise ConfigError(f"Prisma {start.major} is newer than {target.major}.", "Give an older version with --from.")
    return start, target


def _mended(
    schema: Schema, needed: Sequence[Located], codes: Collection[str], selection: Selection, notes: list[str]
) -> tuple[Schema, Counter[str]]:
    """The schema after all fixes of some codes, and how many of them there were. Adds to `notes` what could not be done."""
    rebuild = partial(schema_of, version=schema.dialect.version)
    schema, renamed = _renamed(schema, needed, notes)
    fixed = fix_all(
        schema,
        selection,
        frozenset(FixClass),
        {file.name for file in schema.files},
        rebuild,
        is_asked=lambda located: located.finding.code in codes,
    )
    return fixed.schema, renamed + fixed.applied


def _renamed(schema: Schema, needed: Sequence[Located], notes: list[str]) -> tuple[Schema, Counter[str]]:
    """The schema with other names for what the client cannot call so any more; the database keeps them."""
    applied: Counter[str] = Counter()
    for located in needed:
        if located.finding.code in _RESERVED:
            item = located.place.item
            place = next(each for each in schema.declared[item.name] if each.item.kind == item.kind)
            span = located.finding.span.moved(place.row)
            new = free_name(capitalized(place.item.name), {each.item.name for each in schema.places}.__contains__)
            edits = rename(schema, place.file, span.row, span.column, new)
            if isinstance(edits, Refusal):
                notes.append(f"`{place.item.name}` was not renamed. {edits.reason}")
                continue
            schema = schema_of(edited_files(schema.files, edits), schema.dialect.version)
            applied[located.finding.code] += 1
    return schema, applied


def _laid_out(before: Sequence[SchemaFile], schema: Schema, config: Config) -> list[SchemaFile]:
    """The files of a schema with those datasources and generators laid out that are not as they were."""
    known = {block for file in before for block in file.tree.blocks}
    edits: list[FileEdit] = []
    for place in schema.config_places:
        if place.item.block not in known:
            lines = [line.text for line in schema.files[place.file].tree.lines]
            row = place.row + place.item.block.header
            found = edits_in_rows(
                lines, row, row, version=schema.dialect.version, tab=config.format_indent, align=config.format_align
            )
            edits += ((place.file, edit) for edit in found)
    return edited_files(schema.files, edits)


def _moved_urls(place: Path, trees: Sequence[Tree], taken: Collection[Path], notes: list[str]) -> tuple[Change, ...]:
    """The new config file; none where one holds the addresses already. Adds to `notes` why the lines have to stay."""
    known = find_prisma_config(folder_of(place))
    schema = schema_group(place).folder or absolute(place)
    if known is not None:
        said = read_prisma_config(known)
        if said.url is not None and said.schema in (None, schema, absolute(place)):
            return ()
        notes.append(
            f"{place}: {known.name} is there already. Write `datasource: {{ url: ... }}` in it; "
            "until then the addresses stay in the schema."
        )
        return ()
    direct, url = written_address(trees, "directUrl"), written_address(trees, "url")
    path, main = config_path(schema), direct or url
    if main is None or path in taken:
        why = "another schema has it" if main else "no address in the schema can be read"
        notes.append(f"{place}: {path.name} was not written, because {why}. Write it yourself.")
        return ()
    shadow = written_address(trees, "shadowDatabaseUrl")
    pool = url if direct is not None and url != direct else None
    return ((path, None, config_text(path, schema, Addresses(main, shadow, pool))),)


def _changed(before: Sequence[SchemaFile], after: Sequence[SchemaFile]) -> tuple[Change, ...]:
    texts = ((Path(old.name), str(old.tree), str(new.tree)) for old, new in zip(before, after, strict=True))
    return tuple((path, old, new) for path, old, new in texts if old != new)
