"""A list of all that schema-ls consists of, as a CycloneDX document: itself, and the packages that it needs at run time.

What this environment has installed is listed, so it is made where the package is built: `python tools/sbom.py > FILE`.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

NAME = "schema-ls"
_REQUIREMENT = re.compile(r"([A-Za-z0-9][\w.-]*)(\[[^\]]*\])?[^;]*(?:;(.*))?")
BUNDLED = {"type": "library", "name": "elkjs", "licenses": [{"license": {"id": "EPL-2.0"}}], "purl": "pkg:npm/elkjs"}
"""Carried along in `diagram/page`."""


def main() -> int:
    """Print the document."""
    print(json.dumps(document(), indent=2, sort_keys=True))
    return 0


def document() -> dict[str, Any]:
    """The same every time for the same packages: it bears no time and no number of its own."""
    needed = packages(NAME)
    own = _component(needed.pop(_plain(NAME)), "application")
    parts = [_component(needed[name], "library") for name in sorted(needed)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": own},
        "components": [*parts, BUNDLED],
    }


def packages(name: str) -> dict[str, Distribution]:
    """A package and all that it needs, and these need, by plain names. What is not installed holds elsewhere only."""
    found: dict[str, Distribution] = {}
    left = [name]
    while left:
        plain = _plain(left.pop())
        if plain in found:
            continue
        try:
            found[plain] = distribution(plain)
        except PackageNotFoundError:
            continue
        for requirement in found[plain].requires or ():
            parts = _REQUIREMENT.match(requirement)
            assert parts is not None
            asked, extras, marker = parts.groups()
            if marker is None or "extra" not in marker:
                left.append(asked)
            if extras and "binary" in extras:
                left.append(f"{asked}-binary")
    return found


def _component(package: Distribution, kind: str) -> dict[str, Any]:
    name, version = _plain(package.metadata["Name"]), package.version
    said = package.metadata.get("License-Expression") or package.metadata.get("License") or ""
    licence = {"licenses": [{"license": {"name": said}}]} if said and "\n" not in said else {}
    return {"type": kind, "name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}", **licence}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
