"""The one door to Lark: a shape goes in, its template comes out.

Imported only when a shape is not known yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, cast

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedToken
from lark.lexer import Lexer

from schema_ls.syntax import template as t
from schema_ls.syntax.grammar import TERMINALS, TRIVIA, grammar_text
from schema_ls.syntax.template import Template

Piece = tuple[str, int, int]
"""A terminal with the token indexes it covers: `(terminal, first, end)`; `first == end` for one that was
put in.
"""


class _ShapeLexer(Lexer):
    """Hands the pieces of a shape to Lark. A token's value is its index."""

    def __init__(self, _conf: object) -> None:
        super().__init__()

    def lex(self, pieces: list[Piece]) -> Iterator[Token]:  # type: ignore[override] # text elsewhere
        for terminal, first, end in pieces:
            yield Token(terminal, cast(str, first), start_pos=first, end_pos=end)


def _first(node: Any) -> int:
    return cast(int, node.start_pos if isinstance(node, Token) else node[0])


def _end(node: Any) -> int:
    return cast(int, node.end_pos if isinstance(node, Token) else node[1])


def _structures(nodes: list[Any]) -> tuple[Any, ...]:
    return tuple(node for node in nodes if not isinstance(node, Token) and node is not None)


class _Templates(Transformer[Token, Template]):
    """Builds templates bottom-up while Lark parses, so that deep nesting never recurses.

    What is left out comes as None, so the parts of a rule have fixed places.
    """

    def string(self, nodes: list[Any]) -> t.ValueShape:
        return _first(nodes[0]), _end(nodes[0]), t.VALUE_STRING, -1, ()

    def number(self, nodes: list[Any]) -> t.ValueShape:
        return _first(nodes[0]), _end(nodes[0]), t.VALUE_NUMBER, -1, ()

    def constant(self, nodes: list[Any]) -> t.ValueShape:
        return _first(nodes[0]), _end(nodes[0]), t.VALUE_CONSTANT, -1, ()

    def call(self, nodes: list[Any]) -> t.ValueShape:
        return _first(nodes[0]), _end(nodes[1]), t.VALUE_CALL, _first(nodes[0]), (nodes[1],)

    def array(self, nodes: list[Any]) -> t.ValueShape:
        return _first(nodes[0]), _end(nodes[-1]), t.VALUE_ARRAY, -1, _structures(nodes)

    def object(self, nodes: list[Any]) -> t.ValueShape:
        return _first(nodes[0]), _end(nodes[-1]), t.VALUE_OBJECT, -1, _structures(nodes)

    def pair(self, nodes: list[Any]) -> t.ArgumentShape:
        return _first(nodes[0]), _end(nodes[2]), _first(nodes[0]), nodes[2]

    def named_argument(self, nodes: list[Any]) -> t.ArgumentShape:
        name, colon, value = nodes
        return _first(name), _end(colon if value is None else value), _first(name), value

    def unnamed_argument(self, nodes: list[Any]) -> t.ArgumentShape:
        return _first(nodes[0]), _end(nodes[0]), -1, nodes[0]

    def arguments(self, nodes: list[Any]) -> t.ArgumentsShape:
        comma = -1 if nodes[-2] is None else _first(nodes[-2])
        return _first(nodes[0]), _end(nodes[-1]), _structures(nodes), comma

    def attribute(self, nodes: list[Any]) -> t.AttributeShape:
        sign, name, arguments = nodes
        return _first(sign), _end(name if arguments is None else arguments), _first(name), arguments

    def arity(self, nodes: list[Any]) -> tuple[int, int, str]:
        signs = {"OPTIONAL": "?", "LIST": "[]", "BANG": "!"}
        return _first(nodes[0]), _end(nodes[-1]), "".join(signs[node.type] for node in nodes)

    def type(self, nodes: list[Any]) -> t.TypeShape:
        name, arguments, arity = nodes
        last = next(node for node in (arity, arguments, name) if node is not None)
        return _first(name), _end(last), _first(name), "" if arity is None else arity[2], arguments

    def legacy_list(self, nodes: list[Any]) -> t.TypeShape:
        return _first(nodes[0]), _end(nodes[-1]), _first(nodes[1]), "[T]", nodes[2]

    def rest(self, nodes: list[Any]) -> tuple[int, int]:
        return _first(nodes[0]), _end(nodes[-1])

    def block_header(self, nodes: list[Any]) -> Template:
        keyword, name, _brace, rest = nodes
        return Template(t.HEADER, name=_first_or_none(name), keyword=_first(keyword), rest=_first_or_none(rest))

    def block_close(self, nodes: list[Any]) -> Template:
        return Template(t.CLOSE, rest=_first_or_none(nodes[1]))

    def alias(self, nodes: list[Any]) -> Template:
        keyword, name, _equal, type_, *attributes = nodes
        return Template(t.ALIAS, _first(name), _first(keyword), type_, tuple(attributes))

    def setting(self, nodes: list[Any]) -> Template:
        return Template(t.SETTING, name=_first(nodes[0]), value=nodes[2])

    def field(self, nodes: list[Any]) -> Template:
        name, colon, type_, *attributes = nodes
        return Template(t.FIELD, _first(name), -1, type_, tuple(attributes), colon=_first_or_none(colon))

    def block_attribute(self, nodes: list[Any]) -> Template:
        return Template(t.ATTRIBUTE, name=_first(nodes[1]), attributes=(self.attribute(nodes),))

    def line(self, _nodes: list[Any]) -> Template:
        return Template(t.BLANK)

    def start(self, nodes: list[Any]) -> Template:
        return cast(Template, nodes[0])


def _first_or_none(node: Any) -> int:
    return -1 if node is None else _first(node)


@lru_cache(maxsize=1)
def _parser() -> Lark:
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer=_ShapeLexer,
        transformer=_Templates(),
        keep_all_tokens=True,
        maybe_placeholders=True,
    )


def token_patterns() -> tuple[tuple[str, str], ...]:
    """Every terminal with its regular expression, in the order in which they are to be tried."""
    terminals = sorted(_parser().terminals, key=lambda terminal: -terminal.priority)
    return tuple((terminal.name, terminal.pattern.to_regexp()) for terminal in terminals)


def pieces_of(core: str) -> list[Piece]:
    """The terminals of a shape without trivia."""
    return [(TERMINALS[letter], index, index + 1) for index, letter in enumerate(core)]


def parse_pieces(pieces: list[Piece]) -> Template | tuple[int, tuple[str, ...]]:
    """The template, or the index of the first piece that does not fit and the terminals that would have."""
    try:
        return cast(Template, _parser().parse(pieces))
    except UnexpectedToken as error:
        expected = tuple(sorted((error.accepts or set()) - TRIVIA))
        if error.token.type == "$END":
            return len(pieces), expected
        found = error.token.type, error.token.start_pos
        return next(i for i, piece in enumerate(pieces) if piece[:2] == found), expected
