"""Look for loaded words in the toolkit's own voice.

A loaded word inside quotation marks is fine: the marks say that somebody else
speaks. Which words are loaded is part of the case (``loaded_words.yaml``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from course.case.marked import marked_records
from course.case.records import TABLES, OwnVoice
from course.files.mistakes import near
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.case.draft import Draft
    from course.case.records import LoadedWord

QUOTED: Final = re.compile(r'“[^”]*”|"[^"]*"|‘[^’]*’|«[^»]*»|„[^“]*“')


class Listener:
    """Hears loaded words.

    Parameters
    ----------
    words
        The words to listen for.

    Examples
    --------
    >>> from course.case import load_case
    >>> listener = Listener(load_case().loaded_words)
    >>> [word for word, _ in listener.hear('The regime spoke of "aggression".')]
    ['regime']
    """

    def __init__(self, words: Sequence[LoadedWord]) -> None:
        self.word_of = {form.casefold(): word for word in words for form in word.forms}
        forms = sorted(self.word_of, key=len, reverse=True)
        self._form = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, forms)) + r")(?!\w)", re.IGNORECASE)
        names = sorted({n for word in words for n in word.names}, key=len, reverse=True)
        self._name = re.compile("|".join(map(re.escape, names)), re.IGNORECASE) if names else None

    def hear(self, text: str, table: str = "") -> Iterator[tuple[str, LoadedWord]]:
        """Give each loaded word that stands outside quotation marks and names.

        A word that is listened for in some tables only is heard in these.
        """
        if not self.word_of or not self._form.search(text):
            return
        bare = QUOTED.sub(" ", text)
        if self._name:
            bare = self._name.sub(" ", bare)
        for match in self._form.finditer(bare):
            word = self.word_of[match.group().casefold()]
            if not word.only_in or table in word.only_in:
                yield match.group(), word


def language_is_neutral(draft: Draft, words: Sequence[LoadedWord]) -> None:
    """Report loaded words in the toolkit's own voice, and exceptions that excuse nothing."""
    listener = Listener(words)
    excused = {(word.id, e.table, e.record, e.field) for word in words for e in word.exceptions}
    used: set[tuple[str, str, str, str]] = set()
    for table, at, row, texts in marked_records(draft):
        for path, marker, value in texts:
            if not isinstance(marker, OwnVoice):
                continue
            for form, word in listener.hear(value, table):
                key = (word.id, table, str(row.get("id")), str(path[len(at)]))
                if key in excused:
                    used.add(key)
                    continue
                wrong = _("“{form}” is a loaded word in our own voice").format(form=form)
                right = _("{rather}, or put it in quotation marks").format(rather=word.rather)
                draft.report(table, path, wrong, right, stops=False)
    _words_fit(draft, words, used)


def _words_fit(draft: Draft, words: Sequence[LoadedWord], used: set[tuple[str, str, str, str]]) -> None:
    for i, word in enumerate(words):
        for j, name in enumerate(word.only_in):
            if name not in TABLES:
                wrong = _("there is no table “{name}”").format(name=name)
                draft.report("loaded_words", (i, "only_in", j), wrong, near(name, [*TABLES]), stops=False)
        for j, e in enumerate(word.exceptions):
            if (word.id, e.table, e.record, e.field) not in used:
                hint = (
                    near(e.table, [*TABLES, "case"]) if e.table not in {*TABLES, "case"} else _("delete it")
                )
                at_ = (i, "exceptions", j)
                draft.report(
                    "loaded_words", at_, _("this exception excuses nothing any more"), hint, stops=False
                )
