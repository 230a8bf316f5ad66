"""Choose what matters most to a party and what can wait, and see where a class differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

from course.activities.counting import FEWEST
from course.activities.positions.priorities import BANDS, Priorities, front_of
from course.activities.positions.table import party_words
from course.faces.positions.ends import Ends
from course.faces.verbs import Key, PaperForm, Text, verb
from course.faces.wall import WallFace
from course.figures.priorities import draw
from course.language import N_, Labels, NotAllowed, _, strung
from course.publish.positions import priorities
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from course.activities.positions.priorities import Spread
    from course.case import Stakeholder
    from course.journal import Entry
    from course.session.session import Session

WAYS: Final = Labels({"up": N_("Up"), "down": N_("Down"), "first": N_("To first"), "last": N_("To last")})
"""The buttons of a chosen issue."""
ROWS: Final = 15
"""Issues on a page of the view for a projector."""


class PrioritiesFace(WallFace):
    """The first three issues and the last one, as a party would choose; then the class beside them.

    Parameters
    ----------
    session
        The learner's session.
    party
        Id of the party to start with; the one of which most is known where none is given.
    """

    template: ClassVar[str] = "positions/priorities.html"
    wall: ClassVar[str] = "positions/priorities_wall.html"
    title: ClassVar[str] = N_("Priorities")
    listens: ClassVar[frozenset[str]] = frozenset({"priorities"})

    def __init__(self, session: Session, party: str = "") -> None:
        self.work = Priorities(session.case, session.journal, who=session.who)
        known = [p.actor for p in session.case.positions]
        parties = [s.id for s in self.work.parties]
        self.party = party or max(parties, key=known.count, default="")
        self.made: dict[tuple[str, str], Ends] = {}  # half made; it counts once it is kept
        self.chosen = ""  # the issue whose buttons show
        self.leading = False  # somebody looks at the class without choosing
        self.page = 0  # of the view for a projector
        super().__init__(session)

    def reveal(self, entry: Entry) -> str:
        """Show the party that an entry is about."""
        party = str(entry.body.get("actor"))
        if party in {p.id for p in self.work.parties}:
            self.party = party
        self.made.pop((self.session.who, self.party), None)  # what is kept now stands there
        return f"{self.uid}-list"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        work, party, ends = self._work(), self._party(), self._ends()
        mine = work.ranking(self.party)
        named = {*ends.first, ends.last}
        return {
            "party": party,
            "parties": {s.id: party_words(s) for s in work.parties},
            "issues": {i.id: i.title for i in self.session.case.issues},
            "ends": ends,
            "between": [i.id for i in self.session.case.issues if i.id not in named],
            "chosen": self.chosen,
            "mine": mine,
            "changed": mine is not None and (ends.first, ends.last) != (mine.first, mine.last),
            "leading": self.leading,
            "bands": BANDS,
            "ways": WAYS,
            **self._class(),
        }

    def wall_context(self) -> Mapping[str, Any]:
        """Give what a projector shows: counts only, never who."""
        found = self._class()
        pages = max(1, -(-len(found["spread"]) // ROWS))
        page = min(self.page, pages - 1)
        return {
            **found,
            "party": self._party(),
            "bands": BANDS,
            "few": FEWEST,
            "shown": found["spread"][page * ROWS : (page + 1) * ROWS],
            "page": page,
            "pages": pages,
        }

    # --- what a person can do ----------------------------------------------------

    @verb
    def on_choose_party(self, value: Key) -> str:
        """Choose from another party's view."""
        if value not in {s.id for s in self.work.parties}:
            raise NotAllowed(_("Choose a party from the list."))
        self.party, self.chosen, self.page = value, "", 0
        return ""

    @verb
    def on_pick(self, issue: Key) -> str:
        """Choose an issue to move, or none."""
        self._known(issue)
        self.chosen = "" if issue == self.chosen else issue
        return ""

    @verb
    def on_move(
        self,
        issue: Key,
        to: Literal["1", "2", "3", "between", "last"],
        via: Literal["pick", "up", "down", "first", "last"] = "pick",
    ) -> str:
        """Move an issue to one of the places."""
        self._known(issue)
        ends = self._ends().put(issue, to)
        self.made[self.session.who, self.party] = ends
        self.chosen = issue
        self.focus(f"#{self.uid}-{via}-{issue}")
        place = str(ends.first.index(issue) + 1) if issue in ends.first else to
        return _("Now {place}: “{issue}”.").format(
            place=BANDS[place], issue=self.session.case.issue(issue).title
        )

    @verb
    def on_keep(self, why_first: Text, why_last: Text = "") -> str:
        """Keep the choice with its reasons; the class opens."""
        ends = self._ends()
        self._work().choose(self.party, ends.first, ends.last, why_first=why_first, why_last=why_last)
        self.made.pop((self.session.who, self.party), None)
        self.chosen = ""
        self.focus(f"#{self.uid}-list")
        return _("Kept. The class stands beside your list.")

    @verb
    def on_lead(self, *, on: bool = False) -> str:
        """Look at the class without choosing, or go back to one's own list."""
        self.leading = on
        self.focus(f"#{self.uid}-{'class' if on else 'list'}")
        return _("You look at the class and are not counted.") if on else ""

    @verb
    def on_wall_page(self, page: int) -> str:
        """Show other issues on the wall."""
        self.page = max(0, page)
        return ""

    @verb
    def on_csv(self) -> str:
        """Hand over every place."""
        self.download("priorities.csv", "text/csv", to_csv(self._work().rows(self.party)))
        return _("The table is on its way to your downloads.")

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over everybody's choice as a paper."""
        return self.hand_over("priorities", priorities(self._work(), self.party), form)

    @verb
    def on_svg(self) -> str:
        """Hand over the picture as SVG, with its sources."""
        return self._picture("svg")

    @verb
    def on_png(self) -> str:
        """Hand over the picture as PNG, with its sources."""
        return self._picture("png")

    def frame(self) -> pd.DataFrame:
        """Give every place that somebody gave an issue, as a pandas DataFrame."""
        return self._work().frame()

    # --- inside --------------------------------------------------------------------

    def _work(self) -> Priorities:
        self.work.who = self.session.who
        return self.work

    def _party(self) -> Stakeholder | None:
        return next((s for s in self.work.parties if s.id == self.party), None)

    def _known(self, issue: str) -> None:
        if issue not in {i.id for i in self.session.case.issues}:
            raise NotAllowed(_("This issue is no longer here. Run the cell again."))

    def _ends(self) -> Ends:
        made = self.made.get((self.session.who, self.party))
        if made:
            return made
        many = len(self.session.case.issues)
        kept = self._work().ranking(self.party)
        first, last = (kept.first, kept.last) if kept else ((), "")
        return Ends(first, last, front_of(many), many > 1)

    def _class(self) -> dict[str, Any]:
        """Give everybody's choices for the party, and what most people put at either end."""
        spread = self._work().spread(self.party)
        return {
            "rankings": self.work.rankings(self.party),
            "people": len(self.work.rankings(self.party)),
            "spread": spread,
            "counts": {s.issue.id: s.places for s in spread},
            "most": {end: _most(spread, end) for end in ("1", "last")},
        }

    def _picture(self, kind: str) -> str:
        spread = self._work().spread(self.party)
        if not spread:
            raise NotAllowed(_("Nobody has chosen yet, so there is nothing to draw."))
        people = strung(self.session.journal.name_of(r.who) for r in self.work.rankings(self.party))
        sources = [_("Choices made in class by {people}; judgements, not findings.").format(people=people)]
        return self.keep_picture("priorities", kind, draw(spread), sources)


def _most(spread: Sequence[Spread], band: str) -> tuple[int, list[str]]:
    """Give how many people put an issue to a place at most, and which issues those are."""
    most = max((len(s.places[band]) for s in spread), default=0)
    return most, [s.issue.title for s in spread if most and len(s.places[band]) == most]
