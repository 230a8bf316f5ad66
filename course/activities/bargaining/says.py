"""What the parties at a table say to a package, and whether they could agree, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.case.citations import citations, words_of_paper
from course.language import _, listed, ngettext, upper

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from course.activities.bargaining.analysis import Analysis
    from course.activities.bargaining.bargaining import Bargaining
    from course.activities.bargaining.words import Answer
    from course.methods.winsets import Line


_NAMED: Final = 4
"""So many issues of one party are named; more are counted."""


class Says:
    """Sentences about one person's table.

    Parameters
    ----------
    work
        The table.
    """

    def __init__(self, work: Bargaining) -> None:
        self.work = work

    def verdict(self) -> str:
        """Say in a sentence whether the parties at the table could agree on anything at all."""
        found, count = self.work.analysis(), len(self.work.at_table)
        who = ngettext("this party", "these {n} parties", count).format(n=count)
        if found.package is None:
            none = _("No package works for {who} yet.")
            if self.work.problem().unknown:
                none = _("No package works for {who} yet, whatever the unknown views are.")
            return none.format(who=who)
        if not found.leanings:
            return _("A package exists that crosses no line of {who}, and leans on nothing unknown.").format(
                who=who
            )
        views = _views(len(found.leanings[0].unknown))
        return _("Unknown: a package exists that crosses no line of {who}, but it leans on {views}.").format(
            who=who, views=views
        )

    def leanings(self, found: Analysis) -> list[str]:
        """Say for each smallest set of unknown views what would have to be a yes."""
        return [f"{upper(self.needed(leaning.unknown))}." for leaning in found.leanings]

    def needed(self, unknown: Iterable[Line]) -> str:
        """Say which unknown views would have to be a yes, party by party."""
        by_party: dict[str, list[str]] = {}
        for line in unknown:
            by_party.setdefault(line.party, []).append(self.work.words.title(line.issue))
        words = self.work.words
        return "; ".join(
            _("{party} on {issues}").format(
                party=words.name(party),
                issues=listed(titles)
                if len(titles) <= _NAMED
                else ngettext("{n} issue", "{n} issues", len(titles)).format(n=len(titles)),
            )
            for party, titles in by_party.items()
        )

    def leaning_of(self, unknown: Iterable[Line]) -> str:
        """Say on which unknown views a deal leans; nothing where it leans on none."""
        needed = self.needed(unknown)
        return (
            _("That deal leans on unknown views: {needed}.").format(needed=needed)
            if needed
            else _("That deal leans on nothing unknown.")
        )

    def on_package(self) -> str:
        """Say who accepts the package as far as it goes, who could, and whose view is unknown."""
        work = self.work
        if not work.package or not work.at_table:
            return ""
        said = self._accepted()
        if leans := work.leans_on():
            unknown = _("Unknown for {needed}.").format(needed=self.needed(leans))
            return f"{said} {unknown}".strip()
        return said

    def _accepted(self) -> str:
        """Say how the package is answered by views on record or supposed; nothing where there is none."""
        work, words = self.work, self.work.words
        kinds = {p: {work.answer(p, issue).kind for issue in work.package} for p in work.at_table}
        every = set().union(*kinds.values())
        crossed = [p for p in work.at_table if self.refusals(p)]
        waiting = [p for p, said in kinds.items() if said & {"return", "waits"}]
        names = listed(words.name(p) for p in crossed or waiting)
        if crossed:
            end = _("Refused by {names}.")
        elif waiting:
            end = _("Refused by nobody. {names} could accept it with something in return.")
            names = upper(names)
        elif every == {"outside"}:
            end = _("This lies outside the concern of everybody at the table.")
        elif every <= {"unknown", "outside"}:
            end = ""
        elif "unknown" in every:
            end = _("Accepted by those whose view is on record.")
        elif "supposed" in every:
            end = _("Accepted by everybody at the table, as you suppose.")
        elif {"outside"} in kinds.values():
            end = _("Accepted by those whom it concerns, by views on record.")
        else:
            end = _("Accepted by everybody at the table, by views on record.")
        return end.format(names=names)

    def refusals(self, party: str) -> list[str]:
        """Give the issues on which a party's line is crossed, or a condition of it is not met."""
        kinds = ("line", "fails", "refuses")
        return [i for i in self.work.package if self.work.answer(party, i).kind in kinds]

    def reply(self, party: str) -> str:
        """Give a party's answer to the package as a whole, in a sentence or two."""
        work, words = self.work, self.work.words
        name, package = upper(words.name(party)), work.package
        if not package:
            return _("{name} waits for a first proposal.").format(name=name)
        said = {issue: work.answer(party, issue) for issue in package}
        unknown = [words.title(i) for i, a in said.items() if a.kind == "unknown"]
        silence = (
            _("Unknown on {issues}: no view on record.").format(issues=listed(unknown)) if unknown else ""
        )
        crossed = [i for i, a in said.items() if a.kind == "line"]
        refused = [i for i, a in said.items() if a.kind in ("fails", "refuses")]
        parts = []
        if crossed:
            about = (
                _("“{option}” on {issue}").format(option=words.option(i, package[i]), issue=words.title(i))
                for i in crossed
            )
            parts.append(
                _("{party} answers: a red line is crossed by {options}.").format(
                    party=name, options=listed(about)
                )
            )
        parts += [
            _("{party}, on {issue}: {answer}.").format(party=name, issue=words.title(i), answer=said[i].words)
            for i in refused
        ]
        if parts:
            return " ".join(filter(None, [*parts, silence]))
        favour = self._favour(name, said)
        return f"{favour} {silence}" if silence and len(unknown) < len(said) else favour

    def _favour(self, party: str, said: Mapping[str, Answer]) -> str:
        """Say how far a party goes whose line is not crossed."""
        kinds = {a.kind for a in said.values()}
        whole, about = len(said) == len(self.work.case.issues), ""
        if waits := [a.condition for a in said.values() if a.kind == "waits"]:
            about = listed(dict.fromkeys(waits))
            end = _("{party} could accept it if {about}.")
        elif kinds == {"outside"}:
            end = _("{party}: all of this lies outside its concern.")
        elif kinds <= {"unknown", "outside"}:
            end = _("{party}: unknown. No view of it on this is on record.")
        elif "return" in kinds:
            about = listed(self.work.words.title(i) for i, a in said.items() if a.kind == "return")
            end = _("{party} could accept it with something in return for {about}.")
        elif "unknown" in kinds:
            end = _("{party} accepts so far where its view is on record.")
            if whole:
                end = _("{party} accepts where its view is on record.")
        elif "supposed" in kinds:
            end = _("{party} accepts it so far, as you suppose.")
            if whole:
                end = _("{party} accepts it, as you suppose.")
        else:
            end = _("{party} accepts it.") if whole else _("{party} accepts it so far.")
        return end.format(party=party, about=about)

    def crossed(self, party: str) -> tuple[tuple[str, str], ...]:
        """Give the issues on which a red line is crossed, each with what that line rests on."""
        found = [i for i in self.work.package if self.work.answer(party, i).kind == "line"]
        return tuple((i, self.rests_on(party, i)) for i in found)

    def rests_on(self, party: str, issue: str) -> str:
        """Say what this person's view of a party on an issue rests on."""
        work = self.work
        edit = work.edit(party, issue)
        if edit is not None:
            kind = _("a what-if of your own") if edit.what_if else _("your own reading")
            return f"{kind}: {edit.reason}" if edit.reason else kind
        record = work.hypothesis(party, issue)
        return work.words.evidence(record) if record else _("nothing: no view is known")

    def sources(self, party: str = "", issue: str = "") -> list[str]:
        """List what the starting set rests on: words of the paper and sources, each once.

        Parameters
        ----------
        party, issue
            One pair only; all issues of everybody at the table where they are left out.
        """
        work, case = self.work, self.work.case
        at_table = [party] if party else work.at_table
        issues = [issue] if issue else [i.id for i in case.issues]
        records = [h for h in case.bargaining if h.party in at_table and h.issue in issues]
        positions = {p.id: p for p in case.positions}
        words: list[str] = []
        named: list[str] = []
        for record in records:
            words += [words_of_paper(case, claim) for claim in record.claims]
            held = [positions[name] for name in record.positions]
            words += [_("“{quote}” (the paper)").format(quote=p.quote) for p in held if p.quote]
            named += [*record.sources, *(s for p in held for s in p.sources)]
        return [*dict.fromkeys(words), *citations(case, named)]

    def notices(self) -> tuple[str, ...]:
        """Say what is unusual: no party, one without lines, issues without any view."""
        work, words = self.work, self.work.words
        said = []
        problem, issues = work.problem(), work.case.issues
        if not issues:
            said.append(_("This case has no issues to bargain about."))
        if not work.at_table:
            said.append(_("Nobody sits at the table. Choose at least one party."))
        bare = [p for p in work.at_table if not any(line.party == p for line in problem.lines)]
        if bare:
            names = listed(words.name(p) for p in bare)
            none = ngettext(
                "{parties} has no lines on record here. That is no yes: the answer is unknown.",
                "{parties} have no lines on record here. That is no yes: the answer is unknown.",
                len(bare),
            )
            said.append(none.format(parties=upper(names)))
        empty = [i for i in issues if all(len(work.unknown(p, i.id)) == len(i.scale) for p in work.at_table)]
        if work.at_table and empty and len(empty) < len(issues):
            titles = listed(f"“{i.title}”" for i in empty)
            said.append(
                _(
                    "No view of anybody at the table is on record on {titles}: every option there is unknown."
                ).format(titles=titles)
            )
        if work.at_table and issues and not problem.lines:
            said.append(_("Nothing collides, because nobody at the table has a line on record."))
        return tuple(said)


def _views(count: int) -> str:
    return ngettext("one unknown view", "{n} unknown views", count).format(n=count)
