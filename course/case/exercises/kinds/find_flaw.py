"""Pick the words in which a sentence goes wrong, and name what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from course.case.exercises.answers import known
from course.case.exercises.item import Item, Wrong
from course.case.exercises.kinds._choice import exactly_one, lines_of
from course.case.exercises.parts import Option, Span  # noqa: TC001 - Pydantic reads the types
from course.case.exercises.views import Words, choices, mark_of, shuffled
from course.case.records.fields import ClaimId, Passage  # noqa: TC001 - as above
from course.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.exercises.views import Control, FeedbackLine, Mark, PublicItem, Response


class FindFlaw(Item):
    """Pick the words in which a sentence goes wrong, and name what is wrong with them."""

    label: ClassVar[str] = N_("Find the flaw")
    control: ClassVar[Control] = "words"
    parts: ClassVar[tuple[str, ...]] = ("spans", "flaws")

    kind: Literal["find_flaw"]
    claim: ClaimId
    sentence: Passage = Field(description="The words to look at. The claim stands in them.")
    spans: tuple[Span, ...] = Field(min_length=2)
    flaws: tuple[Option, ...] = Field(min_length=2)

    def check(self, case: Case) -> Iterator[Wrong]:
        """Name a key without one right answer, words that cannot be told apart, and a flaw without ledger."""
        yield from exactly_one("spans", self.spans)
        yield from exactly_one("flaws", self.flaws)
        yield from self._apart()
        yield from self._in_the_ledger(case)

    def put(self, plain: PublicItem, case: Case, seed: str) -> PublicItem:  # noqa: ARG002 - no case needed
        """Show the sentence, its words in the order of the text, and the flaws shuffled."""
        words = (Words(s.id, s.text, at, at + len(s.text)) for s in self.spans for at in [self._at(s)])
        in_text = tuple(sorted(words, key=lambda w: w.start))
        flaws = choices(shuffled(self.flaws, seed))
        return replace(plain, choices=flaws, sentence=self.sentence, words=in_text)

    def answered(self, given: object) -> Response:
        """Give the ids of the words and of the flaw."""
        both = given if isinstance(given, Mapping) else {}
        span = known(both.get("span"), (s.id for s in self.spans), _("Choose the words that go wrong."))
        ask = _("Choose what is wrong with the words.")
        return {"span": span, "flaw": known(both.get("flaw"), (f.id for f in self.flaws), ask)}

    def key(self) -> Response:
        """Give the words that go wrong and what is wrong with them."""
        span, flaw = (next(one.id for one in things if one.right) for things in (self.spans, self.flaws))
        return {"span": span, "flaw": flaw}

    def marked(self, response: Response) -> tuple[Mark, tuple[FeedbackLine, ...]]:
        """Compare the words and the flaw with the key."""
        given = response if isinstance(response, dict) else {}
        lines = lines_of("spans", self.spans, [given.get("span", "")])
        lines += lines_of("flaws", self.flaws, [given.get("flaw", "")])
        return mark_of(line.agrees for line in lines if line.chosen), lines

    def in_words(self, response: Response) -> str:
        """Give the words and the flaw that were chosen."""
        return "; ".join(line.text for line in self.marked(response)[1] if line.chosen)

    def _at(self, span: Span) -> int:
        return self.sentence.find(span.text)

    def _apart(self) -> Iterator[Wrong]:
        taken: list[tuple[int, int]] = []
        for i, span in enumerate(self.spans):
            start = self._at(span)
            end = start + len(span.text)
            if self.sentence.count(span.text) != 1:
                wrong = _("these words do not stand exactly once in the sentence")
                yield Wrong(("spans", i, "text"), wrong, _("copy more words, or fewer"))
            elif any(start < e and s < end for s, e in taken):
                wrong = _("these words overlap with others to choose")
                yield Wrong(("spans", i, "text"), wrong, _("let them stand apart"))
            else:
                taken.append((start, end))

    def _in_the_ledger(self, case: Case) -> Iterator[Wrong]:
        claim = next((c for c in case.claims if c.id == self.claim), None)
        if claim is None:
            return  # reported with every other id
        if claim.flaw_type == "none":
            yield Wrong(
                ("claim",),
                _("the ledger finds no flaw in {claim}").format(claim=claim.id),
                _("choose a claim that has one"),
            )
        if claim.quote not in self.sentence and self.sentence not in claim.quote:
            wrong = _("this is not the sentence of {claim}").format(claim=claim.id)
            yield Wrong(("sentence",), wrong, _("copy the words around “{claim}”").format(claim=claim.quote))
        for i, flaw in enumerate(self.flaws):
            wanted = ("claims", claim.id, "flaw_type")
            key = flaw.key_from
            if flaw.right and (key is None or (key.table, key.record, key.field) != wanted):
                right = _("add key_from with the flaw_type of {claim}").format(claim=claim.id)
                yield Wrong(("flaws", i), _("the flaw is not tied to the ledger"), right)
