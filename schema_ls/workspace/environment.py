"""Environment variables, `.env` files and the URL of the database. Knows no config file and no schema.

Text that may hold a password stays out of every `repr`; `redact` takes passwords out of any other text.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from schema_ls.base.record import Record
from schema_ls.workspace.folders import absolute, ancestors, folder_of, is_a_file, text_beside

HIDDEN = "***"


class Literal(Record, hides="text"):
    """A text that is written down."""

    text: str


class EnvVariable(Record, hides="fallback"):
    """A text that waits in an environment variable, with what counts where that is not set."""

    name: str
    fallback: Literal | EnvVariable | None = None


Source = Literal | EnvVariable


class ResolvedUrl(Record, hides="url"):
    """The URL of a database, and in words where it was found. Never print `url`."""

    url: str
    source: str


class NoUrl(Record):
    """Why there is no URL, and what to do about it."""

    reason: str
    remedy: str


class Environment(Record, hides="values"):
    """Values of environment variables by name, and by name where each was found."""

    values: Mapping[str, str]
    sources: Mapping[str, str]


# `KEY=`, `export KEY =`, and the rest of the line is the value.
_ASSIGNMENT = re.compile(r"^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=[ \t]*", re.MULTILINE)
_QUOTED = {
    '"': re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL),
    "'": re.compile(r"'([^']*)'"),
    "`": re.compile(r"`([^`]*)`"),
}
_BARE = re.compile(r"[^\r\n#]*")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_REFERENCE = re.compile(r"\\\$|\$\{([A-Za-z_]\w*)(?::?-([^}]*))?\}|\$([A-Za-z_]\w*)")


def parse_env(text: str) -> dict[str, str]:
    """The variables that the text of a `.env` file sets; of two that set the same one the last counts.

    Understands `export`, comments, single, double and back quotes (over several lines, too) and `\\n` inside
    double quotes. What it cannot read it passes over. References to other variables are not yet resolved.
    """
    found: dict[str, str] = {}
    place = 0
    while match := _ASSIGNMENT.search(text, place):
        value, place = _value_at(text, match.end())
        found[match[1]] = value
    return found


def environment(schema_path: Path, environ: Mapping[str, str] | None = None) -> Environment:
    """The variables that hold for a schema. What comes first counts.

    1. the environment of the process (`environ`); then the `.env` files 2. beside the schema, 3. of its
    package (the nearest folder above with a package.json or a prisma.config file), 4. in `prisma/` of that;
    5. the same three places counted from the working folder, where Prisma looks, too.
    `${NAME}` and `${NAME:-text}` are replaced, and `$NAME` where there is such a variable.
    """
    process = os.environ if environ is None else environ
    values = dict(process)
    sources = dict.fromkeys(values, "the environment")
    for path in env_files(schema_path):
        for name, value in _variables_in(path).items():
            if name not in values:
                values[name] = value
                sources[name] = str(path)
    written = {name for name in values if name not in process}
    expanded = {name: _expanded(values[name], values, (name,)) for name in written}
    return Environment({**values, **expanded}, sources)


def written_variables(schema_path: Path) -> tuple[str, ...]:
    """Names of the variables that the `.env` files of a schema set, the file that counts most first."""
    return tuple(dict.fromkeys(name for path in env_files(schema_path) for name in _variables_in(path)))


def env_files(schema_path: Path) -> tuple[Path, ...]:
    """The `.env` files that exist for a schema, the one that counts most first."""
    folders = dict.fromkeys((*_env_folders(folder_of(schema_path)), *_env_folders(absolute(Path()))))
    return tuple(path for folder in folders if is_a_file(path := folder / ".env"))


def _env_folders(start: Path) -> tuple[Path, Path, Path]:
    package = next((folder for folder in ancestors(start) if _is_package(folder)), start)
    return start, package, package / "prisma"


def database_url(
    schema_path: Path,
    schema_url: Source | None,
    explicit: str | None,
    *,
    config_url: Source | None = None,
    environ: Mapping[str, str] | None = None,
) -> ResolvedUrl | NoUrl:
    """The URL of the database that a schema describes, or why there is none.

    What comes first counts: `explicit` (a flag), the url of the datasource, the url in prisma.config, and
    the variable DATABASE_URL, which counts only where neither of the two names a url: another database than
    the named one is never taken in silence.
    """
    if explicit:
        return ResolvedUrl(explicit, "the URL given")
    known = environment(schema_path, environ)
    candidates = [(schema_url, "the datasource"), (config_url, "prisma.config")]
    named = [(source, place) for source, place in candidates if source is not None]
    for source, place in named or [(EnvVariable("DATABASE_URL"), "")]:
        if found := _resolved(source, place, known):
            return found
    return _no_url(named)


_UNQUOTED = re.compile(r"[^\s\"'`<>]+")
_USER = re.compile(r"/[^:/?#@]*:")
"""The end of what stands before a password. One slash will do: a URL that was taken for a path has lost the other."""
_PARAMETER = re.compile(
    r"(?i)((?:^|[?&;\s])(?:\w*passw(?:or)?d|pwd|pgpassword|api_key|apikey|token|secret)\s*=\s*)"
    r"(\{[^}]*\}|'(?:[^'\\]|\\.)*'|[^\s&;\"'`<>]+)"
)


def redact(text: str) -> str:
    """`text` with every password in it hidden: those of URLs, of their parameters and of `password=...`.

    Rather too much is hidden than too little: a password may hold `@`, `/` or `:` that nobody escaped.
    """
    has_url = "@" in text and "/" in text
    return _PARAMETER.sub(rf"\g<1>{HIDDEN}", _UNQUOTED.sub(_without_password, text) if has_url else text)


def _without_password(match: re.Match[str]) -> str:
    """A URL, or a path made of one, with its password hidden: from the user's name to the last `@`, each found in one pass."""
    url = match[0]
    end = url.rfind("@")
    user = _USER.search(url, 0, end) if end > 0 else None
    return f"{url[: user.end()]}{HIDDEN}{url[end:]}" if user else url


def _value_at(text: str, place: int) -> tuple[str, int]:
    """The value that starts at `place`, and where it ends."""
    quote = text[place : place + 1]
    if quote in _QUOTED and (match := _QUOTED[quote].match(text, place)):
        value = match[1]
        return (_ESCAPE.sub(_unescaped, value) if quote == '"' else value), match.end()
    match = _BARE.match(text, place)
    assert match is not None, "an expression that may be empty always matches"
    return match[0].strip(), match.end()


def _unescaped(match: re.Match[str]) -> str:
    # A `\$` keeps its backslash: it is needed when references are replaced.
    return _ESCAPED.get(match[1], match[0])


def _variables_in(path: Path) -> dict[str, str]:
    try:
        return parse_env(text_beside(path))
    except OSError:
        return {}


def _expanded(text: str, values: Mapping[str, str], inside: tuple[str, ...]) -> str:
    """`text` with its references replaced; `inside` are the variables it is part of, which end a circle."""

    def replacement(match: re.Match[str]) -> str:
        name = match[1] or match[3]
        if name is None:
            return "$"
        if name in values and name not in inside and len(inside) < 50:
            return _expanded(values[name], values, (*inside, name))
        # A lone `$` is often part of a password, so `$NAME` needs a variable to be taken for a reference.
        return match[0] if match[3] else _expanded(match[2] or "", values, inside)

    return _REFERENCE.sub(replacement, text)


def _is_package(folder: Path) -> bool:
    if is_a_file(folder / "package.json"):
        return True
    from schema_ls.workspace.prisma_config import config_file_in

    return config_file_in(folder) is not None


def _resolved(source: Source, place: str, known: Environment) -> ResolvedUrl | None:
    match source:
        case Literal(text):
            return ResolvedUrl(text, f"the url of {place}") if text else None
        case EnvVariable(name, fallback):
            if value := known.values.get(name):
                return ResolvedUrl(value, f"the variable {name} from {known.sources[name]}")
            return _resolved(fallback, place, known) if fallback else None


def _no_url(named: list[tuple[Source, str]]) -> NoUrl:
    for source, place in named:
        if isinstance(source, EnvVariable):
            return NoUrl(
                f"The url of {place} is in the variable {source.name}, which is not set.",
                f"Set {source.name} in the environment or in a .env file, or give the URL with --url.",
            )
    if named:
        return NoUrl("The url of the datasource is empty.", "Write one, or give it with --url.")
    return NoUrl(
        "No database is named anywhere.",
        "Give its URL with --url, or set DATABASE_URL in the environment or in a .env file.",
    )
