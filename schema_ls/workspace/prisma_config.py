"""Reading `prisma.config.ts` and its like without running them. Knows their properties, not their purpose.

The files are programs. What is a plain value in them is understood: texts, `env("X")`, `process.env.X`,
`path.join("a", "b")`, and names of constants that hold such a value. Anything else comes back as
`NotUnderstood`, which names the setting to use instead.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from schema_ls.base.errors import reason_of
from schema_ls.workspace.folders import absolute, ancestors, is_a_file, text_beside

if TYPE_CHECKING:
    from schema_ls.workspace.config_program import Unclear
    from schema_ls.workspace.environment import Source

NAME = "prisma.config.ts"
"""What such a file is called where it is new."""
_ENDINGS = ("ts", "mts", "js", "mjs", "cjs", "cts")
_NAMES = (*(f"prisma.config.{e}" for e in _ENDINGS), *(f".config/prisma.{e}" for e in _ENDINGS))


class NotUnderstood(NamedTuple):
    """A property that only running the program would tell, and what to do instead."""

    property: str
    reason: str
    remedy: str


class PrismaConfig(NamedTuple):
    """What a config file says; None where it says nothing that could be understood (see `problems`).

    `schema` is absolute.
    """

    path: Path
    schema: Path | None = None
    url: Source | None = None
    problems: tuple[NotUnderstood, ...] = ()


# The properties that are read, and what a person can set where one is not understood.
_REMEDIES = {
    "schema": 'Set `schema = "..."` in schema-ls.toml, or write the path as plain text.',
    "datasource.url": "Give the URL with --url or in DATABASE_URL, or write it as plain text or env(...).",
}


def find_prisma_config(start: Path) -> Path | None:
    """The config file that holds for the folder `start`: that of the nearest folder upwards."""
    return next((found for folder in ancestors(start) if (found := config_file_in(folder))), None)


def config_file_in(folder: Path) -> Path | None:
    """The config file of exactly this folder (`prisma.config.*`, else `.config/prisma.*`), or None."""
    return next((path for name in _NAMES if is_a_file(path := folder / name)), None)


def read_prisma_config(path: Path) -> PrismaConfig:
    """What the file says. Never raises: what cannot be read or understood is among the `problems`."""
    try:
        text = text_beside(path)
    except OSError as error:
        reason = f"{path.name} cannot be read: {reason_of(error)}."
        return PrismaConfig(path, problems=(NotUnderstood("", reason, "Check the permissions of the file."),))
    return parse_prisma_config(text, path)


def parse_prisma_config(text: str, path: Path) -> PrismaConfig:
    """What `text`, the content of `path`, says. Paths count from the folder of the file, as Prisma has it."""
    from schema_ls.workspace.config_program import Program, Unclear
    from schema_ls.workspace.environment import EnvVariable, Literal

    program = Program(text)
    folder = absolute(path).parent
    found = {name: program.value(tuple(name.split("."))) for name in _REMEDIES}
    # One unclear object hides several properties: it is told once, for the first of them.
    unclear = {value: name for name, value in reversed(found.items()) if isinstance(value, Unclear)}
    problems = [_problem(name, path, value) for value, name in reversed(unclear.items())]
    schema, url = found["schema"], found["datasource.url"]
    if isinstance(schema, EnvVariable):
        problems.append(_problem("schema", path, Unclear(f"the variable {schema.name}")))
    return PrismaConfig(
        path,
        schema=absolute(folder / schema.text) if isinstance(schema, Literal) else None,
        url=None if isinstance(url, Unclear) else url,
        problems=tuple(problems),
    )


def _problem(name: str, path: Path, value: Unclear) -> NotUnderstood:
    reason = f"`{name}` in {path.name} is not a plain value ({value.what})."
    return NotUnderstood(name, reason, _REMEDIES[name])
