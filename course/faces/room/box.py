"""What a face of a room knows beside the journal: who is here, and the box of secret ballots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who has joined; whether they are here now, and when their last sign was, where it is known."""

    who: str
    here: bool
    since: str = ""


class Surroundings(Protocol):
    """What a room offers to its faces; a door gives it."""

    @property
    def code(self) -> str:
        """The code by which people join, as people read it."""

    @property
    def address(self) -> str:
        """The address at which people join."""

    def present(self) -> Sequence[Present]:
        """Give everybody who has joined, in the order of joining; those who lead are left out."""

    def answered(self, stage: str) -> int:
        """Give how many people have answered a step."""

    def cast(self, stage: str, who: str, choice: str, *, reason: str = "", pair: str = "") -> str:
        """Put a ballot into the box, with a word that pairs it with another; give its receipt."""

    def compare(self, debate: str, first: str, second: str = "") -> int:
        """Close a vote of a debate, and write into it what may be told; give how many ballots there are.

        Of the first, nothing is told but their number; closing the second opens both. Steps name them.
        """

    def receipt(self, stage: str, who: str) -> str:
        """Give the receipt of somebody's ballot; empty where there is none."""

    def count(self, stage: str) -> tuple[int, dict[str, int]]:
        """Close the box and count; empty counts where there are too few ballots to be secret."""

    def discard(self, stage: str) -> None:
        """Delete the ballots of a vote that was counted."""

    def waiting(self) -> int:
        """Give how many wait to speak."""

    def ahead(self, who: str) -> Sequence[str] | None:
        """Give who speaks before somebody who waits, the next one first; None where it is not told."""

    def move_code(self, who: str, by: str) -> str:
        """Give a code with which a person's seat goes on with another device, as they or a leader asks."""

    def was_asked(self, who: str) -> bool:
        """Tell whether somebody was asked already if they would like to speak. No journal knows it."""

    def note_asked(self, who: str) -> None:
        """Note that somebody was asked and has answered; never what."""


class Nowhere:
    """The surroundings of a room that is over: its journal, and nobody in it."""

    code = ""
    address = ""

    def present(self) -> Sequence[Present]:
        """Nobody is here."""
        return ()

    def answered(self, stage: str) -> int:  # noqa: ARG002 - as every room has it
        """Nobody answers any more."""
        return 0

    def cast(self, stage: str, who: str, choice: str, *, reason: str = "", pair: str = "") -> str:  # noqa: ARG002 - as every room has it
        """Take no ballot."""
        raise NotAllowed(_("This room is over; no ballot can be put in."))

    def compare(self, debate: str, first: str, second: str = "") -> int:  # noqa: ARG002 - as every room has it
        """Count nothing."""
        return 0

    def receipt(self, stage: str, who: str) -> str:  # noqa: ARG002 - as every room has it
        """Know of no ballot."""
        return ""

    def count(self, stage: str) -> tuple[int, dict[str, int]]:  # noqa: ARG002 - as every room has it
        """Count nothing."""
        return 0, {}

    def discard(self, stage: str) -> None:
        """Have nothing to delete."""

    def waiting(self) -> int:
        """Nobody waits any more."""
        return 0

    def ahead(self, who: str) -> Sequence[str] | None:
        """Nobody waits any more."""

    def move_code(self, who: str, by: str) -> str:  # noqa: ARG002 - as every room has it
        """Know of no seat."""
        raise NotAllowed(_("This seat cannot go on with another device from here."))

    def was_asked(self, who: str) -> bool:  # noqa: ARG002 - as every room has it
        """Ask nobody any more."""
        return True

    def note_asked(self, who: str) -> None:
        """Have nothing to note."""
