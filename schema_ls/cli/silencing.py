"""Writing the comments that silence what a schema has today, so that only what is new is told."""

from __future__ import annotations

from collections.abc import Iterable

from schema_ls.base.edit import Edit
from schema_ls.base.finding import Severity
from schema_ls.base.span import Span
from schema_ls.base.text import without_end
from schema_ls.checks.fixes import edited_files
from schema_ls.checks.run import Located
from schema_ls.checks.suppressions import LINE, suppressions_in
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.syntax.tree import Block

_OF_COMMENTS = "unused-suppression"


def silenced(schema: Schema, found: Iterable[Located]) -> list[SchemaFile]:
    """The files of a schema with a comment behind each line that has findings. Errors of Prisma cannot be silenced."""
    codes: dict[tuple[int, int], dict[str, None]] = {}
    blocks: dict[tuple[int, int], tuple[Block, int]] = {}
    for located in found:
        finding, place = located.finding, located.place
        if (finding.group == "validation" and finding.severity is Severity.ERROR) or finding.code == _OF_COMMENTS:
            continue
        key = place.file, place.row + finding.span.row
        codes.setdefault(key, {})[finding.code] = None
        blocks[key] = place.item.block, finding.span.row
    edits = ((key[0], _comment(*blocks[key], key[1], list(held))) for key, held in codes.items())
    return edited_files(schema.files, edits)


def _comment(block: Block, row: int, file_row: int, codes: list[str]) -> Edit:
    """The edit that silences codes on a line: in the comment that does so already, behind it, or on a line above."""
    line = block.lines[row]
    text = without_end(line.text)
    own = next(
        (one for one in suppressions_in(block) if one.span.row == row and one.reach == LINE and one.is_ours), None
    )
    if own is not None and own.codes:
        last = own.codes[-1][1]
        return Edit(Span(file_row, last.end_column, file_row, last.end_column), "".join(f", {code}" for code in codes))
    comment = f"// schema-ls: ignore[{', '.join(codes)}]"
    if line.template.comment < 0:
        end = len(text.rstrip())
        return Edit(Span(file_row, end, file_row, len(text)), f" {comment}")
    indent = text[: len(text) - len(text.lstrip())]
    ending = line.text[len(text) :] or "\n"
    return Edit(Span(file_row, 0, file_row, 0), f"{indent}{comment}{ending}")
