"""Larger schemas: `fixtures/format/NAME.prisma` and, beside this file, what each version makes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from layouts import FIXTURES, VERSIONS, check_promises

from schema_ls.format import layout
from schema_ls.spec.versions import Version


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: f"version-{version.major}")
@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_golden(name: str, version: Version, golden: Callable[[str, str], None]):
    golden(layout(FIXTURES[name], version=version), f"golden/{name}.{version.major}.prisma")
    check_promises(FIXTURES[name], version)
