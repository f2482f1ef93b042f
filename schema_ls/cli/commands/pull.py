"""`schema-ls pull`: what a database really holds, written into a schema."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from schema_ls.base.errors import ConfigError, DatabaseError
from schema_ls.base.garbage import never_look
from schema_ls.base.record import Record, replaced
from schema_ls.cli.inputs import add_version_argument, settings_for
from schema_ls.cli.questions import offer, progress
from schema_ls.cli.schemas import version_of
from schema_ls.cli.streams import note, put_exactly
from schema_ls.cli.writing import replace_texts
from schema_ls.spec.versions import Version
from schema_ls.workspace.databases import url_for
from schema_ls.workspace.files import read_schema, write_atomically
from schema_ls.workspace.folders import exists, from_here, is_a_folder
from schema_ls.workspace.groups import default_schema
from schema_ls.workspace.search import schemas_in

if TYPE_CHECKING:
    import argparse

    from schema_ls.cli.plain_arguments import PlainArguments
    from schema_ls.cli.report.pulled import Change
    from schema_ls.pull import PullResult, Settings
    from schema_ls.syntax.tree import Tree

EXIT_CODES = (
    "Exit codes: 0 done, or nothing to do; 1 with --check, the schema differs from the database; "
    "2 the database or a file could not be read or written."
)

_NEW_NAME = "schema.prisma"
_KEPT = ("remapped-", "reintrospected-")
"""Warnings that something of the schema was kept: on each pull the same, so only reports have them."""


def add_arguments(parser: argparse.ArgumentParser | PlainArguments) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "--url",
        help="the database, postgresql://USER:PASSWORD@HOST:PORT/DATABASE or file:PATH "
        "(default: what the datasource, prisma.config or DATABASE_URL says)",
    )
    parser.add_argument(
        "--schema",
        metavar="PATH",
        help="the schema: a file, made where there is none, or a folder whose files are one schema "
        "(default: that of this folder)",
    )
    parser.add_argument("--print", action="store_true", help="print the schema written afresh, write none")
    parser.add_argument("--diff", action="store_true", help="print what would change as a diff, write no schema")
    parser.add_argument("--json", action="store_true", help="print the changed files for a program, write no schema")
    parser.add_argument(
        "--check", action="store_true", help="write no schema, print the changes, exit 1 where there are some"
    )
    _add_choices(parser)
    parser.add_argument("--report", metavar="FILE", help="write what Prisma cannot express to a file, as JSON")
    parser.add_argument("--force", action="store_true", help="write the result even where it is no valid schema")
    add_version_argument(parser)


def _add_choices(parser: argparse.ArgumentParser | PlainArguments) -> None:
    """Arguments that stand for settings of the same name, and come before them."""
    pattern = "a pattern such as `audit_*` or `sales.*`; may be given several times"
    parser.add_argument("--include", metavar="TABLE", action="append", help=f"pull only these tables: {pattern}")
    parser.add_argument(
        "--exclude", metavar="TABLE", action="append", help=f"leave these tables as they are: {pattern}"
    )
    parser.add_argument(
        "--naming", choices=("database", "camel", "camel-singular"), help="how new models and fields are called"
    )
    parser.add_argument(
        "--rename",
        metavar="OLD=NEW",
        action="append",
        default=[],
        help="a table or column (TABLE.COLUMN) of the schema that has another name in the database now",
    )
    parser.add_argument("--annotate", action="store_true", help="also write what Prisma cannot express as `///` lines")
    parser.add_argument(
        "--no-comments", action="store_true", help="do not write comments of the database as `///` lines of new blocks"
    )


def run(options: argparse.Namespace) -> int:
    """0: done, or nothing to do; 1: with `--check`, something differs. Raises UserError for everything else."""
    for alone in ("check", "json"):
        others = {"check", "print", "diff", "json"} - {alone}
        if getattr(options, alone) and any(getattr(options, other) for other in others):
            raise ConfigError(f"--{alone} goes with neither --print nor --diff.", "Leave one of them out.")
    files = _files_to_edit(options.schema, may_be_missing=options.print)
    result = _pulled(files, options)
    # Not before: up to here a person waits for the database, beside which much is loaded that this needs.
    from schema_ls.cli.report import pulled as report

    for warning in result.warnings:
        if not warning.kind.startswith(_KEPT):
            note(f"warning: {warning.object}: {warning.message}")
    if options.report:
        write_atomically(Path(options.report), report.as_json(result.warnings))
    before = dict(files.texts)
    changes = [(name, before.get(name), text) for name, text in result.files if before.get(name) != text]
    if options.json:
        report.put_changes(changes, result)
        return 0
    if options.check:
        return report.show_drift(changes, result, files.texts, files.name, _version(files, options))
    report.tell_what_goes(result)
    for error in result.errors:
        note(f"The result would be no valid schema: {error}")
    if options.diff:
        report.put_diff(changes)
    elif options.print:
        put_exactly("".join(text for _, text in result.files))
        _tell_what_is_left_out(files)
    else:
        _write(changes, result, is_forced=options.force)
        report.tell_what_was_written(changes, result, files.name)
    return 0


def _tell_what_is_left_out(files: _Files) -> None:
    from schema_ls.pull.afresh import comments_left_out

    count = comments_left_out(files.trees)
    if count:
        comments = "1 comment" if count == 1 else f"{count} comments"
        note(f"Written afresh, without {comments} of {files.name}; pull without --print keeps them where they are.")


def _write(changes: Sequence[Change], result: PullResult, *, is_forced: bool) -> None:
    if result.errors and not is_forced:
        raise DatabaseError(
            "What the database holds came out as a schema that Prisma would refuse; nothing was written.",
            "See the lines above; --force writes it nevertheless, --print shows it.",
        )
    replace_texts([(Path(path), old, new) for path, old, new in changes])


class _Files(Record):
    """The schema to edit: where it is, its name for people, and the texts that exist, by the names of their files."""

    path: Path
    name: str
    texts: tuple[tuple[str, str], ...]

    @property
    def trees(self) -> tuple[Tree, ...]:
        """The texts as trees."""
        from schema_ls.pull.existing import trees_of

        return trees_of(self.texts)

    @property
    def for_engine(self) -> tuple[tuple[str, str], ...]:
        """The texts; an empty one where the schema is still to be made."""
        return self.texts or ((str(self.path / _NEW_NAME if is_a_folder(self.path) else self.path), ""),)


def _files_to_edit(named: str | None, *, may_be_missing: bool) -> _Files:
    """The schema that the arguments mean. Raises FileError and ConfigError."""
    here = Path()
    if named is not None and not named:
        raise ConfigError("--schema is empty.", "Give the path of a file or folder.")
    path = Path(named) if named else default_schema(here, settings_for(here))
    if path is None:
        if may_be_missing:
            return _Files(Path(_NEW_NAME), _NEW_NAME, ())
        raise ConfigError("This folder has no schema.", f"Name the file to make: --schema {_NEW_NAME}.")
    path = from_here(path)
    if is_a_folder(path):
        found = schemas_in(path)
        if found.problems:
            raise found.problems[0]
        return _Files(path, str(path), tuple((str(file), read_schema(file)) for file in found.files))
    texts = ((str(path), read_schema(path)),) if exists(path) else ()
    return _Files(path, str(path), texts)


def _pulled(files: _Files, options: argparse.Namespace) -> PullResult:
    url, version = url_for(files.path, files.trees, options.url), _version(files, options)
    from schema_ls.pull import pull_catalog, read_database

    settings, is_afresh = _settings(files, options), options.print and not options.diff
    # What a pull makes lives until it ends, and then the process does: looking for garbage costs a quarter of the time.
    never_look()
    with progress() as tell:
        catalog = read_database(url, files.for_engine, version, tell)
    result = pull_catalog(catalog, files.for_engine, version, settings, afresh=is_afresh)
    accepted = tuple(
        (each.old, each.new) for each in result.renames if offer(each, is_silent=options.check or options.json)
    )
    if not accepted:
        return result
    settings = replaced(settings, renames=settings.renames + accepted)
    return pull_catalog(catalog, files.for_engine, version, settings, afresh=is_afresh)


def _settings(files: _Files, options: argparse.Namespace) -> Settings:
    from schema_ls.pull import Settings

    config = settings_for(files.path)
    if config.pull_files and not is_a_folder(files.path):
        note("The setting `pull.files` counts only where the schema is a folder.")
    chosen = Settings.chosen(config, in_folder=is_a_folder(files.path))
    return replaced(
        chosen,
        annotate=options.annotate or chosen.annotate,
        comments=chosen.comments and not options.no_comments,
        include=tuple(options.include or chosen.include),
        exclude=tuple(options.exclude or chosen.exclude),
        naming=options.naming or chosen.naming,
        renames=tuple(map(_rename, options.rename)),
    )


def _rename(argument: str) -> tuple[str, str]:
    old, sign, new = argument.partition("=")
    if not (old and sign and new):
        raise ConfigError(f"`--rename {argument}` names no two tables or columns.", "Write it as --rename OLD=NEW.")
    return old, new


def _version(files: _Files, options: argparse.Namespace) -> Version:
    return version_of(files.path, files.trees, settings_for(files.path), options.prisma_version)
