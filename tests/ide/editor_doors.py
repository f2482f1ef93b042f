"""The doors of the editor tests: a marked schema in, text out. Only this module knows the functions behind them."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

from support.marked import Marked, read_marked

from schema_ls.base.edit import Edit, apply_edits
from schema_ls.base.finding import Severity
from schema_ls.base.span import Span
from schema_ls.base.text import split_lines
from schema_ls.checks.run import check
from schema_ls.ide.actions import actions
from schema_ls.ide.actions.action import Action
from schema_ls.ide.actions.fixes import fix_all, quick_fixes
from schema_ls.ide.code_lens import lenses
from schema_ls.ide.completion import Completion, Offer, complete
from schema_ls.ide.completion.offer import plain
from schema_ls.ide.completion.relation_pair import side_left
from schema_ls.ide.context import context_at
from schema_ls.ide.document_links import links
from schema_ls.ide.faded import faded_in
from schema_ls.ide.folding import folds
from schema_ls.ide.hover import hover
from schema_ls.ide.inlay_hints import KINDS, hints
from schema_ls.ide.linked_editing import linked
from schema_ls.ide.navigation import Spot, definition, other_side, references, type_definition
from schema_ls.ide.outline import Entry, entry_of, outline
from schema_ls.ide.rename import Refusal, renamable, rename
from schema_ls.ide.selection_range import selections
from schema_ls.ide.semantic_tokens import MODIFIERS, TYPES
from schema_ls.ide.signature_help import Signature, signature_help
from schema_ls.ide.workspace_symbols import workspace_symbols
from schema_ls.model.schema import Schema
from schema_ls.spec.versions import NEWEST, Version
from schema_ls.workspace.project import Source, read_sources, schema_of
from tests.support.colours import colours

DATASOURCE = """
datasource db {
  provider = "%s"
}

"""


def read_schema(text: str, provider: str = "postgresql", version: Version = NEWEST) -> tuple[Schema, Marked, int]:
    """The schema of a marked text, with a datasource in front unless it has one; the rows that were put in front."""
    marked = read_marked(text)
    head = "" if "datasource " in text or not provider else (DATASOURCE % provider).lstrip("\n")
    sources = [Source(file.name, (head if index == 0 else "") + file.text) for index, file in enumerate(marked.files)]
    return schema_of(read_sources(sources), version), marked, head.count("\n")


def cursor_of(marked: Marked, added: int) -> tuple[int, int, int]:
    """File, row and column of the only cursor."""
    index = marked.files.index(marked.cursor_file)
    row, column = marked.cursor
    return index, row + (added if index == 0 else 0), column


def at_cursor(text: str, ask: Callable[..., object], provider: str, version: Version = NEWEST) -> object:
    schema, marked, added = read_schema(text, provider, version)
    return ask(schema, *cursor_of(marked, added))


def check_context(text: str, expected: str, provider: str = "postgresql") -> None:
    """Which case the cursor is in, by its name."""
    assert type(at_cursor(text, context_at, provider)).__name__ == expected


def check_completion(text: str, expected: str, provider: str = "postgresql", version: Version = NEWEST) -> None:
    """Complete at `<|>` and compare with the labels, in order, separated by blanks."""
    found = at_cursor(text, complete, provider, version)
    labels = [offer.label for offer in found.offers] if isinstance(found, Completion) else ["(nothing)"]
    assert labels == expected.split()


def check_completed(text: str, label: str, expected: str, provider: str = "postgresql") -> None:
    """Choose what is called `label` and compare the line of the cursor with `expected`, whose `$0` is the new cursor."""
    schema, marked, added = read_schema(text, provider)
    file, row, column = cursor_of(marked, added)
    found = complete(schema, file, row, column)
    assert found is not None
    (offer,) = (offer for offer in found.offers if offer.label == label)
    line = split_lines(str(schema.files[file].tree))[row]
    assert (line[: found.word.start] + offer.inserted + line[found.word.end :]).rstrip("\n") == expected


def accept(lines: list[str], found: Completion, offer: Offer) -> str:
    """The text of lines after an offer was chosen and nothing else was typed."""
    word = Span.of_line(found.row, (found.word.start, found.word.end))
    text = plain(offer.inserted) if offer.is_snippet else offer.inserted
    return apply_edits(lines, (Edit(word, text), *offer.edits))


def check_accepted(text: str, label: str, expected: str, provider: str = "postgresql") -> None:
    """Choose what is called `label`, and compare the text behind the datasource with all that comes along."""
    schema, marked, added = read_schema(text, provider)
    file, row, column = cursor_of(marked, added)
    found = complete(schema, file, row, column)
    assert found is not None
    (offer,) = (offer for offer in found.offers if offer.label == label)
    new = accept(split_lines(str(schema.files[file].tree)), found, offer)
    assert "".join(split_lines(new)[added:]) == dedent(expected).lstrip("\n")


def check_accepted_widely(text: str, label: str, expected: str) -> None:
    """Choose what is called `label`, then add what it leaves to be added in other files; all texts, in order."""
    schema, marked, _ = read_schema(text, "")
    file, row, column = cursor_of(marked, 0)
    found = complete(schema, file, row, column)
    assert found is not None
    (offer,) = (offer for offer in found.offers if offer.label == label)
    texts = [str(one.tree) for one in schema.files]
    texts[file] = accept(split_lines(texts[file]), found, offer)
    after = schema_of(
        read_sources([Source(one.name, new) for one, new in zip(schema.files, texts, strict=True)]), NEWEST
    )
    assert offer.left is not None
    for index, edit in side_left(after, offer.left):
        texts[index] = apply_edits(split_lines(texts[index]), [edit])
    assert "".join(texts) == dedent(expected).lstrip("\n")


def check_hover(text: str, expected: str, provider: str = "postgresql") -> None:
    """Hover at `<|>`: the code, then each paragraph behind `--`."""
    found = at_cursor(text, hover, provider)
    shown = "(nothing)" if found is None else "\n-- ".join((found.code, *found.paragraphs))
    assert shown == dedent(expected).strip("\n").rstrip()


def place(schema: Schema, marked: Marked, added: int, file: int, span: Span) -> str:
    row = span.row - (added if file == 0 else 0)
    line = schema.files[file].tree.line(span.row)
    text = line.text[span.column : span.end_column] if line else ""
    name = f"{marked.files[file].name}:" if len(marked.files) > 1 else ""
    return f"{name}{row + 1}:{span.column + 1} {text}"


def check_definition(text: str, expected: str, provider: str = "postgresql", *, of_type: bool = False) -> None:
    """Where the name at `<|>` is declared: `line:column name`, counted from 1."""
    schema, marked, added = read_schema(text, provider)
    found = (type_definition if of_type else definition)(schema, *cursor_of(marked, added))
    places = [place(schema, marked, added, d.file, d.name) for d in found.declarations] if found else ["(nothing)"]
    assert "\n".join(places) == dedent(expected).strip()


def check_other_side(text: str, expected: str) -> None:
    """The other side of the relation field at `<|>`: `line:column name`, counted from 1."""
    schema, marked, added = read_schema(text)
    found = other_side(schema, *cursor_of(marked, added))
    places = [place(schema, marked, added, d.file, d.name) for d in found.declarations] if found else ["(nothing)"]
    assert "\n".join(places) == dedent(expected).strip()


def check_references(text: str, expected: str, provider: str = "postgresql") -> None:
    """All places of the name at `<|>`: `line:column name` each; declarations carry a `*`."""
    schema, marked, added = read_schema(text, provider)
    found = references(schema, *cursor_of(marked, added))

    def line(spot: Spot) -> str:
        return place(schema, marked, added, spot.file, spot.span) + ("*" if spot.is_declaration else "")

    assert "\n".join(map(line, found)) == dedent(expected).strip()


def check_rename(
    text: str, new: str, expected: str, provider: str = "postgresql", *, keeps_database: bool = True
) -> None:
    """Rename what is at `<|>`; the text behind the datasource afterwards, or the reason why not."""
    schema, marked, added = read_schema(text, provider)
    file, row, column = cursor_of(marked, added)
    found = rename(schema, file, row, column, new, keeps_database=keeps_database)
    if isinstance(found, Refusal):
        assert found.reason == expected
        return
    changed = [
        apply_edits(split_lines(str(one.tree)), [edit for index, edit in found if index == number])
        for number, one in enumerate(schema.files)
    ]
    assert "".join(split_lines("".join(changed))[added:]) == dedent(expected).removeprefix("\n")


def check_renamable(text: str, expected: str) -> None:
    """The name at `<|>` that an editor lets a person edit, or the reason why there is none."""
    schema, marked, added = read_schema(text)
    found = renamable(schema, *cursor_of(marked, added))
    assert (found.reason if isinstance(found, Refusal) else found.text) == expected


def check_faded(text: str, expected: str) -> None:
    """What is shown faded: `first-last reason`, rows counted from 1."""
    schema, _, _ = read_schema(text, "")
    found = [
        f"{place.row + one.span.row + 1}-{place.row + one.span.end_row + 1} {one.reason}"
        for place in schema.places_in(0)
        for one in faded_in(place.item.block)
    ]
    assert "\n".join(found) == dedent(expected).strip()


def check_outline(text: str, expected: str, provider: str = "") -> None:
    """The outline, indented: `kind name detail`."""
    schema, _, _ = read_schema(text, provider)

    def lines(entry: Entry, indent: str = "") -> list[str]:
        own = f"{indent}{entry.kind} {entry.name} {entry.detail}".rstrip()
        return [own, *(line for child in entry.children for line in lines(child, indent + "  "))]

    found = [line for _, item in outline(schema, 0) for line in lines(entry_of(item))]
    assert "\n".join(found) == dedent(expected).strip()


def check_folds(text: str, expected: str) -> None:
    """Everything that folds: `first-last kind`, rows counted from 1."""
    schema, _, _ = read_schema(text, "")
    found = [f"{fold.first + 1}-{fold.last + 1} {fold.kind}".rstrip() for fold in folds(schema.files[0].tree)]
    assert "\n".join(found) == dedent(expected).strip()


def check_actions(text: str, expected: str, provider: str = "postgresql", version: Version = NEWEST) -> None:
    """Titles of the quick fixes at `<|>`, one a line; the preferred ones carry a `*`."""
    schema, marked, added = read_schema(text, provider, version)
    file, row, column = cursor_of(marked, added)
    found = quick_fixes(schema, file, Span(row, column, row, column))
    assert "\n".join(a.title + ("*" if a.is_preferred else "") for a in found) == dedent(expected).strip()


def check_fixed(text: str, title: str, expected: str, provider: str = "postgresql") -> None:
    """Choose what is called `title` at `<|>` and compare the text behind the datasource."""
    schema, marked, added = read_schema(text, provider)
    file, row, column = cursor_of(marked, added)
    (action,) = (a for a in actions(schema, file, Span(row, column, row, column)) if a.title == title)
    _check_result(schema, file, action, added, expected)


def check_all_fixed(text: str, expected: str, provider: str = "postgresql") -> None:
    """Fix all that can be fixed safely."""
    schema, _, added = read_schema(text, provider)
    (action,) = fix_all(schema, 0)
    _check_result(schema, 0, action, added, expected)


def _check_result(schema: Schema, file: int, action: Action, added: int, expected: str) -> None:
    lines = split_lines(str(schema.files[file].tree))
    new = apply_edits(lines, [edit for index, edit in action.edits if index == file])
    assert "".join(split_lines(new)[added:]) == dedent(expected).lstrip("\n")


def check_tokens(text: str, expected: str, provider: str = "") -> None:
    """The words of a text with their types, one line each: `word:type`, modifiers behind dots."""
    schema, _, _ = read_schema(text, provider)
    lines: dict[int, list[str]] = {}
    for row, column, length, type_, modifiers in colours(schema, 0):
        line = schema.files[0].tree.line(row)
        assert line is not None
        bits = "".join(f".{name}" for number, name in enumerate(MODIFIERS) if modifiers >> number & 1)
        lines.setdefault(row, []).append(f"{line.text[column : column + length]}:{TYPES[type_]}{bits}")
    assert "\n".join("  ".join(words) for words in lines.values()) == dedent(expected).strip()


def check_hints(
    text: str, expected: str, provider: str = "postgresql", kinds: frozenset[str] = frozenset(KINDS)
) -> None:
    """The text with its hints in `<...>`, lines without any left out."""
    schema, _, _ = read_schema(text, provider)
    tree = schema.files[0].tree
    lines = [line.text.rstrip("\n") for line in tree.lines]
    changed = set()
    for hint in reversed(hints(schema, 0, range(tree.row_count), kinds)):
        line = lines[hint.row]
        lines[hint.row] = f"{line[: hint.column]}<{hint.label}>{line[hint.column :]}"
        changed.add(hint.row)
    assert "\n".join(lines[row].strip() for row in sorted(changed)) == dedent(expected).strip()


def check_signature(text: str, expected: str, provider: str = "postgresql") -> None:
    """The signature at `<|>` with the active parameter in `<...>`; `(nothing)` where there is none."""
    found = at_cursor(text, signature_help, provider)
    if found is None:
        assert expected == "(nothing)"
        return
    assert isinstance(found, Signature)
    active = found.parameters[found.active] if found.active is not None else None
    shown = [f"<{one.text}>" if one is active else one.text for one in found.parameters]
    assert f"{found.label.partition('(')[0]}({', '.join(shown)})" == expected
    assert found.label == f"{found.label.partition('(')[0]}({', '.join(one.text for one in found.parameters)})"


def check_selections(text: str, expected: str) -> None:
    """What a selection at `<|>` grows to: the texts, those over several lines by their first line and `...`."""
    schema, marked, added = read_schema(text, "")
    found = selections(schema, *cursor_of(marked, added))
    lines = [line.text for line in schema.files[0].tree.lines]

    def shown(span: Span) -> str:
        if span.row == span.end_row:
            return lines[span.row][span.column : span.end_column]
        return lines[span.row][span.column :].rstrip("\n") + " ..."

    assert "\n".join(map(shown, found)) == dedent(expected).strip("\n")


def check_linked(text: str, expected: str) -> None:
    """The names that change together with that at `<|>`: `line:column name`, counted from 1."""
    schema, marked, added = read_schema(text)
    file, row, column = cursor_of(marked, added)
    found = linked(schema, file, row, column)
    assert "\n".join(place(schema, marked, added, file, span) for span in found) == dedent(expected).strip()


def check_lenses(text: str, expected: str) -> None:
    """The lenses of a text: `line:column name title`."""
    schema, marked, added = read_schema(text)
    found = [f"{place(schema, marked, added, 0, lens.span)} {lens.title}" for lens in lenses(schema, 0)]
    assert "\n".join(found) == dedent(expected).strip()


def check_links(text: str, expected: str) -> None:
    """The links of a text: `line:column text -> target`."""
    schema, marked, added = read_schema(text, "")
    found = [f"{place(schema, marked, added, 0, one.span)} -> {one.address or one.path}" for one in links(schema, 0)]
    assert "\n".join(found) == dedent(expected).strip()


def check_found(text: str, query: str, expected: str) -> None:
    """What a query finds: `line:column kind container.name`, the best first."""
    schema, marked, added = read_schema(text, "")
    found = [
        f"{place(schema, marked, added, one.file, one.span)} {one.kind} {one.container}".rstrip()
        for one in workspace_symbols(schema, query)
    ]
    assert "\n".join(found) == dedent(expected).strip()


def check_kinds(text: str, only: tuple[str, ...] | None, kinds: set[str]) -> None:
    """The kinds of what can be done at `<|>` when an editor asks for some only."""
    schema, marked, added = read_schema(text)
    file, row, column = cursor_of(marked, added)
    assert {action.kind for action in actions(schema, file, Span(row, column, row, column), only=only)} == kinds


def _refactorings(text: str, provider: str) -> tuple[Schema, int, list[Action]]:
    schema, marked, added = read_schema(text, provider)
    if "<[" in text:
        span = marked.selection.moved(added)
    else:
        _, row, column = cursor_of(marked, added)
        span = Span(row, column, row, column)
    return schema, added, list(actions(schema, 0, span, only=("refactor",)))


def check_refactorings(text: str, expected: str, provider: str = "postgresql") -> None:
    """Titles of the changes of shape at `<|>` or for `<[...]>`, one a line."""
    assert "\n".join(action.title for action in _refactorings(text, provider)[2]) == dedent(expected).strip()


def check_refactored(text: str, title: str, expected: str, provider: str = "postgresql") -> None:
    """Choose what is called `title` and compare the text behind the datasource, which has no errors afterwards."""
    schema, added, found = _refactorings(text, provider)
    (action,) = (action for action in found if action.title == title)
    _check_result(schema, 0, action, added, expected)
    after = schema_of(read_sources([Source("a.prisma", (DATASOURCE % provider) + dedent(expected))]), NEWEST)
    assert [one.finding for one in check(after) if one.finding.severity is Severity.ERROR] == []


def check_refactored_widely(text: str, title: str, expected: str) -> None:
    """Choose what is called `title` and compare the texts of all files but the datasource, without errors afterwards."""
    datasource = (DATASOURCE % "postgresql").lstrip("\n")
    schema, _, found = _refactorings(f"{dedent(text)}//- db.prisma\n{datasource}", "")
    (action,) = (action for action in found if action.title == title)
    edits = action.edits
    texts = [
        apply_edits(split_lines(str(one.tree)), [edit for index, edit in edits if index == number])
        for number, one in enumerate(schema.files)
    ]
    assert "".join(texts).removesuffix(datasource) == dedent(expected).lstrip("\n")
    after = schema_of(read_sources(list(map(Source, (one.name for one in schema.files), texts))), NEWEST)
    assert [one.finding for one in check(after) if one.finding.severity is Severity.ERROR] == []
