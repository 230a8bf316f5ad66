"""Could they agree? A package, every party's answer, and what would open a deal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from course.activities.bargaining import Bargaining
from course.activities.bargaining.heads import compared, first_issues, head, ways
from course.activities.bargaining.rows import rows
from course.activities.bargaining.unknown import why_unknown
from course.faces.face import Face
from course.faces.places import place_in_paper
from course.faces.verbs import Key, Line, PaperForm, PictureKind, Prefixed, Text, verb
from course.figures import bargaining as figure
from course.language import N_, NotAllowed, _, listed, ngettext
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
        self.added: list[str] = []  # issues that stand in the package before they are settled
        self.revealed = False  # whether what stands in the way is open
        self.pictured = False
        self._drawn: tuple[object, Any] = (None, "")
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        work = self.bargaining
        work.who = self.session.who
        case, words, package = self.session.case, work.words, work.package
        shown = self._rows()
        rows = [i for i in case.issues if i.id in shown]
        guessing = not work.has_looked and bool(work.at_table) and bool(case.issues)
        opened = self.revealed and not guessing
        return {
            "work": work,
            "words_": words,
            "parties": [case.stakeholder(p) for p in work.at_table],
            "package": package,
            "stage": 1 if guessing else 3 if opened else 2,
            "guessed": listed(words.title(i) for i in work.guess.issues) if work.guess else "",
            "heads": {p: head(work, p) for p in work.at_table},
            "rows": rows,
            "more": [i for i in case.issues if i not in rows],
            "notices": work.says.notices(),
            "differing": () if guessing else work.differing(),
            "stance_labels": STANCE_LABELS,
            "stance_marks": STANCE_MARKS,
            "chosen": None if guessing else self._chosen(),
            "picture": self._picture() if self.pictured and not guessing else "",
            "finding": figure.finding(self.bargaining) if self.pictured and not guessing else "",
            "found": None,
            **(self._answer() if opened else {}),
        }

    def html(self, *, live: bool = True) -> str:
        """Render the face; as a page to read nothing is asked, and the answer stands in a closed box."""
        if live:
            return super().html()
        return self.render(self.template, {**self.context(), **self._answer(), "stage": 2}, live=False)

    def _answer(self) -> dict[str, Any]:
        """Give what stands in the way, beside what was guessed; looked for only where it is shown."""
        work = self.bargaining
        found = work.analysis()
        completion = work.completion() if work.package and found.package is not None else None
        stuck = work.package and found.package is not None and completion is None
        return {
            "found": found,
            "compared": compared(work) if work.guess and work.guess.issues else (),
            "completion": completion,
            "blocked": work.blocked() if stuck else (),
            "collisions": [work.words.collision(c) for c in found.collisions],
            "steps": [
                f"{work.words.step(s.movements)} {work.says.leaning_of(leans)}"
                for s, leans in zip(found.steps, found.leans, strict=True)
            ],
            "ways": ways(work, found.steps),
            "leanings": work.says.leanings(found),
            "at_once": _SHOWN_AT_ONCE,
        }

    def _rows(self) -> set[str]:
        """Give the issues that have a row: a few to begin with, those added, and those settled."""
        guess = self.bargaining.guess
        first = first_issues(self.session.case, guess.issues if guess else ())
        return {*first, *self.added, *self.bargaining.package}

    # --- what a person can do ------------------------------------------------

    @verb
    def on_guess(self, issues: list[Key] | None = None, line: Line = "") -> str:
        """Keep where this person expects lines to collide, and open the package."""
        if not issues:
            ask = _("Tick at least one issue, or look without a guess.")
            raise NotAllowed(ask, {"issues": ask})
        self._acting().expect(issues, line=line)
        self.focus(f"#{self.uid}-package")
        return _("Your guess is kept. Now put a package together.")

    @verb
    def on_skip(self) -> str:
        """Look without a guess."""
        self._acting().expect(())
        self.focus(f"#{self.uid}-package")
        return _("Put a package together, issue by issue.")

    @verb
    def on_add(self, issue: Key) -> str:
        """Give an issue a row."""
        titles = {i.id: i.title for i in self.session.case.issues}
        if issue not in titles:
            raise NotAllowed(_("Choose an issue."))
        self.added = [*self.added, issue]
        self.focus(f"#{self.uid}-{issue}")
        return _("“{issue}” has a row now.").format(issue=titles[issue])

    @verb
    def on_reveal(self) -> str:
        """Show what stands in the way, beside the guess."""
        self.revealed = True
        self.focus(f"#{self.uid}-verdict")
        return self._acting().says.verdict()

    @verb
    def on_sit(self, parties: list[Key] | None = None) -> str:
        """Choose who sits at the table."""
        work = self._acting()
        work.sit(parties or [])
        self.shown = None
        return self._news() or ngettext(
            "One party sits at the table.", "{n} parties sit at the table.", len(work.at_table)
        ).format(n=len(work.at_table))

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
        if self.shown == (party, issue):
            return self.on_shut()
        self.shown = (party, issue)
        if issue not in self._rows():
            self.added = [*self.added, issue]
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
        return _("Your reading is kept. {verdict}").format(verdict=self._news()).strip()

    @verb
    def on_suppose(self, party: Key, issue: Key, value: Key) -> str:
        """Suppose how an unknown view would be answered."""
        work = self._acting()
        work.suppose(party, issue, value)
        return self._news() or work.says.on_package() or _("Kept.")

    @verb
    def on_attach(
        self, *, party: Key, issue: Key, option: Key, condition: Key, words: Text = "", reason: Text = ""
    ) -> str:
        """Add a condition."""
        other, _colon, level = condition.partition(":")
        work = self._acting()
        work.attach(party, issue, options=[option], only_if=other, needs=[level], words=words, reason=reason)
        self.focus(f"#{self.uid}-hypothesis")
        return _("The condition is added. {verdict}").format(verdict=self._news()).strip()

    @verb
    def on_give_up(self, link: Key, reason: Text = "") -> str:
        """Leave out a condition."""
        work = self._acting()
        work.give_up(link, reason=reason)
        self.focus(f"#{self.uid}-hypothesis")
        return _("The condition is left out. {verdict}").format(verdict=self._news()).strip()

    @verb
    def on_restore(self, party: Key, issue: Key) -> str:
        """Go back to the starting set."""
        work = self._acting()
        work.restore(party, issue)
        self.focus(f"#{self.uid}-hypothesis")
        return _("The starting set holds again. {verdict}").format(verdict=self._news()).strip()

    @verb
    def on_try(self, number: int) -> str:
        """Apply a set of movements as a what-if."""
        work = self._acting()
        work.try_step(number)
        self.revealed = True
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
        self.revealed = True
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
        self.focus(f"#{self.uid}-package")
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

    def _news(self) -> str:
        """Say whether the parties could agree, where this person has chosen to see that."""
        return self.bargaining.says.verdict() if self.revealed else ""

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
