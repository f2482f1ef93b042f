"""The grammar is what reads: its examples hold, and without it nothing is read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from schemas import FIXTURES

import schema_ls
from schema_ls.syntax import parse
from schema_ls.syntax.grammar import LETTERS, TRIVIA, grammar_text
from schema_ls.syntax.lark_parser import token_patterns
from schema_ls.syntax.lexer import shape_of, tokens_of
from schema_ls.syntax.recovery import template_of
from schema_ls.syntax.trivia import core_of
from tools.grammar_examples import Example, examples_of, rules_of

HELPERS = {"start", "line", "arity", "argument", "pair", "path", "word_path", "identifier", "rest"}
"""Rules that only make sense inside of others."""
EXAMPLES = examples_of(grammar_text())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}: {example.line}")
def test_an_example_of_the_grammar_is_what_it_says(example: Example):
    template = template_of(core_of(shape_of(tokens_of(example.line))))
    assert (template.mistake is None) == example.is_right, template


def test_every_rule_but_helpers_has_an_example():
    assert {example.rule for example in EXAMPLES if example.is_right} == set(rules_of(grammar_text())) - HELPERS


def test_every_terminal_has_a_letter_of_its_own():
    terminals = {name for name, _ in token_patterns()}
    assert terminals == set(LETTERS) - {"$END"}
    letters = [LETTERS[name] for name in terminals if name != "END_OF_LINE"]
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize(("name", "pattern"), token_patterns())
def test_no_terminal_looks_around(name: str, pattern: str):
    assert not any(sign in pattern for sign in ("(?=", "(?!", "(?<=", "(?<!", r"\b", r"\B", "^(", "$")), name


def test_the_same_text_is_the_same_terminal_wherever_it_stands():
    for name, text in FIXTURES.items():
        for line in parse(text).lines:
            if line.template.form == "comment":
                continue
            tokens = line.tokens
            assert shape_of(tokens) == "".join(shape_of(tokens_of(token)) for token in tokens), (name, line)


READ_ALL = """
import sys
from schema_ls.syntax import parse
from schema_ls.syntax.lexer import shape_of, tokens_of
forms = set()
for path in sys.argv[1:]:
    text = open(path, encoding="utf-8", newline="").read()
    tree = parse(text)
    assert str(tree) == text
    forms |= {line.form for line in tree.lines}
print(*sorted(forms), sep="\\n")
"""

WITHOUT_FIELDS = ("     | field\n", "")


def forms_read_with(grammar: str, folder: Path) -> set[str]:
    """The forms of lines that a copy of the package finds in all fixtures when it has another grammar."""
    package = Path(schema_ls.__file__).parent
    shutil.copytree(package, folder / "schema_ls", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "schema_ls" / "grammar").mkdir(exist_ok=True)
    (folder / "schema_ls" / "grammar" / "prisma.lark").write_text(grammar, encoding="utf-8")
    for name, text in FIXTURES.items():
        (folder / f"{name}.prisma").write_bytes(text.encode("utf-8"))
    script = folder / "read_all.py"
    script.write_text(READ_ALL, encoding="utf-8")
    paths = [str(path) for path in sorted(folder.glob("*.prisma"))]
    command = [sys.executable, str(script), *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split()) - {"comment"}


def test_with_the_grammar_all_forms_are_read(tmp_path: Path):
    expected = {"blank", "header", "close", "setting", "field", "attribute"}
    assert forms_read_with(grammar_text(), tmp_path) == expected


def test_an_emptied_grammar_reads_nothing(tmp_path: Path):
    """Its terminals are left, so lines have tokens, but none has a structure: the shipped table is not trusted."""
    terminals = grammar_text().partition("// Terminals")[2]
    names = [name for name in LETTERS if name not in TRIVIA and name != "$END"]
    emptied = f"start: line\nline: {' '.join(['BANG'] * 9)} ({' | '.join(names)})\n//{terminals}"
    assert forms_read_with(emptied, tmp_path) == {"broken"}


def test_a_grammar_without_fields_reads_no_field(tmp_path: Path):
    forms = forms_read_with(grammar_text().replace(*WITHOUT_FIELDS), tmp_path)
    assert "field" not in forms
    assert {"header", "attribute", "setting"} <= forms
