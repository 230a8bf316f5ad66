"""Code passages with one codebook, apart and blind, then settle the disputes together.

What somebody gave a passage stays hidden from everybody else until the passage is opened, and it can be
opened only when two people have coded it: so whoever codes has not seen what others gave. What is disputed
comes first then, with the reasons of all; a number stands beside it (:mod:`course.methods.reliability`).
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, ClassVar, get_args

from course.activities.activity import Activity
from course.activities.coding import verbs
from course.activities.coding.sentences import sentences
from course.activities.coding.state import NONE_FITS, Passage, Round, fold_round, passage_id
from course.activities.writing import checked_text, chosen
from course.case.passages import Text
from course.language import Misfits, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course.activities.bodies import Done, Verbs
    from course.activities.coding.state import Code, Coded
    from course.case import StarterCode
    from course.journal import Entry


class Coding(Activity[Round]):
    """A round of coding.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> coding = Coding(load_case(), Journal(), who="heron")
    >>> code = coding.define("Deterrence", definition="The programme keeps others from attacking.").id
    >>> _ = coding.choose_words("non-negotiable red line")
    >>> _ = coding.give(coding.state.work[0].id, code, reason="It answers a threat.")
    >>> coding.own(coding.state.work[0]).reason, coding.shown(coding.state.work[0])
    ('It answers a threat.', ())
    """

    name: ClassVar[str] = "coding"
    verbs: ClassVar[Verbs] = verbs.CODING

    def fold(self, done: Sequence[Done]) -> Round:
        """Read what was coded."""
        return fold_round(self.case, done)

    # --- reading the state ---------------------------------------------------

    @property
    def state(self) -> Round:
        """The codebook, the passages and what people gave them; a face shows what :meth:`shown` gives."""
        return self._state

    def words(self, passage: Passage) -> str:
        """Give the words of a passage."""
        return self._text(passage.text)[passage.start : passage.end]

    def own(self, passage: Passage) -> Coded | None:
        """Give what the person who acts now gave a passage; None if nothing yet."""
        return passage.given.get(self.who)

    def shown(self, passage: Passage) -> tuple[Coded, ...]:
        """Give what others gave a passage, as far as the person who acts now may know: all or nothing."""
        if not passage.opened:
            return ()
        return tuple(coded for who, coded in passage.given.items() if who != self.who)

    @property
    def waiting(self) -> list[Passage]:
        """The passages that the person who acts now has not coded yet."""
        return [p for p in self._state.work if self.who not in p.given]

    @property
    def ready(self) -> list[Passage]:
        """The passages that can be opened: at least two people coded them apart."""
        return [p for p in self._state.work if not p.opened and p.compared]

    @property
    def starter(self) -> list[StarterCode]:
        """The codes of the case's codebook that are not taken yet."""
        return [c for c in self.case.codes if c.id not in self._state.codes]

    # --- the codebook ----------------------------------------------------------

    def take(self) -> tuple[Entry, ...]:
        """Take the codebook of the case, the same on every desk.

        Raises
        ------
        NotAllowed
            If there is none, or all of it is taken.
        """
        if not (fresh := self.starter):
            raise NotAllowed(_("All codes of the case are in the codebook already."))
        with self.journal.step():
            return tuple(self.enter(verbs.Take, code=code.id) for code in fresh)

    def define(
        self,
        label: str,
        *,
        definition: str,
        when: str = "",
        when_not: str = "",
        value: float | str | None = None,
        code: str = "",
    ) -> Entry:
        """Put a code into the codebook, or word one anew.

        Raises
        ------
        NotAllowed
            If another code is called so, or a field is empty or too long.
        """
        if code:
            self._code(code)
        wrong = Misfits()
        with wrong.at("label"):
            called = checked_text(label, what=_("what the code is called"))
            if any(c.now.label.casefold() == called.casefold() for c in self._state.book if c.id != code):
                raise NotAllowed(_("Another code is called so. Choose another name, or word that one anew."))
        with wrong.at("definition"):
            meant = checked_text(definition, what=_("what the code means"))
        with wrong.at("when"):
            use = checked_text(when, what=_("when to use it"), required=False)
        with wrong.at("when_not"):
            other = checked_text(when_not, what=_("when not to use it"), required=False)
        with wrong.at("value"):
            size = _size(value)
        wrong.refuse()
        return self.enter(
            verbs.Define,
            code=code,
            label=called,
            definition=meant,
            when=use,
            when_not=other,
            value=size,
        )

    def retire(self, code: str, *, retired: bool = True) -> Entry:
        """Take a code out of the codebook, or back into it."""
        return self.enter(verbs.Retire, code=self._code(code).id, retired=retired)

    def measure(self, scale: str) -> Entry:
        """Say how the codes differ."""
        which = chosen(scale, get_args(verbs.Scale), _("Choose how the codes differ."))
        return self.enter(verbs.Measure, scale=which)

    # --- what is coded ---------------------------------------------------------

    def bring(self, title: str, text: str) -> Entry:
        """Bring in a text of one's own."""
        wrong = Misfits()
        with wrong.at("title"):
            called = checked_text(title, what=_("what the text is called"))
        with wrong.at("text"):
            words = checked_text(text, what=_("the text"))
        wrong.refuse()
        return self.enter(verbs.Bring, title=called, text=words.replace("\r\n", "\n"))

    def choose_part(self, part: str) -> Entry:
        """Choose every sentence of a section of the paper, or of a text that was brought in."""
        if part in self._state.texts:
            found = sentences(self._state.texts[part].text)
            return self._choose(part, found)
        section = chosen(part, [s.id for s in self.case.sections], _("Choose a part of the paper or a text."))
        place = self.case.section(section)
        return self._choose("", sentences(self.case.paper.text, place.body_start, place.end))

    def choose_words(self, words: str) -> Entry:
        """Choose the first place of the paper where these words stand.

        Raises
        ------
        NotAllowed
            If they do not stand there; it says what stands there instead.
        """
        wrong = Misfits()
        with wrong.at("words"):
            wanted = checked_text(words, what=_("words of the text"))
            there = Text(self.case.paper.text)
            if not (places := there.places(wanted)):
                found = there.difference(wanted)
                raise NotAllowed(_("These words do not stand there: {found}.").format(found=found))
        wrong.refuse()
        return self._choose("", [(places[0], places[0] + len(wanted))])

    def leave_out(self, passage: str, *, out: bool = True) -> Entry:
        """Leave a passage out, or take it in again."""
        return self.enter(verbs.LeaveOut, passage=self._passage(passage).id, out=out)

    # --- coding, apart and together -------------------------------------------------

    def give(self, passage: str, code: str | None, *, reason: str) -> Entry:
        """Give a passage one code, with a reason; None is refused as nothing that was chosen."""
        found = self._passage(passage)
        which, why = self._code_and_reason(code, reason)
        wording = self._state.codes[which].now.id if which else ""
        return self.enter(
            verbs.Give, passage=found.id, code=which, wording=wording, reason=why, apart=not found.opened
        )

    def open(self) -> tuple[Entry, ...]:
        """Show everybody what each of them gave the passages that two people or more have coded.

        Raises
        ------
        NotAllowed
            If there is no such passage.
        """
        if not (ready := self.ready):
            raise NotAllowed(_("No passage is coded by two people yet. Each codes alone first."))
        with self.journal.step():
            return tuple(self.enter(verbs.Open, passage=passage.id) for passage in ready)

    def settle(self, passage: str, code: str | None, *, reason: str) -> Entry:
        """Agree on the code of a passage that is open, with a reason."""
        found = self._passage(passage)
        if not found.opened:
            raise NotAllowed(_("Open the passage first: until then nobody knows what others gave it."))
        which, why = self._code_and_reason(code, reason)
        return self.enter(verbs.Settle, passage=found.id, code=which, reason=why)

    # --- inside ----------------------------------------------------------------

    def _text(self, text: str) -> str:
        if not text:
            return self.case.paper.text
        return self._state.texts[
            chosen(text, list(self._state.texts), _("This text is no longer there."))
        ].text

    def _choose(self, text: str, places: Iterable[tuple[int, int]]) -> Entry:
        known = {p.id for p in self._state.work}
        fresh = [span for span in places if passage_id(text, *span) not in known]
        if not fresh:
            raise NotAllowed(_("All of it is among the passages already."))
        spans = tuple(verbs.Span(start=start, end=end) for start, end in fresh)
        return self.enter(verbs.Choose, text=text, spans=spans)

    def _passage(self, passage: str) -> Passage:
        found = self._state.passages.get(passage)
        if found is None:
            raise NotAllowed(_("This passage is no longer there."))
        return found

    def _code(self, code: str) -> Code:
        found = self._state.codes.get(code)
        if found is None:
            raise NotAllowed(_("This code is no longer there."))
        return found

    def _code_and_reason(self, code: str | None, reason: str) -> tuple[str, str]:
        wrong = Misfits()
        with wrong.at("code"):
            which = chosen(
                code,
                [NONE_FITS, *(c.id for c in self._state.book)],
                _("Choose a code, or say that none fits."),
            )
        with wrong.at("reason"):
            why = checked_text(reason, what=_("your reason"))
        wrong.refuse()
        return which, why


def _size(value: float | str | None) -> float | None:
    """Read the number of a code; None where there is none."""
    try:
        size = (
            float(value.strip().replace(",", ".").replace("٫", ".") or "nan")
            if isinstance(value, str)
            else value
        )
    except ValueError:
        raise NotAllowed(_("Write a number, such as 2 or 0.5, or leave it empty.")) from None
    return None if size is None or not isfinite(size) else size
