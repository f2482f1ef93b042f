"""Names for what is added to a schema: the other side of a relation is called after the model it leads to."""

from __future__ import annotations

import re
from functools import cache

_UNCHANGED = frozenset(
    """
    advice aircraft aluminum analytics bison bitcoin chassis corps debris deer diabetes economics
    equipment ethics evidence feedback firmware fish furniture gallows gold hardware headquarters
    homework information innings jewelry knowledge logistics luggage machinery mathematics means media
    metadata mews money moose music news offspring police politics pride rain research rice salmon
    scissors series sheep shorts shrimp software species staff status swine tennis traffic trout tuna
    water weather wheat wildlife
    """.split()
)
_WHOLE_WORDS = {
    "ox": "oxen",
    "man": "men",
    "woman": "women",
    "die": "dice",
    "yes": "yeses",
    "foot": "feet",
    "eave": "eaves",
    "goose": "geese",
    "tooth": "teeth",
    "quiz": "quizzes",
}
_ENDINGS = (
    (r"(eaux)$", r"\1"),
    (r"child(ren)?$", "children"),
    (r"(person|people)$", "people"),
    (r"([ml])(ouse|ice)$", r"\1ice"),
    (r"(matr|cod|mur|sil|vert|ind|append)(ix|ex)$", r"\1ices"),
    (r"(x|ch|ss|sh|zz)$", r"\1es"),
    (r"((x|ch|ss|sh|zz)es)$", r"\1"),
    (r"([^ch][ieo][ln])ey$", r"\1ies"),
    (r"([^aeiouy]|qu)y$", r"\1ies"),
    (r"(ar|l|ea|eo|oa|hoo)f$", r"\1ves"),
    (r"(kni|wi|li)fe$", r"\1ves"),
    (r"sis$", "ses"),
    (r"(criteri|phenomen|automat|organ|polyhedr)(a|on)$", r"\1a"),
    (r"(dat|bacteri|strat|curricul|millenni|symposi|errat|ov|addend|quor)(a|um)$", r"\1a"),
    (r"(her|at|gr)o$", r"\1oes"),
    (r"(alumn|alg|vertebr)(a|ae)$", r"\1ae"),
    (r"(alumn|syllab|octop|radi|nucle|fung|cact|stimul|foc|bacill)(us|i)$", r"\1i"),
    (r"([^l]ias|[aeiou]las|[emjzr]as|[iu]am)$", r"\1"),
    (r"(e[mn]u)s?$", r"\1s"),
    (r"(alias|[^aou]us|tlas|gas|ris)$", r"\1es"),
    (r"(ax|test)is$", r"\1es"),
    (r"([^aeiou]ese)$", r"\1"),
    (r"s$", "s"),
    (r"$", "s"),
)


@cache
def _endings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in _ENDINGS)


def plural(word: str) -> str:
    """The plural of an English word in camel case, by its ending. Letter case matters: only the last word changes."""
    if word in _UNCHANGED:
        return word
    if word in _WHOLE_WORDS:
        return _WHOLE_WORDS[word]
    pattern, replacement = next((p, r) for p, r in _endings() if p.search(word))
    return pattern.sub(replacement, word, count=1)


def lower_camel(name: str) -> str:
    """A type name as the name of a field: `OAuth2Token` gives `oauth2Token`, `user_id` gives `userId`.

    A letter is a capital where a word starts, that is after a digit or a dropped character, or where a capital follows
    a small letter. Only ASCII letters change.
    """
    written: list[str] = []
    starts_word, last = False, ""
    for character in name:
        if not character.isalnum():
            starts_word = True
        elif character.isdigit():
            written.append(character)
            starts_word = True
        elif (starts_word and written) or (character.isupper() and last.islower()):
            written.append(character.upper() if character.isascii() else character)
            starts_word = False
        else:
            written.append(character.lower() if character.isascii() else character)
            starts_word, last = False, character
    return "".join(written)
