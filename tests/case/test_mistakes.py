"""Each kind of mistake, made in a copy of the tiny case: file, line and field must be exact."""

# ruff: noqa: E501 - one row for each mistake reads best

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from course.case import CaseError, Mistake, check_case, load_case
from course.commands.new_case import lay_out
from course.files.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    Broken = Callable[[str, str, str], list[Mistake]]

# file, words to replace, new words, then where: file, line, field, and words of the message
ONE = [
    # fields
    ("claims.yaml", "  kind: predictive\n", "", "claims.yaml", 54, "kind", "this field is missing"),
    ("claims.yaml", "kind: predictive", "kind: predictve", "claims.yaml", 57, "kind", "did you mean predictive?"),
    ("claims.yaml", "flaw_type: vague_term", "flaw: vague_term", "claims.yaml", 11, "flaw", "did you mean flaw_type?"),
    ("claims.yaml", "note: Enough for whom?", "note: 1890", "claims.yaml", 12, "note", 'quotation marks: "1890"'),
    ("claims.yaml", "note: Enough for whom?", "note:", "claims.yaml", 12, "note", "nothing is not a text"),
    ("claims.yaml", "topics: [water]", "topics: water", "claims.yaml", 8, "topics", "“water” is not a list"),
    ("claims.yaml", "topics: [water]", "topics: [big water]", "claims.yaml", 8, "topics[0]", "without spaces"),
    ("claims.yaml", "note: Enough for whom?", f"note: {'x' * 5001}", "claims.yaml", 12, "note", "at most 5,000"),
    ("claims.yaml", "where_to_check: Listen.", "where_to_check: ' '", "claims.yaml", 63, "where_to_check", "one word"),
    ("claims.yaml", "sources: [chronicle]\n  discussion_question: Who dug it?", "sources: []\n  discussion_question: Who dug it?", "claims.yaml", 39, "sources", "at least 1"),
    ("sources.yaml", "year: 1949", "year: '1949'", "sources.yaml", 4, "year", "not a whole number"),
    ("sources.yaml", "https://example.org", "ftp://example.org", "sources.yaml", 6, "url", "http:// or https://"),
    ("stakeholders.yaml", "in_paper: true", "in_paper: 'true'", "stakeholders.yaml", 3, "in_paper", "true or false"),
    ("stakeholders.yaml", "{to: abbey, nature: neighbours}", "neighbours", "stakeholders.yaml", 19, "relations[0]", "a group of fields"),
    ("issues.yaml", "label: hand_pump", "labl: hand_pump", "issues.yaml", 6, "scale[1].label", "this field is missing"),
    ("case.yaml", "language: en\n", "", "case.yaml", 1, "language", "this field is missing"),
    ("case.yaml", '"1950-06-01"', "June", "case.yaml", 6, "paper_date", "a day as"),
    ("claims.yaml", "- id: C-02\n  section: II", "- id: C-02\n  section: [II]", "claims.yaml", 55, "section", "write one text"),
    ("positions.yaml", "actor: abbey", "actor: [abbey]", "positions.yaml", 13, "actor", "write one text"),
    ("positions.yaml", "level: 0", "level: [0, 1]", "positions.yaml", 4, "level", "not a whole number"),
    ("positions.yaml", "sources: [chronicle]", "sources: 7", "positions.yaml", 10, "sources", "write [one, two]"),
    ("issues.yaml", "- id: pump", "- id: [pump, well]", "issues.yaml", 1, "id", "write one text"),
    ("case.yaml", "notes:\n  claims:\n    - Judged in June 1950.", "notes: 7", "case.yaml", 9, "notes", "a group of fields"),
    ("case.yaml", "language: en", "language: English", "case.yaml", 4, "language", "such as en"),
    ("claims.yaml", "note: Enough for whom?", "note: 1.10", "claims.yaml", 12, "note", 'quotation marks: "1.10"'),
    # ids
    ("claims.yaml", "- id: B-02", "- id: B-01", "claims.yaml", 29, "id", "the record in line 16"),
    ("claims.yaml", "sources: [chronicle, register]", "sources: [chronicle, registre]", "claims.yaml", 27, "sources[1]", "did you mean register?"),
    ("claims.yaml", "actors: [abbey]", "actors: [abby]", "claims.yaml", 59, "actors[0]", "did you mean abbey?"),
    ("positions.yaml", "actor: abbey", "actor: monks", "positions.yaml", 13, "actor", "use one of: village, abbey"),
    ("stakeholders.yaml", "to: abbey", "to: abbot", "stakeholders.yaml", 19, "relations[0].to", "there is no “abbot”"),
    ("case.yaml", "  claims:", "  claim:", "case.yaml", 10, "notes.claim", "did you mean claims?"),
    # quotations and offsets
    ("claims.yaml", "  quote: It was dug in 1890 – by hand", "  quote: It was dug in 1890 - by hand", "claims.yaml", 31, "quote", "only quotation marks, dashes or spaces differ; write “It was dug in 1890 – by hand”"),
    ("claims.yaml", "start: 26\n", "start: 27\n", "claims.yaml", 4, "start", "write 26"),
    ("claims.yaml", "end: 74", "end: 75", "claims.yaml", 5, "end", "write 74"),
    ("claims.yaml", "line: 3", "line: 2", "claims.yaml", 3, "line", "write 3"),
    ("contradictions.yaml", "  start_b: 127\n", "", "contradictions.yaml", 4, "quote_b", "with one of 127, 188"),
    ("stakeholders.yaml", "[everybody]", "[anybody]", "stakeholders.yaml", 5, "labels_used_in_paper[0]", "not in the paper"),
    ("case.yaml", "The Village Well", "The village well", "case.yaml", 5, "paper_title", "only capital letters differ; write “The Village Well”"),
    ("claims.yaml", "- id: C-02\n  section: II", "- id: C-02\n  section: I", "claims.yaml", 55, "section", "write II"),
    # evidence, scales, dates
    ("positions.yaml", "  sources: [chronicle]\n", "", "positions.yaml", 1, "sources", "names no source"),
    ("positions.yaml", '  date: "1949"\n', "", "positions.yaml", 1, "date", "has no date"),
    ("positions.yaml", "  words: We have always drawn it by hand.\n", "", "positions.yaml", 1, "words", "quote at most 30"),
    ("positions.yaml", "We have always drawn it by hand.", "word " * 31, "positions.yaml", 8, "words", "has 31 words"),
    ("positions.yaml", '"1949"', '"1951"', "positions.yaml", 9, "date", "move it to later_positions.yaml"),
    ("positions.yaml", '"1949"', '"1950-05"', "positions.yaml", 10, "sources[0]", "appeared in 1949, before 1950-05"),
    ("positions.yaml", "  basis: general_knowledge\n", "", "positions.yaml", 11, "sources", "rests on nothing"),
    ("positions.yaml", "actor: abbey", "actor: village", "positions.yaml", 12, "issue", "write one record for both"),
    ("later_positions.yaml", '"1950-08-03"', '"1950-05-03"', "later_positions.yaml", 9, "date", "move it to positions.yaml"),
    ("issues.yaml", "party: abbey", "party: village", "issues.yaml", 16, "outside_concern[0].party", "stands in looked_for as well"),
    ("stakeholders.yaml", "issue: pump", "issue: night", "stakeholders.yaml", 8, "stated_positions[0].issue", "add the position there"),
    ("sources.yaml", '"1950-08-03"', '"1951-08-03"', "sources.yaml", 16, "date", "is not in 1950"),
    ("sources.yaml", "  year: 1949\n", "", "sources.yaml", 1, "year", "this field is missing"),
    ("sources.yaml", "  publisher: County\n", "", "sources.yaml", 7, "publisher", "this field is missing"),
    ("events.yaml", "sources: [letter]", "sources: [chronicle]", "events.yaml", 19, "sources[0]", "before 1950-08-02"),
    ("sources.yaml", "year: 1890", "year: 1990", "sources.yaml", 10, "year", "it appeared in 1990, and the facts were checked on"),
    ("sources.yaml", "publisher: County", "publisher: n.a.", "sources.yaml", 9, "publisher", "“n.a.” names no source that somebody could look up"),
    ("sources.yaml", "publisher: County", "publisher: Various news reports", "sources.yaml", 9, "publisher", "write who published it"),
    ("sources.yaml", "title: Land register", "title: Standard reference works", "sources.yaml", 8, "title", "names no source"),
    ("sources.yaml", "title: Land register", 'title: "?"', "sources.yaml", 8, "title", "names no source"),
    ("sources.yaml", "year: 1890", "year: 18900", "sources.yaml", 10, "year", "it appeared in 18900"),
    ("events.yaml", '"1950-08-02"', '"1950-02-31"', "events.yaml", 12, "date", "is not in the calendar"),
    ("case.yaml", '"1950-06-01"', '"1950-13-01"', "case.yaml", 6, "paper_date", "is not in the calendar"),
    ("sections.yaml", "heading: I. The well", "heading: The well", "sections.yaml", 9, "heading", "write all of it: “I. The well”"),
    ("sections.yaml", "heading: Abstract", "heading: The old well", "sections.yaml", 6, "heading", "write all of it: “The old well gives"),
    ("positions.yaml", "level: 0", "level: 5", "positions.yaml", 4, "level", "use one of: 0, 1"),
    ("positions.yaml", "issue: pump\n  actor: abbey", "issue: night\n  actor: abbey", "issues.yaml", 16, "outside_concern[0].party", "take it out of outside_concern"),
    ("stakeholders.yaml", "      quote: The well is ours\n", "", "stakeholders.yaml", 7, "stated_positions[0].sources", "neither a source nor a quote"),
    ("issues.yaml", "level: 1, label: hand_pump", "level: 2, label: hand_pump", "issues.yaml", 6, "scale[1].level", "write 1"),
    ("events.yaml", "precision: year", "precision: day", "events.yaml", 3, "precision", "is not a day"),
    ("events.yaml", "category: after_paper", "category: water", "events.yaml", 17, "category", "write after_paper"),
    ("events.yaml", "category: water", "category: after_paper", "events.yaml", 7, "category", "not after the paper"),
    # coverage
    ("connectives.yaml", "- id: K3\n  quote: This note says why it should be mended\n  kind: aim\n  reason: Statement of aim.\n", "", "paper.txt", 3, "text", "no claim covers “This note says why it should be mended.”"),
    ("paper.txt", "cost nothing.", "cost nothing. Truly.", "paper.txt", 7, "text", "“Truly.”"),
    # language
    ("claims.yaml", "note: It would cost a cow.", "note: The monster would cost a cow.", "claims.yaml", 74, "note", "write machine"),
    ("events.yaml", "description: With stones.", "description: Somebody stole stones.", "events.yaml", 15, "description", "write take, whoever did it"),
    ("events.yaml", "actors: [village]\n  sources: [letter]", "actors: [village]\n  harmed: [vilage]\n  sources: [letter]", "events.yaml", 19, "harmed[0]", "did you mean village?"),
    ("loaded_words.yaml", "only_in: [events]", "only_in: [event]", "loaded_words.yaml", 10, "only_in[0]", "did you mean events?"),
    # YAML
    ("claims.yaml", "note: So says the stone.", "note: So: says the stone.", "claims.yaml", 37, "file", "a colon stands inside a text"),
    ("claims.yaml", "  note: So says the stone.", "\tnote: So says the stone.", "claims.yaml", 37, "file", "a tab is used"),
    ("claims.yaml", "note: So says the stone.", "note: *stone", "claims.yaml", 37, "file", "starts with *"),
    ("claims.yaml", "  note: Said twice.", "  note: Said twice.\n  note: Said thrice.", "claims.yaml", 51, "note", "written twice"),
]  # fmt: skip


@pytest.mark.parametrize("row", ONE, ids=lambda row: f"{row[3]}:{row[4]}:{row[5]}")
def test_a_mistake_is_found_where_it_is(
    broken: Broken, copy: Path, row: tuple[str, str, str, str, int, str, str]
) -> None:
    file, old, new, where, line, field, words = row
    mistakes = broken(file, old, new)
    places = [(Path(m.file).relative_to(copy.as_posix()).as_posix(), m.line, m.field) for m in mistakes]
    assert (where, line, field) in places, "\n".join(map(str, mistakes))
    assert words in str(mistakes[places.index((where, line, field))])


def test_the_tiny_case_has_no_mistakes_to_begin_with(copy: Path) -> None:
    assert check_case(copy) == []


@pytest.mark.parametrize(
    ("states", "field", "words"),
    [
        ("{rain: none, use: rare, sun: hot}", "starts[0].states.sun", "“W1” has no driver “sun”"),
        ("{rain: much, use: rare}", "starts[0].states.rain", "“rain” has no state “much”"),
        ("{rain: none}", "starts[0].states", "this story names no state of “use”"),
        ("{rain: none, use: rare}", "", ""),
    ],
)
def test_a_story_to_begin_with_names_one_state_of_each_driver(
    copy: Path, states: str, field: str, words: str
) -> None:
    (copy / "what_ifs.yaml").write_text(
        "- id: W1\n  question: What if it rained?\n  drivers:\n"
        "    - {id: rain, name: rain, states: [none, some]}\n"
        "    - {id: use, name: use, states: [rare, daily]}\n"
        f"  starts:\n    - name: Dry\n      states: {states}\n      ask: Who digs?\n",
        encoding="utf-8",
    )
    found = [(m.field, m.wrong) for m in check_case(copy)]
    assert found == ([(field, words)] if field else [])


@pytest.mark.parametrize(
    ("axes", "field", "words"),
    [
        ("[rain, sun]", "axes[1]", "“W1” has no driver “sun”"),
        ("[use, use]", "axes[1]", "both axes are the same driver"),
        ("[use, rain]", "", ""),
    ],
)
def test_the_axes_to_begin_with_are_two_drivers(copy: Path, axes: str, field: str, words: str) -> None:
    (copy / "what_ifs.yaml").write_text(
        f"- id: W1\n  question: What if it rained?\n  axes: {axes}\n  drivers:\n"
        "    - {id: rain, name: rain, states: [none, some]}\n"
        "    - {id: use, name: use, states: [rare, daily]}\n",
        encoding="utf-8",
    )
    found = [(m.field, m.wrong) for m in check_case(copy)]
    assert found == ([(field, words)] if field else [])


def test_every_mistake_is_found_at_once(broken: Broken, copy: Path) -> None:
    broken("claims.yaml", "kind: predictive", "kind: predictve")
    broken("claims.yaml", "A pump would be louder than the bells", "A pump would be louder than bells")
    mistakes = broken("positions.yaml", "actor: abbey", "actor: monks")
    found = {(Path(m.file).name, m.line, m.field) for m in mistakes}
    assert {
        ("claims.yaml", 56, "quote"),
        ("claims.yaml", 57, "kind"),
        ("positions.yaml", 13, "actor"),
    } <= found
    assert len(check_case(copy)) == len(mistakes)


ALONE = [  # nothing that only follows from the mistake stands beside it
    ("case.yaml", '"1950-06-01"', "June"),
    ("case.yaml", '"1951-01-01"', "January"),
    ("events.yaml", '"1950-08-02"', '"1950-08-32"'),
    ("positions.yaml", '"1949"', '"1949-00"'),
    ("positions.yaml", "sources: [chronicle]", "sources: 7"),
    ("positions.yaml", "actor: abbey", "actor: [abbey]"),
    ("paper.txt", None, "\n"),
]


@pytest.mark.parametrize(("file", "old", "new"), ALONE)
def test_a_mistake_stands_alone(broken: Broken, copy: Path, file: str, old: str | None, new: str) -> None:
    whole = (copy / file).read_text(encoding="utf-8")
    (found,) = broken(file, whole if old is None else old, new)
    assert Path(found.file).name == file


def test_a_heading_that_is_not_there_says_nothing_about_the_claims_below_it(broken: Broken) -> None:
    mistakes = broken("sections.yaml", "heading: II. The pump", "heading: II. A pump")
    assert {Path(m.file).name for m in mistakes} == {"sections.yaml"}


def test_spaces_at_the_end_of_a_heading_are_nothing(broken: Broken) -> None:
    mistakes = broken("paper.txt", "I. The well\n", "I. The well  \n")  # what comes after has moved, no more
    assert {m.field for m in mistakes} == {"start", "start_b", "text"}
    assert not [m for m in mistakes if m.file.endswith("sections.yaml")]


def test_effects_and_axes_that_do_not_fit_say_what_does(copy: Path) -> None:
    (copy / "what_ifs.yaml").write_text(
        "- id: W1\n  question: What if it rained?\n  axes: [rain]\n  drivers:\n"
        "    - {id: rain, name: rain, states: [none, some]}\n"
        "    - {id: use, name: use, states: [rare, daily]}\n"
        "- id: W2\n  question: What then?\n  axes: [rain, use, sun]\n  drivers: []\n",
        encoding="utf-8",
    )
    (copy / "cross_impacts.yaml").write_text(
        "- {id: a, what_if: W1, driver: rain, state: some, acts_on: use, effects: {daily: 4}, reason: Wet.,"
        " judgement_alone: true}\n",
        encoding="utf-8",
    )
    found = {m.field: m.right for m in check_case(copy)}
    assert found["effects.daily"] == "use one of: -3, -2, -1, 1, 2, 3"
    assert found["axes"] == "write at most 2"


def _places(value: Any) -> dict[str, tuple[str | int, ...]]:
    """Give one place of each kind in raw data: fields of the same name are read by the same lines of a check."""
    found: dict[str, tuple[str | int, ...]] = {}
    open_: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    for at, inner in open_:
        found.setdefault("/".join("*" if isinstance(step, int) else step for step in at), at)
        steps = (
            inner.items() if isinstance(inner, dict) else enumerate(inner) if isinstance(inner, list) else ()
        )
        open_ += [((*at, step), below) for step, below in steps]
    del found[""]
    return found


@pytest.mark.parametrize("wrong", [["a", "b"], [["a"]], {"a": "b"}, 7], ids=json.dumps)
def test_any_value_in_place_of_another_is_a_mistake_and_no_surprise(tmp_path: Path, wrong: object) -> None:
    lay_out(tmp_path / "mine")
    data = tmp_path / "mine" / "data"
    (data / "formats.yaml").unlink()  # most of the time would go there
    texts = {path: path.read_text(encoding="utf-8") for path in data.glob("*.yaml")}
    places = {path: list(_places(parse(text).data).values()) for path, text in texts.items()}
    for n in range(max(map(len, places.values()))):  # in each file the n-th kind of place, all at once
        for path, text in texts.items():
            whole = parse(text).data
            if n < len(places[path]):
                *above, last = places[path][n]
                inner = whole
                for step in above:
                    inner = inner[step]
                inner[last] = wrong
            path.write_text(json.dumps(whole), encoding="utf-8")
        assert any(m.stops for m in check_case(data))


def test_a_missing_file_is_one_mistake_whatever_names_its_records(copy: Path) -> None:
    (copy / "issues.yaml").unlink()
    (found,) = check_case(copy)
    assert (Path(found.file).name, found.field) == ("issues.yaml", "file")
    assert found.wrong == (
        "this file is missing, but 4 places name some: first “pump” in stakeholders.yaml:8"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are those of Unix")
@pytest.mark.parametrize("name", ["claims.yaml", "glossary.yaml", "paper.txt"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_not_called_missing(copy: Path, name: str, make: Callable[[Path], None]) -> None:
    (copy / name).unlink(missing_ok=True)
    make(copy / name)
    found = next(m for m in check_case(copy) if Path(m.file).name == name)
    assert found.wrong == "this is a folder, a pipe or a device, and no file"
    assert sum(Path(m.file).name == name for m in check_case(copy)) == 1


def test_a_record_without_its_id_hides_nothing_behind_those_who_name_it(broken: Broken) -> None:
    mistakes = broken("stakeholders.yaml", "- id: abbey", "- idd: abbey")
    assert {(Path(m.file).name, m.field) for m in mistakes} == {
        ("stakeholders.yaml", "id"),
        ("stakeholders.yaml", "idd"),
    }


def test_a_file_that_cannot_be_read_comes_before_all_other_mistakes(broken: Broken, copy: Path) -> None:
    broken("claims.yaml", "kind: predictive", "kind: predictve")
    broken("claims.yaml", "topics: [water]", "topics: water")
    mistakes = broken("stakeholders.yaml", "  name: The abbey", "\tname: The abbey")
    assert [Path(m.file).name for m in mistakes] == ["stakeholders.yaml", "claims.yaml", "claims.yaml"]
    with pytest.raises(CaseError) as error:
        load_case(copy)
    assert "stakeholders.yaml" in str(error.value).splitlines()[1]


def test_a_quotation_that_is_not_there_shows_the_nearest_passage(broken: Broken) -> None:
    mistakes = broken(
        "claims.yaml", "quote: It was dug in 1890 – by hand", "quote: It had been dug in 1891 – by hand"
    )
    assert "the nearest passage is “It was dug in 1890 – by hand” " in f"{mistakes[0].right} "


def test_words_far_from_the_paper_have_no_nearest_passage(broken: Broken) -> None:
    mistakes = broken(
        "claims.yaml", "quote: It was dug in 1890 – by hand", "quote: Zebras quietly juggle xylophones"
    )
    assert "nothing in the paper comes near" in mistakes[0].right


def test_a_mistake_reads_as_file_line_field_wrong_right() -> None:
    assert str(Mistake("data/a.yaml", 3, "kind", "wrong", "right")) == "data/a.yaml:3: kind: wrong, right"


def test_loading_lists_the_first_mistakes_with_file_and_line(broken: Broken, copy: Path) -> None:
    broken("claims.yaml", "kind: predictive", "kind: predictve")
    with pytest.raises(CaseError, match=r"claims\.yaml:57: kind: “predictve” is unknown") as error:
        load_case(copy)
    assert [m.line for m in error.value.mistakes] == [57]


def test_a_loaded_word_does_not_keep_anybody_from_loading(broken: Broken, copy: Path) -> None:
    assert broken("claims.yaml", "note: It would cost a cow.", "note: The monster would cost a cow.")
    assert load_case(copy).claim("C-03").note == "The monster would cost a cow."


def test_a_word_of_some_tables_is_free_in_all_others(broken: Broken) -> None:
    assert broken("claims.yaml", "note: It would cost a cow.", "note: Somebody stole a cow.") == []


def test_an_exception_excuses_one_field_and_must_excuse_something(broken: Broken) -> None:
    excuse = "exceptions:\n    - {table: claims, record: C-03, field: note, reason: A name.}\n  names:"
    mistakes = broken("loaded_words.yaml", "names:", excuse)
    assert [(m.line, m.field) for m in mistakes] == [(6, "exceptions[0]")]
    assert broken("claims.yaml", "note: It would cost a cow.", "note: The monster would cost a cow.") == []


@pytest.mark.parametrize(
    "note", ['The "monster" is loud.', "The “monster” is loud.", "It stands in Monster Lane."]
)
def test_quotation_marks_and_names_are_fine(broken: Broken, note: str) -> None:
    assert broken("claims.yaml", "note: It would cost a cow.", f"note: '{note}'") == []


@pytest.mark.skipif(sys.platform == "win32", reason="links are those of Unix")
def test_exercises_that_lead_back_to_themselves_are_none(copy: Path) -> None:
    meta = copy / "case.yaml"
    words = [line for line in meta.read_text(encoding="utf-8").splitlines() if "exercises:" not in line]
    meta.write_text("\n".join([*words, "exercises: round", ""]), encoding="utf-8")
    (copy / "round").symlink_to("round")
    assert check_case(copy) == []
    assert load_case(copy).exercises_folder is None
