"""Find words in the paper, and say how a quotation differs when they are not there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from course.language import _

_SAME: Final = str.maketrans(
    {
        "’": "'", "‘": "'", "‚": "'", "´": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
    }
)  # fmt: skip
_CANDIDATES: Final = 3
_ENOUGH: Final = 0.45
_SLACK: Final = 2  # words more or fewer than somebody wrote
_LONGEST: Final = 40  # words are enough to find the place


@dataclass(frozen=True)
class Text:
    """A text in which passages can be found.

    Examples
    --------
    >>> Text("The well is ours. The well is deep.").places("The well")
    (0, 18)
    >>> Text("It’s deep.").difference("It's deep")
    'only quotation marks, dashes or spaces differ; write “It’s deep”'
    """

    text: str

    def places(self, quote: str) -> tuple[int, ...]:
        """Give every offset at which the quotation starts."""
        found, at = [], self.text.find(quote)
        while at >= 0 and quote:
            found.append(at)
            at = self.text.find(quote, at + 1)
        return tuple(found)

    def line(self, offset: int) -> int:
        """Give the line, from 1, in which an offset lies."""
        return bisect_right(self._line_starts, offset)

    def difference(self, quote: str) -> str:
        """Say what the paper has instead of a quotation that is not in it."""
        plain, offsets = self._plain
        wanted = _plain(quote)[0].strip()
        if not wanted:
            return _("write words of the paper")
        at = plain.find(wanted)
        if at >= 0:
            there = self.text[offsets[at] : offsets[at + len(wanted) - 1] + 1]
            return _("only quotation marks, dashes or spaces differ; write “{there}”").format(there=there)
        at = plain.casefold().find(wanted.casefold())
        if at >= 0 and len(plain.casefold()) == len(plain):
            there = self.text[offsets[at] : offsets[at + len(wanted) - 1] + 1]
            return _("only capital letters differ; write “{there}”").format(there=there)
        nearest = self._nearest(wanted)
        return (
            _("the nearest passage is “{nearest}”").format(nearest=nearest)
            if nearest
            else _("nothing in the paper comes near; copy the words")
        )

    def _nearest(self, wanted: str) -> str:
        words = self._words
        seek = wanted.casefold().split()[:_LONGEST]
        size, need, wanted = len(seek), Counter(seek), " ".join(seek)
        window: Counter[str] = Counter()
        scores: list[tuple[int, int]] = []
        for i, (word, *_place) in enumerate(words):
            window[word] += 1
            if i >= size:
                window[words[i - size][0]] -= 1
            first = max(0, i - size + 1)
            scores.append((sum(min(n, window[w]) for w, n in need.items()), -first))
        best, passage = _ENOUGH, ""
        for score, negative in sorted(set(scores), reverse=True)[:_CANDIDATES]:
            if score * 3 < size:
                break
            for length in range(max(1, size - _SLACK), size + _SLACK + 1):
                span = words[-negative : -negative + length]
                there = self.text[span[0][1] : span[-1][2]]
                matcher = SequenceMatcher(None, wanted, there.casefold(), autojunk=False)
                if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
                    best, passage = ratio, there
        if wanted[-1].isalnum():
            passage = passage.rstrip(".,;:!?")
        return passage.replace("\n", " ")

    @cached_property
    def _words(self) -> list[tuple[str, int, int]]:
        return [(m.group().casefold(), m.start(), m.end()) for m in re.finditer(r"\S+", self.text)]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer("\n", self.text))]

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        return _plain(self.text)


def _plain(text: str) -> tuple[str, list[int]]:
    """Give the text with plain quotation marks, dashes and spaces, and where each letter stands."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        plain = " " if letter.isspace() else letter
        if plain == " " and letters and letters[-1] == " ":
            continue
        letters.append(plain)
        offsets.append(offset)
    return "".join(letters).translate(_SAME), offsets
