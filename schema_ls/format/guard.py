"""The promise that laying out loses nothing, checked on every block before its new text is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from schema_ls.syntax.lexer import tokens_of
from schema_ls.syntax.line import BLANKS

_REWRITTEN = str.maketrans("", "", BLANKS + "\r\n*")


def keeps_all(before: str, after: str, dropped: Iterable[str]) -> bool:
    """Whether `after` holds every token of `before`, each as often, but for the `dropped` ones.

    Comments over several lines are cut into lines anew: with them, characters are counted instead of tokens.
    """
    if before == after:
        return True
    if "/*" in before:
        gone = Counter("".join(dropped))
        return not (Counter(before.translate(_REWRITTEN)) - Counter(after.translate(_REWRITTEN)) - gone)
    return not (_tokens(before) - _tokens(after) - Counter(dropped))


def _tokens(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for token, count in Counter(tokens_of(text)).items():
        for part in ("[", "]") if token == "[]" else (token.strip(BLANKS + "\r\n"),):
            counts[part] += count
    del counts[""]
    return counts
