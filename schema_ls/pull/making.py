"""What a catalog makes of files: the wanted schema, merged into them or written anew, and looked over.

Beside the reader this is nearly all there is to load; `pull` does so while the database answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from schema_ls.base.record import replaced
from schema_ls.model.dialects import configs, dialect_of
from schema_ls.pull import NothingToPullError, PullResult, listed_schemas
from schema_ls.pull.afresh import written_afresh
from schema_ls.pull.catalog import Catalog
from schema_ls.pull.clashes import doubtful_tables
from schema_ls.pull.existing import read_previous, trees_of
from schema_ls.pull.infer import infer
from schema_ls.pull.merge import Merged, all_new, merge
from schema_ls.pull.placement import File
from schema_ls.pull.previous import Previous
from schema_ls.pull.renames import likely_renames
from schema_ls.pull.render import Style
from schema_ls.pull.sample import sample_of
from schema_ls.pull.scope import Options
from schema_ls.pull.settings import Settings
from schema_ls.pull.verify import is_large, new_errors
from schema_ls.pull.wanted import Wanted
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.versions import Version
from schema_ls.syntax import make
from schema_ls.syntax.tree import Tree, parse

DEFAULT_FILE = "schema.prisma"


def result_of(
    catalog: Catalog, previous: Sequence[tuple[str, str]], version: Version, settings: Settings, *, afresh: bool
) -> PullResult:
    """See `pull.pull_catalog`."""
    trees = trees_of(tuple(previous))
    files = [File(name, tree) for (name, _), tree in zip(previous, trees, strict=True)]
    dialect = _dialect(trees, version, catalog.provider)
    options = Options(
        dialect=dialect,
        has_generator=any(item.kind == "generator" for item in configs(trees)),
        show_schemas=listed_schemas(trees) is not None,
        settings=settings,
    )
    before = read_previous(trees, dialect, catalog.default_schema, settings.renamed())
    style = Style(dialect, settings.indent, settings.align)
    wanted = infer(catalog, before, options)
    if not wanted.models and not wanted.enums:
        raise NothingToPullError(_datasource(dialect), *_why_nothing(catalog, settings))
    merged = _texts(files, wanted, before, style, settings, afresh=afresh)
    is_changed = merged.files != tuple(previous)
    return PullResult(
        merged.files,
        wanted.warnings,
        merged.removed,
        is_changed,
        merged.changes,
        likely_renames(wanted, before),
        _errors(previous, merged, _sample(trees, wanted, before, style, catalog), version) if is_changed else (),
    )


def _texts(
    files: Sequence[File], wanted: Wanted, before: Previous, style: Style, settings: Settings, *, afresh: bool
) -> Merged:
    trees, datasource = [file.tree for file in files], _datasource(style.dialect)
    is_new = not any(line.text.strip() for tree in trees for line in tree.lines)
    if not (is_new or afresh):
        return merge(files, wanted, before, style, settings)
    name = files[0].name if files else DEFAULT_FILE
    text = written_afresh(trees, wanted, before, style, datasource)
    return Merged(((name, text),), changes={name: all_new(wanted.blocks)} if is_new else {})


def _errors(
    previous: Sequence[tuple[str, str]], merged: Merged, sample: str | None, version: Version
) -> tuple[str, ...]:
    """New errors of the result. Where there is a `sample` of it, that is looked at first."""
    if sample is not None and not new_errors((), (("", sample),), _judging([("", sample)], version)):
        return ()
    return new_errors(previous, merged.files, _judging(merged.files, version))


def _sample(trees: Sequence[Tree], wanted: Wanted, before: Previous, style: Style, catalog: Catalog) -> str | None:
    """A part of a large schema that is new as a whole, as one text."""
    if before.models or not is_large(wanted):
        return None
    part = replaced(wanted, models=sample_of(wanted, doubtful_tables(catalog.tables, style.dialect)))
    return written_afresh(trees, part, before, style, _datasource(style.dialect))


def _judging(files: Sequence[tuple[str, str]], version: Version) -> Dialect:
    return dialect_of([parse(text) for _, text in files], version)


def _dialect(trees: Sequence[Tree], version: Version, provider: str) -> Dialect:
    """The dialect of the files; where no datasource says otherwise it is that of the database."""
    found = dialect_of(trees, version)
    return found if found.provider else replaced(found, provider=provider)


def _why_nothing(catalog: Catalog, settings: Settings) -> tuple[str, str]:
    """Why there is nothing to pull, and what to do."""
    if catalog.tables and not any(settings.takes(table.name) for table in catalog.tables):
        return (
            f"There is nothing to pull: `include` and `exclude` leave out every table{_named(catalog.schemas)}.",
            "Correct the patterns, on the command line or under `[pull]` in the settings.",
        )
    return (
        f"There is nothing to pull: the database has no tables{_named(catalog.schemas)}.",
        "Check the url; `?schema=` of it or `schemas` of the datasource block choose other schemas.",
    )


def _named(schemas: Sequence[str]) -> str:
    """Where tables were looked for, in words; nothing for a database without schemas."""
    names = ", ".join(f"`{schema}`" for schema in schemas if schema)
    return f" in {'schema' if len(schemas) == 1 else 'schemas'} {names}" if names else ""


def _datasource(dialect: Dialect) -> str:
    members = [f"provider = {make.quoted(dialect.provider or '')}"]
    if dialect.knows("connection-url"):
        members.append(f"url      = {make.call('env', [make.quoted('DATABASE_URL')])}")
    return make.block("datasource", dialect.datasource_name, members)
