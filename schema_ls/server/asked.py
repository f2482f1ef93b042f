"""What a request asks: the schema it is about, and its parameters, read where they are needed.

Parameters are plain values as the client sent them. Whatever cannot be read raises `UnreadableError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from schema_ls.base.memo import never
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.model.schema import Schema
from schema_ls.server.convert import Encoded, Encoding, Json, place_of
from schema_ls.server.lifecycle import Client, value_at
from schema_ls.server.projects import Snapshot
from schema_ls.server.results import Results
from schema_ls.syntax.tree import Tree

T = TypeVar("T")
Answer = Json | list[Json] | list[int] | Encoded | None
"""A value of the protocol, plain or as JSON text."""
Stop = Callable[[], object]
"""Raises something when what is being made is of no use any more."""


class DeclinedError(Exception):
    """A request that makes no sense here; the text tells the person why."""


class UnreadableError(Exception):
    """A request whose parameters are not what the protocol says; the text names the parameter."""


class Asked(Record):
    """A request about an open document, or about an item of one."""

    snapshot: Snapshot
    params: Json
    client: Client
    results: Results
    """What was answered before, for requests that ask for what has changed."""
    stop: Stop = never
    """To be called between the pieces of a long answer."""

    @property
    def schema(self) -> Schema:
        """The schema that the document belongs to."""
        return self.snapshot.schema

    @property
    def file(self) -> int:
        """The document's index among the files of the schema."""
        return self.snapshot.file

    @property
    def tree(self) -> Tree:
        """The document's tree."""
        return self.snapshot.tree

    @property
    def uri(self) -> str:
        """The document's URI."""
        return self.schema.files[self.file].name

    @property
    def encoding(self) -> Encoding:
        """What `character` counts."""
        return self.client.encoding

    @property
    def place(self) -> tuple[int, int]:
        """Row and column (in code points) that `position` names."""
        return self.place_at("position")

    @property
    def span(self) -> Span:
        """The span that `range` names."""
        return Span(*self.place_at("range", "start"), *self.place_at("range", "end"))

    def place_at(self, *path: str) -> tuple[int, int]:
        """Row and column of the position that stands at a path of keys."""
        line, character = self.given(int, *path, "line"), self.given(int, *path, "character")
        return place_of(self.tree, line, character, self.encoding)

    def given(self, kind: type[T], *path: str) -> T:
        """The parameter at a path of keys, which has to be there and of a type."""
        return given(self.params, kind, *path)

    def option(self, *path: str) -> Any:
        """The parameter at a path of keys, None where there is none."""
        return value_at(self.params, *path)

    def watched(self, pieces: Iterable[T]) -> Iterator[T]:
        """Pieces of an answer, as long as somebody waits for it."""
        for piece in pieces:
            self.stop()
            yield piece

    def shown(self, markdown: str) -> str | Json:
        """A text with marks, as the client can show it."""
        return {"kind": "markdown", "value": markdown} if self.client.markdown else markdown


class AskedWidely(Record):
    """A request about all schemas with an open document."""

    snapshots: tuple[Snapshot, ...]
    """One for each schema, about the first document of it."""
    versions: Mapping[str, int | None]
    """By URI, the client's number of the text of each open document."""
    params: Json
    client: Client
    results: Results
    stop: Stop = never


def given(params: Json, kind: type[T], *path: str) -> T:
    """The parameter at a path of keys. Raises UnreadableError where there is none of that type."""
    found = value_at(params, *path)
    if not isinstance(found, kind):
        raise UnreadableError(f"The parameter `{'.'.join(path)}` is missing or of another kind.")
    return found
