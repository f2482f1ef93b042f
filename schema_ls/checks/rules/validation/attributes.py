"""Attributes and their arguments in general, driven by the tables of `spec.attributes`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, Replace
from schema_ls.base.listing import listed_names
from schema_ls.base.spelling import nearest
from schema_ls.checks.arguments import Problem, argument_problems
from schema_ls.checks.quiet import mark_of
from schema_ls.checks.rule import family
from schema_ls.model.handles import MISSING, RELATION, SCALAR, UNKNOWN, Enum, Field, Model, Worded
from schema_ls.model.items import BlockAttribute, Member
from schema_ls.spec.attributes import BLOCK_ATTRIBUTES, FIELD_ATTRIBUTES
from schema_ls.spec.attributes import Attribute as Row
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.ast import Attribute

_JUDGED_ELSEWHERE = {
    RELATION: ("@id", "@unique", "@map", "@default"),
    "scalar": ("@relation",),
    "enum": ("@relation", "@updatedAt"),
    "composite": ("@relation", "@default", "@updatedAt"),
    "unsupported": ("@relation", "@updatedAt", "@ignore"),
    "type": ("@id", "@unique", "@relation"),
}
"""Attributes with a finding of their own, by the field or block that they do not fit."""


def _field(field: Field) -> Iterator[Finding]:
    attributes = field.item.attributes
    if not attributes or field.kind in (UNKNOWN, MISSING):
        return
    counts = Counter(attribute.name for attribute in attributes)
    for attribute in attributes:
        if "." in attribute.name:
            if field.kind != SCALAR:
                yield _nowhere(field.item, attribute, f"@{attribute.name}", f"a field of type `{field.type}`")
            continue
        name = f"@{attribute.name}"
        row = _row(FIELD_ATTRIBUTES, name, field.dialect)
        if row is None or not _fits(field, row):
            in_type = field.model.kind == "type" and name in _JUDGED_ELSEWHERE["type"]
            if row is None or not (name in _JUDGED_ELSEWHERE[field.kind] or in_type):
                yield _misplaced(field.item, attribute, row, _here(field, row), tuple(FIELD_ATTRIBUTES))
        elif counts[attribute.name] > 1:
            yield from _twice(field.item, attribute, attributes)
        else:
            yield from _arguments(field.item, attribute, row, field.dialect)


def _fits(field: Field, row: Row) -> bool:
    return field.model.kind in row.blocks and field.kind in row.fields


def _here(field: Field, row: Row | None) -> str:
    if row is not None and field.model.kind not in row.blocks:
        return f"a field of a {field.model.kind}"
    return f"a field of type `{field.type}`"


def _row(rows: dict[str, Row], name: str, dialect: Dialect) -> Row | None:
    """The row of an attribute that the version knows."""
    row = rows.get(name)
    return row if row and (row.feature is None or dialect.knows(row.feature)) else None


def _model(model: Model) -> Iterator[Finding]:
    if model.kind != "type":
        yield from _block(model.item.attributes, model.kind, model.dialect)


def _enum(enum: Enum) -> Iterator[Finding]:
    yield from _block(enum.item.attributes, "enum", enum.dialect)
    for value in enum.values:
        for attribute in value.attributes:
            row = _row(FIELD_ATTRIBUTES, f"@{attribute.name}", enum.dialect)
            if row is None or "enum value" not in row.blocks:
                yield _misplaced(value, attribute, row, "a value of an enum", ("@map",))
            elif sum(other.name == attribute.name for other in value.attributes) > 1:
                yield from _twice(value, attribute, value.attributes)
            else:
                yield from _arguments(value, attribute, row, enum.dialect)


_REPEATABLE = frozenset(row.name for row in BLOCK_ATTRIBUTES.values() if row.repeatable)


def _block(members: tuple[BlockAttribute, ...], kind: str, dialect: Dialect) -> Iterator[Finding]:
    names = [member.name for member in members]
    mark = mark_of("attributes", kind, dialect)
    for member in members:
        wording = member.line.wording
        if wording.quiet & mark and (f"@@{member.name}" in _REPEATABLE or names.count(member.name) == 1):
            continue
        found = list(_of_block(member, members, kind, dialect))
        if not found:
            wording.quiet |= mark
        yield from found


def _of_block(
    member: BlockAttribute, members: tuple[BlockAttribute, ...], kind: str, dialect: Dialect
) -> Iterator[Finding]:
    attribute = member.attribute_view
    row = _row(BLOCK_ATTRIBUTES, f"@@{attribute.name}", dialect)
    if row is None or kind not in row.blocks:
        known = tuple(row.name for row in BLOCK_ATTRIBUTES.values() if kind in row.blocks)
        yield _misplaced(member, attribute, row, f"{'an' if kind == 'enum' else 'a'} {kind}", known)
    elif not row.repeatable and sum(other.name == member.name for other in members) > 1:
        yield from _again(member, members)
    else:
        yield from _arguments(member, attribute, row, dialect)


def _misplaced(member: Member, attribute: Attribute, row: Row | None, here: str, known: tuple[str, ...]) -> Finding:
    sign = "@@" if isinstance(member, BlockAttribute) else "@"
    if row is not None:
        return _nowhere(member, attribute, row.name, here)
    name = f"{sign}{attribute.name}"
    meant = nearest(name, known)
    hint = f"Did you mean `{meant}`?" if meant else f"Known here: {listed_names(known)}."
    span = member.span((attribute.columns[0], attribute.name_columns[1]))
    fixes = (Fix(f"Change to `{meant}`", (Replace(span, meant),)),) if meant else ()
    return Finding(span, f"No attribute is called `{name}`. {hint}", "attribute-unknown", fixes=fixes)


def _nowhere(member: Member, attribute: Attribute, name: str, here: str) -> Finding:
    span = member.span((attribute.columns[0], attribute.name_columns[1]))
    fix = Fix(f"Remove `{name}`", (Replace(member.span(_with_blank(member, attribute)), ""),))
    fixes = () if isinstance(member, BlockAttribute) else (fix,)
    return Finding(span, f"`{name}` does not belong on {here}. Remove it.", "attribute-unknown", fixes=fixes)


def _with_blank(member: Member, attribute: Attribute) -> tuple[int, int]:
    """Columns of an attribute with the blanks before it."""
    start, end = attribute.columns
    return len(member.line.text[:start].rstrip()), end


def _twice(member: Member, attribute: Attribute, among: tuple[Attribute, ...]) -> Iterator[Finding]:
    if next(other for other in among if other.name == attribute.name) is attribute:
        return
    span = member.span(attribute.columns)
    fix = Fix("Remove it", (Replace(member.span(_with_blank(member, attribute)), ""),))
    message = f"`@{attribute.name}` stands here twice. Keep one of the two."
    yield Finding(span, message, "attribute-duplicate", fixes=(fix,))


def _again(member: BlockAttribute, members: tuple[BlockAttribute, ...]) -> Iterator[Finding]:
    """All but the first are findings; the first follows from them."""
    attribute = member.attribute_view
    alike = [other for other in members if other.name == member.name]
    message = f"`@@{attribute.name}` stands here {len(alike)} times. Keep one of them."
    cause = None
    if member is alike[0]:
        second = alike[1]
        cause = Finding(second.span(second.attribute_view.columns), message, "attribute-duplicate")
    yield Finding(member.span(attribute.columns), message, "attribute-duplicate", cause=cause)


def _arguments(member: Member, attribute: Attribute, row: Row, dialect: Dialect) -> Iterator[Finding]:
    if not attribute.arguments and not any(parameter.required for parameter in row.parameters):
        return
    for problem in argument_problems(attribute, row, dialect):
        yield finding_of(problem, member)


def finding_of(problem: Problem, member: Member) -> Finding:
    """The finding for a problem in a line."""
    fixes: tuple[Fix, ...] = ()
    if problem.replacement is not None and problem.replaced is not None:
        change = Replace(member.span(problem.replaced), problem.replacement)
        fixes = (Fix(f"Change to `{problem.replacement}`", (change,)),)
    return Finding(member.span(problem.columns), problem.message, problem.code, fixes=fixes)


RULES = family(
    (Worded, _field),
    (Model, _model),
    (Enum, _enum),
    group="validation",
    early=True,
    rows={
        "attribute-unknown": """No attribute has this name, or it does not belong here.

            Bad:
                model Post {
                  id    Int    @id
                  title String @uniqe
                             //^^^^^^ attribute-unknown
                }

            Good:
                model Post {
                  id    Int    @id
                  title String @unique
                }
            """,
        "attribute-duplicate": """An attribute stands twice where it may stand once.

            Bad:
                model Post {
                  id    Int    @id
                  title String @map("name") @map("label")
                                          //^^^^^^^^^^^^^ attribute-duplicate
                }

            Good:
                model Post {
                  id    Int    @id
                  title String @map("name")
                }
            """,
        "argument-missing": """An attribute lacks an argument that it needs.

            Bad:
                model Post {
                  id    Int    @id
                  title String @map
                             //^^^^ argument-missing
                }

            Good:
                model Post {
                  id    Int    @id
                  title String @map("name")
                }
            """,
        "argument-unknown": """An attribute has no such argument.

            Bad:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title], unique: true)
                                 //^^^^^^^^^^^^ argument-unknown
                }

            Bad:
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id     Int  @id
                  userId Int
                  user   User @relation(fields: [userId], references: [id], onUpdat: Cascade)
                  //                                                        ^^^^^^^^^^^^^^^^ argument-unknown

                  @@index([userId])
                }

            Good:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title])
                }
            """,
        "argument-duplicate": """An argument is given twice.

            Bad:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title], map: "one", map: "two")
                                             //^^^^^^^^^^ argument-duplicate
                }

            Good:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title], map: "two")
                }
            """,
        "argument-duplicate-unnamed": """An argument is given both with its name and without.

            Bad:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title], fields: [title])
                                 //^^^^^^^^^^^^^^^ argument-duplicate-unnamed
                }

            Good:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title])
                }
            """,
        "argument-multiple-unnamed": """Several values stand without a name, where an attribute takes at most one so.

            Bad:
                model Post {
                  id    Int    @id
                  title String @map("name", "label")
                                          //^^^^^^^ argument-multiple-unnamed
                }

            Good:
                model Post {
                  id    Int    @id
                  title String @map("name")
                }
            """,
        "argument-empty-string": """A name is the empty text.

            Bad:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title], map: "")
                                 //^^^^^^^ argument-empty-string
                }

            Good:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title], map: "post_title")
                }
            """,
        "argument-legacy-alias": """An argument is given under its old and its new name.

            Bad:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title], name: "one", map: "two")
                                 //^^^^^^^^^^^ argument-legacy-alias
                }

            Good:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title], map: "two")
                }
            """,
        "value-type-mismatch": """A value is of another kind than the argument takes: a text where a name is due, or the like.

            Bad:
                model Post {
                  id    Int    @id
                  title String

                  @@index(["title"])
                         //^^^^^^^ value-type-mismatch
                }

            Good:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title])
                }
            """,
        "sort-invalid": """The order of an index is neither `Asc` nor `Desc`.

            Bad:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title(sort: Down)])
                                     //^^^^ sort-invalid
                }

            Good:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title(sort: Desc)])
                }
            """,
        "index-type-unknown": """No index is of this type.

            Bad:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title], type: Bitmap)
                                       //^^^^^^ index-type-unknown
                }

            Good:
                model Post {
                  id    Int    @id
                  title String

                  @@index([title], type: Hash)
                }
            """,
        "ops-invalid": """An operator class does not exist, or is not written as a name or `raw("...")`.

            Bad:
                model Post {
                  id   Int  @id
                  tags Json

                  @@index([tags(ops: JsonOps)], type: Gin)
                                   //^^^^^^^ ops-invalid
                }

            Good:
                model Post {
                  id   Int  @id
                  tags Json

                  @@index([tags(ops: JsonbOps)], type: Gin)
                }
            """,
    },
)
