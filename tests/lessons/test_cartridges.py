"""A cartridge keeps the rules of its profile, its links lead somewhere, its quizzes mark as the book."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from itertools import combinations
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from course.case import load_case
from course.case.exercises import load_exercises
from course.lessons.cartridges import VERSIONS, Cartridge, cartridge_of
from tests.exchange.exercises._gift import seen
from tests.exchange.exercises._qti12 import items_of, misshapen
from tests.exchange.exercises._qti21 import files_of
from tests.exchange.exercises._shape import misplaced

if TYPE_CHECKING:
    from course.exchange.cartridge import Version

CASE = load_case()
BOOK = load_exercises(CASE)
LESSONS = CASE.lessons[:3]
# Which children an element of the manifest has, in this order: from the profile's information model.
ORDER = {
    "manifest": "metadata organizations resources",
    "metadata": "schema schemaversion lom?",
    "lom": "general",
    "general": "title language",
    "organizations": "organization",
    "organization": "item",
    "resources": "resource*",
    "resource": "file+ dependency*",
    "topic": "title text",
}
each = pytest.mark.parametrize("name", VERSIONS)


@cache
def made(name: str) -> Cartridge:
    """Make the cartridge of a version once, and not while tests are collected: it takes seconds."""
    return cartridge_of(CASE, BOOK, LESSONS, VERSIONS[name], "A cartridge")


@cache
def files_in(name: str) -> dict[str, bytes]:
    return files_of(made(name).data)


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.goals: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.goals += [goal for goal in (said.get("href"), said.get("src")) if goal]
        self.ids.add(said.get("id") or "")


def manifest(name: str) -> ET.Element:
    root = ET.fromstring(files_in(name)["imsmanifest.xml"])
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def short(version: Version) -> str:
    return f"v{version.major}p{version.minor}"


@each
def test_every_file_is_shaped_as_the_profile_has_it(name: str) -> None:
    assert misplaced(ET.fromstring(files_in(name)["imsmanifest.xml"]), ORDER) == []
    for file, data in files_in(name).items():
        if file.startswith("topics/"):
            assert misplaced(ET.fromstring(data), ORDER) == []
        if file.startswith("quizzes/"):
            assert misshapen(ET.fromstring(data)) == []


@each
def test_one_version_stands_everywhere(name: str) -> None:
    v = short(VERSIONS[name])
    root = manifest(name)
    assert root.findtext("metadata/schema") == "IMS Common Cartridge"
    assert root.findtext("metadata/schemaversion") == f"{VERSIONS[name].major}.{VERSIONS[name].minor}.0"
    kinds = {r.get("type") for r in root.iter("resource")}
    assert kinds == {"webcontent", f"imsdt_xml{v}", f"imsqti_xmlv1p2/imscc_xml{v}/assessment"}
    topics = [data for file, data in files_in(name).items() if file.startswith("topics/")]
    assert {ET.fromstring(data).tag for data in topics} == {
        f"{{http://www.imsglobal.org/xsd/imscc{v}/imsdt_{v}}}topic"
    }


@each
def test_the_rules_for_resources_are_kept(name: str) -> None:
    root = manifest(name)
    resources = list(root.iter("resource"))
    for one in resources:
        files = [f.get("href") for f in one.findall("file")]
        assert len(files) == 1
        # Only what a browser opens has an address of its own.
        assert one.get("href") == (files[0] if one.get("type") == "webcontent" else None)
    listed = {f.get("href") for f in root.iter("file")}
    assert listed == files_in(name).keys() - {"imsmanifest.xml"}
    ids = [e.get("identifier") for e in root.iter() if e.get("identifier")]
    assert len(ids) == len(set(ids))
    leaves = [i for i in root.iter("item") if i.get("identifierref")]
    assert {i.get("identifierref") for i in leaves} <= {r.get("identifier") for r in resources}
    assert not [i for i in leaves if i.findall("item")]
    (outer,) = root.findall("organizations/organization/item")
    assert outer.find("title") is None
    assert all(i.findtext("title") for i in outer.iter("item") if i is not outer)


@each
def test_each_lesson_is_a_folder_with_its_page_discussions_and_quizzes(name: str) -> None:
    folders = manifest(name).findall("organizations/organization/item/item")
    assert [f.findtext("title") for f in folders] == [lesson.title for lesson in LESSONS]
    for lesson, folder in zip(LESSONS, folders, strict=True):
        refs = [str(i.get("identifierref")) for i in folder.findall("item")]
        assert refs == [
            f"page-{lesson.id}",
            *(f"topic-{lesson.id}-{prompt.id}" for prompt in lesson.discuss),
            *(f"quiz-{one.id}" for one in BOOK.for_lesson(lesson.id)),
        ]
        for prompt in lesson.discuss:
            root = ET.fromstring(files_in(name)[f"topics/{lesson.id}-{prompt.id}.xml"])
            assert seen(root[1].text or "") == " ".join(prompt.prompt.split())


@each
def test_no_page_leads_to_what_is_not_there(name: str) -> None:
    for file, data in files_in(name).items():
        if not file.startswith("pages/"):
            continue
        links = Links()
        links.feed(data.decode())
        for goal in links.goals:
            if "://" in goal or goal.startswith(("data:", "mailto:")):
                continue
            path, _hash, place = goal.partition("#")
            parts = [p for p in (PurePosixPath("pages") / path).parts if path] if path else []
            while ".." in parts:
                at = parts.index("..")
                del parts[at - 1 : at + 1]
            assert not path or "/".join(parts) in files_in(name), (file, goal)
            assert path or not place or place in links.ids, (file, goal)


@each
def test_the_rules_for_questions_are_kept_and_the_key_scores_one(name: str) -> None:
    for file, data in files_in(name).items():
        if not file.startswith("quizzes/"):
            continue
        assert b"original_answer_ids" not in data  # a label of Canvas, which the profile does not know
        for item in items_of(data).values():
            ((_line, labels),) = item.responses.values()
            profile = item.fields["cc_profile"]
            assert item.fields["qmd_computerscored"] == ("No" if profile == "cc.essay.v0p1" else "Yes")
            if profile == "cc.essay.v0p1":
                assert item.answer({}).shown
                continue
            assert len(labels) >= {"cc.multiple_choice.v0p1": 3, "cc.multiple_response.v0p1": 2}[profile]
            sizes = (1,) if profile == "cc.multiple_choice.v0p1" else range(1, len(labels) + 1)
            answers = [set(some) for n in sizes for some in combinations(labels, n)]
            assert [item.answer({"response1": a}).score for a in answers].count(1) == 1
            assert sum(item.answer({"response1": a}).score for a in answers) == 1


@each
def test_what_is_asked_in_another_way_is_named(name: str) -> None:
    said = " ".join(made(name).says)
    for item in ("start-order", "start-terms", "start-class", "start-own"):
        assert item in said


def test_a_question_with_two_answers_is_one_to_tick_and_is_named() -> None:
    lesson = CASE.lesson("05-history")
    made = cartridge_of(CASE, BOOK, [lesson], VERSIONS["cc13"], "A cartridge")
    assert any("his-basis" in sentence and "two" in sentence for sentence in made.says)
    items = items_of(files_of(made.data)["quizzes/05-history.xml"])
    assert items["item-his-basis-1"].fields["cc_profile"] == "cc.multiple_response.v0p1"
