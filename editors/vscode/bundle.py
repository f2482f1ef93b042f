#!/usr/bin/env python3
"""Puts the server with its libraries into bundled/, from where the extension runs it with any Python, and the pictures.

The server is the one of this repository; SCHEMA_LS_SOURCE names another folder of sources, SCHEMA_LS_PICTURES the https address
where docs/images can be had, for the README. Libraries come from the
package index, as wheels in pure Python whose digests stand in server/requirements.txt.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUNDLED = HERE / "bundled"
UNUSED = shutil.ignore_patterns("__pycache__", "*.pyc", "py.typed")
PURE = ("--platform", "any", "--implementation", "py", "--abi", "none", "--python-version", "3.10")
PICTURE = re.compile(r"(!\[[^]]*\]\()(?:\.\./)+docs/images/([\w-]+\.png)\)\n\n")
ELSEWHERE = "Pictures are in the walkthrough: **Welcome: Open Walkthrough**."
DEAD_WEIGHT = (
    "bin",
    "*/__pycache__",
    "lark/__pyinstaller",
    "attr/*.pyi",
    "*.dist-info/RECORD",
    "*.dist-info/REQUESTED",
)


def main() -> None:
    source = Path(os.environ.get("SCHEMA_LS_SOURCE") or HERE.parents[1])
    libraries = BUNDLED / "libs"
    shutil.rmtree(BUNDLED, ignore_errors=True)
    libraries.mkdir(parents=True)
    shutil.copyfile(HERE / "server" / "run.py", BUNDLED / "run.py")
    install(libraries)
    for pattern in DEAD_WEIGHT:
        for path in libraries.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(source / "schema_ls", libraries / "schema_ls", ignore=UNUSED)
    (libraries / "schema_ls" / "grammar").mkdir(exist_ok=True)
    shutil.copyfile(source / "grammar" / "prisma.lark", libraries / "schema_ls" / "grammar" / "prisma.lark")
    pictures(source / "docs" / "images")
    readme(os.environ.get("SCHEMA_LS_PICTURES"))
    size = sum(path.stat().st_size for path in libraries.rglob("*") if path.is_file())
    print(f"bundled/libs: {size / 1e6:.1f} MB")


def pictures(folder: Path) -> None:
    """Copies what the walkthrough shows."""
    pages = "".join(page.read_text(encoding="utf-8") for page in (HERE / "media").glob("*.md"))
    for name in re.findall(r"\]\(\.\./bundled/([\w-]+\.png)\)", pages):
        shutil.copyfile(folder / name, BUNDLED / name)


def readme(address: str | None) -> None:
    """Writes the README as the editor shows it: with pictures from an https address, as it loads no others, or without any."""
    text = (HERE / "README.md").read_text(encoding="utf-8")
    if address:
        text = PICTURE.sub(lambda found: f"{found[1]}{address.rstrip('/')}/{found[2]})\n\n", text)
    else:
        text = PICTURE.sub("", text).replace("Nothing is downloaded.", f"Nothing is downloaded. {ELSEWHERE}")
    (BUNDLED / "README.md").write_text(text, encoding="utf-8")


def install(libraries: Path) -> None:
    """Libraries as locked, into a folder."""
    options = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--no-compile", *PURE]
    locked = ["--requirement", str(HERE / "server" / "requirements.txt")]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, *options, "--target", str(libraries), *locked], check=True)


if __name__ == "__main__":
    main()
