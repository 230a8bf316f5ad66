"""Pieces of a page that are made anew only where they would show something else than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from markupsafe import Markup


class Pieces:
    """What a face showed last, in pieces, with and without controls.

    Examples
    --------
    >>> from markupsafe import Markup
    >>> pieces = Pieces()
    >>> first = pieces.of(live=True)
    >>> first.kept("a row") or first.keep("a row", Markup("<tr></tr>"))
    Markup('<tr></tr>')
    >>> pieces.of(live=True).kept("a row"), pieces.of(live=False).kept("a row")
    (Markup('<tr></tr>'), None)
    """

    def __init__(self) -> None:
        self._last: dict[bool, Page] = {}

    def of(self, *, live: bool) -> Page:
        """Begin a page anew, from the pieces of the last one."""
        last = self._last.get(live)
        page = self._last[live] = Page(last.shown if last else {})
        return page


class Page:
    """The pieces of one page; what it does not show is forgotten with the page before it."""

    def __init__(self, before: dict[Hashable, Markup]) -> None:
        self._before = before
        self.shown: dict[Hashable, Markup] = {}

    def kept(self, key: Hashable) -> Markup | None:
        """Give a piece of the page before, if it had one that shows the same."""
        piece = self._before.get(key)
        if piece is not None:
            self.shown[key] = piece
        return piece

    def keep(self, key: Hashable, piece: Markup) -> Markup:
        """Take a piece that was made for this page."""
        self.shown[key] = piece
        return piece
