"""Versions in ranges and lock files, from texts alone."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest

from schema_ls.workspace.locks import (
    LOCKS,
    Wanted,
    bun_version,
    npm_version,
    pnpm_version,
    yaml_values,
    yarn_version,
)
from schema_ls.workspace.ranges import higher, plain_version, version_of_range


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6.19.0", "6.19.0"),
        ("=6.19.0", "6.19.0"),
        ("v6.19", "6.19"),
        ("^6", "6"),
        ("^6.2.1", "6"),
        ("~6.2.1", "6.2"),
        ("6.2.x", "6.2"),
        ("6.x", "6"),
        ("6.*", "6"),
        (">=6.2 <8", "6"),
        (">= 6.2.0", "6"),
        ("<=6.5", "6.5"),
        ("^6 || ^7", "7"),
        ("^7 || ^6", "7"),
        ("^5.0.0||6.19.0", "6.19.0"),
        ("5.0.0 - 6.3.0", "6.3.0"),
        ("7.0.0-dev.12", "7.0.0"),
        ("npm:prisma@^6", "6"),
        ("npm:@prisma/client@6.1.0", "6.1.0"),
        ("latest", None),
        ("next", None),
        ("*", None),
        ("x", None),
        ("", None),
        ("<7", None),
        ("workspace:*", None),
        ("workspace:^6.0.0", None),
        ("catalog:", None),
        ("link:../prisma6", None),
        ("git+https://github.com/prisma/prisma#6.0.0", None),
        ("|| ^ ~ >= .", None),
    ],
)
def test_the_highest_version_that_a_range_names(text: str, expected: str | None) -> None:
    assert version_of_range(text) == expected


def test_versions_are_cut_to_their_numbers() -> None:
    assert plain_version("6.19.0(prisma@6.19.0)(typescript@5.0.0)") == "6.19.0"
    assert plain_version("4.1.0_prisma@4.1.0") == "4.1.0"
    assert plain_version("7.0.0-dev.1+x") == "7.0.0"
    assert plain_version("link:../x") is None


def test_versions_compare_by_number() -> None:
    assert higher(["6.9.0", "6.19.0", "5.22.0"]) == "6.19.0"
    assert higher([]) is None


ROOT = Wanted()
A = Wanted("packages/a", (("prisma", "^6.0.0"), ("@prisma/client", "^6.0.0")), "a")
OTHER = Wanted("packages/other", (("prisma", "^4.0.0"),), "other")

NPM_1 = json.dumps(
    {
        "lockfileVersion": 1,
        "dependencies": {"x": {"requires": {"prisma": "^1"}}, "prisma": {"version": "5.1.0"}},
    }
)
NPM_3 = json.dumps(
    {
        "lockfileVersion": 3,
        "packages": {
            "": {"devDependencies": {"prisma": "^5"}},
            "node_modules/@prisma/client": {"version": "5.2.0"},
            "node_modules/prisma": {"version": "5.3.0", "dependencies": {"prisma": "9"}},
            "packages/a": {"dependencies": {"prisma": "^6"}},
            "packages/a/node_modules/prisma": {"version": "6.1.0"},
            "packages/b": {},
            "node_modules/b": {"resolved": "packages/b", "link": True},
        },
    },
    indent=2,
)


def test_npm() -> None:
    assert npm_version(NPM_1, "prisma", ROOT) == "5.1.0"
    assert npm_version(NPM_1, "@prisma/client", ROOT) is None
    assert npm_version(NPM_1, "prisma", A) is None
    assert npm_version(NPM_3, "prisma", ROOT) == "5.3.0"
    assert npm_version(NPM_3, "@prisma/client", ROOT) == "5.2.0"
    assert npm_version(NPM_3, "prisma", A) == "6.1.0"
    assert npm_version(NPM_3, "@prisma/client", A) == "5.2.0"
    assert npm_version(NPM_3, "prisma", Wanted("packages/b")) == "5.3.0"
    assert npm_version(NPM_3, "b", ROOT) is None


def test_npm_does_not_speak_for_a_folder_that_is_no_workspace_of_it() -> None:
    assert npm_version(NPM_3, "prisma", OTHER) is None


PNPM_5 = """
lockfileVersion: 5.4

specifiers:
  prisma: 9.9.9
  '@prisma/client': ^4.0.0

dependencies:
  '@prisma/client': 4.2.0_prisma@4.1.0

devDependencies:
  prisma: 4.1.0

packages:
  /prisma/3.0.0:
    version: 3.0.0
"""
PNPM_9 = """
lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

catalogs:
  default:
    prisma:
      specifier: ^6.0.0
      version: 6.5.0
  next:
    prisma: {specifier: ^7.0.0, version: 7.1.0}

importers:

  .:
    devDependencies:
      prisma:
        specifier: ^5.0.0
        version: 5.22.0

  packages/a:
    dependencies:
      '@prisma/client':
        specifier: 'catalog:'
        version: 6.5.0(prisma@6.5.0(typescript@5.6.2))(typescript@5.6.2)
      '@scope/db':
        specifier: workspace:*
        version: link:../db
      prisma:
        specifier: 'catalog:'
        version: 6.5.0(typescript@5.6.2)

packages:

  prisma@1.0.0:
    resolution: {integrity: sha512-x}
"""


def test_pnpm() -> None:
    assert pnpm_version(PNPM_5, "prisma", ROOT) == "4.1.0"
    assert pnpm_version(PNPM_5, "@prisma/client", ROOT) == "4.2.0"
    assert pnpm_version(PNPM_5, "prisma", A) is None
    assert pnpm_version(PNPM_9, "prisma", ROOT) == "5.22.0"
    assert pnpm_version(PNPM_9, "prisma", A) == "6.5.0"
    assert pnpm_version(PNPM_9, "@prisma/client", A) == "6.5.0"
    assert pnpm_version(PNPM_9, "@scope/db", A) is None
    assert pnpm_version(PNPM_9, "prisma", OTHER) is None
    assert pnpm_version(PNPM_9.replace("\n", "\r\n"), "prisma", A) == "6.5.0"


def test_pnpm_answers_from_its_catalogs_for_a_package_that_is_new() -> None:
    new = Wanted("packages/new", (("prisma", "catalog:"),))
    assert pnpm_version(PNPM_9, "prisma", new) == "7.1.0"


YARN_1 = """
# yarn lockfile v1


"@prisma/client@^6.0.0", "@prisma/client@^6.1.0":
  version "6.4.0"
  resolved "https://registry.example/@prisma/client.tgz#x"

prisma-x@1:
  version "1.0.0"

prisma@^5.0.0:
  version "5.22.0"
  resolved "https://registry.example/prisma.tgz#x"
  dependencies:
    prisma "9"

prisma@6.x, prisma@^6.0.0:
  version "6.19.0"
"""
YARN_4 = """
__metadata:
  version: 8
  cacheKey: 10

"@prisma/client@npm:^6.0.0":
  version: 6.4.0
  resolution: "@prisma/client@npm:6.4.0"

"prisma@npm:^5.0.0, prisma@npm:~5.22.0":
  version: 5.22.0
  resolution: "prisma@npm:5.22.0"

"prisma@npm:^6.0.0":
  version: 6.19.0
"""


@pytest.mark.parametrize("text", [YARN_1, YARN_4, YARN_1.replace("\n", "\r\n"), YARN_4.replace("\n", "\r\n")])
def test_yarn(text: str) -> None:
    assert yarn_version(text, "prisma", Wanted(ranges=(("prisma", "^5.0.0"),))) == "5.22.0"
    assert yarn_version(text, "prisma", A) == "6.19.0"
    assert yarn_version(text, "@prisma/client", A) == "6.4.0"
    assert yarn_version(text, "prisma", ROOT) == "6.19.0"
    assert yarn_version(text, "prisma", OTHER) is None
    assert yarn_version(text, "prisma", Wanted("packages/c", (("prisma", "catalog:"),))) == "6.19.0"
    assert yarn_version(text, "nothing", ROOT) is None


BUN = """{
  "lockfileVersion": 1,
  "workspaces": {
    "": { "name": "root", "dependencies": { "prisma": "^5", }, },
    "packages/a": { "name": "a", "dependencies": { "prisma": "^6", }, },
    "packages/b": { "name": "b", },
  },
  "packages": {
    "@prisma/client": ["@prisma/client@6.4.0", "", { "peerDependencies": { "prisma": "*" } }, "sha512-x"],
    "prisma": ["prisma@5.22.0", "", { "bin": { "prisma": "build/index.js" } }, "sha512-x"],
    "a/prisma": ["prisma@6.19.0", "", {}, "sha512-x"],
    "ws": ["b@workspace:packages/b"],
  }
}
"""


def test_bun() -> None:
    assert bun_version(BUN, "prisma", ROOT) == "5.22.0"
    assert bun_version(BUN, "@prisma/client", ROOT) == "6.4.0"
    assert bun_version(BUN, "prisma", A) == "6.19.0"
    assert bun_version(BUN, "prisma", Wanted("packages/b", (), "b")) == "5.22.0"
    assert bun_version(BUN, "prisma", OTHER) is None
    assert bun_version(BUN, "nothing", ROOT) is None


@pytest.mark.parametrize("text", [NPM_1, NPM_3, PNPM_5, PNPM_9, YARN_1, YARN_4, BUN, "[" * 50_000, "\x00\ufffd", ""])
def test_no_broken_lock_raises(text: str) -> None:
    for _, read in LOCKS:
        for end in range(0, len(text), 97):
            assert read(text[:end], "prisma", A) in (
                None,
                "5.22.0",
                "5.3.0",
                "6.1.0",
                "6.5.0",
                "6.19.0",
                "6",
                "6.19",
            )


def test_yaml_is_read_by_its_indentation() -> None:
    text = dedent(
        """
        # note: no
        a: 1
        'b c':
          - list: 2
          d: "x: y" # a remark
        e: {f: 1, 'g': 2}
        stop:
          h: 1
        """
    )
    assert list(yaml_values(text, until=("stop",))) == [
        (("a",), "1"),
        (("b c", "d"), "x: y"),
        (("e", "f"), "1"),
        (("e", "g"), "2"),
    ]
