"""Who holds which position on which issue, on what evidence; take a party's chair; compare.

A learner explores the ledger's table, predicts a party's positions before the
evidence opens, codes a position differently where the words or a source say
so, and looks for interests under opposed positions (Fisher & Ury, 1981). What
the ledger only infers is never the measure of an answer: it is talked about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, get_args

from course.activities.activity import Activity
from course.activities.lots import one_of
from course.activities.positions import rows
from course.activities.positions.pairs import Levels, Pair, compare, ledger_levels
from course.activities.positions.questions import of_positions
from course.activities.positions.state import (
    Coding,
    Held,
    Match,
    PositionState,
    Seat,
    checked_place,
    fold,
    level_of,
)
from course.activities.positions.table import Cell, relation, table_of
from course.activities.positions.verbs import POSITIONS, Code, Decline, Hold, Open, Take, Talk
from course.activities.positions.verbs import Match as Common
from course.activities.writing import checked_text, chosen
from course.case.words import EvidenceKind
from course.language import Misfits, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from course.activities.bodies import Done, Verbs
    from course.case import Case
    from course.case.records import Stakeholder
    from course.journal import Entry, Journal

MOST_SEED = 60


class Positions(Activity[PositionState]):
    """Explore positions, take a chair, compare two parties, code a position anew.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> work = Positions(load_case(), Journal(), who="heron")
    >>> _ = work.take("oman")
    >>> _ = work.hold("format", "0", why="It said so often.")
    >>> _ = work.open("format")
    >>> work.outcome("format")
    'You and the ledger name the same option.'
    """

    name: ClassVar[str] = "positions"
    verbs: ClassVar[Verbs] = POSITIONS

    def __init__(self, case: Case, journal: Journal, *, who: str) -> None:
        super().__init__(case, journal, who=who)
        self.table = table_of(case)

    def fold(self, done: Sequence[Done]) -> PositionState:
        """Read what people did."""
        return fold(done, self.table.issues, self.table.parties)

    @property
    def state(self) -> PositionState:
        """What people did, read from the journal."""
        return self._state

    # --- code a position differently -------------------------------------------

    def code(
        self,
        issue: str,
        actor: str,
        place: str,
        *,
        evidence: str,
        reason: str,
        quote: str = "",
        source: str = "",
    ) -> Entry:
        """Place a party on an issue otherwise than the ledger does.

        Parameters
        ----------
        issue, actor
            Ids of the cell.
        place
            A level of the issue's scale as text, ``"none"`` (it spoke, but no
            option fits) or ``"silent"`` (nothing was stated).
        evidence
            ``"stated"`` or ``"inferred"``.
        reason, quote, source
            Why; and words of the paper, letter by letter, or a source.

        Raises
        ------
        NotAllowed
            If something is missing, or the quote is not in the paper.
        """
        self._known(issue, actor)
        wrong = Misfits()
        with wrong.at("place"):
            place = checked_place(self.table.issues[issue], place)
        with wrong.at("evidence"):
            ask = _("Say whether the position is stated or inferred.")
            known = chosen(evidence, get_args(EvidenceKind), ask)
        with wrong.at("source"):
            source = checked_text(source, what=_("the source"), required=False)
        with wrong.at("quote"):
            quote = checked_text(quote, what=_("the quote"), required=False)
            if not quote and not source:
                raise NotAllowed(_("Give words of the paper or a source; a reason alone is not evidence."))
            if quote and " ".join(quote.split()) not in " ".join(self.case.paper.text.split()):
                raise NotAllowed(
                    _(
                        "These words are not in the paper, letter by letter. Copy them from the text, or "
                        "name where they stand as a source."
                    )
                )
        with wrong.at("reason"):
            reason = checked_text(reason, what=_("your reason"))
        wrong.refuse()
        return self.enter(
            Code,
            issue=issue,
            actor=actor,
            place=place,
            evidence=known,
            quote=quote,
            source=source,
            reason=reason,
        )

    def codings_of(self, issue: str, actor: str) -> tuple[Coding, ...]:
        """Give everybody's latest coding of a cell, sorted by pseudonym."""
        return self.state.by_cell.get((issue, actor), ())

    def differs(self, coding: Coding) -> bool:
        """Whether a coding says something else than the ledger."""
        return rows.place_of(self.table.cell(coding.issue, coding.actor)) != (coding.place, coding.evidence)

    def disagreements(self) -> tuple[tuple[Cell, tuple[Coding, ...]], ...]:
        """Give the cells where somebody differs from the ledger or people differ among themselves."""
        coded = self.state.by_cell
        cells = ((cell, coded[place]) for place, cell in self.table.cells.items() if place in coded)
        return tuple((cell, codings) for cell, codings in cells if any(map(self.differs, codings)))

    def levels(self, coder: str = "") -> Levels:
        """Give every option held, with somebody's own codings in place of the ledger's, if one is named."""
        found = ledger_levels(self.table)
        for (issue, actor, who), coding in self.state.codings.items():
            if who == coder:
                found.pop((issue, actor), None)
                level = level_of(coding.place)
                if level is not None:
                    found[issue, actor] = (level, coding.evidence)
        return found

    @classmethod
    def questions(cls, case: Case, journal: Journal, who: str) -> Iterator[str]:
        """Ask about differences in coding, chairs and shared interests."""
        return of_positions(cls(case, journal, who=who))

    # --- take the chair ----------------------------------------------------------

    @property
    def chairs(self) -> tuple[Stakeholder, ...]:
        """The parties that may be played: institutions and groups, never persons."""
        return self.case.chairs

    @property
    def seat(self) -> Seat | None:
        """The chair in which the person who acts sits now."""
        return self.state.seats.get(self.who)

    def take(self, actor: str, *, seed: str = "") -> Entry:
        """Sit down in a party's chair."""
        if actor not in {s.id for s in self.chairs}:
            raise NotAllowed(_("Choose a party from the list. Persons are sources here, never roles."))
        return self.enter(Take, actor=actor, seed=seed)

    def draw(self, seed: str) -> Entry:
        """Draw a party by lot: the same seed draws the same party for everybody.

        Full roles come first: a chair about which little is on record is drawn only when the person has
        declined all of them. Chairs that the person has declined are left out while others are free.
        """
        word = " ".join(str(seed).split())[:MOST_SEED]
        if not word:
            raise NotAllowed(
                _("Write a seed: any word or number. It makes the draw one that others can repeat.")
            )
        declined = set(self.state.declined.get(self.who, ()))
        free = [s.id for s in self.chairs if s.id not in declined]
        free = [party for party in free if self.case.is_role(party)] or free or [s.id for s in self.chairs]
        if not free:
            raise NotAllowed(_("This case has no party that can be played."))
        return self.take(one_of(free, word), seed=word)

    def decline(self) -> Entry:
        """Leave the chair; nobody is asked why."""
        return self.enter(Decline, actor=self._seat().actor)

    def hold(self, issue: str, place: str, *, why: str) -> Entry:
        """Say what the party in whose chair one sits would hold on an issue, and why."""
        actor = self._seat().actor
        self._known(issue, actor)
        wrong = Misfits()
        with wrong.at("place"):
            place = checked_place(self.table.issues[issue], place)
        with wrong.at("why"):
            why = checked_text(why, what=_("why it would hold that"))
        wrong.refuse()
        return self.enter(Hold, issue=issue, actor=actor, place=place, why=why)

    def open(self, issue: str) -> Entry:
        """Open the evidence on an issue, once one has said what one expects."""
        actor = self._seat().actor
        self._known(issue, actor)
        if self.held(issue) is None:
            raise NotAllowed(_("Say first what this party would hold, and why; then the evidence opens."))
        return self.enter(Open, issue=issue, actor=actor)

    def talk(self, issue: str, note: str) -> Entry:
        """Write down what explains a difference."""
        actor = self._seat().actor
        self._known(issue, actor)
        if not self.is_open(issue):
            raise NotAllowed(_("Open the evidence first; then there is something to talk about."))
        text = checked_text(note, what=_("what explains the difference"), field="note")
        return self.enter(Talk, issue=issue, actor=actor, note=text)

    def held(self, issue: str) -> Held | None:
        """Give what one said last, before the evidence was open, if one did."""
        said = self.state.held.get((issue, self.seat.actor, self.who), []) if self.seat else []
        before = [h for h in said if h.before_evidence]
        return before[-1] if before else None

    def is_open(self, issue: str) -> bool:
        """Whether the evidence on an issue is open for the chair one sits in."""
        return self.seat is not None and (issue, self.seat.actor, self.who) in self.state.opened

    def note_on(self, issue: str) -> str:
        """Give what one wrote about a difference."""
        return self.state.talked.get((issue, self.seat.actor, self.who), "") if self.seat else ""

    def outcome(self, issue: str) -> str:
        """Say in a sentence how one's answer and the ledger stand to each other; never a score."""
        held, seat = self.held(issue), self.seat
        if held is None or seat is None:
            return ""
        cell = self.table.cell(issue, seat.actor)
        return rows.outcome_words(
            cell, held, relation(self.table.issues[issue], cell.level, level_of(held.place))
        )

    # --- two chairs ----------------------------------------------------------------

    def pair(self, one: str, other: str) -> Pair:
        """Set two parties side by side."""
        if one == other or not {one, other} <= {s.id for s in self.chairs}:
            ask = _("Choose two different parties from the list.")
            raise NotAllowed(ask, {"other": ask})
        return compare(self.table, one, other)

    def match(
        self, one: str, other: str, *, interest_one: str, interest_other: str, common: str, why: str
    ) -> Entry:
        """Keep an interest that one sees behind the positions of two parties."""
        pair = self.pair(one, other)
        wrong = Misfits()
        ask = _("Choose an interest of each of the two parties.")
        with wrong.at("interest_one"):
            chosen(interest_one, pair.one.interests, ask)
        with wrong.at("interest_other"):
            chosen(interest_other, pair.other.interests, ask)
        with wrong.at("common"):
            common = checked_text(common, what=_("what they have in common"))
        with wrong.at("why"):
            why = checked_text(why, what=_("why you think so"))
        wrong.refuse()
        return self.enter(
            Common,
            one=one,
            other=other,
            interest_one=interest_one,
            interest_other=interest_other,
            common=common,
            why=why,
        )

    def matches(self, one: str, other: str) -> tuple[Match, ...]:
        """Give everybody's matches for two parties, oldest first."""
        return tuple(m for m in self.state.matches if set(m.pair) == {one, other})

    # --- tables ----------------------------------------------------------------------

    def rows(self, what: str = "cells") -> list[dict[str, object]]:
        """Give a table as rows.

        Parameters
        ----------
        what
            ``"cells"``: the ledger, issues by parties; ``"codings"``: everybody's;
            ``"chair"``: what people expected; ``"matches"``: interests they see in
            common; ``"likeness"``: every two parties; ``"ties"`` and ``"options"``:
            the one-mode and the two-mode network.
        """
        if what not in rows.TABLES:
            raise NotAllowed(
                _("There is no table {what!r}. Choose one of: {tables}.").format(
                    what=what, tables=", ".join(rows.TABLES)
                )
            )
        return rows.TABLES[what](self)

    def frame(self, what: str = "cells") -> pd.DataFrame:
        """Give a table as a pandas DataFrame; see :meth:`rows`.

        Examples
        --------
        >>> from course.case import load_case
        >>> from course.journal import Journal
        >>> work = Positions(load_case(), Journal(), who="heron")
        >>> len(work.frame()) == len(work.table.cells)
        True
        """
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(self.rows(what), columns=list(rows.COLUMNS[what]))

    # --- inside ------------------------------------------------------------------------

    def _known(self, issue: str, actor: str) -> None:
        if (issue, actor) not in self.table.cells:
            raise NotAllowed(
                _("There is no issue {issue!r} with a party {actor!r} in this case.").format(
                    issue=issue, actor=actor
                )
            )

    def _seat(self) -> Seat:
        seat = self.seat
        if seat is None:
            raise NotAllowed(_("Choose or draw a chair first."))
        return seat
