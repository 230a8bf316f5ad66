"""Take the chair of a party, and set two chairs side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.positions import Positions
from course.activities.positions.rows import note_words, pair_rows, place_words
from course.activities.positions.state import SILENT
from course.activities.positions.table import RELATION_LABELS, option_in_full, party_words
from course.faces.face import Face
from course.faces.pieces import Pieces
from course.faces.places import place_in_paper, said_as
from course.faces.verbs import Key, Line, Text, verb
from course.language import N_, NotAllowed, _
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from course.case import Stakeholder
    from course.journal import Entry
    from course.session.session import Session


class ChairFace(Face):
    """Say what a party would hold on each issue, then open the evidence and talk about the difference.

    Parameters
    ----------
    session
        The learner's session.
    party
        The party that is offered first.
    """

    template: ClassVar[str] = "positions/chair.html"
    title: ClassVar[str] = N_("Take the chair")
    listens: ClassVar[frozenset[str]] = frozenset({"positions"})

    def __init__(self, session: Session, party: str = "") -> None:
        self.party = party
        self.work = Positions(session.case, session.journal, who=session.who)
        self.issues = tuple(self.work.table.issues)
        self.at = 0
        self.again = False
        super().__init__(session)

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only what is done in a chair."""
        return super().shows(entry) and entry.verb in ("take", "decline", "hold", "open", "talk")

    def reveal(self, entry: Entry) -> str:
        """Go to the issue that an entry is about."""
        if entry.body.get("issue") in self.issues:
            self.at = self.issues.index(entry.body["issue"])
        return f"{self.uid}-issue" if "issue" in entry.body else f"{self.uid}-seat"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        work = self._work()
        seat = work.seat
        found: dict[str, Any] = {
            "seat": seat,
            "chairs": {s.id: self._chair_words(s) for s in work.chairs},
            "count": len(work.chairs),
            "offered": self.party,
            "empty": not self.issues or not work.chairs,
        }
        if seat is None or not self.issues:
            return found
        issue = work.table.issues[self.issues[self.at]]
        held = work.held(issue.id)
        cell = work.table.cell(issue.id, seat.actor)
        party = work.table.parties[seat.actor]
        marks = [("✓" if work.is_open(i) else "✎" if work.held(i) else "") for i in self.issues]
        return found | {
            "party": party,
            "name": party_words(party),
            "known": len(work.table.spoken_on(seat.actor)),
            "issue": issue,
            "number": self.at + 1,
            "steps": [(work.table.issues[i].title, mark) for i, mark in zip(self.issues, marks, strict=True)],
            "held": held,
            "again": self.again,
            "open": work.is_open(issue.id),
            "outcome": work.outcome(issue.id),
            "cell": cell,
            "place": place_in_paper(self.session, cell.quote),
            "expected": place_words(issue, held.place) if held else "",
            "note": work.note_on(issue.id),
            "later": note_words(issue, cell),
            "choices": {
                **{str(o.level): option_in_full(o) for o in issue.scale},
                SILENT: _("It has not said, as far as I know"),
            },
            "said": sum(work.held(i) is not None for i in self.issues),
        }

    def _chair_words(self, party: Stakeholder) -> str:
        name = party_words(party)
        if self.session.case.is_role(party.id):
            return name
        return _("{party} (observer)").format(party=name)

    # --- what a person can do ----------------------------------------------------

    @verb
    def on_take(self, actor: Key) -> str:
        """Choose a chair."""
        self._work().take(actor)
        return self._sat_down()

    @verb
    def on_draw(self, seed: Line) -> str:
        """Draw a chair by lot."""
        self._work().draw(seed)
        return self._sat_down()

    @verb
    def on_decline(self) -> str:
        """Leave the chair."""
        self._work().decline()
        self.focus(f"#{self.uid}-top")
        return _("You have left this chair; nobody asks why. Choose or draw another, or watch.")

    @verb
    def on_go(self, to: int) -> str:
        """Go to another issue."""
        self.at = max(0, min(to, len(self.issues) - 1))
        self.again = False
        self.focus(f"#{self.uid}-issue")
        return ""

    @verb
    def on_hold(self, issue: Key, place: Key, why: Text) -> str:
        """Keep what the party would hold."""
        self._work().hold(issue, place, why=why)
        self.again = False
        self.focus(f"#{self.uid}-issue")
        return _("Kept. Open the evidence when you are ready.")

    @verb
    def on_reconsider(self) -> str:
        """Open the form again while the evidence is closed."""
        self.again = True
        self.focus(f"#{self.uid}-issue")
        return ""

    @verb
    def on_open(self, issue: Key) -> str:
        """Open the evidence."""
        work = self._work()
        work.open(issue)
        self.focus(f"#{self.uid}-evidence")
        return work.outcome(issue)

    @verb
    def on_talk(self, issue: Key, note: Text) -> str:
        """Keep what explains a difference."""
        self._work().talk(issue, note)
        self.focus(f"#{self.uid}-evidence")
        return _("Your note is kept.")

    @verb
    def on_csv(self) -> str:
        """Hand over what was expected and what the ledger says where it is open."""
        self.download("chair.csv", "text/csv", to_csv(self._work().rows("chair")))
        return _("The table is on its way to your downloads.")

    # --- inside --------------------------------------------------------------------

    def _work(self) -> Positions:
        self.work.who = self.session.who
        return self.work

    def _sat_down(self) -> str:
        seat = self.work.seat
        assert seat is not None
        self.at, self.again = 0, False
        self.focus(f"#{self.uid}-seat")
        return _("You sit in the chair of {party}.").format(
            party=self.work.table.parties[seat.actor].in_sentence
        )


class TwoChairsFace(Face):
    """Two parties side by side, and what learners find behind opposed positions.

    Parameters
    ----------
    session
        The learner's session.
    one, other
        Ids of the two parties; the two of which most is known where none are given.
    """

    template: ClassVar[str] = "positions/two_chairs.html"
    title: ClassVar[str] = N_("Two chairs")
    listens: ClassVar[frozenset[str]] = frozenset({"positions"})

    def __init__(self, session: Session, one: str = "", other: str = "") -> None:
        self.work = Positions(session.case, session.journal, who=session.who)
        chairs = [s.id for s in self.work.chairs]
        most = sorted(chairs, key=lambda a: -len(self.work.table.spoken_on(a)))
        self.pair = (one or next(iter(most), ""), other or next(iter(most[1:]), ""))
        self.pieces = Pieces()
        super().__init__(session)

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only interests in common."""
        return super().shows(entry) and entry.verb == "match"

    def reveal(self, entry: Entry) -> str:
        """Show the two parties that an entry is about."""
        self.pair = str(entry.body["one"]), str(entry.body["other"])
        return f"{self.uid}-pair"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        work = self.work
        work.who = self.session.who
        names = {s.id: party_words(s) for s in work.chairs}
        pair = work.pair(*self.pair) if all(self.pair) and len(names) > 1 else None
        return {
            "pair": pair,
            "chosen": self.pair,
            "names": names,
            "titles": {i: issue.title for i, issue in work.table.issues.items()},
            "labels": RELATION_LABELS,
            "matches": work.matches(*self.pair) if pair else (),
            "pieces": self.pieces,
            "said_as": said_as(self.session),
            "place_of": partial(place_in_paper, self.session),
            "later": lambda cell: note_words(work.table.issues[cell.issue], cell),
        }

    # --- what a person can do ----------------------------------------------------

    @verb
    def on_pair(self, one: Key, other: Key) -> str:
        """Choose the two chairs."""
        pair = self.work.pair(one, other)
        self.pair = (one, other)
        self.focus(f"#{self.uid}-pair")
        return pair.sentence

    @verb
    def on_match(self, interest_one: Line, interest_other: Line, common: Text, why: Text) -> str:
        """Keep a shared interest that somebody sees."""
        if not all(self.pair):
            raise NotAllowed(_("Choose two parties first."))
        self.work.who = self.session.who
        self.work.match(
            *self.pair, interest_one=interest_one, interest_other=interest_other, common=common, why=why
        )
        self.focus(f"#{self.uid}-matches")
        return _("Kept. Would both parties put it in these words?")

    @verb
    def on_table(self) -> str:
        """Hand over both parties' positions, with their sources."""
        rows = pair_rows(self.work, *self.pair)
        self.download("two-chairs.csv", "text/csv", to_csv(rows))
        return _("The table is on its way to your downloads; each row names its sources.")

    @verb
    def on_csv(self) -> str:
        """Hand over the matches."""
        self.download("shared-interests.csv", "text/csv", to_csv(self.work.rows("matches")))
        return _("The table is on its way to your downloads.")
