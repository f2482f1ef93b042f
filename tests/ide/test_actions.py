"""Quick fixes at the cursor."""

from __future__ import annotations

from editor_doors import check_actions, check_fixed

MISSPELT = """
model User {
  id Int @id
}

model Post {
  id   Int @id
  user Use<|>
}
"""


def test_a_misspelt_type_is_corrected() -> None:
    check_fixed(
        MISSPELT,
        "Change spelling to `User`",
        """
        model User {
          id Int @id
        }

        model Post {
          id   Int @id
          user User
        }
        """,
    )


def test_the_likely_fix_is_preferred() -> None:
    check_actions(
        MISSPELT,
        """
        Change spelling to `User`*
        Create model `Use` (needs a migration)
        Create enum `Use` (needs a migration)
        """,
    )


def test_nothing_to_fix_elsewhere() -> None:
    check_actions(MISSPELT.replace("<|>", "").replace("model User", "model <|>User"), "")
