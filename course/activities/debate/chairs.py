"""Who sits where: drawn by lot, swapped, left without a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.debate import verbs
from course.activities.debate.draw import draw, institutions
from course.activities.debate.table import Part
from course.activities.writing import checked_text
from course.language import Misfits, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.journal import Entry


class Chairs(Part):
    """The chairs of a debate, and what those who sit in them have prepared."""

    @property
    def cases_open(self) -> bool:
        """Whether the case's best reasons for either side may be seen: each side has prepared first."""
        return {"for", "against"} <= self.state.ready

    def draw(self, people: Sequence[str], *, seed: str, institution: bool | None = None) -> Entry:
        """Draw sides and roles by lot; the same seed and people give the same draw.

        Parameters
        ----------
        people
            Their ids.
        seed
            Any text.
        institution
            Whether each speaks for an institution; as the format has it where left out.
        """
        given = {self.table.journal.name_of(id_): id_ for p in people if (id_ := p.strip())}
        names = list(given)
        lot = self.lot_for(names, seed)
        # The lot goes by names, so that whoever draws again with the same people gets the same.
        by_name = draw(self.state.format, names, lot)
        chairs = {given[name]: roles for name, roles in by_name.items()}
        wanted = self.state.format.institutions if institution is None else institution
        spoken = institutions(self.table.case, self.state.format, by_name, lot, wanted=wanted)
        return self.table.write(
            verbs.Draw,
            seed=lot,
            people=list(chairs),
            chairs=chairs,
            institutions={given[n]: i for n, i in spoken.items()},
            replaces=[d.entry for d in self.state.draws],
        )

    def lot_for(self, names: Sequence[str], seed: str) -> str:
        """Check that these people can be drawn with this seed, and give the lot.

        Raises
        ------
        NotAllowed
            If they are too few, a name is too long, or there is no seed.
        """
        fewest, wrong = 1 if self.state.setting == "alone" else 2, Misfits()
        with wrong.at("people"):
            if len(names) < fewest:
                raise NotAllowed(_("Name at least two people, one on each line; or choose to work alone."))
            if longest := next((n for n in names if len(n) > 40), ""):  # noqa: PLR2004 - as everywhere
                raise NotAllowed(
                    _("Keep each name to 40 characters; “{longest}…” is longer.").format(longest=longest[:20])
                )
        with wrong.at("seed"):
            lot = checked_text(seed, what=_("a seed, any word or number"))
        wrong.refuse()
        return lot

    def swap(self, one: str, other: str) -> Entry:
        """Let two people change chairs."""
        for name in (one, other):
            if name not in self.state.chairs:
                raise NotAllowed(_("Choose two people who have a chair."))
        if one == other:
            ask = _("Choose two different people.")
            raise NotAllowed(ask, {"other": ask})
        return self.table.write(verbs.Swap, one=one, other=other)

    def sit(self, person: str, role: str) -> Entry:
        """Let somebody take another role: no reason is asked."""
        if self.state.role(role) is None:
            raise NotAllowed(_("There is no such role in this format."))
        return self.table.write(verbs.Sit, person=checked_text(person, what="a pseudonym"), role=role)

    def opt_out(self, person: str) -> Entry:
        """Let somebody leave a role for the one without the floor; no reason is asked."""
        floor = {r for phase in self.state.format.phases for r in phase.speaks}
        quiet = [r for r in self.state.format.roles if r.id not in floor] or list(self.state.format.roles)
        return self.sit(person, quiet[-1].id)

    def speak_for(self, person: str, institution: str) -> Entry:
        """Let somebody speak for an institution; a person is never offered."""
        if self.table.case.stakeholder(institution).person:
            raise NotAllowed(_("Roles are institutions, never persons. Choose another."))
        return self.table.write(verbs.Institution, person=person, institution=institution)

    def ready(self, side: str) -> Entry:
        """Say that a side has prepared; the best reasons of the case open when both have."""
        if side not in ("for", "against"):
            raise NotAllowed(_("Choose which side has prepared."))
        return self.table.write(verbs.Ready, side=side)
