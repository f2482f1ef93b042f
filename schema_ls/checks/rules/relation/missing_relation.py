"""Rule: missing-relation."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, InsertMember, Related, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.base.words import words_of
from schema_ls.checks.rule import rule_with
from schema_ls.model.answers import Target
from schema_ls.model.asking import meant_model
from schema_ls.model.handles import SCALAR, Field, Model
from schema_ls.model.names import lower_camel, plural
from schema_ls.syntax import make


class Options(Record, slots=False):
    """What can be set."""

    ignore_fields: tuple[str, ...] = (
        *("externalId", "clientId", "sessionId", "deviceId", "traceId", "requestId", "messageId"),
    )
    history_words: tuple[str, ...] = (
        *("log", "logs", "audit", "event", "events", "history", "snapshot", "activity", "trace", "metric", "metrics"),
        *("archive", "analytics", "counter", "stats"),
    )


@rule_with(
    Options(),
    "missing-relation",
    group="relation",
    on=Field,
    severity=Severity.INFO,
    is_default=False,
    is_strict=True,
    types=("String", "Int", "BigInt"),
)
def missing_relation(field: Field, options: Options) -> Iterator[Finding]:
    """A field is called and typed as the id of a model, but no relation says so.

    Nothing then keeps the database from holding ids of rows that are gone, and the client cannot join. `ignore-fields` names
    fields that are ids of something outside. `history-words` are those in names of models whose rows shall outlive what
    they are about; the rule leaves these alone.

    Bad:
        model Article {
          id Int @id
        }

        model Comment {
          id        Int @id
          articleId Int
        //^^^^^^^^^ missing-relation
        }

    Good:
        model Article {
          id       Int       @id
          comments Comment[]
        }

        model Comment {
          id        Int     @id
          articleId Int
          article   Article @relation(fields: [articleId], references: [id])

          @@index([articleId])
        }
    """
    if not field.model.scope.facts.answers:
        return
    if field.model.kind != "model" or field.face.is_list or field.name in options.ignore_fields:
        return
    targets = field.model.scope.facts.answer(meant_model(field.name))
    if len(targets) != 1 or not isinstance(targets[0], Target) or not _is_alike(field, targets[0]):
        return
    target = targets[0]
    if any(field.name in relation.local_fields for relation in field.model.relation_fields):
        return
    if not set(words_of(field.model.name)).isdisjoint(options.history_words):
        return
    yield Finding(
        field.name_span,
        f"`{field.name}` looks like the id of a `{target.name}`, but there is no relation: nothing keeps ids of deleted rows "
        "out. Add one.",
        related=(Related(Symbol(target.name, target.id.name), "the id"),),
        fixes=_fixes(field, target),
    )


def _is_alike(field: Field, target: Target) -> bool:
    """Whether the field has the type of the id, in the database as well."""
    mine, theirs = field.face, target.id
    return mine.type == theirs.type and mine.native == theirs.native


def _fixes(field: Field, target: Target) -> tuple[Fix, ...]:
    """Both sides of the relation and its index; nothing where names are taken or the models know each other already."""
    model = field.model
    forward = field.name[:-2].rstrip("_")
    is_one = any(key.is_unique and key.column_names == (field.name,) for key in model.face.keys)
    back = lower_camel(model.name if is_one else plural(model.name))
    known = {other.type for other in model.fields} | {other.name for other in model.fields}
    if field.kind != SCALAR or not {forward, target.name}.isdisjoint(known) or back in target.names or not forward:
        return ()
    arity = "?" if field.face.arity == "?" else ""
    relation = make.relation(None, (field.name,), (target.id.name,))
    changes = [
        InsertMember(model.name, make.field(forward, target.name, arity, (relation,)), field.name),
        InsertMember(target.name, make.field(back, model.name, "?" if is_one else "[]")),
    ]
    if _needs_index(model, field):
        changes.append(InsertMember(model.name, make.index((field.name,))))
    return (Fix(f"Add a relation to `{target.name}`", tuple(changes), FixClass.UNSAFE),)


def _needs_index(model: Model, field: Field) -> bool:
    return not model.dialect.indexes_foreign_keys and model.serving_key((field.name,)) is None
