"""Hypothesis strategies for schemas: valid ones for every database, and the same with one or two things broken."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from schema_ls.spec.dialect import Dialect
from schema_ls.spec.providers import PROVIDERS

_NAMES = ("User", "Post", "Tag", "Order", "Place", "Event")
_SCALARS = ("String", "Int", "Boolean", "DateTime", "Float", "BigInt", "Bytes", "Json", "Decimal")
_DEFAULTS = {
    "String": ('"none"', "uuid()", "cuid()"),
    "Int": ("0", "-1"),
    "BigInt": ("7",),
    "Boolean": ("true", "false"),
    "DateTime": ("now()",),
    "Float": ("1.5",),
}
_ACTIONS = ("", ", onDelete: NoAction", ", onUpdate: NoAction", ", onDelete: NoAction, onUpdate: NoAction")
_INDEXED = ("Int", "BigInt", "Boolean", "DateTime", "Float")
_TOKEN = re.compile(r'"[^"\n]*"|@@?[\w.]+|\w+|\n|[^\w\s]')
_WORDS = (
    *(
        "Int",
        "String",
        "Post",
        "Nobody",
        "id",
        "name",
        "a0",
        "Cascade",
        "SetNull",
        "now()",
        "auto()",
        "autoincrement()",
    ),
    *(
        "@id",
        "@unique",
        "@@id",
        "@@index([a0])",
        "@@unique([a0, a0])",
        "@updatedAt",
        "@db.Text",
        "@db.VarChar(0)",
        "@ignore",
    ),
    *(
        '"x"',
        "1",
        "1.5",
        "true",
        "[]",
        "?",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "fields:",
        "references:",
        'map: "x"',
    ),
    *("@relation", '@map("x")', '@@map("User")', "@default(1)", "enum E {", "model User {", "type T {", "view V {"),
)


@dataclass(frozen=True)
class Made:
    """A schema in the way of Prisma 7, and how many things in it were broken."""

    text: str
    broken: int


@dataclass
class _Model:
    name: str
    id_type: str
    id_line: str
    lines: list[str]
    attributes: list[str]
    plain: list[str]


def examples(count: int, number: int) -> list[Made]:
    """The first `count` schemas of the series with a number; the same ones every time."""
    found: list[Made] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(_made())
    def collect(made: Made) -> None:
        found.append(made)

    collect()
    return found


@st.composite
def _made(draw: st.DrawFn) -> Made:
    text = draw(_valid())
    count = draw(st.sampled_from((0, 1, 1, 1, 2, 2)))
    for _ in range(count):
        text = draw(_broken(text))
    return Made(text, count)


@st.composite
def _valid(draw: st.DrawFn) -> str:
    provider = draw(st.sampled_from(sorted(PROVIDERS)))
    dialect = Dialect.make(provider)
    names = draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=4, unique=True))
    enum = dialect.supports("Enums") and draw(st.booleans())
    models = [draw(_model(name, dialect, enum)) for name in names]
    for number in range(draw(st.integers(0, 3))):
        draw(_relate(models, dialect, number))
    blocks = [
        f'datasource db {{\n  provider = "{provider}"\n}}',
        'generator client {\n  provider = "prisma-client-js"\n}',
    ]
    blocks += ["enum Role {\n  USER\n  ADMIN\n}"] if enum else []
    blocks += [f"model {m.name} {{\n{_indented([m.id_line, *m.lines, *m.attributes])}}}" for m in models]
    return "\n\n".join(draw(st.permutations(blocks))) + "\n"


def _indented(lines: list[str]) -> str:
    return "".join(f"  {line}\n" for line in lines)


@st.composite
def _model(draw: st.DrawFn, name: str, dialect: Dialect, enum: bool) -> _Model:
    ids = [
        ("String", "id String @id @default(uuid())"),
        ("Int", "id Int @id"),
        ("String", "id String @id @default(cuid())"),
    ]
    if dialect.supports("UnderscoreIds"):
        ids = [
            ("String", 'id String @id @default(auto()) @map("_id") @db.ObjectId'),
            ("String", 'id String @id @map("_id")'),
        ]
    elif dialect.supports("AutoIncrementOnInt"):
        ids.append(("Int", "id Int @id @default(autoincrement())"))
    id_type, id_line = draw(st.sampled_from(ids))
    model = _Model(name, id_type, id_line, [], [], [])
    for number in range(draw(st.integers(0, 5))):
        model.lines.append(draw(_field(model, f"a{number}", dialect, enum)))
    if model.plain:
        columns = draw(st.lists(st.sampled_from(model.plain), min_size=1, max_size=3, unique=True))
        kind = draw(st.sampled_from(("index", "unique")))
        model.attributes.append(f"@@{kind}([{', '.join(columns)}])")
    if draw(st.booleans()):
        model.attributes.append(f'@@map("{name.lower()}s")')
    return model


@st.composite
def _field(draw: st.DrawFn, model: _Model, name: str, dialect: Dialect, enum: bool) -> str:
    known = [scalar for scalar in _SCALARS if _has(dialect, scalar)] + (["Role"] if enum else [])
    scalar = draw(st.sampled_from(known))
    arity = draw(st.sampled_from(("", "", "?", "[]") if dialect.supports("ScalarLists") else ("", "", "?")))
    if scalar in _INDEXED and arity != "[]":
        model.plain.append(name)
    defaults = ("USER",) if scalar == "Role" else _DEFAULTS.get(scalar, ())
    parts = [name, f"{scalar}{arity}"]
    if arity == "" and defaults and draw(st.booleans()):
        parts.append(f"@default({draw(st.sampled_from(defaults))})")
    natives = [
        row.name for row in dialect.native_types_of(scalar) if not row.required and row.name not in ("TinyInt", "Oid")
    ]
    if natives and scalar not in _INDEXED and "@default" not in parts[-1] and draw(st.booleans()):
        parts.append(f"@db.{draw(st.sampled_from(natives))}")
    if draw(st.integers(0, 4)) == 0:
        parts.append(f'@map("{name}_column")')
    return " ".join(parts)


def _has(dialect: Dialect, scalar: str) -> bool:
    needed = {"Json": "Json", "Decimal": "DecimalType"}.get(scalar)
    return needed is None or dialect.supports(needed)


@st.composite
def _relate(draw: st.DrawFn, models: list[_Model], dialect: Dialect, number: int) -> None:
    holder, target = draw(st.sampled_from(models)), draw(st.sampled_from(models))
    name, key, actions = f'"r{number}"', f"k{number}", draw(st.sampled_from(_ACTIONS))
    if holder is target:
        actions = _ACTIONS[-1]
    optional, single = draw(st.booleans()), draw(st.booleans())
    native = " @db.ObjectId" if "@db.ObjectId" in target.id_line else ""
    mark = "?" if optional else ""
    unique = " @unique" if single else ""
    holder.lines.append(f"{key} {target.id_type}{mark}{native}{unique}")
    holder.lines.append(f"f{number} {target.name}{mark} @relation({name}, fields: [{key}], references: [id]{actions})")
    target.lines.append(f"b{number} {holder.name}{'?' if single else '[]'} @relation({name})")


@st.composite
def _broken(draw: st.DrawFn, text: str) -> str:
    kind = draw(st.sampled_from(("drop token", "replace token", "insert token", "drop line", "twice", "swap", "cut")))
    if kind in ("drop line", "twice", "swap"):
        lines = text.split("\n")
        at = draw(st.integers(0, max(0, len(lines) - 2)))
        if kind == "drop line":
            del lines[at]
        elif kind == "twice":
            lines.insert(at, lines[at])
        else:
            lines[at : at + 2] = reversed(lines[at : at + 2])
        return "\n".join(lines)
    tokens = list(_TOKEN.finditer(text))
    if not tokens:
        return text
    token = draw(st.sampled_from(tokens))
    start, end = token.span()
    if kind == "cut":
        return text[:start] + text[end - 1 :] if end - start > 1 else text[:start]
    if kind == "drop token":
        return text[:start] + text[end:]
    word = draw(st.sampled_from(_WORDS))
    return f"{text[:start]}{word}{text[end:]}" if kind == "replace token" else f"{text[:start]}{word} {text[start:]}"
