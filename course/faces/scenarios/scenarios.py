"""Which stories hold together: judgements in words, consistent scenarios, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from course.activities.scenarios import DRAFT, Scenarios
from course.activities.scenarios.rows import basis, rows
from course.activities.scenarios.words import (
    JUDGEMENT_LABELS,
    change_in_words,
    counted,
    explained,
    no_way_in_words,
    told,
    trace_in_words,
)
from course.exchange.scenarios.scw import write_scw
from course.exchange.scenarios.sl import solutions, write_sl
from course.faces.face import Face
from course.faces.places import place_in_paper
from course.faces.verbs import Key, Line, PaperForm, PictureKind, Prefixed, Text, verb
from course.figures import scenarios as figure
from course.language import N_, NotAllowed, _, number
from course.methods.crossimpact import succession, to_break, to_make
from course.publish.scenarios import scenarios as paper_of
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from markupsafe import Markup

    from course.journal import Entry
    from course.methods.crossimpact import Matrix, Scenario
    from course.session.session import Session

_MOST_LISTED = 40
_MOST_WAYS = 4


class ScenariosFace(Face):
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

    def __init__(self, session: Session, what_if: str = "") -> None:
        self.work = Scenarios(session.case, session.journal, who=session.who, what_if=what_if)
        self.row: int | None = None
        self.column: int | None = None
        self.opened: Scenario | None = None
        self._drawn: tuple[tuple[Matrix, tuple[Scenario, ...], dict[int, int]], Markup] | None = None
        super().__init__(session)

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only its what-if."""
        return super().shows(entry) and entry.body.get("what_if") == self.work.what_if.id

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        work, case = self._current(), self.session.case
        matrix = work.matrix()
        found = work.consistent()
        return {
            "work": work,
            "matrix": matrix,
            "drivers": self._drivers(),
            "labels": {str(k): v for k, v in sorted(JUDGEMENT_LABELS.items())},
            "DRAFT": DRAFT,
            "row": self.row,
            "column": self.column,
            "effects": self._effects() if self.row is not None else (),
            "said": work.judgement(self.row, self.column)
            if self.row is not None and self.column is not None
            else None,
            "found": found,
            "listed": [(s, told(matrix, s)) for s in found[:_MOST_LISTED]],
            "summary": _summary(work, matrix, found),
            "paper": {c: place_in_paper(self.session, case.claim(c).quote) for c in work.what_if.claims},
            "picture": self._picture(matrix, found) if found else "",
            "opened": self.opened,
            "views": explained(matrix, self.opened, work.held) if self.opened else (),
            "story": self._story(matrix) if self.opened else None,
            "differing": work.differing(),
            "starts": work.starts(),
            "told": [(story, told(matrix, story.scenario)) for story in work.stories],
        }

    def _picture(self, matrix: Matrix, found: Sequence[Scenario]) -> Markup:
        """Draw what holds together; again only where that has changed."""
        held = self.work.held
        shown = (matrix, tuple(found), held)
        if self._drawn is None or self._drawn[0] != shown:
            picture, words = figure.svg(matrix, found, held), figure.describe(matrix, found, held)
            self._drawn = shown, self.figure(picture, words)
        return self._drawn[1]

    # --- what a person can do ------------------------------------------------

    @verb
    def on_take(self, row: Key) -> str:
        """Choose a state, to see and judge what it does."""
        self.row = int(row) if row.isdecimal() and int(row) < self.work.shape.width else None
        self.column = None
        self.focus(f"#{self.uid}-effects")
        return "" if self.row is not None else _("Choose a state first.")

    @verb
    def on_cell(self, row: Key, column: Key) -> str:
        """Open one judgement to change it."""
        shape = self.work.shape
        if row.isdecimal() and column.isdecimal() and max(int(row), int(column)) < shape.width:
            self.row, self.column = int(row), int(column)
            self.focus(f"#{self.uid}-judge")
        return ""

    @verb
    def on_judge(self, row: Key, column: Key, value: Key, reason: Text) -> str:
        """Keep a judgement."""
        before = self._holding()
        self.work.judge(row, column, value=value, reason=reason)
        self.column = None
        self.focus(f"#{self.uid}-effects")
        return _("Your judgement is kept. {news}").format(news=_news(before, self._holding()))

    @verb
    def on_take_draft(self, row: Key, column: Key) -> str:
        """Go back to the draft for one judgement."""
        before = self._holding()
        self.work.take_draft(row, column)
        self.column = None
        self.focus(f"#{self.uid}-effects")
        return _("The draft holds again. {news}").format(news=_news(before, self._holding()))

    @verb
    def on_open(self, scenario: list[int]) -> str:
        """Open a story of the list."""
        self.opened = self.work.checked(tuple(scenario))
        self.focus(f"#{self.uid}-story")
        return ""

    @verb
    def on_wish(self, *, states: Annotated[dict[str, Key], Prefixed("s-")]) -> str:
        """Look at a story put together by hand: a state for each driver."""
        chosen = [states.get(str(i), "") for i in range(len(self.work.shape.sizes))]
        self.opened = self._current().checked(tuple(int(v) if v.isdecimal() else -1 for v in chosen))
        self.focus(f"#{self.uid}-story")
        holds = self.work.matrix().is_consistent(self.opened, self.work.held)
        return _("This story holds together.") if holds else _("This story does not hold together. Read why.")

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
        work.tell(self.opened or (), title=title, true=true, gains=gains, loses=loses, sign=sign)
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

    def _current(self) -> Scenarios:
        self.work.who = self.session.who
        return self.work

    def _holding(self) -> tuple[frozenset[Scenario], bool]:
        """Give the stories that hold together, and whether there are more."""
        work = self._current()
        return frozenset(work.consistent()), work.more_hold

    def _drivers(self) -> list[dict[str, Any]]:
        shape, held = self.work.shape, self.work.held
        return [
            {
                "number": i,
                "name": d.name,
                "states": [{"index": start + v, "variant": v, "name": s} for v, s in enumerate(d.variants)],
                "held": held.get(i, -1),
                "chosen": self.opened[i] if self.opened else -1,
            }
            for i, (d, start) in enumerate(zip(shape.descriptors, shape.starts, strict=True))
        ]

    def _effects(self) -> list[dict[str, Any]]:
        row = self.row or 0
        own = self.work.shape.place(row)[0]
        return [
            {
                "driver": d["name"],
                "cells": [{**s, "said": self.work.judgement(row, s["index"])} for s in d["states"]],
            }
            for d in self._drivers()
            if d["number"] != own
        ]

    def _story(self, matrix: Matrix) -> dict[str, Any]:
        scenario, held = self.opened or (), self.work.held
        holds = matrix.is_consistent(scenario, held)
        ways = (to_break if holds else to_make)(matrix, scenario, held=held, most=_MOST_WAYS)
        at_once = succession(matrix, scenario, way="global", held=held)
        singly = succession(matrix, scenario, way="local", held=held)
        traces = (
            [] if holds else [(_("all drivers move at once"), at_once), (_("one driver at a time"), singly)]
        )
        return {
            "holds": holds,
            "name": told(matrix, scenario),
            "ways": [change_in_words(matrix, way) for way in ways],
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
        return _("The same {count} stories hold together.").format(count=number(count))
    return _("Stories that hold together: {count} ({new} new, {gone} gone).").format(
        count=number(count), new=number(new), gone=number(gone)
    )
