"""What the program is called, which version it is, and where its documentation is published."""

from __future__ import annotations

NAME = "schema-ls"
__version__ = "0.1.0"

RULE_PAGE = ""
"""The address of the page of a rule, with `{code}` where its code stands. Empty as long as no site is published: findings
then link nowhere, and `schema-ls explain CODE` prints the page."""


def url_of_rule(code: str) -> str | None:
    """The address of the page of a rule; None as long as there is none."""
    return RULE_PAGE.format(code=code) if RULE_PAGE else None
