"""Names that ids and uniques of several fields have in the client."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Symbol
from schema_ls.base.span import Span
from schema_ls.checks.rule import family
from schema_ls.model.faces import ID, UNIQUE
from schema_ls.model.handles import RELATION, Index, Model

_ALLOWED = re.compile(r"[A-Za-z0-9_]*")


def _model(model: Model) -> Iterator[Finding]:
    keys = [index for index in model.indexes if index.key.on_block and index.key.kind in (ID, UNIQUE)]
    for index in keys:
        name = index.key.name
        if name:
            yield from _named(model, index, name)
            alike = [other for other in keys if other.key.name == name and other is not index]
            if alike:
                message = f"Two keys of `{model.name}` are called `{name}` in the client. Name them differently."
                related = (Related(_name_span(alike[0]), "the other one"),)
                yield Finding(_name_span(index), message, "client-name-duplicate", related=related)
        yield from _joined(model, index)


def _named(model: Model, index: Index, name: str) -> Iterator[Finding]:
    if _ALLOWED.fullmatch(name) is None:
        message = f"`{name}` is no name for the client: it takes the letters A to Z, digits and `_`."
        yield Finding(_name_span(index), message, "client-name-chars")
    if model.field(name) is not None:
        message = f"`{model.name}` has a field `{name}`. Give `@@{index.item.attribute.name}` another `name`."
        related = (Related(Symbol(model.name, name), "the field"), Related(_name_span(index), "the key"))
        yield Finding(model.name_span, message, "client-name-reserved", related=related)


def _joined(model: Model, index: Index) -> Iterator[Finding]:
    columns = index.key.column_names
    joined = "_".join(columns)
    field = model.field(joined) if len(columns) > 1 else None
    if field is not None and field.kind != RELATION:
        message = f"{index.spelling} is called `{joined}` in the client, as a field of `{model.name}` is already."
        related = (Related(Symbol(model.name, joined), "the field"),)
        yield Finding(index.span, message, "client-name-clash", related=related)


def _name_span(index: Index) -> Span:
    argument = index.item.attribute.argument("name")
    return index.item.member.span(argument.columns) if argument else index.span


RULES = family(
    (Model, _model),
    group="validation",
    early=("client-name-chars",),
    rows={
        "client-name-reserved": """A key has the name of a field, so the client could not tell them apart.

            Bad:
                model Member {
                    //^^^^^^ client-name-reserved
                  id   Int @id
                  team Int
                  user Int

                  @@unique([team, user], name: "user")
                }

            Good:
                model Member {
                  id   Int @id
                  team Int
                  user Int

                  @@unique([team, user], name: "teamUser")
                }
            """,
        "client-name-clash": """The fields of a key, joined by `_`, are the name of a field.

            Bad:
                model Member {
                  team      Int
                  user      Int
                  team_user String

                  @@id([team, user])
                //^^^^^^^^^^^^^^^^^^ client-name-clash
                }

            Good:
                model Member {
                  team     Int
                  user     Int
                  teamUser String

                  @@id([team, user])
                }
            """,
        "client-name-duplicate": """Two keys of a model have one name in the client.

            Bad:
                model Member {
                  id   Int @id
                  team Int
                  user Int
                  seat Int

                  @@unique([team, user], name: "pair")
                                       //^^^^^^^^^^^^ client-name-duplicate
                  @@unique([team, seat], name: "pair")
                                       //^^^^^^^^^^^^ client-name-duplicate
                }

            Good:
                model Member {
                  id   Int @id
                  team Int
                  user Int
                  seat Int

                  @@unique([team, user], name: "teamUser")
                  @@unique([team, seat], name: "teamSeat")
                }
            """,
        "client-name-chars": """The name of a key holds characters that no name in a program has.

            Bad:
                model Member {
                  id   Int @id
                  team Int
                  user Int

                  @@unique([team, user], name: "team-user")
                                       //^^^^^^^^^^^^^^^^^ client-name-chars
                }

            Good:
                model Member {
                  id   Int @id
                  team Int
                  user Int

                  @@unique([team, user], name: "team_user")
                }
            """,
    },
)
