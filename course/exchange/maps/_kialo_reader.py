"""Read Kialo's text export, in its present layout and in older ones, into claims and who replies to whom.

Nothing that could be a claim becomes a part of another one in silence: such a line is named in a note.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field
from typing import Any, Final

from course.exchange.maps._details import relations_of
from course.exchange.maps._doubts import Doubts
from course.exchange.maps._kialo_signs import CLAIM, REFERS, SOURCES, bared, could_be_claim
from course.exchange.maps._plain import one_line
from course.files.lines import lines_of, soft_lines
from course.files.mistakes import FormatError
from course.language import N_, _
from course.methods.arguments import Document, Node

META: Final = "kialo"
_TITLE: Final = re.compile(r"Discussion (?:Title|Name):[ \t]*(.*)", re.IGNORECASE)
_SEE: Final = re.compile(r"->[ \t]*See[ \t]+(\d{1,9}(?:\.\d{1,9})*)\.?", re.ASCII | re.IGNORECASE)
_SOURCE: Final = re.compile(r"\[(\d{1,6})\][ \t]*(.*)", re.ASCII)
_CITED: Final = re.compile(r"\[(\d{1,6})\]", re.ASCII)
_ESCAPED: Final = re.compile(rf"\\([{re.escape(string.punctuation)}])")
_IN_CLAIM: Final = N_("“{line}” could be a claim; it is read as a part of claim {key}.")
_IN_TITLE: Final = N_("“{line}” could be a claim; it is read as a part of the title.")
_KINDS: Final = {"pro": "support", "con": "attack"}


@dataclass
class _Claim:
    """A claim while it is read: its side is empty for a thesis."""

    side: str
    line: int
    indent: int
    lines: list[str] = field(default_factory=list)


class Tree:
    """Takes lines in, and keeps the claims they make.

    Parameters
    ----------
    name
        The file's name, for messages.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.title: str | None = None
        self.claims: dict[str, _Claim] = {}
        self.questions: dict[str, _Claim] = {}
        self.sources: dict[str, str] = {}
        self.doubts = Doubts(name)
        self.roots = 0
        self.bare: dict[str, str] = {}  # lines that are a thesis by their number alone, by that number
        self.last: _Claim | None = None
        self.last_key = ""

    def read(self, text: str) -> Document:
        """Read a whole export."""
        lines = lines_of(text)
        end = self._take_sources(lines)
        for number, raw in enumerate(lines[:end], 1):
            self._take(raw, number)
        if not self.claims and not self.questions and self.title is None:
            raise FormatError(self.name, 1, _("there is no claim"), _("begin with “1. Thesis”"))
        return self._document()

    def _take_sources(self, lines: list[str]) -> int:
        """Read the list of sources at the end, and say where it begins."""
        for at in range(len(lines) - 1, -1, -1):
            line = bared(lines[at])
            if SOURCES.fullmatch(line):
                break
            if _is_labelled(CLAIM.fullmatch(line)):
                return len(lines)
        else:
            return len(lines)
        listed = [(n, line) for n, raw in enumerate(lines[at + 1 :], at + 2) if (line := bared(raw))]
        if not listed or not _SOURCE.fullmatch(listed[0][1]):
            return len(lines)
        key = ""
        for number, line in listed:
            found = _SOURCE.fullmatch(line)
            if found:
                key, line = found[1], found[2]  # noqa: PLW2901 - the rest of the line is what it says
            said = _("“{line}” could be a claim; it is read as a part of source [{key}].")
            self._doubt(line, number, said, key, whole=not found)
            self.sources[key] = f"{self.sources.get(key, '')} {line}".strip(" ")
        return at

    def _take(self, raw: str, number: int) -> None:
        """Take a line in: a title, a claim, or more of the claim before it."""
        line = bared(raw)
        head = _TITLE.fullmatch(line)
        if head and self.title is None and not self.claims:
            self.title = head[1]
            self._doubt(line, number, _(_IN_TITLE), whole=False)
            return
        claim = CLAIM.fullmatch(line)
        if claim and self._begins(claim, number):
            self._begin(claim, raw, number)
            self._doubt(line, number, _(_IN_CLAIM), self.last_key, whole=False)
        elif self.last is not None:
            self._doubt(line, number, _(_IN_CLAIM), self.last_key, whole=True)
            self.last.lines.append(_outdented(raw, self.last.indent))
        elif line and self.title == "":
            self.title = line
            self._doubt(line, number, _(_IN_TITLE), whole=True)
        elif line:
            wrong = _("“{line}” stands before any claim").format(line=line[:40])
            raise FormatError(self.name, number, wrong, _("begin with “1. Thesis”"))

    def _doubt(self, line: str, number: int, said: str, key: str = "", *, whole: bool) -> None:
        """Name what could be a claim of its own in a line that is read as a part of something else.

        ``whole`` says that also its beginning could be one, not only what a word processor has put below it.
        """
        for piece in soft_lines(line)[0 if whole else 1 :]:
            if could_be_claim(piece):
                remedy = _(
                    "If it is one, begin a new line with its number and Pro or Con, such as “1.2. Con:”."
                )
                self.doubts.add(number, f"{said.format(line=bared(piece).strip()[:40], key=key)} {remedy}")

    def _begin(self, claim: re.Match[str], raw: str, number: int) -> None:
        key, label = claim[1], (claim[3] or "").lower()
        made = _Claim(label if label in _KINDS else "", number, len(raw) - len(raw.lstrip(" \t")))
        made.lines.append(claim[4] or claim[5] or "")
        (self.questions if label == "question" else self.claims)[key] = made
        self.last, self.last_key = made, key
        if not label:
            self.bare[key] = claim[0]
        self._doubt_theses(int(key.partition(".")[0]))

    def _doubt_theses(self, root: int) -> None:
        """Name each thesis by its number alone that claims of an earlier one follow: it may be in a list."""
        late: list[tuple[str, str]] = []
        while self.bare and int(next(reversed(self.bare))) > root:
            late.append(self.bare.popitem())
        for key, line in reversed(late):
            said = _(
                "“{line}” is read as a thesis of its own, but claims of thesis {root} follow it. "
                "If it is a part of the claim above it, write “{key}\\.”"
            )
            words = said.format(line=line.strip()[:40], root=root, key=key)
            self.doubts.add(self.claims[key].line, words)

    def _begins(self, claim: re.Match[str], number: int) -> bool:
        """Say whether a line is a claim: it has a label, or is the next thesis after a blank line."""
        key, label = claim[1], (claim[3] or "").lower()
        above = key.rpartition(".")[0]
        if not label:
            goes_on = self.last is not None and self.last.lines[-1].strip(" \t") != ""
            if above or goes_on or not claim[2] or (self.roots and int(key) != self.roots + 1):
                return False
        elif label in _KINDS and not above:
            return False  # nothing stands above it that it could be for or against
        if not above:
            self.roots = int(key)
        if key in self.claims or key in self.questions:
            wrong = _("the number {key} is there twice").format(key=key[:40])
            raise FormatError(self.name, number, wrong, _("number each claim once"))
        if above and above not in self.claims and not (label == "thesis" and above in self.questions):
            wrong = _("there is no claim {above} above {key}").format(above=above[:40], key=key[:40])
            raise FormatError(self.name, number, wrong, _("write that one first"))
        return True

    def _document(self) -> Document:
        """Give the map."""
        texts = {key: "\n".join(claim.lines).strip("\n") for key, claim in self.claims.items()}
        same = self._same(texts)
        cited: set[str] = set()
        nodes = []
        for key, text in texts.items():
            if key not in same:
                numbers = [n for n in dict.fromkeys(_CITED.findall(text)) if n in self.sources]
                cited.update(numbers)
                nodes.append(Node(key, plain(text), sources=tuple(self.sources[n] for n in numbers)))
        pairs = (
            (_KINDS[claim.side], same.get(key, key), same.get(above, above))
            for key, claim in self.claims.items()
            if claim.side and (above := key.rpartition(".")[0])
        )
        meta: dict[str, Any] = {}
        if loose := [source for n, source in self.sources.items() if n not in cited]:
            meta["sources"] = loose
        if asked := [plain(one_line(" ".join(q.lines))) for q in self.questions.values()]:
            meta["questions"] = asked
        return Document(
            tuple(nodes),
            relations_of(pairs, (n.id for n in nodes)),
            title=plain(self.title or ""),
            meta={META: meta} if meta else {},
            notes=self.doubts.notes,
        )

    def _same(self, texts: dict[str, str]) -> dict[str, str]:
        """Give the claims that only refer to another, and the one that is meant in the end."""
        same: dict[str, str] = {}
        for key, text in texts.items():
            see = _SEE.fullmatch(text.strip())
            if see and see[1] not in texts:
                wrong = _("there is no claim {key} to see").format(key=see[1][:40])
                raise FormatError(self.name, self.claims[key].line, wrong, _("use the number of a claim"))
            if see:
                same[key] = see[1]
            elif REFERS.match(text.strip()):
                said = _(
                    "“{line}” could refer to another claim; it is read as the text of claim {key}. "
                    "If it does, write nothing but “-> See 1.2.” there."
                )
                line = text.strip().partition("\n")[0][:40]
                self.doubts.add(self.claims[key].line, said.format(line=line, key=key))
        for key, first in list(same.items()):
            path = {key: None}
            at = first
            while at in same:
                if at in path:
                    wrong = _("“See” leads back to itself")
                    raise FormatError(self.name, self.claims[key].line, wrong, _("write the claim out once"))
                path[at] = None
                at = same[at]
            same.update(dict.fromkeys(path, at))
        return same


def plain(text: str) -> str:
    r"""Take off the backslashes that keep signs of Markdown from meaning anything.

    Examples
    --------
    >>> print(plain(r"1\. two \*stars\*"))
    1. two *stars*
    """
    return _ESCAPED.sub(r"\1", text)


def _is_labelled(claim: re.Match[str] | None) -> bool:
    return claim is not None and bool(claim[3])


def _outdented(raw: str, indent: int) -> str:
    return raw[min(indent, len(raw) - len(raw.lstrip(" \t"))) :]
