"""REFI-QDA: what is written fits the published schemas and comes back whole; what is hostile is refused."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from course.exchange.coding import (
    FormatError,
    QdaCode,
    QdaCoding,
    QdaProject,
    QdaSelection,
    QdaText,
    QdaUser,
    guid_of,
    read_codebook,
    read_project,
    write_codebook,
    write_project,
)

# Published with REFI-QDA 1.5 under the MIT licence; the notice stands in each.
SCHEMAS = Path(__file__).with_name("schemas")
HEAD = '<?xml version="1.0" encoding="utf-8"?>'


@cache
def schema(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / f"{name}.xsd")


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12).map(str.strip)
lines = st.lists(
    st.one_of(words, st.sampled_from(["When to use it: x", " Value: 2", "When not to use it: ", "Value: a"])),
    max_size=3,
).map(lambda found: "\n".join(found).strip())
ids = st.uuids().map(lambda found: str(found).upper())
codes = st.builds(
    QdaCode,
    ids,
    words,
    lines,
    lines,
    lines,
    st.none() | st.integers(-100, 100).map(float) | st.just(0.25),
)


# A lone carriage return, as old Macs wrote it, becomes a line feed.
texts_ = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")
    | st.just("\n"),
    min_size=1,
    max_size=30,
)
FEW = settings(max_examples=20, deadline=None)
"""A schema is slow to hold to."""


@st.composite
def projects(draw: st.DrawFn) -> QdaProject:
    book = draw(st.lists(codes, min_size=1, max_size=3, unique_by=lambda c: c.guid))
    people = draw(
        st.lists(st.builds(QdaUser, ids, words), min_size=1, max_size=2, unique_by=lambda u: u.guid)
    )
    texts = []
    for guid in draw(st.lists(ids, max_size=2, unique=True)):
        text = draw(texts_)
        found = []
        for place in draw(st.lists(ids, max_size=2, unique=True)):
            start = draw(st.integers(0, len(text) - 1))
            codings = [
                QdaCoding(
                    i, draw(st.sampled_from(book)).guid, draw(st.sampled_from(people)).guid, draw(lines)
                )
                for i in draw(st.lists(ids, max_size=2, unique=True))
            ]
            found.append(QdaSelection(place, start, draw(st.integers(start + 1, len(text))), tuple(codings)))
        texts.append(QdaText(guid, draw(words.filter(bool)), text, tuple(found)))
    return QdaProject(draw(words), tuple(book), tuple(people), tuple(texts))


def qde(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read("project.qde").decode()


def packed(project: str, **files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("project.qde", project)
        for name, data in files.items():
            out.writestr(f"Sources/{name}.txt", data)
    return made.getvalue()


@FEW
@given(projects())
def test_a_project_fits_the_published_schema_and_comes_back_whole(project: QdaProject) -> None:
    data = write_project(project)
    schema("Project").validate(qde(data))
    assert read_project(data) == project
    assert write_project(project) == data


@FEW
@given(st.lists(codes, min_size=1, max_size=4))
def test_a_codebook_fits_the_published_schema_and_comes_back_whole(book: list[QdaCode]) -> None:
    data = write_codebook(book)
    schema("Codebook").validate(data.decode())
    found = read_codebook(data)
    assert found.codes == tuple(book)
    assert found.lost == ()


G = [guid_of(str(n)) for n in range(20)]
FOREIGN = f"""{HEAD}
<Project xmlns="urn:QDA-XML:project:1.0" name="x" origin="another program">
 <Users><User guid="{{{G[0].lower()}}}" name="Ann"/></Users>
 <CodeBook><Codes><Code guid="{G[1]}" name="Folder" isCodable="false">
   <Code guid="{G[2].lower()}" name="Fear" isCodable="true" color="#ff0000">
    <Description>Of a danger.</Description></Code>
 </Code></Codes></CodeBook>
 <Variables><Variable guid="{G[3]}" name="Age" typeOfVariable="Integer"/></Variables>
 <Cases><Case guid="{G[4]}" name="Anna"/></Cases>
 <Sources>
  <TextSource guid="{G[5]}" name="Talk" plainTextPath="internal://talk.txt" richTextPath="internal://talk.docx">
   <PlainTextSelection guid="{G[6]}" startPosition="0" endPosition="4" creatingUser="{G[0]}">
    <Coding guid="{G[7]}"><CodeRef targetGUID="{G[2]}"/><NoteRef targetGUID="{G[8]}"/></Coding>
   </PlainTextSelection>
   <Coding guid="{G[9]}" creatingUser="{G[0]}"><CodeRef targetGUID="{G[2]}"/></Coding>
  </TextSource>
  <PictureSource guid="{G[10]}" path="internal://map.png"/>
 </Sources>
 <Notes><Note guid="{G[8]}"><PlainTextContent>It says so.</PlainTextContent></Note>
  <Note guid="{G[11]}" name="Memo"><PlainTextContent>Later.</PlainTextContent></Note></Notes>
 <Sets><Set guid="{G[12]}" name="Mine"/></Sets>
 <Description>What we did in spring.</Description>
</Project>"""


def test_a_project_of_another_program_is_read_and_what_is_left_behind_is_named() -> None:
    schema("Project").validate(FOREIGN)
    found = read_project(packed(FOREIGN, talk="\ufeffWe 🕊 fear it.".encode()))
    assert found.users == (QdaUser(G[0], "Ann"),)
    assert found.codes == (QdaCode(G[2], "Fear", "Of a danger."),)
    (text,) = found.texts
    assert text.text[text.selections[0].start : text.selections[0].end] == "We 🕊"
    assert text.selections[0].codings == (QdaCoding(G[7], G[2], G[0], "It says so."),)
    said = "\n".join(found.lost)
    for part in (
        "1 code stands below another",
        "1 entry only groups codes and is not taken: “Folder”",
        "Colours",
        "1 picture, recording",
        "styled text",
        "1 code was given to a whole text",
        "1 note that is no reason",
        "1 set",
        "2 cases, variables",
        "said of the whole project",
    ):
        assert part in said


def test_passages_and_codes_that_are_nowhere_are_named() -> None:
    places = (("0", "99"), ("3", "3"), ("-1", "2"), ("x", "2"), ("9" * 5000, "2"))
    odd = "".join(
        f'<PlainTextSelection guid="{G[13]}" startPosition="{a}" endPosition="{b}"/>' for a, b in places
    )
    beside = FOREIGN.replace("<PlainTextSelection", f"{odd}<PlainTextSelection", 1)
    ref = '<CodeRef targetGUID="{}"/><NoteRef'
    gone = beside.replace(ref.format(G[2]), ref.format(G[1]))
    found = read_project(packed(gone, talk="We 🕊 fear it.".encode()))
    assert len(found.texts[0].selections) == 1
    said = "\n".join(found.lost)
    assert "5 passages stand at places that their texts do not have" in said
    assert "1 passage was given a code that the file does not describe" in said  # its code groups others


def test_a_text_in_utf_16_is_read_and_one_that_is_none_is_named() -> None:
    (text,) = read_project(packed(FOREIGN, talk="We 🕊 fear it.".encode("utf-16"))).texts
    assert text.text == "We 🕊 fear it."
    torn = read_project(packed(FOREIGN, talk=b"We fear \xff\xfe it."))
    assert torn.texts == ()
    assert any("2 pictures, recordings, PDFs or unreadable texts" in said for said in torn.lost)


def test_a_zip_with_two_projects_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as both:
        for folder in ("", "older/"):
            both.writestr(f"{folder}project.qde", FOREIGN)
    with pytest.raises(FormatError, match=r"several files project\.qde"):
        read_project(out.getvalue())


def test_a_codebook_that_begins_with_a_mark_or_has_an_empty_list_of_sets_is_read() -> None:
    """As QualCoder and Taguette write them."""
    code = f'<Code guid="{G[1]}" name="Fear" isCodable="true"/>'
    book = f'{HEAD}<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{code}</Codes><Sets/></CodeBook>'
    assert read_codebook(book.encode("utf-8-sig")) == QdaProject(codes=(QdaCode(G[1], "Fear"),))


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
BOOK = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="x" name="&b;"/></Codes></CodeBook>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f"{HEAD}{BOMB}{BOOK}".encode(), "declares a document type"),
        (f"{HEAD}{OUTSIDE}{BOOK}".replace("utf-8", "utf-16").encode("utf-16"), "declares a document type"),
        (b"<CodeBook>", "no element found"),
        (b"<CodeBook/>", "it is no CodeBook of REFI-QDA"),
        (b"\x00\xff", "this is not XML"),
        (b"", "this is not XML"),
        (b'<?xml version="1.0" encoding="nothing"?><a/>', "this is not XML"),
        (b'<x xmlns="urn:QDA-XML:codebook:1.0"/>', "it is no CodeBook"),
        (b"<a>" * 100, "nested too deeply"),
        (b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><x:Code/></CodeBook>', r"not XML \(unbound prefix\)"),
        (b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0" xmlns:xml="x"/>', "this is not XML"),
    ],
)
def test_hostile_and_broken_xml_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        read_codebook(data)


def test_hostile_and_broken_zips_are_refused_in_words() -> None:
    for data in (b"", b"PK\x03\x04 no zip", packed("<Project/>"), FOREIGN.encode()):
        with pytest.raises(FormatError):
            read_project(data)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("project.qde", b" " * 60_000_000)
    with pytest.raises(FormatError):
        read_project(bomb.getvalue())


@FEW
@given(st.binary(max_size=200) | projects().map(write_project).map(lambda d: d[: len(d) // 2]))
def test_whatever_is_sent_is_read_or_refused(data: bytes) -> None:
    for reader in (read_codebook, read_project):
        with suppress(FormatError):  # and nothing else
            reader(data)


# How other programs write: what is known of MAXQDA, NVivo and ATLAS.ti from projects of theirs, and from
# the readers that QualCoder and atlas-qdpx have for them.
TEXT = "Fear.\r\nAnd hope.\r\nThen fear."


def foreign(origin: str, selections: str, *, codes: str = "", path: str = "internal://t.txt") -> str:
    codes = codes or f'<Code guid="{G[1]}" name="Fear" isCodable="true"/>'
    return f"""{HEAD}
<Project xmlns="urn:QDA-XML:project:1.0" name="x" origin="{origin}">
 <Users><User guid="{G[0]}" name="Ann"/></Users><CodeBook><Codes>{codes}</Codes></CodeBook>
 <Sources><TextSource guid="{G[5]}" name="Talk" plainTextPath="{path}">{selections}</TextSource></Sources>
</Project>"""


def selected(n: int, start: int, end: int, inside: str = "") -> str:
    given = f'<Coding guid="{G[n + 1]}" creatingUser="{G[0]}"><CodeRef targetGUID="{G[1]}"/></Coding>'
    place = f'guid="{G[n]}" startPosition="{start}" endPosition="{end}"'
    return f"<PlainTextSelection {place}>{inside}{given}</PlainTextSelection>"


@pytest.mark.parametrize(
    ("origin", "start"), [("NVivo 14", 18), ("MAXQDA 24", 18), ("ATLAS.ti Windows 23", 16), ("", 18)]
)
def test_places_are_counted_as_the_program_counts_ends_of_lines(origin: str, start: int) -> None:
    project = foreign(origin, selected(6, 0, 4) + selected(8, start, start + 9))
    schema("Project").validate(project)
    (text,) = read_project(packed(project, t=f"\ufeff{TEXT}".encode())).texts
    assert text.text == TEXT.replace("\r\n", "\n")
    assert [text.text[s.start : s.end] for s in text.selections] == ["Fear", "Then fear"]


@pytest.mark.parametrize("origin", ["QualCoder 3.8", "ATLAS.ti Windows 23"])
@pytest.mark.parametrize("two", [False, True], ids=["one sign ends a line", "two signs end a line"])
@pytest.mark.parametrize("units", [False, True], ids=["signs", "units of UTF-16"])
@pytest.mark.parametrize("names", [["And hope", "Then fear"], ["And hope", "Th …"], ["And hope", "The..."]])
def test_the_words_of_passages_say_how_places_are_counted(
    origin: str, *, two: bool, units: bool, names: list[str]
) -> None:
    """As QualCoder writes a project for MAXQDA: two signs end a line, and one is counted."""
    said = "Fear 😀.\r\nAnd hope.\r\nThen fear."

    def count(at: int) -> int:
        before = said[:at]
        return at - (0 if two else before.count("\r\n")) + (before.count("😀") if units else 0)

    def told(n: int, words: str, name: str) -> str:
        at = said.index(words)
        one = selected(n, count(at), count(at + len(words)))
        return one.replace("<PlainTextSelection", f'<PlainTextSelection name="{name}"', 1)

    project = foreign(origin, told(6, "And hope", names[0]) + told(8, "Then fear", names[1]))
    (text,) = read_project(packed(project, t=said.encode())).texts
    assert [text.text[s.start : s.end] for s in text.selections] == ["And hope", "Then fear"]


@pytest.mark.parametrize(("origin", "start"), [("NVivo 14", 18), ("ATLAS.ti Windows 23", 16)])
def test_names_of_passages_that_are_not_their_words_say_nothing(origin: str, start: int) -> None:
    one = selected(8, start, start + 9).replace("<PlainTextSelection", '<PlainTextSelection name="1:2"', 1)
    (text,) = read_project(packed(foreign(origin, one), t=TEXT.encode())).texts
    assert [text.text[s.start : s.end] for s in text.selections] == ["Then fear"]


@pytest.mark.parametrize(
    "path", ["internal://t.txt", "internal://T.TXT", "t.txt", "internal://sources/t.txt"]
)
def test_a_text_is_found_however_its_path_is_written(path: str) -> None:
    (text,) = read_project(packed(foreign("", selected(6, 0, 4), path=path), t=b"Fear.")).texts
    assert text.text == "Fear."


@pytest.mark.parametrize("path", ["relative://t.txt", "absolute://c:/t.txt", "internal://u.txt", ""])
def test_a_text_that_lies_elsewhere_is_named(path: str) -> None:
    found = read_project(packed(foreign("", selected(6, 0, 4), path=path), t=b"Fear."))
    assert found.texts == ()
    assert "unreadable text" in "\n".join(found.lost)


def test_two_codes_of_one_name_stay_two() -> None:
    """As in a project of NVivo, where a code below one group is called as one below another."""

    def code(n: int, name: str, inner: str = "") -> str:
        return f'<Code guid="{G[n]}" name="{name}" isCodable="true">{inner}</Code>'

    codes = code(2, "Trade", code(3, "Fear")) + code(4, "War", code(7, "Fear")) + code(1, "Hope")
    found = read_project(packed(foreign("NVivo", "", codes=codes), t=b"Fear."))
    assert [code.name for code in found.codes] == ["Trade", "Trade / Fear", "War", "War / Fear", "Hope"]


def test_what_is_said_of_a_selection_is_the_reason_of_its_code() -> None:
    """As MAXQDA and ATLAS.ti write a comment."""
    project = foreign("MAXQDA", selected(6, 0, 4, "<Description>It says so.</Description>"))
    found = read_project(packed(project, t=b"Fear."))
    assert found.texts[0].selections[0].codings[0].note == "It says so."
    assert found.lost == ()


def test_passages_without_a_place_and_what_is_no_code_are_named() -> None:
    case = f'<Coding guid="{G[14]}"><CodeRef targetGUID="{G[15]}"/></Coding>'
    project = foreign("NVivo", selected(6, 0, 4) + selected(8, 3, 99) + selected(10, 2, 3, case))
    found = read_project(packed(project, t=b"Fear."))
    assert len(found.texts[0].selections) == 2
    said = "\n".join(found.lost)
    assert "1 passage stands at a place that its text does not have" in said
    assert "1 passage was given a code that the file does not describe" in said


def test_texts_lie_in_the_folder_that_the_format_names() -> None:
    """Names in a zip have capitals or not, and ATLAS.ti refuses another folder."""
    project = QdaProject("x", (QdaCode(G[1], "Fear"),), (), (QdaText(G[5], "Talk", "Fear."),))
    with zipfile.ZipFile(io.BytesIO(write_project(project))) as written:
        assert written.namelist() == ["project.qde", f"sources/{G[5]}.txt"]
