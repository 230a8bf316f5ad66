"""Put a package together, hear who could accept it, and find what would open a deal.

Each party has a win-set: the agreements that it, and those at home who have to
agree, could accept (Putnam, 1988). Red lines and linkages bound it; interests
and alternatives explain it (Fisher & Ury, 1981, Getting to Yes). Every line is
a hypothesis that a learner may change with a reason. The reasoning is exact; it
is about the hypotheses, and never about what will happen. Where no view is on
record, a party's answer is unknown: neither a yes nor a no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, get_args

from course.activities.activity import Activity
from course.activities.bargaining import verbs
from course.activities.bargaining.analysis import MOST_SHOWN, Analysis, analyse, fewest_unknown
from course.activities.bargaining.hypotheses import parties as all_parties
from course.activities.bargaining.hypotheses import problem_of, usual_parties
from course.activities.bargaining.questions import questions
from course.activities.bargaining.says import Says
from course.activities.bargaining.state import Edit, Fold, Guess, LinkEdit, Own
from course.activities.bargaining.unknown import why_unknown
from course.activities.bargaining.verbs import Supposed
from course.activities.bargaining.words import Answer, Words, answer
from course.activities.writing import checked_text, chosen
from course.language import Misfits, NotAllowed, _, strung
from course.methods.bounded import first
from course.methods.winsets import NOTHING_KNOWN, STANCE_LABELS, Acceptance, Exact, Package, Problem, RedLine

MOST_GUESSED = 3
"""So many issues may be guessed: a guess that names everything says nothing."""

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from course.activities.bodies import Done, Verbs
    from course.case import Case, Hypothesis, Stakeholder
    from course.journal import Entry, Journal
    from course.methods.winsets import Condition, Line

_Held = tuple[dict[tuple[str, str], Acceptance], dict[str, "Condition"]]


class Bargaining(Activity[dict[str, Own]]):
    """One person's table: parties, a package, hypotheses of one's own.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    parties
        Who sits at the table at first; those about whom most is written if left out.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> bargaining = Bargaining(load_case(), Journal(), who="heron")
    >>> len(bargaining.at_table)
    3
    >>> bargaining.says.verdict()
    'Unknown: a package exists that crosses no line of these 3 parties, but it leans on one unknown view.'
    """

    name: ClassVar[str] = "bargaining"
    verbs: ClassVar[Verbs] = verbs.BARGAINING

    def __init__(
        self, case: Case, journal: Journal, *, who: str, parties: Sequence[str] | None = None
    ) -> None:
        super().__init__(case, journal, who=who)
        self._fold = Fold(case)
        self._scope = self._fold.scope
        self.words = Words(case)
        self.says = Says(self)
        self._held_cache: tuple[dict[str, Own], str, _Held] | None = None
        self._problem_cache: tuple[_Held, Problem] | None = None
        for party in parties or ():
            self._party(party)
        self._usual = tuple(parties) if parties else usual_parties(case)

    def fold(self, done: Sequence[Done]) -> dict[str, Own]:
        """Read each person's table and hypotheses."""
        return self._fold.fold(done)

    @classmethod
    def questions(cls, case: Case, journal: Journal, who: str) -> Iterator[str]:
        """Ask about differing views, changed hypotheses and what does not work."""
        return questions(cls(case, journal, who=who))

    # --- reading the state ---------------------------------------------------

    @property
    def everybody(self) -> tuple[Stakeholder, ...]:
        """Who may sit at the table."""
        return all_parties(self.case)

    @property
    def at_table(self) -> tuple[str, ...]:
        """The ids of those who sit at the table."""
        own = self._own.parties
        return self._usual if own is None else own

    @property
    def guess(self) -> Guess | None:
        """What this person expected before looking; None if nobody has asked yet."""
        return self._own.guess

    @property
    def has_looked(self) -> bool:
        """Whether this person has guessed, or worked on a package or a hypothesis before."""
        own = self._own
        return own.guess is not None or any((own.package, own.edits, own.links, own.supposed))

    @property
    def package(self) -> Package:
        """The options chosen so far, in the order of the issues."""
        chosen = self._own.package
        return {i.id: chosen[i.id] for i in self.case.issues if i.id in chosen}

    def view(self, party: str, issue: str) -> Acceptance:
        """Give what a party could accept on an issue, in this person's hypotheses."""
        return self._held[0].get((party, issue), NOTHING_KNOWN)

    def supposed(self, party: str, issue: str) -> Supposed:
        """Give how this person supposes that an unknown view would be answered."""
        return self._own.supposed.get((party, issue), "unknown")

    def unknown(self, party: str, issue: str) -> frozenset[int]:
        """Give the options about which no view of a party is on record."""
        view = self.view(party, issue)
        levels = (o.level for o in self.case.issue(issue).scale)
        return frozenset(n for n in levels if view.stance(n) == "unknown")

    def links(self, party: str, issue: str = "") -> tuple[Condition, ...]:
        """Give the conditions of a party, on one issue or on all."""
        return tuple(x for x in self._held[1].values() if x.party == party and issue in ("", x.issue))

    def hypothesis(self, party: str, issue: str) -> Hypothesis | None:
        """Give the record of the starting set, if there is one."""
        return next((h for h in self.case.bargaining if (h.party, h.issue) == (party, issue)), None)

    def edit(self, party: str, issue: str) -> Edit | None:
        """Give this person's own view in place of the starting set, if there is one."""
        return self._own.edits.get((party, issue))

    def others(self, party: str, issue: str) -> tuple[Edit, ...]:
        """Give what others in the class say of it, where it differs."""
        mine = self.view(party, issue)
        found = (own.edits.get((party, issue)) for who, own in self._state.items() if who != self.who)
        return tuple(sorted((e for e in found if e and e.view != mine), key=lambda e: e.who))

    def link_edits(self, party: str, issue: str) -> tuple[LinkEdit, ...]:
        """Conditions that anybody added or gave up here, oldest first."""
        every = (e for own in self._state.values() for e in own.links.values())
        here = (e for e in every if (e.link.party, e.link.issue) == (party, issue))
        return tuple(sorted(here, key=lambda e: e.entry))

    def differing(self) -> tuple[tuple[str, str], ...]:
        """Give the pairs of party and issue on which people in the class differ."""
        pairs = {pair for own in self._state.values() for pair in own.edits}
        split = []
        for pair in pairs:
            start = self._fold.views.get(pair, NOTHING_KNOWN)
            held = [own.edits[pair].view if pair in own.edits else start for own in self._state.values()]
            if len(set(held)) > 1:
                split.append(pair)
        if len(self._state) > 1:  # a condition that one person changed is a difference from the others
            changed = {
                (e.link.party, e.link.issue) for own in self._state.values() for e in own.links.values()
            }
            split += changed - set(split)
        order = {i.id: n for n, i in enumerate(self.case.issues)}
        return tuple(sorted(split, key=lambda p: (order[p[1]], p[0])))

    def problem(self) -> Problem:
        """Give the lines of those at the table, as the solver takes them, made once for each state."""
        held = self._held
        if self._problem_cache is None or self._problem_cache[0] is not held:
            self._problem_cache = (held, problem_of(self.case, self.at_table, *held, self._own.supposed))
        return self._problem_cache[1]

    def analysis(self) -> Analysis:
        """Is there any package these parties could accept; if not, what collides and what would help."""
        return analyse(self.problem())

    def leans_on(self) -> tuple[RedLine, ...]:
        """Give the unknown views that the package needs to be a yes."""
        return self.problem().leans_on(self.package)

    def completion(self) -> Package | None:
        """Give a package that keeps every option chosen so far and leans on as little unknown as can be."""
        return fewest_unknown(self.problem(), self.package)

    def blocked(self) -> tuple[tuple[Line, ...], ...]:
        """Which lines collide once the options chosen so far are fixed; shortest first."""
        found, _more = first(Exact(self.problem(), self.package).collisions(), MOST_SHOWN)
        return tuple(sorted(found, key=len))

    def answer(self, party: str, issue: str) -> Answer:
        """Give a party's answer to what the package says on an issue."""
        package = self.package
        level = package.get(issue)
        if level is not None and level in self.unknown(party, issue):
            supposed = self.supposed(party, issue)
            return self.words.silence(why_unknown(self.case, party, issue), supposed)
        return answer(level, self.view(party, issue), self.links(party, issue), package)

    # --- acting ----------------------------------------------------------------

    def expect(self, issues: Sequence[str], *, line: str = "") -> Entry:
        """Guess before looking on which issues lines collide; with none, look without a guess."""
        guessed, wrong = tuple(dict.fromkeys(self._scope.issue(i) for i in issues)), Misfits()
        with wrong.at("issues"):
            if len(guessed) > MOST_GUESSED:
                raise NotAllowed(_("Choose up to {n} issues.").format(n=MOST_GUESSED))
        with wrong.at("line"):
            said = checked_text(line, what=_("one line that will not move"), required=False)
        wrong.refuse()
        return self.enter(verbs.Guess, issues=guessed, line=said)

    def sit(self, parties: Sequence[str]) -> Entry:
        """Choose who sits at the table."""
        if not parties:
            raise NotAllowed(_("Choose at least one party."))
        return self.enter(verbs.Sit, parties=tuple(self._party(p) for p in parties))

    def choose(self, issue: str, level: int | str | None) -> Entry:
        """Put an option into the package, or take the issue out with None or an empty text."""
        taken = self._scope.level_if_any(self._scope.issue(issue), level)
        return self.enter(verbs.Choose, issue=issue, level=taken)

    def take(self, package: Mapping[str, int]) -> Entry:
        """Put a whole package on the table in place of the present one."""
        return self.enter(verbs.Package, options={i: self._scope.level(i, n) for i, n in package.items()})

    def revise(self, party: str, issue: str, stances: Mapping[int, str], *, reason: str) -> Entry:
        """Say what a party could accept, in one's own view.

        Parameters
        ----------
        party, issue
            Whose view of what.
        stances
            For each level a key of :data:`STANCE_LABELS`; a level left out is not known.
        reason
            Why.
        """
        self._party(party), self._scope.issue(issue)
        wrong = Misfits()
        ask = _("Choose one of: {values}.").format(values=strung(STANCE_LABELS.values()))
        for level, stance in stances.items():
            self._scope.level(issue, level)
            with wrong.at(str(level)):
                chosen(stance, STANCE_LABELS, ask)
        with wrong.at("reason"):
            why = checked_text(reason, what=_("your reason"), required=False)
        wrong.refuse()
        sets = [
            tuple(sorted(int(n) for n, stance in stances.items() if stance == name))
            for name in ("acceptable", "tolerable", "beyond")
        ]
        if Acceptance(*map(frozenset, sets)) == self.view(party, issue):
            raise NotAllowed(_("That is the same as before. Change an option first."))
        yes, in_return, no = sets
        return self.enter(
            verbs.Revise, party=party, issue=issue, acceptable=yes, tolerable=in_return, beyond=no, reason=why
        )

    def suppose(self, party: str, issue: str, how: str) -> Entry:
        """Suppose how an unknown view would be answered, to see what changes.

        Parameters
        ----------
        party, issue
            Whose view of what; of options on record it changes nothing.
        how
            ``"accepts"``, ``"refuses"``, or ``"unknown"`` to leave it open.
        """
        self._party(party), self._scope.issue(issue)
        taken = chosen(how, get_args(Supposed), _("Choose yes, no, or unknown."))
        if taken != "unknown" and not self.unknown(party, issue):
            raise NotAllowed(_("Every option has a view on record here. Change the hypothesis instead."))
        return self.enter(verbs.Suppose, party=party, issue=issue, answer=taken)

    def attach(
        self,
        party: str,
        issue: str,
        *,
        options: Sequence[int | str],
        only_if: str,
        needs: Sequence[int | str],
        words: str,
        reason: str,
    ) -> Entry:
        """Add a condition: these options are tolerable only if another issue is settled so."""
        self._party(party), self._scope.issue(issue)
        wrong = Misfits()
        with wrong.at("option"):
            levels = sorted(self._scope.level(issue, n) for n in options if n != "")
            if not levels or not set(levels) <= self.view(party, issue).tolerable:
                raise NotAllowed(_("Choose an option that is tolerable with something in return."))
        with wrong.at("condition"):
            if only_if == issue or only_if not in {i.id for i in self.case.issues}:
                raise NotAllowed(_("Choose another issue for the condition."))
            wanted = sorted(self._scope.level(only_if, n) for n in needs if n != "")
            if not wanted:
                raise NotAllowed(_("Choose what the condition asks for."))
            default = _("{words} is {options}").format(
                words=self.words.title(only_if), options=self.words.options(only_if, wanted)
            )
        with wrong.at("words"):
            words = checked_text(words, what=_("the condition"), required=False)
        with wrong.at("reason"):
            reason = checked_text(reason, what=_("your reason"), required=False)
        wrong.refuse()
        words = words or default
        return self.enter(
            verbs.Attach,
            party=party,
            issue=issue,
            options=tuple(levels),
            only_if=only_if,
            needs=tuple(wanted),
            words=words,
            reason=reason,
        )

    def give_up(self, link: str, *, reason: str) -> Entry:
        """Leave out a condition, in one's own view."""
        if link not in self._held[1]:
            raise NotAllowed(_("This condition is no longer there."))
        said = checked_text(reason, what=_("your reason"), required=False)
        return self.enter(verbs.GiveUp, link=link, reason=said)

    def restore(self, party: str, issue: str) -> Entry:
        """Go back to the starting set for one party on one issue."""
        changed = any(e.who == self.who for e in self.link_edits(party, issue))
        if self.edit(party, issue) is None and not changed and self.supposed(party, issue) == "unknown":
            raise NotAllowed(_("This is the starting set already."))
        return self.enter(verbs.Restore, party=party, issue=issue)

    def try_step(self, number: int) -> Entry:
        """Apply one of the smallest sets of movements, as a what-if of one's own."""
        steps = self.analysis().steps
        if not 0 <= int(number) < len(steps):
            raise NotAllowed(_("There is no such step now: the hypotheses have changed."))
        step = steps[int(number)]
        moves = tuple(
            verbs.Step(party=m.line.party, issue=m.line.issue, opens=step.package[m.line.issue])
            if isinstance(m.line, RedLine)
            else verbs.Step(link=m.line.id)
            for m in step.movements
        )
        return self.enter(
            verbs.Try, steps=moves, reason=_("What if {what_if}?").format(what_if=self.words.what_if(step))
        )

    # --- inside ----------------------------------------------------------------

    @property
    def _own(self) -> Own:
        return self._state.get(self.who) or Own()

    @property
    def _held(self) -> _Held:
        """The hypotheses that hold for the person who acts, put together once for each state."""
        state = self._state
        if self._held_cache is None or self._held_cache[0] is not state or self._held_cache[1] != self.who:
            held = (self._fold.views_of(self._own), self._fold.links_of(self._own))
            self._held_cache = (state, self.who, held)
        return self._held_cache[2]

    def _party(self, party: str) -> str:
        if party not in self._scope.parties:
            raise NotAllowed(
                _("{party!r} cannot sit at the table. Choose institutions or groups of the case.").format(
                    party=party
                )
            )
        return party
