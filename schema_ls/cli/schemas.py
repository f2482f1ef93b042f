"""Which of the given files make one schema, and which version of Prisma judges it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from schema_ls.base.errors import FileError
from schema_ls.cli.inputs import Input, forget_settings, settings_for
from schema_ls.spec.versions import Version
from schema_ls.syntax.tree import Tree
from schema_ls.workspace.config import Config
from schema_ls.workspace.disagreement import Disagreement, disagreement_about
from schema_ls.workspace.folders import absolute, folder_of, from_here
from schema_ls.workspace.groups import configured_schemas, schema_group
from schema_ls.workspace.prisma_config import NotUnderstood
from schema_ls.workspace.project import Source, has_url, read_sources
from schema_ls.workspace.written_version import version_for

if TYPE_CHECKING:
    from schema_ls.model.schema import SchemaFile

Problem = tuple[str, str]
"""Problem and remedy of a UserError."""


class Group(NamedTuple):
    """Files that make one schema. Only the `wanted` ones were asked for, by the names they have here."""

    members: tuple[Input, ...]
    wanted: frozenset[str]
    config: Config
    explicit_version: str | None = None
    problems: tuple[NotUnderstood, ...] = ()

    @property
    def place(self) -> Path:
        """A file of it, for whatever holds for all of them."""
        return self.members[0].path

    def read(self) -> tuple[tuple[SchemaFile, ...], dict[str, Problem]]:
        """The files with their trees, and by name what is wrong with those that could not be read."""
        sources, problems = self.sources()
        return read_sources(sources), problems

    def sources(self) -> tuple[list[Source], dict[str, Problem]]:
        """The files with their texts, and by name what is wrong with those that could not be read."""
        sources: list[Source] = []
        problems: dict[str, Problem] = {}
        for member in self.members:
            try:
                sources.append(Source(str(member.path), member.read()))
            except FileError as error:
                problems[str(member.path)] = (error.problem, error.remedy)
        return sources, problems

    def version(self, trees: Sequence[Tree]) -> Version:
        """The version of Prisma whose rules hold. Raises ConfigError for a set one that is none."""
        return version_of(self.place, trees, self.config, self.explicit_version)


def version_of(path: Path, trees: Sequence[Tree], config: Config, explicit: str | None) -> Version:
    """The version of Prisma that judges a schema. Raises ConfigError for an explicit one that is none.

    Finding it out means reading lock files, which are large: it is done once for each folder.
    """
    url = has_url(trees)
    key = (folder_of(path), url, config.prisma_version, explicit)
    if key not in _versions:
        _versions[key] = version_for(path, config, explicit, has_url=url)
    return _versions[key]


_versions: dict[tuple[Path, bool | None, str | None, str | None], Version] = {}


def disagreement_in(path: Path, config: Config) -> Disagreement:
    """What contradicts itself about the version of a schema; found out once for each folder, as its version is."""
    key = (folder_of(path), config.prisma_version)
    if key not in _disagreements:
        _disagreements[key] = disagreement_about(path, config)
    return _disagreements[key]


_disagreements: dict[tuple[Path, str | None], Disagreement] = {}


def forget() -> None:
    """Look again from now on which settings and which versions hold."""
    _versions.clear()
    _disagreements.clear()
    forget_settings()


def groups_of(files: Iterable[Input], explicit_version: str | None) -> tuple[Group, ...]:
    """The schemas that files belong to, each once, in the order of the files. Raises ConfigError."""
    given = {absolute(file.path): file for file in files}
    grouped: set[Path] = set()
    groups: list[Group] = []
    known = _Members()
    for path in given:
        if path in grouped:
            continue
        config = settings_for(path)
        members, problems = known.of(path, config)
        # Of two groups that overlap, the files that were asked for belong to the first.
        wanted = [member for member in members if member in given and member not in grouped]
        grouped.update(wanted)
        inputs = tuple(given.get(member) or Input(from_here(member)) for member in members)
        names = frozenset(str(given[member].path) for member in wanted)
        groups.append(Group(inputs, names, config, explicit_version, problems))
    return tuple(groups)


class _Members:
    """Which files make one schema with a file.

    Finding out looks at all files of a folder, so for folders whose files are schemas of their own it is done once.
    """

    def __init__(self) -> None:
        self._single: dict[Path, tuple[NotUnderstood, ...]] = {}

    def of(self, path: Path, config: Config) -> tuple[tuple[Path, ...], tuple[NotUnderstood, ...]]:
        if path.parent in self._single:
            return (path,), self._single[path.parent]
        group = schema_group(path, config)
        if group.folder is None and not any(path == said.path for said in configured_schemas(path.parent, config, [])):
            self._single[path.parent] = group.problems
        return group.files, group.problems


def notes_of(groups: Iterable[Group]) -> Iterator[str]:
    """What in the files of settings could not be understood, each once, in words."""
    yield from dict.fromkeys(f"{problem.reason} {problem.remedy}" for group in groups for problem in group.problems)
