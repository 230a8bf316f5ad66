"""The class in groups, drawn or chosen, and what each of them debates or writes."""

from __future__ import annotations

from typing import Any, ClassVar

from course.activities.debate import of_group
from course.faces.room.part import Part
from course.faces.verbs import Key, Line, Text, verb
from course.language import NotAllowed, _


class GroupsPart(Part):
    """Who works with whom. Whoever leads sees all groups, and brings them back together."""

    template: ClassVar[str] = "room/groups.html"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        debates, texts = self.face.debate.debates, self.face.text.texts
        return {
            "groups": [
                (members, of_group(debates, members), texts.get(self.state.text_of(name)))
                for name, members in self.state.groups.items()
            ]
        }

    @verb
    def on_split(self, groups: Key = "", seed: Line = "") -> str:
        """Draw groups by lot."""
        people = [p.who for p in self.face.around.present()]
        self.face.room.split(people, int(groups) if groups.isdecimal() else 0, seed=seed)
        return _("The groups are drawn.")

    @verb
    def on_choose_groups(self, people: Text = "") -> str:
        """Put people into groups, one group a line."""
        known = {self.called(p.who): p.who for p in self.face.around.present()}
        lines = [[name.strip() for name in line.split(",") if name.strip()] for line in people.splitlines()]
        named = [names for names in lines if names]
        if strange := next((name for names in named for name in names if name not in known), ""):
            said = _("{name} is not in this room. Write pseudonyms as they stand under “Who is here”.")
            raise NotAllowed(said.format(name=strange))
        self.face.room.choose_groups([[known[name] for name in names] for names in named])
        return _("The groups are made.")

    @verb
    def on_gather(self) -> str:
        """Bring the groups back together."""
        self.face.room.gather()
        return _("The class is together again.")

    def called(self, person: str) -> str:
        """Give the name by which somebody is shown."""
        return self.face.session.journal.name_of(person)
