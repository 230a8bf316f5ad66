"""The kinds of relation between the things on a map, listed once: what each does and how it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from course.language import N_

Acts = Literal["supports", "attacks", "undercuts", ""]


@dataclass(frozen=True, slots=True)
class RelationKind:
    """One kind of relation.

    Attributes
    ----------
    says
        How it reads between its source and its target.
    acts
        What it does to whether its target stands, and so how it is drawn; empty where it does nothing.
    both_ways
        Whether it works from the target to the source as well.
    short
        How it reads where the source and the target stand on two lines.
    """

    says: str
    acts: Acts = ""
    both_ways: bool = False
    short: str = ""


RELATION_KINDS: Final[dict[str, RelationKind]] = {
    "support": RelationKind(N_("supports"), "supports"),
    "attack": RelationKind(N_("attacks"), "attacks"),
    "undercut": RelationKind(N_("undercuts the inference of"), "undercuts", short=N_("undercuts")),
    "contradiction": RelationKind(N_("contradicts"), "attacks", both_ways=True),
    "entails": RelationKind(N_("entails"), "supports"),
    "contrary": RelationKind(N_("is contrary to"), "attacks", both_ways=True),
    "rephrase": RelationKind(N_("rephrases")),
    "preference": RelationKind(N_("is preferred to")),
    "turn": RelationKind(N_("is answered by")),
    "says": RelationKind(N_("says")),
}
SUPPORTS: Final = tuple(k for k, kind in RELATION_KINDS.items() if kind.acts == "supports")
ATTACKS: Final = tuple(k for k, kind in RELATION_KINDS.items() if kind.acts == "attacks")
NEITHER: Final = tuple(k for k, kind in RELATION_KINDS.items() if not kind.acts)
"""Those that speak neither for nor against what they lead to."""
BOTH_WAYS: Final = tuple(k for k, kind in RELATION_KINDS.items() if kind.both_ways)
SHORT: Final = {k: kind.short or kind.says for k, kind in RELATION_KINDS.items() if kind.acts}
"""How each kind that counts reads beside a line."""
