"""What a code is called where all stand side by side: two of one name are told apart by those above them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from course.exchange.coding._elements import below

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

_BELOW: Final = " / "


def labelled(book: ET.Element | None) -> Iterator[tuple[ET.Element, str]]:
    """Give every code of a codebook with its label, in the order of the file."""
    found = [pair for code in below(book, "Codes", "Code") for pair in _walked(code, ())]
    often = Counter(end for _code, path in found for end in _ends(path))
    for code, path in found:
        long = next((len(end) for end in _ends(path) if often[end] == 1), len(path))
        yield code, _BELOW.join(path[-long:])


def _walked(code: ET.Element, above: tuple[str, ...]) -> Iterator[tuple[ET.Element, tuple[str, ...]]]:
    path = (*above, code.get("name") or "")
    yield code, path
    for inner in below(code, "Code"):
        yield from _walked(inner, path)


def _ends(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give the last name of a path, the last two, and so on."""
    names = tuple(name.casefold() for name in path)
    return (names[-long:] for long in range(1, len(names) + 1))
