"""Put the text of a statement together from Argdown's tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from course.exchange.maps._argdown_shortcodes import SHORTCODES

if TYPE_CHECKING:
    from course.exchange.maps._argdown_lexer import Token

PLAIN: Final = ("text", "control", "escaped", "special")
_LINK: Final = re.compile(r"\[(.+)\]\((.+)\)")
_TAG: Final = re.compile(r"#(?:\(([^)]+)\)|(\S+))")


class Content(NamedTuple):
    """A text: plain, as it is marked up (if that says more), with the tags at its end, and its tags."""

    plain: str = ""
    marked: str = ""
    whole: str = ""
    tags: tuple[str, ...] = ()


class Pieces:
    """Puts a text together, piece by piece."""

    def __init__(self, *, keep_tags: bool = True) -> None:
        self.keep_tags = keep_tags
        self.control = False
        self.plain: list[str] = []
        self.marked: list[str] = []
        self.shown = (0, 0)
        self.tags: dict[str, None] = {}
        self.open: list[str] = []
        self.says_more = False

    def take(self, token: Token) -> bool:
        """Add a piece, or say that it is no part of a text."""
        kind, mark = token.kind, token.kind.partition(" ")[2]
        image = " " if kind == "newline" else token.image
        words = image
        if kind.startswith("begin "):
            self.open.append(mark)
            words = ""
        elif kind.startswith("end "):
            self.open.pop()
            words = _space_behind(image)
        elif kind == "link":
            found = _LINK.search(image)
            words = (found[1] if found else image) + _space_behind(image)
        elif kind in PLAIN:
            words = plain_words(token)
        elif kind not in ("newline", "tag") and not kind.endswith("-mention"):
            return False
        self._add(kind, "" if kind == "tag" and not self.keep_tags else words, image)
        if kind == "tag":
            self.tags[tag_of(token)] = None
        return True

    def _add(self, kind: str, words: str, image: str) -> None:
        if self.control and _opens_comment(self.marked[-1], image):
            self.marked[-1] = f"\\{self.marked[-1]}"
        self.control = kind == "control"
        for pieces, piece in ((self.plain, words), (self.marked, image)):
            if piece and not (kind == "newline" and pieces and pieces[-1].endswith(" ")):
                pieces.append(piece)
        if kind not in ("tag", "newline"):
            self.says_more |= bool(self.tags) or kind not in PLAIN
            self.shown = (len(self.plain), len(self.marked))

    def content(self) -> Content:
        """Give the text."""
        plain, marked = (
            "".join(p[:n]).strip(" \t") for p, n in zip((self.plain, self.marked), self.shown, strict=True)
        )
        whole = "".join(self.plain).strip(" \t")
        return Content(plain, marked if self.says_more else "", whole, tuple(self.tags))


def _opens_comment(before: str, after: str) -> bool:
    """Whether two pieces that were text would begin a comment if more stood behind them."""
    return (before == "/" and after[:1] in ("/", "*")) or (before == "<" and after.startswith("!"))


def plain_words(token: Token) -> str:
    """Give the words of a piece."""
    if token.kind == "escaped":
        return token.image[1:]
    if token.kind == "special" and (sign := SHORTCODES.get(token.image.strip())):
        return sign + (" " if token.image.endswith(" ") else "")
    return token.image


def _space_behind(image: str) -> str:
    return " " if image.endswith(" ") else ""  # a tab is left out, as the official parser does


def tag_of(token: Token) -> str:
    """Give the name of a tag."""
    found = _TAG.match(token.image)
    return (found[1] or found[2]) if found else token.image
