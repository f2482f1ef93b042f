"""Command lines without anything unusual, read without argparse: loading and building that takes as long as a small schema."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from types import SimpleNamespace
from typing import NamedTuple


class _Option(NamedTuple):
    """An option as argparse is told about it."""

    name: str
    action: str
    default: object
    choices: Collection[str]

    @property
    def is_flag(self) -> bool:
        """Whether no value follows."""
        return self.action == _FLAG

    @property
    def is_plain(self) -> bool:
        """Whether it is a flag, or takes one text."""
        return self.action in (_FLAG, _TEXT)


_FLAG = "store_true"
_TEXT = "store"
_ELSE = "else"


class PlainArguments:
    """Takes the declarations that argparse takes. Options that are neither flags nor take a text are never plain."""

    def __init__(self) -> None:
        self._options: dict[str, _Option] = {}
        self._paths = ""

    def add_argument(
        self,
        word: str,
        *,
        action: str = _TEXT,
        default: object = None,
        choices: Collection[str] = (),
        dest: str = "",
        type: object = None,
        **_others: object,
    ) -> None:
        """Declare an option, or where no dash begins the word, the list of all other words."""
        if not word.startswith("-"):
            self._paths = word
            return
        name = dest or word.lstrip("-").replace("-", "_")
        default = False if action == _FLAG else default
        self._options[word] = _Option(name, _ELSE if type else action, default, choices)

    def add_mutually_exclusive_group(self) -> PlainArguments:
        """Options of which only one may be given."""
        return _Tied(self._options)

    def read(self, words: Sequence[str]) -> SimpleNamespace | None:
        """The values of all options and the paths; None where a word has to be looked at more closely."""
        values: dict[str, object] = {option.name: option.default for option in self._options.values()}
        paths: list[str] = []
        rest = iter(words)
        for word in rest:
            if word == "-" or not word.startswith("-"):
                if not self._paths:
                    return None
                paths.append(word)
                continue
            option = self._options.get(word)
            if option is None or not option.is_plain:
                return None
            value = "" if option.is_flag else next(rest, "-")
            if value.startswith("-") or (option.choices and value not in option.choices):
                return None
            values[option.name] = True if option.is_flag else value
        return SimpleNamespace(**values, **({self._paths: paths} if self._paths else {}))


class _Tied(PlainArguments):
    """Takes the declarations of options that exclude each other: those are never plain."""

    def __init__(self, options: dict[str, _Option]) -> None:
        super().__init__()
        self._options = options

    def add_argument(self, word: str, *, action: str = _TEXT, default: object = None, **others: object) -> None:
        """Declare one of them."""
        super().add_argument(word, action=action, default=default, type=_ELSE, dest=str(others.get("dest", "")))
