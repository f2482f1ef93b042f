"""The one value that says which language a schema is written in.

Whoever wants to know whether something is allowed asks a `Dialect`; nobody else compares providers, versions,
relation modes or preview features. The answers come from the tables beside this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from schema_ls.base.record import Record, replaced
from schema_ls.spec.capabilities import CAPABILITIES, DEMANDS
from schema_ls.spec.constraint_names import ConstraintKind, default_constraint_name
from schema_ls.spec.provider import (
    ACTIONS,
    INDEX_TYPES,
    RELATION_MODES,
    NameLimit,
    NameScope,
    NativeType,
    NativeUse,
    Provider,
)
from schema_ls.spec.providers import ALIASES, provider_named
from schema_ls.spec.versions import EVER, FEATURES, NEWEST, Version

if TYPE_CHECKING:
    from schema_ls.spec.attributes import Attribute, Parameter
    from schema_ls.spec.datasource import Property
    from schema_ls.spec.functions import Function, FunctionArgument
    from schema_ls.spec.preview_features import PreviewFeature, State


class Dialect(Record):
    """A language: kind of database, version of Prisma, relation mode, preview features. See `make`."""

    provider: str | None
    """Canonical name; None without a datasource; any other text where it names a provider nobody knows, empty where the
    schema means to name one but that cannot be read."""
    version: Version
    relation_mode: str
    preview_features: frozenset[str]
    """In lower case."""
    datasource_name: str
    has_url: bool = True
    """False where the datasource can be read and has no connection string."""

    @staticmethod
    def make(
        provider: str | None = None,
        version: Version = NEWEST,
        relation_mode: str | None = None,
        preview_features: Iterable[str] = (),
        datasource_name: str = "db",
        *,
        has_url: bool = True,
    ) -> Dialect:
        """A dialect in which everything that is not given, or makes no sense, has its default."""
        name = ALIASES.get(provider, provider) if provider is not None else None
        modes = relation_modes(name)
        return Dialect(
            provider=name,
            version=version,
            relation_mode=relation_mode if relation_mode in modes else modes[0],
            preview_features=frozenset(feature.lower() for feature in preview_features),
            datasource_name=datasource_name,
            has_url=has_url,
        )

    # -- The database

    @property
    def is_sure(self) -> bool:
        """False where nobody knows the provider or it cannot be read: then everything is allowed."""
        return self.provider is None or self.facts is not None

    @property
    def is_unknown(self) -> bool:
        """Whether the schema names a provider that nobody knows."""
        return bool(self.provider) and self.facts is None

    @property
    def is_unreadable(self) -> bool:
        """Whether the schema means to name a provider, but that cannot be read."""
        return self.provider == ""

    @property
    def facts(self) -> Provider | None:
        """The table of the provider; None without a known one."""
        return provider_named(self.provider) if self.provider else None

    @property
    def title(self) -> str:
        """What people call the database, for messages."""
        facts = self.facts
        return facts.title if facts else self.provider or "A schema without datasource"

    def supports(self, capability: str) -> bool:
        """Whether the database can do it. KeyError for a name that is not in `capabilities.CAPABILITIES`."""
        return _abilities(self.provider, self.version)[capability]

    # -- The version of Prisma

    def knows(self, feature: str) -> bool:
        """Whether the version has it, perhaps as a preview feature. KeyError if not in `FEATURES`."""
        return FEATURES[feature].exists_in(self.version)

    def missing_preview(self, feature: str) -> str | None:
        """The preview feature that still has to be switched on for it; None where nothing is missing."""
        preview = FEATURES[feature].preview_in(self.version)
        return preview if preview and preview.lower() not in self.preview_features else None

    def has(self, feature: str) -> bool:
        """Whether it can be used: the version has it, and its preview feature, if any, is on."""
        return self.knows(feature) and self.missing_preview(feature) is None

    def allows(self, row: Attribute | Parameter | Function | FunctionArgument | Property) -> bool:
        """Whether both version and database have all that a row of the tables asks for."""
        if row.feature is not None and not self.has(row.feature):
            return False
        capability: str | None = getattr(row, "capability", None)
        if capability is not None and not self.supports(capability):
            return False
        providers: tuple[str, ...] | None = getattr(row, "providers", None)
        return not self.is_sure or providers is None or self.provider in providers

    def preview_feature(self, name: str) -> PreviewFeature | None:
        """The row of a preview feature, by its name in any case."""
        from schema_ls.spec.preview_features import PREVIEW_FEATURES

        return PREVIEW_FEATURES.get(name.lower())

    def preview_feature_state(self, name: str) -> State:
        """What a name in `previewFeatures` means in this version for this database."""
        row = self.preview_feature(name)
        return row.state(self.version, self.provider) if row else "unknown"

    def listed_preview_features(self) -> tuple[PreviewFeature, ...]:
        """Preview features to be offered, the ones in use included."""
        from schema_ls.spec.preview_features import PREVIEW_FEATURES

        rows = PREVIEW_FEATURES.values()
        offered = ("active", "deprecated")
        return tuple(row for row in rows if row.state(self.version, self.provider) in offered)

    @property
    def needs_url(self) -> bool:
        """Whether the datasource must hold a connection string."""
        by_adapter = self.supports("UrlFromAdapter") and self.has("url-optional-with-adapter")
        return self.knows("connection-url") and not by_adapter

    @property
    def meant(self) -> Dialect | None:
        """The dialect that the schema is written in, where this one judges it by rules that are too old for it.

        It has no connection string, which only the rules of 7 do without.
        """
        return None if self.has_url or not self.needs_url or not self.facts else replaced(self, version=NEWEST)

    def reserves(self, name: str) -> bool:
        """Whether no model, view or enum may be called `name`."""
        from schema_ls.spec.scalars import RESERVED_SINCE, RESERVED_TYPE_NAMES

        return name in RESERVED_TYPE_NAMES and RESERVED_SINCE.get(name, EVER) <= self.version

    # -- Types

    def native_types(self) -> dict[str, NativeType]:
        """Native types by name. Do not change the mapping."""
        return _native_types(self.provider)

    def native_types_of(self, scalar: str) -> tuple[NativeType, ...]:
        """Native types that a field of type `scalar` may have."""
        return tuple(row for row in _native_types(self.provider).values() if scalar in row.scalars)

    def default_native_type(self, scalar: str) -> NativeUse | None:
        """What the column of a field of type `scalar` is when the field names no native type."""
        facts = self.facts
        return dict(facts.default_native_types).get(scalar) if facts else None

    def scalar_refused_in(self, scalar: str) -> tuple[str, ...]:
        """Kinds of keys ("id", "unique", "index") that cannot hold a `scalar`, whatever its native type."""
        facts = self.facts
        return dict(facts.scalars_not_in).get(scalar, ()) if facts else ()

    def knows_function(self, row: Function) -> bool:
        """Whether the name of a function means anything here, be it only to be refused."""
        known_here = row.providers is None or not self.is_sure or self.provider in row.providers
        return known_here and (row.feature is None or self.has(row.feature))

    def default_functions(self, scalar: str) -> tuple[Function, ...]:
        """Functions that `@default` of a field of type `scalar` may call. Give "" for enums."""
        from schema_ls.spec.functions import FUNCTIONS

        return tuple(
            row
            for row in FUNCTIONS.values()
            if "default" in row.places and self.allows(row) and self._fits(row, scalar)
        )

    def _fits(self, row: Function, scalar: str) -> bool:
        """Whether a function gives values of type `scalar` in this database."""
        needed = dict(row.capability_on).get(scalar)
        if needed is not None and not self.supports(needed):
            return False
        if row.needs_native is not None:
            native = self.native_types().get(row.needs_native)
            return native is not None and scalar in native.scalars
        return row.scalars is None or scalar in row.scalars

    # -- Relations

    def referential_actions(self) -> tuple[str, ...]:
        """Actions that `onDelete:` and `onUpdate:` take."""
        facts = self.facts
        return dict(facts.actions)[self.relation_mode] if facts else tuple(ACTIONS)

    def default_on_delete(self, optional: bool) -> str:
        """The action of a relation without `onDelete:`; `optional` = its scalar fields are."""
        if optional:
            return "SetNull"
        return "Restrict" if "Restrict" in self.referential_actions() else "NoAction"

    @property
    def default_on_update(self) -> str:
        """The action of a relation without `onUpdate:`."""
        return "Cascade"

    @property
    def relation_modes(self) -> tuple[str, ...]:
        """Values that `relationMode` takes, the default first."""
        return relation_modes(self.provider)

    @property
    def foreign_keys_exist(self) -> bool:
        """Whether relations are foreign keys of the database."""
        return self.relation_mode == "foreignKeys" and self.supports("ForeignKeys")

    @property
    def indexes_foreign_keys(self) -> bool:
        """Whether the database makes an index for each foreign key by itself."""
        return self.foreign_keys_exist and self.supports("IndexesForeignKeys")

    @property
    def warns_of_missing_relation_index(self) -> bool:
        """Whether the official tools warn about relations without index, as no foreign key brings one."""
        return not self.foreign_keys_exist and self.supports("ForeignKeys")

    @property
    def refuses_cascade_cycles(self) -> bool:
        """Whether relations that cascade in a circle are refused."""
        return self.relation_mode == "prisma" or self.supports("ReferenceCycleDetection")

    @property
    def refuses_cascade_paths(self) -> bool:
        """Whether two ways along which one deletion reaches the same table are refused."""
        return self.foreign_keys_exist and self.supports("ReferenceCycleDetection")

    @property
    def allows_set_null_on_required(self) -> bool:
        """Whether `SetNull` over required fields is only doubtful instead of wrong."""
        return self.foreign_keys_exist and self.supports("SetNullOnRequired")

    @property
    def doubts_set_default(self) -> bool:
        """Whether `SetDefault` is taken here but turned down by the database."""
        return self.foreign_keys_exist and self.supports("SetDefaultWithoutEffect")

    # -- Indexes

    @property
    def index_types(self) -> tuple[str, ...]:
        """Values that `type:` of an index takes."""
        facts = self.facts
        return facts.index_types if facts else tuple(INDEX_TYPES)[: 1 if self.is_sure else None]

    @property
    def names_operator_classes(self) -> bool:
        """Whether a name in `ops:` means something; elsewhere it is passed over."""
        facts = self.facts
        return facts is not None and facts.classes_can_be_named

    def takes_operator_class(self, index_type: str) -> bool:
        """Whether fields of such an index may carry `ops:`, be it a name or `raw()`."""
        facts = self.facts
        return facts is None or index_type not in facts.no_classes_in

    def operator_classes(
        self, index_type: str, scalar: str, native: str | None = None, is_list: bool = False
    ) -> tuple[str, ...]:
        """Names of the classes that a field may have in such an index.

        `native` is the name of its native type. Enums are no scalars: give "" for a field of an enum type.
        """
        facts = self.facts
        rows = facts.operator_classes if facts else ()
        return tuple(name for row in rows if row.holds_for(index_type, scalar, native, is_list) for name in row.names)

    def has_default_operator_class(
        self, index_type: str, scalar: str, native: str | None = None, is_list: bool = False
    ) -> bool:
        """Whether such a field may stand in such an index without a class. Always in BTree and Hash."""
        facts = self.facts
        if facts is None or index_type in ("BTree", "Hash"):
            return True
        return any(
            row.has_default and row.holds_for(index_type, scalar, native, is_list) for row in facts.operator_classes
        )

    # -- Names of constraints

    @property
    def identifier_limit(self) -> int | None:
        """Longest name of a constraint in bytes of UTF-8; None: no limit."""
        facts = self.facts
        return facts.identifier_limit if facts else None

    @property
    def name_limit(self) -> NameLimit | None:
        """Longest name of a table or column; None: no limit."""
        facts = self.facts
        return facts.name_limit if facts else None

    def enum_label(self, label: str) -> str:
        """What must differ between the labels of an enum."""
        return label.lower() if self.supports("EnumLabelsWithoutCase") else label

    @property
    def name_scopes(self) -> tuple[NameScope, ...]:
        """Within what names of constraints must differ."""
        facts = self.facts
        return facts.name_scopes if facts else ()

    def constraint_name(self, kind: ConstraintKind, table: str, columns: Sequence[str] = ()) -> str:
        """The name of a constraint that the schema does not name. `table`, `columns`: database names."""
        return default_constraint_name(kind, table, columns, self.identifier_limit)


def relation_modes(provider: str | None) -> tuple[str, ...]:
    """Relation modes of a provider, the default first."""
    facts = provider_named(provider) if provider else None
    return tuple(mode for mode, _ in facts.actions) if facts else tuple(RELATION_MODES)


def all_operator_classes() -> frozenset[str]:
    """Every name that is an operator class anywhere: another one is no class at all."""
    facts = provider_named("postgresql")
    return frozenset(name for row in facts.operator_classes for name in row.names) if facts else frozenset()


@lru_cache(maxsize=200)
def _abilities(provider: str | None, version: Version) -> dict[str, bool]:
    """For each capability whether it is there; an unknown provider allows everything and demands nothing."""
    if provider is not None and provider_named(provider) is None:
        return {name: name not in DEMANDS for name in CAPABILITIES}
    first = {name: row.first_version(provider) for name, row in CAPABILITIES.items()}
    return {name: since is not None and since <= version for name, since in first.items()}


@lru_cache(maxsize=50)
def _native_types(provider: str | None) -> dict[str, NativeType]:
    facts = provider_named(provider) if provider else None
    return {row.name: row for row in facts.native_types} if facts else {}
