"""What the forms of a report have to look like, written down from their documentation. Nothing else may be in them.

Sources: SARIF 2.1.0 (OASIS), GitLab's page on code quality, reviewdog's page on its diagnostic format.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string", "minLength": 1}
ANY_TEXT: Schema = {"type": "string"}
FROM_ONE: Schema = {"type": "integer", "minimum": 1}


def record(optional: tuple[str, ...] = (), /, **fields: Schema) -> Schema:
    """An object with these fields, all of them but the `optional` ones, and no others."""
    required = [name for name in fields if name not in optional]
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


def listed(item: Schema, least: int = 0) -> Schema:
    """A list."""
    return {"type": "array", "items": item, "minItems": least}


MESSAGE = record(text=TEXT)
REGION = record(
    ("endLine", "endColumn"), startLine=FROM_ONE, startColumn=FROM_ONE, endLine=FROM_ONE, endColumn=FROM_ONE
)
ARTIFACT = record(uri={"type": "string", "pattern": r"^[^\s\\]+$"})
PHYSICAL = record(artifactLocation=ARTIFACT, region=REGION)
LEVEL: Schema = {"enum": ["error", "warning", "note"]}
SARIF_RULE = record(
    ("helpUri",),
    id=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    defaultConfiguration=record(level=LEVEL),
    help=record(text=TEXT, markdown=TEXT),
    helpUri=TEXT,
    properties=record(tags=listed(TEXT, 1)),
)
REPLACEMENT = record(deletedRegion=REGION, insertedContent=record(text=ANY_TEXT))
SARIF_FIX = record(
    description=MESSAGE,
    artifactChanges=listed(record(artifactLocation=ARTIFACT, replacements=listed(REPLACEMENT, 1)), 1),
)
SARIF_RESULT = record(
    ("relatedLocations", "fixes"),
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations=listed(record(physicalLocation=PHYSICAL), 1),
    relatedLocations=listed(record(physicalLocation=PHYSICAL, message=MESSAGE), 1),
    fixes=listed(SARIF_FIX),
)
SARIF_RUN = record(
    tool=record(driver=record(name=TEXT, version=TEXT, rules=listed(SARIF_RULE))),
    columnKind={"const": "unicodeCodePoints"},
    results=listed(SARIF_RESULT),
)
SARIF: Schema = {
    "type": "object",
    "properties": {"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": listed(SARIF_RUN, 1)},
    "required": ["$schema", "version", "runs"],
    "additionalProperties": False,
}

GITLAB_PLACE = record(line=FROM_ONE, column=FROM_ONE)
GITLAB = listed(
    record(
        description=TEXT,
        check_name=TEXT,
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        location=record(path=TEXT, positions=record(begin=GITLAB_PLACE, end=GITLAB_PLACE)),
    )
)

RD_PLACE = record(line=FROM_ONE, column=FROM_ONE)
RD_RANGE = record(start=RD_PLACE, end=RD_PLACE)
RDJSON = record(
    source=record(name=TEXT),
    diagnostics=listed(
        record(
            ("suggestions",),
            message=TEXT,
            location=record(path=TEXT, range=RD_RANGE),
            severity={"enum": ["ERROR", "WARNING", "INFO"]},
            code=record(("url",), value=TEXT, url=TEXT),
            suggestions=listed(record(range=RD_RANGE, text=ANY_TEXT), 1),
        )
    ),
)

EDIT = record(file=TEXT, line=FROM_ONE, column=FROM_ONE, end_line=FROM_ONE, end_column=FROM_ONE, text=ANY_TEXT)
FIX = record(title=TEXT, kind={"enum": ["safe", "migration", "unsafe"]}, edits=listed(EDIT, 1))
JSON = listed(
    record(
        ("consequence",),
        file=TEXT,
        line=FROM_ONE,
        column=FROM_ONE,
        end_line=FROM_ONE,
        end_column=FROM_ONE,
        severity={"enum": ["error", "warning", "info", "hint"]},
        code=TEXT,
        group=TEXT,
        message=TEXT,
        url={"type": ["string", "null"]},
        fixes=listed(FIX),
        consequence={"const": True},
    )
)
