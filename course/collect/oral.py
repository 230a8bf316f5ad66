"""Questions for one person, made from their own work, each naming the entries it rests on.

Whoever did the work can answer them in a few sentences; whoever handed in somebody else's cannot. They open
a talk and are no test of the subject.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from course.activities.bargaining import Bargaining
from course.activities.bargaining.hypotheses import starting_views
from course.activities.positions import Priorities
from course.activities.positions.table import option_words
from course.case.words import STATUS_LABELS
from course.collect.cards import Unanswered, unanswered
from course.language import _, ngettext, time_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from course.activities.claims import Judgement
    from course.activities.exercises.state import Attempt
    from course.activities.positions.priorities import Ranking
    from course.case.exercises.item import Item
    from course.collect.work import ClassWork

HOW_MANY: Final = 3
SURE: Final = 4
"""From this step of confidence on, somebody said that they were sure."""


@dataclass(frozen=True, slots=True)
class Oral:
    """One question to a person.

    Attributes
    ----------
    kind
        What in the record it comes from, such as ``"changed"``.
    question
        What to ask.
    rests_on
        Which work of theirs it rests on, in words.
    entries
        The ids of the entries.
    listen_for
        What a good answer has: the rubric.
    """

    kind: str
    question: str
    rests_on: str
    entries: tuple[str, ...]
    listen_for: tuple[str, ...]


def too_few(n: int) -> str:
    """Say so where somebody's record holds fewer questions than are asked of others; else nothing.

    Examples
    --------
    >>> too_few(0), too_few(3)
    ('The record of this person holds nothing to ask about yet.', '')
    """
    if not n:
        return _("The record of this person holds nothing to ask about yet.")
    if n >= HOW_MANY:
        return ""
    return ngettext(
        "The record of this person holds enough for {n} question only.",
        "The record of this person holds enough for {n} questions only.",
        n,
    ).format(n=n)


class Orals:
    """Questions for everybody in a class.

    Parameters
    ----------
    work
        What the class did.
    """

    def __init__(self, work: ClassWork) -> None:
        self.work = work

    def of(self, who: str) -> tuple[Oral, ...]:
        """Give up to three questions for a person, of as many kinds as their work allows.

        Somebody who did little gets fewer, and somebody who did nothing gets none.
        """
        kinds: tuple[Callable[[str], Iterator[Oral]], ...] = (
            self._changed,
            self._unanswered,
            self._crossed,
            self._sure,
            self._tried,
            self._ranked,
            self._judged,
        )
        waiting = [kind(who) for kind in kinds]
        found: list[Oral] = []
        about: set[str] = set()
        while waiting and len(found) < HOW_MANY:
            for kind in tuple(waiting):
                one = next((o for o in kind if not about & set(o.entries)), None)
                if one is None:
                    waiting.remove(kind)
                elif len(found) < HOW_MANY:
                    found.append(one)
                    about |= set(one.entries)
        return tuple(found)

    # --- one method for each kind ---------------------------------------------

    def _changed(self, who: str) -> Iterator[Oral]:
        for first, latest in self._judgements.get(who, ()):
            if first.status != latest.status:
                yield Oral(
                    "changed",
                    _(
                        "You first called {claim} “{one}”, later “{other}”. What did you read or hear "
                        "between the two?"
                    ).format(
                        claim=first.claim, one=STATUS_LABELS[first.status], other=STATUS_LABELS[latest.status]
                    ),
                    _("Judgements of {claim}, {one} and {other}.").format(
                        claim=first.claim, one=time_in_words(first.at), other=time_in_words(latest.at)
                    ),
                    (first.entry, latest.entry),
                    (
                        _("Names what changed: a word, a source, or a person’s reason."),
                        _("Says what would change it back."),
                        _("Keeps apart what the sentence says and whether one likes it."),
                    ),
                )

    def _unanswered(self, who: str) -> Iterator[Oral]:
        for one in self._cards.get(who, ()):
            yield Oral(
                "card",
                _(
                    "Your card {number} had no answer: “{claim}” Answer it yourself, as the other side would."
                ).format(number=one.card.number, claim=one.card.claim),
                _("Card {number}, {at}, without a reply.").format(
                    number=one.card.number, at=time_in_words(one.card.at)
                ),
                (one.card.id,),
                (
                    _("The other side would sign the answer."),
                    _("It denies the claim, or the step to it, and says which."),
                ),
            )

    def _crossed(self, who: str) -> Iterator[Oral]:
        table, case = self._table, self.work.case
        table.who = who
        entries = tuple(e.id for e in table.entries() if self.work.journal.person(e.author) == who)[-1:]
        for issue, level in table.package.items():
            for party in table.at_table:
                if table.view(party, issue).stance(level) != "beyond":
                    continue
                option = next(o for o in case.issue(issue).scale if o.level == level)
                own = (party, issue) not in self._starting
                yield Oral(
                    "crossed",
                    _(
                        "Your package has “{option}” on “{issue}”, beyond the line of {party}. On what "
                        "evidence does that line rest, and how firm is it?"
                    ).format(
                        option=option_words(option),
                        issue=case.issue(issue).title,
                        party=case.stakeholder(party).in_sentence,
                    ),
                    _("The package as it stands; the line is a view of one’s own.")
                    if own
                    else _("The package as it stands; the line is of the starting set."),
                    entries,
                    (
                        _("Tells what was stated from what is inferred."),
                        _("Would ask the same about a line of another party."),
                    ),
                )

    def _sure(self, who: str) -> Iterator[Oral]:
        for first, _latest in self._judgements.get(who, ()):
            claim = self.work.case.claim(first.claim)
            if first.before_ledger and (first.confidence or 0) >= SURE and first.status != claim.status:
                yield Oral(
                    "sure",
                    _(
                        "You were sure that {claim} is “{one}”; the ledger says “{other}”. What would "
                        "settle it?"
                    ).format(
                        claim=claim.id, one=STATUS_LABELS[first.status], other=STATUS_LABELS[claim.status]
                    ),
                    _("Judgement of {claim}, {at}.").format(claim=claim.id, at=time_in_words(first.at)),
                    (first.entry,),
                    (
                        _("Names a source or an observation that could decide it."),
                        _("Gives the ledger’s reason fairly before answering it."),
                    ),
                )

    def _tried(self, who: str) -> Iterator[Oral]:
        for item, attempts in self._attempts.get(who, ()):
            first = attempts[0]
            if item.marked(first.response)[0] in ("partly", "not_yet"):
                yield Oral(
                    "exercise",
                    _("To “{prompt}” you first answered: {answer}. What made that answer look right?").format(
                        prompt=item.prompt, answer=item.in_words(first.response)
                    ),
                    _("First answer to this exercise, {at}.").format(at=time_in_words(first.at)),
                    (first.entry,),
                    (
                        _("Names what drew them: a word, a habit, something read elsewhere."),
                        _("Says what in the text speaks against it."),
                    ),
                )

    def _ranked(self, who: str) -> Iterator[Oral]:
        for ranking in self._rankings.get(who, ()):
            issue = self.work.case.issue(ranking.first[0])
            yield Oral(
                "ranked",
                _(
                    "For {party} you put “{issue}” first. What would have to happen for it to move to the "
                    "end?"
                ).format(party=self.work.case.stakeholder(ranking.actor).in_sentence, issue=issue.title),
                _("Order of the issues for {party}.").format(
                    party=self.work.case.stakeholder(ranking.actor).in_sentence
                ),
                (ranking.entry,),
                (
                    _("Speaks of the party’s interests, not of what the speaker would want."),
                    _("Names evidence for what it has said or done."),
                ),
            )

    def _judged(self, who: str) -> Iterator[Oral]:
        for _first, latest in self._judgements.get(who, ()):
            yield Oral(
                "judged",
                _("You called {claim} “{one}”. What is the best reason against your own judgement?").format(
                    claim=latest.claim, one=STATUS_LABELS[latest.status]
                ),
                _("Judgement of {claim}, {at}.").format(claim=latest.claim, at=time_in_words(latest.at)),
                (latest.entry,),
                (
                    _("The reason is one that somebody would really give."),
                    _("Says why it does not convince, or that it does."),
                ),
            )

    # --- everybody's work, sorted once ------------------------------------------

    @cached_property
    def _judgements(self) -> dict[str, list[tuple[Judgement, Judgement]]]:
        """For each person, their first and their latest judgement of each claim, in the order of the text."""
        found: dict[str, list[tuple[Judgement, Judgement]]] = defaultdict(list)
        for claim in self.work.claims:
            first: dict[str, Judgement] = {}
            latest: dict[str, Judgement] = {}
            for judgement in self.work.judgements(claim.id):
                first.setdefault(judgement.who, judgement)
                latest[judgement.who] = judgement
            for who, judgement in first.items():
                found[who].append((judgement, latest[who]))
        return dict(found)

    @cached_property
    def _cards(self) -> dict[str, list[Unanswered]]:
        found: dict[str, list[Unanswered]] = defaultdict(list)
        for one in unanswered(self.work):
            found[one.card.who].append(one)
        return dict(found)

    @cached_property
    def _attempts(self) -> dict[str, list[tuple[Item, list[Attempt]]]]:
        found: dict[str, list[tuple[Item, list[Attempt]]]] = defaultdict(list)
        for lesson in self.work.lessons:
            for one in self.work.sets(lesson):
                items = {item.id: item for item in one.items}
                for (who, item), tried in self.work.tried(one.id).items():
                    if tried.attempts:
                        found[who].append((items[item], tried.attempts))
        return dict(found)

    @cached_property
    def _rankings(self) -> dict[str, list[Ranking]]:
        found: dict[str, list[Ranking]] = defaultdict(list)
        for ranking in Priorities(self.work.case, self.work.journal, who="").everybody:
            found[ranking.who].append(ranking)
        return dict(found)

    @cached_property
    def _table(self) -> Bargaining:
        return Bargaining(self.work.case, self.work.journal, who="")

    @cached_property
    def _starting(self) -> set[tuple[str, str]]:
        return set(starting_views(self.work.case))
