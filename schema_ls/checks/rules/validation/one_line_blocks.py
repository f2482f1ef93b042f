"""Blocks that are written on one line: members need lines of their own."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, Replace
from schema_ls.base.span import Span
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.validation.member_lines import CODES, problem_of
from schema_ls.model.items import CONFIG_KINDS
from schema_ls.model.openings import row_of_brace
from schema_ls.model.schema import Scope
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.line import BLANKS, Line, lines_of
from schema_ls.syntax.tree import Block

_MEMBERS = {"enum": "values", "datasource": "settings", "generator": "settings"}


@rule("block-on-one-line", group="validation", on=Scope, is_early=True, is_early_in_configs=True)
def one_line_block(scope: Scope) -> Iterator[Finding]:
    """A block begins and ends on one line. Each member, and the closing brace, stand on a line of their own.

    Bad:
        enum Role { USER ADMIN }
                //^^^^^^^^^^^^^^ block-on-one-line

    Good:
        enum Role {
          USER
          ADMIN
        }
    """
    block = scope.item.block
    if block.kind not in CODES or row_of_brace(block) != block.header:
        return
    line = block.lines[block.header]
    tokens, offsets = line.tokens, line.offsets
    opening, closing = tokens.index("{"), _last(tokens, "}")
    span = Span(block.header, offsets[opening], block.header, offsets[closing + 1])
    members = _members(block.kind, tokens[opening + 1 : closing])
    what = _MEMBERS.get(block.kind, "fields")
    written = "".join(f"  {member}\n" for member in members)
    fix = Fix("Write it on several lines", (Replace(span, f"{{\n{written}}}"),))
    yield Finding(
        span,
        f"The {what} of {block.kind} `{block.name}` and its `}}` stand on lines of their own.",
        "block-on-one-line",
        fixes=(fix,) if _are_right(block, members, scope.dialect) else (),
    )


def _last(tokens: list[str], text: str) -> int:
    return len(tokens) - 1 - tokens[::-1].index(text)


def _members(kind: str, tokens: list[str]) -> list[str]:
    """The texts of the members among the tokens of a line: as many as can be told apart."""
    members: list[list[str]] = [[]]
    depth, before = 0, ""
    for index, token in enumerate(tokens):
        behind = next((word for word in tokens[index + 1 :] if word.strip(BLANKS)), "")
        if depth == 0 and _begins_member(kind, token, before, behind):
            members.append([])
        if depth or token not in (",", ";"):
            members[-1].append(token)
        depth += (token in "([{") - (token in ")]}") if len(token) == 1 else 0
        before = token if token.strip(BLANKS) else before
    return [text for member in members if (text := "".join(member).strip(BLANKS))]


def _begins_member(kind: str, token: str, before: str, behind: str) -> bool:
    """Whether a word begins a value of an enum or a setting. Of fields only the first one can be told."""
    if not token[0].isalnum():
        return False
    return behind == "=" if kind in CONFIG_KINDS else kind == "enum" and before not in ("@", "@@")


def _are_right(block: Block, members: list[str], dialect: Dialect) -> bool:
    lines: list[Line] = lines_of(members)
    return bool(block.name) and all(problem_of(block.kind, line, 0, dialect) is None for line in lines)
