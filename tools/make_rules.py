"""Write what is made from the rules and settings: `docs/rules/*.md` and `docs/schema-ls.schema.json`.

python tools/make_rules.py          writes the pages
python tools/make_rules.py --check  tells whether they are fresh, by its exit code
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from schema_ls.checks.rule_page import index_of, page_of  # noqa: E402
from schema_ls.checks.rules import RULES  # noqa: E402
from schema_ls.workspace.config_schema import schema_text  # noqa: E402

DOCS = ROOT / "docs"


def pages() -> dict[str, str]:
    """By path below `docs` the text of each file."""
    rules = {f"rules/{rule.code}.md": page_of(rule) for rule in RULES}
    return {**rules, "rules/README.md": index_of(RULES), "schema-ls.schema.json": schema_text()}


def stale() -> list[str]:
    """The files that are not as they should be, those without a rule included."""
    wanted = pages()
    there = {f"rules/{path.name}" for path in (DOCS / "rules").glob("*.md")}
    return sorted(there - {*wanted}) + sorted(name for name, text in wanted.items() if _text(name) != text)


def _text(name: str) -> str | None:
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def main() -> int:
    names = stale()
    if "--check" in sys.argv[1:]:
        print("\n".join(f"docs/{name} is not up to date: run `make rules`." for name in names) or "All is up to date.")
        return 1 if names else 0
    (DOCS / "rules").mkdir(exist_ok=True)
    wanted = pages()
    for name in names:
        if name in wanted:
            (DOCS / name).write_text(wanted[name], encoding="utf-8")
        else:
            (DOCS / name).unlink()
    print(f"{len(names)} files written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
