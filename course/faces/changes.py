"""What differs between two views of a face, so that a page is sent no more than that."""

from __future__ import annotations


def change(before: str, after: str) -> dict[str, str | int]:
    r"""Give the lines that differ and what they take the place of, as a view of the wire says it.

    Parameters
    ----------
    before, after
        Two texts.

    Examples
    --------
    >>> change("<p>one</p>\n<p>two</p>\n<p>three</p>", "<p>one</p>\n<p>2</p>\n<p>three</p>")
    {'html': '<p>2</p>', 'at': 11, 'till': 21}
    """
    at = _same(before, after)
    at = before.rfind("\n", 0, at) + 1  # whole lines: who looks at a message can read it
    most = min(len(before), len(after)) - at
    tail = _same(before[len(before) - most :][::-1], after[len(after) - most :][::-1])
    line = before.find("\n", len(before) - tail)
    tail = 0 if line < 0 else len(before) - line
    till = len(before) - tail
    return {"html": after[at : len(after) - tail], "at": _units(before[:at]), "till": _units(before[:till])}


def _same(one: str, other: str) -> int:
    """Give how many letters two texts share at the beginning; by halves, since texts are long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _units(text: str) -> int:
    """Give the length of a text in the units of JavaScript, where some letters are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
