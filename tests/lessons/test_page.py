"""A lesson as a page to read: all of its words, the ledger in closed boxes, nothing to press or to fetch."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from course import cli
from course.case import case_folder, load_case
from course.lessons.notebook import Call, Prose, read_notebook
from course.lessons.page import lay_out
from course.lessons.reading import reading_folder

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
CASE = load_case()
LESSONS = [lesson.id for lesson in CASE.lessons]


class Seen(HTMLParser):
    """What stands on a page: elements with their attributes, ids, and the words outside of style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._styled = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._styled = tag in ("style", "sup")  # numbers of claims are not words

    def handle_data(self, data: str) -> None:
        if not self._styled:
            self.words += data

    def handle_endtag(self, tag: str) -> None:
        self._styled = self._styled and tag not in ("style", "sup")

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get(name)) is not None]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("reading")
    return {p.stem: p.read_text(encoding="utf-8") for p in reading_folder(CASE, NOTEBOOKS, folder)}


def test_every_lesson_becomes_a_page(pages: dict[str, str]) -> None:
    assert sorted(pages) == sorted(LESSONS)


def _spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lesson", LESSONS)
def test_what_is_read_holds_every_word_of_its_sections_and_the_ledger_closed(
    pages: dict[str, str], lesson: str
) -> None:
    calls = [part for part in read_notebook(NOTEBOOKS / f"{lesson}.ipynb") if isinstance(part, Call)]
    read = [call for call in calls if call.face == "read"]
    sections = {s for call in read for s in call.args or CASE.lesson(lesson).sections}
    words = _spaced(Seen(pages[lesson]).words)
    for section in map(CASE.section, sections):
        for paragraph in CASE.paper.text[section.start : section.end].split("\n"):
            assert _spaced(paragraph) in words
    boxes = re.findall(r"<details([^>]*)><summary>\d+\. What the ledger says", pages[lesson])
    assert len(boxes) == sum(claim.section in sections for claim in CASE.claims)
    assert not any(boxes)


@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_runs_and_nothing_is_fetched(pages: dict[str, str], lesson: str) -> None:
    seen = Seen(pages[lesson])
    assert not {tag for tag, _ in seen.elements} & {"link", "iframe", "button", "form", "img"}
    # What describes the lesson to catalogues is data, and no browser runs it.
    assert [attrs for tag, attrs in seen.elements if tag == "script"] == [{"type": "application/ld+json"}]
    assert not seen.all("src")
    assert not [attr for _, attrs in seen.elements for attr in attrs if attr.startswith("on")]
    assert "url(http" not in pages[lesson]
    assert "@import" not in pages[lesson]


@pytest.mark.parametrize("lesson", LESSONS)
def test_links_on_the_page_lead_somewhere(pages: dict[str, str], lesson: str) -> None:
    seen = Seen(pages[lesson])
    ids = seen.all("id")
    assert len(set(ids)) == len(ids)
    for goal in seen.all("href"):
        if goal.startswith("#"):
            assert goal[1:] in ids
        assert not re.match(r"[\w-]+\.ipynb", goal)
        if re.match(r"[\w-]+\.html", goal):
            assert goal.partition("#")[0].removesuffix(".html") in pages


@pytest.mark.parametrize(
    "notebook", sorted(NOTEBOOKS.rglob("*.ipynb")), ids=lambda p: f"{p.parent.name}-{p.stem}"
)
def test_a_page_tells_nobody_to_run_cells_and_a_notebook_does(notebook: Path) -> None:
    parts = [part for part in read_notebook(notebook) if isinstance(part, Prose)]
    shown = " ".join(str(block.html) for block in lay_out(parts, lambda _: "").blocks)
    assert "▶" not in shown
    assert "<!--" not in shown
    if notebook.stem == "00-start-here":
        assert "▶" in " ".join(part.text for part in parts)


def test_contents_are_the_parts_and_steps_in_order() -> None:
    page = lay_out([Prose("# T\n\n## Read\n\n### One"), Prose("## Read\n\ntext")], lambda _: "")
    assert [(h.id, h.text, h.level) for h in page.contents] == [
        ("read", "Read", 2), ("one", "One", 3), ("read-2", "Read", 2),
    ]  # fmt: skip


def test_a_lesson_without_headings_is_a_page_without_contents() -> None:
    page = lay_out([Prose("Only this."), Call("debate")], lambda _: "")
    assert page.contents == ()
    assert page.anchors(CASE.lessons[0]) == {}


def test_the_cells_of_a_wide_table_say_their_columns() -> None:
    wide = "| One *word* | Two | Three? |\n|---|---|---|\n| a | b | c |\n| | | d |"
    narrow = "| A | B |\n|---|---|\n| 1 | 2 |"
    html = str(lay_out([Prose(f"{wide}\n\n{narrow}")], lambda _: "").blocks[0].html)
    assert re.findall(r'<td data-label="([^"]*)">(\w?)</td>', html) == [
        ("One word:", "a"), ("Two:", "b"), ("Three?", "c"), ("One word:", ""), ("Two:", ""), ("Three?", "d"),
    ]  # fmt: skip
    assert html.count("<table") == 2
    assert html.count('<table class="wide">') == 1


def test_a_call_is_shown_where_it_stands() -> None:
    call = Call("read")
    page = lay_out([Prose("a"), call, Prose("b")], lambda c: f"<p>{c.face}</p>")
    assert [block.call for block in page.blocks] == [None, call, None]
    assert page.blocks[1].html == "<p>read</p>"


def test_the_command_writes_one_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "page.html"
    assert cli.main(["page", "01-introduction", "--out", str(out)]) == 0
    assert "who said what, and when" in out.read_text(encoding="utf-8")
    assert "page to read" in capsys.readouterr().out


def test_the_command_writes_the_lessons_of_another_case(tmp_path: Path) -> None:
    assert cli.main(["page", "--case", "seabed", "--all", "--out", str(tmp_path / "pages")]) == 0
    case = load_case(case_folder("seabed"))
    pages = [page.read_text(encoding="utf-8") for page in sorted((tmp_path / "pages").glob("*.html"))]
    assert len(pages) >= len(case.lessons)
    assert any(case.meta.title in page for page in pages)


def test_the_command_writes_a_page_in_the_language_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.language.current._of_process", ["en"])
    monkeypatch.setenv("COURSE_LANGUAGE", "en")
    out = tmp_path / "page.html"
    assert cli.main(["page", "00-start-here", "--out", str(out), "--language", "fr"]) == 0
    text = out.read_text(encoding="utf-8")
    assert '<html lang="fr" dir="ltr">' in text
    assert "Contents of this lesson" not in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["page", "99-nothing", "--out", "x.html"], "99-nothing"),
        (["page", "01-introduction", "--case", "no-case", "--out", "x.html"], "There is no case in no-case"),
        (["page", "--out", "x.html"], "Name one lesson"),
        (["page", "01-introduction", "--all", "--out", "x"], "Name one lesson"),
    ],
)
def test_what_cannot_be_written_is_said(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(words) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_command_writes_the_whole_course(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["page", "--all", "--out", str(tmp_path / "reading")]) == 0
    assert f"{len(LESSONS)} pages" in capsys.readouterr().out
    assert (tmp_path / "reading" / "00-start-here.html").is_file()
