"""From attributes as written to what they declare: keys, relations, native types, database names.

Lenient: what cannot be read is left out here, and reported by a rule that looks at the attribute itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schema_ls.base.memo import Once
from schema_ls.base.record import Record
from schema_ls.model.faces import (
    FULLTEXT,
    ID,
    INDEX,
    UNIQUE,
    FieldFace,
    Key,
    KeyColumn,
    NativeType,
    RelationFace,
)
from schema_ls.spec.attributes import FIELD_ATTRIBUTES
from schema_ls.spec.extensions import extension_of_type, extensions_called
from schema_ls.syntax.ast import (
    Argument,
    Array,
    Attribute,
    Call,
    Constant,
    Number,
    Object,
    String,
    Value,
    attributes_of,
    type_of,
)
from schema_ls.syntax.line import Line

FIELD_KEYS = {"id": ID, "unique": UNIQUE}
BLOCK_KEYS = {"id": ID, "unique": UNIQUE, "index": INDEX, "fulltext": FULLTEXT}
_ARITIES = {"": "", "!": "", "?": "?", "[]": "[]", "[]?": "[]", "[T]": "[]"}


def written(value: Value | None) -> str:
    """A value in its shortest spelling."""
    if value is None:
        return ""
    if isinstance(value, String):
        return value.raw
    if isinstance(value, Number | Constant):
        return value.text
    if isinstance(value, Array):
        return f"[{', '.join(map(written, value.items))}]"
    pairs = value.pairs if isinstance(value, Object) else value.arguments
    inside = ", ".join(f"{pair.name}: {written(pair.value)}" if pair.name else written(pair.value) for pair in pairs)
    return f"{{ {inside} }}" if isinstance(value, Object) else f"{value.name}({inside})"


def string_argument(attribute: Attribute, *names: str) -> str:
    """The text of the first argument with one of these names, if it is a string; else empty."""
    argument = attribute.argument(*names)
    value = argument.value if argument else None
    return value.text if isinstance(value, String) else ""


def constant_argument(attribute: Attribute, *names: str) -> str:
    """The word of the first argument with one of these names, if it is a word; else empty."""
    argument = attribute.argument(*names)
    value = argument.value if argument else None
    return value.text if isinstance(value, Constant) else ""


def names_in(value: Value | None) -> tuple[str, ...] | None:
    """The field names of a list such as `[a, b.c]`, or of a single name; None where it is something else."""
    if isinstance(value, Constant):
        return (value.text,)
    if not isinstance(value, Array):
        return None
    return tuple(item.text if isinstance(item, Constant) else written(item) for item in value.items)


def field_list(attribute: Attribute) -> Argument | None:
    """The argument of a block attribute that lists its fields."""
    return attribute.argument("fields", "")


def _column(item: Value) -> KeyColumn | None:
    if isinstance(item, Constant):
        return KeyColumn(item.text)
    if isinstance(item, Call):
        options = {argument.name: written(argument.value) for argument in item.arguments}
        return KeyColumn(item.name, options.get("sort", ""), options.get("length", ""), options.get("ops", ""))
    return None


def key_of_field(name: str, attribute: Attribute) -> Key | None:
    """The key that `@id` or `@unique` makes of a field; None for other attributes."""
    kind = FIELD_KEYS.get(attribute.name)
    if kind is None:
        return None
    options = {argument.name: written(argument.value) for argument in attribute.arguments}
    column = KeyColumn(name, options.get("sort", ""), options.get("length", ""), options.get("ops", ""))
    return Key(
        kind,
        (column,),
        on_block=False,
        map=string_argument(attribute, "map", ""),
        is_partial="where" in options,
        set_columns=_set_columns(attribute),
        clustered=options.get("clustered", ""),
    )


def key_of_block(attribute: Attribute) -> Key | None:
    """The key that `@@id`, `@@unique`, `@@index` or `@@fulltext` makes; None for other attributes."""
    kind = BLOCK_KEYS.get(attribute.name)
    if kind is None:
        return None
    listed = field_list(attribute)
    value = listed.value if listed else None
    items = value.items if isinstance(value, Array) else (value,) if isinstance(value, Constant | Call) else ()
    columns = tuple(map(_column, items))
    return Key(
        kind,
        tuple(column for column in columns if column),
        on_block=True,
        method=constant_argument(attribute, "type"),
        map=string_argument(attribute, "map") or (string_argument(attribute, "name") if kind == INDEX else ""),
        name=string_argument(attribute, "name") if kind != INDEX else "",
        is_partial=attribute.argument("where") is not None,
        set_columns=_set_columns(attribute),
        clustered=constant_argument(attribute, "clustered"),
        is_readable=bool(columns) and None not in columns,
    )


_IS_SET = re.compile(r"\(?\s*\"?(\w+)\"?\s+IS\s+NOT\s+NULL\s*\)?", re.IGNORECASE)


def _set_columns(attribute: Attribute) -> tuple[str, ...]:
    """The fields in a condition that only wants them to be set: `{ a: { not: null } }` or `raw("a IS NOT NULL")`."""
    argument = attribute.argument("where")
    value = argument.value if argument else None
    if isinstance(value, Object):
        is_all = all(written(pair.value) == "{ not: null }" for pair in value.pairs)
        return tuple(pair.name for pair in value.pairs) if is_all else ()
    inner = value.arguments[0].value if isinstance(value, Call) and value.arguments else None
    parts = re.split(r"(?i)\s+AND\s+", inner.text.strip()) if isinstance(inner, String) else []
    found = [_IS_SET.fullmatch(part) for part in parts]
    return tuple(match[1] for match in found if match) if all(found) else ()


def relation_face(attribute: Attribute) -> RelationFace:
    """What a `@relation` says."""
    fields, references = attribute.argument("fields"), attribute.argument("references")
    return RelationFace(
        string_argument(attribute, "", "name"),
        names_in(fields.value) if fields else None,
        names_in(references.value) if references else None,
        constant_argument(attribute, "onDelete"),
        constant_argument(attribute, "onUpdate"),
        string_argument(attribute, "map"),
        _is_whole(attribute),
    )


_RELATION_ARGUMENTS = frozenset({"", *(row.name for row in FIELD_ATTRIBUTES["@relation"].parameters)})


def _is_whole(attribute: Attribute) -> bool:
    """Whether every argument of a `@relation` is one that exists, with a value of its kind."""
    names = [argument.name for argument in attribute.arguments]
    lists = [argument for argument in attribute.arguments if argument.name in ("fields", "references")]
    return (
        attribute.trailing_comma is None
        and names.count("") <= 1
        and _RELATION_ARGUMENTS.issuperset(names)
        and all(argument.value is not None for argument in attribute.arguments)
        and all(names_in(argument.value) is not None for argument in lists)
    )


def native_type(attribute: Attribute) -> NativeType:
    """The native type that `@db.Name(...)` gives, an attribute with a dot."""
    prefix, _, name = attribute.name.partition(".")
    return NativeType(prefix, name, tuple(written(argument.value) for argument in attribute.arguments))


class Said(Record):
    """What the wording of a field says: the same for all fields of this wording."""

    type: str
    arity: str
    is_broken: bool
    native: NativeType | None
    attributes: frozenset[str]
    """Names of its attributes."""
    default: Value | None
    """The value in `@default`, at its columns in one of the lines."""
    literal: str
    """The text in `@default("...")`; empty where there is none."""
    makes_key: bool
    """Whether it has `@id` or `@unique`."""
    extensions: tuple[str, ...]
    """The extensions of the database that its type and its default need."""
    function: str
    """The name of the function in `@default`; empty where there is none."""
    unsupported_type: str
    """What `Unsupported("...")` names."""


def _read(line: Line) -> Said:
    reference = type_of(line)
    by_name = {attribute.name: attribute for attribute in reversed(attributes_of(line))}
    default = by_name.get("default")
    natives = [native_type(attribute) for attribute in by_name.values() if "." in attribute.name]
    argument = default.argument("", "value") if default else None
    value = argument.value if argument else None
    named = reference.arguments[0].value if reference and reference.arguments else None
    unsupported = named.text if isinstance(named, String) else ""
    native = natives[-1].name if natives else ""
    return Said(
        line.type,
        _ARITIES[reference.arity] if reference else "",
        line.template.mistake is not None or reference is None or line.template.colon >= 0,
        natives[-1] if natives else None,
        frozenset(by_name),
        value,
        value.text if isinstance(value, String) else "",
        not by_name.keys().isdisjoint(FIELD_KEYS),
        tuple(_extensions(native or (unsupported if line.type == "Unsupported" else ""), value)),
        value.name if isinstance(value, Call) else "",
        unsupported,
    )


def _extensions(type_: str, default: Value | None) -> Iterator[str]:
    """What a type of the database and a default need."""
    if type_ and (extension := extension_of_type(type_)):
        yield extension
    inner = default.arguments[0].value if isinstance(default, Call) and default.arguments else None
    if isinstance(default, Call) and default.name == "dbgenerated" and isinstance(inner, String):
        yield from extensions_called(inner.text)


def _face(line: Line) -> FieldFace:
    wording = line.wording
    said: Said | None = wording.said
    if said is None:
        said = wording.said = _read(line)
    names = said.attributes
    mapped = _first(line, "map") if "map" in names else None
    relation = _first(line, "relation") if "relation" in names else None
    return FieldFace(
        line.name,
        said.type,
        said.arity,
        string_argument(mapped, "", "name") if mapped else "",
        "unique" in names,
        "ignore" in names,
        said.is_broken,
        said.native,
        relation_face(relation) if relation else None,
    )


def _first(line: Line, name: str) -> Attribute:
    return next(one for one in attributes_of(line) if one.name == name)


field_face = Once(_face, "face")
"""What others see of a field line."""
