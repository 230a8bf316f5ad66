"""Cut Argdown into tokens, by the rules of its official parser (@argdown/core 1.7).

The official rules look ahead to the end of the file at every bracket. Here each closing sign is
looked for once and remembered, so that a large or hostile file takes time in line with its size.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from course.activities.formats._error import FormatError

_SYMBOLS: Final = r"@#*_\[\],.:;</>\-(){}"
_AFTER: Final = r"(?:[ \t]|(?=[\n\r)}_.,!?;:\-*]|\Z))"

_START: Final = {  # only where a line begins
    "inference-start": re.compile(r"[' \t]*-{2}"),
    "+>": re.compile(r"([' \t]*)\+>"),
    "->": re.compile(r"([' \t]*)->"),
    "<+": re.compile(r"([' \t]*)<?\+"),
    "<-": re.compile(r"([' \t]*)<?-"),
    "><": re.compile(r"([' \t]*)><"),
    "_>": re.compile(r"([' \t]*)_>"),
    "<_": re.compile(r"([' \t]*)(?:<_|_(?=\s))"),
    "heading": re.compile(r"#+ "),
    "number": re.compile(r"[' \t]*\(\d+\)", re.ASCII),
    "ordered": re.compile(r"([' \t]*)\d+\.(?=\s)", re.ASCII),
    "unordered": re.compile(r"([' \t]*)\*(?=\s)"),
}
RELATIONS: Final = ("+>", "->", "<+", "<-", "><", "_>", "<_")
LISTS: Final = ("ordered", "unordered")
_ESCAPED: Final = {"escaped": re.compile(r"\\[^\r\n] *")}
_SPECIAL: Final = {"special": re.compile(r"(?:\.\S+?\.[ \t]?)|(?::\S+?:[ \t]?)")}
_DATA_STOP: Final = re.compile(r"\}(?=\s[^,}])")
_DATA_GOES_ON: Final = re.compile(r"\s*[,}]")
_FRONT: Final = re.compile(r"===+[\s\S]*?===+")
_RANGES: Final = {
    mark: (re.compile(re.escape(mark) + r"(?!\s)"), re.compile(re.escape(mark) + _AFTER))
    for mark in ("**", "__", "*", "_")
}
_TAG: Final = {
    "tag": re.compile(r"#(?:\([^)]+\)|[a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+)[ \t]?")
}
_TITLES: Final = (  # a token, what opens it, what closes it, and what may not stand first inside
    ("statement-definition", "[", "]:", ""),
    ("statement-reference", "[", "]", "-"),
    ("statement-mention", "@[", "]", ""),
    ("argument-definition", "<", ">:", ""),
    ("argument-reference", "<", ">", "-"),
    ("argument-mention", "@<", ">", ""),
)
_TEXT: Final = {
    "spaces": re.compile(r"[ \t]+"),
    "text": re.compile(rf"[^\\{_SYMBOLS}\r\n]+"),
    "control": re.compile(rf"[{_SYMBOLS}][ \t]?"),
}
_INFERENCE_END: Final = {"inference-end": re.compile(r"-{2,}")}
_COMMA: Final = {"comma": re.compile(",")}
_NEWLINE: Final = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_EMPTYLINE: Final = re.compile(r"(?:[ \t]*(?:\r\n|\n)){2,}")
_COMMENTS: Final = {"<!--": "-->", "/*": "*/"}
_BEHIND_COMMENT: Final = {
    "newline": re.compile(r"(?:[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:\r\n|\n|\r)))?"),
    "emptyline": re.compile(r"(?:[ \t]*\r\n|\n|\r)*"),
}
_QUIET: Final = re.compile(r"[^\\@#*_\[\],.:;</>\-(){}=\r\n \t][^\\@#*_\[\],.:;</>\-(){}\r\n]*")


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
                wrong = f"“{self.text[self.at : self.at + 20]}” is not understood"
                raise FormatError(self.name, self.line, wrong, "write “\\” before it if it is text")
        if self.tokens and self.tokens[-1].kind == "emptyline":
            self.tokens.pop()
        self._dedent_all()
        return self.tokens

    def _next(self) -> bool:
        last = self.tokens[-1].kind if self.tokens else "start"
        begins = last in ("start", "newline", "emptyline")
        if not begins and not self.inference and (quiet := _QUIET.match(self.text, self.at)):
            return self._emit("text", quiet[0])
        if self._comment("" if self.inference else last):
            return True
        if self.inference:
            return self._take("newline", _NEWLINE) or self._of_inference()
        return (
            self._front()
            or self._data()
            or self._first(_ESCAPED)
            or self._first(_SPECIAL)
            or (last != "emptyline" and self._empty_line())
            or self._take("newline", _NEWLINE)
            or (begins and self._line_start(last))
            or self._range()
            or self._link()
            or self._tag()
            or self._title()
            or self._first(_TEXT)
        )

    def _of_inference(self) -> bool:
        return (
            self._first(_ESCAPED)
            or self._first(_SPECIAL)
            or self._first(_INFERENCE_END)
            or self._data()
            or self._first(_COMMA)
            or self._first(_TEXT)
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
        opens = next((mark for mark in _COMMENTS if self.text.startswith(mark, start)), "")
        if opens:
            close = _COMMENTS[opens]
            end = self._find(close, start + len(opens)) + len(close)
        elif self.text.startswith("//", start):
            end = self._line_end(start)
        else:
            return False
        if end > len(self.text):
            return False
        behind = _BEHIND_COMMENT[last].match(self.text, end) if last in _BEHIND_COMMENT else None
        self._advance(self.text[start : behind.end() if behind else end])
        self.after_space = True
        return True

    def _front(self) -> bool:
        if not self.text.startswith("===", self.at) or self._find("===", self.at + 3) > len(self.text):
            return False
        return self._take("front", _FRONT)

    def _data(self) -> bool:
        """Take ``{…}``: up to the last brace before one that white space follows and no comma."""
        if self.text[self.at] != "{":
            return False
        if self.data_stop <= self.at:
            stop = _DATA_STOP.search(self.text, self.at + 1)
            self.data_stop = stop.start() if stop else len(self.text)
            end = self.text.rfind("}", self.at, self.data_stop + 1)
            while end > self.at and _DATA_GOES_ON.match(self.text, end + 1):
                end = self.text.rfind("}", self.at, end)
            self.data_end = end
        if self.data_end <= self.at:
            return False
        return self._emit("data", self.text[self.at : self.data_end + 1])

    def _link(self) -> bool:
        if self.text[self.at] != "[":
            return False
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
        return self._first(_TAG)

    def _title(self) -> bool:
        for kind, opens, closes, bars in _TITLES:
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
        for kind, pattern in _START.items():
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
        if self.text[self.at] not in "*_":
            return False
        for mark, (_, end) in _RANGES.items():
            found = end.match(self.text, self.at)
            if found and self.open and self.open[-1] == mark and not self.after_space:
                self.open.pop()
                return self._emit(f"end {mark}", found[0])
        for mark, (start, _) in _RANGES.items():
            found = start.match(self.text, self.at)
            if found:
                self.open.append(mark)
                return self._emit(f"begin {mark}", found[0])
        return False

    def _empty_line(self) -> bool:
        found = _EMPTYLINE.match(self.text, self.at)
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
