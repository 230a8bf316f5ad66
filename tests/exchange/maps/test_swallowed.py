"""Nothing that could be a claim vanishes: it is read, or its line is named, or the file is refused there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from course.exchange.maps import FormatError, aif, apx, argdown, csv, iccma, kialo, tgf
from tests.exchange.maps.test_kialo import EXPORT, PRESENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.methods.arguments import Document

WORD = "zebra"  # it stands in the line that is put in, and nowhere else
MARKS = ("", "- ", "* ", "+ ", "• ", "– ", "> ", "**", "__", "\u200b", "\u00a0", "\t", "(", '"', "# ")
NUMBERS = (
    "1.1",
    "1.1.",
    "1.5",
    "1.10.",
    "1.1)",
    "2.",
    "2)",
    "7.",
    "3:",
    "(4)",
    "1.2.3.4.",
    "２．",
    "٣.٤",
    "9 -",
)
FURTHER = ("Gegen", "Dafür", "За", "Против", "支持", "反对", "찬성", "مخالف", "विपक्ष", "נגד")
LABELS = (
    *("Pro", "con", "CONTRA", "Thesis", "Pros", "Kontra", "A favor", "Contre", "Claim", "Question"),
    *("Prós", "Oppose", *FURTHER),
)
COLONS = (":", " :", "：", "**:", " (2):", "\t:")
BREAKS = ("\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85")
NUMBERED = st.tuples(st.sampled_from(NUMBERS), st.sampled_from(["", *(f" {one}:" for one in LABELS)]))
LABELLED = st.tuples(st.sampled_from(LABELS), st.sampled_from(COLONS))
FOREIGN = st.tuples(
    st.sampled_from(["5", "1.5"]), st.sampled_from([" Pero:", " Widerspruch :", " **反対**:"])
)
UNSEEN = " \t\u00a0\u200b"  # a note says what can be seen of a line
BEGINNINGS = st.one_of(NUMBERED, LABELLED, FOREIGN).map("".join)


def attempt(read: Callable[..., Document], text: str, name: str) -> Document | None:
    """Read a file; nothing where it is refused, which must be at a line."""
    try:
        return read(text, name=name)
    except FormatError as error:
        why = str(error)
    assert re.match(rf"{name}:\d+: ", why)
    return None


def held(read: Document, line: str, number: int) -> str:
    """Say how a line with the word is held: as a claim of its own, in a note with its line, or not at all."""
    firsts = [node.text.split("\n")[0] for node in read.nodes]
    asked = read.meta.get("kialo", {}).get("questions", ())
    if any(WORD in one and line.endswith(one) for one in firsts) or any(q.startswith(WORD) for q in asked):
        return "read"
    begins = re.escape(line.strip(UNSEEN)[:10].strip())
    named = rf"file\.txt:{number}: “{begins}.*could be a claim.* begin a new line"
    return "named" if any(re.match(named, note) for note in read.notes) else "swallowed"


@given(
    st.sampled_from([EXPORT, PRESENT]),
    st.integers(0, 30),
    st.sampled_from(MARKS),
    BEGINNINGS,
    st.sampled_from(BREAKS),
)
@example(PRESENT, 4, "", "1.5 Contra:", "\n")
@example(PRESENT, 4, "- ", "Pro:", "\n")
@example(PRESENT, 30, "* ", "Con:", "\n")
@example(PRESENT, 30, "", "Против:", "\n")
@example(PRESENT, 1, "", "1.1. Con:", "\u2028")
def test_a_line_that_could_be_a_claim_is_read_or_named_wherever_it_stands(
    text: str, place: int, mark: str, begins: str, parted: str
) -> None:
    lines = text.split("\n")
    place = min(place, len(lines) - 1)
    line = f"{mark}{begins} {WORD}"
    before, after = "\n".join(lines[:place]), "\n".join(lines[place:])
    found = attempt(kialo.read, f"{before}{parted}{line}\n{after}", "file.txt")
    number = max(place, 1) + (parted.strip("\r\n") == "")
    assert found is None or held(found, line, number) != "swallowed", found


TABLE = 'what,id,text,from,to\nstatement,a,"Yes,\nno",,\nstatement,b,Perhaps,,\nattack,r,,b,a\n'


@given(
    st.integers(1, 5),
    st.sampled_from(["statement", "argument"]),
    st.sampled_from(BREAKS),
    st.sampled_from(["", " ", '"', '",']),
    st.sampled_from(["", ",x,y,too many", ",x,y"]),
)
@example(5, "statement", "\u2028", "", "")
def test_a_row_of_a_table_is_read_or_named_wherever_it_stands(
    place: int, kind: str, parted: str, before: str, after: str
) -> None:
    lines = TABLE.split("\n")
    text = "\n".join(lines[:place]) + f"{parted}{before}{kind},z,{WORD}{after}\n" + "\n".join(lines[place:])
    read = attempt(csv.read, text, "file.csv")
    named = [n for n in (read.notes if read else ()) if "row of its own" in n or "beyond the last" in n]
    assert read is None or "z" in read.by_id or named


def test_what_stands_in_no_column_is_named_once() -> None:
    read = csv.read("what,id,words,note,empty\nstatement,a,Yes,x,\nstatement,b,No,y,,,more\n", name="map.csv")
    assert [note.partition(";")[0] for note in read.notes] == [
        "map.csv:2: the column “words” is not known here and is left out",
        "map.csv:2: the column “note” is not known here and is left out",
        "map.csv:3: “more” stands beyond the last column and is left out",
    ]
    with pytest.raises(FormatError, match=r"map\.csv:1: the column “text” is there twice"):
        csv.read("what,id,text,text\nstatement,a,Yes,No\n", name="map.csv")


@pytest.mark.parametrize("parted", [one for one in BREAKS if one not in ("\n", "\r\n", "\r")])
def test_a_line_that_only_looks_like_one_is_named_in_frameworks(parted: str) -> None:
    (note,) = tgf.read(f"a Yes{parted}b No\nc\n#\nc a\n", name="map.tgf").notes
    assert note.startswith("map.tgf:1: “b No” could be a line of its own")
    with pytest.raises(FormatError, match=r"map\.af:2: "):
        iccma.read(f"p af 2\n1 2{parted * 2}2 1\n", name="map.af")
    read = apx.read(f"arg(a).{parted}arg(b).")
    assert [node.id for node in read.nodes] == ["a", "b"]


@pytest.mark.parametrize(
    "line", ["  – zebra", "\u2028  - zebra", "  → <B>", "\x0b[B]: zebra", "  • zebra", "2) zebra"]
)
def test_a_reply_that_a_word_processor_changed_is_named_in_argdown(line: str) -> None:
    read = attempt(argdown.read, f"[A]: a\n  - b\n{line}\n\n– A text.\n", "map.argdown")
    if read is None:
        return
    (note,) = read.notes
    assert note.startswith(f"map.argdown:3: “{line.strip()}” could be a reply")
    assert "– A text." in {node.text for node in read.nodes}


def test_a_list_that_stands_twice_in_json_is_refused() -> None:
    node = '{"nodeID": 1, "text": "Yes", "type": "I"}'
    with pytest.raises(FormatError, match="“nodes” is there twice"):
        aif.read(f'{{"nodes": [{node}], "edges": [], "nodes": []}}', name="map.json")
