"""What formatting adds to a schema that is sound enough for it.

Which parts are missing is known to the model, and whether a schema is sound is for its checks to say: here they come
together.
"""

from __future__ import annotations

from collections.abc import Sequence

from schema_ls.format.complete import complete, missing_in
from schema_ls.model.items import ConfigItem
from schema_ls.model.schema import Schema
from schema_ls.spec.versions import Version
from schema_ls.workspace.project import Source, read_sources, schema_of

EARLY = frozenset(
    """
    invalid-top-level-line unknown-block-keyword block-without-name block-not-closed block-on-one-line byte-order-mark
    invalid-type-definition invalid-field-line field-missing-name-or-type invalid-enum-line
    invalid-datasource-line invalid-generator-line legacy-colon legacy-required-bang legacy-list-syntax
    optional-list trailing-comma argument-value-missing unknown-escape invalid-unicode-escape
    reserved-scalar-name reserved-model-name reserved-enum-name duplicate-block-name duplicate-field
    duplicate-enum-value duplicate-config-key name-starts-with-digit name-dash client-name-chars
    attribute-unknown attribute-duplicate argument-missing argument-unknown argument-duplicate
    argument-duplicate-unnamed argument-multiple-unnamed argument-empty-string argument-legacy-alias
    value-type-mismatch sort-invalid index-type-unknown ops-invalid default-type-mismatch default-boolean
    default-list-expected default-list-unexpected default-enum-value default-unsupported-type
    default-on-relation composite-default default-on-composite default-name-composite
    default-name-autoincrement default-function-type default-function-no-args default-function-args
    default-function-composite updated-at-type updated-at-list map-on-relation ignore-on-unsupported
    ignore-redundant enum-empty composite-relation composite-id composite-map composite-block-attribute
    composite-attribute type-unknown relation-not-a-relation relation-name-empty relation-unknown-fields
    relation-non-scalar-fields referential-action-unknown id-twice id-optional id-relation-field
    id-unknown-field index-unknown-field index-relation-field index-field-twice unique-on-relation
    shard-key-optional shard-key-twice shard-key-unknown-field shard-key-relation-field where-empty
    where-invalid where-field-unknown where-relation-field where-type-mismatch
    """.split()
)
"""Mistakes with which it is not clear what a schema means: of syntax, names, types and attributes.

In spite of all others a schema is completed: of settings, of relations, and of what a database or version allows.
"""
_OF_ANY_BLOCK = frozenset(
    """
    invalid-datasource-line invalid-generator-line reserved-scalar-name duplicate-block-name duplicate-config-key
    trailing-comma argument-value-missing unknown-escape invalid-unicode-escape block-without-name block-not-closed
    block-on-one-line
    """.split()
)
"""Those among them that count in a datasource or generator, too."""


def is_sound(schema: Schema) -> bool:
    """Whether names, types and attributes of a schema mean something, so that what it lacks can be told."""
    from schema_ls.checks.run import check  # only now: most schemas lack nothing, and the rules take time to load

    return not any(
        located.finding.code in (_OF_ANY_BLOCK if isinstance(located.place.item, ConfigItem) else EARLY)
        for located in check(schema)
    )


def completed(files: Sequence[Source], version: Version) -> dict[str, str]:
    """The texts, by name, of those files of one schema to which something is added."""
    schema = schema_of(read_sources(files), version)
    parts = missing_in(schema)
    return complete(schema, parts) if parts and is_sound(schema) else {}
