"""Names for what is added to a schema: the other side of a relation is called after the model it leads to."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import count

from schema_ls.base.words import capitalized

_UNCHANGED = frozenset(
    """
    accommodation adulthood advertising advice aggression aid air aircraft alcohol anger applause arithmetic
    assistance athletics bacon baggage beef biology blood botany bread butter carbon cardboard cash chalk
    chaos chess countryside crossroads dancing deer dignity dirt dust economics education electricity
    engineering enjoyment envy equipment ethics evidence evolution fame fiction flour flu food fuel fun
    furniture gallows garbage garlic genetics gold golf gossip grammar gratitude grief guilt gymnastics
    happiness hardware harm hate hatred health heat help homework honesty honey hospitality housework humour
    hunger hydrogen ice importance inflation information innocence iron irony jam jewelry judo karate
    knowledge lack laughter lava leather leisure lightning linguine linguini linguistics literature litter
    livestock logic loneliness luck luggage macaroni machinery magic management mankind marble mathematics
    mayonnaise measles methane milk money mud mumps music nature news nitrogen nonsense nurture nutrition
    obedience obesity oxygen pasta patience physics poetry pollution poverty pride psychology publicity
    punctuation quartz racism relaxation reliability research respect revenge rice rubbish rum safety
    scenery seafood seaside series shame sheep shopping sleep smoke smoking snow soap software soil
    spaghetti species steam stuff stupidity sunshine symmetry tennis thirst thunder timber traffic
    transportation trust underwear unemployment unity validity veal vegetarianism vegetation vengeance
    violence vitality warmth wealth weather welfare wheat wildlife wisdom yoga zinc zoology
    """.split()
)
"""Words without a plural of their own. Only whole names count: `news` stays, `worldNews` stays by its ending alone."""

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

_ON_TO_A = "apheli hyperbat periheli asyndet noumen phenomen criteri organ prolegomen hedr automat"
_UM_TO_A = "agend addend millenni dat extrem bacteri desiderat strat candelabr errat ov symposi curricul automat quor"
_US_TO_I = "alumn syllab octop vir radi nucle fung cact stimul termin bacill foc uter loc strat"


def _stems(stems: str, ending: str) -> str:
    return f"({'|'.join(stems.split())}){ending}"


_ENDINGS = (
    ("(eaux)", r"\1"),
    ("child(ren)?", "children"),
    ("(person|people)", "people"),
    ("(m|l)(ouse|ice)", r"\1ice"),
    (_stems("matr cod mur sil vert ind append", "(ix|ex)"), r"\1ices"),
    ("(x|ch|ss|sh|zz)", r"\1es"),
    ("((x|ch|ss|sh|zz)es)", r"\1"),
    ("([^ch][ieo][ln])ey", r"\1ies"),
    ("([^aeiouy]|qu)y", r"\1ies"),
    (_stems("ar l ea eo oa hoo", "f"), r"\1ves"),
    (_stems("kni wi li", "fe"), r"\1ves"),
    ("sis", "ses"),
    (_stems(_ON_TO_A, "(a|on)"), r"\1a"),
    (_stems(_UM_TO_A, "(a|um)"), r"\1a"),
    (_stems("her at gr", "o"), r"\1oes"),
    (_stems("seraph cherub", "(im)?"), r"\1im"),
    (_stems("alumn alg vertebr", "(a|ae)"), r"\1ae"),
    (_stems(_US_TO_I, "(us|i)"), r"\1i"),
    ("([^l]ias|[aeiou]las|[emjzr]as|[iu]am)", r"\1"),
    ("(e[mn]u)s?", r"\1s"),
    ("(alias|[^aou]us|tlas|gas|ris)", r"\1es"),
    ("(ax|test)is", r"\1es"),
    ("([^aeiou]ese)", r"\1"),
    ("s?", "s"),
)
"""What a name ends with, and what that becomes. The first row that fits counts; the last one always does."""


@cache
def _endings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(f"{pattern}\\Z"), replacement) for pattern, replacement in _ENDINGS)


def plural(word: str) -> str:
    """The plural of an English word in camel case, by its ending. Letter case matters: only the last word changes."""
    if word in _UNCHANGED:
        return word
    if word in _WHOLE_WORDS:
        return _WHOLE_WORDS[word]
    pattern, replacement = next((p, r) for p, r in _endings() if p.search(word))
    return pattern.sub(replacement, word, count=1)


def is_plural(word: str) -> bool:
    """Whether a word in lower case can stand for several things. One without a plural of its own can."""
    return plural(word) == word or word in _WHOLE_WORDS.values()


def one_of(name: str) -> str:
    """The singular of an English plural, by its ending; any other word as it is."""
    for ending, single in _PLURAL_ENDINGS:
        if name.lower().endswith(ending) and not name.lower().endswith(_NO_PLURALS) and len(name) > len(ending) + 1:
            return name[: len(name) - len(ending)] + single
    return name


_PLURAL_ENDINGS = (
    *(("statuses", "status"), ("aliases", "alias"), ("movies", "movie"), ("cookies", "cookie")),
    *(("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("s", "")),
)
_NO_PLURALS = ("ss", "us", "is", "news", "series", "species", "alias", "canvas", "lens", "atlas", "sms", "dns")


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


def key_name(relation: str, target: str) -> str:
    """What a field of a foreign key is called, after the relation field and the field it refers to: `authorId`."""
    return relation + capitalized(target)


def free_name(name: str, is_taken: Callable[[str], object]) -> str:
    """A name, or that with the least number from 2 on behind it that nothing has yet: `role`, `role2`, `role3`."""
    if not is_taken(name):
        return name
    return next(free for number in count(2) if not is_taken(free := f"{name}{number}"))
