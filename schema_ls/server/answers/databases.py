"""What the database of a schema holds otherwise. Nothing here runs but when a person asks: each answer connects to it, in
a thread that `reading` gives the work.

The files on disk name the database (`datasource`, `prisma.config`, `.env`), the documents are what it is compared with.
"""

from __future__ import annotations

from pathlib import Path

from schema_ls.base.errors import UserError
from schema_ls.base.span import Span
from schema_ls.compare import Difference, compare
from schema_ls.format import edits
from schema_ls.pull import PullResult, Settings, pull_catalog
from schema_ls.pull import reading as reading_of
from schema_ls.pull.catalog import Catalog
from schema_ls.server.answers.places import text_edits
from schema_ls.server.asked import Answer, Asked, DeclinedError
from schema_ls.server.convert import Json, range_of
from schema_ls.server.outside import Read, Step
from schema_ls.syntax.tree import parse
from schema_ls.workspace.databases import url_for
from schema_ls.workspace.paths import uri_to_path
from schema_ls.workspace.project import Source, read_sources, schema_of

_INFORMATION = 3
_NOTE = "pull"


def pull(asked: Asked, catalog: Catalog) -> Answer:
    """The edit that brings the schema of a document to what the database holds; None where it says so already.

    Clients that can are told to ask a person before they apply it, which shows what it changes.
    """
    result = _pulled(asked, catalog)
    if result.errors:
        raise DeclinedError(
            f"What the database holds came out as a schema that Prisma would refuse: {result.errors[0]}"
        )
    if not result.changed:
        return None
    trees = {file.name: file.tree for file in asked.schema.files}
    steps: list[Json] = []
    for uri, text in result.files:
        tree = trees.get(uri)
        if tree is None:
            steps.append({"kind": "create", "uri": uri})
        tree = tree or parse("")
        found = edits([line.text for line in tree.lines], text)
        if found:
            steps.append(
                {"textDocument": {"uri": uri, "version": None}, "edits": text_edits(tree, found, asked.encoding)}
            )
    return _workspace_edit(asked, steps, result)


def _workspace_edit(asked: Asked, steps: list[Json], result: PullResult) -> Json:
    if not asked.client.can("workspace.workspaceEdit.documentChanges"):
        return {"changes": {step["textDocument"]["uri"]: step["edits"] for step in steps if "edits" in step}}
    if not asked.client.can("workspace.workspaceEdit.changeAnnotationSupport"):
        return {"documentChanges": steps}
    told = len(result.warnings)
    note = {
        "label": "Pull from the database",
        "needsConfirmation": True,
        "description": f"`schema-ls pull` has {told} warning{'s' * (told != 1)} about it." if told else "",
    }
    return {"documentChanges": [*map(_noted, steps)], "changeAnnotations": {_NOTE: note}}


def _noted(step: Json) -> Json:
    if "kind" in step:
        return {**step, "annotationId": _NOTE}
    return {**step, "edits": [{**edit, "annotationId": _NOTE} for edit in step["edits"]]}


def drift(asked: Asked, catalog: Catalog) -> Answer:
    """What the database of a document holds otherwise, as a list of `{uri, diagnostic}`: information on the fields that
    differ, on the block where a field or key is not there.
    """
    result = _pulled(asked, catalog)
    held = schema_of(read_sources([Source(*file) for file in result.files]), asked.schema.dialect.version)
    return [_diagnostic(asked, each) for each in compare(asked.schema, held)]


def _diagnostic(asked: Asked, each: Difference) -> Json:
    file, span = _place(asked, each)
    has, holds = (value if value is not None else "nothing" for value in (each.before, each.after))
    breaking = f" Taking this over breaks something: {each.breaks}." if each.breaks else ""
    message = f"{each.path}: the database has {holds} as its {each.aspect}, the schema {has}.{breaking}"
    diagnostic = {
        "range": range_of(asked.schema.files[file].tree, span, asked.encoding),
        "severity": _INFORMATION,
        "source": "schema-ls",
        "code": "drift",
        "message": message,
    }
    return {"uri": asked.schema.files[file].name, "diagnostic": diagnostic}


def _place(asked: Asked, each: Difference) -> tuple[int, Span]:
    """The file and the span of the field, else of the block, else the start of the file that was asked about."""
    for number, file in enumerate(asked.schema.files):
        for block, start in zip(file.tree.blocks, file.tree.starts, strict=False):
            if block.is_loose or block.name not in (each.block, each.rename):
                continue
            for row in block.member_rows:
                line = block.lines[row]
                if each.member is not None and line.name == each.member:
                    return number, Span.of_line(row, line.content_columns).moved(start)
            return number, block.name_span.moved(start)
    return asked.file, Span(0, 0, 0, 0)


def reading(asked: Asked) -> Read:
    """What reads the database of a document."""
    path = uri_to_path(asked.uri)
    if path is None:
        raise DeclinedError("The document is no file, so nothing says which database it describes. Save it first.")
    try:
        url = url_for(Path(path), [file.tree for file in asked.schema.files], None)
        look = reading_of(url, _files(asked), asked.schema.dialect.version)
    except UserError as error:
        raise _declined(error) from None

    def read(step: Step) -> Catalog:
        try:
            return look(step)
        except UserError as error:
            raise _declined(error) from None

    return read


def _files(asked: Asked) -> list[tuple[str, str]]:
    return [(file.name, str(file.tree)) for file in asked.schema.files]


def _pulled(asked: Asked, catalog: Catalog) -> PullResult:
    files = _files(asked)
    settings = Settings.chosen(asked.snapshot.config, in_folder=len(files) > 1)
    try:
        return pull_catalog(catalog, files, asked.schema.dialect.version, settings)
    except UserError as error:
        raise _declined(error) from None


def _declined(error: UserError) -> DeclinedError:
    return DeclinedError(f"{error.problem} {error.remedy}")
