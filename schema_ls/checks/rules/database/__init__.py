"""Rules on what Prisma accepts and the database refuses, or takes otherwise than it was meant."""

from schema_ls.checks.rule import Rule
from schema_ls.checks.rules.database.citext_without_extension import citext_without_extension
from schema_ls.checks.rules.database.extension_unused import extension_unused
from schema_ls.checks.rules.database.identifier_too_long import identifier_too_long
from schema_ls.checks.rules.database.reserved_name import reserved_name
from schema_ls.checks.rules.database.serial_instead_of_identity import serial_instead_of_identity

RULES: tuple[Rule, ...] = (
    reserved_name,
    identifier_too_long,
    serial_instead_of_identity,
    citext_without_extension,
    extension_unused,
)
