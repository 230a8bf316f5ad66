"""Which stories hold together: judgements in words, consistent scenarios, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from course.activities.scenarios import DRAFT, Scenarios
from course.activities.scenarios.rows import basis, rows
from course.activities.scenarios.words import (
    JUDGEMENT_LABELS,
    change_in_words,
    counted,
    explained,
    held_out,
    no_way_in_words,
    told,
    trace_in_words,
)
from course.exchange.scenarios.scw import write_scw
from course.exchange.scenarios.sl import solutions, write_sl
from course.faces.pieces import Pieces
from course.faces.places import place_in_paper
from course.faces.scenarios.heat import Heat
from course.faces.scenarios.questions import WhatIfFace
from course.faces.verbs import Key, Line, PaperForm, PictureKind, Text, verb
from course.figures import scenarios as figure
from course.language import N_, NotAllowed, _, ngettext, number
from course.language.figures import in_figures
from course.methods.bounded import first
from course.methods.crossimpact import succession, to_break, to_make
from course.publish.scenarios import scenarios as paper_of
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from course.case.records import Claim
    from course.journal import Entry
    from course.methods.crossimpact import Matrix, Scenario
    from course.session.session import Session

_MOST_LISTED = 40
_MOST_WAYS = 4


class ScenariosFace(WhatIfFace):
    """Judge how drivers act on each other, and read which stories hold together.

    Parameters
    ----------
    session
        The learner's session.
    what_if
        The id of the what-if question; the case's first where none is given.
    """

    template: ClassVar[str] = "scenarios/scenarios.html"
    title: ClassVar[str] = N_("Which stories hold together?")
    listens: ClassVar[frozenset[str]] = frozenset({"scenarios"})
    work: Scenarios

    def begin(self, session: Session, what_if: str) -> None:
        """Take up a what-if question, with the first state of each driver chosen."""
        self.work = Scenarios(session.case, session.journal, who=session.who, what_if=what_if)
        self.row: int | None = None  # the judgement that is being changed
        self.column: int | None = None
        self.wished: Scenario = tuple(0 for _size in self.work.shape.sizes)
        self.pieces = Pieces()

    def reveal(self, entry: Entry) -> str:
        """Show the story and its verdict, which every entry of this face bears on."""
        return f"{self.uid}-story" if self.shows(entry) else ""

    def html(self, *, live: bool = True) -> str:
        """Render the face; as a page to read nothing is asked, and what was found stands in a closed box."""
        return self.render(self.template, {**self.context(), "asking": live and self._asking()}, live=live)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        work = self._current()
        matrix, story = work.matrix(), self._story_shown()
        found = work.consistent()
        at = self._at()
        heat = Heat(work, story, at, self.session.journal.name_of)
        return {
            "work": work,
            "matrix": matrix,
            "drivers": self._drivers(story, found),
            "labels": {str(k): v for k, v in sorted(JUDGEMENT_LABELS.items())},
            "DRAFT": DRAFT,
            "row": self.row,
            "column": self.column,
            "said": work.judgement(self.row, self.column)
            if self.row is not None and self.column is not None
            else None,
            "summary": _summary(work, matrix, found),
            "paper": {c: place_in_paper(self.session, case_claim.quote) for c, case_claim in self._claims()},
            "shown": story,
            "guessed": self._guessed(matrix),
            "views": explained(matrix, story, work.held),
            "story": self._story(matrix, story),
            "listed": self._listed(found),
            "all_found": len(found),
            "heat": heat.tables(),
            "open_cell": heat.cell(*at) if len(matrix.descriptors) > 1 else None,
            "pieces": self.pieces,
            "differing": work.differing(),
            "starts": work.starts(),
            "told": [(story, told(matrix, story.scenario)) for story in work.stories],
        }

    # --- what a person can do ------------------------------------------------

    @verb
    def on_set(self, driver: Key, value: Key) -> str:
        """Choose a state of one driver for the story that is wished for."""
        chosen = list(self.wished)
        if not driver.isdecimal() or int(driver) >= len(chosen) or not value.isdecimal():
            raise NotAllowed(_("Choose one state for each driver."))
        chosen[int(driver)] = int(value)
        self.wished = self.work.checked(tuple(chosen))
        return self._verdict()

    @verb
    def on_open(self, scenario: list[int]) -> str:
        """Put a whole story together: one of the list, or one to begin with."""
        self.wished = self.work.checked(tuple(scenario))
        self.focus(f"#{self.uid}-story")
        return self._verdict()

    @verb
    def on_guess(self, holds: Literal["yes", "no"]) -> str:
        """Keep whether somebody expects the story to hold together, and show whether it does."""
        self._current().expect(self._story_shown(), holds)
        self.focus(f"#{self.uid}-story")
        return self._verdict()

    @verb
    def on_skip(self) -> str:
        """Look without a guess."""
        self._current().expect(self._story_shown(), "")
        self.focus(f"#{self.uid}-story")
        return self._verdict()

    @verb
    def on_cell(self, row: Key, column: Key) -> str:
        """Open one judgement to change it."""
        shape = self.work.shape
        known = row.isdecimal() and column.isdecimal() and max(int(row), int(column)) < shape.width
        if not known or shape.place(int(row))[0] == shape.place(int(column))[0]:
            raise NotAllowed(_("Choose states of two different drivers."))
        self.row, self.column = int(row), int(column)
        self.focus(f"#{self.uid}-judge")
        return ""

    @verb
    def on_judge(self, row: Key, column: Key, value: Key, reason: Text) -> str:
        """Keep a judgement."""
        before = self._holding()
        self.work.judge(row, column, value=value, reason=reason)
        self.column = None
        self.focus(self._place_of(row, column))
        return _("Your judgement is kept. {news}").format(news=_news(before, self._holding()))

    @verb
    def on_take_draft(self, row: Key, column: Key) -> str:
        """Go back to the draft for one judgement."""
        before = self._holding()
        self.work.take_draft(row, column)
        self.column = None
        self.focus(self._place_of(row, column))
        return _("The draft holds again. {news}").format(news=_news(before, self._holding()))

    @verb
    def on_hold(self, driver: Key, variant: Key) -> str:
        """Hold a driver at a state, or let it go."""
        before = self._holding()
        self.work.hold(driver, variant)
        said = _("Let go.") if variant == "-1" else _("Held.")
        return f"{said} {_news(before, self._holding())}"

    @verb
    def on_tell(self, title: Line, true: Text, gains: Text, loses: Text, sign: Text) -> str:
        """Keep a told story of the scenario that is open."""
        work = self._current()
        work.tell(self._story_shown(), title=title, true=true, gains=gains, loses=loses, sign=sign)
        return _("Your story is kept.")

    @verb
    def on_files(self, kind: Literal["scw", "sl", "csv"]) -> str:
        """Hand over the judgements, or the files of ScenarioWizard."""
        work = self._current()
        name, matrix = work.what_if.id, work.matrix()
        if kind == "scw":
            self.download(f"{name}.scw", "text/plain", write_scw(matrix, name=f"{name}.scw"))
        elif kind == "sl":
            self.download(
                f"{name}.sl", "text/plain", write_sl(solutions(matrix, work.consistent(), work.held))
            )
        else:
            self.download(f"{name}-judgements.csv", "text/csv", to_csv(rows(work)))
        return _("The file is on its way to your downloads.")

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of the stories."""
        work = self._current()
        return self.hand_over(f"{work.what_if.id}-stories", paper_of(work), form)

    @verb
    def on_picture(self, kind: PictureKind) -> str:
        """Hand over the picture of the stories, with what the judgements rest on."""
        work = self._current()
        found = work.consistent()
        if not found:
            raise NotAllowed(_("No story holds together, so there is nothing to draw."))
        return self.keep_picture(
            work.what_if.id, kind, figure.draw(work.matrix(), found, work.held), basis(work)
        )

    def frame(self) -> pd.DataFrame:
        """Give the judgements as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(rows(self._current()))

    # --- inside --------------------------------------------------------------

    def _place_of(self, row: Key, column: Key) -> str:
        """Say where a judgement stands: beside the table; if narrow, in or over the list of its state."""
        places = f"#{self.uid}-change", f'[data-key="a{row}-{column}"]', f'[data-key="state-{row}"]'
        return ", ".join(places)

    def _current(self) -> Scenarios:
        self.work.who = self.session.who
        return self.work

    def _holding(self) -> tuple[frozenset[Scenario], bool]:
        """Give the stories that hold together, and whether there are more."""
        work = self._current()
        return frozenset(work.consistent()), work.more_hold

    def _asking(self) -> bool:
        """Whether a guess is asked for before anything is shown."""
        return not self._current().has_looked and bool(self.work.shape.descriptors)

    def _verdict(self) -> str:
        """Say whether the story holds together, where this person has chosen to see that."""
        if self._asking():
            return ""
        holds = self.work.matrix().is_consistent(self._story_shown(), self.work.held)
        return _("This story holds together.") if holds else _("This story does not hold together. Read why.")

    def _story_shown(self) -> Scenario:
        """Give the story that is wished for; a held driver has the state it is held at."""
        held = self._current().held
        return tuple(held.get(i, state) for i, state in enumerate(self.wished))

    def _claims(self) -> list[tuple[str, Claim]]:
        return [(c, self.session.case.claim(c)) for c in self.work.what_if.claims]

    def _drivers(self, story: Scenario, found: Sequence[Scenario]) -> list[dict[str, Any]]:
        work = self.work
        shape, held = work.shape, work.held
        before, more = work.by_themselves, work.more_by_themselves or work.more_hold
        return [
            {
                "number": i,
                "name": d.name,
                "states": [{"index": start + v, "variant": v, "name": s} for v, s in enumerate(d.variants)],
                "held": i in held,
                "chosen": story[i],
                "shuts": held_out(i, held[i], before, found, more=more) if i in held else "",
            }
            for i, (d, start) in enumerate(zip(shape.descriptors, shape.starts, strict=True))
        ]

    def _guessed(self, matrix: Matrix) -> dict[str, Any] | None:
        """Set what was expected beside what the judgements say now."""
        guess = self.work.guess
        if guess is None or guess.holds is None:
            return None
        return {
            "story": told(matrix, guess.scenario),
            "expected": guess.holds,
            "holds": matrix.is_consistent(guess.scenario, self.work.held),
        }

    def _listed(self, found: Sequence[Scenario]) -> list[tuple[str, Scenario, str]]:
        """Give the stories of the list, each with its number among those that hold by themselves.

        Where these are more than are given, each has its number in the list.
        """
        counted_ = found if self.work.more_by_themselves else self.work.by_themselves
        numbers = {story: in_figures(str(n)) for n, story in enumerate(counted_, start=1)}
        matrix = self.work.shape
        return [(numbers.get(s, _("new")), s, told(matrix, s)) for s in found[:_MOST_LISTED]]

    def _at(self) -> tuple[int, int]:
        """Give the cell where Tab stops: the one that is open, or the first that is judged."""
        if self.row is not None and self.column is not None:
            return self.row, self.column
        shape = self.work.shape
        first = (0, shape.starts[1]) if len(shape.starts) > 1 else (0, 0)
        return next(iter(self.work.judged), first)

    def _story(self, matrix: Matrix, scenario: Scenario) -> dict[str, Any]:
        held = self.work.held
        holds = matrix.is_consistent(scenario, held)
        changes = (to_break if holds else to_make)(matrix, scenario, held=held, most=_MOST_WAYS + 1)
        ways, more = first(changes, _MOST_WAYS)
        at_once = succession(matrix, scenario, way="global", held=held)
        singly = succession(matrix, scenario, way="local", held=held)
        traces = (
            [] if holds else [(_("all drivers move at once"), at_once), (_("one driver at a time"), singly)]
        )
        return {
            "holds": holds,
            "name": told(matrix, scenario),
            "ways": [change_in_words(matrix, way) for way in ways],
            "more_ways": more,
            "no_way": no_way_in_words(matrix, scenario, held),
            "traces": [(title, trace_in_words(matrix, trace)) for title, trace in traces],
        }


def _summary(work: Scenarios, matrix: Matrix, found: tuple[Scenario, ...]) -> str:
    """Say how many stories hold together, also where that is none or all."""
    if not matrix.descriptors:
        return _("This what-if has no drivers yet. Add some to what_ifs.yaml.")
    if matrix.is_empty:
        return _(
            "Nothing is judged yet, so all {combinations} combinations hold together. Judge how "
            "one state acts on another."
        ).format(combinations=number(matrix.combinations(work.held)))
    if not found:
        return _(
            "No story holds together: in each, some driver would rather change. The judgements "
            "contradict each other."
        )
    return counted(matrix, len(found), work.held, more=work.more_hold)


def _news(before: tuple[frozenset[Scenario], bool], after: tuple[frozenset[Scenario], bool]) -> str:
    """Say what an action changed."""
    new, gone, count = len(after[0] - before[0]), len(before[0] - after[0]), len(after[0])
    if after[1]:
        return _("More than {count} stories hold together.").format(count=number(count))
    if before[1]:
        return _("Stories that hold together: {count}.").format(count=number(count))
    if not new and not gone:
        same = ngettext(
            "The same {count} story holds together.", "The same {count} stories hold together.", count
        )
        return same.format(count=number(count))
    return _("Stories that hold together: {count} ({new} new, {gone} gone).").format(
        count=number(count), new=number(new), gone=number(gone)
    )
