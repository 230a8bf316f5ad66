"""Who sits where."""

from __future__ import annotations

from typing import Any, ClassVar

from course.activities.debate.labels import given_institutions
from course.activities.debate.order import roles_in_order
from course.faces.debate.part import Part
from course.faces.verbs import Key, Line, Text, verb
from course.language import _, ngettext
from course.publish.html import to_html
from course.publish.role_cards import role_cards


class ChairsPart(Part):
    """The draw, swaps, and the best reasons of the case for when both sides have prepared."""

    template: ClassVar[str] = "debate/chairs.html"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        state = self.state
        sits = [
            (role, [who for who in state.people if role.id in state.chairs[who]])
            for role in roles_in_order(state.format)
        ]
        taken = {who for debate in self.rules.debates.values() for who in debate.chairs}
        return {
            "to_draw": next((group for group in self.shared.groups if not taken & set(group)), ()),
            "cases_open": self.rules.chairs.cases_open,
            "given": given_institutions(self.shared.session.case, state),
            "sits": [(role, there) for role, there in sits if there],
        }

    @verb
    def on_draw(self, people: Text, seed: Line, *, institution: bool = False) -> str:
        """Draw sides and roles by lot."""
        names = [line for line in people.replace(",", "\n").splitlines() if line.strip()]
        chairs = self.rules.chairs
        chairs.lot_for(names, seed)  # before anybody new is introduced
        drawn = self.shared.session.people_named(names)
        entry = chairs.draw(drawn, seed=seed, institution=institution)
        return ngettext(
            "{n} person has a chair. Seed: {seed}.",
            "{n} people have a chair. Seed: {seed}.",
            len(entry.body["chairs"]),
        ).format(n=len(entry.body["chairs"]), seed=entry.body["seed"])

    @verb
    def on_swap(self, one: Key, other: Key) -> str:
        """Let two people change chairs."""
        self.rules.chairs.swap(one, other)
        return _("{one} and {other} have changed chairs.").format(
            one=self.called(one), other=self.called(other)
        )

    @verb
    def on_sit(self, person: Key, role: Key) -> str:
        """Let somebody take another role."""
        debate = self.rules
        debate.chairs.sit(person, role)
        return f"{self.called(person)}: {debate.state.role(role).name}."

    @verb
    def on_opt_out(self, person: Key) -> str:
        """Let somebody leave a role; no reason is asked."""
        debate = self.rules
        debate.chairs.opt_out(person)
        return f"{self.called(person)}: {debate.state.role(debate.state.chairs[person][0]).name}."

    @verb
    def on_speak_for(self, person: Key, institution: Key) -> str:
        """Let somebody speak for an institution."""
        self.rules.chairs.speak_for(person, institution)
        return _("{who} speaks for {institution}.").format(
            who=self.called(person), institution=self.shared.institution(institution)
        )

    @verb
    def on_ready(self, side: Key) -> str:
        """Say that a side has prepared."""
        debate = self.rules
        debate.chairs.ready(side)
        return (
            _("Both sides have prepared: the best reasons are open.")
            if debate.chairs.cases_open
            else _("One side is ready.")
        )

    @verb
    def on_role_cards(self) -> str:
        """Hand over the role cards as a page to print."""
        state = self.rules.state
        paper = role_cards(state, self.shared.session.case)
        self.face.download("role-cards.html", "text/html", to_html(paper))
        return _("The role cards are on their way to your downloads. Open the file and print it.")
