"""The shape of a line of a journal file, as JSON Schema; what a body holds is known to who folds it."""

from __future__ import annotations

from typing import Any, Final

from course.journal._entry import MAX_NAME, RETRACT
from course.journal._header import JOURNAL, VERSION
from course.journal._people import JOIN, PEOPLE
from course.journal._people import NAME as INTRODUCE

_WORD: Final = {"type": "string", "minLength": 1, "maxLength": MAX_NAME}
_ID: Final = {
    "type": "string",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
}

LINE: Final[dict[str, Any]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A line of a journal",
    "description": "Each line of a journal file is one JSON value: the header in the first, then entries.",
    "anyOf": [{"$ref": "#/$defs/header"}, {"$ref": "#/$defs/entry"}],
    "$defs": {
        "header": {
            "type": "object",
            "required": ["journal", "version"],
            "properties": {
                "journal": {"const": JOURNAL},
                "version": {"type": "integer", "minimum": 1, "maximum": VERSION},
                "file": {"type": "string", "description": "Names this file."},
                "forgotten": {
                    "type": "integer",
                    "description": "How often somebody asked that their entries be deleted from it.",
                },
                "merged": {
                    "const": True,
                    "description": "`course merge` made it: the work of a class, and nobody's own.",
                },
            },
        },
        "entry": {
            "type": "object",
            "required": ["activity", "at", "body", "id", "verb", "who"],
            "additionalProperties": False,
            "properties": {
                "id": {**_ID, "description": "A UUID of version 7. Entries are ordered by it."},
                "at": {
                    "type": "string",
                    "pattern": r"^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}\.[0-9]{3}Z$",
                    "description": "When, in UTC.",
                },
                "by": {**_WORD, "description": "The author's id. Entries of version 1 have none."},
                "who": {**_WORD, "description": "What the author was called at that time."},
                "seminar": {"type": "string", "maxLength": MAX_NAME, "description": "May be empty."},
                "step": {
                    "anyOf": [{"const": ""}, _ID],
                    "description": "The first entry that the same press wrote; empty for that entry itself.",
                },
                "case": {"type": "string", "maxLength": MAX_NAME, "description": "The case's version."},
                "activity": _WORD,
                "verb": _WORD,
                "body": {"type": "object"},
            },
        },
    },
}
"""The header or an entry."""

OWN_VERBS: Final[dict[tuple[str, str], dict[str, Any]]] = {
    ("", RETRACT): {
        "type": "object",
        "description": "Take back an entry of one's own; taken back itself, it brings it back.",
        "required": ["entry"],
        "properties": {"entry": _ID},
    },
    (PEOPLE, INTRODUCE): {
        "type": "object",
        "description": "Say what one is called, in who.",
    },
    (PEOPLE, JOIN): {
        "type": "object",
        "description": "Say that this author and another are one person.",
        "required": ["other"],
        "properties": {"other": _WORD},
    },
}
"""Bodies of the verbs that the journal itself knows, by activity and verb; an empty one is any."""
