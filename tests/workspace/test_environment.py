"""`.env` files, the URL of the database, and hiding passwords."""

from __future__ import annotations

from pathlib import Path

import pytest
from file_trees import tree

from schema_ls.workspace.environment import (
    EnvVariable,
    Literal,
    NoUrl,
    ResolvedUrl,
    Source,
    database_url,
    env_files,
    environment,
    parse_env,
    redact,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A=1\nB=2", {"A": "1", "B": "2"}),
        ("export A = 1 # one", {"A": "1"}),
        ("# A=1\n  # B=2\nC=3", {"C": "3"}),
        ("A=\nB=x", {"A": "", "B": "x"}),
        ("A=\"x # y\"\nB='z # w' # rest", {"A": "x # y", "B": "z # w"}),
        ("A=\"line\\nline\"\nB='a\\nb'", {"A": "line\nline", "B": "a\\nb"}),
        ('A="first\nB=inside"\nC=1', {"A": "first\nB=inside", "C": "1"}),
        ('A="say \\"x\\""', {"A": 'say "x"'}),
        ('A=`it\'s "x"`', {"A": 'it\'s "x"'}),
        ("A=1\r\nB=2\r\n", {"A": "1", "B": "2"}),
        ("A=1\nA=2", {"A": "2"}),
        ('A="open\nB=2', {"A": '"open', "B": "2"}),
        ("no sense\n=x\n1A=2\nB=postgresql://u:p@h/d?a=b", {"B": "postgresql://u:p@h/d?a=b"}),
        ("", {}),
    ],
)
def test_a_file_of_variables(text: str, expected: dict[str, str]) -> None:
    assert parse_env(text) == expected


def test_long_open_quotes_are_read_in_bounded_work() -> None:
    assert len(parse_env('A="x\n' * 2000)) == 1


def variables(root: Path, environ: dict[str, str] | None = None) -> dict[str, str]:
    return dict(environment(root / "prisma/schema.prisma", environ or {}).values)


def test_references_are_replaced(tmp_path: Path) -> None:
    tree(tmp_path, "prisma/schema.prisma")
    tree(
        tmp_path,
        "prisma/.env := USER=ann|URL=pg://${USER}:${PASS:-none}@${HOST}/$USER|RAW=a$b|ESC=\\${USER}|EMPTY=x${NO}y",
    )
    found = variables(tmp_path, {"HOST": "h"})
    assert found == {
        "HOST": "h",
        "USER": "ann",
        "URL": "pg://ann:none@h/ann",
        "RAW": "a$b",
        "ESC": "${USER}",
        "EMPTY": "xy",
    }


def test_references_in_a_circle_end(tmp_path: Path) -> None:
    tree(tmp_path, "prisma/schema.prisma", "prisma/.env := A=a${B}|B=b${A}|C=${C}c")
    assert variables(tmp_path) == {"A": "ab", "B": "ba", "C": "c"}


def test_values_of_the_process_are_taken_as_they_are(tmp_path: Path) -> None:
    tree(tmp_path, "prisma/schema.prisma", "prisma/.env := B=x")
    assert variables(tmp_path, {"A": "${B}"}) == {"A": "${B}", "B": "x"}


def test_the_first_place_counts(tmp_path: Path) -> None:
    tree(tmp_path, "package.json", "db/schema.prisma")
    tree(tmp_path, ".env := A=root|B=root|C=root|D=root", "db/.env := A=db|B=db", "prisma/.env := C=p|E=p")
    found = environment(tmp_path / "db/schema.prisma", {"A": "process"})
    assert found.values == {"A": "process", "B": "db", "C": "root", "D": "root", "E": "p"}
    assert found.sources["A"] == "the environment"
    assert found.sources["B"] == str(tmp_path / "db/.env")


def test_the_working_folder_counts_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a/schema.prisma", "a/.env := A=beside", "here/.env := A=here|B=here", "here/prisma/.env := C=${B}")
    monkeypatch.chdir(tmp_path / "here")
    assert dict(environment(tmp_path / "a/schema.prisma", {}).values) == {"A": "beside", "B": "here", "C": "here"}


def test_the_package_is_the_nearest_folder_with_a_manifest_or_a_config(tmp_path: Path) -> None:
    tree(
        tmp_path,
        "package.json",
        ".env",
        "a/prisma.config.ts",
        "a/.env",
        "a/prisma/schema/x.prisma",
        "b/x.prisma",
    )
    assert env_files(tmp_path / "a/prisma/schema/x.prisma") == (tmp_path / "a/.env",)
    assert env_files(tmp_path / "b/x.prisma") == (tmp_path / ".env",)


def test_an_unreadable_file_of_variables_is_passed_over(tmp_path: Path) -> None:
    tree(tmp_path, "prisma/schema.prisma")
    (tmp_path / "prisma/.env").write_bytes(b"\xef\xbb\xbfA=1\nB=\xff\n")
    assert variables(tmp_path) == {"A": "1", "B": "\ufffd"}


URL = "postgresql://u:secret@h/d"


@pytest.mark.parametrize(
    ("schema_url", "config_url", "explicit", "expected"),
    [
        (Literal("a"), Literal("b"), URL, ResolvedUrl(URL, "the URL given")),
        (Literal("a"), Literal("b"), None, ResolvedUrl("a", "the url of the datasource")),
        (EnvVariable("X"), None, None, ResolvedUrl("x", "the variable X from the environment")),
        (EnvVariable("NO"), Literal("b"), None, ResolvedUrl("b", "the url of prisma.config")),
        (None, Literal("b"), None, ResolvedUrl("b", "the url of prisma.config")),
        (None, EnvVariable("NO", Literal("b")), None, ResolvedUrl("b", "the url of prisma.config")),
        (
            None,
            EnvVariable("NO", EnvVariable("X")),
            None,
            ResolvedUrl("x", "the variable X from the environment"),
        ),
        (None, EnvVariable("X", Literal("b")), None, ResolvedUrl("x", "the variable X from the environment")),
        (None, None, None, ResolvedUrl("usual", "the variable DATABASE_URL from the environment")),
    ],
)
def test_the_url_comes_from_the_first_that_names_one(
    tmp_path: Path,
    schema_url: Source | None,
    config_url: Source | None,
    explicit: str | None,
    expected: ResolvedUrl,
) -> None:
    environ = {"X": "x", "DATABASE_URL": "usual"}
    path = tmp_path / "schema.prisma"
    assert database_url(path, schema_url, explicit, config_url=config_url, environ=environ) == expected


def test_another_database_than_the_named_one_is_never_taken(tmp_path: Path) -> None:
    found = database_url(tmp_path / "x.prisma", EnvVariable("PROD"), None, environ={"DATABASE_URL": "other"})
    assert found == NoUrl(
        "The url of the datasource is in the variable PROD, which is not set.",
        "Set PROD in the environment or in a .env file, or give the URL with --url.",
    )


def test_without_any_url_the_reason_names_the_ways_to_give_one(tmp_path: Path) -> None:
    found = database_url(tmp_path / "x.prisma", None, None, environ={})
    assert isinstance(found, NoUrl)
    assert "--url" in found.remedy
    assert "DATABASE_URL" in found.remedy
    empty = database_url(tmp_path / "x.prisma", Literal(""), None, environ={})
    assert isinstance(empty, NoUrl)
    assert empty.reason == "The url of the datasource is empty."


def test_a_url_from_a_file_names_the_file(tmp_path: Path) -> None:
    tree(tmp_path, f"prisma/.env := DATABASE_URL='{URL}'", "prisma/schema.prisma")
    found = database_url(tmp_path / "prisma/schema.prisma", None, None, environ={})
    assert found == ResolvedUrl(URL, f"the variable DATABASE_URL from {tmp_path / 'prisma/.env'}")


def test_no_value_shows_its_secret(tmp_path: Path) -> None:
    values = [
        Literal(URL),
        EnvVariable("X", Literal(URL)),
        ResolvedUrl(URL, "x"),
        environment(tmp_path / "x.prisma", {"X": URL}),
    ]
    assert "secret" not in repr(values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("postgresql://ann:secret@host:5432/db", "postgresql://ann:***@host:5432/db"),
        ('url = "mysql://a:s%40cret@h/d" // x@y', 'url = "mysql://a:***@h/d" // x@y'),
        ("postgres://a:p@ss/w:rd@h/d", "postgres://a:***@h/d"),
        ("postgres://:secret@h/d", "postgres://:***@h/d"),
        (
            "mongodb+srv://a:secret@h1,h2/d and redis://b:other@h",
            "mongodb+srv://a:***@h1,h2/d and redis://b:***@h",
        ),
        (
            "postgresql://h/d?user=a&password=secret&sslmode=x",
            "postgresql://h/d?user=a&password=***&sslmode=x",
        ),
        ("prisma://x.net/?api_key=abc.def", "prisma://x.net/?api_key=***"),
        (
            "sqlserver://h:1433;user=sa;password={a;b};encrypt=true",
            "sqlserver://h:1433;user=sa;password=***;encrypt=true",
        ),
        ("host=h password='a b' user=u", "host=h password=*** user=u"),
        ("PGPASSWORD=secret psql", "PGPASSWORD=*** psql"),
        ("postgresql://ann@host/db", "postgresql://ann@host/db"),
        ("postgresql://host:5432/db", "postgresql://host:5432/db"),
        ("file:./dev.db", "file:./dev.db"),
        ("nothing to hide", "nothing to hide"),
        # What was taken for the path of a file has lost a slash.
        ("postgresql:/ann:secret@h/d is missing", "postgresql:/ann:***@h/d is missing"),
        ("no file `/ann:secret@h`", "no file `/ann:***@h`"),
        ("postgres/ann:secret@h/d", "postgres/ann:***@h/d"),
        ("/srv/a@b/schema.prisma:3:7", "/srv/a@b/schema.prisma:3:7"),
    ],
)
def test_passwords_are_hidden_in_any_text(text: str, expected: str) -> None:
    assert redact(text) == expected
    assert redact(expected) == expected


def test_hiding_reads_a_text_once_however_long_its_words_are() -> None:
    # Both would take hours where each letter begins a search of its own.
    word = "a" * 5_000_000
    assert redact(f"{word}://{word}") == f"{word}://{word}"
    assert redact(f"{word}://ann:secret@h") == f"{word}://ann:***@h"
