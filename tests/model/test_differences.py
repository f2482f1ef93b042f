"""A schema made from an earlier state is the schema made from its texts: warm == cold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings as settings_of_run

from schema_ls.checks.run import check
from schema_ls.model.dialects import dialect_of
from schema_ls.model.schema import Schema, SchemaFile, Scope
from schema_ls.spec.versions import NEWEST, Version, parse_version
from schema_ls.syntax.tree import Tree, parse
from tests.support.scripts import FILES, Edit, Judged, Renamed, Replaced, Undone, scripts


def _schema(trees: dict[str, Tree], version: Version, before: Schema | None = None) -> Schema:
    files = [SchemaFile(name, tree) for name, tree in sorted(trees.items())]
    return Schema(files, dialect_of([file.tree for file in files], version), before)


def _seen(scope: Scope) -> object:
    return scope.item, scope.dialect, dict(scope.faces), scope.facts


def _edited(trees: list[Tree], edit: Replaced) -> list[Tree]:
    tree = trees[edit.file]
    first, removed = edit.rows(tree.row_count)
    changed = tree.replaced(first, removed, [f"{line}\n" for line in edit.lines])
    return [changed if number == edit.file else one for number, one in enumerate(trees)]


@settings_of_run(max_examples=300)
@given(scripts)
def test_what_blocks_see_does_not_depend_on_how_the_text_came_to_be(script: list[Edit]) -> None:
    trees, names, version = [parse(text) for text in FILES.values()], list(FILES), NEWEST
    states = [trees]
    warm = _schema(dict(zip(names, trees, strict=True)), version)
    assert warm.scopes
    for edit in script:
        if isinstance(edit, Replaced):
            states.append(_edited(states[-1], edit))
        elif isinstance(edit, Undone):
            states = states[:-1] or [trees]
        elif isinstance(edit, Renamed):
            names[1] = edit.name
        elif isinstance(edit, Judged):
            version = parse_version(edit.version) or NEWEST
        now = states[-1]
        warm = _schema(dict(zip(names, now, strict=True)), version, warm)
        cold = _schema({name: parse(str(tree)) for name, tree in zip(names, now, strict=True)}, version)
        for file, scopes in enumerate(cold.scopes):
            assert [*map(_seen, warm.scopes[file])] == [*map(_seen, scopes)]
        assert list(warm.faces) == list(cold.faces)
        assert warm.declared == cold.declared
        assert check(warm) == check(cold)
