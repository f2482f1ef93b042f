"""Paths and URIs: pure functions, so the Windows forms are tested everywhere."""

from __future__ import annotations

import pytest

from schema_ls.workspace.paths import path_to_uri, uri_to_path

BOTH_WAYS = [
    ("/home/ann/schema.prisma", "file:///home/ann/schema.prisma"),
    ("/a b/ü.prisma", "file:///a%20b/%C3%BC.prisma"),
    ("/a#1/b?2/50%/c.prisma", "file:///a%231/b%3F2/50%25/c.prisma"),
    ("/app/[id]/(group)/@x/schema.prisma", "file:///app/%5Bid%5D/%28group%29/%40x/schema.prisma"),
    ("/😀/schema.prisma", "file:///%F0%9F%98%80/schema.prisma"),
    ("/not-utf8-\udcff", "file:///not-utf8-%FF"),
    ("/", "file:///"),
    ("c:\\x\\y.prisma", "file:///c%3A/x/y.prisma"),
    ("c:\\", "file:///c%3A/"),
    ("\\\\host\\share\\y.prisma", "file://host/share/y.prisma"),
    ("\\\\wsl.localhost\\Ubuntu\\y.prisma", "file://wsl.localhost/Ubuntu/y.prisma"),
]


@pytest.mark.parametrize(("path", "uri"), BOTH_WAYS)
def test_path_and_uri_turn_into_each_other(path: str, uri: str) -> None:
    assert path_to_uri(path) == uri
    assert uri_to_path(uri) == path


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("C:\\x", "file:///c%3A/x"),
        ("C:/x/y", "file:///c%3A/x/y"),
        ("\\\\?\\C:\\long\\x", "file:///c%3A/long/x"),
        ("\\\\?\\UNC\\host\\share\\x", "file://host/share/x"),
        ("C:", "file:///c%3A/"),
    ],
)
def test_other_spellings_of_a_windows_path(path: str, uri: str) -> None:
    assert path_to_uri(path) == uri


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///C:/x", "C:\\x"),
        ("file:///c:", "c:\\"),
        ("file://localhost/x", "/x"),
        ("FILE:///x", "/x"),
        ("file:/x", "/x"),
        ("file:///a#b?c", "/a#b?c"),
        ("file:///a%zz", "/a%zz"),
        ("file://[broken/x", "\\\\[broken\\x"),
        ("untitled:Untitled-1", None),
        ("git:/x/schema.prisma?ref", None),
        ("vscode-vfs://github/x", None),
        ("file:relative", None),
        ("no-uri", None),
        ("", None),
    ],
)
def test_other_spellings_of_a_uri(uri: str, path: str | None) -> None:
    assert uri_to_path(uri) == path
