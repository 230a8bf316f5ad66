"""One text on the screen: clauses, amendments with sponsors, every party's answer beside them, the roll."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.bargaining.heads import first_issues
from course.activities.room import Room
from course.activities.text import TextRound
from course.activities.text.changes import changes
from course.activities.text.rows import outcome, rows
from course.activities.text.state import SAY_LABELS, SAY_MARKS
from course.faces.verbs import Key, PaperForm, Text, verb
from course.faces.wall import WallFace
from course.language import N_, NotAllowed, _, listed
from course.publish.spreadsheet import to_csv
from course.publish.text import text_round

if TYPE_CHECKING:
    import pandas as pd

    from course.activities.text import Amendment
    from course.journal import Entry
    from course.session.session import Session


class TextFace(WallFace):
    """Several people work on one text for several parties.

    Parameters
    ----------
    session
        The learner's session.
    leads
        Whether whoever sees it runs the round: drafts clauses, and calls the roll.
    """

    template: ClassVar[str] = "text/text.html"
    wall: ClassVar[str] = "text/wall.html"
    title: ClassVar[str] = N_("One text")
    listens: ClassVar[frozenset[str]] = frozenset({"text"})
    also_shows: frozenset[str] = frozenset({"room"})  # which works in groups

    def __init__(self, session: Session, *, leads: bool = True) -> None:
        self.round = TextRound(session.case, session.journal, who=session.who)
        self.room = Room(session.case, session.journal, who=session.who)
        self.leads = leads
        self.group = ""  # whose text whoever leads looks at
        self.chosen = ""  # the amendment that stands in front, where somebody chose one
        self.writing = ""  # the clause for which a draft or an amendment is written
        self._seen: tuple[str, ...] = ()  # its first wordings when somebody began to write
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        round_ = self._acting()
        state, case = round_.state, self.session.case
        front = self._front()
        said = round_.answers(front) if front else ()
        clauses = sorted(state.clauses.values(), key=lambda c: c.number)
        first = first_issues(case)
        return {
            "round": round_,
            "words_": round_.words,
            "clauses": clauses,
            "amendments": {
                c.issue: [a for a in state.amendments.values() if a.issue == c.issue] for c in clauses
            },
            "issues": {i.id: i for i in case.issues},
            "open_issues": sorted(
                (i for i in case.issues if i.id not in state.clauses), key=lambda i: i.id not in first
            ),
            "front": front,
            "changed": changes,
            "answers": said,
            "heads": Counter(answer.head for answer in said),
            "outcome": outcome,
            "say_labels": SAY_LABELS,
            "say_marks": SAY_MARKS,
            "party": round_.party,
            "delegations": round_.delegations,
            "writing": self.writing,
            "leads": self.leads,
            "texts": self._texts() if self.leads else {},
        }

    def wall_context(self) -> dict[str, Any]:
        """Give what the wall shows: the amendment in front, with the parties' answers in a word each."""
        return self.context()

    def reveal(self, entry: Entry) -> str:
        """Say where stands what an entry is about."""
        issue = entry.body.get("issue")
        return f"{self.uid}-clause-{issue}" if issue else f"{self.uid}-top"

    def shows(self, entry: Entry) -> bool:
        """Tell whether an entry is about the text that is shown."""
        if not super().shows(entry):
            return False
        text, amendment = self._acting().state, entry.body.get("amendment")
        return amendment in text.amendments if amendment else entry.body.get("group", "") == self.round.group

    # --- what a person can do ------------------------------------------------

    @verb
    def on_turn_to(self, group: Key = "") -> str:
        """Look at the text of another group, or of the whole class."""
        if group not in (texts := self._texts()):
            raise NotAllowed(_("This text is no longer there."))
        self.group, self.chosen, self.writing = group, "", ""
        self.focus(f"#{self.uid}-top")
        return _("You see this text now: {whose}.").format(whose=texts[group])

    @verb
    def on_speak(self, party: Key) -> str:
        """Speak for a party."""
        round_ = self._acting()
        round_.speak(party)
        return _("You speak for {name} now.").format(name=round_.words.name(party))

    @verb
    def on_write(self, issue: Key = "") -> str:
        """Open the form in which a clause is written or amended."""
        if issue not in {i.id for i in self.session.case.issues}:
            raise NotAllowed(_("Choose an issue."))
        self.writing, self._seen = issue, self._acting().drafts(issue)
        self.focus(f"#{self.uid}-write")
        return ""

    @verb
    def on_leave(self) -> str:
        """Close that form."""
        self.writing = ""
        return ""

    @verb
    def on_draft(self, issue: Key, level: Key = "", text: Text = "") -> str:
        """Write the first wording of a clause."""
        seen = self._seen if self.writing == issue else None
        self._acting().draft(issue, text=text, level=level, replaces=seen)
        self.writing = ""
        self.focus(f"#{self.uid}-clause-{issue}")
        return _("The clause is in the text. It belongs to nobody.")

    @verb
    def on_amend(self, issue: Key, level: Key = "", text: Text = "") -> str:
        """Propose an amendment."""
        round_ = self._acting()
        made = round_.amend(issue, text=text, level=level)
        self.chosen, self.writing = made.id, ""
        self.focus(f"#{self.uid}-front")
        return _("Amendment {name} is proposed; your party sponsors it.").format(
            name=round_.state.amendments[made.id].name
        )

    @verb
    def on_look(self, amendment: Key) -> str:
        """Put an amendment in front on this screen."""
        if amendment not in self._acting().state.amendments:
            raise NotAllowed(_("This amendment is no longer there."))
        self.chosen = amendment
        self.focus(f"#{self.uid}-front")
        return ""

    @verb
    def on_sponsor(self, amendment: Key) -> str:
        """Become a sponsor."""
        self._acting().sponsor(amendment)
        return _("Your party is a sponsor now.")

    @verb
    def on_unsponsor(self, amendment: Key) -> str:
        """Be a sponsor no longer."""
        self._acting().sponsor(amendment, sponsor=False)
        return _("Your party is no sponsor any more.")

    @verb
    def on_call(self, amendment: Key) -> str:
        """Call the roll."""
        self._acting().call(amendment)
        self.chosen = ""
        self.focus(f"#{self.uid}-roll")
        return _("The roll is called, in an order by lot.")

    @verb
    def on_answer(self, amendment: Key, say: Key = "", words: Text = "") -> str:
        """Answer the call."""
        round_ = self._acting()
        round_.answer(amendment, say, words=words)
        self.focus(f"#{self.uid}-roll")
        return _("Your answer is in the roll.")

    @verb
    def on_pass_over(self, amendment: Key) -> str:
        """Go on where nobody answers for the party that is called."""
        if not self.leads:
            raise NotAllowed(_("Only those who lead the room can do this."))
        self._acting().pass_over(amendment)
        return _("It abstains. The next party is called.")

    @verb
    def on_csv(self) -> str:
        """Hand over the amendments as a table."""
        self.download("text.csv", "text/csv", to_csv(rows(self._acting())))
        return _("The table is on its way to your downloads.")

    def frame(self) -> pd.DataFrame:
        """Give the amendments as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(rows(self._acting()))

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over the text and what became of it as a paper."""
        return self.hand_over("text", text_round(self._acting()), form)

    # --- inside --------------------------------------------------------------

    def _front(self) -> Amendment | None:
        """Give the amendment in front: the chosen one, the one that is called, or the latest open one."""
        state = self.round.state
        if state.roll is not None and not self.chosen:
            return state.roll
        if self.chosen in state.amendments:
            return state.amendments[self.chosen]
        waits = [a for a in state.amendments.values() if a.passed is None]
        return waits[-1] if waits else next(reversed(state.amendments.values()), None)

    def _texts(self) -> dict[str, str]:
        """Say whose texts there are: the class’s, those of its groups now, and those of groups it had."""
        state, name_of = self.room.state, self.session.journal.name_of
        now = {state.text_of(name): people for name, people in state.groups.items()}
        had = {group: tuple(text.players) for group, text in self.round.texts.items() if group}
        whose = {group: listed(map(name_of, people)) for group, people in {**had, **now}.items() if people}
        return {"": _("The whole class"), **whose}

    def _acting(self) -> TextRound:
        state, who = self.room.state, self.session.who
        self.round.who = who
        own = state.text_of(state.group_of(who))
        self.round.group = (self.group if self.group in self._texts() else "") if self.leads else own
        return self.round
