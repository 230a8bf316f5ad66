"""Every lesson has the same shape, keeps to the paper's words and to a neutral voice, and adds up."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from course.case import load_case
from course.case.exercises import load_exercises
from course.case.language import Listener
from course.lessons.notebook import call_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case

ROOT: Final = Path(__file__).resolve().parents[2]
NOTEBOOKS: Final = ROOT / "notebooks"
LESSONS: Final = sorted(NOTEBOOKS.glob("*.ipynb"))
NOTES: Final = sorted((ROOT / "instructor").glob("*.ipynb"))
PAGES: Final = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"])
HEADINGS: Final = [
    "What you will be able to do",
    "Time you need",
    "How to work",
    "Read",
    "Work",
    "Discuss",
    "Check yourself",
    "Reflect",
    "What next",
]
NOTE_HEADINGS: Final = [
    "Purpose",
    "Plan for 45 minutes",
    "Plan for 90 minutes",
    "Prepare",
    "Run the class",
    "What students often say",
    "Sensitive points",
    "Debrief",
    "Merge the class’s files",
]
FACES: Final = {
    "03-red-line": ["coding", "debate"],
    "04-perspectives": ["positions", "chair", "two_chairs", "priorities", "networks"],
    "05-history": ["chronology", "precedents"],
    "06-consequences": ["axes", "scenarios"],
    "07-conclusion": ["table", "bargain", "negotiate"],
    "09-capstone-seminar": ["positions", "table", "exercises", "debate", "negotiate", "exercises"],
}
RULES: Final = {
    "T20": "Resolution 1696",
    "T21": "Resolution 1737",
    "T22": "Resolution 1747",
    "T23": "Resolution 1803",
    "T24": "Resolution 1929",
    "T26": "Iran Threat Reduction",
    "T28": "JCPOA",
    "T29": "Resolution 2231",
    "T48": "Return of the earlier resolutions",
}
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_LAST_LINE = re.compile(r"— (\S+(?:, \S+)*)$")


@pytest.fixture(scope="module")
def case() -> Case:
    return load_case()


def cells(path: Path, kind: str) -> list[str]:
    return ["".join(c["source"]) for c in _notebook(path)["cells"] if c["cell_type"] == kind]


def prose(path: Path) -> str:
    return "\n\n".join(cells(path, "markdown"))


def blockquotes(text: str) -> list[list[str]]:
    """Give the paragraphs of every blockquote."""
    found = re.findall(r"(?:^>.*(?:\n|$))+", text, flags=re.MULTILINE)
    return [[p.strip() for p in re.sub(r"^> ?", "", q, flags=re.MULTILINE).split("\n\n")] for q in found]


def part(text: str, heading: str) -> str:
    return re.split(rf"^## {re.escape(heading)}$", text, flags=re.MULTILINE)[1].split("\n## ", 1)[0]


def rows(table_text: str) -> list[list[str]]:
    lines = [line for line in table_text.splitlines() if line.startswith("|")]
    return [[c.strip(" *") for c in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def _notebook(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _own_voice(text: str) -> str:
    """Leave out the paper's words and code; what stands in quotation marks, the listener leaves out."""
    return re.sub(r"^>.*$|`[^`]*`|\]\([^)]*\)", " ", text, flags=re.MULTILINE)


def name(path: Path) -> str:
    return path.stem


lesson_by_lesson = pytest.mark.parametrize("path", LESSONS, ids=name)
note_by_note = pytest.mark.parametrize("path", NOTES, ids=name)
page_by_page = pytest.mark.parametrize(
    "path", [*LESSONS, *NOTES], ids=lambda p: "/".join(p.parts[-2:]).removeprefix("notebooks/")
)


def test_every_lesson_of_the_case_has_a_notebook_and_a_note_and_nothing_is_left_over(case: Case) -> None:
    ids = [lesson.id for lesson in case.lessons]
    assert ids == [p.stem for p in LESSONS] == [p.stem for p in NOTES]


@lesson_by_lesson
def test_a_lesson_has_the_headings_in_order(path: Path) -> None:
    assert re.findall(r"^## (.*)$", prose(path), flags=re.MULTILINE) == HEADINGS
    assert len(re.findall(r"^# ", prose(path), flags=re.MULTILINE)) == 1


@note_by_note
def test_a_note_has_the_headings_in_order(path: Path) -> None:
    assert re.findall(r"^## (.*)$", prose(path), flags=re.MULTILINE) == NOTE_HEADINGS


@page_by_page
def test_it_is_a_notebook_without_outputs_that_any_jupyter_opens(path: Path) -> None:
    book = _notebook(path)
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    assert book["metadata"]["kernelspec"]["name"] == "python3"
    ids = [c["id"] for c in book["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None


@page_by_page
def test_cells_are_short_and_call_what_a_lesson_has(path: Path) -> None:
    from course.lessons import Lesson  # its widgets take a moment to load

    opening = f'import course\ncourse.lesson("{path.stem}").'
    assert cells(path, "code")[0] == f"{opening}begin()"
    for source in cells(path, "code"):
        call = re.fullmatch(re.escape(opening) + r"(\w+)\((.*)\)", source)
        assert call, f"more or less than a call that opens its lesson: {source}"
        assert callable(getattr(Lesson, call[1], None)), f"a lesson has no {call[1]}()"


@page_by_page
def test_no_key_deletes_or_turns_a_cell_of_a_lesson(path: Path) -> None:
    for cell in _notebook(path)["cells"]:
        assert (cell["metadata"]["deletable"], cell["metadata"]["editable"]) == (False, False), cell["id"]


@lesson_by_lesson
def test_the_ways_to_work_are_a_switch_and_not_code_and_are_explained(path: Path) -> None:
    assert not any("mode=" in source or "chair=" in source for source in cells(path, "code"))
    how = part(prose(path), "How to work")
    for words in ("**Alone.**", "**In a pair.**", "**In a class.**", "*How do you work?*"):
        assert words in how
    assert not re.search(r"mode=|change one word|`lesson\.", prose(path))


@lesson_by_lesson
def test_what_only_a_notebook_has_is_said_of_a_notebook(path: Path) -> None:
    """The same words stand on pages, which have no cells; only the first lesson explains what a cell is."""
    of_cells = [
        line for line in prose(path).split("\n") if re.search(r"\b(the cell|run it)\b", line, re.IGNORECASE)
    ]
    assert [line for line in of_cells if "notebook" not in line] == []


@page_by_page
def test_a_blockquote_holds_the_papers_own_words_and_says_which(path: Path, case: Case) -> None:
    known: dict[str, tuple[str, ...]] = {c.id: (c.quote,) for c in case.claims}
    known |= {x.id: (x.quote_a, x.quote_b) for x in case.contradictions}
    for *quoted, last in blockquotes(prose(path)):
        names = _LAST_LINE.fullmatch(last)
        assert names, f"a blockquote ends with its ids: {last}"
        for words in quoted:
            assert words in case.paper.text
        for word in names[1].split(", "):
            assert word in known, f"there is no {word}"
            assert all(any(w in words for words in quoted) for w in known[word])


@pytest.mark.parametrize("path", [*LESSONS, *NOTES, *PAGES], ids=lambda p: "/".join(p.parts[-2:]))
def test_our_own_voice_is_neutral(path: Path, case: Case) -> None:
    text = prose(path) if path.suffix == ".ipynb" else path.read_text(encoding="utf-8")
    heard = [form for form, _ in Listener(case.loaded_words).hear(_own_voice(text))]
    assert heard == []


@pytest.mark.parametrize("path", [*LESSONS, *NOTES, *PAGES], ids=lambda p: "/".join(p.parts[-2:]))
def test_links_lead_somewhere(path: Path) -> None:
    text = prose(path) if path.suffix == ".ipynb" else path.read_text(encoding="utf-8")
    for target in _LINK.findall(text):
        if not target.startswith(("http://", "https://", "#")):
            assert (path.parent / target.split("#")[0]).is_file(), target


@page_by_page
def test_a_lesson_copied_away_from_the_project_keeps_its_links(path: Path) -> None:
    for target in _LINK.findall(prose(path)):
        room = (path.parent / target).resolve().relative_to(ROOT).parts[0]
        assert room in {"notebooks", "exercises", "instructor"}, (
            target
        )  # what `course start` lays into a folder


@lesson_by_lesson
def test_there_is_time_for_the_exercises(path: Path, case: Case) -> None:
    exercises = load_exercises(case)
    lesson = case.lesson(path.stem)
    checks = [s for s in map(exercises.set, lesson.exercises) if s.part == "check"]
    alone = {part.name: part.minutes["solo"] for part in lesson.parts}
    assert alone["Check yourself"] == sum(s.minutes for s in checks)


@note_by_note
@pytest.mark.parametrize("minutes", [45, 90])
def test_there_is_a_plan_for_every_sitting_and_it_adds_up(path: Path, minutes: int, case: Case) -> None:
    text = part(prose(path), f"Plan for {minutes} minutes")
    sittings = case.lesson(path.stem).sittings
    if len(sittings) > 1:
        planned = re.findall(r"^### Sitting \d+: (.*)$", text, flags=re.MULTILINE)
        assert planned == [sitting.title for sitting in sittings]
    tables = list(_tables(text))
    assert len(tables) == (len(sittings) + 1 if len(sittings) > 1 else 1)
    for _, _, *steps in tables:
        assert sum(int(step[0]) for step in steps) == minutes


def test_every_objective_of_a_section_stands_in_the_lesson_on_it(case: Case) -> None:
    # The start page, the capstone and what happened since look at sections that have a lesson of their own.
    promised = {s: prose(p) for p in LESSONS[1:-2] for s in case.lesson(p.stem).sections}
    for objective in case.objectives:
        if objective.section in promised:
            assert objective.text in part(promised[objective.section], HEADINGS[0])


@lesson_by_lesson
@pytest.mark.parametrize("kind", ["discuss", "reflect"])
def test_the_questions_on_the_page_are_those_of_the_case(path: Path, kind: str, case: Case) -> None:
    prompts = getattr(case.lesson(path.stem), kind)
    listed = re.findall(r"^\d+\. (.*)$", part(prose(path), kind.capitalize()), flags=re.MULTILINE)
    assert listed == [p.prompt for p in prompts]
    assert len(prompts) in ({4, 5, 6} if kind == "discuss" else {2, 3})


@lesson_by_lesson
def test_the_exercises_on_the_page_are_those_of_the_case(path: Path, case: Case) -> None:
    shown = [m[1] for c in cells(path, "code") if (m := re.search(r'\)\.exercises\("(.+)"\)$', c))]
    assert sorted(shown) == sorted(case.lesson(path.stem).exercises)


@lesson_by_lesson
def test_every_word_of_the_glossary_is_explained_where_it_first_comes(path: Path, case: Case) -> None:
    text = re.sub(r"^(#|>|\|).*$|Red Line Seminar", "", prose(path), flags=re.MULTILINE)
    terms = {t.id: t.term for t in case.glossary}
    for term_id in case.lesson(path.stem).glossary:
        term = terms[term_id]
        first = re.search(rf"(\*\*)?(?<!\w){re.escape(term)}(?!\w)", text, flags=re.IGNORECASE)
        assert first, f"{term} is not on the page"
        around = text[first.start() - 60 : first.end()]
        assert first[1], f"{term} is not explained at its first place: {around}"


def test_the_public_references_on_the_page_are_those_of_the_case(case: Case) -> None:
    text = prose(ROOT / "notebooks" / "02-capabilities.ipynb")
    table = next(r for r in _tables(text) if r[0][0] == "Name" and r[0][1] == "Class")
    shown = [row[:4] for row in table[2:]]
    assert shown == [[s.name, s.type, s.propellant, s.range_reported] for s in case.systems]


@pytest.mark.parametrize("lesson_id", FACES)
def test_a_lesson_uses_its_faces_in_order_after_the_reading(lesson_id: str) -> None:
    calls = [call_of(c).face for c in cells(NOTEBOOKS / f"{lesson_id}.ipynb", "code")]
    assert calls[1:-5] == ["read", *FACES[lesson_id]]
    assert calls[-5:] == ["summary", "discuss", "exercises", "glossary", "reflect"]


def test_the_formats_on_the_page_are_those_of_the_case(case: Case) -> None:
    text = part((ROOT / "docs" / "instructor.md").read_text(encoding="utf-8"), "Run a debate")
    table = next(t for t in _tables(text) if t[0][0] == "Format")
    shown = [(row[1].strip("`"), row[2], row[3]) for row in table[2:]]
    assert shown == [(f.id, str(round(f.seconds / 60)), str(f.fewest)) for f in case.formats]


def test_the_rules_on_the_page_have_the_dates_of_the_case(case: Case) -> None:
    tables = _tables(prose(NOTEBOOKS / "05-history.ipynb"))
    shown = {row[0]: row[1] for t in tables if t[0][0] == "Text" for row in t[2:]}
    when = {event.id: event.date for event in case.events}
    for event_id, name_of_rule in RULES.items():
        day = date.fromisoformat(when[event_id])
        dates = [on for rule, on in shown.items() if rule.startswith(name_of_rule)]
        assert dates == [f"{day.day} {day:%B %Y}"], name_of_rule


@lesson_by_lesson
def test_nothing_on_the_page_says_what_the_ledger_says(path: Path, case: Case) -> None:
    text = " ".join(prose(path).split())
    for claim in case.claims:
        assert " ".join(claim.note.split()) not in text
        assert not claim.possible_rewording or claim.possible_rewording not in text
    for system in case.systems:
        assert system.discrepancy not in text


def _tables(text: str) -> Iterator[list[list[str]]]:
    for block in re.findall(r"(?:^\|.*(?:\n|$))+", text, flags=re.MULTILINE):
        yield rows(block)
