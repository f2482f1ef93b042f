"""Rules that mirror the official engine: a schema with such an error is refused by it.

Each module below is one topic and exports its `RULES`.
"""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.validation import (
    attributes,
    block_names,
    client_names,
    composites,
    constraint_names,
    datasource,
    datasource_provider,
    datasource_schemas,
    datasource_urls,
    default_functions,
    defaults,
    enums,
    extensions,
    field_attributes,
    generator,
    keys,
    member_lines,
    member_names,
    multi_schema,
    native_types,
    relation_mode,
    relations,
    settings,
    top_level,
    types,
    views,
    written_forms,
)
from schema_ls.checks.rules.validation.one_line_blocks import one_line_block
from schema_ls.checks.rules.validation.type_unknown import unknown_type

RULES: tuple[Rule, ...] = (
    *top_level.RULES,
    one_line_block,
    *member_lines.RULES,
    *written_forms.RULES,
    *block_names.RULES,
    *member_names.RULES,
    *client_names.RULES,
    *datasource.RULES,
    *datasource_provider.RULES,
    *datasource_urls.RULES,
    *datasource_schemas.RULES,
    *relation_mode.RULES,
    *generator.RULES,
    *extensions.RULES,
    *settings.RULES,
    *attributes.RULES,
    *defaults.RULES,
    *default_functions.RULES,
    *field_attributes.RULES,
    *types.RULES,
    *enums.RULES,
    *composites.RULES,
    *native_types.RULES,
    *views.RULES,
    *multi_schema.RULES,
    unknown_type,
    *relations.RULES,
    *keys.RULES,
    *constraint_names.RULES,
)
