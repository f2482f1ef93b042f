"""What differs between two schemas, as the database and the client see it.

A pure function over two `Schema` values, for `diff`, `pull --check` and editors. Spelling, order, comments, what stands
for itself anyway (usual names, actions and native types) and how keys are laid out do not count.
"""

from __future__ import annotations

from schema_ls.compare.compare import compare
from schema_ls.compare.difference import Difference

__all__ = ["Difference", "compare"]
