"""What is read from prisma.config.* without running it."""

from __future__ import annotations

from pathlib import Path

import pytest
from file_trees import tree

from schema_ls.workspace.environment import EnvVariable, Literal, Source
from schema_ls.workspace.prisma_config import (
    NotUnderstood,
    PrismaConfig,
    find_prisma_config,
    parse_prisma_config,
    read_prisma_config,
)

ROOT = Path("/project").absolute()
FILE = ROOT / "prisma.config.ts"

USUAL = """
import "dotenv/config";
import path from "node:path";
import { defineConfig, env } from "prisma/config";

// export default { schema: "not this" }
export default defineConfig({
  earlyAccess: true, /* schema: "nor this" */
  schema: path.join("prisma", "schema"),
  "migrations": { path: 'prisma/migrations', seed: `tsx prisma/seed.ts` },
  views: { path: "views" },
  datasource: {
    url: env("DATABASE_URL"),
    shadowDatabaseUrl: process.env.SHADOW_URL ?? "postgresql://localhost/shadow",
  },
});
"""


def read(text: str) -> PrismaConfig:
    return parse_prisma_config(text, FILE)


def url_of(expression: str, before: str = "") -> Source | None:
    found = read(f"{before}\nexport default defineConfig({{ datasource: {{ url: {expression} }} }})")
    assert not found.problems, found.problems
    return found.url


def schema_of(program: str) -> str | None:
    found = read(program)
    assert not found.problems, found.problems
    return None if found.schema is None else found.schema.relative_to(ROOT).as_posix()


def test_a_usual_file() -> None:
    assert read(USUAL) == PrismaConfig(
        FILE,
        schema=ROOT / "prisma/schema",
        url=EnvVariable("DATABASE_URL"),
    )


@pytest.mark.parametrize(
    "program",
    [
        'export default { schema: "x" }',
        'export default { schema: "x" } satisfies PrismaConfig',
        'export default ({ schema: "x" }) as const;',
        'export default defineConfig({ schema: "x" } as PrismaConfig);',
        'export default defineConfig<Env>({ schema: "x" });',
        'const config = defineConfig({ schema: "x" });\nexport default config;',
        'const config: PrismaConfig = { schema: "x" }\nexport default config',
        'const config = {\n  schema: "x"\n} satisfies PrismaConfig\n\nexport default defineConfig(config)',
        'module.exports = defineConfig({ schema: "x" });',
        'module.exports = { schema: "x" }',
        'export = { schema: "x" };',
        'const schema = "x";\nexport default { schema };',
        "let schema = `x`\nconst unrelated = 1\nexport default { schema, }",
        'const base = { schema: "x" };\nexport default { ...base };',
        'const base = { schema: "y" };\nexport default { ...base, schema: "x" };',
        'export default { schema: "y", ...{ schema: "x" } };',
        "export default { 'schema': 'x' };",
        'export default { schema: "y", schema: "x" };',
        'export default wrapped(defineConfig({ schema: "x" }));',
        'export default { schema: ("x") };',
        'export default { schema: "x"! };',
        'export default { schema: "\\x78" }',
        'export default { schema: "x" // }\n};',
        'export default { schema: "x"',
        "// it's\nexport default { note: 'a \" b', schema: \"x\" }",
    ],
)
def test_ways_to_export_a_config(program: str) -> None:
    assert schema_of(program) == "x"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('"prisma/schema.prisma"', "prisma/schema.prisma"),
        ('"./prisma//schema/"', "prisma/schema"),
        ('path.join("prisma", "schema.prisma")', "prisma/schema.prisma"),
        ('join("a", "..", "b")', "b"),
        ('path.resolve("a", "b.prisma")', "a/b.prisma"),
        ('path.join(__dirname, "a")', "a"),
        ('path.resolve(import.meta.dirname, "a", "b")', "a/b"),
        ('path.join(process.cwd(), "a")', "a"),
        ('path.posix.join("a", path.join("b", `c`))', "a/b/c"),
        ("undefined", None),
    ],
)
def test_paths(expression: str, expected: str | None) -> None:
    assert schema_of(f"export default {{ schema: {expression} }}") == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('"file:./dev.db"', Literal("file:./dev.db")),
        ("`file:./dev.db`", Literal("file:./dev.db")),
        ("'a\\'b\\n\\u00e4\\u{1F600}'", Literal("a'b\nä😀")),
        ('env("X")', EnvVariable("X")),
        ("env<Env>('X')", EnvVariable("X")),
        ("process.env.X", EnvVariable("X")),
        ("process.env.X!", EnvVariable("X")),
        ("process.env['X']", EnvVariable("X")),
        ("process?.env?.X", EnvVariable("X")),
        ("process.env.X as string", EnvVariable("X")),
        ("(process.env.X as string)!", EnvVariable("X")),
        ('process.env.X ?? "y"', EnvVariable("X", Literal("y"))),
        ("process.env.X! || ''", EnvVariable("X", Literal(""))),
        ("process.env.X || undefined", EnvVariable("X")),
        ("process.env.X ?? compute()", EnvVariable("X")),
        ("process.env.X ?? (process.env['Y'] || 'y')", EnvVariable("X", EnvVariable("Y", Literal("y")))),
        ("process.env.X || process.env.Y || ''", EnvVariable("X", EnvVariable("Y", Literal("")))),
        ('env("X") ?? fallback', EnvVariable("X", Literal("y"))),
        ('Deno.env.get("X")', EnvVariable("X")),
        ("Bun.env.X", EnvVariable("X")),
        ("fromConstant", EnvVariable("X")),
        ('"a" ?? "b"', Literal("a")),
    ],
)
def test_urls(expression: str, expected: Source) -> None:
    before = 'const fallback = "y"\nconst fromConstant: string = process.env.X\n'
    assert url_of(expression, before) == expected


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("`postgresql://u:secret@${host}/d`", '`"..."`'),
        ("await secret()", "`awaitsecret()`"),
        ('process.env.CI ? "secret" : env("X")', '`process.env.CI?"...":env("...")`'),
        ('"secret" + name', '`"..."+name`'),
        ("compute() ?? process.env.B", "`compute()`"),
        ("env('A') || x ? y : z", '`env("...")||x?y:z`'),
        ("get(1, 2, 3, 4, 5, 6, 7)", "`get(1,2,3,4,5,...`"),
        ("elsewhere", "elsewhere"),
    ],
)
def test_what_must_run_is_named_with_what_to_do_instead(expression: str, shown: str) -> None:
    found = read(f"export default {{ datasource: {{ url: {expression} }} }}")
    assert found.url is None
    assert found.problems == (
        NotUnderstood(
            "datasource.url",
            f"`datasource.url` in prisma.config.ts is not a plain value ({shown}).",
            "Give the URL with --url or in DATABASE_URL, or write it as plain text or env(...).",
        ),
    )


@pytest.mark.parametrize(
    ("program", "properties"),
    [
        ("export default defineConfig(() => ({ schema: 'x' }))", ["schema"]),
        ("console.log('no export')", ["schema"]),
        ("", ["schema"]),
        ("export default { ...base() }", ["schema"]),
        ("export default { schema() { return 'x' } }", ["schema"]),
        ("export default { datasource: where() }", ["datasource.url"]),
        ("export default { datasource: { ...where() }, schema: 'x' }", ["datasource.url"]),
        ("export default { schema: env('X') }", ["schema"]),
        ("export default { schema: f(), datasource: { url: g() } }", ["schema", "datasource.url"]),
    ],
)
def test_one_unclear_part_is_one_problem(program: str, properties: list[str]) -> None:
    assert [problem.property for problem in read(program).problems] == properties


def test_names_that_go_round_in_circles_end() -> None:
    doubling = "".join(f"const a{i} = a{i + 1} ?? a{i + 1};\n" for i in range(60))
    for program in ("const a0 = a0;", "const a0 = b; const b = a0;", doubling):
        found = read(program + "\nexport default { schema: a0, ...a0 }")
        assert [problem.property for problem in found.problems][:1] == ["schema"]


@pytest.mark.parametrize("text", ["(" * 20_000, "{" * 20_000, "a ??" * 5_000, "!" * 5_000, "`${" * 5_000, "[}" * 9_000])
def test_nesting_and_length_overflow_nothing(text: str) -> None:
    assert read(f"export default {{ schema: {text} }}").schema is None


def test_every_prefix_of_a_file_is_read() -> None:
    assert all(read(USUAL[:end]).path == FILE for end in range(len(USUAL)))


def test_the_config_of_the_nearest_folder_is_found(tmp_path: Path) -> None:
    tree(
        tmp_path,
        ".git/HEAD",
        "prisma.config.js",
        "a/b/x.prisma",
        "a/.config/prisma.mts",
        "c/prisma.config.cjs/x",
    )
    tree(tmp_path, "d/.config/prisma.ts", "d/prisma.config.mjs")
    assert find_prisma_config(tmp_path / "a/b") == tmp_path / "a/.config/prisma.mts"
    assert find_prisma_config(tmp_path / "c") == tmp_path / "prisma.config.js"
    assert find_prisma_config(tmp_path / "d") == tmp_path / "d/prisma.config.mjs"


def test_no_config_is_found_outside_of_the_repository(tmp_path: Path) -> None:
    tree(tmp_path, "prisma.config.ts", "repository/.git/HEAD")
    assert find_prisma_config(tmp_path / "repository") is None


def test_paths_count_from_the_folder_of_the_file(tmp_path: Path) -> None:
    tree(tmp_path, ".config/prisma.ts := export default { schema: '../db' }")
    assert read_prisma_config(tmp_path / ".config/prisma.ts").schema == tmp_path / "db"


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    found = read_prisma_config(tmp_path / "prisma.config.ts")
    assert found._replace(problems=()) == PrismaConfig(tmp_path / "prisma.config.ts")
    assert [p.reason for p in found.problems] == ["prisma.config.ts cannot be read: no such file or directory."]
