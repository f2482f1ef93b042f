"""`schema-ls diagram`: a schema as a picture."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from schema_ls.base.errors import ConfigError, FileError
from schema_ls.base.listing import counted, listed_names
from schema_ls.base.spelling import nearest
from schema_ls.cli.graphviz import drawn
from schema_ls.cli.inputs import add_input_arguments, read_inputs
from schema_ls.cli.schemas import groups_of
from schema_ls.cli.streams import note, put_exactly
from schema_ls.workspace.files import write_atomically
from schema_ls.workspace.project import schema_of

if TYPE_CHECKING:
    from schema_ls.diagram.picture import Picture

EXIT_CODES = "Exit codes: 0 done, 2 a schema could not be read, is not there, or cannot be drawn here."
FORMATS = ("mermaid", "dbml", "dot", "svg", "html")
_ENDINGS = {"": "mermaid", ".md": "mermaid", ".mmd": "mermaid", ".htm": "html"} | {f".{name}": name for name in FORMATS}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_input_arguments(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="mermaid, dbml, dot (for Graphviz): texts; svg: drawn by an installed Graphviz; html: a page that draws itself "
        "(default: what the name of --output says, else mermaid)",
    )
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of standard output")
    parser.add_argument("--focus", metavar="MODEL", help="draw only what is near a model")
    parser.add_argument("--depth", metavar="N", type=int, default=1, help="relations away from --focus (default: 1)")
    parser.add_argument(
        "--keys", action="store_true", help="of the fields, draw only ids, unique ones and foreign keys"
    )


def run(options: argparse.Namespace) -> int:
    """Draw one schema. Raises UserError for none, several, one that cannot be read, no such model, or no such format."""
    if options.depth < 0:
        raise ConfigError(f"--depth is {options.depth}.", "Give a number from 0 on.")
    form = options.format or _named_format(options.output)
    title, picture = _picture(options)
    text = _drawn(picture, title, form)
    if options.output:
        if form == "mermaid" and _ending(options.output) == ".md":
            text = f"```mermaid\n{text}```\n"  # else Markdown takes it for words
        write_atomically(Path(options.output), text)
        note(
            f"Wrote {options.output}: {counted(len(picture.entities), 'box')}, {counted(len(picture.relations), 'line')}."
        )
    else:
        put_exactly(text)
    return 0


def _picture(options: argparse.Namespace) -> tuple[str, Picture]:
    from schema_ls.diagram.picture import focused, keys_only, picture_of

    inputs = read_inputs(options)
    groups = groups_of(inputs.files, options.prisma_version)
    if inputs.problems:
        raise inputs.problems[0]
    if len(groups) != 1:
        raise ConfigError(f"A picture shows one schema, and here are {len(groups)}.", "Name the file or folder of one.")
    files, problems = groups[0].read()
    for problem in problems.values():
        raise FileError(*problem)
    picture = picture_of(schema_of(files, groups[0].version([file.tree for file in files])))
    if options.keys:
        picture = keys_only(picture)
    title = str(groups[0].place)
    if options.focus is None:
        return title, picture
    names = [entity.name for entity in picture.entities]
    if options.focus not in names:
        near = nearest(options.focus, names)
        raise ConfigError(f"There is no model `{options.focus}`.", f"Did you mean `{near}`?" if near else "See --help.")
    return title, focused(picture, options.focus, options.depth)


def _named_format(output: str | None) -> str:
    """The format that the name of a file says. Raises ConfigError for an ending that says none, such as `.png`."""
    ending = _ending(output or "")
    if ending not in _ENDINGS:
        known = listed_names((name for name in _ENDINGS if name), "or")
        raise ConfigError(
            f"`{ending}` is the ending of no format.", f"Give --format, or a name that ends in one of {known}."
        )
    return _ENDINGS[ending]


def _ending(name: str) -> str:
    return Path(name).suffix.lower()


def _drawn(picture: Picture, title: str, form: str) -> str:
    from schema_ls.diagram import dbml, dot, html, mermaid

    if form == "html":
        return html.as_html(picture, title)
    if form == "svg":
        return drawn(dot.as_dot(picture))
    return {"mermaid": mermaid.as_mermaid, "dbml": dbml.as_dbml, "dot": dot.as_dot}[form](picture)
