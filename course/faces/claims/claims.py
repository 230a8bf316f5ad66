"""Read like an analyst: the paper's text with its claims, and a card to judge them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.claims import CONFIDENCE_LABELS, SURE_LABELS, Reading
from course.case.flaws import flaw_in_words
from course.faces.claims.passages import paragraphs
from course.faces.claims.wall import ReadingWall
from course.faces.verbs import Key, Line, Text, verb
from course.faces.wall import WallFace
from course.faces.ways.ways import WaySwitch
from course.language import N_, NotAllowed, _, strung
from course.session.names import checked_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.claims import Judgement, Mode
    from course.journal import Entry
    from course.session.session import Session


class ReadingFace(WallFace):
    """A section of the paper whose claims can be chosen, judged and compared with the ledger.

    Parameters
    ----------
    session
        The learner's session.
    sections
        Ids of the sections to read.
    mode
        See :class:`course.activities.claims.Reading`; where it is left out, people choose on the screen.
    chair
        See there.
    heading
        What stands above the text.
    """

    template: ClassVar[str] = "claims/claims.html"
    wall: ClassVar[str] = "claims/wall.html"
    title: ClassVar[str] = N_("Read like an analyst")
    listens: ClassVar[frozenset[str]] = frozenset({"claims"})
    turns: ClassVar[frozenset[str]] = frozenset({"name_partner", "pass_on"})

    def __init__(
        self,
        session: Session,
        sections: Sequence[str],
        *,
        mode: Mode | None = None,
        chair: bool = False,
        heading: str = "",
    ) -> None:
        self.follows = mode is None and not chair
        self.reading = Reading(
            session.case,
            session.journal,
            who=session.who,
            sections=sections,
            mode=mode or ("class" if chair else session.desk.way),
            chair=chair,
        )
        self.chosen: str | None = None
        self.editing = False
        names = [session.case.section(s).title for s in self.reading.sections]
        self.heading = heading or _("Read like an analyst: {names}").format(names=strung(names))
        self.projection = ReadingWall(self)
        self.parts = (self.projection, *((WaySwitch(session),) if self.follows else ()))
        super().__init__(session)

    @property
    def acting(self) -> str:
        """Whose turn it is: in a pair, one of two."""
        return self._current().who

    def act_as(self, person: str) -> bool:
        """Let one of a pair judge; who the pair was is not known any more where the seminar began anew."""
        reading = self._current()
        pair = reading.mode == "pair" and self.session.place != "room"
        if pair and person != reading.who and person in self.session.journal.people:
            if reading.partner not in ("", person):
                return False
            reading.who, reading.partner = person, reading.who
        return person == self.acting

    @property
    def claim_ids(self) -> list[str]:
        """The ids of the claims shown, in the order of the text."""
        return [c.id for c in self.reading.claims]

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only claims of its sections."""
        return super().shows(entry) and entry.body.get("claim") in self.claim_ids

    def reveal(self, entry: Entry) -> str:
        """Open the claim that an entry is about."""
        self.chosen, self.editing = str(entry.body["claim"]), False
        return f"{self.uid}-card"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        reading = self._current()
        judged = reading.judged()
        chosen = self.chosen
        claim = reading.case.claim(chosen) if chosen else None
        columns: list[tuple[str, Judgement]] = []
        if chosen:
            both = [(r, reading.judgement(chosen, r)) for r in reading.readers]
            labels = {reading.who: _("You")} if reading.mode != "pair" else {}
            name_of = self.session.journal.name_of
            columns = [(labels.get(r) or name_of(r), j) for r, j in both if j is not None]
        return {
            "reading": reading,
            "follows": self.follows,
            "heading": self.heading,
            "progress": self._progress(len(judged), len(reading.claims)),
            "paragraphs": paragraphs(reading.case, reading.sections),
            "judged": set(judged),
            "readers": sorted(reading.readers),
            "chosen": chosen,
            "claim": claim,
            "number": self.claim_ids.index(chosen) + 1 if chosen else 0,
            "mine": reading.judgement(chosen) if chosen else None,
            "editing": self.editing,
            "open": bool(chosen) and reading.is_open(chosen or ""),
            "may_open": bool(chosen) and reading.may_open(chosen or ""),
            "columns": columns,
            "flaw": flaw_in_words(claim.flaw_type)
            if claim and claim.flaw_type != "none"
            else _("No flaw named"),
            "challenges": reading.challenges_of(chosen) if chosen else (),
            "spread": reading.spread(chosen) if chosen and reading.chair else (),
            "class_size": len(reading.judgements_of(chosen)) if chosen else 0,
            "confidence_labels": CONFIDENCE_LABELS,
            "sure_labels": SURE_LABELS,
        }

    def wall_context(self) -> dict[str, Any]:
        """Give what the wall shows."""
        return self.projection.context()

    # --- what a person can do ------------------------------------------------

    @verb
    def on_choose(self, claim: Key) -> str:
        """Choose a claim in the text."""
        self.chosen, self.editing = self._here(claim), False
        self.focus(f"#{self.uid}-card")
        return ""

    @verb
    def on_next(self) -> str:
        """Go to the next claim that is not judged yet."""
        following = self._current().next_unjudged(self.chosen)
        if following is None or following == self.chosen:
            return _("You have judged every sentence here. The summary shows them side by side.")
        return self.on_choose(following)

    @verb
    def on_edit(self, claim: Key) -> str:
        """Open the form again for another judgement."""
        self.chosen, self.editing = self._here(claim), True
        self.focus(f"#{self.uid}-card")
        return ""

    @verb
    def on_back(self) -> str:
        """Move the keyboard's place back to the claim in the text."""
        self.focus(f"#{self.uid}-{self.chosen}" if self.chosen else f"#{self.uid}-top")
        return ""

    @verb
    def on_judge(self, claim: Key, kind: Key, status: Key, why: Text, confidence: Key = "") -> str:
        """Keep a judgement; alone, this opens the ledger."""
        reading = self._current()
        reading.judge(self._here(claim), kind=kind, status=status, confidence=confidence, why=why)
        self.editing = False
        self.focus(f"#{self.uid}-card")
        if reading.mode == "solo":
            return self.on_open(claim)
        if reading.mode == "pair" and reading.partner and not reading.may_open(claim):
            self._swap()
            return _("Kept. Now {who} judges the same sentence.").format(
                who=self.session.journal.name_of(self.reading.who)
            )
        return _("Your judgement is kept.")

    @verb
    def on_open(self, claim: Key) -> str:
        """Open the ledger's view of a claim."""
        reading = self._current()
        if not reading.is_open(self._here(claim)):
            reading.open(claim)
        self.focus(f"#{self.uid}-ledger")
        said = reading.judgement(claim)
        view = reading.case.claim(claim)
        if said is None:
            return _("The ledger is open for the class.")
        same = (
            _("The ledger agrees on how well it holds.")
            if said.status == view.status
            else _("You and the ledger differ.")
        )
        return _("{same} Read why.").format(same=same)

    @verb
    def on_challenge(self, claim: Key, reason: Text, source: Text = "") -> str:
        """Keep a challenge to the ledger."""
        self._current().challenge(self._here(claim), reason=reason, source=source)
        return _("Your challenge is kept.")

    @verb
    def on_name_partner(self, partner: Line) -> str:
        """Name the second reader of a pair."""
        name = checked_name(partner)
        me = self.session.journal.name_of(self.reading.who)
        if name == me:
            return _("You are {name} already. The second reader needs another pseudonym.").format(name=name)
        (self.reading.partner,) = self.session.people_named([name])
        return _("{me} and {name} read as a pair.").format(me=me, name=name)

    @verb
    def on_pass_on(self) -> str:
        """Let the other reader judge."""
        self._swap()
        return _("Now judging: {who}.").format(who=self.session.journal.name_of(self.reading.who))

    # --- inside --------------------------------------------------------------

    def _here(self, claim: str) -> str:
        """Give a claim that is shown here, and refuse any other."""
        if claim not in self.claim_ids:
            raise NotAllowed(_("Choose a sentence in the text above."))
        return claim

    def _current(self) -> Reading:
        """Give the reading for whoever acts now: one of the pair, or the session's person."""
        if self.follows:
            self.reading.mode = self.session.desk.way
        if self.reading.mode != "pair" or not self.reading.partner:
            self.reading.who = self.session.who
        return self.reading

    def _swap(self) -> None:
        self.reading.who, self.reading.partner = self.reading.partner, self.reading.who

    @staticmethod
    def _progress(judged: int, total: int) -> str:
        return (
            _("All {total} judged.").format(total=total)
            if judged == total and total
            else _("{judged} of {total} judged.").format(judged=judged, total=total)
        )
