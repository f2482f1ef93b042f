"""Which database a schema or an argument means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from schema_ls.base.errors import DatabaseError
from schema_ls.model.dialects import configs
from schema_ls.syntax.ast import Call, String, Value
from schema_ls.syntax.tree import Tree
from schema_ls.workspace.environment import EnvVariable, Literal, NoUrl, Source, database_url
from schema_ls.workspace.folders import absolute, folder_of
from schema_ls.workspace.prisma_config import find_prisma_config, read_prisma_config


def url_for(path: Path, trees: Sequence[Tree], explicit: str | None) -> str:
    """The url of the database that the schema at `path` describes, or the `explicit` one. Raises DatabaseError where
    nothing names one.
    """
    config_file = find_prisma_config(folder_of(path))
    config = read_prisma_config(config_file) if config_file else None
    config_url, written = config.url if config else None, _written_url(trees)
    found = database_url(path, written, explicit, config_url=config_url)
    if not isinstance(found, NoUrl):
        # Prisma counts a relative file from where the url stands; in a variable, from the file that names it.
        place = config_file if config_file and not written else path
        return found.url if explicit else _anchored(found.url, folder_of(place))
    for problem in config.problems if config else ():
        if problem.property in ("", "datasource.url"):
            raise DatabaseError(problem.reason, problem.remedy)
    raise DatabaseError(found.reason, found.remedy)


def _written_url(trees: Sequence[Tree]) -> Source | None:
    """The url that the datasource holds: first the direct one, as the other may lead to a pool."""
    direct, url = written_address(trees, "directUrl"), written_address(trees, "url")
    return EnvVariable(direct.name, url) if isinstance(direct, EnvVariable) else direct or url


def written_address(trees: Sequence[Tree], setting: str) -> Source | None:
    """What a setting of the datasource holds; None where it is missing or cannot be read."""
    datasource = next((item for item in configs(trees) if item.kind == "datasource"), None)
    found = datasource.setting(setting) if datasource else None
    return _source(found.value) if found else None


def _source(value: Value | None) -> Source | None:
    if isinstance(value, String):
        return Literal(value.text)
    if isinstance(value, Call) and value.name == "env" and value.arguments:
        name = value.arguments[0].value
        return EnvVariable(name.text) if isinstance(name, String) else None
    return None


def _anchored(url: str, folder: Path) -> str:
    """A `file:` url with an absolute path; a relative one counts from `folder`. Other urls stay."""
    scheme, colon, rest = url.strip().partition(":")
    written, mark, parameters = rest.partition("?")
    if not colon or scheme.lower() != "file" or not written or written.startswith(("/", "\\", ":")):
        return url
    return f"{scheme}:{absolute(folder / written)}{mark}{parameters}"
