"""What every part of a debate's face rests on: the debate, who sits at the keyboard, which page is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from course.activities.debate import Debate, of_group
from course.activities.debate.labels import institution_name
from course.activities.room import Room
from course.case.records.formats import SIDE_LABELS
from course.faces import part
from course.faces.debate.clock_data import clock_words
from course.language import N_, Labels

if TYPE_CHECKING:
    from collections.abc import Collection

    from course.activities.debate.records import DebateState
    from course.faces.face import Face
    from course.session.session import Session

STAGES: Final = Labels(
    {
        "setup": N_("Set up"),
        "chairs": N_("Chairs and cases"),
        "table": N_("Debate"),
        "map": N_("Map"),
        "replay": N_("Look back"),
        "judging": N_("Judging"),
        "debrief": N_("Debrief"),
    }
)


class Shared:
    """What the parts of one debate's face share.

    Parameters
    ----------
    session
        The learner's session.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.debate = Debate(session.case, session.journal, who=session.who)
        self.room = Room(session.case, session.journal, who=session.who)
        self.debate.aside = lambda: self.room.state.aside
        if self.debate.begun:
            self.debate.key = self.debate.state.key  # another one that comes in does not take its place
        self.stage = "table" if self.debate.begun else "setup"
        self.keyboard = ""

    @property
    def acting(self) -> str:
        """Who sits at the keyboard."""
        return self.keyboard or self.session.who

    @property
    def rules(self) -> Debate:
        """The debate, for whoever sits at the keyboard."""
        self.debate.who = self.acting
        return self.debate

    @property
    def groups(self) -> Collection[tuple[str, ...]]:
        """The groups in which a room works now; none elsewhere."""
        return self.room.state.groups.values()

    def turn_to_group(self) -> bool:
        """Turn to the debate of one's own group, while a room works in groups; tell whether there is one."""
        members = next((group for group in self.groups if self.session.who in group), ())
        if not members:
            return self.debate.begun
        own = of_group(self.debate.debates, members)
        if own is not None:
            self.debate.key = own.key
        return own is not None

    def institution(self, institution: str) -> str:
        """Give the name of an institution."""
        return institution_name(self.session.case, institution)

    def values(self) -> dict[str, Any]:
        """Give what every template of a debate can name."""
        state = self.debate.state if self.debate.begun else None
        return {
            "state": state,
            "people": state.people if state else [],
            "acting": self.acting,
            "name_of": self.institution,
            "side_labels": SIDE_LABELS,
            "clock_words": clock_words,
        }


class Part(part.Part):
    """A part of a debate's face.

    Parameters
    ----------
    face
        The face that the part belongs to.
    shared
        What all parts share.
    """

    def __init__(self, face: Face, shared: Shared) -> None:
        super().__init__(face)
        self.shared = shared

    @property
    def rules(self) -> Debate:
        """The debate, for whoever sits at the keyboard."""
        return self.shared.rules

    @property
    def state(self) -> DebateState:
        """The debate as it stands."""
        return self.shared.rules.state

    def called(self, person: str) -> str:
        """Give the name by which somebody is shown."""
        return self.shared.session.journal.name_of(person)

    def values(self) -> dict[str, Any]:
        """Give what the template of every part can name."""
        return self.shared.values()
