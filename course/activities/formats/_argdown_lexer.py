"""Cut Argdown into tokens, by the rules of its official parser (@argdown/core 1.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from course.activities.formats._error import FormatError

_SYMBOLS: Final = r"@#*_\[\],.:;</>\-(){}"
_AFTER: Final = r"(?:[ \t]|(?=[\n\r)}_.,!?;:\-*]|\Z))"
_COMMENT: Final = r"(?:<!--[\s\S]*?-->|/\*[\s\S]*?\*/|//[^\r\n]*(?=\r|\n))"

_START = {  # only where a line begins
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
_EARLY = {
    "front": re.compile(r"===+[\s\S]*?===+"),
    "data": re.compile(r"\{(?:(?!\}\s[^,}])[\s\S])*\}(?!\s*[,}])"),
    "escaped": re.compile(r"\\[^\r\n] *"),
    "special": re.compile(r"(?:\.\S+?\.[ \t]?)|(?::\S+?:[ \t]?)"),
}
_RANGES = {
    "**": (re.compile(r"\*\*(?!\s)"), re.compile(r"\*\*" + _AFTER)),
    "__": (re.compile(r"__(?!\s)"), re.compile(r"__" + _AFTER)),
    "*": (re.compile(r"\*(?!\s)"), re.compile(r"\*" + _AFTER)),
    "_": (re.compile(r"_(?!\s)"), re.compile("_" + _AFTER)),
}
_LATE = {
    "link": re.compile(r"\[[^\]]+?\]\([^)]+?\)[ \t]?"),
    "tag": re.compile(r"#(?:\([^)]+\)|[a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+)[ \t]?"),
    "statement-definition": re.compile(r"\[[^\r\n]+?\]:"),
    "statement-reference": re.compile(r"\[[^\-\r\n][^\r\n]*?\]"),
    "statement-mention": re.compile(r"@\[[^\r\n]+?\][ \t]?"),
    "argument-definition": re.compile(r"<[^\r\n]+?>:"),
    "argument-reference": re.compile(r"<[^\-\r\n][^\r\n]*?>"),
    "argument-mention": re.compile(r"@<[^\r\n]+?>[ \t]?"),
}
_TEXT = {
    "spaces": re.compile(r"[ \t]+"),
    "text": re.compile(rf"[^\\{_SYMBOLS}\r\n]+"),
    "control": re.compile(rf"[{_SYMBOLS}][ \t]?"),
}
_INFERENCE = {
    "escaped": _EARLY["escaped"],
    "special": _EARLY["special"],
    "inference-end": re.compile(r"-{2,}"),
    "data": _EARLY["data"],
    "comma": re.compile(","),
    **_TEXT,
}
_NEWLINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_EMPTYLINE = re.compile(r"(?:[ \t]*(?:\r\n|\n)){2,}")
_COMMENTS = {
    "": re.compile(_COMMENT),
    "newline": re.compile(_COMMENT + r"(?:[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:\r\n|\n|\r)))?"),
    "emptyline": re.compile(_COMMENT + r"(?:[ \t]*\r\n|\n|\r)*"),
}


@dataclass(frozen=True, slots=True)
class Token:
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

    def run(self) -> list[Token]:
        """Give the tokens.

        Raises
        ------
        FormatError
            Where the text cannot be cut.
        """
        while self.at < len(self.text):
            if not self._next():
                raise FormatError(self.name, self.line, f"“{self.text[self.at : self.at + 20]}” is not understood",
                                  "write “\\” before it if it is text")  # fmt: skip
        if self.tokens and self.tokens[-1].kind == "emptyline":
            self.tokens.pop()
        self._dedent_all()
        return self.tokens

    def _next(self) -> bool:
        last = self.tokens[-1].kind if self.tokens else "start"
        comment = _COMMENTS.get("" if self.inference else last, _COMMENTS[""]).match(self.text, self.at)
        if comment:
            self._advance(comment[0])
            self.after_space = True
            return True
        if self.inference:
            if self._take("newline", _NEWLINE):
                return True
            return self._first(_INFERENCE)
        return (
            self._first(_EARLY)
            or (last != "emptyline" and self._empty_line())
            or self._take("newline", _NEWLINE)
            or (last in ("start", "newline", "emptyline") and self._line_start(last))
            or self._range()
            or self._first(_LATE)
            or self._first(_TEXT)
        )

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
