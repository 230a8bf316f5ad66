"""What a class made of a lesson: what to talk about next, where people differ, who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from course.activities.counting import FEWEST
from course.activities.listing import ACTIVITIES
from course.case.words import STATUS_LABELS
from course.collect import Group
from course.collect.disputed import few_words
from course.collect.oral import too_few
from course.collect.paper import MOST_DISPUTES, class_paper, oral_paper
from course.collect.people import in_words
from course.collect.rows import TABLE_LABELS, rows
from course.collect.talk import rules
from course.faces.group.wall import GroupWall
from course.faces.verbs import Key, PaperForm, verb
from course.faces.wall import WallFace
from course.language import N_, NotAllowed, _, listed, time_in_words
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from course.session.session import Session

Table = Literal["sentences", "exercises", "differences", "cards", "people"]


class GroupFace(WallFace):
    """A view of a class. It stays as it is until somebody asks to read the work again.

    Parameters
    ----------
    session
        The session that has the class's work. Whoever looks is not counted.
    lessons
        Ids of the lessons that it is about.
    withheld
        Gives ids of claims whose judgements are hidden now, from whoever leads as well.
    """

    template: ClassVar[str] = "group/group.html"
    wall: ClassVar[str] = "group/wall.html"
    title: ClassVar[str] = N_("What the class made of it")
    also_shows: frozenset[str] = frozenset(ACTIVITIES)

    def __init__(
        self, session: Session, *lessons: str, withheld: Callable[[], Collection[str]] = tuple
    ) -> None:
        self.lessons = lessons
        self.withheld = withheld
        self.names = False
        self.person = ""
        self.group, self.read_until = self._read(session)
        self.projection = GroupWall(self)
        self.parts = (self.projection,)
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        group = self.group
        journal = self.session.journal
        known = group.work.people
        person = self.person if self.person in known else ""
        entries = journal.live()
        return {
            "group": group,
            "names": self.names,
            "few": FEWEST,
            "few_words": few_words,
            "most": MOST_DISPUTES,
            "status_labels": STATUS_LABELS,
            "counts": in_words(group.people),
            "rules": rules(),
            "withheld": listed(sorted(self.withheld())),
            "tables": TABLE_LABELS,
            "as_of": time_in_words(max(e.at for e in entries)) if entries else "",
            "since": len(journal) - self.read_until,
            "person": person,
            "asked": (asked := group.oral(person) if person else ()),
            "few_asked": too_few(len(asked)),
            "name_of": journal.name_of,
        }

    def wall_context(self) -> dict[str, Any]:
        """Give what the wall shows."""
        return self.projection.context()

    @verb
    def on_read_again(self) -> str:
        """Read the work of the class again."""
        self.group, self.read_until = self._read(self.session)
        return _("Read again.")

    @verb
    def on_names(self) -> str:
        """Show or hide the pseudonyms beside reasons."""
        self.names = not self.names
        return _("Pseudonyms are shown.") if self.names else _("Pseudonyms are hidden.")

    @verb
    def on_person(self, value: Key) -> str:
        """Show questions for one person."""
        if value not in self.group.work.people:
            raise NotAllowed(_("Choose a person from the list."))
        self.person = value
        return _("Questions for {name}.").format(name=self.session.journal.name_of(value))

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over a paper of what the class made of it."""
        return self.hand_over("class", class_paper(self.group, names=self.names), form)

    @verb
    def on_questions(self, form: PaperForm, who: Key = "") -> str:
        """Hand over a paper with questions for one person, or for everybody."""
        people = [who] if who else []
        if set(people) - set(self.group.work.people):
            raise NotAllowed(_("Choose a person from the list."))
        return self.hand_over("questions", oral_paper(self.group, people), form)

    @verb
    def on_csv(self, table: Table) -> str:
        """Hand over a table."""
        self.download(f"{table}.csv", "text/csv", to_csv(rows(self.group, table)))
        return _("The table is on its way to your downloads.")

    def _read(self, session: Session) -> tuple[Group, int]:
        journal = session.journal
        hidden = self.withheld()
        group = Group(session.case, journal, self.lessons, without=(session.who,), withheld=hidden)
        return group, len(journal)
