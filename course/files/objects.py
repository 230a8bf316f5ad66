"""What a program or a file elsewhere says in JSON, of which nothing may be believed."""

from __future__ import annotations

import json
from typing import Any


def read_object(text: str | bytes) -> dict[str, Any]:
    """Give the object that a text holds; an empty one where it holds none.

    Examples
    --------
    >>> read_object('{"code": "K7M4QX"}'), read_object(b"[7]"), read_object("no JSON")
    ({'code': 'K7M4QX'}, {}, {})
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
