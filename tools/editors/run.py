#!/usr/bin/env python3
"""Drives real editors against the language server and says how many steps of each succeeded.

    tools/editors/run.py [--only vscode,page,vim,neovim,emacs,helix,pre-commit] /path/to/schema-ls

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
PICTURES = ROOT / "docs" / "images"
LARGE = ROOT / "fixtures" / "large"
SERVE = json.dumps(["schema-ls", "serve"])


@dataclass(frozen=True, slots=True)
class Run:
    """One program to run: what it is called, its command, what it needs, and how long it may take."""

    name: str
    command: Sequence[str]
    env: dict[str, str]
    seconds: int
    pictures: Path | None = None
    """The folder of its pictures, if it makes some."""


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
    if run.pictures and run.pictures.exists():
        shutil.rmtree(kept := run.pictures.with_name(f"{run.pictures.name}.first"), ignore_errors=True)
        run.pictures.rename(kept)
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
    yield Run("vscode", command, {}, 420, pictures)
    yield from own_vscode(at, vsix)


def own_vscode(at: Bench, vsix: Path) -> Iterator[Run]:
    """The extension as it comes, with its own server: what is done daily, and what happens where something is wrong."""
    shop, ledger = at.out / "vscode" / "shop", at.out / "vscode" / "ledger"
    pictures = at.out / "vscode" / "own"
    for folder in (shop, ledger, pictures):
        shutil.rmtree(folder, ignore_errors=True)
    shop.mkdir(parents=True)
    shutil.copyfile(SHOP / "schema.prisma", shop / "schema.prisma")
    (shop / ".env").write_text("DATABASE_URL=file:./shop.db\n")
    with closing(sqlite3.connect(shop / "shop.db")) as connection:
        connection.executescript((SHOP / "database.sql").read_text())
    node, beside = str(at.cache / "bin" / "node"), Path(__file__).with_name
    with_database = [sys.executable, str(beside("with_database.py")), str(ledger)]
    shutil.copytree(beside("ledger"), ledger)
    drive = [node, str(beside("vscode.mjs")), str(vsix), str(shop), str(pictures), str(ledger)]
    yield Run("vscode-own", [*with_database, *drive], {}, 420, pictures)
    troubles = pictures.with_name("trouble")
    troubled = [node, str(beside("trouble.mjs")), str(vsix), str(shop), str(troubles), sys.executable]
    yield Run("vscode-trouble", troubled, {}, 300, troubles)


def page(at: Bench) -> Iterator[Run]:
    """The picture of a large schema, in a browser: boxes apart, texts inside of them and large enough."""
    if not prepare.browser(at):
        return
    out = at.out / "page"
    out.mkdir(parents=True, exist_ok=True)
    drawn = subprocess.run(
        ["schema-ls", "diagram", str(LARGE), "--output", str(out / "page.html")],
        env=dict(at.env),
        capture_output=True,
        text=True,
        check=True,
    )
    boxes, lines = re.findall(r"(\d+) (?:boxes|lines)", drawn.stderr)
    script = str(Path(__file__).with_name("page.mjs"))
    yield Run("page", [str(at.cache / "bin" / "node"), script, str(out / "page.html"), boxes, lines, str(out)], {}, 120)


def vim(at: Bench) -> Iterator[Run]:
    """Vim with ALE, with the configuration of our own page."""
    packages = prepare.vim_packages(at)
    if packages is None:
        return
    start = at.out / "vim" / "guide" / "vimrc"
    schema = _guide(start, guides.snippet("vim.md", "vim"))
    command = ["vim", "-es", "-N", "-i", "NONE", "-n", "--cmd", f"set packpath^={packages}", "-u", str(start)]
    command += ["-c", "doautocmd VimEnter", "-c", f"edit {schema}", "-S", str(Path(__file__).with_name("guide.vim"))]
    yield Run("vim", command, {}, 60)


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
    """Emacs with eglot: the recipe's steps, and the configurations of our own page, with lsp-mode, too."""
    program = prepare.unpacked(at, "emacs", "emacs")
    if program is None:
        return
    command = [str(program), "-Q", "--batch", "-l"]
    yield Run("emacs", [*command, str(at.recipe / "eglot_e2e.el")], {"LSP_CMD": SERVE}, 180)
    start = at.out / "emacs" / "guide" / "init.el"
    schema = _guide(start, "(require 'eglot)\n" + guides.snippet("emacs.md", "elisp"))
    check = ["-l", str(Path(__file__).with_name("guide.el"))]
    yield Run("emacs-guide", [*command, str(start), *check], {"GUIDE_SCHEMA": str(schema)}, 90)
    if folders := prepare.lsp_mode(at):
        start = at.out / "emacs" / "lsp-mode" / "init.el"
        schema = _guide(start, guides.snippet("emacs.md", "elisp", "lsp-mode"))
        # The unpacked Emacs lacks the compiler that this would ask.
        command = [str(program), "-Q", "--batch", "--eval", "(setq native-comp-enable-subr-trampolines nil)"]
        command += [word for folder in folders for word in ("-L", str(folder))]
        check = ["-l", str(start), "-l", str(Path(__file__).with_name("lsp_mode.el"))]
        yield Run("emacs-lsp-mode", [*command, *check], {"GUIDE_SCHEMA": str(schema)}, 90)


def helix(at: Bench) -> Iterator[Run]:
    """Helix says that it finds the server, and is driven by keys in a terminal, with the configuration of our own page."""
    program = prepare.unpacked(at, "helix", "hx")
    if program is None:
        return
    config = at.out / "helix" / "config"
    schema = _guide(config / "helix" / "languages.toml", guides.snippet("helix.md", "toml"))
    seen = f"'{program}' --health prisma | tee /dev/stderr | grep -q '✓.*schema-ls' && echo ok health"
    env = {"XDG_CONFIG_HOME": str(config), "TERM": "xterm-256color"}
    yield Run("helix", ["sh", "-c", seen], env, 30)
    terminal = str(Path(__file__).with_name("terminal.py"))
    yield Run("helix-guide", [sys.executable, terminal, str(program), str(schema)], env, 100)


def pre_commit(at: Bench) -> Iterator[Run]:
    """The hooks of this repository's last commit, installed by pre-commit itself."""
    clone = prepare.clone(at)
    if clone is not None:
        tried = f"'{at.recipe / 'precommit_try.sh'}' '{clone}' && echo ok hooks"
        yield Run("pre-commit", ["sh", "-c", tried], {}, 600)


EDITORS: dict[str, Callable[[Bench], Iterator[Run]]] = {
    "vscode": vscode,
    "page": page,
    "vim": vim,
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


def renew_pictures(at: Bench) -> None:
    """Puts the pictures that the pages show where they look for them."""
    made = {file.stem: file for file in (at.out / "vscode" / "own" / "images").glob("*.png")}
    made["diagram-45"] = at.out / "page" / "keys.png"
    for shown in PICTURES.glob("*.png"):
        if shown.stem in made and made[shown.stem].exists():
            shutil.copyfile(made[shown.stem], shown)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("server", type=Path, help="the executable schema-ls")
    parser.add_argument("--only", default=",".join(EDITORS), help="editors, separated by commas")
    default = os.environ.get("E2E") or ROOT.parent / "shared" / "e2e"
    parser.add_argument("--e2e", type=Path, default=Path(default), help="the folder of the recipe")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "editors")
    parser.add_argument("--pictures", action="store_true", help="put the pictures of the pages into docs/images")
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
    if options.pictures:
        renew_pictures(at)
    write_results(at, {name: outcome for each in results.values() for name, outcome in each.items()})
    # An editor that could not be set up fails the run, but for those out of another distribution's packages.
    missing = [editor for editor, each in results.items() if not each and editor not in {"vim", "emacs", "helix"}]
    return 1 if missing or any(o.failed for each in results.values() for o in each.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
