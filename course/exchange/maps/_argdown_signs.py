"""The signs of Argdown, as its official lexer knows them (@argdown/core 1.7)."""

from __future__ import annotations

import re
from typing import Final

_SYMBOLS: Final = r"@#*_\[\],.:;</>\-(){}"
_AFTER: Final = r"(?:[ \t]|(?=[\n\r)}_.,!?;:\-*]|\Z))"

START: Final = {  # only where a line begins
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
STARTERS: Final = frozenset(" \t'-+<>_#(*0123456789")
WHITE: Final = frozenset(" \t\r\n")
RELATIONS: Final = ("+>", "->", "<+", "<-", "><", "_>", "<_")
LISTS: Final = ("ordered", "unordered")
ESCAPED: Final = {"escaped": re.compile(r"\\[^\r\n] *")}
SPECIAL: Final = {"special": re.compile(r"(?:\.\S+?\.[ \t]?)|(?::\S+?:[ \t]?)")}
DATA_STOP: Final = re.compile(r"\}(?=\s[^,}])")
DATA_GOES_ON: Final = re.compile(r"\s*[,}]")
FRONT: Final = re.compile(r"===+[\s\S]*?===+")
RANGES: Final = {
    mark: (re.compile(re.escape(mark) + r"(?!\s)"), re.compile(re.escape(mark) + _AFTER))
    for mark in ("**", "__", "*", "_")
}
TAG: Final = {
    "tag": re.compile(r"#(?:\([^)]+\)|[a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+)[ \t]?")
}
TITLES: Final = (  # a token, what opens it, what closes it, and what may not stand first inside
    ("statement-definition", "[", "]:", ""),
    ("statement-reference", "[", "]", "-"),
    ("statement-mention", "@[", "]", ""),
    ("argument-definition", "<", ">:", ""),
    ("argument-reference", "<", ">", "-"),
    ("argument-mention", "@<", ">", ""),
)
TEXT: Final = {
    "spaces": re.compile(r"[ \t]+"),
    "text": re.compile(rf"[^\\{_SYMBOLS}\r\n]+"),
    "control": re.compile(rf"[{_SYMBOLS}][ \t]?"),
}
INFERENCE_END: Final = {"inference-end": re.compile(r"-{2,}")}
COMMA: Final = {"comma": re.compile(",")}
NEWLINE: Final = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
EMPTYLINE: Final = re.compile(r"(?:[ \t]*(?:\r\n|\n)){2,}")
COMMENTS: Final = {"<!--": "-->", "/*": "*/"}
MOST_OF_A_SCHEME: Final = 12
SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z+.-]*:\Z")
"""What stands before the “//” of an address, which is the sign of a comment, too."""
BEHIND_COMMENT: Final = {
    "newline": re.compile(r"(?:[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:\r\n|\n|\r)))?"),
    "emptyline": re.compile(r"(?:[ \t]*\r\n|\n|\r)*"),
}
QUIET: Final = re.compile(r"[^\\@#*_\[\],.:;</>\-(){}=\r\n \t][^\\@#*_\[\],.:;</>\-(){}\r\n]*")
