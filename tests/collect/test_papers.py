"""The papers and tables of a class: no pseudonym where none is wanted, and every word of people as text."""

from __future__ import annotations

import csv
import io

import pytest

from course.case import load_case
from course.collect import Group
from course.collect.paper import class_paper, oral_paper
from course.collect.rows import TABLE_LABELS, rows
from course.journal import Journal
from course.publish.forms import FORMS
from course.publish.paper import texts_of
from course.publish.spreadsheet import to_csv
from tests.collect import _class as made
from tests.publish._played import SCRIPT, played

CASE = load_case()


@pytest.fixture(scope="module")
def group() -> Group:
    """A class of eight with a debate; words that would like to be more than words."""
    journal: Journal = played().journal
    for n, who in enumerate(made.people(journal, 8)):
        made.judge(journal, who, "supported" if n < 4 else "contested", f"{SCRIPT} {n}")
        made.expect(journal, who, "range", CASE.issue("range").scale[n % 2].level)
    return Group(CASE, journal, [made.LESSON])


def words(group: Group, *, names: bool) -> str:
    return "\n".join(text for block in class_paper(group, names=names).blocks for text in texts_of(block))


def test_reasons_stand_without_pseudonyms_unless_they_are_wanted(group: Group) -> None:
    before_people = words(group, names=False).partition("Who did what")[0]
    assert "bird-0" not in before_people
    assert "bird-0" in words(group, names=True).partition("Who did what")[0]


def test_everybody_has_a_part_of_their_own_in_the_questions(group: Group) -> None:
    texts = [text for block in oral_paper(group).blocks for text in texts_of(block)]
    assert [t for t in texts if t.startswith("bird-0")] == [f"bird-0{n}" for n in range(8)]
    only = oral_paper(group, [group.work.people[0]])
    assert len(only.blocks) < len(oral_paper(group).blocks)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_can_be_written(group: Group, form: str) -> None:
    data = FORMS[form].write(class_paper(group))
    assert b"<script>" not in data


@pytest.mark.parametrize("table", TABLE_LABELS)
def test_a_table_has_a_row_for_each(group: Group, table: str) -> None:
    found = rows(group, table)
    read = list(csv.DictReader(io.StringIO(to_csv(found).removeprefix("\ufeff"))))
    assert len(read) == len(found)
    if table != "exercises":
        assert found


def test_a_small_class_shows_no_nought_either() -> None:
    journal = Journal()
    made.judge(journal, made.people(journal, 1)[0], "supported", "So.")
    (row,) = rows(Group(CASE, journal, [made.LESSON]), "sentences")
    assert row["judged"] == 1
    assert {row[status] for status in ("supported", "contested")} == {""}
