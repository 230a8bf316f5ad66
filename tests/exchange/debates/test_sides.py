"""Sides are read from what speakers are called; a word that means something else is none."""

from __future__ import annotations

import pytest

from course.exchange.debates._sides import side_of
from course.exchange.debates.debatekeeper import read_debatekeeper
from course.language import NotAllowed

FORMAT = """<?xml version="1.0" encoding="UTF-8"?>
<debate-format schema-version="2.2"><name>Short</name><version>1</version>
<info><description>Two minutes each</description></info>
<speech-types><speech-type ref="a" length="2:00"><bell time="finish" number="2"/></speech-type></speech-types>
<speeches><speech type="a"><name>{}</name></speech><speech type="a"><name>{}</name></speech></speeches>
</debate-format>"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("For the motion", "Against the motion"),
        ("Pro 1", "Contra 1"),
        ("Pro", "Con"),
        ("1st Pro speaker", "1st Con speaker"),
        ("Speaker 1 for", "Speaker 1 against"),
        ("1st Affirmative", "1st Negative"),
        ("Prime Minister", "Leader of the Opposition"),
        ("In favor", "Opposing the motion"),
        ("A favor", "En contra"),
        ("Regierung 1", "Kontra-Rede"),
        ("Pour", "Contre"),
        ("1st Prop", "1st Opp"),
        ("Aff 1", "Neg 1"),
        ("Gov Whip", "Opp Whip"),
        ("Affirmatif", "Négatif"),
        ("A favore 1", "Contro 1"),
        ("Befürworterin", "Gegnerin"),
        ("За 1", "Против 1"),
        ("正方一辩", "反方一辩"),
        ("肯定側", "否定側"),
        ("찬성", "반대"),
        ("مؤيد", "معارض"),
        ("موافق ۱", "مخالف ۱"),
        ("賛成", "反対"),
        ("긍정 1", "부정 1"),
        ("पक्ष", "विपक्ष"),
        ("Proponent", "Opponent"),
        ("Minister", "Shadow Minister"),
        ("Prime Minister", "Opposition Minister"),
        ("For motion 1", "Against motion 1"),
        ("Government", "Against the government"),
        ("À favor", "Oposição"),
        ("Governo", "Opposizione"),
        ("Voor 1", "Tegen 1"),
        ("Утверждение", "Отрицание"),
        ("Hükümet", "Muhalefet"),
        ("1AC", "1NC"),
        ("2AR", "2NR"),
        ("DPM", "DLO"),
        ("Für", "Gegen"),
        ("Für die These 1", "Gegen die These 1"),
        ("Für den Antrag", "Gegen den Antrag"),
        ("Supporting the motion", "Opposing the motion"),
        ("In support", "In opposition"),
        ("Supporter 1", "Opposer 1"),
        ("1A", "1N"),
        ("Premier ministre", "Chef de l’opposition"),
        ("Voorstanders", "Tegenstanders"),
        ("Za", "Proti"),
        ("Afirmace 1", "Negace 1"),
        ("Pemerintah", "Oposisi"),
        ("Kerajaan 1", "Pembangkang 1"),
        ("政府", "野党"),
        ("정부 1", "야당 1"),
        ("الموالاة", "المعارضة"),
        ("בעד", "נגד"),
        ("ממשלה", "אופוזיציה"),
        ("Pros", "Cons"),
        ("Yes", "No"),
        ("Team Yes", "Team No"),
        ("Ja", "Nein"),
        ("Support", "Oppose"),
        ("For-speaker", "Against-speaker"),
        ("Proposer", "Opposer"),
        ("Proponente 1", "Oponente 1"),
        ("Pró", "Contra"),
        ("Favorável", "Desfavorável"),
        ("Favorevoli", "Contrari"),
        ("För 1", "Mot 1"),
        ("Za tezu", "Protiv teze"),
        ("Strona za", "Strona przeciw"),
        ("Zwolennicy", "Przeciwnicy"),
        ("Zastánci", "Odpůrci"),
        ("Сторонник 1", "Противник 1"),
        ("Pentru", "Împotrivă"),
        ("Puolesta", "Vastaan"),
        ("Mellett", "Ellene"),
        ("Lehinde", "Aleyhinde"),
        ("支持方", "反对方"),
        ("Ủng hộ", "Phản đối"),
        ("ฝ่ายเสนอ", "ฝ่ายค้าน"),
        ("सहमत", "असहमत"),
        ("পক্ষে", "বিপক্ষে"),
    ],
)
def test_both_sides_are_told(first: str, second: str) -> None:
    sides = [r.side for r in read_debatekeeper(FORMAT.format(first, second).encode()).roles[:2]]
    assert sides == ["for", "against"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_a_format_that_an_editor_saved_anew_is_read(encoding: str) -> None:
    made = read_debatekeeper(FORMAT.format("За 1", "Против 1").encode(encoding))
    assert [(r.name, r.side) for r in made.roles[:2]] == [("За 1", "for"), ("Против 1", "against")]


@pytest.mark.parametrize(
    "title",
    [
        *("Réplica con preguntas", "Discurso con réplica", "Time for questions", "For all", "Judge", "Chair"),
        *(
            "Preparation for the speech",
            "Profit and loss",
            "Contract",
            "Forum",
            "Conclusion",
            "Mot final",
            "No. 1",
            "No 1",
            "No rebuttal",
            "Pros and cons",
            "Cons considered",
            "Support staff",
            "支持率",
            "Propose a date",
            "Gegenstand",
            "反対尋問",
            "반대 신문",
            "Voor de pauze",
            "Für die Pause",
            "Gegen Mittag",
            "Time against the clock",
            "1A. Opening",
        ),
        *("Break until 3 PM", "1AC cross-examined by 2NC"),
        # Whom a speech answers is not who gives it; and where both are named, nobody can tell.
        *("Reply to the affirmative", "Response to the government", "Questions for the opposition"),
        *(
            "Pro and con",
            "Cross-examination of affirmative by negative",
        ),
    ],
)
def test_a_word_that_means_something_else_is_no_side(title: str) -> None:
    assert side_of(title) == "none"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('number="2"', 'number="²"', "“²” is not a number of rings"),
        ('number="2"', 'number="1000"', "“1000” is not a number of rings"),
        ("<bell ", "<bel ", "“bel” is no part of “speech-type”; known: name, bell"),
        ("<speeches>", "<speeches/><speeches>", "“speeches” is there twice in one place; keep one"),
        (
            "<info>",
            '<prep-time length="1:00"/><prep-time length="2:00"/><info>',
            "“prep-time” is there twice",
        ),
        ("<speech-types>", "<speech-types/><speech-types>", "“speech-types” is there twice"),
        (
            'encoding="UTF-8"',
            'encoding="zzz"',
            "1: this is not XML (unknown encoding: zzz); save it as UTF-8",
        ),
        ("<info>", f"{'<info>' * 12}", "the elements are nested too deeply; a format needs five levels"),
    ],
)
def test_nothing_of_a_debatekeeper_file_is_passed_over(old: str, new: str, said: str) -> None:
    file = FORMAT.format("Proposition", "Opposition")
    assert old in file
    with pytest.raises(NotAllowed, match=r"^my\.xml:\d: ") as error:
        read_debatekeeper(file.replace(old, new, 1).encode(), "my.xml")
    assert said in str(error.value)
    assert str(error.value).count("my.xml") == 1
