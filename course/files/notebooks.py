"""The cells of a notebook, as its file holds them."""

from __future__ import annotations

import json
from typing import Any, NamedTuple


class Cell(NamedTuple):
    """A cell of a notebook: its kind, its text, its id, and what its metadata say."""

    kind: str
    text: str
    id: str
    metadata: dict[str, Any]


def cells_in(words: str | bytes) -> list[Cell]:
    """Read the cells of a notebook as they stand.

    Parameters
    ----------
    words
        What its file holds.

    Raises
    ------
    ValueError, KeyError, TypeError, RecursionError
        If it is no notebook.

    Examples
    --------
    >>> cells_in('{"cells": [{"cell_type": "markdown", "source": ["# One", " lesson"]}]}')
    [Cell(kind='markdown', text='# One lesson', id='', metadata={})]
    """
    return [
        Cell(str(c["cell_type"]), "".join(c["source"]), str(c.get("id", "")), dict(c.get("metadata", {})))
        for c in json.loads(words)["cells"]
    ]
