"""A reader of GIFT, written from Moodle's page about the format and from nothing of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_STOP = "\x00"


@dataclass
class Asked:
    """One question: answers are (weight, text, feedback), pairs (left, right)."""

    category: str
    id: str
    title: str
    text: str
    general: str
    answers: list[tuple[float, str, str]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)


def read(gift: str) -> list[Asked]:
    """Read all questions: a blank line ends one, a line that begins with // is a comment."""
    found: list[Asked] = []
    category = ""
    for block in re.split(r"\n[ \t]*\n", gift):
        lines = block.strip("\n").split("\n")
        comments = [line for line in lines if line.lstrip().startswith("//")]
        rest = "\n".join(line for line in lines if not line.lstrip().startswith("//")).strip()
        if rest.startswith("$CATEGORY:"):
            category = rest.removeprefix("$CATEGORY:").strip().replace("\\\\", "\x00")
            assert (
                "\\" not in category
            )  # Moodle reads what follows as a sign of the format, and keeps its mark
            category = category.replace("\x00", "\\")
        elif rest:
            named = re.search(r"\[id:([^\]]*)\]", "\n".join(comments))
            found.append(_question(rest, category, named[1] if named else ""))
    return found


def _question(text: str, category: str, name: str) -> Asked:
    marks = _marked(text)
    title = ""
    if marks.startswith("\x01\x01"):
        end = marks.index("\x01\x01", 2)
        title, marks = marks[2:end], marks[end + 2 :]
    stem, _open, rest = marks.partition("\x02")
    body, closed, after = rest.partition("\x03")
    assert closed, "a brace is not closed"
    assert not after.strip(), "words after the answers"
    shape = re.match(r"\s*\[(html|moodle|plain|markdown)\]", stem)
    assert shape, "no format"
    body, _hashes, general = body.partition("\x04" * 4)
    asked = Asked(category, name, _whole(title), seen(_whole(stem[shape.end() :])), seen(_whole(general)))
    for piece in re.split("(?=[\x05\x06])", body):
        sign, words = piece[:1], piece[1:].strip()
        if sign not in ("\x05", "\x06"):
            assert not piece.strip(), piece
        elif "->" in words:
            left, _arrow, right = words.partition("->")
            asked.pairs.append((seen(_whole(left)), _whole(right)))
        else:
            weight = 100.0 if sign == "\x05" else 0.0
            if percent := re.match(r"%(-?\d{1,3}(?:\.\d*)?)%", words):
                weight, words = float(percent[1]), words[percent.end() :]
            assert not re.match(r"\[(html|moodle|plain|markdown)\]", words)
            said, _hash, feedback = words.partition("\x04")
            asked.answers.append((weight, seen(_whole(said)), seen(_whole(feedback))))
    return asked


_SIGNS = {":": "\x01", "{": "\x02", "}": "\x03", "#": "\x04", "=": "\x05", "~": "\x06"}


def _marked(text: str) -> str:
    """Put a mark where a sign means something; a sign behind a backslash means itself."""
    out = []
    signs = iter(text)
    for sign in signs:
        if sign == "\\":
            follows = next(signs, "")
            out.append("\n" if follows == "n" else follows)
        else:
            out.append(_SIGNS.get(sign, sign))
    return "".join(out)


def _whole(text: str) -> str:
    """Give signs back that meant nothing special at their place; colons and braces alone may."""
    return text.replace("\x01", ":").strip()


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.words.append(f"<{tag}>" if tag not in ("p", "blockquote", "ul", "li") else "\n")


def seen(html: str) -> str:
    """Give what a browser shows of a piece of a page; a tag that nobody meant stands out."""
    parser = _Seen()
    parser.feed(html)
    parser.close()
    return "".join(parser.words).strip()
