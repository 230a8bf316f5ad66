"""The negotiating table: an alternative first, offers and answers, and a single text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from course.activities.bargaining.heads import first_issues
from course.activities.negotiation import Negotiation
from course.activities.negotiation.questions import prompts
from course.activities.negotiation.rows import rows
from course.activities.negotiation.state import REPLY_LABELS
from course.faces.face import Face
from course.faces.verbs import Key, PaperForm, Prefixed, Text, verb
from course.language import N_, NotAllowed, _
from course.publish.negotiation import negotiation
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    import pandas as pd

    from course.session.session import Session


class NegotiationFace(Face):
    """Several people act for several parties, on one machine or on several.

    Parameters
    ----------
    session
        The learner's session.
    """

    template: ClassVar[str] = "negotiation/negotiation.html"
    title: ClassVar[str] = N_("Negotiate")
    listens: ClassVar[frozenset[str]] = frozenset({"negotiation"})

    def __init__(self, session: Session) -> None:
        self.talks = Negotiation(session.case, session.journal, who=session.who)
        self.answering = ""  # the offer that a counter-offer is being written for
        self.added: list[str] = []  # issues that have a clause before anybody writes or offers one
        super().__init__(session)

    def html(self, *, live: bool = True) -> str:
        """Render the face; only a live one offers what whoever speaks for a party may do now."""
        may = live and self._acting().may_talk and not self.talks.closed
        return self.render(self.template, {**self.context(), "may": may}, live=live)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        talks = self._acting()
        issues = self.session.case.issues
        rows = [i for i in issues if i.id in self._rows()]
        numbers = {o.id: o.number for o in talks.offers}
        return {
            "talks": talks,
            "words_": talks.words,
            "prompts": prompts(talks) if talks.closed else (),
            "party": self.session.case.stakeholder(talks.party) if talks.party else None,
            "steps": self._steps(),
            "mine": talks.alternative(talks.party) if talks.party else None,
            "guess": talks.guesses.get(talks.party),
            "offers": tuple(reversed(talks.offers)),
            "numbers": numbers,
            "answering": self.answering if self.answering in numbers else "",
            "basis": {o.id: o.options for o in talks.offers}.get(self.answering, {}),
            "reply_labels": REPLY_LABELS,
            "rows": rows,
            "more": [i for i in issues if i not in rows],
            "agreed": sum(talks.agreed(i.id) is not None for i in rows),
            "supports": {
                p: sum(any(p in v.supporters for v in talks.versions(i.id)) for i in rows)
                for p in talks.at_table
            },
        }

    # --- what a person can do ------------------------------------------------

    @verb
    def on_play(self, party: Key) -> str:
        """Act for a party."""
        talks = self._acting()
        talks.play(party)
        return self._sat_down()

    @verb
    def on_draw(self) -> str:
        """Act for a party drawn by lot."""
        talks = self._acting()
        talks.draw(f"{talks.who} {len(self.session.journal)}")
        return self._sat_down()

    @verb
    def on_alternative(self, text: Text) -> str:
        """Write down what the party does without an agreement."""
        talks = self._acting()
        talks.write_alternative(text)
        self.focus(f"#{self.uid}-seat")
        return _("Kept. The others see it when the talks are closed. You can talk now.")

    @verb
    def on_guess(self, issue: Key, why: Text = "") -> str:
        """Guess which clause will be the hardest."""
        self._acting().guess(issue, why=why)
        self.focus(f"#{self.uid}-seat")
        return _("Your guess is kept. The others see it when the talks are closed.")

    @verb
    def on_counter(self, offer: Key) -> str:
        """Start a counter-offer from an offer."""
        if offer not in {o.id for o in self._acting().offers}:
            raise NotAllowed(_("This offer is not on the table. Choose another one."))
        self.answering = offer
        self.focus(f"#{self.uid}-offer")
        return _("Change what you want to change, and send it.")

    @verb
    def on_offer(self, *, levels: Annotated[dict[str, Key], Prefixed("i-")], text: Text = "") -> str:
        """Put an offer on the table: an option for each issue."""
        talks = self._acting()
        talks.offer(levels, text=text, answers=self.answering)
        self.answering = ""
        self.focus(f"#{self.uid}-offer-{len(talks.offers)}")
        return _("Offer {n} is on the table.").format(n=len(talks.offers))

    @verb
    def on_respond(self, offer: Key, answer: Key, reason: Text = "") -> str:
        """Answer an offer."""
        self._acting().respond(offer, answer, reason=reason)
        self.focus(f"#{self.uid}-offers")
        return _("{reply}: your answer is kept.").format(reply=REPLY_LABELS[answer])

    @verb
    def on_withdraw(self, offer: Key) -> str:
        """Take an offer back."""
        self._acting().withdraw(offer)
        self.focus(f"#{self.uid}-offers")
        return _("Your offer is withdrawn; the record keeps it.")

    @verb
    def on_add(self, issue: Key) -> str:
        """Give an issue a clause in the text, and a place in offers."""
        titles = {i.id: i.title for i in self.session.case.issues}
        if issue not in titles:
            raise NotAllowed(_("Choose an issue."))
        self.added = [*self.added, issue]
        self.focus(f"#{self.uid}-clause-{issue}")
        return _("“{issue}” has a clause now.").format(issue=titles[issue])

    @verb
    def on_propose(self, issue: Key, level: Key = "", text: Text = "") -> str:
        """Write a version of a clause."""
        talks = self._acting()
        talks.propose(issue, level=level, text=text)
        self.focus(f"#{self.uid}-clause-{issue}")
        return _("Your version is in the text. {standing}").format(standing=talks.standing(issue))

    @verb
    def on_support(self, version: Key) -> str:
        """Support a version."""
        talks = self._acting()
        talks.support(version)
        issue = next(v.issue for v in talks.all_versions if v.id == version)
        return talks.standing(issue)

    @verb
    def on_unsupport(self, version: Key) -> str:
        """Take support back."""
        self._acting().support(version, support=False)
        return _("Your support is taken back.")

    @verb
    def on_close(self) -> str:
        """End the talks."""
        self._acting().close()
        self.focus(f"#{self.uid}-record")
        return _("The talks are closed. The record is open to all.")

    @verb
    def on_reopen(self) -> str:
        """Go on talking."""
        self._acting().reopen()
        self.focus(f"#{self.uid}-top")
        return _("The talks go on.")

    @verb
    def on_csv(self) -> str:
        """Hand over the record as a table."""
        self.download("negotiation.csv", "text/csv", to_csv(rows(self._acting())))
        return _("The table is on its way to your downloads.")

    def frame(self) -> pd.DataFrame:
        """Give the record as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(rows(self._acting()))

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of what was done."""
        return self.hand_over("negotiation", negotiation(self._acting()), form)

    # --- inside --------------------------------------------------------------

    def _sat_down(self) -> str:
        self.answering = ""
        self.focus(f"#{self.uid}-seat")
        return _("You speak for {name} now.").format(name=self.talks.words.name(self.talks.party))

    def _steps(self) -> tuple[int, dict[str, bool]]:
        """Give which step whoever acts is at, from 0, and of each whether it is done; nobody has to guess."""
        talks = self.talks
        guessed = talks.party in talks.guesses
        done = {
            _("Seat"): bool(talks.party),
            _("Alternative"): talks.may_talk,
            _("Guess"): guessed,
            _("Offers and text"): talks.closed,
            _("Record"): False,
        }
        if talks.closed:
            return len(done) - 1, done
        return bool(talks.party) + talks.may_talk + (talks.may_talk and (guessed or talks.has_begun)), done

    def _rows(self) -> set[str]:
        """Give the issues that have a clause: a few to begin with, those added, offered or written about."""
        talks = self.talks
        offered = {issue for offer in talks.offers for issue in offer.options}
        written = {version.issue for version in talks.all_versions}
        return {*first_issues(self.session.case), *self.added, *offered, *written}

    def _acting(self) -> Negotiation:
        self.talks.who = self.session.who
        return self.talks
