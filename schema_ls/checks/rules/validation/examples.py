"""Examples in the documentation of rules that differ in one line only."""

from __future__ import annotations

_TEMPLATE = """{why}

            Bad:
{provider}                model Post {{
                  id Int @id
                  {bad}
                {mark}
                }}

            Good:
{provider}                model Post {{
                  id Int @id
                  {good}
                }}
            """


def in_model(why: str, bad: str, marked: str, good: str, provider: str = "") -> str:
    """Documentation with a bad and a good line in a model. `marked`: blanks and `^` below `bad`, and the code."""
    mark = "  " + marked
    start = mark.index("^") - 2
    return _TEMPLATE.format(
        why=why,
        bad=bad,
        mark=mark[:start] + "//" + mark[start + 2 :],
        good=good,
        provider=f"                // provider: {provider}\n" if provider else "",
    )


def of_default(why: str, field: str, bad: str, code: str, good: str, *, skipped: int = 0, provider: str = "") -> str:
    """Documentation with a bad and a good `@default` of a field; the first `skipped` characters are not marked."""
    line = f"{field} @default({bad})"
    start = len(field) + len(" @default(") + skipped
    marked = " " * start + "^" * (len(bad) - skipped) + f" {code}"
    return in_model(why, line, marked, f"{field} @default({good})", provider)
