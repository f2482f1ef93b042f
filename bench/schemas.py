"""Schemas of any size in the layout of the official formatter, the same ones each time, without a mistake."""

from __future__ import annotations

import random
import re
from pathlib import Path

from schema_ls.format import layout
from schema_ls.spec.versions import NEWEST

HEAD = """datasource db {
  provider = "postgresql"
}

generator client {
  provider = "prisma-client"
  output   = "../client"
}
"""
_PLAIN = (
    *("String", "String? @db.Text", "String @db.VarChar(80)", "String[] @default([])", 'String @default("none")'),
    *("Int @default(0)", "Int? @db.SmallInt", "BigInt @default(0)", "Float?", "Decimal @default(0) @db.Decimal(12, 2)"),
    *(
        "Boolean @default(true)",
        "Json?",
        "DateTime @default(now()) @db.Timestamptz(6)",
        "DateTime @updatedAt",
        "Bytes?",
    ),
)
_NAMES = ("name", "title", "slug", "label", "lines", "rank", "score", "notes", "code", "settings", "seen", "weight")


class _Model:
    """A model in the making: later ones add their lists to it."""

    def __init__(self, number: int, draw: random.Random, parent: int | None, *, is_distinct: bool) -> None:
        self.number, self.is_distinct = number, is_distinct
        self.fields = [self._field(draw, place) for place in range(draw.randint(6, 20))]
        self.lists: list[int] = []
        self.parent = parent

    def _field(self, draw: random.Random, place: int) -> str:
        return f"{draw.choice(_NAMES)}{place} {draw.choice(_PLAIN)}{self._mark(str(place))}"

    def _mark(self, what: str) -> str:
        """What makes a line another one than all others."""
        return f' @map("c{self.number}_{what}")' if self.is_distinct else ""

    @property
    def size(self) -> int:
        """Number of lines, the empty one above among them."""
        return 6 + len(self.fields) + len(self.lists) + (3 if self.parent is not None else 0)

    def lines(self) -> list[str]:
        """The lines of the model."""
        own = self.number
        found = ["", f"model Model{own} {{", f"id Int @id @default(autoincrement()){self._mark('id')}", *self.fields]
        found += (f'items{other} Model{other}[] @relation("Model{other}")' for other in self.lists)
        if self.parent is not None:
            key = f"model{self.parent}Id"
            named = f', map: "i{own}"' if self.is_distinct else ""
            found += (
                f"{key} Int{self._mark('key')}",
                f'parent Model{self.parent} @relation("Model{own}", fields: [{key}], references: [id])',
                "",
                f"@@index([{key}]{named})",
            )
        else:
            found.append("")
        return [*found, f'@@map("models_{own}")', "}"]


def schema(size: int, *, is_distinct: bool = False) -> str:
    """A schema of this number of lines; with `is_distinct` hardly two of them are equal, but for empty ones and braces."""
    draw = random.Random(size)
    models: list[_Model] = []
    left = size - HEAD.count("\n")
    while True:
        parent = draw.randrange(max(0, len(models) - 50), len(models)) if models else None
        model = _Model(len(models), draw, parent, is_distinct=is_distinct)
        if model.size + 1 > left:
            break
        if parent is not None:
            models[parent].lists.append(model.number)
            left -= 1
        left -= model.size
        models.append(model)
    lines = [HEAD, *(f"{line}\n" for model in models for line in model.lines())]
    text = layout("".join(lines), version=NEWEST)
    padding = size - text.count("\n") - 1
    return text + "\n" * (padding >= 0) + "".join(f"// {number}\n" for number in range(padding))


def split(size: int, files: int, folder: Path) -> None:
    """Write a schema of this number of lines into so many files of a folder."""
    blocks = re.split(r"\n\n(?=\w)", schema(size))
    for number in range(files):
        part = blocks[number * len(blocks) // files : (number + 1) * len(blocks) // files]
        name = ("main" if files > 1 else "schema") if number == 0 else f"part{number:03}"
        (folder / f"{name}.prisma").write_text("\n\n".join(part).strip("\n") + "\n", "utf-8")
