"""ICCMA 2023, TGF and APX: the examples of their makers, and what is no framework."""

from __future__ import annotations

import pytest

from course.exchange.maps import FormatError, read, tgf, write
from course.methods.arguments import Document, Node

# The example of the rules of ICCMA 2023: five arguments.
ICCMA = "# this is a comment\np af 5\n1 2\n2 4\n4 5\n5 4\n5 5\n"
SAME = {
    "tgf": "1\n2\n3\n4\n5\n#\n1 2\n2 4\n4 5\n5 4\n5 5\n",
    "apx": "% comment\narg(1). arg(2). arg(3).\narg(4).\narg(5).\n"
    "att(1,2).att(2,4).\natt(4 , 5).\natt(5,4).\natt(5,5).",
}


@pytest.mark.parametrize("format_", SAME)
def test_the_three_formats_say_the_same(format_: str) -> None:
    document = read(ICCMA, "iccma")
    assert read(SAME[format_], format_) == document
    assert read(SAME[format_].replace("\n", "\r\n"), format_) == document
    assert read(write(document, format_), format_) == document
    assert write(document, "iccma") == ICCMA.partition("\n")[2]


def test_words_in_tgf_are_the_texts() -> None:
    document = read("a  Limits can be\tverified. \nb\n#\nb a named\n", "tgf")
    assert [(n.id, n.text) for n in document.nodes] == [("a", "Limits can be\tverified."), ("b", "")]
    assert document.relations[0].sources == ("b",)


def test_names_in_apx_may_be_quoted() -> None:
    document = read('arg("two words"). arg("q\\"uote"). arg(مرحبا). att("two words",مرحبا).', "apx")
    assert [n.id for n in document.nodes] == ["two words", 'q"uote', "مرحبا"]


@pytest.mark.parametrize("label", ["+", "pro", "Supports", "support (strong)"])
def test_an_attack_that_is_called_a_support_is_named(label: str) -> None:
    (note,) = tgf.read(f"a\nb\n#\na b attack\nb a {label}\n", name="map.tgf").notes
    assert note.startswith(f"map.tgf:5: “b a {label}” is called a support there")
    assert not tgf.read("a\nb\n#\na b attacks\nb a 0.5\n").notes


@pytest.mark.parametrize("label", ["profoundly", "soutient", "unterstützt", "支持", "→ supports", "b"])
def test_any_other_word_beside_an_attack_is_named_once(label: str) -> None:
    (note,) = tgf.read(f"a\nb\n#\na b {label}\nb a {label}\n", name="map.tgf").notes
    assert note == f"map.tgf:4: “{label}” is not read; here every line below “#” is an attack"


@pytest.mark.parametrize("gap", ["\u00a0", "\u202f", "\t", "  "])
def test_a_gap_in_tgf_may_be_a_hard_space(gap: str) -> None:
    document = tgf.read(f"a{gap}A deal\nb\n#\nb{gap}a\n")
    assert [(n.id, n.text) for n in document.nodes] == [("a", "A deal"), ("b", "")]
    assert document.relations[0].sources == ("b",)
    named = Document((Node("a\u00a0b", "A deal", "argument"),))
    assert [n.text for n in tgf.read(tgf.write(named)).nodes] == ["A deal"]


@pytest.mark.parametrize("format_", ["iccma", "tgf", "apx"])
def test_a_framework_without_arguments_is_one(format_: str) -> None:
    assert read(write(Document(), format_), format_) == Document()


@pytest.mark.parametrize(
    ("format_", "text", "line", "why"),
    [
        ("iccma", "", 1, "the first line is missing"),
        ("iccma", "1 2\n", 1, "is not the first line"),
        ("iccma", "p af x\n", 1, "is not the first line"),
        ("iccma", "p af 999999999\n", 1, "999999999 arguments are too many"),
        ("iccma", f"p af {'9' * 10_000}\n", 1, "arguments are too many"),
        ("iccma", "p af 2\n1 3\n", 2, "there is no argument 3"),
        ("iccma", "p af 2\n\n0 1\n", 3, "there is no argument 0"),
        ("iccma", "p af 0\n1 1\n", 2, "there is no argument 1"),
        ("iccma", f"p af 2\n1 {'9' * 10_000}\n", 2, "there is no argument 999"),
        ("iccma", "p af 2\n1 2 3\n", 2, "is not an attack"),
        ("iccma", "p af 2\n-1 2\n", 2, "is not an attack"),
        ("iccma", "p af 2\n1 2\np af 2\n", 3, "is not an attack"),
        ("tgf", "a\nb\na b\n", 3, "“a” is there twice"),
        ("tgf", "a\nb\n", 3, "the line “#” is missing"),
        ("tgf", "", 1, "the line “#” is missing"),
        ("tgf", "a\n#\na\n", 3, "is not an attack"),
        ("tgf", "a\n#\na b\n", 3, "there is no argument “b”"),
        ("tgf", "a\n#\n#\n", 3, "a second line “#”"),
        ("apx", "arg(a).\natt(a,b).\n", 2, "there is no argument “b”"),
        ("apx", "arg(a,b).\n", 1, "wrong number of names"),
        ("apx", "arg(a;b).\natt(a,b).\n", 1, "“a;b” names several arguments at once; write each"),
        ("apx", "arg(a). arg(b).\natt(a,b;c).\n", 2, "“b;c” names several arguments at once"),
        ("apx", "arg(a)\n", 1, "is not a fact"),
        ("apx", "arg(a). nonsense\n", 1, "“nonsense” is not a fact"),
        ("apx", 'arg("torn).\n', 1, "is not a fact"),
    ],
)
def test_what_is_no_framework_is_refused_with_its_line(format_: str, text: str, line: int, why: str) -> None:
    with pytest.raises(FormatError, match=why) as error:
        read(text, format_, name="graph.x")
    assert str(error.value).startswith(f"graph.x:{line}: ")
