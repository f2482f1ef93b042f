"""What holds for every text: no end of lines, brackets or mistakes changes that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layouts import ALIGNS, FIXTURES, VERSIONS, check_promises

from schema_ls.format import Align, layout
from schema_ls.spec.versions import Version

PIECES = (
    *(
        "model A {",
        "enum B {",
        "datasource db {",
        "foo {",
        "type X = Int @x(1)",
        "table A {",
        "}",
        "} // c",
        "modelC {",
    ),
    *("a Int", "a : Int! @id", "b [Int] @x(1,)", 'c Int[]? @map( "x" )@id', "key = ", "key = [ a,b ]", "a Int /* c */"),
    *(
        '@@map("a")',
        "@@index([a,b])   // why",
        "// c",
        "/// d  ",
        "/* e */",
        "/* open",
        "*/",
        "/* a */ b Int",
        "no field at all",
    ),
    *("", "  ", "\ufeff", "\f", "é Int", "@@x({a:1})", 'a Unsupported( "p" )', '"open', "{", "model A { b Int"),
)
ENDS = ("\n", "\n", "\n", "\n\n", "\r\n", "\r", " ", "")


@st.composite
def scrambled(draw: st.DrawFn) -> str:
    """Lines of all kinds in any order."""
    lines = draw(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(ENDS)), max_size=12))
    return "".join(f"{piece}{end}" for piece, end in lines)


@st.composite
def broken_fixtures(draw: st.DrawFn) -> str:
    """A fixture of which pieces were cut out and put in elsewhere."""
    text = FIXTURES[draw(st.sampled_from(sorted(FIXTURES)))]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(st.sampled_from(("", "\n", *PIECES))) + text[end:]
    return text


@given(scrambled(), st.sampled_from(VERSIONS), st.sampled_from(ALIGNS))
def test_scrambled_lines(text: str, version: Version, align: Align):
    check_promises(text, version, align=align)


@given(broken_fixtures(), st.sampled_from(VERSIONS), st.sampled_from(ALIGNS))
def test_broken_fixtures(text: str, version: Version, align: Align):
    check_promises(text, version, align=align)


@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_truncated_fixtures(name: str):
    text = FIXTURES[name]
    for number, length in enumerate(range(0, len(text), 7)):
        check_promises(text[:length], VERSIONS[number % 3], align=ALIGNS[number // 3 % 3])


@given(st.text(st.sampled_from('a1 \t\n\r{}[]()@=:,"/*!?._-\\é\u3000\ufeff'), max_size=60), st.sampled_from(VERSIONS))
def test_any_text(text: str, version: Version):
    check_promises(text, version)


@pytest.mark.parametrize("name", sorted(FIXTURES))
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_change_nothing_else(name: str, end: str):
    text = FIXTURES[name]
    for version in VERSIONS:
        laid_out = layout(text.replace("\n", end), version=version)
        assert laid_out == layout(text, version=version).replace("\n", end)


@pytest.mark.parametrize(
    "text",
    [
        "model A {\n" * 30_000 + "x }\n",
        "model A {\n" + "a Int /* b\n" * 30_000 + "*/ c\n}\n",
        "model A {\n" * 20_000 + "/*\n}\n*/\n",
        "/**/" * 30_000,
        "foo {\n" * 30_000,
        "model A {\n  a Int @x(" + "[" * 5_000 + "]" * 5_000 + ")\n}\n",
        "model A {\n  a Int @x(" + "[" * 5_000 + "\n}\n",
        "model A {\n  a " + "b " * 500_000 + "\n}\n",
    ],
    ids=["unclosed", "open comments", "swallowed", "comments", "unknown", "nested", "open brackets", "one line"],
)
def test_no_text_is_too_deep_or_too_long(text: str):
    check_promises(text, VERSIONS[-1])
