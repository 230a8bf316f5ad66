"""Cut Argdown into tokens, by the rules of its official parser (@argdown/core 1.7).

The official rules look ahead to the end of the file at every bracket. Here each closing sign is
looked for once and remembered, so that a large or hostile file takes time in line with its size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.exchange.maps._argdown_signs import (
    BEHIND_COMMENT,
    COMMA,
    COMMENTS,
    DATA_GOES_ON,
    DATA_STOP,
    EMPTYLINE,
    ESCAPED,
    FRONT,
    INFERENCE_END,
    LISTS,
    MOST_OF_A_SCHEME,
    NEWLINE,
    QUIET,
    RANGES,
    RELATIONS,
    SCHEME,
    SPECIAL,
    START,
    STARTERS,
    TAG,
    TEXT,
    TITLES,
    WHITE,
)
from course.files.mistakes import FormatError
from course.language import _

if TYPE_CHECKING:
    import re


class Token(NamedTuple):
    """A piece of the text."""

    kind: str
    image: str
    line: int


class Lexer:
    """Goes through a text once, and knows where lines begin and how deep they stand."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.at = 0
        self.line = 1
        self.tokens: list[Token] = []
        self.indents = [0]
        self.open: list[str] = []
        self.inference = False
        self.after_space = False
        self.ahead: dict[str, int] = {}
        self.cut: list[tuple[int, str]] = []  # addresses whose “//” began a comment
        self.data_stop = self.data_end = -1

    def run(self) -> list[Token]:
        """Give the tokens.

        Raises
        ------
        FormatError
            Where the text cannot be cut.
        """
        while self.at < len(self.text):
            if not self._next():
                wrong = _("“{text}” is not understood").format(text=self.text[self.at : self.at + 20])
                raise FormatError(self.name, self.line, wrong, _("write “\\” before it if it is text"))
        if self.tokens and self.tokens[-1].kind == "emptyline":
            self.tokens.pop()
        self._dedent_all()
        return self.tokens

    def _next(self) -> bool:
        last = self.tokens[-1].kind if self.tokens else "start"
        begins = last in ("start", "newline", "emptyline")
        if not begins and not self.inference and (quiet := QUIET.match(self.text, self.at)):
            return self._emit("text", quiet[0])
        char = self.text[self.at]
        if char in "/<" and self._comment("" if self.inference else last):
            return True
        if self.inference:
            return self._take("newline", NEWLINE) or self._of_inference()
        return (
            self._early(char)
            or (char in WHITE and self._white(last))
            or (begins and char in STARTERS and self._line_start(last))
            or self._late(char)
            or self._first(TEXT)
        )

    def _early(self, char: str) -> bool:
        if char == "=":
            return self._front()
        if char == "{":
            return self._data()
        if char == "\\":
            return self._first(ESCAPED)
        return char in ".:" and self._first(SPECIAL)

    def _white(self, last: str) -> bool:
        return (last != "emptyline" and self._empty_line()) or self._take("newline", NEWLINE)

    def _late(self, char: str) -> bool:
        if char in "*_":
            return self._range()
        if char == "#":
            return self._tag()
        return (char == "[" and self._link()) or (char in "[<@" and self._title())

    def _of_inference(self) -> bool:
        return (
            self._first(ESCAPED)
            or self._first(SPECIAL)
            or self._first(INFERENCE_END)
            or self._data()
            or self._first(COMMA)
            or self._first(TEXT)
        )

    def _find(self, what: str, at: int) -> int:
        """Say where something comes next; past the end where it never does. Each place is looked at once."""
        found = self.ahead.get(what, -1)
        if found < at:
            found = self.text.find(what, at)
            found = self.ahead[what] = found if found >= 0 else len(self.text) + 1
        return found

    def _line_end(self, at: int) -> int:
        return min(self._find("\n", at), self._find("\r", at))

    def _comment(self, last: str) -> bool:
        start = self.at
        opens = next((mark for mark in COMMENTS if self.text.startswith(mark, start)), "")
        if opens:
            close = COMMENTS[opens]
            end = self._find(close, start + len(opens)) + len(close)
        elif self.text.startswith("//", start):
            end = self._line_end(start)
        else:
            return False
        if end > len(self.text):
            return False
        if not opens and (scheme := SCHEME.search(self.text[max(0, start - MOST_OF_A_SCHEME) : start])):
            self.cut.append((self.line, scheme[0] + self.text[start:end].split()[0]))
        behind = BEHIND_COMMENT[last].match(self.text, end) if last in BEHIND_COMMENT else None
        self._advance(self.text[start : behind.end() if behind else end])
        self.after_space = True
        return True

    def _front(self) -> bool:
        if not self.text.startswith("===", self.at) or self._find("===", self.at + 3) > len(self.text):
            return False
        return self._take("front", FRONT)

    def _data(self) -> bool:
        """Take ``{…}``: up to the last brace before one that white space follows and no comma."""
        if self.text[self.at] != "{":
            return False
        if self.data_stop <= self.at:
            stop = DATA_STOP.search(self.text, self.at + 1)
            self.data_stop = stop.start() if stop else len(self.text)
            end = self.text.rfind("}", self.at, self.data_stop + 1)
            while end > self.at and DATA_GOES_ON.match(self.text, end + 1):
                end = self.text.rfind("}", self.at, end)
            self.data_end = end
        if self.data_end <= self.at:
            return False
        return self._emit("data", self.text[self.at : self.data_end + 1])

    def _link(self) -> bool:
        inner = self._find("]", self.at + 1)
        if inner == self.at + 1 or not self.text.startswith("](", inner):
            return False
        end = self._find(")", inner + 2)
        if end == inner + 2 or end > len(self.text):
            return False
        space = self.text[end + 1 : end + 2]
        return self._emit("link", self.text[self.at : end + 1] + (space if space in (" ", "\t") else ""))

    def _tag(self) -> bool:
        if self.text.startswith("#(", self.at) and self._find(")", self.at + 2) > len(self.text):
            return False
        return self._first(TAG)

    def _title(self) -> bool:
        for kind, opens, closes, bars in TITLES:
            inner = self.at + len(opens)
            if not self.text.startswith(opens, self.at) or (bars and self.text.startswith(bars, inner)):
                continue
            end = self._find(closes, inner + 1)
            if end >= self._line_end(inner) or end > len(self.text):
                continue
            image = self.text[self.at : end + len(closes)]
            space = self.text[end + 1 : end + 2] if kind.endswith("mention") else ""
            return self._emit(kind, image + (space if space in (" ", "\t") else ""))
        return False

    def _line_start(self, last: str) -> bool:
        for kind, pattern in START.items():
            if kind == "inference-start" and last == "emptyline":
                continue
            found = pattern.match(self.text, self.at)
            if not found:
                continue
            if kind in RELATIONS or kind in LISTS:
                self._indent(len(found[1]) + (kind in LISTS))
            elif kind != "heading":
                self._dedent_all()
            self._emit(kind, found[0])
            self.inference = kind == "inference-start"
            return True
        return False

    def _range(self) -> bool:
        for mark, (_start, end) in RANGES.items():
            found = end.match(self.text, self.at)
            if found and self.open and self.open[-1] == mark and not self.after_space:
                self.open.pop()
                return self._emit(f"end {mark}", found[0])
        for mark, (start, _end) in RANGES.items():
            found = start.match(self.text, self.at)
            if found:
                self.open.append(mark)
                return self._emit(f"begin {mark}", found[0])
        return False

    def _empty_line(self) -> bool:
        found = EMPTYLINE.match(self.text, self.at)
        if not found:
            return False
        if found.end() < len(self.text):
            self._dedent_all()
        return self._emit("emptyline", found[0])

    def _first(self, patterns: dict[str, re.Pattern[str]]) -> bool:
        return any(self._take(kind, pattern) for kind, pattern in patterns.items())

    def _take(self, kind: str, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self.text, self.at)
        if not found:
            return False
        if kind == "spaces":
            self._advance(found[0])
            self.after_space = True
            return True
        if kind == "inference-end":
            self.inference = False
        return self._emit(kind, found[0])

    def _emit(self, kind: str, image: str) -> bool:
        self.tokens.append(Token(kind, image, self.line))
        self.after_space = False
        self._advance(image)
        return True

    def _advance(self, image: str) -> None:
        self.at += len(image)
        self.line += image.count("\n")

    def _indent(self, level: int) -> None:
        if level > self.indents[-1]:
            self.indents.append(level)
            self.tokens.append(Token("indent", "", self.line))
        while len(self.indents) > 1 and level < self.indents[-1]:
            self.indents.pop()
            self.tokens.append(Token("dedent", "", self.line))

    def _dedent_all(self) -> None:
        while len(self.indents) > 1:
            self.indents.pop()
            self.tokens.append(Token("dedent", "", self.line))
