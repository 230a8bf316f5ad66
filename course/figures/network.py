"""Networks of parties, and of parties and options. Every tie says its numbers."""

from __future__ import annotations

from collections import Counter
from itertools import product
from math import cos, inf, pi, sin
from typing import TYPE_CHECKING, Final

from course.figures.colours import AGAINST, FOR, GROUND
from course.figures.figure import PHONE, Box, Figure, Path, bent
from course.figures.lines import fill, width
from course.figures.party import HIGH, draw_badge
from course.figures.svg import to_svg
from course.language import _, upper
from course.language.figures import in_figures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.figures.figure import Dashes, Point
    from course.figures.party import Badge
    from course.methods.networks import Affiliation, Tie

    Area = tuple[float, float, float, float]

MOST: Final = 8
"""With more parties, lines hide more than they say: the table has every pair."""
_SIZE: Final = 12.5
_SMALL: Final = 12.0
_LINE: Final = 13.0
_SIDE: Final = 40.0  # of the two parties with most ties
_ROW: Final = 30.0  # for each party more
_NAME: Final = 100.0
_PLATE: Final = 17.0
_DASHED: Final[Dashes] = (6, 4)
_PARTS: Final = 24  # of a line, at which numbers may stand
_KEY: Final = 44.0
_MARKS: Final = 110.0  # where marks of parties stand beside their names, in a picture of options


def drawable(names: Mapping[str, str]) -> bool:
    """Whether so many parties fit one picture."""
    return len(names) <= MOST


def draw_parties(
    ties: Sequence[Tie], names: Mapping[str, str], kind: str, badges: Mapping[str, Badge]
) -> Figure:
    """Draw parties and their ties: a solid line for agreement (=), a dashed one for conflict (≠).

    The two with most ties stand left and right; numbers stand where few lines meet.

    Parameters
    ----------
    ties
        What to draw; ties below a threshold are left out before.
    names
        Id and name of every party.
    kind
        ``"congruence"``, ``"conflict"``, ``"both"`` or ``"subtract"``.
    badges
        The mark of every party.
    """
    shown = [(tie, counts) for tie in ties if any(counts := _counts(tie, kind))]
    at, tall = _places(shown, names)
    figure = Figure(PHONE, tall + _KEY)
    ways = [(bent(at[tie.one], at[tie.other], 0, _PARTS), counts) for tie, counts in shown]
    for way, (same, opposed) in ways:
        both = bool(same and opposed)
        if same:
            figure.add(Path((_beside(way, 2.5 * both),), FOR, _thick(same)))
        if opposed:
            figure.add(Path((_beside(way, -2.5 * both),), AGAINST, _thick(opposed), _DASHED))
    taken = [_around(x, y, badges[party].wide + 4, HIGH + 4) for party, (x, y) in at.items()]
    for party, (x, y) in at.items():
        words = fill(names[party], _NAME if 1.5 * _SIDE < x < PHONE - 1.5 * _SIDE else 2 * _SIDE, _SMALL, 3)
        lines = words.split("\n")
        wide, high = max(map(width, lines)) * _SMALL, len(lines) * _LINE
        area = _around(x, y + HIGH / 2 + 3 + high / 2, wide, high)
        taken.append(area)
        figure.add(Box(area[0], area[1], wide, high, "", fill=GROUND))
        figure.words(x, y + HIGH / 2 + 3 + high / 2, words, size=_SMALL, anchor="middle")
        draw_badge(figure, x, y, badges[party])
    for way, (same, opposed) in ways:
        said = in_figures(" ".join([*([f"={same}"] if same else []), *([f"≠{opposed}"] if opposed else [])]))
        others = [point for other, _numbers in ways if other is not way for point in other]
        area = _free(way, width(said) * _SIZE + 4, taken, others)
        taken.append(area)
        figure.add(Box(area[0], area[1], area[2] - area[0], _PLATE, "", fill=GROUND, corner=3))
        middle = ((area[0] + area[2]) / 2, (area[1] + area[3]) / 2)
        figure.words(*middle, said, size=_SIZE, bold=True, anchor="middle")
    _key(figure, tall, kind)
    return figure


def _counts(tie: Tie, kind: str) -> tuple[int, int]:
    """Give the two numbers of a tie: the same, and opposed."""
    if kind == "subtract":
        return max(tie.subtract, 0), max(-tie.subtract, 0)
    return tie.congruence * (kind != "conflict"), tie.conflict * (kind != "congruence")


def _places(
    shown: Sequence[tuple[Tie, tuple[int, int]]], names: Mapping[str, str]
) -> tuple[dict[str, Point], float]:
    """Give each party its place on a ring, the two with most ties opposite, and the height of all."""
    ends = Counter(dict.fromkeys(names, 0))
    for tie, numbers in shown:
        ends.update({tie.one: sum(numbers), tie.other: sum(numbers)})
    hubs = [party for party, _n in ends.most_common(2)]
    rest = [party for party in names if party not in hubs]
    half = (len(rest) + 1) // 2
    around = [*hubs[:1], *rest[:half], *hubs[1:], *rest[half:]]
    high = 30.0 + _ROW * max(0, len(around) - 2)
    middle = high + HIGH
    turns = {party: pi * (1 + 2 * n / len(around)) for n, party in enumerate(around)}
    at = {
        party: (PHONE / 2 + (PHONE / 2 - _SIDE) * cos(turn), middle + high * sin(turn))
        for party, turn in turns.items()
    }
    return at, max((y for _x, y in at.values()), default=0) + HIGH / 2 + 2 * _LINE + 10


def _beside(way: Sequence[Point], shift: float) -> tuple[Point, ...]:
    """Move a line sideways, so that two of them run beside each other."""
    (x, y), (x2, y2) = way[0], way[-1]
    long = max(1e-9, ((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5)
    across, down = -(y2 - y) / long * shift, (x2 - x) / long * shift
    return tuple((a + across, b + down) for a, b in way)


def _thick(count: int) -> float:
    return 1.2 + 0.25 * min(count, 10)


def _around(x: float, y: float, wide: float, tall: float) -> Area:
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


def _free(way: Sequence[Point], wide: float, taken: Sequence[Area], others: Sequence[Point]) -> Area:
    """Find a place on a line for its numbers: over nothing else, and best near its middle."""
    middle = _PARTS / 2
    places = sorted(
        (abs(part - middle), _around(*way[part], wide, _PLATE))
        for part in range(_PARTS // 5, _PARTS - _PARTS // 5 + 1)
    )
    x1, y1, x2, y2 = zip(*(area for _far, area in places), strict=True)
    left, top, right, bottom = min(x1), min(y1), max(x2), max(y2)
    near = [(x, y) for x, y in others if left < x < right and top < y < bottom]
    best, least = places[0][1], inf
    for _far, area in places:
        clashes = 4 * sum(_meet(area, other) for other in taken)
        if clashes < least:
            clashes += sum(area[0] < x < area[2] and area[1] < y < area[3] for x, y in near)
        if clashes < least:
            best, least = area, clashes
        if not least:
            break
    return best


def _meet(one: Area, other: Area) -> bool:
    gap = 3.0
    across = one[0] < other[2] + gap and other[0] < one[2] + gap
    return across and one[1] < other[3] + gap and other[1] < one[3] + gap


def _key(figure: Figure, top: float, kind: str) -> None:
    """Say what the lines and the numbers mean."""
    lines: list[tuple[str, str, Dashes]] = []
    if kind != "conflict":
        lines.append((_("= issues with the same option"), FOR, ()))
    if kind != "congruence":
        lines.append((_("≠ issues on which they are opposed"), AGAINST, _DASHED))
    for n, (words, colour, dashes) in enumerate(lines):
        y = top + 10 + n * 18
        figure.line((2, y), (34, y), edge=colour, stroke=2, dashes=dashes)
        figure.words(42, y, fill(words, PHONE - 46, _SMALL, 1), size=_SMALL)


def draw_options(
    edges: Sequence[Affiliation],
    names: Mapping[str, str],
    options: Mapping[str, str],
    badges: Mapping[str, Badge],
) -> Figure:
    """Draw parties on the left, options on the right: solid where a party agrees, dashed where it does not.

    Parameters
    ----------
    edges
        The two-mode network.
    names, options
        Ids and names of the parties and of the options, from top to bottom.
    badges
        The mark of every party.
    """
    rows = max(len(names), len(options), 1)
    figure = Figure(PHONE, 56.0 * rows + _KEY)
    left = {p: 56.0 * (n + 0.5) * rows / len(names) for n, p in enumerate(names)}
    right = {o: 56.0 * (n + 0.5) * rows / len(options) for n, o in enumerate(options)}
    # Agreement lies above the rest.
    for agree, edge in product((False, True), edges):
        if (edge.agree if agree else edge.disagree) and edge.actor in left and edge.concept in right:
            way = ((_MARKS + 20, left[edge.actor]), (204.0, right[edge.concept]))
            look: Dashes = () if agree else (4, 3)
            figure.line(*way, edge=FOR if agree else AGAINST, stroke=2.2 if agree else 1.2, dashes=look)
    for party, y in left.items():
        draw_badge(figure, _MARKS, y, badges[party])
        room = _MARKS - badges[party].wide / 2 - 6
        figure.words(room, y, fill(names[party], room, _SMALL, 3), size=_SMALL, anchor="end")
    for option, y in right.items():
        figure.add(Box(204, y - 4, 8, 8, fill="ink"))
        figure.words(218, y, fill(options[option], PHONE - 218, _SMALL, 4), size=_SMALL)
    _option_key(figure, 56.0 * rows)
    return figure


def _option_key(figure: Figure, top: float) -> None:
    for n, (words, colour, dashes) in enumerate(
        ((_("= holds this option"), FOR, ()), (_("≠ its own option is opposed"), AGAINST, (4, 3)))
    ):
        y = top + 12 + n * 18
        figure.line((2, y), (34, y), edge=colour, stroke=2, dashes=dashes)
        figure.words(42, y, words, size=_SMALL)


def svg(figure: Figure) -> str:
    """Give a network as SVG for a page."""
    return to_svg(figure)


def in_order(ties: Sequence[Tie], kind: str) -> tuple[Tie, ...]:
    """Give the ties in the order in which picture and table tell them: the heaviest of this kind first."""
    if kind == "congruence":
        return tuple(sorted(ties, key=lambda t: (-t.congruence, t.conflict)))
    if kind == "subtract":
        return tuple(sorted(ties, key=lambda t: t.subtract))
    return tuple(sorted(ties, key=lambda t: (-t.conflict, t.congruence)))


def finding(ties: Sequence[Tie], names: Mapping[str, str], kind: str) -> str:
    """Say what a network of parties shows: who is opposed most often, and who holds the same option."""
    shown = [t for t in ties if any(_counts(t, kind))]
    opposed = max(shown, key=lambda t: t.conflict, default=None) if kind != "congruence" else None
    same = max(shown, key=lambda t: t.congruence, default=None) if kind != "conflict" else None
    said = []
    if opposed is not None and opposed.conflict:
        said.append(
            _("{one} and {other} are opposed most often, on {n} of {all} issues.").format(
                one=upper(names[opposed.one]),
                other=names[opposed.other],
                n=opposed.conflict,
                all=opposed.together,
            )
        )
    if same is not None and same.congruence:
        said.append(
            _("{one} and {other} hold the same option most often, on {n} of {all} issues.").format(
                one=upper(names[same.one]), other=names[same.other], n=same.congruence, all=same.together
            )
        )
    return " ".join(said) or _("No two parties are tied at this threshold.")


def finding_options(edges: Sequence[Affiliation], options: Mapping[str, str]) -> str:
    """Say what a network of parties and options shows: which option most of them hold."""
    held = Counter(e.concept for e in edges if e.agree and e.concept in options)
    if not held:
        return _("Nobody of the chosen parties has an option on these issues.")
    option, n = held.most_common(1)[0]
    return _("“{option}” is held by most of these parties: {n} of {all}.").format(
        option=options[option], n=n, all=len({e.actor for e in edges if e.agree})
    )


def describe_parties(ties: Sequence[Tie], names: Mapping[str, str], kind: str) -> str:
    """Say in words what a network of parties shows: the finding, then every tie, the heaviest first."""
    same, opposed = _("{one} and {other}: the same option on {n}"), _("{one} and {other}: opposed on {n}")
    if kind == "subtract":
        same, opposed = _("{one} and {other}: agree on {n} more"), _("{one} and {other}: opposed on {n} more")
    said = [
        sentence.format(one=names[tie.one], other=names[tie.other], n=count)
        for tie in in_order(ties, kind)
        for sentence, count in zip((same, opposed), _counts(tie, kind), strict=True)
        if count
    ]
    return f"{finding(ties, names, kind)} {upper('; '.join(said))}." if said else finding(ties, names, kind)


def describe_options(
    edges: Sequence[Affiliation], names: Mapping[str, str], options: Mapping[str, str]
) -> str:
    """Say in words what a network of parties and options shows: the finding, then every line."""
    agrees, opposed = _("{party} agrees with {option}"), _("{party} is opposed to {option}")
    said = [
        (agrees if e.agree else opposed).format(party=names[e.actor], option=options[e.concept])
        for e in edges
        if e.actor in names and e.concept in options
    ]
    first = finding_options(edges, options)
    return f"{first} {'; '.join(said)}." if said else first
