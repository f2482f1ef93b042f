#!/usr/bin/env python3
"""Drives real editors against the language server and says how many steps of each succeeded.

    tools/editors/run.py [--only vscode,neovim,emacs,helix,pre-commit] /path/to/schema-ls

The scripts that drive the editors are a recipe outside of this repository, found by --e2e or E2E.
Where it is missing nothing runs and the exit code is 0. Pictures, logs and results
lie in build/editors afterwards.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import bounded
import guides
import prepare
from prepare import ROOT, SCHEMA, Bench

STEP = re.compile(r"^(ok|FAILED) +([\w-]+)", re.MULTILINE)
SHOP = Path(__file__).with_name("shop")
SERVE = json.dumps(["schema-ls", "serve"])


@dataclass(frozen=True, slots=True)
class Run:
    """One program to run: what it is called, its command, what it needs, and how long it may take."""

    name: str
    command: Sequence[str]
    env: dict[str, str]
    seconds: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The steps of a run that passed and those that failed, and the failed steps of a first try."""

    passed: int
    failed: tuple[str, ...]
    first_failed: tuple[str, ...] = ()


def once(at: Bench, run: Run) -> Outcome:
    """What one try of a run gave; an exit code that no step explains counts as one failed step."""
    log = at.out / f"{run.name}.log"
    log.unlink(missing_ok=True)
    code = bounded.run(run.command, log, run.seconds, {**at.env, **run.env})
    steps = STEP.findall(log.read_text(encoding="utf-8", errors="replace"))
    failed = tuple(name for word, name in steps if word == "FAILED")
    if code != 0 and not failed:
        failed = (f"exit-code-{code}",)
    return Outcome(sum(word == "ok" for word, _ in steps), failed)


def with_retry(at: Bench, run: Run) -> Outcome:
    """The outcome of a run, of its second try if the first one failed."""
    first = once(at, run)
    if not first.failed:
        return first
    log = at.out / f"{run.name}.log"
    log.replace(at.out / f"{run.name}.first.log")
    second = once(at, run)
    return Outcome(second.passed, second.failed, first.failed)


def vscode(at: Bench) -> Iterator[Run]:
    """The workbench in a browser, with the packaged extension."""
    vsix = prepare.vscode(at)
    if vsix is None:
        return
    pictures = at.out / "vscode" / "steps"
    shutil.rmtree(pictures, ignore_errors=True)
    command = [str(at.cache / "bin" / "node"), str(at.recipe / "vscode_e2e.mjs"), "--vsix", str(vsix)]
    command += ["--fixture", str(SCHEMA), "--out", str(pictures), "--", "schema-ls", "serve"]
    yield Run("vscode", command, {}, 420)
    yield from own_vscode(at, vsix)


def own_vscode(at: Bench, vsix: Path) -> Iterator[Run]:
    """The extension as it comes, with its own server: picture, status, pull with a preview, and what is done daily."""
    project, pictures = at.out / "vscode" / "project", at.out / "vscode" / "own"
    for folder in (project, pictures):
        shutil.rmtree(folder, ignore_errors=True)
    project.mkdir(parents=True)
    shutil.copyfile(SHOP / "schema.prisma", project / "schema.prisma")
    (project / ".env").write_text("DATABASE_URL=file:./shop.db\n")
    with closing(sqlite3.connect(project / "shop.db")) as connection:
        connection.executescript((SHOP / "database.sql").read_text())
    driver = str(Path(__file__).with_name("vscode.mjs"))
    yield Run("vscode-own", [str(at.cache / "bin" / "node"), driver, str(vsix), str(project), str(pictures)], {}, 300)


def neovim(at: Bench) -> Iterator[Run]:
    """Every Neovim there is: the recipe's steps, and the configuration of our own page."""
    for program in prepare.neovim(at):
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
        version = said.split()[1].removeprefix("v")
        name = f"neovim-{version}"
        yield Run(
            name,
            [str(program), "--headless", "--clean", "-c", f"luafile {at.recipe / 'nvim_e2e.lua'}"],
            {"LSP_CMD": SERVE, "NVIM_CHILD": str(program), "OUT": str(at.out / name)},
            120,
        )
        start = at.out / name / "guide" / "init.lua"
        schema = _guide(start, guides.snippet("neovim.md", "lua", guides.neovim_section(version)))
        check = f"luafile {Path(__file__).with_name('guide.lua')}"
        command = [str(program), "--headless", "-n", "--clean", "-u", str(start), str(schema), "-c", check]
        yield Run(f"{name}-guide", command, {}, 60)


def emacs(at: Bench) -> Iterator[Run]:
    """Emacs with eglot: the recipe's steps, and the configuration of our own page."""
    program = prepare.unpacked(at, "emacs", "emacs")
    if program is None:
        return
    command = [str(program), "-Q", "--batch", "-l"]
    yield Run("emacs", [*command, str(at.recipe / "eglot_e2e.el")], {"LSP_CMD": SERVE}, 180)
    start = at.out / "emacs" / "guide" / "init.el"
    schema = _guide(start, "(require 'eglot)\n" + guides.snippet("emacs.md", "elisp"))
    check = ["-l", str(Path(__file__).with_name("guide.el"))]
    yield Run("emacs-guide", [*command, str(start), *check], {"GUIDE_SCHEMA": str(schema)}, 90)


def helix(at: Bench) -> Iterator[Run]:
    """Helix only says whether it finds the server: driving it by keys would need a terminal."""
    program = prepare.unpacked(at, "helix", "hx")
    if program is None:
        return
    config = at.out / "helix" / "config"
    _guide(config / "helix" / "languages.toml", guides.snippet("helix.md", "toml"))
    seen = f"'{program}' --health prisma | tee /dev/stderr | grep -q '✓.*schema-ls' && echo ok health"
    yield Run("helix", ["sh", "-c", seen], {"XDG_CONFIG_HOME": str(config)}, 30)


def pre_commit(at: Bench) -> Iterator[Run]:
    """The hooks of this repository's last commit, installed by pre-commit itself."""
    clone = prepare.clone(at)
    if clone is not None:
        tried = f"'{at.recipe / 'precommit_try.sh'}' '{clone}' && echo ok hooks"
        yield Run("pre-commit", ["sh", "-c", tried], {}, 600)


EDITORS: dict[str, Callable[[Bench], Iterator[Run]]] = {
    "vscode": vscode,
    "neovim": neovim,
    "emacs": emacs,
    "helix": helix,
    "pre-commit": pre_commit,
}


def _guide(file: Path, text: str) -> Path:
    """Writes a documented configuration, and beside it a folder with the schema to open."""
    shutil.rmtree(file.parent, ignore_errors=True)
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    schema = file.parent / "project" / "schema.prisma"
    schema.parent.mkdir()
    shutil.copyfile(SCHEMA, schema)
    return schema


def judge(at: Bench, editor: str) -> dict[str, Outcome]:
    """The outcomes of one editor's runs, each reported when it is known; none where setting up failed."""
    outcomes = {}
    for run in EDITORS[editor](at):
        outcome = outcomes[run.name] = with_retry(at, run)
        line = f"{run.name}: {outcome.passed} passed, {len(outcome.failed)} failed"
        if outcome.failed:
            line += f" ({', '.join(outcome.failed)})"
        if outcome.first_failed:
            line += f"; second try, the first one failed in {', '.join(outcome.first_failed)}"
        print(line, flush=True)
    if not outcomes:
        print(f"{editor}: not run, setting it up failed; see {at.out / editor / 'setup.log'}", flush=True)
    return outcomes


def write_results(at: Bench, outcomes: dict[str, Outcome]) -> None:
    """Leaves all outcomes in results.json."""
    rows = {
        name: {"passed": o.passed, "failed": list(o.failed), "first_failed": list(o.first_failed)}
        for name, o in outcomes.items()
    }
    (at.out / "results.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("server", type=Path, help="the executable schema-ls")
    parser.add_argument("--only", default=",".join(EDITORS), help="editors, separated by commas")
    default = os.environ.get("E2E") or ROOT.parent / "shared" / "e2e"
    parser.add_argument("--e2e", type=Path, default=Path(default), help="the folder of the recipe")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "editors")
    options = parser.parse_args()
    options.only = options.only.split(",")
    if unknown := set(options.only) - EDITORS.keys():
        parser.error(f"unknown editor {', '.join(sorted(unknown))}; known are {', '.join(EDITORS)}")
    return options


def main() -> int:
    options = arguments()
    if not (options.e2e / "vscode_e2e.mjs").is_file():
        print(f"not run: there is no recipe for driving editors in {options.e2e}; name it with --e2e or E2E")
        return 0
    if not os.access(options.server, os.X_OK):
        print(f"not run: {options.server} is no executable server")
        return 1
    at = prepare.bench(options.e2e.resolve(), options.out.resolve(), options.server.absolute())
    results = {editor: judge(at, editor) for editor in options.only}
    write_results(at, {name: outcome for each in results.values() for name, outcome in each.items()})
    # An editor that could not be set up fails the run, but for those out of another distribution's packages.
    missing = [editor for editor, each in results.items() if not each and editor not in {"emacs", "helix"}]
    return 1 if missing or any(o.failed for each in results.values() for o in each.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
