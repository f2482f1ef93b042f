"""A schema as people keep it: in another order, with comments, in several files, under other names. It says the same."""

from __future__ import annotations

import re
from random import Random

from schema_ls.syntax.tree import Block, parse

Files = list[tuple[str, str]]

_SETTINGS = ("datasource", "generator")
_FIELD = re.compile(r"^( +\w+ +)(\w+)", re.MULTILINE)


def edited(text: str, seed: int, folder: str = "") -> Files:
    """The files that a schema of one file becomes; the same for the same seed."""
    random = Random(seed)
    blocks = [block for block in parse(text).blocks if not block.is_loose]
    texts = [block.text.strip("\n") for block in blocks]
    names = {block.name: f"{block.name}Kept" for block in blocks if block.kind == "model" and random.random() < 0.5}
    texts = [_renamed(block, each, names) for block, each in zip(blocks, texts, strict=True)]
    texts = [_commented(each, random) for each in texts]
    settings = [each for block, each in zip(blocks, texts, strict=True) if block.kind in _SETTINGS]
    others = [each for block, each in zip(blocks, texts, strict=True) if block.kind not in _SETTINGS]
    random.shuffle(others)
    if not folder:
        return [("schema.prisma", "\n\n\n".join([*settings, "// from here on ours", *others]) + "\n")]
    parts: Files = [(f"{folder}/main.prisma", "\n".join(settings) + "\n")]
    for number in range(3):
        parts.append((f"{folder}/part{number}.prisma", "\n\n".join(others[number::3]) + "\n"))
    return parts


def _renamed(block: Block, text: str, names: dict[str, str]) -> str:
    """A block in which models have other names; those that are renamed say what their table is called."""
    if block.kind in ("model", "view"):
        text = _FIELD.sub(lambda match: match[1] + names.get(match[2], match[2]), text)
    if block.name not in names:
        return text
    text = re.sub(rf"^model {block.name} ", f"model {names[block.name]} ", text, count=1, flags=re.MULTILINE)
    if "@@map(" in text:
        return text
    return re.sub(r"\n\}$", f'\n\n  @@map("{block.name}")\n}}', text)


def _commented(text: str, random: Random) -> str:
    """A block with comments in between and behind."""
    lines = []
    for line in text.split("\n"):
        is_member = line.startswith("  ") and "//" not in line
        if is_member and random.random() < 0.2:
            lines.append("  // why it is so")
        lines.append(f"{line} // see there" if is_member and random.random() < 0.2 else line)
    return "\n".join(lines)
