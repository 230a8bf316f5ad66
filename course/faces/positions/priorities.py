"""Rank the issues from one party's view, and see how a class spreads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.positions.priorities import Priorities
from course.activities.positions.table import party_words
from course.faces.face import Face
from course.faces.verbs import Key, PaperForm, Text, verb
from course.language import N_, NotAllowed, _
from course.publish.positions import priorities
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    import pandas as pd
    from markupsafe import Markup

    from course.figures.keep import Figure
    from course.journal import Entry
    from course.session.session import Session


class PrioritiesFace(Face):
    """A list of issues to put in order with buttons; the spread of a class opens afterwards.

    Parameters
    ----------
    session
        The learner's session.
    party
        Id of the party to start with; the one of which most is known where none is given.
    """

    template: ClassVar[str] = "positions/priorities.html"
    title: ClassVar[str] = N_("Priorities")
    listens: ClassVar[frozenset[str]] = frozenset({"priorities"})

    def __init__(self, session: Session, party: str = "") -> None:
        self.work = Priorities(session.case, session.journal, who=session.who)
        known = [p.actor for p in session.case.positions]
        parties = [s.id for s in self.work.parties]
        self.party = party or max(parties, key=known.count, default="")
        self.orders: dict[tuple[str, str], list[str]] = {}  # half made; it counts once it is kept
        self._drawn_for: tuple[object, Markup] | None = None
        super().__init__(session)

    def reveal(self, entry: Entry) -> str:
        """Show the party that an entry is about."""
        party = str(entry.body.get("actor"))
        if party in {p.id for p in self.work.parties}:
            self.party = party
        return f"{self.uid}-list"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        work = self._work()
        party = next((s for s in work.parties if s.id == self.party), None)
        spread = work.spread(self.party) if party else ()
        mine = work.ranking(self.party)
        return {
            "party": party,
            "parties": {s.id: party_words(s) for s in work.parties},
            "order": self._order() if party else [],
            "titles": {i.id: i.title for i in self.session.case.issues},
            "mine": mine,
            "changed": mine is not None and self._order() != list(mine.order),
            "spread": spread,
            "people": len(work.rankings(self.party)),
            "picture": self._picture() if spread and mine else None,
        }

    # --- what a person can do ----------------------------------------------------

    @verb
    def on_choose_party(self, party: Key) -> str:
        """Rank from another party's view."""
        if party not in {s.id for s in self.work.parties}:
            raise NotAllowed(_("Choose a party from the list."))
        self.party = party
        self.focus(f"#{self.uid}-list")
        return ""

    @verb
    def on_move(self, issue: Key, by: int) -> str:
        """Move an issue up, down or to the top."""
        order = self._order()
        if issue not in order:
            raise NotAllowed(_("This issue is no longer here. Run the cell again."))
        old = order.index(issue)
        new = max(0, min(old + by, len(order) - 1))
        order.insert(new, order.pop(old))
        self.orders[self.session.who, self.party] = order
        # At an end of the list a button is gone; the other one is where the hand is.
        way = "down" if new == 0 else "up" if new == len(order) - 1 or by < 0 else "down"
        self.focus(f"#{self.uid}-{way}-{issue}")
        return _("Now place {new} of {n}.").format(new=new + 1, n=len(order))

    @verb
    def on_keep(self, why_first: Text, why_last: Text) -> str:
        """Keep the order with its reasons."""
        self._work().rank(self.party, self._order(), why_first=why_first, why_last=why_last)
        self.orders.pop((self.session.who, self.party), None)
        self.focus(f"#{self.uid}-spread")
        return _("Your order is kept. Now compare.")

    @verb
    def on_csv(self) -> str:
        """Hand over every place."""
        self.download("priorities.csv", "text/csv", to_csv(self._work().rows(self.party)))
        return _("The table is on its way to your downloads.")

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over everybody's order as a paper."""
        return self.hand_over("priorities", priorities(self._work(), self.party), form)

    @verb
    def on_svg(self) -> str:
        """Hand over the picture as SVG, with its sources."""
        return self.keep_picture("priorities", "svg", *self._drawn())

    @verb
    def on_png(self) -> str:
        """Hand over the picture as PNG, with its sources."""
        return self.keep_picture("priorities", "png", *self._drawn())

    def frame(self) -> pd.DataFrame:
        """Give every place that somebody gave an issue, as a pandas DataFrame."""
        return self._work().frame()

    # --- inside --------------------------------------------------------------------

    def _work(self) -> Priorities:
        self.work.who = self.session.who
        return self.work

    def _order(self) -> list[str]:
        made = self.orders.get((self.session.who, self.party))
        if made:
            return list(made)
        kept = self.work.ranking(self.party)
        everything = [i.id for i in self.session.case.issues]
        return [*kept.order, *(i for i in everything if i not in kept.order)] if kept else everything

    def _picture(self) -> Markup:
        from course.figures import priorities  # noqa: PLC0415 - matplotlib loads when first needed

        key = (self.work.rankings(self.party), self.session.who)
        if not self._drawn_for or self._drawn_for[0] != key:  # moving a line must not cost a drawing
            spread = self.work.spread(self.party)
            svg = priorities.svg(spread, mine=self.session.who)
            self._drawn_for = (key, self.figure(svg, priorities.describe(spread)))
        return self._drawn_for[1]

    def _drawn(self) -> tuple[Figure, list[str]]:
        from course.figures import priorities  # noqa: PLC0415 - matplotlib loads when first needed

        spread = self._work().spread(self.party)
        if not spread:
            raise NotAllowed(_("Nobody has ranked yet, so there is nothing to draw."))
        people = ", ".join(self.session.journal.name_of(r.who) for r in self.work.rankings(self.party))
        return priorities.draw(spread), [
            _("Rankings made in class by {people}; judgements, not findings.").format(people=people)
        ]
