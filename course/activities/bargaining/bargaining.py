"""Put a package together, hear who could accept it, and find what would open a deal.

Each party has a win-set: the agreements that it, and those at home who have to
agree, could accept (Putnam, 1988). Red lines and linkages bound it; interests
and alternatives explain it (Fisher & Ury, 1981, Getting to Yes). Every line is
a hypothesis that a learner may change with a reason. The reasoning is exact; it
is about the hypotheses, and never about what will happen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.activity import Activity
from course.activities.bargaining.hypotheses import parties as all_parties
from course.activities.bargaining.hypotheses import problem_of, usual_parties
from course.activities.bargaining.questions import questions
from course.activities.bargaining.state import Edit, Fold, LinkEdit, Own
from course.activities.bargaining.words import Answer, Words, answer
from course.activities.writing import checked_text
from course.case.citations import citations, words_of_paper
from course.language import NotAllowed, listed, upper
from course.methods.bounded import first
from course.methods.winsets import (
    NOTHING_KNOWN,
    STANCE_LABELS,
    Acceptance,
    Correction,
    Exact,
    Package,
    Problem,
    RedLine,
)
from course.publish.spreadsheet import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from course.case import Case, Hypothesis, Stakeholder
    from course.journal import Entry, Journal
    from course.methods.winsets import Condition, Line

_Held = tuple[dict[tuple[str, str], Acceptance], dict[str, "Condition"]]
MOST_SHOWN = 20
"""Collisions and steps that are listed; more are said to exist."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What exact reasoning says about the parties at the table."""

    package: Package | None
    collisions: tuple[tuple[Line, ...], ...]
    more_collisions: bool
    steps: tuple[Correction, ...]
    more_steps: bool
    possible: Mapping[str, tuple[int, ...]]


@lru_cache(maxsize=64)
def analyse(problem: Problem) -> Analysis:
    """Answer all questions about a problem; asking again is quick."""
    exact = Exact(problem)
    package = exact.package()
    if package is not None:
        return Analysis(package, (), False, (), False, exact.possible())
    collisions, more = first(exact.collisions(), MOST_SHOWN)
    steps, more_steps = first(exact.corrections(), MOST_SHOWN)
    shortest = tuple(sorted(collisions, key=len))
    return Analysis(None, shortest, more, steps, more_steps, exact.possible())


class Bargaining(Activity[Any]):
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
    >>> bargaining.analysis().package is None
    True
    >>> _ = bargaining.try_step(0)
    >>> bargaining.analysis().package is None
    False
    """

    name: ClassVar[str] = "bargaining"

    def __init__(
        self, case: Case, journal: Journal, *, who: str, parties: Sequence[str] | None = None
    ) -> None:
        super().__init__(case, journal, who=who)
        self._fold = Fold(case)
        self.words = Words(case)
        self._cache: tuple[tuple[Entry, ...], dict[str, Own]] | None = None
        self._held_cache: tuple[dict[str, Own], str, _Held] | None = None
        for party in parties or ():
            self._party(party)
        self._usual = tuple(parties) if parties else usual_parties(case)

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
    def package(self) -> Package:
        """The options chosen so far, in the order of the issues."""
        return {i.id: self._own.package[i.id] for i in self.case.issues if i.id in self._own.package}

    def view(self, party: str, issue: str) -> Acceptance:
        """Give what a party could accept on an issue, in this person's hypotheses."""
        return self._held[0].get((party, issue), NOTHING_KNOWN)

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
        """Give the lines of those at the table, as the solver takes them."""
        return problem_of(self.case, self.at_table, *self._held)

    def analysis(self) -> Analysis:
        """Is there any package these parties could accept; if not, what collides and what would help."""
        return analyse(self.problem())

    def completion(self) -> Package | None:
        """Give a package that keeps every option chosen so far, or None if there is none."""
        return Exact(self.problem(), self.package).package()

    def blocked(self) -> tuple[tuple[Line, ...], ...]:
        """Which lines collide once the options chosen so far are fixed; shortest first."""
        found, _ = first(Exact(self.problem(), self.package).collisions(), MOST_SHOWN)
        return tuple(sorted(found, key=len))

    # --- what the parties say --------------------------------------------------

    def answer(self, party: str, issue: str) -> Answer:
        """Give a party's answer to what the package says on an issue."""
        package = self.package
        return answer(package.get(issue), self.view(party, issue), self.links(party, issue), package)

    def reply(self, party: str) -> str:
        """Give a party's answer to the package as a whole, in a sentence or two."""
        name = upper(self.words.name(party))
        package = self.package
        if not package:
            return f"{name} waits for a first proposal."
        said = {issue: self.answer(party, issue) for issue in package}
        crossed = [i for i, a in said.items() if a.kind == "line"]
        failing = [i for i, a in said.items() if a.kind == "fails"]
        parts = []
        if crossed:
            about = (f"“{self.words.option(i, package[i])}” on {self.words.title(i)}" for i in crossed)
            parts.append(f"{name} answers: a red line is crossed by {listed(about)}.")
        parts += [f"{name}, on {self.words.title(i)}: {said[i].words}." for i in failing]
        if crossed or failing:
            return " ".join(parts)
        waits = [a.words.removeprefix("could accept if ") for a in said.values() if a.kind == "waits"]
        if waits:
            return f"{name} could accept it if {listed(dict.fromkeys(waits))}."
        if all(a.kind == "unknown" for a in said.values()):
            return f"{name}: no view on this is known, so nothing stands in the way."
        if any(a.kind == "return" for a in said.values()):
            some = listed(self.words.title(i) for i, a in said.items() if a.kind == "return")
            return f"{name} could accept it with something in return for {some}."
        return f"{name} accepts it{'' if len(package) == len(self.case.issues) else ' so far'}."

    def crossed(self, party: str) -> tuple[tuple[str, str], ...]:
        """Give the issues on which a red line is crossed, each with what that line rests on."""
        found = [i for i in self.package if self.answer(party, i).kind == "line"]
        return tuple((i, self.rests_on(party, i)) for i in found)

    def rests_on(self, party: str, issue: str) -> str:
        """Say what this person's view of a party on an issue rests on."""
        edit = self.edit(party, issue)
        if edit is not None:
            kind = "a what-if of your own" if edit.what_if else "your own reading"
            return f"{kind}: {edit.reason}"
        record = self.hypothesis(party, issue)
        return self.words.evidence(record) if record else "nothing: no view is known"

    def sources(self, party: str = "", issue: str = "") -> list[str]:
        """List what the starting set rests on: words of the paper and sources, each once.

        Parameters
        ----------
        party, issue
            One pair only; all issues of everybody at the table where they are left out.
        """
        at_table = [party] if party else self.at_table
        issues = [issue] if issue else [i.id for i in self.case.issues]
        records = [h for h in self.case.bargaining if h.party in at_table and h.issue in issues]
        positions = {p.id: p for p in self.case.positions}
        words: list[str] = []
        named: list[str] = []
        for record in records:
            words += [words_of_paper(self.case, claim) for claim in record.claims]
            held = [positions[name] for name in record.positions]
            words += [f"“{p.quote}” (the paper)" for p in held if p.quote]
            named += [*record.sources, *(s for p in held for s in p.sources)]
        return [*dict.fromkeys(words), *citations(self.case, named)]

    def frame(self) -> pd.DataFrame:
        """Give :meth:`rows` as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(self.rows())

    def notices(self) -> tuple[str, ...]:
        """Say what is unusual: no party, one without lines, issues without any view."""
        said = []
        problem = self.problem()
        if not self.case.issues:
            said.append("This case has no issues to bargain about.")
        if not self.at_table:
            said.append("Nobody sits at the table. Choose at least one party.")
        bare = [p for p in self.at_table if not any(line.party == p for line in problem.lines)]
        if bare:
            names = listed(self.words.name(p) for p in bare)
            verb = "has" if len(bare) == 1 else "have"
            said.append(f"{upper(names)} {verb} no lines here: nothing is known that could stand in the way.")
        views = self._held[0]
        empty = [i for i in self.case.issues if all((p, i.id) not in views for p in self.at_table)]
        if self.at_table and empty and len(empty) < len(self.case.issues):
            titles = listed(f"“{i.title}”" for i in empty)
            said.append(f"No view of anybody at the table is known on {titles}: any option will do there.")
        if self.at_table and self.case.issues and not problem.lines:
            said.append("Nothing collides, because nobody at the table has a line.")
        return tuple(said)

    # --- acting ----------------------------------------------------------------

    def sit(self, parties: Sequence[str]) -> Entry:
        """Choose who sits at the table."""
        if not parties:
            raise NotAllowed("Choose at least one party.")
        return self.record("sit", {"parties": [self._party(p) for p in parties]})

    def choose(self, issue: str, level: int | str | None) -> Entry:
        """Put an option into the package, or take the issue out with None or an empty text."""
        self._issue(issue)
        chosen = None if level in (None, "") else self._level(issue, level)
        return self.record("choose", {"issue": issue, "level": chosen})

    def take(self, package: Mapping[str, int]) -> Entry:
        """Put a whole package on the table in place of the present one."""
        return self.record("package", {"options": {i: self._level(i, n) for i, n in package.items()}})

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
        self._party(party), self._issue(issue)
        for level, stance in stances.items():
            self._level(issue, level)
            if stance not in STANCE_LABELS:
                raise NotAllowed(f"Choose one of: {', '.join(STANCE_LABELS.values())}.")
        body: dict[str, Any] = {"party": party, "issue": issue}
        for name in ("acceptable", "tolerable", "beyond"):
            body[name] = sorted(int(n) for n, stance in stances.items() if stance == name)
        said = Acceptance(*(frozenset(body[name]) for name in ("acceptable", "tolerable", "beyond")))
        if said == self.view(party, issue):
            raise NotAllowed("That is the same as before. Change an option first.")
        return self.record("revise", body | {"reason": checked_text(reason, what="your reason")})

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
        self._party(party), self._issue(issue)
        if only_if == issue or only_if not in {i.id for i in self.case.issues}:
            raise NotAllowed("Choose another issue for the condition.")
        levels = sorted(self._level(issue, n) for n in options)
        if not levels or not set(levels) <= self.view(party, issue).tolerable:
            raise NotAllowed("Choose an option that is tolerable with something in return.")
        wanted = sorted(self._level(only_if, n) for n in needs)
        if not wanted:
            raise NotAllowed("Choose what the condition asks for.")
        default = f"{self.words.title(only_if)} is {self.words.options(only_if, wanted)}"
        body = {
            "party": party,
            "issue": issue,
            "options": levels,
            "only_if": only_if,
            "needs": wanted,
            "words": checked_text(words, what="the condition", required=False) or default,
            "reason": checked_text(reason, what="your reason"),
        }
        return self.record("attach", body)

    def give_up(self, link: str, *, reason: str) -> Entry:
        """Leave out a condition, in one's own view."""
        if link not in self._held[1]:
            raise NotAllowed("This condition is no longer there.")
        return self.record("give_up", {"link": link, "reason": checked_text(reason, what="your reason")})

    def restore(self, party: str, issue: str) -> Entry:
        """Go back to the starting set for one party on one issue."""
        changed = any(e.who == self.who for e in self.link_edits(party, issue))
        if self.edit(party, issue) is None and not changed:
            raise NotAllowed("This is the starting set already.")
        return self.record("restore", {"party": party, "issue": issue})

    def try_step(self, number: int) -> Entry:
        """Apply one of the smallest sets of movements, as a what-if of one's own."""
        steps = self.analysis().steps
        if not 0 <= int(number) < len(steps):
            raise NotAllowed("There is no such step now: the hypotheses have changed.")
        step = steps[int(number)]
        moves: list[dict[str, Any]] = []
        for movement in step.movements:
            line = movement.line
            if isinstance(line, RedLine):
                moves.append({"party": line.party, "issue": line.issue, "opens": step.package[line.issue]})
            else:
                moves.append({"link": line.id})
        return self.record("try", {"steps": moves, "reason": f"What if {self._what_if(step)}?"})

    # --- taking along ----------------------------------------------------------

    def rows(self) -> list[dict[str, Any]]:
        """Give one row for each issue and party at the table."""
        package = self.package
        return [
            {
                "issue": issue.title,
                "option": self.words.option(issue.id, package[issue.id]) if issue.id in package else "",
                "party": self.case.stakeholder(party).label,
                "answer": self.answer(party, issue.id).words,
                "rests_on": self.rests_on(party, issue.id),
                "sources": " | ".join(self.sources(party, issue.id)),
            }
            for issue in self.case.issues
            for party in self.at_table
        ]

    def verdict(self) -> str:
        """Say in a sentence whether the parties at the table could agree on anything at all."""
        count = len(self.at_table)
        who = "this party" if count == 1 else f"these {count} parties"
        if self.analysis().package is None:
            return f"No package works for {who} yet."
        return f"A package exists that crosses no line of {who}."

    def to_markdown(self) -> str:
        """Write the table as text: the package, every answer, what collides and what would help."""
        found = self.analysis()
        lines = ["# Could they agree?", "", "Every line is a hypothesis for discussion.", "", self.verdict()]
        if found.collisions:
            lines += ["", "## What collides", ""]
            lines += [f"- {one_line(self.words.collision(c))}" for c in found.collisions]
            lines += ["- There are more."] if found.more_collisions else []
            lines += ["", "## The smallest steps that open a deal", ""]
            lines += [f"- {one_line(self.words.step(s.movements))}" for s in found.steps]
            lines += ["- There are more."] if found.more_steps else []
        lines += ["", "## The package", ""]
        lines += [f"- {self.words.title(i)}: {self.words.option(i, n)}" for i, n in self.package.items()]
        lines += ["", "## Answers", "", *(f"- {one_line(self.reply(p))}" for p in self.at_table)]
        mine = [*self._own.edits.items()]
        if mine:
            lines += ["", "## My own hypotheses", ""]
            lines += [
                f"- {upper(self.words.name(p))}, {self.words.title(i)}: {one_line(e.reason)}"
                for (p, i), e in mine
            ]
        lines += ["", "## Sources of the starting set", ""]
        lines += [f"- {one_line(s)}" for s in self.sources()] or ["- None is named."]
        return "\n".join(lines) + "\n"

    # --- inside ----------------------------------------------------------------

    @property
    def _state(self) -> dict[str, Own]:
        entries = self.entries()
        if self._cache is None or self._cache[0] is not entries:
            self._cache = (entries, self._fold.fold(entries))
        return self._cache[1]

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

    def _what_if(self, step: Correction) -> str:
        moved = []
        for m in step.movements:
            if isinstance(m.line, RedLine):
                option = self.words.option(m.line.issue, step.package[m.line.issue])
                moved.append(
                    f"{self.words.name(m.line.party)} accepts “{option}” on {self.words.title(m.line.issue)}"
                )
            else:
                moved.append(f"{self.words.name(m.line.party)} gives up “only if {m.line.words}”")
        return listed(moved)

    def _party(self, party: str) -> str:
        if party not in self._fold.parties:
            raise NotAllowed(f"{party!r} cannot sit at the table. Choose institutions or groups of the case.")
        return party

    def _issue(self, issue: str) -> str:
        if issue not in self._fold.scale:
            raise NotAllowed(f"There is no issue {issue!r}.")
        return issue

    def _level(self, issue: str, level: object) -> int:
        self._issue(issue)
        text = str(level)
        if not text.isdecimal() or int(text) not in self._fold.scale[issue]:
            raise NotAllowed(f"{self.words.title(issue)} has no option {level!r}.")
        return int(text)
