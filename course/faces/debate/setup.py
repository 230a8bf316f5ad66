"""Set a debate up and give out its chairs."""

from __future__ import annotations

from course.exchange.debates.formats import read_formats
from course.faces.debate.base import STAGES, DebateBase, now
from course.faces.verbs import Key, Line, Text, Upload, verb
from course.language import NotAllowed
from course.publish.role_cards import role_cards_page


class SettingUp(DebateBase):
    """Answers to what is pressed before the debate."""

    @verb
    def on_stage(self, stage: Key) -> str:
        """Show another part of the debate."""
        if stage in STAGES:
            self.stage = stage
            self.focus(f"#{self.uid}-stage")
        return ""

    @verb
    def on_look(self, value: Key) -> str:
        """Read about a format before choosing it."""
        self.looking = value if value in self.formats else self.looking
        return self.formats[self.looking].summary

    @verb
    def on_bring_format(self, file: Upload) -> str:
        """Take in a format of one's own, or a Debatekeeper file."""
        found = read_formats(file.data, file.name)
        self.formats |= {f.id: f for f in found}
        self.looking = found[0].id
        return f"{found[0].title} is ready to be used."

    @verb
    def on_begin(
        self, format_id: Key, setting: Key, motion: Key = "", own: Text = "", code: Line = ""
    ) -> str:
        """Begin a debate."""
        if format_id not in self.formats:
            raise NotAllowed("Choose a format.")
        debate = self._debate()
        debate.begin(
            self.formats[format_id],
            motion=motion,
            own=own,
            code=code or self.suggested,
            setting=setting,
            at=now(),
        )
        self.stage = "chairs"
        self.focus(f"#{self.uid}-stage")
        return "The debate has begun. Now draw the chairs."

    @verb
    def on_choose(self, key: Key) -> str:
        """Show another debate of this journal."""
        self.debate.key = key
        return f"Now shown: {self.debate.state.motion['text']}"

    @verb
    def on_anew(self) -> str:
        """Prepare a new debate; the others stay."""
        self.stage = "setup"
        self.focus(f"#{self.uid}-stage")
        return "Choose a format and a motion."

    @verb
    def on_draw(self, people: Text, seed: Line, *, institution: bool = False) -> str:
        """Draw sides and roles by lot."""
        names = [line for line in people.replace(",", "\n").splitlines() if line.strip()]
        drawn = self.session.people_named(names)
        entry = self._debate().chairs.draw(drawn, seed=seed, institution=institution)
        return f"{len(entry.body['chairs'])} people have a chair. Seed: {entry.body['seed']}."

    @verb
    def on_swap(self, one: Key, other: Key) -> str:
        """Let two people change chairs."""
        self._debate().chairs.swap(one, other)
        return f"{self._called(one)} and {self._called(other)} have changed chairs."

    @verb
    def on_sit(self, person: Key, role: Key) -> str:
        """Let somebody take another role."""
        debate = self._debate()
        debate.chairs.sit(person, role)
        return f"{self._called(person)}: {debate.state.role(role).name}."

    @verb
    def on_opt_out(self, person: Key) -> str:
        """Let somebody leave a role; no reason is asked."""
        debate = self._debate()
        debate.chairs.opt_out(person)
        return f"{self._called(person)}: {debate.state.role(debate.state.chairs[person][0]).name}."

    @verb
    def on_speak_for(self, person: Key, institution: Key) -> str:
        """Let somebody speak for an institution."""
        self._debate().chairs.speak_for(person, institution)
        return f"{self._called(person)} speaks for {self._name_of(institution)}."

    @verb
    def on_ready(self, side: Key) -> str:
        """Say that a side has prepared."""
        debate = self._debate()
        debate.chairs.ready(side)
        return (
            "Both sides have prepared: the best reasons are open."
            if debate.chairs.cases_open
            else "One side is ready."
        )

    @verb
    def on_role_cards(self) -> str:
        """Hand over the role cards as a page to print."""
        state = self._debate().state
        self.download("role-cards.html", "text/html", role_cards_page(state, self.session.case))
        return "The role cards are on their way to your downloads. Open the file and print it."

    @verb
    def on_pass(self, person: Key) -> str:
        """Pass the keyboard."""
        if person not in {*self.session.people, *self._debate().state.chairs}:
            raise NotAllowed("Choose somebody who has a chair.")
        self.keyboard = person
        return f"At the keyboard: {self._called(person)}."

    @verb
    def on_project(self) -> str:
        """Make the clock and the cards large, or small again."""
        self.projector = not self.projector
        return "Projector view." if self.projector else "Working view."
