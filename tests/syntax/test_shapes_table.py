"""The shipped table of shapes is what the grammar says, and spares people the wait for Lark."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from schemas import FOLDER

from schema_ls.syntax import shapes_table
from schema_ls.syntax.grammar import grammar_digest, grammar_text

ROOT = Path(__file__).resolve().parents[2]


def test_the_table_is_fresh():
    command = [sys.executable, str(ROOT / "tools" / "make_shapes.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_table_is_of_this_grammar_and_sorted():
    assert grammar_digest(grammar_text()) == shapes_table.GRAMMAR
    assert list(shapes_table.SHAPES) == sorted(shapes_table.SHAPES)


TYPED = """
  email String? @unique @db.VarChar(255) // c
  author User? @relation(fields: [authorId], references: [id], onDelete: Cascade)
  @@index([a, b(sort: Desc)], map: "x")
  provider = "postgresql"
model User {
"""

PARSE_WITHOUT_LARK = """
import sys
from schema_ls.syntax import parse
for path in sys.argv[1:]:
    parse(open(path, encoding="utf-8", newline="").read())
for line in sys.stdin.read().splitlines():
    for end in range(len(line)):
        parse(line[:end])
print("lark" in sys.modules)
"""


def test_neither_a_fixture_nor_a_line_while_it_is_typed_needs_lark():
    command = [sys.executable, "-c", PARSE_WITHOUT_LARK, *map(str, sorted(FOLDER.glob("*.prisma")))]
    done = subprocess.run(command, input=TYPED, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.stdout.strip(), done.stderr) == ("False", "")
