"""The rules of prisma-lint by their names there, with the codes they have here. Source: its list of rules, version 0.10."""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "enum-name-pascal-case": "enum-name-case",
    "enum-value-case": "enum-value-case",
    "enum-value-snake-case": "enum-value-case",
    "field-name-camel-case": "field-name-case",
    "field-name-grammatical-number": "field-name-number",
    "field-name-mapping-snake-case": "column-name-case",
    "field-order": "field-order",
    "forbid-field": "forbid-field",
    "forbid-required-ignored-field": "forbid-required-ignored-field",
    "model-name-grammatical-number": "model-name-number",
    "model-name-mapping-snake-case": "table-name-case",
    "model-name-pascal-case": "model-name-case",
    "model-name-prefix": "model-name-prefix",
    "require-default-empty-arrays": "require-default-empty-arrays",
    "require-field": "require-field",
    "require-field-index": "fk-without-index",
    "require-field-type": "require-field-type",
}
