"""Could they agree? A package, every party's answer, and what would open a deal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from course.activities.bargaining import Bargaining
from course.activities.bargaining.rows import rows
from course.activities.bargaining.unknown import why_unknown
from course.faces.face import Face
from course.faces.places import place_in_paper
from course.faces.verbs import Key, PaperForm, PictureKind, Prefixed, Text, verb
from course.figures import bargaining as figure
from course.language import N_, NotAllowed, _
from course.methods.winsets import STANCE_LABELS, STANCE_MARKS
from course.publish.bargaining import bargaining
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from course.session.session import Session

_SHOWN_AT_ONCE = 4


class BargainingFace(Face):
    """Put a package together issue by issue; every party at the table answers at once.

    Parameters
    ----------
    session
        The learner's session.
    parties
        Who sits at the table at first.
    """

    template: ClassVar[str] = "bargaining/bargaining.html"
    title: ClassVar[str] = N_("Could they agree?")
    listens: ClassVar[frozenset[str]] = frozenset({"bargaining"})

    def __init__(self, session: Session, parties: Sequence[str] | None = None) -> None:
        self.bargaining = Bargaining(session.case, session.journal, who=session.who, parties=parties)
        self.shown: tuple[str, str] | None = None
        self.pictured = False
        self._drawn: tuple[object, Any] = (None, "")
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        work = self.bargaining
        work.who = self.session.who
        case, words = self.session.case, work.words
        found = work.analysis()
        package = work.package
        completion = work.completion() if package and found.package is not None else None
        return {
            "work": work,
            "words_": words,
            "parties": [case.stakeholder(p) for p in work.at_table],
            "found": found,
            "package": package,
            "completion": completion,
            "blocked": work.blocked() if package and found.package is not None and completion is None else (),
            "collisions": [words.collision(c) for c in found.collisions],
            "steps": [
                f"{words.step(s.movements)} {work.says.leaning_of(leans)}"
                for s, leans in zip(found.steps, found.leans, strict=True)
            ],
            "leanings": work.says.leanings(found),
            "sizes": [len(s.movements) for s in found.steps],
            "at_once": _SHOWN_AT_ONCE,
            "possible": found.possible,
            "notices": work.says.notices(),
            "differing": work.differing(),
            "stance_labels": STANCE_LABELS,
            "stance_marks": STANCE_MARKS,
            "chosen": self._chosen(),
            "picture": self._picture() if self.pictured else "",
        }

    # --- what a person can do ------------------------------------------------

    @verb
    def on_sit(self, parties: list[Key] | None = None) -> str:
        """Choose who sits at the table."""
        work = self._acting()
        work.sit(parties or [])
        self.shown = None
        return work.says.verdict()

    @verb
    def on_choose(self, issue: Key, value: Key = "") -> str:
        """Put an option into the package, and say what the parties answer."""
        work = self._acting()
        work.choose(issue, value)
        said = (f"{p.label}: {work.answer(p.id, issue).words}" for p in self._parties())
        return ". ".join(said) if value else _("Taken out of the package.")

    @verb
    def on_look(self, party: Key, issue: Key) -> str:
        """Open the hypothesis behind an answer."""
        issues = {i.id for i in self.session.case.issues}
        if party not in self.bargaining.at_table or issue not in issues:
            raise NotAllowed(_("Choose an answer of somebody who sits at the table."))
        self.shown = (party, issue)
        self.focus(f"#{self.uid}-hypothesis")
        return ""

    @verb
    def on_shut(self) -> str:
        """Close the hypothesis and go back to the table."""
        if self.shown:
            self.focus(f"#{self.uid}-{self.shown[0]}-{self.shown[1]}")
        self.shown = None
        return ""

    @verb
    def on_revise(
        self,
        party: Key,
        issue: Key,
        *,
        stances: Annotated[dict[str, Key], Prefixed("o-")],
        reason: Text = "",
    ) -> str:
        """Keep one's own view of what a party could accept: a stance for each option."""
        work = self._acting()
        levels = {int(level): stance for level, stance in stances.items() if level.isdecimal()}
        work.revise(party, issue, levels, reason=reason)
        self.focus(f"#{self.uid}-hypothesis")
        return _("Your reading is kept. {verdict}").format(verdict=work.says.verdict())

    @verb
    def on_suppose(self, party: Key, issue: Key, value: Key) -> str:
        """Suppose how an unknown view would be answered."""
        work = self._acting()
        work.suppose(party, issue, value)
        self.focus(f"#{self.uid}-hypothesis")
        return work.says.verdict()

    @verb
    def on_attach(
        self, *, party: Key, issue: Key, option: Key, condition: Key, words: Text = "", reason: Text = ""
    ) -> str:
        """Add a condition."""
        other, _colon, level = condition.partition(":")
        if not option or not level:
            raise NotAllowed(_("Choose the option, and what it depends on."))
        work = self._acting()
        work.attach(party, issue, options=[option], only_if=other, needs=[level], words=words, reason=reason)
        self.focus(f"#{self.uid}-hypothesis")
        return _("The condition is added. {verdict}").format(verdict=work.says.verdict())

    @verb
    def on_give_up(self, link: Key, reason: Text = "") -> str:
        """Leave out a condition."""
        work = self._acting()
        work.give_up(link, reason=reason)
        self.focus(f"#{self.uid}-hypothesis")
        return _("The condition is left out. {verdict}").format(verdict=work.says.verdict())

    @verb
    def on_restore(self, party: Key, issue: Key) -> str:
        """Go back to the starting set."""
        work = self._acting()
        work.restore(party, issue)
        self.focus(f"#{self.uid}-hypothesis")
        return _("The starting set holds again. {verdict}").format(verdict=work.says.verdict())

    @verb
    def on_try(self, number: int) -> str:
        """Apply a set of movements as a what-if."""
        work = self._acting()
        work.try_step(number)
        self.focus(f"#{self.uid}-verdict")
        return _("Tried as a what-if of your own. {verdict}").format(verdict=work.says.verdict())

    @verb
    def on_fill(self) -> str:
        """Fill the package up with options that cross no line."""
        work = self._acting()
        whole = work.completion()
        if whole is None:
            raise NotAllowed(
                _("No package that keeps your choices crosses no line. Change one of them first.")
            )
        work.take(whole)
        self.focus(f"#{self.uid}-verdict")
        return _("The package is filled up; it crosses no line. {verdict}").format(
            verdict=work.says.on_package()
        )

    @verb
    def on_draw(self) -> str:
        """Show the picture, or hide it."""
        self.pictured = not self.pictured
        self.focus(f"#{self.uid}-{'picture' if self.pictured else 'top'}")
        return ""

    @verb
    def on_clear(self) -> str:
        """Start with an empty package."""
        self._acting().take({})
        self.focus(f"#{self.uid}-top")
        return _("The package is empty.")

    @verb
    def on_csv(self) -> str:
        """Hand over the table."""
        self.download("bargaining.csv", "text/csv", to_csv(rows(self._acting())))
        return _("The table is on its way to your downloads.")

    @verb
    def on_picture(self, kind: PictureKind) -> str:
        """Hand over the picture, with what the starting set rests on."""
        work = self._acting()
        basis = [_("Hypotheses for discussion, which readers may have changed."), *work.says.sources()]
        return self.keep_picture("bargaining", kind, figure.draw(work), basis)

    def frame(self) -> pd.DataFrame:
        """Give the table that is shown as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(rows(self._acting()))

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of what was done."""
        return self.hand_over("bargaining", bargaining(self._acting()), form)

    # --- inside --------------------------------------------------------------

    def _acting(self) -> Bargaining:
        self.bargaining.who = self.session.who
        return self.bargaining

    def _parties(self) -> list[Any]:
        return [self.session.case.stakeholder(p) for p in self.bargaining.at_table]

    def _chosen(self) -> dict[str, Any] | None:
        """Give what the card of one hypothesis shows."""
        if self.shown is None:
            return None
        work, (party, issue) = self.bargaining, self.shown
        return {
            "party": self.session.case.stakeholder(party),
            "issue": self.session.case.issue(issue),
            "view": work.view(party, issue),
            "record": work.hypothesis(party, issue),
            "edit": work.edit(party, issue),
            "links": work.links(party, issue),
            "link_edits": work.link_edits(party, issue),
            "others": work.others(party, issue),
            "unknown": sorted(work.unknown(party, issue)),
            "supposed": work.supposed(party, issue),
            "silence": work.words.silence(why_unknown(self.session.case, party, issue), "unknown").words,
            "place": partial(place_in_paper, self.session),
            "positions": [p for p in self.session.case.positions if (p.actor, p.issue) == (party, issue)],
        }

    def _picture(self) -> Any:  # noqa: ANN401 - markup
        """Draw anew only when the hypotheses or the table have changed: drawing takes a third of a second."""
        said = figure.describe(self.bargaining)
        if self._drawn[0] != said:
            self._drawn = (said, self.figure(figure.svg(self.bargaining), said))
        return self._drawn[1]
