"""What inference does otherwise for a kind of database, as facts that its reader puts into the catalog."""

from __future__ import annotations

from schema_ls.base.record import Record


class Customs(Record):
    """The usual ones are those of PostgreSQL."""

    primary_key_joins: bool = True
    """Whether the primary key of a join table makes its pairs unique; else only a unique index does."""
    shows_generated: bool = True
    """Whether columns that the database computes become fields by themselves; else only where the schema has them."""
    has_enums: bool = True
    """Whether the database knows enums; else those of the schema stay, and so do columns of texts that have their types."""
    kept_tables: str = ""
    """A pattern that names of tables match which those who run the database keep for themselves; empty where nobody does."""


USUAL = Customs()
