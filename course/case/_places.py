"""Find where each quotation stands in the paper, and check the places that people wrote down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case.draft import Draft
    from course.case.passages import Text

QUOTED: Final = {
    "claims": (("quote", "start", "end"),),
    "connectives": (("quote", "start", "end"),),
    "contradictions": (("quote_a", "start_a", "end_a"), ("quote_b", "start_b", "end_b")),
}
"""Tables whose quotations have a place: the field of the words, of their start and of their end."""
_HEADING: Final = 120
"""No heading has more characters than this."""


def place_quotes(draft: Draft, paper: Text) -> None:
    """Fill in the places of quotations; report a place that is wrong or cannot be known."""
    for table, fields in QUOTED.items():
        for i, row in enumerate(draft.rows[table]):
            for words, start, end in fields:
                if isinstance(row.get(words), str):
                    _place(draft, paper, (table, i), row, (words, start, end))


def _place(
    draft: Draft, paper: Text, at: tuple[str, int], row: dict[str, Any], fields: tuple[str, str, str]
) -> None:
    (table, i), (words, start, end) = at, fields
    quote, given = row[words], row.get(start)
    places = paper.places(quote)
    if not places:
        return  # that the words are not in the paper is reported with every other quotation
    if not isinstance(given, int):
        if len(places) > 1:
            hint = _("add {start}: with one of {map}").format(
                start=start, map=", ".join(map(str, places[:8]))
            )
            draft.report(
                table, (i, words), _("these words stand in the paper {n} times").format(n=len(places)), hint
            )
            return
        row[start] = given = places[0]
    elif given not in places:
        nearest = min(places, key=lambda p: abs(p - given))
        there = paper.text[given : given + 20].replace("\n", " ") if given >= 0 else ""
        wrong = _("at {given} the paper has “{there}…”, not this quotation").format(given=given, there=there)
        draft.report(
            table, (i, start), wrong, _("write {nearest}, or delete the line").format(nearest=nearest)
        )
        return
    expected = {end: given + len(quote)}
    if table == "claims":
        expected["line"] = paper.line(given)
    for name, value in expected.items():
        if isinstance(row.get(name), int) and row[name] != value:
            draft.report(
                table,
                (i, name),
                _("{row} is not the place of the quotation").format(row=row[name]),
                _("write {value}, or delete the line").format(value=value),
            )
        row[name] = value


def place_sections(draft: Draft, paper: Text) -> None:
    """Fill in where each section starts and ends; report headings that are not there in this order."""
    rows, at, placed = draft.rows["sections"], 0, []
    for i, row in enumerate(rows):
        heading = row.get("heading")
        if not isinstance(heading, str) or not paper.places(heading):
            continue
        starts = [p for p in paper.places(heading) if p >= at and _whole_line(paper.text, p, heading)]
        if not starts:
            wrong, right = _misplaced(paper, heading)
            draft.report("sections", (i, "heading"), wrong, right)
            continue
        at = starts[0] + len(heading)
        placed.append((row, starts[0], at))
    for i, (row, start, after) in enumerate(placed):
        following = placed[i + 1][1] if i + 1 < len(placed) else len(paper.text)
        body = after + (len(paper.text[after:following]) - len(paper.text[after:following].lstrip()))
        end = max(after, len(paper.text[:following].rstrip()))
        row.update(start=start, body_start=min(body, end), end=end)


def _misplaced(paper: Text, heading: str) -> tuple[str, str]:
    """Say of words of the paper why they are no heading here: only a part of a line, or in another order."""
    places = paper.places(heading)
    if any(_whole_line(paper.text, place, heading) for place in places):
        wrong = _("this heading is not a line of its own after the heading before")
        return wrong, _("list the sections in the order of the paper")
    line = paper.text.split("\n")[paper.line(places[0]) - 1].strip()
    if len(line) > _HEADING:
        return _("these words are not a line of their own"), _("give the heading its own line in paper.txt")
    return _("these words are only a part of their line"), _("write all of it: “{line}”").format(line=line)


def _whole_line(text: str, start: int, line: str) -> bool:
    after = text[start + len(line) :].partition("\n")[0]
    return (start == 0 or text[start - 1] == "\n") and not after.strip()


def uncovered(draft: Draft, paper: Text) -> Iterator[tuple[int, int]]:
    """Give the stretches with words in them that no claim, connective or heading of a section covers."""
    spans = [
        (row["start"], row["end"])
        for table in ("claims", "connectives")
        for row in draft.rows[table]
        if isinstance(row.get("start"), int) and isinstance(row.get("end"), int)
    ]
    spans += [
        (row["start"], row["start"] + len(row["heading"]))
        for row in draft.rows["sections"]
        if isinstance(row.get("start"), int) and isinstance(row.get("heading"), str)
    ]
    spans.sort()
    at = 0
    for start, end in [*spans, (len(paper.text), len(paper.text))]:
        if start > at:
            # Each line on its own, so that every stretch is reported where it stands.
            place = at
            for piece in paper.text[at:start].splitlines(keepends=True):
                if any(c.isalnum() for c in piece):
                    lead = len(piece) - len(piece.lstrip(" \t\n.,;:"))
                    yield place + lead, place + len(piece.rstrip())
                place += len(piece)
        at = max(at, end)
