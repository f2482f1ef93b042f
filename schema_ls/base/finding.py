"""What a rule says about a schema, as values. Knows no rule, no file and no editor."""

from __future__ import annotations

import re
from enum import Enum

from schema_ls.base.record import Record
from schema_ls.base.span import Span

_LONG = re.compile(r"[^\s`]{61,}")
_LONG_MESSAGE = 120
"""Characters; a message of fewer holds no word that needs shortening."""


def shortened(message: str) -> str:
    """A message whose words of more than 60 code points, such as long names, keep their first 40 and last 15."""
    if len(message) <= _LONG_MESSAGE:
        return message
    return _LONG.sub(lambda match: f"{match[0][:40]}…{match[0][-15:]}", message)


class Severity(str, Enum):
    """How much a finding matters. Errors and warnings decide about the exit code of `check`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    HINT = "hint"


class FixClass(str, Enum):
    """What applying a fix changes beside the text."""

    SAFE = "safe"
    """Neither the database nor the client changes."""
    MIGRATION = "migration"
    """Only the database changes: it needs a migration."""
    UNSAFE = "unsafe"
    """The generated client changes, or something is dropped."""


class Symbol(Record):
    """Something declared, by name: a block, or a member of it. Names stay valid when lines move.

    `kind` is `datasource` or `generator` for a block of that kind, and empty for all that types can name. `number` counts
    from 0 among blocks of one name.
    """

    block: str
    member: str | None = None
    kind: str = ""
    number: int = 0


class Replace(Record):
    """Put `text` where `span` lies, in the block that the finding is about."""

    span: Span
    text: str


class InsertMember(Record):
    """A new line `text` (neither indented nor ended) among the members of `block`.

    Block attributes (`@@...`) go to the end of the block, all others behind the member called `after`, or behind the
    last field where that is empty.
    """

    block: str
    text: str
    after: str = ""


class AppendBlock(Record):
    """A new block with the lines of `text`, behind the block that the finding is about."""

    text: str


class AddToMember(Record):
    """Put `text`, behind a blank, at the end of the line of a member, in front of its comment."""

    symbol: Symbol
    text: str


class AddToList(Record):
    """List `text` in a setting of the first block of a kind that has one name for all, such as the datasource.

    Where there is no such setting it is made, behind the one called `after`, or behind the first one; not so if
    `is_optional`. Nothing changes where the text is listed already.
    """

    kind: str
    setting: str
    text: str
    after: str
    is_optional: bool = False


class Rename(Record):
    """Give something declared the name `text`, everywhere it stands. The database keeps the name it has there.

    `is_relation` means the name of the relation that the member is a side of. Where the name is taken, or the database could
    not be kept as it is, nothing changes.
    """

    symbol: Symbol
    text: str
    is_relation: bool = False


class DeleteLine(Record):
    """Remove a whole line, given by its row in the block that the finding is about."""

    row: int


class DeleteBlock(Record):
    """Remove the block that the finding is about, comments above it included, and one of the empty lines around it."""


class ChangeKeys(Record):
    """Give all foreign keys to a field, in whatever block they are, another type, and an attribute: empty for none."""

    symbol: Symbol
    type: str = ""
    attribute: str = ""


Change = Replace | InsertMember | AppendBlock | AddToMember | AddToList | Rename | DeleteLine | DeleteBlock | ChangeKeys


class Fix(Record):
    """A change that removes a finding."""

    title: str
    changes: tuple[Change, ...]
    kind: FixClass = FixClass.SAFE


class Related(Record):
    """Another place that explains a finding: something declared, or a span of the block that the finding is about."""

    where: Symbol | Span
    message: str


class Finding(Record):
    """One remark on a schema.

    `span` is relative to the block that was looked at. `cause` names another finding that this one follows from:
    such a consequence is hidden unless it is asked for. `code`, `group` and `severity` are filled in by
    `checks.run` from the rule, unless the rule sets a severity of its own.
    """

    span: Span
    message: str
    code: str = ""
    group: str = ""
    severity: Severity | None = None
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    cause: Finding | None = None
