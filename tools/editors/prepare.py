"""Putting the editors on the machine by the scripts of the recipe; a step that fails is tried once more."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import bounded

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "editors" / "vscode"
NEXT = "forky"
SCHEMA = Path(__file__).with_name("schema.prisma")
"""What the editors open: the names in it are those that the recipe's steps look for."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where everything is: the recipe, the cache of installed editors, the results, and the environment."""

    recipe: Path
    cache: Path
    out: Path
    env: Mapping[str, str]

    def twice(self, editor: str, command: Sequence[str], seconds: int, folder: Path | None = None) -> bool:
        """Whether an installing command succeeded, at the second try at the latest."""
        log = self.out / editor / "setup.log"
        return any(bounded.run(command, log, seconds, self.env, folder) == 0 for _ in range(2))


def bench(recipe: Path, out: Path, server: Path) -> Bench:
    """The bench for a server, which every editor finds under the name `schema-ls` on PATH."""
    cache = Path(os.environ.get("E2E_CACHE") or Path.home() / ".cache" / "schema-ls-e2e").absolute()
    names = out / "bin"
    names.mkdir(parents=True, exist_ok=True)
    (names / "schema-ls").unlink(missing_ok=True)
    (names / "schema-ls").symlink_to(server)
    path = os.pathsep.join([str(names), str(cache / "bin"), os.environ.get("PATH", "")])
    env = {
        **os.environ,
        "PATH": path,
        "SHELL": _shell(names),
        "E2E_CACHE": str(cache),
        "E2E_STANDIN": "0",
        "FIXTURE": str(SCHEMA),
    }
    return Bench(recipe, cache, out, env)


def _shell(folder: Path) -> str:
    """A shell that keeps PATH: VS Code asks a login shell for it, whose profile would set it anew."""
    file = folder / "sh"
    file.write_text('#!/bin/sh\nwhile [ $# -gt 0 ] && [ "$1" != -c ]; do shift; done\nexec /bin/sh "$@"\n')
    file.chmod(0o755)
    return str(file)


def browser(at: Bench) -> bool:
    """Whether VS Code, and the browser that shows it, are there."""
    return at.twice("vscode", [str(at.recipe / "setup-vscode.sh")], 900)


def vscode(at: Bench) -> Path | None:
    """The packaged extension, checked and tested, once VS Code itself is there."""
    if not browser(at):
        return None
    copy = at.out / "vscode" / "extension"
    shutil.copytree(
        EXTENSION,
        copy,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("node_modules", "dist", "out", "bundled", "*.vsix"),
    )
    if not _dependencies(at, copy):
        return None
    env = {**at.env, "SCHEMA_LS_SOURCE": str(ROOT)}
    built = all(
        bounded.run(["npm", "run", step], at.out / "vscode" / "setup.log", 180, env, copy) == 0
        for step in ("check", "test", "package")
    )
    return copy / "schema-ls.vsix" if built else None


def _dependencies(at: Bench, copy: Path) -> bool:
    lock, done = copy / "package-lock.json", copy / "node_modules" / ".installed-from"
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return True
    if not at.twice("vscode", ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], 300, copy):
        return False
    shutil.copyfile(lock, done)
    return True


def neovim(at: Bench) -> list[Path]:
    """The Neovims to drive: the machine's own, installed if it is missing, and two newer unpacked ones."""
    if shutil.which("nvim") is None:
        install = ["apt-get", "install", "-y", "--no-install-recommends", "neovim"]
        at.twice("neovim", install if os.geteuid() == 0 else ["sudo", "-n", *install], 300)
    own = shutil.which("nvim")
    newer = [unpacked(at, "neovim", "nvim"), _newest_neovim(at)]
    return [Path(own)] * bool(own) + [file for file in newer if file]


def _newest_neovim(at: Bench) -> Path | None:
    """The Neovim of Debian's next distribution, in a folder of its own: the recipe unpacks one distribution into each."""
    cache = at.cache / "newest"
    script = str(at.recipe / "setup-editors.sh")
    at.twice("neovim", ["env", f"E2E_SUITE={NEXT}", f"E2E_CACHE={cache}", script, "neovim"], 300)
    file = cache / "editors" / "bin" / "nvim"
    return file if file.exists() else None


def vim_packages(at: Bench) -> Path | None:
    """A folder for Vim's `packpath` that holds ALE, out of the package of the distribution; None where there is no Vim."""
    packages = _out_of_packages(at, "vim", "vim-ale", "usr/share/vim/vimfiles")
    return packages if shutil.which("vim") else None


def lsp_mode(at: Bench) -> list[Path]:
    """Folders for Emacs' `load-path` with lsp-mode and what it needs, out of packages of the distribution."""
    needed = "elpa-dash elpa-f elpa-ht elpa-lv elpa-markdown-mode elpa-s elpa-spinner elpa-lsp-mode"
    folder = _out_of_packages(at, "emacs", needed, "usr/share/emacs/site-lisp/elpa-src")
    return sorted(folder.iterdir()) if folder else []


def _out_of_packages(at: Bench, editor: str, packages: str, inside: str) -> Path | None:
    """A folder of the distribution's packages, unpacked into the cache under the name of the last of them."""
    folder = at.cache / packages.rsplit(maxsplit=1)[-1]
    wanted = folder / inside
    if not wanted.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        get = f"apt-get download {packages} && for file in *.deb; do dpkg-deb -x $file . || exit; done && rm *.deb"
        at.twice(editor, ["sh", "-c", get], 120, folder)
        _mend_links(folder)
    return wanted if wanted.is_dir() else None


def _mend_links(root: Path) -> None:
    """Lets links of an unpacked package lead into the unpacked folder instead of the machine's own."""
    for link in root.rglob("*"):
        if link.is_symlink() and (target := link.readlink()).is_absolute():
            link.unlink()
            link.symlink_to(root / target.relative_to("/"))


def unpacked(at: Bench, editor: str, program: str) -> Path | None:
    """A program of the newer distribution that the recipe unpacks into the cache."""
    # Without arguments the recipe unpacks all its editors: asking for one would throw the others away.
    at.twice(editor, [str(at.recipe / "setup-editors.sh")], 600)
    file = at.cache / "editors" / "bin" / program
    return file if file.exists() else None


def clone(at: Bench) -> Path | None:
    """A fresh clone of the last commit, which is what pre-commit installs from."""
    folder = at.out / "pre-commit" / "clone"
    shutil.rmtree(folder, ignore_errors=True)
    made = subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=False)
    return folder if made.returncode == 0 else None
