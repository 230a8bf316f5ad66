"""Words put together into sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def listed(parts: Iterable[str], word: str = "and") -> str:
    """Join parts as in a sentence.

    Examples
    --------
    >>> listed(["a", "b", "c"], "or")
    'a, b or c'
    """
    *most, last = list(parts) or [""]
    return f"{', '.join(most)} {word} {last}" if most else last


def upper(text: str) -> str:
    """Start a sentence with a capital.

    Examples
    --------
    >>> upper("the abbey accepts")
    'The abbey accepts'
    """
    return text[:1].upper() + text[1:]
