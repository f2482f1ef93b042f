"""Rule: tenant-column-missing."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Model, RelationField


class Options(Record, slots=False):
    """What can be set."""

    tenant: str = "tenantId"


@rule_with(Options(), "tenant-column-missing", group="security", on=Model, severity=Severity.WARNING, is_default=False)
def tenant_column_missing(model: Model, options: Options) -> Iterator[Finding]:
    """A record belongs to a tenant and does not say to which, or is unique beyond its tenant.

    Without the column each query has to join its way to the tenant, and one that forgets shows the data of others; row level
    security cannot be written at all. A key that is unique over all tenants tells one of them what another has. `tenant` is the
    name of the column.

    Bad:
        model Order {
          id       Int    @id
          tenantId Int
          number   String @unique
                        //^^^^^^^ tenant-column-missing
          lines    Line[]
        }

        model Line {
            //^^^^ tenant-column-missing
          id      Int   @id
          orderId Int
          order   Order @relation(fields: [orderId], references: [id])

          @@index([orderId])
        }

    Good:
        model Order {
          id       Int    @id
          tenantId Int
          number   String
          lines    Line[]

          @@unique([tenantId, number])
        }

        model Line {
          id       Int   @id
          tenantId Int
          orderId  Int
          order    Order @relation(fields: [orderId], references: [id])

          @@index([orderId])
        }
    """
    if model.kind != "model" or not options.tenant:
        return
    if model.field(options.tenant) is not None:
        yield from _wide_keys(model, options.tenant)
        return
    owner = next((side for side in model.relation_fields if _belongs(side, options.tenant)), None)
    if owner is not None:
        yield Finding(
            model.name_span,
            f"`{model.name}` belongs to `{owner.other.name}`, which has `{options.tenant}`, and has none. Add it.",
            related=(Related(Symbol(owner.other.name, options.tenant), "the column of the other model"),),
        )


def _belongs(side: RelationField, tenant: str) -> bool:
    return bool(side.local_fields) and side.other.field(tenant) is not None


def _wide_keys(model: Model, tenant: str) -> Iterator[Finding]:
    for index in model.indexes:
        if index.key.kind == "unique" and index.key.is_readable and tenant not in index.key.column_names:
            yield Finding(index.span, f"{index.spelling} holds for all tenants together. Add `{tenant}` to it.")
