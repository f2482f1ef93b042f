r"""Paths and `file:` URIs, as pure functions of text: Windows forms work on every system.

A path is a Windows path when it starts with a drive (`C:\`, `c:/`) or with two backslashes; a URI is one when
its path starts with a drive or when it names a host. Nothing here looks at the disk.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

_DRIVE = re.compile(r"[A-Za-z]:(?=[\\/]|\Z)")
_LONG_UNC = "\\\\?\\UNC\\"
_LONG = "\\\\?\\"
_LOCAL_HOSTS = ("", "localhost")


def path_to_uri(path: str) -> str:
    r"""The `file:` URI of an absolute path.

    Drives come out the way editors write them: `C:\a b` is `file:///c%3A/a%20b`. A share `\\host\x` is
    `file://host/x`. Bytes that are not UTF-8 (surrogate escapes) come back from `uri_to_path` unchanged.
    """
    if path.startswith(_LONG_UNC):
        path = "\\\\" + path[len(_LONG_UNC) :]
    elif path.startswith(_LONG):
        path = path[len(_LONG) :]
    if path.startswith("\\\\"):
        host, _, rest = path[2:].replace("\\", "/").partition("/")
        return f"file://{host}/{_quoted(rest)}"
    if _DRIVE.match(path):
        rest = path[2:].replace("\\", "/") or "/"
        return f"file:///{path[0].lower()}%3A{_quoted(rest)}"
    return f"file://{_quoted(path)}"


def uri_to_path(uri: str) -> str | None:
    r"""The path that a `file:` URI names, None for any other scheme (`untitled:`, `git:`...).

    Windows forms give Windows paths: `file:///c%3A/x` and `file:///C:/x` are `c:\x` and `C:\x`,
    `file://host/x` is `\\host\x`. A query or fragment sign that was not escaped belongs to the path.
    """
    scheme, _, rest = uri.partition(":")
    if scheme.lower() != "file" or not rest.startswith("/"):
        return None
    host = ""
    if rest.startswith("//"):
        host, slash, rest = rest[2:].partition("/")
        rest = slash + rest
    path, host = unquote(rest, errors="surrogateescape"), unquote(host)
    if host.lower() not in _LOCAL_HOSTS:
        return "\\\\" + host + path.replace("/", "\\")
    if _DRIVE.match(path[1:]):
        path = path[1:].replace("/", "\\")
        return path if len(path) > 2 else path + "\\"
    return path


def _quoted(path: str) -> str:
    return quote(path, safe="/", errors="surrogateescape")
