"""Argdown against its official parser: see argdown/README.md for how the answers were made."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from course.exchange.maps import FormatError, argdown, losses
from tests.exchange.maps._hostile import hostile

if TYPE_CHECKING:
    from course.methods.arguments import Document

HERE = Path(__file__).parent / "argdown"
OFFICIAL: dict[str, Any] = json.loads((HERE / "official.json").read_text(encoding="utf-8"))
CASES = sorted(p.name for p in (HERE / "cases").glob("*.argdown"))
KINDS = {"contradictory": "contradiction"}


def ours(document: Document) -> list[list[Any]]:
    """Our relations, in the official parser's words."""
    rows = []
    for r in document.relations:
        ends = [document.by_id[r.sources[0]], document.by_id[r.targets[0]]]
        kinds = ["argument" if e.kind == "argument" else "equivalence-class" for e in ends]
        if r.step is not None:
            kinds[1] = "inference"
        rows.append([r.kind, kinds[0], ends[0].title, kinds[1], ends[1].title, r.step])
    return sorted(rows, key=str)


def words(text: str) -> str:
    return " ".join(text.split())


def theirs(found: dict[str, Any]) -> list[list[Any]]:
    rows = []
    for kind, *rest in found["relations"]:
        row = [KINDS.get(kind, kind), *rest]
        if row[3] == "inference" and not found["arguments"][row[4]]["steps"]:
            row[3], row[5] = "argument", None
        rows.append(row)
    return sorted(rows, key=str)


def untagged(found: dict[str, Any]) -> dict[str, Any]:
    """Take tags off the ends of texts; a second mention may carry them, and they are compared apart."""
    out = json.loads(json.dumps(found))
    for thing in (*out["statements"].values(), *out["arguments"].values()):
        bare = {re.sub(r"(?:^|\s)(?:#(?:\([^)]*\)|\S+)\s*)+$", "", text) for text in thing["texts"]}
        thing["texts"] = sorted(bare - {""})
    return dict(out)


@pytest.mark.parametrize("case", CASES)
def test_reads_what_the_official_parser_reads(case: str) -> None:
    document = argdown.read((HERE / "cases" / case).read_text(encoding="utf-8"), name=case)
    found = OFFICIAL[f"cases/{case}"]
    for kind, table in (("statement", found["statements"]), ("argument", found["arguments"])):
        nodes = {n.title: n for n in document.nodes if n.kind == kind}
        assert nodes.keys() == table.keys()
        for title, there in table.items():
            node = nodes[title]
            own = {"speaker": node.speaker, "sources": list(node.sources), "at": node.at}
            assert dict(node.data) | {k: v for k, v in own.items() if v} == there["data"]
            assert list(node.tags) == there["tags"]
            headings = {g.id: g.title for g in document.groups}
            assert headings.get(node.group, "") == there["section"]
            steps = [
                {
                    "statement": document.by_id[s.statement].title,
                    "role": s.role,
                    "rules": list(s.rules),
                    "data": s.data,
                }
                for s in node.steps
            ]
            assert steps == there.get("steps", [])
            for text in map(words, (node.text, *node.texts)):
                assert not text or any(t.startswith(text) for t in there["texts"]), text
    assert ours(document) == theirs(found)


@pytest.mark.parametrize("case", CASES)
def test_the_official_parser_reads_back_the_same(case: str) -> None:
    document = argdown.read((HERE / "cases" / case).read_text(encoding="utf-8"), name=case)
    written = argdown.write(document)
    assert written == (HERE / "written" / case).read_text(encoding="utf-8"), "make official.json anew"
    assert untagged(OFFICIAL[f"written/{case}"]) == untagged(OFFICIAL[f"cases/{case}"])


def test_hostile_texts_are_text_to_the_official_parser() -> None:
    document = hostile()
    written = argdown.write(document)
    assert written == (HERE / "written" / "hostile.argdown").read_text(encoding="utf-8"), (
        "make official.json anew"
    )
    found = OFFICIAL["written/hostile.argdown"]
    for node in document.nodes:
        there = found["arguments" if node.kind == "argument" else "statements"][node.id]
        text = " ".join(node.text.split())
        assert there["texts"] == [f"{text} #({node.tags[0]})"]
        assert there["data"] == {
            "warrant": node.data["warrant"],
            "speaker": "heron",
            "sources": list(node.sources),
        }
    assert len(found["relations"]) == len(document.relations)
    again = argdown.read(written)
    assert {n.id: n.text for n in again.nodes} == {n.id: " ".join(n.text.split()) for n in document.nodes}


@pytest.mark.parametrize("case", CASES)
def test_a_second_round_changes_nothing(case: str) -> None:
    document = argdown.read((HERE / "written" / case).read_text(encoding="utf-8"), name=case)
    assert argdown.read(argdown.write(document)) == document


@pytest.mark.parametrize("case", CASES)
def test_the_line_ends_of_windows_and_a_mark_at_the_beginning_change_nothing(case: str) -> None:
    text = (HERE / "cases" / case).read_text(encoding="utf-8")
    assert argdown.read("\ufeff" + text.replace("\n", "\r\n")) == argdown.read(text)


BOMB = "a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]\n"
DEEP = "".join(f"{' ' * i}- [N{i}]\n" for i in range(1, 200))


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("[A]: a\n- [B]: b\n", 2, "a blank line is missing"),
        ("[A]: a\n\n<B>\n\n(1) p\n", 5, "the conclusion is missing"),
        ("[A]: *open\n", 1, "“\\*” is not closed"),
        ("[A]: a {x: [}\n", 1, "this data is not YAML"),
        ("(1) a\n----\n", 2, "the conclusion is missing"),
        ("[A]: a\n  >< <B>: b\n", 2, "a contradiction leads to a statement"),
        ("<A>\n\n(1) p\n----\n(2) q\n\n<A>\n\n(1) r\n----\n(2) s\n", 9, "has premises and a conclusion"),
        ("===\na: [\n===\n", 2, "this data is not YAML"),
        (f"[A]: a\n{{\n{BOMB}}}\n", 2, "more than 10 aliases"),
        (f"[A]: a {{a: {'[' * 100}{']' * 100}}}\n", 1, "too deep"),
        (f"[A]: a {{a: {'x, ' * 30_000}}}\n", 1, "these details have 90,00"),
        (f"[A]: a\n{DEEP}", 102, "replies stand more than 100 deep"),
    ],
)
def test_a_broken_file_names_line_and_reason(text: str, line: int, why: str) -> None:
    with pytest.raises(FormatError, match=why) as error:
        argdown.read(text, name="map.argdown")
    assert error.value.line in (line, line + 1)
    assert str(error.value).startswith("map.argdown:")


def test_yaml_is_read_as_the_official_parser_does_and_our_own_json_at_any_length() -> None:
    long = {"warrant": "w" * 100_000}
    document = argdown.read(f"[A]: a {json.dumps(long)}\n")
    assert document.nodes[0].data == long


@pytest.mark.parametrize(
    "data",
    ["{x: 1, x: 2}", '{"x": 1, "x": 2}', "{y: {x: 1, 'x': 2}}", "{1: a, '1': b}"],
)
def test_a_name_that_is_there_twice_is_refused_and_loses_nothing(data: str) -> None:
    with pytest.raises(FormatError, match=r"map.argdown:3: .*is there twice in one place"):
        argdown.read(f"[A]: a\n\n[B]: b {data}\n", name="map.argdown")


def test_tags_and_titles_that_argdown_cannot_write_are_named_as_lost() -> None:
    document = argdown.read("[A]: a\n")
    node = document.nodes[0]
    torn = dataclasses.replace(document, nodes=(dataclasses.replace(node, tags=("a (b)",), title="x] y"),))
    assert losses(torn, "argdown") == ("the titles of 1 node", "the tags of 1 node")


def test_further_wordings_keep_their_markup() -> None:
    text = "[A]: first wording\n\n[A]: see [the report](http://example.org/r) and @[B]\n\n[B]: b\n"
    document = argdown.read(text)
    assert document.by_id["A"].texts == ("see the report and @[B]",)
    assert argdown.write(document) == text
    assert losses(document, "argdown") == losses(document, "csv") == losses(document, "aif") == ()
    assert losses(document, "kialo")[-1] == "the emphasis, links and mentions in the texts of 1 node"


@pytest.mark.parametrize("sign", ["//example.org", "/* open", "<!-- open", "/*open* //x"])
def test_what_is_no_comment_at_the_end_of_a_file_becomes_none_when_more_follows(sign: str) -> None:
    document = argdown.read(f"[A]: *b* see {sign}")
    assert sign.replace("*", "") in document.by_id["A"].text.replace("*", "")
    written = argdown.write(document)
    for more in ("", "\n\n[B]: \\*/ or --> x\n"):
        assert argdown.read(written + more).by_id["A"] == argdown.read(written).by_id["A"]
    assert argdown.read(written).by_id["A"].text == document.by_id["A"].text
    assert losses(document, "argdown") == ()


def test_tags_are_removed_from_texts_where_the_file_says_so() -> None:
    text = (
        "===\nmodel:\n    removeTagsFromText: true\n===\n\n"
        "<a>: An #tag-1 argument #tag-2 description #tag-3 without #tag-4 any #tag-5 tags #tag-6\n"
    )
    document = argdown.read(text)
    node = document.by_id["a"]
    assert node.text == "An argument description without any tags"
    assert node.tags == tuple(f"tag-{n}" for n in range(1, 7))
    assert argdown.read(argdown.write(document)) == document
    assert losses(document, "argdown") == ()
    kept = argdown.read(text.replace("true", "false")).by_id["a"].text
    assert kept == "An #tag-1 argument #tag-2 description #tag-3 without #tag-4 any #tag-5 tags"


def test_tags_in_another_order_are_no_loss() -> None:
    assert losses(argdown.read("<b>: b\n  - <a> #r\n\n<a>: *text* #t here\n"), "argdown") == ()


def test_a_marked_up_text_that_would_say_something_else_is_written_plainly() -> None:
    document = argdown.read("[A]: a *b* c\n")
    (node,) = document.nodes
    assert node.markup == "a *b* c"
    for markup in ("a *b c", "a b c\n\n[B]: more", "a *b* c {x: 1}", "a *b* d", "[B]: a"):
        changed = dataclasses.replace(document, nodes=(dataclasses.replace(node, markup=markup),))
        again = argdown.read(argdown.write(changed))
        assert [(n.text, n.data) for n in again.nodes] == [("a b c", {})]
        assert losses(changed, "argdown") == ("the emphasis, links and mentions in the texts of 1 node",)


def test_a_contradiction_of_a_claim_and_of_what_concludes_in_it_is_one() -> None:
    conclusion = "<w>: x\n  >< [t]\n\n(1) [h]\n----\n(2) [h]\n"
    document = argdown.read(f"[h]: H\n\n[t]: T\n  >< [h]\n\n{conclusion}")
    assert [r.kind for r in document.relations] == ["contradiction"]
    assert argdown.read(argdown.write(document)) == document


@pytest.mark.parametrize(
    ("text", "line", "address"),
    [
        ("[A]: see http://example.org/r and more\n", 1, "http://example.org/r"),
        ("[A]: a\n\n[A]: *b* HTTPS://x.org\n  - c\n", 3, "HTTPS://x.org"),
        ("<a>: a\r\n  + b (ftp://x.org/y)\r\n", 2, "ftp://x.org/y)"),
    ],
)
def test_an_address_that_the_official_parser_takes_for_a_comment_is_named(
    text: str, line: int, address: str
) -> None:
    (note,) = argdown.read(text, name="map.argdown").notes
    assert note.startswith(f"map.argdown:{line}: “{address}” is left out: “//” begins a comment.")


@pytest.mark.parametrize(
    "text",
    [
        "[A]: [see](http://example.org/r)\n",
        "[A]: a // a comment\n",
        "[A]: a: // a comment\n",
        r"[A]: http:\//example.org/r" + "\n",
        "[A]: see http://example.org/r",  # at the very end it is a text
    ],
)
def test_a_comment_and_an_address_that_stays_are_not_named(text: str) -> None:
    assert argdown.read(text).notes == ()


@pytest.mark.parametrize(
    ("text", "line", "number"),
    [
        ("1984. A year that mattered.\n", 1, "1984."),
        ("1. a\n2. b\n\n[A]: a\n\n2015. The deal came.\n", 6, "2015."),
        ("1. a\n3. b\n", 2, "3."),
        ("9" * 5_000 + ". a\n", 1, "9" * 40),
    ],
)
def test_a_number_that_counts_no_list_is_named(text: str, line: int, number: str) -> None:
    (note,) = argdown.read(text, name="map.argdown").notes
    assert note.startswith(f"map.argdown:{line}: “{number}” is left out: it is read as the number of a list.")


@pytest.mark.parametrize(
    "text", ["1. a\n2. b\n\n3. c\n", "1. a\n1. b\n", "0. a\n1. b\n", "[A]: 1984. a\n", "* a\n"]
)
def test_numbers_of_a_list_are_not_named(text: str) -> None:
    assert argdown.read(text).notes == ()
