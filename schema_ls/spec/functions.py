"""Functions that a schema may call, in `@default(...)` and elsewhere."""

from __future__ import annotations

from typing import NamedTuple


class FunctionArgument(NamedTuple):
    """An argument of a function."""

    doc: str
    kind: str
    """Kind of its value: "integer", "string" or "boolean"."""
    name: str | None = None
    """None: it is given without a name."""
    required: bool = False
    choices: tuple[int, ...] = ()
    """The only numbers it takes; empty: no such list."""
    low: int | None = None
    high: int | None = None
    feature: str | None = None
    """Feature of the language (`versions.FEATURES`) that it needs."""

    def takes(self, number: int) -> bool:
        """Whether an integer is among those allowed."""
        if self.choices and number not in self.choices:
            return False
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)


class Function(NamedTuple):
    """A function of the schema language."""

    name: str
    doc: str
    places: tuple[str, ...] = ("default",)
    """Where it may be called: "default", "config" (values of datasource and generator), "ops", "where"."""
    scalars: tuple[str, ...] | None = None
    """Types of fields that it fits; None: all."""
    arguments: tuple[FunctionArgument, ...] = ()
    capability: str | None = None
    """What the database must be able to do (`capabilities.CAPABILITIES`)."""
    capability_on: tuple[tuple[str, str], ...] = ()
    """What it must be able to do on top for some scalars: (scalar, capability)."""
    providers: tuple[str, ...] | None = None
    """The only databases where the name is known; None: all."""
    feature: str | None = None
    """Feature of the language that brought it."""
    in_types: bool = True
    """Whether it may stand in a composite type."""
    on_unsupported: bool = False
    """Whether it may stand on a field of type `Unsupported`."""
    needs_native: str | None = None
    """Native type that the field must have."""
    only_id: bool = False
    """Whether only an id may have it."""


_SEQUENCE = (
    FunctionArgument("Numbers from a time stamp instead of a stored counter.", "boolean", "virtual"),
    FunctionArgument("How many numbers a session fetches at once.", "integer", "cache"),
    FunctionArgument("Distance from one number to the next.", "integer", "increment"),
    FunctionArgument("Smallest number.", "integer", "minValue"),
    FunctionArgument("Largest number.", "integer", "maxValue"),
    FunctionArgument("First number.", "integer", "start"),
)

_ROWS = (
    Function(
        "autoincrement",
        "The next whole number, counted by the database.",
        scalars=("Int", "BigInt"),
        capability="AutoIncrement",
        capability_on=(("Int", "AutoIncrementOnInt"),),
        in_types=False,
    ),
    Function(
        "cuid",
        "A collision-resistant identifier, made by the client.",
        scalars=("String",),
        arguments=(
            FunctionArgument("Version of the identifier: 1 or 2.", "integer", choices=(1, 2), feature="cuid-argument"),
        ),
    ),
    Function(
        "uuid",
        "A universally unique identifier, made by the client.",
        scalars=("String",),
        arguments=(
            FunctionArgument(
                "Version of the identifier: 4 is random, 7 grows with time.",
                "integer",
                choices=(4, 7),
                feature="uuid-argument",
            ),
        ),
    ),
    Function("ulid", "An identifier that sorts by time, made by the client.", scalars=("String",), feature="ulid"),
    Function(
        "nanoid",
        "A short random identifier, made by the client.",
        scalars=("String",),
        arguments=(FunctionArgument("Number of characters, from 2 to 255.", "integer", low=2, high=255),),
    ),
    Function("now", "The moment at which the record is created.", scalars=("DateTime",)),
    Function(
        "dbgenerated",
        "A default that the database computes from an expression of its own.",
        arguments=(FunctionArgument("The expression, in the language of the database; not empty.", "string"),),
        capability="DefaultExpressions",
        in_types=False,
        on_unsupported=True,
    ),
    Function(
        "auto",
        "An ObjectId that the database makes.",
        capability="DefaultValueAuto",
        in_types=False,
        needs_native="ObjectId",
        only_id=True,
    ),
    Function(
        "sequence",
        "The next number of a sequence of the database.",
        arguments=_SEQUENCE,
        providers=("cockroachdb",),
    ),
    Function(
        "env",
        "The value of an environment variable.",
        places=("config",),
        arguments=(FunctionArgument("Name of the variable.", "string", required=True),),
    ),
    Function(
        "raw",
        "SQL that goes to the database as it is.",
        places=("ops", "where"),
        arguments=(FunctionArgument("The SQL.", "string", required=True),),
    ),
)

FUNCTIONS: dict[str, Function] = {row.name: row for row in _ROWS}
