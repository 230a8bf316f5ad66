"""Work on one text: clauses that belong to nobody, amendments with sponsors, and a roll call by lot.

The one-text procedure (Fisher & Ury, 1981, Getting to Yes, chapter 7): a draft in nobody's name is amended
until every party can live with it. An amendment passes where every party at the table says yes.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar, get_args

from course.activities.activity import Activity
from course.activities.bargaining import Words, parties
from course.activities.text import verbs
from course.activities.text.answers import answers
from course.activities.text.state import Text, TextFold
from course.activities.writing import checked_text, chosen
from course.language import Misfits, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.bodies import Done, Verbs
    from course.activities.text.answers import PartyAnswer
    from course.activities.text.state import Amendment
    from course.case import Case, Stakeholder
    from course.journal import Entry, Journal


class TextRound(Activity[dict[str, Text]]):
    """A round on one text.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.

    Attributes
    ----------
    group
        Whose text is worked on: a group’s, where a room works in groups; empty for that of the whole class.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> round_ = TextRound(load_case(), Journal(), who="heron")
    >>> _ = round_.draft("range", text="No state declares a ceiling.", level=0)
    >>> _ = round_.speak("oman")
    >>> made = round_.amend("range", text="Each state declares a ceiling.", level=1)
    >>> round_.state.amendments[made.id].name, round_.state.amendments[made.id].sponsors
    ('1a', ['oman'])
    """

    name: ClassVar[str] = "text"
    verbs: ClassVar[Verbs] = verbs.TEXT

    def __init__(self, case: Case, journal: Journal, *, who: str) -> None:
        super().__init__(case, journal, who=who)
        self.words = Words(case)
        self._fold = TextFold(case)
        self._scope = self._fold.scope
        self.group = ""

    def fold(self, done: Sequence[Done]) -> dict[str, Text]:
        """Read what was done to the texts."""
        return self._fold.fold(done)

    # --- reading the state ---------------------------------------------------

    @property
    def texts(self) -> dict[str, Text]:
        """Every text: that of the whole class, under an empty name, and those of groups of a room."""
        return self._state

    @property
    def state(self) -> Text:
        """The text that is worked on, and its amendments."""
        return self._state.get(self.group) or Text()

    @property
    def everybody(self) -> tuple[Stakeholder, ...]:
        """Which parties can be spoken for: institutions and groups, never persons."""
        return parties(self.case)

    @property
    def party(self) -> str:
        """The party for which the person who acts now speaks; empty if none."""
        return self.state.players.get(self.who, "")

    @property
    def delegations(self) -> dict[str, tuple[str, ...]]:
        """Who speaks for which party, in the order of the case."""
        return self._scope.delegations(self.state.players)

    def answers(self, amendment: Amendment) -> tuple[PartyAnswer, ...]:
        """Give what every party could say to an amendment, given the text as it stands."""
        return answers(self.case, amendment, self.state.package)

    # --- acting ----------------------------------------------------------------

    def speak(self, party: str) -> Entry:
        """Speak for a party from now on."""
        return self.enter(verbs.Speak, party=self._scope.spoken_for(party), group=self.group)

    def drafts(self, issue: str) -> tuple[str, ...]:
        """Give the entries of the first wordings that a clause has now."""
        clause = self.state.clauses.get(issue)
        return tuple(draft.entry for draft in clause.drafts) if clause else ()

    def draft(
        self,
        issue: str,
        *,
        text: str,
        level: int | str | None = None,
        replaces: Sequence[str] | None = None,
    ) -> Entry:
        """Write the first wording of a clause; it belongs to nobody.

        Parameters
        ----------
        issue, text, level
            What the clause is about, its words, and the option of the scale that they name.
        replaces
            The wordings that whoever writes had before them; those that there are now where left out.

        Raises
        ------
        NotAllowed
            If the clause was amended already.
        """
        clause = self.state.clauses.get(self._issue(issue))
        if clause is not None and clause.amended:
            raise NotAllowed(_("This clause was amended. Propose an amendment to change it again."))
        words = checked_text(text, what=_("the wording of the clause"), field="text")
        level = self._scope.level_if_any(issue, level)
        seen = self.drafts(issue) if replaces is None else tuple(replaces)
        return self.enter(verbs.Draft, issue=issue, level=level, text=words, group=self.group, replaces=seen)

    def amend(self, issue: str, *, text: str, level: int | str | None = None) -> Entry:
        """Propose another wording of a clause."""
        party = self._speaking()
        words = checked_text(text, what=_("the wording of the clause"), field="text")
        clause = self.state.clauses.get(self._issue(issue))
        if clause is not None and clause.text == words:
            same = _("This is how the clause reads now. Change it, then propose it.")
            raise NotAllowed(same, {"text": same})
        level = self._scope.level_if_any(issue, level)
        return self.enter(verbs.Amend, party=party, issue=issue, level=level, text=words, group=self.group)

    def sponsor(self, amendment: str, *, sponsor: bool = True) -> Entry:
        """Sponsor an amendment, or no longer."""
        party, found = self._speaking(), self._amendment(amendment)
        if found.party == party:
            raise NotAllowed(_("Your party proposed it, so it sponsors it."))
        if found.order:
            raise NotAllowed(_("The roll is called on it; sponsors stay as they are."))
        return self.enter(verbs.Sponsor, party=party, amendment=amendment, sponsor=sponsor)

    def call(self, amendment: str) -> Entry:
        """Call the roll on an amendment: every party at the table, in an order by lot.

        The same amendment and parties give the same order, so that anyone can check the lot.
        """
        found = self._amendment(amendment)
        if found.order:
            raise NotAllowed(_("The roll was called on this amendment already."))
        if (now := self.state.roll) is not None:
            raise NotAllowed(
                _("The roll is being called on amendment {name}. Let it end first.").format(name=now.name)
            )
        table = self.delegations
        if len(table) <= 1:
            raise NotAllowed(_("At least two parties have to be spoken for."))
        order = sorted(table, key=lambda p: hashlib.sha256(f"{amendment}|{p}".encode()).digest())
        return self.enter(verbs.Call, amendment=amendment, order=tuple(order))

    def answer(self, amendment: str, say: str, *, words: str = "") -> Entry:
        """Answer the call for one's party."""
        return self._say(self._speaking(), amendment, say, words)

    def pass_over(self, amendment: str) -> Entry:
        """Note that nobody answered for the party that is called: it abstains."""
        found = self._amendment(amendment)
        return self._say(found.called, amendment, "abstain", _("Nobody answered for it."))

    # --- inside ----------------------------------------------------------------

    def _say(self, party: str, amendment: str, say: str, words: str) -> Entry:
        found = self._amendment(amendment)
        if not found.called:
            raise NotAllowed(_("The roll is not called on this amendment now."))
        if party != found.called:
            raise NotAllowed(
                _("{party} is called now. Wait for your turn.").format(party=self.words.name(found.called))
            )
        wrong = Misfits()
        with wrong.at("say"):
            which = chosen(say, get_args(verbs.Say), _("Choose yes, no or abstain."))
        with wrong.at("words"):
            said = checked_text(words, what=_("your sentence"), required=False)
        wrong.refuse()
        return self.enter(verbs.Answer, party=party, amendment=amendment, say=which, words=said)

    def _speaking(self) -> str:
        if not self.party:
            raise NotAllowed(_("Choose first for which party you speak."))
        return self.party

    def _amendment(self, amendment: str) -> Amendment:
        found = self.state.amendments.get(amendment)
        if found is None:
            raise NotAllowed(_("This amendment is no longer there."))
        return found

    def _issue(self, issue: str) -> str:
        if issue not in self._scope.scale:
            raise NotAllowed(_("Choose an issue."))
        return issue
