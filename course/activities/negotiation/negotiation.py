"""Negotiate for a party: an alternative first, then offers, and one text that all work on.

Before talks begin each party writes down what it will do if they fail, because
an offer can only be judged against that (the best alternative to a negotiated
agreement; Fisher & Ury, 1981, Getting to Yes, chapter 6). Offers and
counter-offers go between the parties; a single negotiating text collects the
versions of each clause with who supports which (the one-text procedure, ibid.,
chapter 7). Nothing here decides who did well: the record is for the debrief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, get_args

from course.activities.activity import Activity
from course.activities.bargaining import Bargaining, Words, answer, parties
from course.activities.lots import one_of
from course.activities.negotiation import verbs
from course.activities.negotiation.questions import prompts
from course.activities.negotiation.state import (
    REPLY_LABELS,
    Alternative,
    Guess,
    Offer,
    Table,
    TableFold,
    Version,
)
from course.activities.writing import checked_text, chosen
from course.language import Misfits, NotAllowed, _, listed, ngettext, strung

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from course.activities.bargaining import Answer
    from course.activities.bodies import Done, Verbs
    from course.case import Case, Stakeholder
    from course.journal import Entry, Journal


class Negotiation(Activity[Table]):
    """A table at which several people act for several parties.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> talks = Negotiation(load_case(), Journal(), who="heron")
    >>> party = talks.everybody[0].id
    >>> _ = talks.play(party)
    >>> talks.may_talk
    False
    >>> _ = talks.write_alternative("We go on as now.")
    >>> talks.may_talk
    True
    """

    name: ClassVar[str] = "negotiation"
    verbs: ClassVar[Verbs] = verbs.NEGOTIATION

    def __init__(self, case: Case, journal: Journal, *, who: str) -> None:
        super().__init__(case, journal, who=who)
        self.words = Words(case)
        self._fold = TableFold(case)
        self._scope = self._fold.scope

    def fold(self, done: Sequence[Done]) -> Table:
        """Read what was done at the table."""
        return self._fold.fold(done)

    @classmethod
    def questions(cls, case: Case, journal: Journal, who: str) -> Iterator[str]:
        """Ask about offers, lines and what was agreed, once the talks are closed."""
        talks = cls(case, journal, who=who)
        return iter(prompts(talks) if talks.closed else ())

    # --- reading the state ---------------------------------------------------

    @property
    def everybody(self) -> tuple[Stakeholder, ...]:
        """Which parties can be played: institutions and groups, never persons."""
        return parties(self.case)

    @property
    def party(self) -> str:
        """The party that the person who acts now plays; empty if none."""
        return self._state.players.get(self.who, "")

    @property
    def players(self) -> dict[str, tuple[str, ...]]:
        """Who plays which party, in the order of the case."""
        return self._scope.delegations(self._state.players)

    @property
    def at_table(self) -> tuple[str, ...]:
        """The parties that wrote down an alternative or acted, or that somebody plays now."""
        table = self._state
        acted = {a.party for a in table.alternatives} | set(table.players.values())
        acted |= {o.party for o in table.offers.values()} | {v.party for v in table.versions.values()}
        return tuple(p.id for p in self.everybody if p.id in acted)

    @property
    def closed(self) -> bool:
        """Whether the talks are over and the record is open."""
        return self._state.closed

    @property
    def may_talk(self) -> bool:
        """Whether the person who acts plays a party that has written its alternative."""
        return bool(self.party) and self.alternative(self.party) is not None

    def alternative(self, party: str) -> Alternative | None:
        """Give the latest alternative of a party, or None."""
        return next((a for a in reversed(self._state.alternatives) if a.party == party), None)

    @property
    def guesses(self) -> dict[str, Guess]:
        """Which clause each party guessed to be the hardest, by party."""
        return self._state.guesses

    @property
    def has_begun(self) -> bool:
        """Whether the party of the person who acts has made an offer or written a version."""
        return self.party in self._state.at_work

    @property
    def all_versions(self) -> tuple[Version, ...]:
        """The versions of all clauses, oldest first."""
        return tuple(self._state.versions.values())

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Every alternative that was written, oldest first; for the debrief."""
        return tuple(self._state.alternatives)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """All offers, oldest first."""
        return tuple(self._state.offers.values())

    def versions(self, issue: str) -> tuple[Version, ...]:
        """Give the versions of a clause, oldest first."""
        return tuple(v for v in self._state.versions.values() if v.issue == issue)

    def standing(self, issue: str) -> str:
        """Say in a sentence how far a clause is."""
        versions = self.versions(issue)
        if not versions:
            return _("No version yet.")
        count = len(self.at_table)
        if self.agreed(issue) is not None:
            return ngettext(
                "The one party at the table supports a version.",
                "All {n} parties at the table support one version.",
                count,
            ).format(n=count)
        backed = {p for v in versions for p in v.supporters}
        silent = [self.words.name(p) for p in self.at_table if p not in backed]
        backing = [v for v in versions if v.supporters]
        if not backing:
            return _("No version has support now.")
        has = ngettext("One version has support", "{n} versions have support", len(backing))
        said = has.format(n=len(backing))
        if not silent:
            return f"{said}."
        none = ngettext("{parties} supports none so far", "{parties} support none so far", len(silent))
        return f"{said}; {none.format(parties=listed(silent))}."

    def agreed(self, issue: str) -> Version | None:
        """Give the version that every party at the table supports, if at least two are there."""
        table = set(self.at_table)
        if len(table) <= 1:
            return None
        return next((v for v in self.versions(issue) if set(v.supporters) >= table), None)

    def own_lines(self, options: Mapping[str, int]) -> tuple[tuple[str, Answer], ...]:
        """Say what the hypotheses of one's own party answer to some options; for one's own eyes."""
        return self._lines(self.party, options) if self.party else ()

    # --- acting ----------------------------------------------------------------

    def play(self, party: str) -> Entry:
        """Act for a party from now on."""
        if self._scope.spoken_for(party) == self.party:
            raise NotAllowed(_("You play {name} already.").format(name=self.words.name(party)))
        return self.enter(verbs.Play, party=party)

    def write_alternative(self, text: str) -> Entry:
        """Write down what the party will do without an agreement."""
        party = self._playing()
        said = checked_text(text, what=_("what your party will do if there is no agreement"), field="text")
        return self.enter(verbs.Alternative, party=party, text=said)

    def draw(self, seed: str) -> Entry:
        """Act for a party drawn by lot: one with a full role, for which nobody speaks."""
        others = {p for who, p in self._state.players.items() if who != self.who} | {self.party}
        free = [p.id for p in self.everybody if self.case.is_role(p.id) and p.id not in others]
        if not free:
            raise NotAllowed(_("Somebody speaks for each party already. Choose one from the list."))
        return self.play(one_of(free, seed))

    def guess(self, issue: str, *, why: str = "") -> Entry:
        """Guess, before the talks, which clause will be the hardest to agree on."""
        party = self._talking()
        if self.has_begun:
            raise NotAllowed(_("Your side has begun to talk. A guess comes before that."))
        said = checked_text(why, what=_("the reason for your guess"), required=False, field="why")
        return self.enter(verbs.Guess, party=party, issue=self._scope.issue(issue), why=said)

    def offer(self, options: Mapping[str, int | str], *, text: str = "", answers: str = "") -> Entry:
        """Put a package to the others, or answer an offer with another.

        Parameters
        ----------
        options
            A level for each issue that the offer settles; empty texts are left out.
        text
            What to say with it.
        answers
            The id of the offer it answers.
        """
        party = self._talking()
        settled = {i: self._scope.level(i, n) for i, n in options.items() if n != ""}
        if not settled:
            ask = _("Settle at least one issue in your offer.")
            raise NotAllowed(ask, dict.fromkeys(list(options)[:1], ask))
        if answers and answers not in self._state.offers:
            raise NotAllowed(_("The offer that you answer is no longer there."))
        said = checked_text(text, what=_("what you say with it"), required=False, field="text")
        return self.enter(verbs.Offer, party=party, options=settled, text=said, answers=answers)

    def respond(self, offer: str, answer: str, *, reason: str) -> Entry:
        """Answer an offer of another party, with the interest behind the answer."""
        party = self._talking()
        found = self._offer(offer)
        if found.party == party:
            raise NotAllowed(_("This is your own offer. You can withdraw it."))
        wrong = Misfits()
        with wrong.at("answer"):
            ask = _("Choose one of: {answers}.").format(answers=strung(REPLY_LABELS.values()))
            reply = chosen(answer, get_args(verbs.Reply), ask)
        with wrong.at("reason"):
            said = checked_text(reason, what=_("the interest behind your answer"), required=False)
        wrong.refuse()
        before = tuple(r.entry for r in found.replies if r.party == party)
        return self.enter(verbs.Respond, party=party, offer=offer, answer=reply, reason=said, replaces=before)

    def withdraw(self, offer: str) -> Entry:
        """Take one's own offer back."""
        party = self._talking()
        if self._offer(offer).party != party:
            raise NotAllowed(_("Only the party that made an offer can withdraw it."))
        return self.enter(verbs.Withdraw, party=party, offer=offer)

    def propose(self, issue: str, *, level: int | str | None = None, text: str) -> Entry:
        """Write a version of a clause into the single text; its author supports it."""
        party = self._talking()
        taken = self._scope.level_if_any(issue, level)
        words = checked_text(text, what=_("the wording of the clause"), field="text")
        return self.enter(verbs.Version, party=party, issue=self._scope.issue(issue), level=taken, text=words)

    def support(self, version: str, *, support: bool = True) -> Entry:
        """Support a version, and no other of the same clause; or take support back."""
        party = self._talking()
        if version not in self._state.versions:
            raise NotAllowed(_("This version is no longer there."))
        return self.enter(verbs.Support, party=party, version=version, support=support)

    def close(self) -> Entry:
        """End the talks, and open the record with everybody's alternatives."""
        if self.closed:
            raise NotAllowed(_("The talks are over already."))
        if not self.at_table:
            raise NotAllowed(_("Nobody has sat down yet."))
        return self.enter(verbs.Close)

    def reopen(self) -> Entry:
        """Go on talking."""
        if not self.closed:
            raise NotAllowed(_("The talks are going on."))
        return self.enter(verbs.Reopen)

    # --- inside ----------------------------------------------------------------

    def _lines(self, party: str, options: Mapping[str, int]) -> tuple[tuple[str, Answer], ...]:
        known = Bargaining(self.case, self.journal, who=self.who)
        return tuple(
            (i, answer(n, known.view(party, i), known.links(party, i), options)) for i, n in options.items()
        )

    def crosses(self, party: str, issue: str, level: int) -> bool:
        """Whether an option crosses a line that the hypotheses give a party."""
        return any(a.kind == "line" for _, a in self._lines(party, {issue: level}))

    def _playing(self) -> str:
        if self.closed:
            raise NotAllowed(_("The talks are closed. Open them again to go on."))
        if not self.party:
            raise NotAllowed(_("Choose first which party you play."))
        return self.party

    def _talking(self) -> str:
        party = self._playing()
        if self.alternative(party) is None:
            raise NotAllowed(
                _(
                    "Write down first what {name} will do if there is no agreement. An offer can only be "
                    "judged against that."
                ).format(name=self.words.name(party))
            )
        return party

    def _offer(self, offer: str) -> Offer:
        found = self._state.offers.get(offer)
        if found is None or found.withdrawn:
            raise NotAllowed(_("This offer is no longer on the table."))
        return found
