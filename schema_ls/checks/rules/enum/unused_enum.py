"""Rule: unused-enum."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteBlock, Finding, Fix, FixClass, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Enum
from schema_ls.model.items import Item, documentation

_KEEP = "@keep"


@rule("unused-enum", group="enum", on=Enum, severity=Severity.WARNING)
def unused_enum(enum: Enum) -> Iterator[Finding]:
    """No field has the enum as its type.

    The database still gets the type, and readers look for its use in vain. A doc comment with `@keep` keeps it quiet.

    Bad:
        enum Colour {
           //^^^^^^ unused-enum
          RED
          BLUE
        }

        model Car {
          id     Int    @id
          colour String
        }

    Good:
        enum Colour {
          RED
          BLUE
        }

        model Car {
          id     Int    @id
          colour Colour
        }
    """
    facts = enum.scope.facts
    if facts.is_used or not facts.is_whole or facts.earlier or not enum.name or is_kept(enum.item):
        return
    yield Finding(
        enum.name_span,
        f"Enum `{enum.name}` is the type of no field. Use it, remove it, or write `/// {_KEEP}` above it.",
        fixes=(Fix(f"Remove `{enum.name}`", (DeleteBlock(),), FixClass.UNSAFE),),
    )


def is_kept(item: Item) -> bool:
    """Whether the doc comment of a block says that it may be unused."""
    return _KEEP in documentation(item.block, item.block.header)
