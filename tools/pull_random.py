"""Pulls databases made by chance, and says where the result has errors or a second pull still changes something.

    python tools/pull_random.py URL [--seed FIRST] [--count N]

URL is that of an administrator: a database `schema_ls_random` is made and dropped for each seed.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

sys.path.insert(0, str(Path(__file__).parents[1]))

from schema_ls.pull import NothingToPullError, pull_schema
from tests.pull.random_ddl import random_ddl
from tests.pull.test_random import BEFORE

NAME = "schema_ls_random"


def problems_of(url: str) -> list[str]:
    """What is wrong with the pull of a database."""
    try:
        result = pull_schema(url, [("schema.prisma", BEFORE)])
    except NothingToPullError:
        return []
    found = list(result.errors)
    if pull_schema(url, result.files).changed:
        found.append("a second pull changes the schema")
    return found


def pull_seed(server: str, seed: int) -> list[str]:
    """The same for the database of a seed."""
    with psycopg.connect(server, autocommit=True) as administrator:
        administrator.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        administrator.execute(f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8'")
        url = urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))
        with psycopg.connect(url, autocommit=True) as connection:
            for statement in random_ddl(seed):
                with contextlib.suppress(psycopg.Error):
                    connection.execute(statement)
        found = problems_of(url)
        administrator.execute(f"DROP DATABASE {NAME} WITH (FORCE)")
    return found


def main() -> int:
    """0 where every seed is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=300)
    options = parser.parse_args()
    bad = 0
    for seed in range(options.seed, options.seed + options.count):
        found = pull_seed(options.url, seed)
        bad += bool(found)
        for problem in found:
            print(f"seed {seed}: {problem}")
    print(f"{options.count} databases, {bad} with problems")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
