"""Databases made by chance, from a seed: statements of SQL with much that is rare in real ones.

A statement may be one that the server refuses, as chance does not know what fits; who runs them goes on with the next.
"""

from __future__ import annotations

from random import Random

_NAMES = (
    "users", "posts", "Order", "order_lines", "String", "Int", "class", "enum", "model", "1st", "2nd-hand", "a b", "a-b", "a_b",
    "_hidden", "日本", "größe", "-", "user", "User", "type", "view", "id", "A", "B", "true", "null", "x" * 63, "ü" * 31,
    "back\\slash", "dollar$", "PrismaClient", "Json", "tags", "post_tag", "line\nbreak", "per.son", "Unsupported", "ids",
    "é", 'quo"te',
)  # fmt: skip

_TYPES = (
    "int", "smallint", "bigint", "real", "double precision", "numeric", "numeric(8,2)", "numeric(3,-2)", "numeric(65,30)",
    "money", "boolean", "text", "varchar", "varchar(20)", "char", "char(3)", '"char"', "uuid", "inet", "cidr", "xml", "bit(4)",
    "varbit", "bytea", "json", "jsonb", "date", "time", "time(3)", "timetz", "timestamp", "timestamp(3)", "timestamptz",
    "interval", "point", "tsvector", "int4range", "oid", "name", "bpchar", "bit", "varbit(7)",
)  # fmt: skip

_DEFAULTS = {
    "int": ("1", "-7", "1 + 2", "NULL"),
    "bigint": ("9007199254740993", "0"),
    "numeric": ("1.50", "'NaN'", "-0.1"),
    "numeric(8,2)": ("99.90",),
    "double precision": ("1e20", "0.1", "'infinity'"),
    "boolean": ("true", "false", "NOT true"),
    "text": ("'it''s'", "''", "E'a\\nb'", "'a' || 'b'", "'\"'", "'back\\slash'", "upper('x')", "'{}'"),
    "varchar(20)": ("'x'", "'日本'"),
    "char(3)": ("'a'",),
    "uuid": ("gen_random_uuid()", "'00000000-0000-0000-0000-000000000000'"),
    "bytea": ("'\\xdeadbeef'", "''"),
    "json": ("'{}'", "'[1, \"a\"]'"),
    "jsonb": ("'{\"a\": 1}'", "'null'"),
    "date": ("now()", "'2020-01-01'", "CURRENT_DATE"),
    "timestamptz": ("now()", "CURRENT_TIMESTAMP", "now() + interval '1 day'"),
    "timestamp(3)": ("CURRENT_TIMESTAMP", "LOCALTIMESTAMP"),
    "inet": ("'127.0.0.1'",),
    "bit(4)": ("B'1010'",),
}

_ACTIONS = ("NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT")


def quoted(name: str) -> str:
    """A name as SQL takes it whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


class _Made:
    """Tables and enums that were made so far; a table is its name in full and (column, type) pairs."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.schemas = ["public"]
        self.tables: list[tuple[str, list[tuple[str, str]], list[str]]] = []
        self.enums: list[tuple[str, list[str]]] = []

    def name(self) -> str:
        name = self.random.choice(_NAMES)
        return name if self.random.random() < 0.7 else f"{name[:50]}_{self.random.randrange(9)}"

    def place(self) -> str:
        return f"{quoted(self.random.choice(self.schemas))}.{quoted(self.name())}"


def random_ddl(seed: int) -> list[str]:
    """Statements for the database of a seed; the same for the same seed."""
    made = _Made(Random(seed))
    random = made.random
    statements: list[str] = []
    if random.random() < 0.2:
        made.schemas.append("other")
        statements.append("CREATE SCHEMA other")
    for _ in range(random.randrange(3)):
        statements.append(_enum(made))
    if random.random() < 0.3:
        statements.append("CREATE DOMAIN email AS varchar(64) NOT NULL DEFAULT 'x' CHECK (VALUE <> '')")
    for _ in range(random.randrange(1, 7)):
        statements.append(_table(made))
    for _ in range(random.randrange(12)):
        statements.append(random.choice((_index, _index, _foreign_key, _foreign_key, _join, _extra))(made))
    return statements


def _enum(made: _Made) -> str:
    name = made.place()
    values = made.random.sample(_NAMES, made.random.randrange(0, 5))
    if made.random.random() < 0.2:
        values.append("")
    made.enums.append((name, values))
    literals = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    return f"CREATE TYPE {name} AS ENUM ({literals})"


def _table(made: _Made) -> str:
    random, name = made.random, made.place()
    names = list(dict.fromkeys(made.name() for _ in range(random.randrange(0, 8))))
    columns = [_column(made, column) for column in names]
    kinds = [(column, kind) for column, (kind, _) in zip(names, columns, strict=True)]
    parts = [text for _, text in columns]
    key = random.random()
    if key < 0.6:
        kinds.insert(0, ("key", "int"))
        parts.insert(
            0, '"key" ' + random.choice(("serial", "int GENERATED ALWAYS AS IDENTITY", "int")) + " PRIMARY KEY"
        )
    elif key < 0.8 and len(names) > 1:
        parts.append(f"PRIMARY KEY ({', '.join(map(quoted, random.sample(names, 2)))})")
    if names and random.random() < 0.3:
        parts.append(f"UNIQUE ({', '.join(map(quoted, random.sample(names, min(2, len(names)))))})")
    made.tables.append((name, kinds, ["key"] if key < 0.6 else []))
    tail = f" PARTITION BY RANGE ({quoted(names[0])})" if names and random.random() < 0.05 else ""
    return f"CREATE TABLE {name} ({', '.join(parts)}){tail}"


def _column(made: _Made, name: str) -> tuple[str, str]:
    """Type and definition of a column."""
    random = made.random
    kind = random.choice(_TYPES)
    defaults = _DEFAULTS.get(kind, ())
    if made.enums and random.random() < 0.2:
        kind, values = random.choice(made.enums)
        defaults = tuple("'" + value.replace("'", "''") + "'" for value in values)
    elif random.random() < 0.05:
        kind, defaults = "email", ()
    text = f"{quoted(name)} {kind}"
    if random.random() < 0.15:
        return f"{kind}[]", text + "[]" + random.choice(("", " DEFAULT '{}'", " NOT NULL", " DEFAULT '{NULL}'"))
    if random.random() < 0.05:
        return kind, f"{quoted(name)} text GENERATED ALWAYS AS ('n' || 'x') STORED"
    if random.random() < 0.4:
        text += " NOT NULL"
    if defaults and random.random() < 0.6:
        text += f" DEFAULT {random.choice(defaults)}"
    if random.random() < 0.1:
        text += " UNIQUE"
    return kind, text


def _index(made: _Made) -> str:
    random = made.random
    table, kinds, _ = random.choice(made.tables)
    if not kinds:
        return "SELECT 1"
    columns = [quoted(name) for name, _ in random.sample(kinds, min(len(kinds), random.randrange(1, 4)))]
    columns = [column + random.choice(("", "", "", " DESC", " NULLS FIRST")) for column in columns]
    if random.random() < 0.1:
        columns.append("(1 + 1)")
    method = random.choice(("btree",) * 5 + ("hash", "gin", "gist", "brin", "spgist"))
    unique = "UNIQUE " if random.random() < 0.4 else ""
    name = f"{quoted(made.name())} " if random.random() < 0.4 else ""
    tail = f" INCLUDE ({quoted(random.choice(kinds)[0])})" if random.random() < 0.1 else ""
    tail += f" WHERE {quoted(random.choice(kinds)[0])} IS NOT NULL" if random.random() < 0.15 else ""
    return f"CREATE {unique}INDEX {name}ON {table} USING {method} ({', '.join(columns)}){tail}"


def _foreign_key(made: _Made) -> str:
    random = made.random
    table, kinds, _ = random.choice(made.tables)
    target, others, key = random.choice(made.tables)
    if not key or random.random() < 0.2:
        key = [name for name, _ in random.sample(others, min(len(others), random.randrange(1, 3)))]
    types = dict(others)
    columns = [
        next((name for name, kind in random.sample(kinds, len(kinds)) if kind == types[each]), None) for each in key
    ]
    if not key or None in columns:
        return f"ALTER TABLE {table} ADD COLUMN {quoted(made.name())} int REFERENCES {target}"
    name = f"CONSTRAINT {quoted(made.name())} " if random.random() < 0.4 else ""
    here, there = (", ".join(quoted(each) for each in names if each) for names in (columns, key))
    actions = (
        f" ON DELETE {random.choice(_ACTIONS)} ON UPDATE {random.choice(_ACTIONS)}" if random.random() < 0.6 else ""
    )
    tail = random.choice(("", "", "", " DEFERRABLE", " NOT VALID"))
    return f"ALTER TABLE {table} ADD {name}FOREIGN KEY ({here}) REFERENCES {target} ({there}){actions}{tail}"


def _join(made: _Made) -> str:
    random = made.random
    (one, _, key), (other, _, other_key) = random.choice(made.tables), random.choice(made.tables)
    if not key or not other_key:
        return "SELECT 1"
    name = quoted("_" + made.name()[:40])
    extra = ", note text" if random.random() < 0.2 else ""
    return (
        f'CREATE TABLE {name} ("A" int NOT NULL REFERENCES {one} ON DELETE CASCADE, "B" int NOT NULL REFERENCES {other} '
        f'ON DELETE CASCADE{extra}); CREATE UNIQUE INDEX ON {name} ("A", "B"); CREATE INDEX ON {name} ("B")'
    )


def _extra(made: _Made) -> str:
    random = made.random
    table, kinds, _ = random.choice(made.tables)
    column = quoted(random.choice(kinds)[0]) if kinds else "key"
    return random.choice(
        (
            f"COMMENT ON TABLE {table} IS 'about\nit /// \"quoted\"'",
            f"COMMENT ON COLUMN {table}.{column} IS '  what it is }}'",
            f"ALTER TABLE {table} ADD CHECK ({column} IS NOT NULL)",
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"CREATE VIEW {made.place()} AS SELECT * FROM {table}",
            f"CREATE MATERIALIZED VIEW {made.place()} AS SELECT * FROM {table}",
            f"CREATE TABLE {made.place()} () INHERITS ({table})",
            f"CREATE TABLE {made.place()} (LIKE {table} INCLUDING ALL)",
            f"CREATE SEQUENCE odd; ALTER TABLE {table} ALTER COLUMN {column} SET DEFAULT nextval('odd')",
            f"ALTER TABLE {table} DROP COLUMN {column}",
        )
    )
