"""Judgements in words, and sentences that say why a scenario holds together or does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.language import N_, Labels, _, listed, ngettext, number
from course.language.figures import in_figures
from course.methods.crossimpact import NOTHING_HELD, departures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.methods.crossimpact import Change, Matrix, Scenario, Trace

JUDGEMENT_LABELS: Final = Labels(
    {
        3: N_("strongly promotes"),
        2: N_("promotes"),
        1: N_("slightly promotes"),
        0: N_("does not influence"),
        -1: N_("slightly hinders"),
        -2: N_("hinders"),
        -3: N_("strongly hinders"),
    }
)
"""The scale, in order. The numbers are how the method counts; people choose the words."""


_NUMBERED: Final = 12
"""So many stories are named by their numbers; more are counted."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one state of a scenario says about a variant: the cell, by row and column, in words."""

    row: int
    column: int
    driver: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class DriverView:
    """Why one driver stays where it is, or would rather change."""

    driver: str
    chosen: str
    holds: bool
    held: bool
    verdict: str
    voices: tuple[Voice, ...]
    rivals: tuple[tuple[str, tuple[Voice, ...]], ...]


def words_of(value: int) -> str:
    """Say a judgement in words.

    Examples
    --------
    >>> words_of(-2), words_of(7)
    ('hinders', 'strongly promotes')
    """
    return JUDGEMENT_LABELS[max(-3, min(3, value))]


def sign_of(value: int) -> str:
    """Give a sign for a judgement, so that its strength is seen without reading.

    Examples
    --------
    >>> sign_of(2), sign_of(-1), sign_of(0)
    ('++', '−', '·')
    """
    return ("+" if value > 0 else "−") * abs(value) or "·"


def told(matrix: Matrix, scenario: Scenario) -> str:
    """Name a scenario: each driver and its state."""
    return "; ".join(f"{d.name}: {d.variants[v]}" for d, v in zip(matrix.descriptors, scenario, strict=True))


def held_in_words(matrix: Matrix, held: Mapping[int, int]) -> str:
    """Say at which states drivers are held; nothing where none is."""
    if not held:
        return ""
    states = "; ".join(
        f"{d.name}: {d.variants[held[i]]}" for i, d in enumerate(matrix.descriptors) if i in held
    )
    return _("Held from outside: {states}.").format(states=states)


def held_out(
    driver: int,
    state: int,
    by_themselves: Sequence[Scenario],
    found: Sequence[Scenario],
    *,
    more: bool,
) -> str:
    """Say which stories a held driver shuts out, by their numbers, and how many it lets in.

    Where there are ``more`` than are given, nobody has counted them.

    Examples
    --------
    >>> held_out(0, 1, [(0, 0)], [(1, 0)], more=False).split(". ")[1]
    'This shuts out the only story that holds together by itself'
    """
    said = [_("Held from outside, as if somebody had decided it.")]
    if more:
        return said[0]
    gone = [in_figures(str(n)) for n, story in enumerate(by_themselves, start=1) if story[driver] != state]
    new = len(set(found) - set(by_themselves))
    if gone and len(by_themselves) == 1:
        said.append(_("This shuts out the only story that holds together by itself."))
    elif len(gone) > _NUMBERED or not gone:
        out = ngettext(
            "This shuts out {n} of the {all} story that holds together by itself.",
            "This shuts out {n} of the {all} stories that hold together by themselves.",
            len(by_themselves),
        )
        said.append(out.format(n=number(len(gone)), all=number(len(by_themselves))))
    else:
        out = ngettext(
            "This shuts out story {numbers} of the {all} that hold together by themselves.",
            "This shuts out stories {numbers} of the {all} that hold together by themselves.",
            len(gone),
        )
        said.append(out.format(numbers=listed(gone), all=number(len(by_themselves))))
    if new:
        let = ngettext(
            "With all that is held, {n} new story comes in: nothing has to speak for a held state.",
            "With all that is held, {n} new stories come in: nothing has to speak for a held state.",
            new,
        )
        said.append(let.format(n=number(new)))
    return " ".join(said)


def counted(matrix: Matrix, found: int, held: Mapping[int, int], *, more: bool) -> str:
    """Say how many stories hold together, of how many that could be told.

    Examples
    --------
    >>> from course.methods.crossimpact import Descriptor, Matrix
    >>> counted(Matrix((Descriptor("A", ("low", "high")),), ((0, 0), (0, 0))), 1, {}, more=False)
    '1 of 2 combinations holds together.'
    """
    of = combinations_in_words(matrix, held)
    said = ngettext("{n} of {combinations} holds together.", "{n} of {combinations} hold together.", found)
    if more:
        said = _("More than {n} of {combinations} hold together. {n} of them are given here.")
    return said.format(n=number(found), combinations=of)


def combinations_in_words(matrix: Matrix, held: Mapping[int, int]) -> str:
    """Say how many stories could be told.

    Examples
    --------
    >>> from course.methods.crossimpact import Descriptor, Matrix
    >>> combinations_in_words(Matrix((Descriptor("A", ("low", "high")),), ((0, 0), (0, 0))), {0: 1})
    '1 combination'
    """
    all_ = matrix.combinations(held)
    return ngettext("{all} combination", "{all} combinations", all_).format(all=number(all_))


def no_way_in_words(matrix: Matrix, scenario: Scenario, held: Mapping[int, int]) -> str:
    """Say why no change of judgements would make a story hold together, or break it."""
    away = departures(scenario, held)
    if not away:
        return _("No change of judgements within the scale would do.")
    said = ngettext(
        "No change of judgements would do while {drivers} is held elsewhere.",
        "No change of judgements would do while {drivers} are held elsewhere.",
        len(away),
    )
    return said.format(drivers=listed(matrix.descriptors[i].name for i in away))


def explained(
    matrix: Matrix, scenario: Scenario, held: Mapping[int, int] = NOTHING_HELD
) -> tuple[DriverView, ...]:
    """Say for each driver what speaks for its state, and for its strongest rivals."""
    views = []
    for i, balance in enumerate(matrix.balances(scenario)):
        mine, names = scenario[i], matrix.descriptors[i].variants
        ahead = [v for v, b in enumerate(balance) if b == max(balance) and b > balance[mine]]
        level = [v for v, b in enumerate(balance) if b == balance[mine] and v != mine]
        rivals = ahead or level
        at = held.get(i)
        holds = not ahead if at is None else at == mine
        if at is not None and at != mine:
            verdict = _(
                "It is held at “{held}” from outside, so no story with “{state}” holds together. "
                "Let it go, or choose the state it is held at."
            ).format(held=names[at], state=names[mine])
        elif at is not None:
            verdict = _("It is held here from outside, whatever acts on it.")
        elif ahead:
            others = listed(f"“{names[v]}”" for v in ahead)
            verdict = _("More speaks for {others}. This driver would rather change.").format(others=others)
        elif level and not any(_voices(matrix, scenario, i, v) for v in range(len(names))):
            verdict = _("Nothing here acts on it, so it stays where it is.")
        elif level:
            others = listed(f"“{names[v]}”" for v in level)
            verdict = _("As much speaks for {others}. A tie keeps the present state.").format(others=others)
        else:
            verdict = _("More speaks for it than for any other state.")
        views.append(
            DriverView(
                matrix.descriptors[i].name,
                names[mine],
                holds,
                at is not None,
                verdict,
                _voices(matrix, scenario, i, mine),
                tuple((names[v], _voices(matrix, scenario, i, v)) for v in rivals),
            )
        )
    return tuple(views)


def _voices(matrix: Matrix, scenario: Scenario, driver: int, variant: int) -> tuple[Voice, ...]:
    column = matrix.starts[driver] + variant
    found = []
    for i, v in enumerate(scenario):
        row = matrix.starts[i] + v
        if matrix.rows[row][column]:
            d = matrix.descriptors[i]
            found.append(Voice(row, column, d.name, d.variants[v], words_of(matrix.rows[row][column])))
    return tuple(found)


def change_in_words(matrix: Matrix, change: Change) -> str:
    """Say which judgements would change, and to what."""
    parts = []
    for move in change:
        (i, v), (j, w) = matrix.place(move.row), matrix.place(move.column)
        source, target = matrix.descriptors[i], matrix.descriptors[j]
        parts.append(
            _("“{source}: {state}” {acts} “{target}: {other}” (now: {before})").format(
                source=source.name,
                state=source.variants[v],
                acts=words_of(move.after),
                target=target.name,
                other=target.variants[w],
                before=words_of(move.before),
            )
        )
    first, *others = parts
    for other in others:
        first = _("{change}; and {other}").format(change=first, other=other)
    return first


def trace_in_words(matrix: Matrix, trace: Trace) -> tuple[str, ...]:
    """Tell a succession: one line a step, then where it ends."""
    lines = [told(matrix, trace.steps[0])]
    for before, after in zip(trace.steps, trace.steps[1:], strict=False):
        moved = [
            f"{d.name}: {d.variants[b]} → {d.variants[a]}"
            for d, b, a in zip(matrix.descriptors, before, after, strict=True)
            if a != b
        ]
        lines.append("; ".join(moved))
    if len(trace.steps) == 1 and trace.rests:
        lines.append(_("It stays as it is."))
    elif trace.rests:
        lines.append(_("There it rests: {story}.").format(story=told(matrix, trace.cycle[0])))
    elif not trace.cycle:
        moves = len(trace.steps) - 1
        lines.append(
            _("After {n} moves it neither rests nor comes back; it is followed no further.").format(n=moves)
        )
    else:
        count = len(trace.cycle)
        again = trace.steps.index(trace.cycle[0]) + 1
        lines.append(
            ngettext(
                "Then line {line} comes again: a circle of {n} story without an end.",
                "Then line {line} comes again: a circle of {n} stories without an end.",
                count,
            ).format(line=again, n=count)
        )
    return tuple(lines)
