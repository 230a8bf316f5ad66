"""Who holds what: issues by parties, with the evidence beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.positions import Positions
from course.activities.positions.rows import cell_rows, note_words, place_words, source_list
from course.activities.positions.state import NO_OPTION, SILENT
from course.activities.positions.table import EMPTY_MARKS, option_in_full, party_words
from course.activities.positions.view import CONFIDENCE_CHOICES, EVIDENCE_CHOICES, WHO_LABELS, TableView, show
from course.faces.pieces import Pieces
from course.faces.places import place_in_paper
from course.faces.positions.choices import check_choices, ticked_parties
from course.faces.positions.wall import PositionsWall
from course.faces.verbs import Key, PaperForm, Text, verb
from course.faces.wall import WallFace
from course.figures import positions as figures
from course.language import N_, NotAllowed, _, language
from course.publish.positions import positions
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from markupsafe import Markup

    from course.activities.positions.state import Coding
    from course.activities.positions.table import Cell
    from course.activities.positions.view import Shown
    from course.case.records import Issue
    from course.figures.figure import Figure
    from course.journal import Entry
    from course.session.session import Session

    Disagreements = Sequence[tuple[Cell, Sequence[Coding]]]
    Row = tuple[tuple[object, ...], Issue, list[tuple[Cell, bool, int]], str]


class PositionsFace(WallFace):
    """A table of issues and parties; a cell opens its evidence and can be coded differently.

    Parameters
    ----------
    session
        The learner's session.
    parties
        Ids of the parties to show first; a few that the paper names most where none are given.
    """

    template: ClassVar[str] = "positions/positions.html"
    wall: ClassVar[str] = "positions/wall.html"
    title: ClassVar[str] = N_("Who holds what")
    listens: ClassVar[frozenset[str]] = frozenset({"positions"})

    def __init__(self, session: Session, parties: Sequence[str] = ()) -> None:
        self.work = Positions(session.case, session.journal, who=session.who)
        self.look = TableView(who="own" if parties else "few", parties=tuple(parties))
        self.chosen: tuple[str, str] | None = None
        self.coding = self.pictured = False
        self.projection, self.pieces = PositionsWall(self), Pieces()
        self.parts = (self.projection,)
        super().__init__(session)

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only codings."""
        return super().shows(entry) and entry.verb == "code"

    def reveal(self, entry: Entry) -> str:
        """Open the cell that an entry is about."""
        issue, actor = str(entry.body["issue"]), str(entry.body["actor"])
        if (issue, actor) in self.work.table.cells:
            self.chosen = issue, actor
        return f"{self.uid}-card"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        work, table = self._work(), self.work.table
        shown, differing = show(table, self.look), work.disagreements()
        like = table.parties.get(self.look.like)
        return {
            "shown": shown,
            "look": self.look,
            "rows": self._rows(shown, differing),
            "pieces": self.pieces,
            "columns": [(a, party_words(table.parties[a]), self._likeness(a)) for a in shown.parties],
            "like": like,
            "labels": {"who": WHO_LABELS, "evidence": EVIDENCE_CHOICES, "confidence": CONFIDENCE_CHOICES},
            "parties": {a: party_words(p) for a, p in table.parties.items()},
            "issues": {i: issue.title for i, issue in table.issues.items()},
            "card": self._card() if self.chosen else None,
            "coding": self.coding,
            "pictured": self._picture(shown) if self.pictured else None,
            "finding": figures.farthest(self.work.table, shown.issues, shown.parties)
            if self.pictured
            else "",
            "differing": [self._differing(cell, codings) for cell, codings in differing],
            "place_words": place_words,
            "empty_marks": EMPTY_MARKS,
            "notes": self.session.case.meta.notes.get("positions", ()),
        }

    def wall_context(self) -> Mapping[str, Any]:
        """Give what a projector shows."""
        return self.projection.context()

    # --- what a person can do ----------------------------------------------------

    @verb
    def on_look(
        self,
        *,
        who: Key,
        issue: Key = "",
        evidence: Key = "",
        confidence: Key = "",
        like: Key = "",
        parties: list[Key] | None = None,
    ) -> str:
        """Choose what the table shows."""
        table = self.work.table
        ticked = ticked_parties(table, who, parties)
        check_choices(
            (issue, {"", *table.issues}),
            (evidence, EVIDENCE_CHOICES),
            (confidence, CONFIDENCE_CHOICES),
            (like, {"", *table.parties}),
        )
        self.look = TableView(who or "few", ticked, issue, evidence, confidence, like)
        self.pictured = False
        self.focus(f"#{self.uid}-table")
        return show(self.work.table, self.look).sentence

    @verb
    def on_choose(self, issue: Key, actor: Key) -> str:
        """Open the evidence of a cell."""
        if (issue, actor) not in self.work.table.cells:
            raise NotAllowed(_("This cell is no longer in the table. Run the cell of the notebook again."))
        self.chosen, self.coding, self.projection.issue = (issue, actor), False, issue
        self.focus(f"#{self.uid}-card")
        return ""

    @verb
    def on_back(self) -> str:
        """Go back to the chosen cell of the table."""
        table = f"#{self.uid}-table"  # which may have other cells by now
        self.focus(f"#{self.uid}-{'-'.join(self.chosen)}, {table}" if self.chosen else table)
        return ""

    @verb
    def on_recode(self) -> str:
        """Open the form for coding the chosen cell differently."""
        self.coding = True
        self.focus(f"#{self.uid}-code")
        return ""

    @verb
    def on_code(self, place: Key, evidence: Key, reason: Text, quote: Text = "", source: Text = "") -> str:
        """Keep a coding of the chosen cell."""
        if self.chosen is None:
            raise NotAllowed(_("Choose a cell of the table first."))
        self._work().code(*self.chosen, place, evidence=evidence, reason=reason, quote=quote, source=source)
        self.coding = False
        self.focus(f"#{self.uid}-codings")
        return _("Your coding is kept beside the ledger’s.")

    @verb
    def on_take(self) -> str:
        """Sit down in the chair of the chosen cell's party."""
        if self.chosen is None:
            raise NotAllowed(_("Choose a cell of the table first."))
        self._work().take(self.chosen[1])
        name = self.work.table.parties[self.chosen[1]].in_sentence
        return _("You sit in the chair of {name}. Go on where the lesson says: take the chair.").format(
            name=name
        )

    @verb
    def on_picture(self) -> str:
        """Draw what the table shows."""
        if not figures.drawable(show(self.work.table, self.look).parties):
            raise NotAllowed(
                _("A picture holds up to {most} parties. Choose fewer in the form above.").format(
                    most=figures.MOST
                )
            )
        self.pictured = not self.pictured
        self.focus(f"#{self.uid}-picture" if self.pictured else f"#{self.uid}-table")
        return _("The picture stands below the table.") if self.pictured else ""

    @verb
    def on_csv(self) -> str:
        """Hand over what the table shows, with sources."""
        shown = show(self.work.table, self.look)
        self.download("positions.csv", "text/csv", to_csv(cell_rows(self._work(), self._cells(shown))))
        return _("The table is on its way to your downloads; each row names its sources.")

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over what the table shows as a paper."""
        shown = show(self.work.table, self.look)
        return self.hand_over("positions", positions(self._work(), list(self._cells(shown))), form)

    @verb
    def on_codings(self) -> str:
        """Hand over everybody's codings."""
        self.download("codings.csv", "text/csv", to_csv(self._work().rows("codings")))
        return _("The codings are on their way to your downloads.")

    @verb
    def on_svg(self) -> str:
        """Hand over the picture as SVG, with its sources."""
        return self.keep_picture("positions", "svg", *self._drawn())

    @verb
    def on_png(self) -> str:
        """Hand over the picture as PNG, with its sources."""
        return self.keep_picture("positions", "png", *self._drawn())

    def frame(self, what: str = "cells") -> pd.DataFrame:
        """Give a table as a pandas DataFrame; see :meth:`course.activities.positions.Positions.rows`."""
        return self._work().frame(what)

    # --- inside --------------------------------------------------------------------

    def _work(self) -> Positions:
        self.work.who = self.session.who
        return self.work

    def _cells(self, shown: Shown) -> list[Cell]:
        pairs = [(i, a) for i in shown.issues for a in shown.parties if (i, a) not in shown.left_out]
        return [self.work.table.cell(i, a) for i, a in pairs]

    def _rows(self, shown: Shown, differing: Disagreements) -> list[Row]:
        """Give each issue with its cells: whether one is left out, how many code it otherwise, what is open.

        What comes first is the same as long as the row shows the same.
        """
        table = self.work.table
        rows: list[Row] = []
        differ = {(c.issue, c.actor): len(codings) for c, codings in differing}
        for i in shown.issues:
            here = self.chosen[1] if self.chosen and self.chosen[0] == i else ""
            told = [(a, (i, a) in shown.left_out, differ.get((i, a), 0)) for a in shown.parties]
            cells = [(table.cell(i, a), out, count) for a, out, count in told]
            rows.append(((language(), i, here, *told), table.issues[i], cells, here))
        return rows

    def _differing(self, cell: Cell, codings: Sequence[Coding]) -> dict[str, Any]:
        """Group who codes a cell how; the reasons stand in the cell's card."""
        issue, groups = self.work.table.issues[cell.issue], dict[str, list[str]]()
        for coding in codings:
            words = f"{place_words(issue, coding.place)}, {coding.evidence}"
            groups.setdefault(words, []).append(self.session.journal.name_of(coding.who))
        name = party_words(self.work.table.parties[cell.actor])
        return {"cell": cell, "title": f"{name} · {issue.title}", "groups": groups}

    def _likeness(self, actor: str) -> str:
        if not self.look.like or actor == self.look.like or self.look.like not in self.work.table.parties:
            return ""
        same, _opposed, compared = self.work.table.likeness(self.look.like, actor)
        return (
            _("the same option on {same} of {compared}").format(same=same, compared=compared)
            if compared
            else _("nothing to compare")
        )

    def _card(self) -> dict[str, Any]:
        assert self.chosen is not None
        issue, actor = self.chosen
        table = self.work.table
        cell, record = table.cell(issue, actor), table.issues[issue]
        mine = self.work.state.codings.get((issue, actor, self.session.who))
        places = {str(o.level): option_in_full(o) for o in record.scale}
        return {
            "cell": cell,
            "issue": record,
            "party": table.parties[actor],
            "name": party_words(table.parties[actor]),
            "place": place_in_paper(self.session, cell.quote),
            "later": note_words(record, cell),
            "codings": self.work.codings_of(issue, actor),
            "mine": mine,
            "choices": {
                **places,
                NO_OPTION: _("It spoke, but no option fits"),
                SILENT: _("Nothing was stated"),
            },
        }

    def _picture(self, shown: Shown) -> Markup:
        table, issues, parties = self.work.table, shown.issues, shown.parties
        return self.figure(figures.svg(table, issues, parties), figures.describe(table, issues, parties))

    def _drawn(self) -> tuple[Figure, list[str]]:
        shown = show(self.work.table, self.look)
        if not figures.drawable(shown.parties):
            raise NotAllowed(
                _("A picture holds up to {most} parties. Choose fewer in the form above.").format(
                    most=figures.MOST
                )
            )
        figure = figures.draw(self.work.table, shown.issues, shown.parties)
        return figure, source_list(self.session.case, self._cells(shown))
