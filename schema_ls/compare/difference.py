"""What differs between two schemas, as a value. Both sides are texts, and a difference is that they are not equal."""

from __future__ import annotations

from dataclasses import dataclass

_BLOCKS = frozenset(("model", "view", "type", "enum"))
_MEMBERS = frozenset(("field", "relation", "value", "id", "unique", "index", "fulltext"))


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of an older and a newer schema.

    `block_kind` and `block` name the block: `model`, `view`, `type`, `enum` or `datasource`, by its newer name. `member` is
    the field, value or key, None where the block itself differs. `aspect` says what of it: its existence is named by
    its kind (`model`, `field`, `relation`, `value`, `id`, `unique`, `index`, `fulltext`), everything else is a part
    (`type`, `arity`, `native type`, `default`, `on delete`, `column`, ...). `before` and `after` are in the words of
    the language, None where there is nothing; they are never equal.
    """

    block_kind: str
    block: str
    member: str | None
    aspect: str
    before: str | None
    after: str | None
    breaks: str = ""
    """What the change breaks, as a clause; empty where it is harmless."""
    rename: str = ""
    """What was gone or new looks like this under another name, that of the other side."""

    @property
    def is_breaking(self) -> bool:
        """Whether rows may be lost or refused by the change, or queries that worked before it fail."""
        return bool(self.breaks)

    @property
    def is_whole(self) -> bool:
        """Whether the block or member as a whole is new or gone, not an aspect of it."""
        return self.sign != "~" and self.aspect in (_BLOCKS if self.member is None else _MEMBERS)

    @property
    def path(self) -> str:
        """The thing by its name: `User`, `User.email`, `User [a, b]`."""
        if self.member is None:
            return self.block
        return f"{self.block} {self.member}" if self.member.startswith("[") else f"{self.block}.{self.member}"

    @property
    def sign(self) -> str:
        """`+` where something is new, `-` where it is gone, `~` where it changed."""
        return "+" if self.before is None else "-" if self.after is None else "~"
