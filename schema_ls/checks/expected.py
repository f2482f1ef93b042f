"""What would have fitted at a place, in human words: from the terminals that the parser would have taken there."""

from __future__ import annotations

from schema_ls.base.listing import listed
from schema_ls.syntax.line import Line
from schema_ls.syntax.template import Mistake

_VALUE = frozenset({"STRING", "NAME", "LBRACKET"})
_TYPE = frozenset({"NAME", "LBRACKET", "AT", "COLON"})
_SIGNS = {
    "AT": "an attribute such as `@id`",
    "RPAR": "`)`",
    "RBRACKET": "`]`",
    "RBRACE": "`}`",
    "COMMA": "`,`",
    "COLON": "`:`",
    "EQUAL": "`=`",
    "LBRACE": "`{`",
}
_INSERTS = {"RPAR": ")", "RBRACKET": "]", "RBRACE": "}", "COMMA": ", "}


def expected_words(terminals: tuple[str, ...]) -> str:
    """`a type, an attribute such as `@id` or `)``; empty where nothing is known."""
    found = set(terminals)
    words: list[str] = []
    if found >= _VALUE and "STRING" in found:
        words.append("a value")
        found -= {"LBRACE"}
    elif found >= _TYPE:
        words.append("a type")
        found -= {"COLON", "EQUAL", "LBRACE"}
    elif "NAME" in found:
        words.append("a name")
        found -= {"EQUAL", "LBRACE"}
    if "AT" in found:
        found -= {"EQUAL", "LBRACE"}
    if "RPAR" in found:
        found -= {"COLON"}
    words += [word for terminal, word in _SIGNS.items() if terminal in found]
    if "$END" in found:
        words.append("the end of the line")
    return listed(words, "or") if words else ""


def mistake_columns(line: Line, mistake: Mistake) -> tuple[int, int]:
    """The token that does not fit; where the line ends too early, its last token, which is no comment."""
    tokens = line.tokens
    token = mistake.token
    if token >= len(tokens) or not _is_content(tokens[token]):
        token = max((i for i in range(min(token, len(tokens))) if _is_content(tokens[i])), default=0)
    start, end = line.columns(token, token + 1)
    return start, start + len(line.text[start:end].rstrip())


def is_early_end(line: Line, mistake: Mistake) -> bool:
    """Whether the line ends where something is still missing."""
    return not any(_is_content(token) for token in line.tokens[mistake.token :])


def repair_text(mistake: Mistake) -> str | None:
    """The text whose insertion at the mistake repairs the line; empty where leaving the token out does; else None."""
    if mistake.repair == "drop":
        return ""
    verb, _, terminal = mistake.repair.partition(" ")
    return _INSERTS.get(terminal) if verb == "insert" else None


def _is_content(token: str) -> bool:
    return bool(token.strip()) and not token.startswith(("//", "/*"))
