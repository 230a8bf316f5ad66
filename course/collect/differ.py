"""Where the positions, priorities, packages and stories of a class differ: counts, and never an average."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from course.activities.bargaining import Bargaining
from course.activities.counting import FEWEST
from course.activities.positions import Positions, Priorities
from course.activities.positions.rows import place_words
from course.activities.positions.table import option_words
from course.activities.scenarios import Scenarios
from course.language import N_, Labels, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.collect.work import ClassWork

BANDS: Final = Labels(
    {
        "front": N_("Among the first three"),
        "between": N_("In between"),
        "last": N_("Last of all"),
    }
)
"""Parts of an order of issues in which places are counted."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One question to which people gave different answers.

    Attributes
    ----------
    kind
        ``"position"``, ``"priority"``, ``"package"`` or ``"story"``.
    about
        What the question is, in words.
    counts
        Each answer that somebody gave, in words, with how many gave it; in the order of the scale.
    people
        How many answered.
    beside
        What stands in the table of the case, in words; empty where it says nothing.
    """

    kind: str
    about: str
    counts: tuple[tuple[str, int], ...]
    people: int
    beside: str = ""

    @property
    def second(self) -> int:
        """How many gave the second most frequent answer."""
        ordered = sorted((n for _answer, n in self.counts), reverse=True)
        return ordered[1] if len(ordered) > 1 else 0


def differences(work: ClassWork) -> tuple[Difference, ...]:
    """Give questions on which people differ, those first that divide most; kind by kind.

    Only what at least :data:`~course.activities.counting.FEWEST` people answered is counted.
    """
    found = [*_positions(work), *_priorities(work), *_packages(work), *_stories(work)]
    divided = [one for one in found if one.second and one.people >= FEWEST]
    kinds = {kind: place for place, kind in enumerate(("position", "priority", "package", "story"))}
    return tuple(sorted(divided, key=lambda d: (kinds[d.kind], -d.second)))


def _positions(work: ClassWork) -> Iterator[Difference]:
    """Count what people in a party's chair expected of it before they saw the evidence."""
    positions = Positions(work.case, work.journal, who="")
    cells: dict[tuple[str, str], list[str]] = {}
    for (issue_id, actor, who), said in positions.state.held.items():
        blind = [held for held in said if held.before_evidence]
        if blind and work.counts(who):
            cells.setdefault((issue_id, actor), []).append(blind[-1].place)
    for (issue_id, actor), places in sorted(cells.items()):
        issue, cell = positions.table.issues[issue_id], positions.table.cell(issue_id, actor)
        scale = [*(str(option.level) for option in issue.scale), "none", "silent"]
        about = _("Position of {party}: {issue}").format(
            party=work.case.stakeholder(actor).in_sentence, issue=issue.title
        )
        counted = _in_order(places, scale)
        beside = _("In the table: {state}.").format(state=cell.state_words)
        yield Difference(
            "position", about, tuple((place_words(issue, p), n) for p, n in counted), len(places), beside
        )


def _priorities(work: ClassWork) -> Iterator[Difference]:
    """For each party, count the places of the issue that most put first while others put it last."""
    ranked_by_all = Priorities(work.case, work.journal, who="").everybody
    everybody = [ranking for ranking in ranked_by_all if work.counts(ranking.who)]
    for actor, ranked in groupby(everybody, key=lambda ranking: ranking.actor):
        choices = list(ranked)
        spread = {
            issue.id: Counter(_band(choice.band(issue.id)) for choice in choices)
            for issue in work.case.issues
        }
        most = max(spread, key=lambda issue: min(spread[issue]["front"], spread[issue]["last"]), default="")
        if not most or not min(spread[most]["front"], spread[most]["last"]):
            continue
        about = _("Priorities of {party}: {issue}").format(
            party=work.case.stakeholder(actor).in_sentence, issue=work.case.issue(most).title
        )
        counts = tuple((BANDS[band], spread[most][band]) for band in BANDS if spread[most][band])
        yield Difference("priority", about, counts, len(choices))


def _band(place: str) -> str:
    return place if place in BANDS else "front"


def _packages(work: ClassWork) -> Iterator[Difference]:
    table = Bargaining(work.case, work.journal, who="")
    packages = []
    for table.who in work.people:
        packages.append(table.package)
    for issue in work.case.issues:
        levels = [str(package[issue.id]) for package in packages if issue.id in package]
        named = {str(option.level): option_words(option) for option in issue.scale}
        counts = tuple((named[level], n) for level, n in _in_order(levels, list(named)))
        about = _("In the packages: {issue}").format(issue=issue.title)
        yield Difference("package", about, counts, len(levels))


def _stories(work: ClassWork) -> Iterator[Difference]:
    for what_if in work.case.what_ifs:
        told = Scenarios(work.case, work.journal, who="", what_if=what_if.id)
        latest = {story.who: story.scenario for story in told.stories if work.counts(story.who)}
        for place, driver in enumerate(what_if.drivers):
            states = [driver.states[scenario[place]] for scenario in latest.values()]
            about = _("In the stories of {what_if}: {driver}").format(what_if=what_if.id, driver=driver.name)
            yield Difference("story", about, tuple(_in_order(states, list(driver.states))), len(states))


def _in_order(answers: Iterable[str], order: list[str]) -> list[tuple[str, int]]:
    counted = Counter(answers)
    return [(answer, counted[answer]) for answer in order if counted[answer]]
