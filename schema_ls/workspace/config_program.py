"""The plain values in a JavaScript or TypeScript program that exports one object. Knows no file.

Works on ranges of tokens, `(start, end)`: a range is an expression, and every step looks at a smaller one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from schema_ls.base.record import Record
from schema_ls.workspace.config_tokens import partners, text_of, tokens_of
from schema_ls.workspace.environment import EnvVariable, Literal

Range = tuple[int, int]

_ENV_OBJECTS = (("process", ".", "env"), ("Bun", ".", "env"), ("import", ".", "meta", ".", "env"))
_ENV_FUNCTIONS = (("env",), ("Deno", ".", "env", ".", "get"))
_JOINS = ("join", "resolve")
# What stands for the folder of the program itself.
_OWN_FOLDER = (
    ("__dirname",),
    ("import", ".", "meta", ".", "dirname"),
    ("process", ".", "cwd", "(", ")"),
)
# Names can stand for names, and twice each: what takes more steps than this is not a plain value.
_STEPS = 100


class Unclear(Record):
    """A value that only running the program would tell; `what` describes it."""

    what: str


Value = Literal | EnvVariable | Unclear


class Program:
    """A program, looked at from outside."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._tokens = tokens_of(source)
        self._texts = [token.text for token in self._tokens]
        self._partners = partners(self._tokens)
        self._steps = _STEPS

    def value(self, names: tuple[str, ...]) -> Value | None:
        """The value of a property of the exported object, found through properties of properties.

        None where the object has no such property.
        """
        self._steps = _STEPS
        here = self._exported()
        if here is None:
            return Unclear("no exported object was found")
        for name in names:
            found = self._property(here, name)
            if found is None or isinstance(found, Unclear):
                return found
            here = found
        if self._words(here) in (("undefined",), ("null",)):
            return None
        return self._evaluated(here)

    # -- finding things ------------------------------------------------------------------------------------

    def _exported(self) -> Range | None:
        for index in range(len(self._texts)):
            for words in (("export", "default"), ("module", ".", "exports", "="), ("export", "=")):
                if tuple(self._texts[index : index + len(words)]) == words:
                    return self._expression(index + len(words))
        return None

    def _expression(self, start: int) -> Range:
        """From `start` to the end of the statement."""
        end = start
        while end < len(self._texts) and not self._ends_statement(start, end):
            end = self._partners[end] + 1
        return start, min(end, len(self._texts))

    def _ends_statement(self, start: int, index: int) -> bool:
        if self._texts[index] in (";", ","):
            return True
        if index == start or self._tokens[index].kind != "name" or self._texts[index] in ("as", "satisfies"):
            return False
        # Without a semicolon a statement ends where another word follows a complete value on a new line.
        between = self._source[self._tokens[index - 1].start : self._tokens[index].start]
        previous = self._tokens[index - 1]
        return "\n" in between and (previous.kind != "sign" or previous.text in (")", "]", "}", "!"))

    def _constant(self, name: str) -> Range | None:
        """The value that a `const`, `let` or `var` statement gives to `name`."""
        for index, word in enumerate(self._texts[:-2]):
            if word in ("const", "let", "var") and self._texts[index + 1] == name:
                at = index + 2
                while at < len(self._texts) and self._texts[at] not in ("=", ";"):
                    at = self._partners[at] + 1
                return self._expression(at + 1) if at < len(self._texts) and self._texts[at] == "=" else None
        return None

    def _property(self, where: Range, name: str) -> Range | Unclear | None:
        """The value of a property of the object that an expression stands for."""
        opened = self._object(where)
        if opened is None:
            return Unclear(self._excerpt(where))
        unclear: Unclear | None = None
        for start, end in reversed(list(self._parts(opened))):  # of two with one name the last one counts
            if self._texts[start] == "...":
                spread = self._property((start + 1, end), name)
                if isinstance(spread, tuple):
                    return spread
                unclear = unclear or spread
            elif self._key(start) == name:
                if start + 1 == end:
                    return start, end
                if self._texts[start + 1] == ":":
                    return start + 2, end
                return Unclear(self._excerpt((start, end)))
        return unclear

    def _key(self, index: int) -> str | None:
        token = self._tokens[index]
        return text_of(token) if token.kind == "string" else token.text

    def _object(self, where: Range) -> Range | None:
        """What stands between the braces of the object that an expression stands for."""
        where = self._bare(where)
        start, end = where
        if start >= end or self._is_tired():
            return None
        if self._texts[start] == "{" and self._partners[start] >= end - 1:
            return start + 1, min(self._partners[start], end)
        if end - start == 1:
            constant = self._constant(self._texts[start])
            return self._object(constant) if constant else None
        call = self._call(where)  # defineConfig({...}) and whatever wraps it
        return self._object(call[1][0]) if call and call[1] else None

    def _bare(self, where: Range) -> Range:
        """The expression without brackets around it, `as X`, `satisfies X` and `!`."""
        start, end = where
        while start < end:
            before = start, end
            index = start
            while index < end and (index == start or self._texts[index] not in ("as", "satisfies")):
                index = self._partners[index] + 1
            end = min(index, end)
            if self._texts[end - 1] == "!":
                end -= 1
            if start < end and self._texts[start] == "(" and self._partners[start] == end - 1:
                start, end = start + 1, end - 1
            if before == (start, end):
                break
        return start, end

    def _parts(self, where: Range) -> Iterator[Range]:
        """The stretches between the commas of a list."""
        start, end = where
        index = start
        while index < end:
            if self._texts[index] == ",":
                if start < index:
                    yield start, index
                start = index + 1
            index = self._partners[index] + 1
        if start < end:
            yield start, end

    def _call(self, where: Range) -> tuple[tuple[str, ...], list[Range]] | None:
        """The words in front of the round brackets of a call, and its arguments."""
        start, end = where
        index = start
        while index < end and self._texts[index] != "(":
            index = self._partners[index] + 1
        if index == start or index >= end or self._partners[index] != end - 1:
            return None
        name = self._texts[start:index]
        if "<" in name:  # env<Env>("X")
            name = name[: name.index("<")]
        return tuple(name), list(self._parts((index + 1, end - 1)))

    # -- values --------------------------------------------------------------------------------------------

    def _evaluated(self, where: Range) -> Value:
        where = self._bare(where)
        start, end = where
        if start >= end or self._is_tired():
            return Unclear(self._excerpt(where))
        if (alternative := self._alternative(where)) is not None:
            return self._with_fallback(*alternative)
        if end - start == 1:
            return self._single(start)
        if name := self._variable(where):
            return EnvVariable(name)
        if call := self._call(where):
            return self._called(where, *call)
        return Unclear(self._excerpt(where))

    def _single(self, index: int) -> Value:
        token = self._tokens[index]
        if token.kind in ("string", "template"):
            text = text_of(token)
            return Unclear(self._excerpt((index, index + 1))) if text is None else Literal(text)
        constant = self._constant(token.text) if token.kind == "name" else None
        if constant and constant != (index, index + 1):
            return self._evaluated(constant)
        return Unclear(token.text)

    def _alternative(self, where: Range) -> tuple[Range, Range] | None:
        """Both sides of the first `??` or `||` outside of brackets, if no `?` decides between more."""
        index, end = where
        found = None
        while index < end:
            if self._texts[index] == "?":
                return None
            if found is None and self._texts[index] in ("??", "||"):
                found = (where[0], index), (index + 1, end)
            index = self._partners[index] + 1
        return found

    def _with_fallback(self, first: Range, second: Range) -> Value:
        """What the first side is, with the second for where it is not set.

        A second side that is unclear counts as none: a variable that is set needs no other.
        """
        value = self._evaluated(first)
        if not isinstance(value, EnvVariable) or value.fallback:
            return value
        other = self._evaluated(second)
        return value if isinstance(other, Unclear) else EnvVariable(value.name, other)

    def _variable(self, where: Range) -> str | None:
        """The name in `process.env.NAME` or `process.env["NAME"]`."""
        words = tuple("." if word == "?." else word for word in self._words(where))
        for prefix in _ENV_OBJECTS:
            rest = words[len(prefix) :]
            if words[: len(prefix)] == prefix:
                if len(rest) == 2 and rest[0] == ".":
                    return rest[1]
                key = self._tokens[where[1] - 2]
                if len(rest) == 3 and rest[0] == "[" and key.kind == "string":
                    return text_of(key)
        return None

    def _called(self, where: Range, name: tuple[str, ...], arguments: list[Range]) -> Value:
        if name in _ENV_FUNCTIONS and len(arguments) == 1:
            argument = self._evaluated(arguments[0])
            if isinstance(argument, Literal):
                return EnvVariable(argument.text)
        if name[-1] in _JOINS and arguments:
            parts = [self._path_part(argument) for argument in arguments]
            texts = [part.text for part in parts if isinstance(part, Literal)]
            if len(texts) == len(parts):
                return Literal(_joined(texts, name[-1] == "resolve"))
        return Unclear(self._excerpt(where))

    def _path_part(self, where: Range) -> Value:
        return Literal(".") if self._words(where) in _OWN_FOLDER else self._evaluated(where)

    def _is_tired(self) -> bool:
        self._steps -= 1
        return self._steps < 0

    # -- text ----------------------------------------------------------------------------------------------

    def _words(self, where: Range) -> tuple[str, ...]:
        return tuple(self._texts[where[0] : where[1]])

    def _excerpt(self, where: Range) -> str:
        """How an expression begins, in one line; texts in it, which may be secret, are left out."""
        shown = ['"..."' if t.kind in ("string", "template") else t.text for t in self._tokens[slice(*where)]]
        text = "".join(shown[:12])
        return f"`{text}...`" if len(shown) > 12 else f"`{text}`"


def _joined(texts: list[str], from_last_absolute: bool) -> str:
    if from_last_absolute:
        return posixpath.join(*texts)
    return posixpath.normpath("/".join(text for text in texts if text) or ".")
