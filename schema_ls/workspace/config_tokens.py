"""Tokens of JavaScript and TypeScript, as far as a config file needs them. Knows no expression."""

from __future__ import annotations

import re

from schema_ls.base.record import Record

_TOKEN = re.compile(
    r"""
      (?P<gap>\s+|//[^\r\n]*|/\*.*?(?:\*/|\Z))
    | (?P<string>"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    | (?P<template>`(?:[^`\\]|\\.)*`)
    | (?P<name>[A-Za-z_$][\w$]*)
    | (?P<number>\d[\w.]*)
    | (?P<sign>\?\?|\|\||\?\.|=>|\.\.\.|={2,3}|[^\w\s])
    | (?P<rest>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|\r\n|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_LINE_ENDS = ("\r\n", "\n", "\r", "\u2028", "\u2029")
_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_OPENING.values())


class Token(Record):
    """One token: its kind (string, template, name, number, sign), its text, its offset in the source."""

    kind: str
    text: str
    start: int


def tokens_of(source: str) -> list[Token]:
    """All tokens but blanks and comments. Never fails: what fits nothing is a token of one character."""
    return [
        Token(match.lastgroup or "rest", match[0], match.start())
        for match in _TOKEN.finditer(source)
        if match.lastgroup != "gap"
    ]


def partners(tokens: list[Token]) -> list[int]:
    """For each token where its bracket closes (an index into `tokens`), for all others their own index.

    A bracket that stays open closes at the end; one that closes nothing is an ordinary token.
    """
    found = list(range(len(tokens)))
    waiting: list[tuple[int, str]] = []
    for index, token in enumerate(tokens):
        if token.kind != "sign":
            continue
        if token.text in _OPENING:
            waiting.append((index, _OPENING[token.text]))
        elif token.text in _CLOSING and waiting and waiting[-1][1] == token.text:
            found[waiting.pop()[0]] = index
    for index, _ in waiting:
        found[index] = len(tokens)
    return found


def text_of(token: Token) -> str | None:
    """The text that a string or a template stands for; None for a template that holds `${...}`."""
    inner = token.text[1:-1]
    if token.kind == "template" and re.search(r"(?<!\\)(?:\\\\)*\$\{", inner):
        return None
    return _ESCAPE.sub(_unescaped, inner)


def _unescaped(match: re.Match[str]) -> str:
    digits = match[2] or match[3] or match[4]
    if digits:
        code = int(digits, 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    escaped = match[1]
    return "" if escaped in _LINE_ENDS else _SIMPLE.get(escaped, escaped)
