"""How much of a line is read. Prisma itself has no such limits."""

from __future__ import annotations

LONGEST = 20_000
"""Tokens of a line, blanks and comments not counted, beyond which it is not parsed: Lark takes 3 us for each,
but rules compare the parts of a list with each other."""
LONGEST_REPAIRED = 2_000
"""Tokens of a line beyond which its mistake is not repaired: each attempt parses it again."""
DEEPEST = 150
"""Open brackets beyond which a line is not parsed: whatever reads its template calls itself for each, three deep."""
