"""Precedents: compare first, say where the analogy breaks, then read what the ledger says of its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.chronology import WHOLE, Chronology
from course.faces.face import Face
from course.faces.verbs import Key, PaperForm, Text, verb
from course.language import N_, NotAllowed, _
from course.publish.chronology import chronology
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from course.journal import Entry
    from course.session.session import Session


class PrecedentsFace(Face):
    """Attach a precedent to the case, an issue or an event; one likeness and one difference open the ledger.

    Parameters
    ----------
    session
        The learner's session.
    chair
        True for whoever runs the class: the limits are open, and everybody's comparisons show.
    """

    template: ClassVar[str] = "chronology/precedents.html"
    title: ClassVar[str] = N_("Precedents and where they break")
    listens: ClassVar[frozenset[str]] = frozenset({"chronology"})

    def __init__(self, session: Session, *, chair: bool = False) -> None:
        self.line = Chronology(session.case, session.journal, who=session.who, chair=chair)
        self.chosen = ""
        super().__init__(session)

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only comparisons."""
        return super().shows(entry) and entry.verb == "compare"

    def reveal(self, entry: Entry) -> str:
        """Open the precedent that an entry is about."""
        self.chosen = str(entry.body["precedent"])
        return f"{self.uid}-precedent"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        line = self._current()
        case = self.session.case
        chosen = next((p for p in case.precedents if p.id == self.chosen), None)
        everybody = line.analogies(chosen.id) if chosen else ()
        issues = {i.id: i.title for i in case.issues}
        return {
            "precedents": {p.id: f"{p.name} ({p.years})" for p in case.precedents},
            "chosen": chosen,
            "targets": line.targets(),
            "mine": [a for a in everybody if a.who == line.who],
            "others": [a for a in everybody if a.who != line.who],
            "open": bool(chosen) and line.limits_open(self.chosen),
            "compared": line.compared_precedents(),
            "issues": [issues[i] for i in chosen.linked_issues] if chosen else [],
            "whole": WHOLE,
        }

    @verb
    def on_choose(self, precedent: Key) -> str:
        """Choose a precedent."""
        if precedent not in {p.id for p in self.session.case.precedents}:
            raise NotAllowed(_("Choose a precedent."))
        self.chosen = precedent
        self.focus(f"#{self.uid}-precedent")
        return ""

    @verb
    def on_compare(self, to: Key, alike: Text, breaks: Text) -> str:
        """Keep a comparison; the ledger's limits open."""
        self._current().compare(self.chosen, to=to, alike=alike, breaks=breaks)
        self.focus(f"#{self.uid}-limits")
        return _("Kept. The ledger’s limits are open.")

    @verb
    def on_csv(self) -> str:
        """Hand over what was done as a table."""
        self.download("chronology.csv", "text/csv", to_csv(self._current().rows()))
        return _("The table is on its way to your downloads.")

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of what was done."""
        return self.hand_over("chronology", chronology(self._current()), form)

    def _current(self) -> Chronology:
        self.line.who = self.session.who
        return self.line
