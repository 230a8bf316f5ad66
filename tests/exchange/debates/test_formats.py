"""Formats: those that ship, edited copies, and Debatekeeper's XML; each mistake with its line."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.case import default_folder, load_case
from course.case.records.formats import seconds
from course.exchange.debates.debatekeeper import read_debatekeeper
from course.exchange.debates.formats import read_formats, told_apart
from course.language import NotAllowed

TEXT = (default_folder() / "formats.yaml").read_text(encoding="utf-8")
NEEDED = {"oxford", "lincoln-douglas", "public-forum", "british-parliamentary", "sac", "fishbowl-open",
          "fishbowl-closed", "moderated-caucus", "single-text", "classroom"}  # fmt: skip
XML = """<?xml version='1.0' encoding='UTF-8'?>
<debate-format schema-version="2.2">
  <name xml:lang="en">Two speeches</name>
  <name xml:lang="es">Dos discursos</name>
  <version>1</version>
  <languages><language>en</language><language>es</language></languages>
  <info xml:lang="en"><region>Nowhere</region><description>Two speeches of seven minutes</description></info>
  <period-types>
    <period-type ref="own.reply" pois-allowed="true"><name>Reply time</name></period-type></period-types>
  <prep-time length="15:00"/>
  <speech-types>
    <speech-type ref="long" length="7:00" first-period="normal">
      <bell time="1:00" number="1" next-period="pois-allowed"/>
      <bell time="6:00" number="0" next-period="own.reply"/>
      <bell time="6:30" number="1" pause-on-bell="true"/>
      <bell time="finish" number="2" next-period="overtime"/>
    </speech-type>
  </speech-types>
  <speeches>
    <speech type="long"><name xml:lang="en">1st Proposition</name><name xml:lang="es">Uno</name></speech>
    <speech type="long"><name xml:lang="en">1st Opposition</name><name xml:lang="es">Dos</name></speech>
  </speeches>
</debate-format>
"""


def test_the_formats_that_ship() -> None:
    formats = {f.id: f for f in load_case().formats}
    assert set(formats) == NEEDED
    for format_ in formats.values():
        assert format_.varies
        assert all(rule.url or rule.basis == "general_knowledge" for rule in format_.rules)
        assert all(p.meanwhile for p in format_.phases)
    # Times as read in the sources that each format names.
    assert formats["classroom"].seconds == 20 * 60
    assert [p.time for p in formats["lincoln-douglas"].phases[:7]] == [
        "6:00", "3:00", "7:00", "3:00", "4:00", "6:00", "3:00"]  # fmt: skip
    assert [p.time for p in formats["public-forum"].phases[:11]] == [
        "4:00", "4:00", "3:00", "4:00", "4:00", "3:00", "3:00", "3:00", "3:00", "2:00", "2:00"]  # fmt: skip
    speech = formats["british-parliamentary"].phases[1]
    assert (speech.time, speech.protected_first, speech.protected_last, speech.points) == (
        "7:00",
        "1:00",
        "1:00",
        True,
    )
    assert {b.time for b in formats["lincoln-douglas"].banks} == {"4:00"}
    assert any(p.swaps_sides for p in formats["sac"].phases)
    assert formats["sac"].joint_statement


def test_an_edited_copy_is_read() -> None:
    mine = read_formats(TEXT.replace("id: classroom", "id: mine").encode(), "mine.yaml").formats
    assert "mine" in {f.id for f in mine}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_copy_is_read_as_whichever_program_saved_it(encoding: str, end: str) -> None:
    whole = read_formats(TEXT.encode(), "mine.yaml")
    assert read_formats(TEXT.replace("\n", end).encode(encoding), "mine.yaml") == whole


def test_a_copy_in_the_code_page_of_windows_is_read_and_that_is_said() -> None:
    mine = TEXT.replace("summary: ", "summary: Café. ", 1).encode("cp1252", "replace")
    guessed = read_formats(mine, "mine.yaml")
    assert guessed.formats[0].summary.startswith("Café. ")
    assert guessed.note.startswith("mine.yaml: it is not in UTF-8; it is read in the code page")


def test_each_mistake_of_a_copy_is_named_with_its_line() -> None:
    for old, new, said in (
        ("time: 7:00", "time: -7:00", "does not fit, write minutes and seconds from 0:00 on"),
        ("time: 7:00", "time: 0:00", "this phase has no time"),
        ("speaks: [lead-for]", "speaks: [leed-for]", "there is no role “leed-for”, did you mean lead-for"),
        ("at: 6:00", "at: 9:00", "later than the end of the phase"),
        ("ballot: before", "ballot: after", "one vote before and one after"),
        ("time: 7:00", "time: 7:00 #8", "what follows “#” is taken for a comment and is not read"),
    ):
        assert old in TEXT
        line = TEXT[: TEXT.index(old)].count("\n") + 1
        with pytest.raises(NotAllowed) as error:
            read_formats(TEXT.replace(old, new, 1).encode(), "mine.yaml")
        assert said in str(error.value)
        assert f"mine.yaml:{line}:" in str(error.value) or "swing" in str(error.value)


def test_a_field_that_is_there_twice_is_no_matter_of_chance() -> None:
    with pytest.raises(NotAllowed, match=r"mine\.yaml:\d+: summary: this field is written twice"):
        read_formats(TEXT.replace("summary: ", "summary: Mine.\n  summary: ", 1).encode(), "mine.yaml")


def test_whoever_shortens_a_speech_is_told_once_of_all_its_bells() -> None:
    start = TEXT.index("bells:", TEXT.index("time: 7:00"))
    before = TEXT.rindex("time: 7:00", 0, start)
    shorter = TEXT[:before] + "time: 0:30" + TEXT[before + len("time: 7:00") :]
    with pytest.raises(NotAllowed) as error:
        read_formats(shorter.encode(), "mine.yaml")
    assert str(error.value).count("later than the end of the phase") <= 2  # bells once, protected time once


def test_a_format_with_the_id_of_another_stands_beside_it() -> None:
    there = {f.id: f for f in load_case().formats}
    found = read_formats(TEXT.replace("summary: ", "summary: Mine. ", 1).encode(), "mine.yaml").formats
    told = told_apart(found, there, "mine.yaml")
    changed = [f for f in told if f.id not in there]
    assert len(changed) == 1
    assert changed[0].id.endswith("-2")
    assert changed[0].title.endswith("(mine.yaml)")
    assert {f.id: f for f in told if f.id in there} == {f.id: f for f in found if f == there.get(f.id)}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"just words", b"- [", b"<html>", b"x: &a [*a]"])
def test_files_that_are_no_format_are_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(NotAllowed, match=r"mine\.yaml"):
        read_formats(data, "mine.yaml")


def test_debatekeeper_without_loss_of_times_bells_and_phases() -> None:
    format_ = read_debatekeeper(XML.encode())
    assert format_.title == "Two speeches"
    assert [(p.name, p.time) for p in format_.phases] == [
        ("Preparation", "15:00"), ("1st Proposition", "7:00"), ("1st Opposition", "7:00")]  # fmt: skip
    assert [(b.at, b.rings, b.pause) for b in format_.phases[1].bells] == [
        ("1:00", 1, False), ("6:00", 0, False), ("6:30", 1, True), ("7:00", 2, False)]  # fmt: skip
    assert [(p.starts, p.points) for p in format_.phases[1].periods] == [
        ("0:00", False), ("1:00", True), ("6:00", True), ("7:00", False)]  # fmt: skip
    assert [r.side for r in format_.roles[:2]] == ["for", "against"]
    assert seconds(format_.phases[1].time) == 420


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<version>1</version>", "<version>1<version>", "not XML"),
        ('length="7:00"', 'length="-7:00"', r"format\.xml:12: “-7:00” is not a time"),
        ('length="7:00"', "", "has no “length”"),
        (
            'type="long"><name xml:lang="en">1st P',
            'type="short"><name xml:lang="en">1st P',
            "no speech type “short”",
        ),
        ('next-period="own.reply"', 'next-period="gone"', r"format\.xml:14: there is no period “gone”"),
        ("<language>es</language>", "", "“es” is not listed"),
        ("<languages><language>en</language><language>es</language></languages>", "", "none is listed"),
        ("<debate-format", "<!DOCTYPE x [<!ENTITY a 'b'>]><debate-format", "document type"),
        ("debate-format", "other", "starts with “other”"),
        ('time="6:00"', 'time="7:01"', r"format\.xml:\d+: the bell at 7:01 comes after the end, 7:00"),
        (
            "<speech-types>",
            '<speech-types><speech-type ref="long" length="1:00"/>',
            r"format\.xml:\d+: there are two speech types “long”; the other is at line \d+",
        ),
        ('schema-version="2.2"', 'schema-version="3.0"', r"format\.xml:2: it is written for schema 3\.0"),
    ],
)
def test_broken_debatekeeper_files_are_refused_with_line_and_reason(old: str, new: str, said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        read_debatekeeper(XML.replace(old, new).encode())


def test_two_periods_of_one_ref_are_refused() -> None:
    with pytest.raises(NotAllowed, match=r"format\.xml:\d+: there are two period types “own\.reply”"):
        read_debatekeeper(
            XML.replace("<period-types>", '<period-types><period-type ref="own.reply"/>', 1).encode()
        )


def test_speakers_whose_side_is_not_told_are_named() -> None:
    assert read_formats(XML.encode(), "mine.xml").note == ""
    note = read_formats(XML.replace("1st Opposition", "Second speaker").encode(), "mine.xml").note
    assert note.startswith("mine.xml: these names do not tell a side")
    assert "“Second speaker”" in note
    assert "1st Prop" not in note


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('pause-on-bell="true"', 'pause="true"', "mine.xml:15: “pause” of “bell” is not known here"),
        ('pois-allowed="true"', 'pois="yes"', "known: ref, pois-allowed."),
        ("<name>Reply time", "<title>x</title><name>Reply time", "mine.xml:9: “title” in “period-type” is"),
        ("<speeches>", "<speeches>Ana first", "mine.xml:19: “Ana first” in “speeches” is not known here"),
        ("<description>Two ", "<description><b>Two</b> ", "“b” in “description” is not known"),
        ("<prep-time ", '<banks time="4:00"/><prep-time ', "“banks” in “debate-format” is not known"),
    ],
)
def test_what_is_there_and_not_read_is_named(old: str, new: str, said: str) -> None:
    assert old in XML
    brought = read_formats(XML.replace(old, new, 1).encode(), "mine.xml")
    assert said in brought.note
    assert len(brought.formats) == 1


def test_what_xml_and_other_vocabularies_add_is_not_named_and_of_much_the_first_few_are() -> None:
    root = '<debate-format xmlns:x="http://example.org" x:made="by hand" xml:space="default" '
    assert read_formats(XML.replace("<debate-format ", root).encode(), "mine.xml").note == ""
    many = XML.replace("<version>", "".join(f"<v{n}/>" for n in range(9)) + "<version>")
    assert read_formats(many.encode(), "mine.xml").note.endswith("mine.xml: and 4 more.")


def test_yes_and_no_are_those_of_the_schema_and_any_other_word_is_refused() -> None:
    for yes, allowed in (("1", True), ("0", False), ("false", False), (" true ", True)):
        format_ = read_debatekeeper(XML.replace('allowed="true"', f'allowed="{yes}"').encode())
        assert [p.points for p in format_.phases[1].periods][2] is allowed
    with pytest.raises(NotAllowed, match=r"format\.xml:15: “yes” under “pause-on-bell” is neither"):
        read_debatekeeper(XML.replace('bell="true"', 'bell="yes"').encode())


def test_a_speech_type_may_have_a_name_and_a_description_is_of_the_language_that_is_shown() -> None:
    named = XML.replace('<bell time="1:00"', '<name>Long</name><bell time="1:00"')
    assert read_formats(named.encode(), "mine.xml").note == ""
    spanish = '<info xml:lang="es"><description>Dos discursos de siete minutos</description></info>'
    both = read_debatekeeper(XML.replace("<info ", f"{spanish}<info ").encode())
    assert both.summary == "Two speeches of seven minutes"
    with pytest.raises(NotAllowed, match="“info” is there twice"):
        read_debatekeeper(XML.replace("<info ", f"{spanish}{spanish}<info ").encode())


def test_a_file_without_speeches_is_refused() -> None:
    start, end = XML.index("<speeches>"), XML.index("</debate-format>")
    with pytest.raises(NotAllowed, match="no phases"):
        read_debatekeeper((XML[:start] + XML[end:]).encode())


TIMES = st.integers(1, 60 * 90)
BELL = st.tuples(
    st.floats(0, 1), st.integers(0, 9), st.booleans(), st.sampled_from(["", "normal", "pois-allowed"])
)
SPEECH = st.tuples(TIMES, st.sampled_from(["", "normal", "pois-allowed"]), st.lists(BELL, max_size=6))


def clock(seconds_: int) -> str:
    return f"{seconds_ // 60}:{seconds_ % 60:02}"


@settings(max_examples=60, deadline=None)
@given(st.lists(SPEECH, min_size=1, max_size=6), st.lists(st.integers(0, 99), min_size=1, max_size=12))
def test_whatever_fits_the_schema_keeps_its_times_bells_and_periods(
    kinds: list[tuple[int, str, list[tuple[float, int, bool, str]]]], order: list[int]
) -> None:
    root = ET.Element("debate-format", {"schema-version": "2.2"})
    for tag, text in (("name", "Made up"), ("version", "1")):
        ET.SubElement(root, tag).text = text
    ET.SubElement(ET.SubElement(root, "info"), "description").text = "Made by a test"
    types, speeches = ET.SubElement(root, "speech-types"), ET.SubElement(root, "speeches")
    for n, (length, first, bells) in enumerate(kinds):
        kind = ET.SubElement(types, "speech-type", {"ref": f"k{n}", "length": clock(length)})
        if first:
            kind.set("first-period", first)
        for share, rings, pause, period in bells:
            bell = ET.SubElement(kind, "bell", {"time": clock(round(share * length)), "number": str(rings)})
            if pause:
                bell.set("pause-on-bell", "true")
            if period:
                bell.set("next-period", period)
    for n, which in enumerate(order):
        speech = ET.SubElement(speeches, "speech", {"type": f"k{which % len(kinds)}"})
        ET.SubElement(speech, "name").text = f"Speech {n}"
    format_ = read_debatekeeper(ET.tostring(root, encoding="utf-8", xml_declaration=True))
    assert [p.name for p in format_.phases] == [f"Speech {n}" for n in range(len(order))]
    for phase, which in zip(format_.phases, order, strict=True):
        length, first, bells = kinds[which % len(kinds)]
        assert seconds(phase.time) == length
        wanted = [(round(share * length), rings, pause) for share, rings, pause, _ in bells]
        assert [(seconds(b.at), b.rings, b.pause) for b in phase.bells] == wanted
        periods = [(0, first)] if first else []
        periods += [(round(share * length), period) for share, _, _, period in bells if period]
        assert [(seconds(p.starts), p.points) for p in phase.periods] == [
            (at, name == "pois-allowed") for at, name in periods
        ]
