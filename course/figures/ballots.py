"""Draw how a room moved between two secret votes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.debate.ballots import ROUNDS
from course.activities.debate.records import CHOICES, MISSING
from course.figures.colours import AGAINST, FOR, GROUND, INK
from course.figures.figure import PHONE, Disc, Figure, Path
from course.figures.lines import fill
from course.figures.svg import to_svg
from course.language import _, ngettext, strung
from course.language.figures import in_figures

if TYPE_CHECKING:
    from course.activities.debate.ballots import Transition
    from course.figures.figure import Dashes

_ORDER: Final = ("for", "undecided", "against", MISSING)
_COLOURS: Final = {"for": FOR, "against": AGAINST, "undecided": INK, MISSING: INK}
_DASHES: Final[dict[str, Dashes]] = {"for": (), "against": (8, 4), "undecided": (3, 3), MISSING: (1, 4)}
_WIDEST: Final = 14.0
_THIN: Final = 5.0  # a wider line shows no dashes
_SIZE: Final = 12.0
_WORDS: Final = 100.0  # the room at each side
_ROW: Final = 56.0
_HEAD: Final = 40.0


def draw(moves: Transition) -> Figure:
    """Draw lines from the first vote to the second, each as wide as the number of ballots.

    Parameters
    ----------
    moves
        How many went from one choice to another.
    """
    most = max(moves.counts.values(), default=1)
    shown = [c for c in _ORDER if c != MISSING or any(MISSING in pair for pair in moves.counts)]
    figure = Figure(PHONE, _HEAD + _ROW * len(shown))
    at = {choice: _HEAD + _ROW * (n + 0.5) for n, choice in enumerate(shown)}
    counts = sorted(moves.counts.items())
    for (before, after), count in counts:
        wide = 1.5 + (_WIDEST - 1.5) * count / most
        dashes = _DASHES[after] if wide < _THIN else ()
        way = ((_WORDS + 6, at[before]), (PHONE - _WORDS - 6, at[after]))
        figure.add(Path((way,), _COLOURS[after], wide, dashes, faint=0.45))
    for (before, after), count in counts:
        share = 0.22  # near enough to its start that no two numbers meet
        x = _WORDS + 6 + (PHONE - 2 * _WORDS - 12) * share
        y = at[before] + (at[after] - at[before]) * share
        figure.add(Disc(x, y, 9, "", 0, GROUND))
        figure.words(x, y, in_figures(str(count)), size=_SIZE, bold=True, anchor="middle")
    for choice in shown:
        label = CHOICES.get(choice, _("No ballot"))
        for x, count, anchor in (
            (_WORDS, moves.before(choice), "end"),
            (PHONE - _WORDS, moves.after(choice), "start"),
        ):
            if choice == MISSING and not count:
                continue
            words = _("{choice}: {n}").format(choice=label, n=count)
            figure.words(x, at[choice], fill(words, _WORDS, _SIZE, 3), size=_SIZE, anchor=anchor)
    for x, name, anchor in zip((_WORDS, PHONE - _WORDS), ROUNDS.values(), ("end", "start"), strict=True):
        figure.words(
            x, _HEAD / 2, fill(name, _WORDS, _SIZE, 2, bold=True), size=_SIZE, bold=True, anchor=anchor
        )
    return figure


def svg(moves: Transition) -> str:
    """Give the picture as SVG that follows the page."""
    return to_svg(draw(moves))


def finding(moves: Transition) -> str:
    """Say what the picture shows: how many of those who voted twice moved."""
    both = {pair: n for pair, n in moves.counts.items() if MISSING not in pair}
    moved = sum(n for (before, after), n in both.items() if before != after)
    return ngettext("{n} of {all} moved.", "{n} of {all} moved.", moved).format(
        n=moved, all=sum(both.values())
    )


def describe(moves: Transition) -> str:
    """Say in words what the picture shows: the finding, then every line.

    Examples
    --------
    >>> from course.activities.debate.ballots import Transition
    >>> describe(Transition({("for", "against"): 2, ("for", "for"): 1}))
    '2 of 3 moved. From the first vote to the second: 2 from “For” to “Against”, 1 stayed “For”.'
    """
    parts = []
    for (before, after), count in sorted(moves.counts.items()):
        one, other = (CHOICES.get(c, _("no ballot")) for c in (before, after))
        parts.append(
            _("{count} stayed “{one}”").format(count=count, one=one)
            if before == after
            else _("{count} from “{one}” to “{other}”").format(count=count, one=one, other=other)
        )
    told = _("From the first vote to the second: {moves}.").format(moves=strung(parts) or _("no ballots"))
    return f"{finding(moves)} {told}"
