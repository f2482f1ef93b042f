"""Reads the catalog of a SQLite database, with the library that Python brings along.

A constant number of statements in one transaction: the pragmas are asked as tables, for all objects at once. The file is
opened for reading only and never made. Only where an object cannot be described (a view of a table that is gone, a
virtual table whose module is not there) each one is asked for itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from pkgutil import get_data
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from schema_ls.base.errors import DatabaseError
from schema_ls.pull.catalog import Catalog
from schema_ls.pull.readers.sqlite_rows import Row, Rows, assemble

if TYPE_CHECKING:
    import sqlite3

LOCK_SECONDS = 5

_Run = Callable[..., list[Row]]


def read_catalog(url: str, schemas: tuple[str, ...] | None, progress: Callable[[str], None]) -> Catalog:
    """Everything pull needs to know of the database file at `url`, `file:PATH`; the database has no schemas to choose.

    A relative path counts from the working folder. Raises DatabaseError when the file cannot be read.
    """
    import sqlite3

    path = _path(url)
    progress(f"opening {path.name}")
    connection = _open(path)
    try:
        progress("reading the catalog")
        connection.execute("begin")
        return assemble(_read(connection))
    except sqlite3.Error as error:
        raise _explained(path, error) from None
    finally:
        connection.close()


def _path(url: str) -> Path:
    """The file that a url means: what stands between the scheme and the parameters, as it is written."""
    written = url.strip().partition(":")[2].partition("?")[0]
    if not written or written == ":memory:":
        raise DatabaseError(
            "The url names no database file." if not written else "A database in memory is empty when it is opened.",
            "Write it as file:PATH, such as file:./dev.db.",
        )
    path = Path("/" + written.lstrip("/") if written.startswith("//") else written)
    plain = Path(unquote(str(path)))
    path = plain if not path.exists() and plain.exists() else path
    if path.is_dir():
        raise DatabaseError(f"`{path}` is a folder.", "Name the file of the database in it.")
    if not path.exists():
        raise DatabaseError(
            f"The database file `{path}` does not exist.",
            "Check the url; a relative path in a schema counts from the folder of the schema.",
        )
    return path


def _open(path: Path) -> sqlite3.Connection:
    import sqlite3

    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(address, uri=True, timeout=LOCK_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise _explained(path, error) from None
    connection.text_factory = _decoded
    return connection


def _decoded(data: bytes) -> str:
    """Names and statements may hold anything, whatever the encoding of the file says."""
    return data.decode("utf-8", "replace")


def _read(connection: sqlite3.Connection) -> Rows:
    def run(name: str, **parameters: Any) -> list[Row]:
        query = get_data("schema_ls.pull", f"queries/sqlite/{name}.sql")
        assert query is not None
        return connection.execute(query.decode("utf-8"), parameters).fetchall()

    objects = run("objects")
    columns, unreadable = _columns(run, [row[1] for row in objects if row[0] in ("table", "view")])
    return Rows(objects, columns, run("indexes"), run("foreign_keys"), unreadable)


def _columns(run: _Run, names: list[str]) -> tuple[list[Row], dict[str, str]]:
    """Columns of everything, and by name why those of some things cannot be told."""
    import sqlite3

    try:
        return run("columns", only=None), {}
    except sqlite3.OperationalError:
        pass  # Which object is to blame, only asking each one tells.
    columns: list[Row] = []
    unreadable: dict[str, str] = {}
    for name in names:
        try:
            columns += run("columns", only=name)
        except sqlite3.OperationalError as error:
            unreadable[name] = str(error)
    if len(unreadable) == len(names):
        raise sqlite3.OperationalError(unreadable.popitem()[1])
    return columns, unreadable


_FAILURES = (
    ("is locked", "Another program holds the database.", "Close it, or try again in a moment."),
    ("file is not a database", "It is no SQLite database, or an encrypted one.", "Check the path in the url."),
    ("malformed", "The file is damaged, or made by a newer version of SQLite.", "Open it with a newer version."),
    ("unable to open", "It may not be opened.", "Check the permissions of the file and its folder."),
)


def _explained(path: Path, error: sqlite3.Error) -> DatabaseError:
    text = str(error)
    problem, remedy = next(
        ((problem, remedy) for part, problem, remedy in _FAILURES if part in text),
        (f"SQLite says: {text}.", "Check the file, with `PRAGMA integrity_check` for example."),
    )
    return DatabaseError(f"The database file `{path}` cannot be read. {problem}", remedy)
