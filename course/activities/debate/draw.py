"""Draw chairs by lot: the same people, format and seed always give the same draw."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.case import Case, Format
    from course.case.records.formats import Role

FEWEST: Final = 2
MOST: Final = 40


def draw(format_: Format, people: Sequence[str], seed: str) -> dict[str, list[str]]:
    """Give everybody at least one role of a format.

    Roles that somebody must do come first; with few people one person does
    several, always on one side. Then one of each other role, then the rest in
    turn, so that nobody is left without something to do. Neither side gets the
    odd person: whoever comes last then has a role without a side.

    Parameters
    ----------
    format_
        The format.
    people
        Pseudonyms, in any order. One person alone argues every side.
    seed
        Any text; it is shown, so that everybody can draw again and compare.

    Raises
    ------
    NotAllowed
        If there are too many people.

    Examples
    --------
    >>> from course.case import load_case
    >>> oxford = next(f for f in load_case().formats if f.id == "oxford")
    >>> chairs = draw(oxford, ["wren", "heron", "owl", "lark"], "monday")
    >>> sorted(role for roles in chairs.values() for role in roles)
    ['lead-against', 'lead-for', 'second-against', 'second-for']
    >>> chairs == draw(oxford, ["lark", "owl", "heron", "wren"], "monday")
    True
    """
    names = sorted(set(people))
    if len(names) > MOST:
        raise NotAllowed(
            _("A debate has at most {most} people; these are {n}. Make two groups.").format(
                most=MOST, n=len(names)
            )
        )
    if not names:
        raise NotAllowed(_("Name the people first, one pseudonym on each line."))
    Random(f"{seed}/{format_.id}").shuffle(names)  # noqa: S311 - a lot that everybody can draw again
    chairs: dict[str, list[str]] = {name: [] for name in names}
    needed = [role for role in format_.roles if role.needed]
    if len(names) < len(needed):
        halves = {"for": names[0::2], "against": names[1::2] or names, "none": names}
        turn = dict.fromkeys(halves, 0)
        for role in needed:
            group = halves[role.side]
            chairs[group[turn[role.side] % len(group)]].append(role.id)
            turn[role.side] += 1
        for name in names:
            if not chairs[name]:
                chairs[name].append(format_.roles[-1].id)
        return chairs
    waiting = list(names)
    for role_id in _seats(format_, len(names)):
        chairs[waiting.pop(0)].append(role_id)
    return chairs


def institutions(
    case: Case, format_: Format, chairs: dict[str, list[str]], seed: str, *, wanted: bool
) -> dict[str, str]:
    """Draw for which institution each speaker speaks: full roles first, then observers, never persons."""
    if not wanted:
        return {}
    parties = [s.id for s in case.chairs]
    Random(f"{seed}/institutions").shuffle(parties)  # noqa: S311 - as above
    parties.sort(key=case.is_role, reverse=True)
    floor = {role for phase in format_.phases for role in phase.speaks}
    speaking = {r.id for r in format_.roles if r.id in floor and (r.most != 1 or r.side != "none")}
    speakers = [name for name in sorted(chairs) if speaking & set(chairs[name])]
    return {name: parties[i % len(parties)] for i, name in enumerate(speakers)} if parties else {}


def _seats(format_: Format, count: int) -> list[str]:
    """Give as many seats as there are people, the most important first."""
    taken = {role.id: 0 for role in format_.roles}
    more = {"for": 0, "against": 0, "none": 0}
    seats: list[str] = []

    def seat(role: Role) -> bool:
        if len(seats) == count or (role.most is not None and taken[role.id] >= role.most):
            return False
        odd = len(seats) == count - 1 and role.side != "none" and more["for"] == more["against"]
        if odd and not (role.needed and not taken[role.id]):
            return False
        taken[role.id] += 1
        more[role.side] += 1
        seats.append(role.id)
        return True

    for wanted in (True, True, False):
        for role in format_.roles:
            if role.needed is wanted:
                seat(role)
    several = [role for role in format_.roles if role.needed and role.most != 1]
    while several and any([seat(role) for role in several]):  # noqa: C419 - each is asked
        pass
    while len(seats) < count:
        if not any([seat(role) for role in format_.roles]):  # noqa: C419 - as above
            seats.extend([format_.roles[-1].id] * (count - len(seats)))
    return seats
