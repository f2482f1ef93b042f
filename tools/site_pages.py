"""Pages of the site that stand outside of docs/, and links that lead there or out of it."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
EXTENSION = "editors/vscode-extension.md"
_EXAMPLE = re.compile(r"^(```\w+) \S.*$", re.MULTILINE)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages of the repository's own folder, and the one of the extension."""
    for name in PAGES:
        files.append(File.generated(config, name, content=(ROOT / name).read_text(encoding="utf-8")))
    text = (ROOT / "editors" / "vscode" / "README.md").read_text(encoding="utf-8")
    files.append(File.generated(config, EXTENSION, content=text.replace("](../../docs/", "](../")))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leads links to those pages, and takes names off the examples: they are for tests."""
    depth = page.file.src_uri.count("/")
    up = "../" * depth
    markdown = markdown.replace("../../editors/vscode/README.md", "vscode-extension.md")
    for name in PAGES:
        markdown = markdown.replace(f"]({'../' * (depth + 1)}{name}", f"]({up}{name}")
    return _EXAMPLE.sub(r"\1", markdown.replace("](docs/", "]("))
