"""Known weaknesses of what schema-ls depends on: Python packages by pip-audit, those of the extension by npm.

Exit code 1 where there is one. A service of advisories that cannot be reached is said, and fails nothing: what is built
must not depend on the network of the hour.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_TRIES = 2


def main() -> int:
    """Audit both."""
    python = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--skip-editable"]
    found = {"Python": weak_packages(answer_of(python, ROOT), "dependencies")}
    if shutil.which("npm") is not None:
        npm = ["npm", "audit", "--json", "--audit-level", "moderate"]
        found["npm"] = weak_packages(answer_of(npm, ROOT / "editors" / "vscode"), "vulnerabilities")
    for name, weak in found.items():
        said = "the service of advisories could not be reached: not audited" if weak is None else ", ".join(weak)
        print(f"{name}: {said or 'no known weakness'}")
    return int(any(found.values()))


def answer_of(command: Sequence[str], folder: Path) -> dict[str, Any]:
    """What a command prints as JSON; nothing where it prints none."""
    for _ in range(_TRIES):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        try:
            found = json.loads(done.stdout)
        except ValueError:
            continue
        if isinstance(found, dict) and "error" not in found:
            return found
    return {}


def weak_packages(answer: dict[str, Any], key: str) -> list[str] | None:
    """The names of packages with a known weakness; None where the answer is none."""
    listed = answer.get(key)
    if isinstance(listed, dict):  # of npm: by name
        return sorted(name for name, about in listed.items() if about.get("severity") not in ("info", "low"))
    if isinstance(listed, list):  # of pip-audit
        return sorted(f"{one['name']} {one['version']}" for one in listed if one.get("vulns"))
    return None


if __name__ == "__main__":
    sys.exit(main())
