"""AIF-JSON and xAIF as others write them: speakers, turns, undercuts, ids as numbers, lists as null."""

from __future__ import annotations

import json
from typing import Any

import pytest

from course.exchange.maps import FORMATS, FormatError, aif, csv, losses, read, write
from course.methods.arguments import ArgumentMap, Document, Node, Relation


def test_two_speakers_of_one_act_stay_two() -> None:
    """AIFdb lists some acts of speech twice, with two people."""
    rows = [
        {"nodeID": "1", "personID": "409", "source": None},
        {"nodeID": "1", "personID": "410", "source": None},
    ]
    text = json.dumps(
        {
            "nodes": [
                {"nodeID": "1", "text": "A: x", "type": "L"},
                {"nodeID": "2", "text": "Asserting", "type": "YA"},
                {"nodeID": "3", "text": "x", "type": "I"},
            ],
            "edges": [
                {"edgeID": "1", "fromID": "1", "toID": "2"},
                {"edgeID": "2", "fromID": "2", "toID": "3"},
            ],
            "locutions": rows,
        }
    )
    document = aif.read(text)
    assert losses(document, "aif") == ()
    written = json.loads(aif.write(document))
    assert written["locutions"] == rows
    assert "participants" not in written  # both are listed, or neither
    assert any("what the file itself says" in lost for lost in losses(document, "argdown"))


@pytest.mark.parametrize("around", [{"text": "t", "dialog": False}, {}, {"OVA": {}}, {"dialog": True}])
@pytest.mark.parametrize("outer", ["AIF", "aif", "Aif"])
def test_what_stands_around_the_graph_comes_back_as_it_was(outer: str, around: dict[str, Any]) -> None:
    graph = {"nodes": [{"nodeID": "1", "text": "x", "type": "I"}], "edges": []}
    document = aif.read(json.dumps({outer: graph} | around))
    written = json.loads(aif.write(document))
    assert written.pop(outer) == graph
    assert written == around


@pytest.mark.parametrize("form", ["plain", "AIF", "aif"])
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"locutions": [], "participants": []},
        {"descriptorfulfillments": [], "schemefulfillments": [{"nodeID": 3, "schemeID": 72}]},
        {"locutions": [{"nodeID": 4, "personID": 9, "timestamp": "2014-04-28 15:51:40"}]},
        {
            "locutions": [
                {"nodeID": 4, "personID": 9, "start": "1"},
                {"nodeID": 4, "personID": 10, "start": "1"},
            ]
        },
    ],
)
@pytest.mark.parametrize("kind", [int, str])
def test_a_graph_comes_back_with_its_own_lists_numbers_and_times(
    form: str, more: dict[str, Any], kind: type[int | str]
) -> None:
    types = {1: "I", 2: "I", 4: "L", 3: "RA"}
    rows: dict[str, Any] = {
        "nodes": [{"nodeID": key, "text": "x", "type": type_} for key, type_ in types.items()],
        "edges": [{"edgeID": 1, "fromID": 2, "toID": 3}, {"edgeID": 2, "fromID": 3, "toID": 1}],
    } | more
    graph = {
        name: [{key: kind(v) if key.endswith("ID") else v for key, v in row.items()} for row in table]
        for name, table in rows.items()
    }
    whole = graph if form == "plain" else {form: graph}
    document = aif.read(json.dumps(whole))
    assert json.loads(aif.write(document)) == whole
    assert not any("the file itself" in lost for lost in losses(document, "argdown")) or "start" in str(more)
    through = csv.read(csv.write(document))
    assert json.loads(aif.write(through)) == whole


# Made up for this test, in the shape that tools for annotating dialogues write.
DIALOGUE: dict[str, Any] = {
    "AIF": {
        "nodes": [
            {"nodeID": 1, "text": "Limits can be verified.", "type": "I", "timestamp": "2026-01-02 10:00:00"},
            {"nodeID": 2, "text": "Inspectors had access.", "type": "I"},
            {"nodeID": 3, "text": "Default Inference", "type": "RA"},
            {"nodeID": 4, "text": "Access is not verification.", "type": "I"},
            {"nodeID": 5, "text": "Default Conflict", "type": "CA"},
            {"nodeID": "6", "text": "Heron: Limits can be verified.", "type": "L"},
            {"nodeID": "7", "text": "Asserting", "type": "YA"},
            {"nodeID": "8", "text": "Otter: Access is not verification.", "type": "L"},
            {"nodeID": "9", "text": "Disagreeing", "type": "YA"},
            {"nodeID": "10", "text": "Default Transition", "type": "TA"},
            {"nodeID": "11", "text": "Arguing", "type": "YA"},
            {"nodeID": "12", "text": "Default Rephrase", "type": "MA"},
        ],
        "edges": [
            {"edgeID": 101, "fromID": 2, "toID": 3},
            {"edgeID": 102, "fromID": 3, "toID": 1},
            {"edgeID": 103, "fromID": 4, "toID": 5},
            {"edgeID": 104, "fromID": 5, "toID": 3},
            {"edgeID": 105, "fromID": 6, "toID": 7},
            {"edgeID": 106, "fromID": 7, "toID": 1},
            {"edgeID": 107, "fromID": "8", "toID": "9"},
            {"edgeID": 108, "fromID": 9, "toID": 4},
            {"edgeID": 109, "fromID": 6, "toID": 10},
            {"edgeID": 110, "fromID": 10, "toID": 8},
            {"edgeID": 111, "fromID": 10, "toID": 11},
            {"edgeID": 112, "fromID": 11, "toID": 5},
            {"edgeID": 113, "fromID": 2, "toID": 12},
            {"edgeID": 114, "fromID": 12, "toID": 1},
        ],
        "locutions": [
            {"nodeID": 6, "personID": 1, "timestamp": "2026-01-02 10:00:00"},
            {"nodeID": 8, "personID": "2", "start": "10:01", "end": None},
        ],
        "participants": [
            {"participantID": 1, "firstname": "Ada", "surname": "Heron"},
            {"participantID": 2, "firstname": "Bo", "surname": "Otter"},
        ],
        "schemefulfillments": [{"nodeID": 3, "schemeID": 72}],
        "descriptorfulfillments": None,
    },
    "text": {"txt": "<span>…</span>"},
    "dialog": True,
    "OVA": {"firstname": "Bo", "nodes": []},
}


def edges(text: str) -> set[tuple[str, str]]:
    found = json.loads(text)
    return {(e["fromID"], e["toID"]) for e in (found.get("AIF") or found)["edges"]}


def test_a_dialogue_is_read_with_speakers_turns_and_undercuts() -> None:
    document = aif.read(json.dumps(DIALOGUE))
    links = {r.id: (r.kind, r.sources, r.targets) for r in document.relations}
    assert links["3"] == ("support", ("2",), ("1",))
    assert links["5"] == ("undercut", ("4",), ("3",))
    assert links["10"] == ("turn", ("6",), ("8",))
    assert links["9"] == ("says", ("8",), ("4",))
    assert links["11"] == ("says", ("10",), ("5",))
    assert document.relation_by_id["3"].scheme == "72"
    speakers = {n.id: n.speaker for n in document.nodes}
    assert speakers == {"1": "Ada Heron", "2": "", "4": "Bo Otter", "6": "Ada Heron", "8": "Bo Otter"}
    assert document.by_id["6"].at == "2026-01-02 10:00:00"
    standing = ArgumentMap(document)
    assert standing.status("2") == "in"


def test_a_dialogue_comes_out_as_it_went_in_with_strings_for_ids() -> None:
    document = aif.read(json.dumps(DIALOGUE))
    written = json.loads(aif.write(document))
    assert edges(json.dumps(written)) == {
        (str(e["fromID"]), str(e["toID"])) for e in DIALOGUE["AIF"]["edges"]
    }
    before = {(str(n["nodeID"]), n["text"], n["type"]) for n in DIALOGUE["AIF"]["nodes"]}
    assert {(n["nodeID"], n["text"], n["type"]) for n in written["AIF"]["nodes"]} == before
    assert [e["edgeID"] for e in written["AIF"]["edges"]] != []
    assert {e["edgeID"] for e in written["AIF"]["edges"]} == {e["edgeID"] for e in DIALOGUE["AIF"]["edges"]}
    assert written["text"] == DIALOGUE["text"]
    assert written["OVA"] == DIALOGUE["OVA"]
    assert written["AIF"]["participants"] == DIALOGUE["AIF"]["participants"]
    assert {"nodeID": "8", "personID": "2", "start": "10:01", "end": None} in written["AIF"]["locutions"]
    assert aif.read(aif.write(document)) == document
    assert losses(document, "aif") == ()


@pytest.mark.parametrize("empty", [None, []])
def test_plain_aif_with_null_for_lists_stays_plain(empty: list[object] | None) -> None:
    text = json.dumps(
        {"nodes": [{"nodeID": 1, "text": None, "type": "I"}], "edges": empty, "locutions": empty}
    )
    document = aif.read(text)
    assert document.nodes == (Node("1"),)
    assert json.loads(aif.write(document))["nodes"] == [{"nodeID": 1, "text": "", "type": "I"}]


def test_a_speaker_becomes_an_act_of_speech_and_nothing_leads_from_information_to_information() -> None:
    nodes = (
        Node("a", "Yes.", speaker="Heron", at="2026"),
        Node("b", "No.", speaker="Otter"),
        Node("speech1"),
    )
    relations = (
        Relation("r", "support", ("b", "speech1"), ("a",)),
        Relation("u", "undercut", ("a",), ("r",)),
        Relation("n", "contradiction", ("a",), ("b",)),
    )
    text = aif.write(Document(nodes, relations))
    found = json.loads(text)["AIF"]
    types = {n["nodeID"]: n["type"] for n in found["nodes"]}
    assert len(types) == len(found["nodes"])
    assert sorted(types.values()) == ["CA", "CA", "I", "I", "I", "L", "L", "RA", "YA", "YA"]
    assert not any(types[a] in "IL" and types[b] in "IL" for a, b in edges(text))
    assert {("a", "u"), ("u", "r")} <= edges(text)
    assert [p["participantID"] for p in found["participants"]] == ["Heron", "Otter"]
    assert aif.read(text) == Document(nodes, relations)


def test_two_people_of_one_name_stay_two() -> None:
    people = [{"participantID": i, "firstname": "Ada", "surname": "Heron"} for i in (1, 2)]
    nodes = [{"nodeID": i, "text": "x", "type": "L"} for i in (10, 20)]
    said = [{"nodeID": 10, "personID": 1}, {"nodeID": 20, "personID": 2}]
    graph = {"nodes": nodes, "edges": [], "locutions": said, "participants": people}
    document = aif.read(json.dumps({"AIF": graph}))
    assert [n.speaker for n in document.nodes] == ["1", "2"]
    assert aif.read(aif.write(document)) == document


NODE = {"nodeID": "1", "text": "a", "type": "I"}
SCHEME = NODE | {"type": "RA"}


@pytest.mark.parametrize(
    ("graph", "why"),
    [
        ([], "there are no “nodes”"),
        ({"AIF": []}, "there are no “nodes”"),
        ({"nodes": {}, "edges": []}, None),
        ({"nodes": "x"}, "“nodes” is not a list"),
        ({"nodes": [1]}, "a row of “nodes” are no details"),
        ({"nodes": [{"text": "a", "type": "I"}]}, "“nodeID” is missing"),
        ({"nodes": [{"nodeID": True, "type": "I"}]}, "have no text under “nodeID”"),
        ({"nodes": [NODE, NODE | {"nodeID": 1}]}, "two nodes have the id 1"),
        ({"nodes": [NODE | {"type": "X"}]}, "has the type “X”"),
        ({"nodes": [NODE | {"text": ["a"]}]}, "have no text under “text”"),
        ({"nodes": [NODE], "edges": [{"fromID": 1, "toID": 2}]}, "leads to node “2”"),
        ({"nodes": [NODE, NODE | {"nodeID": 2}], "edges": [{"fromID": 1, "toID": 2}]}, "straight to I"),
        ({"nodes": [NODE], "edges": {"a": 1}}, "“edges” is not a list"),
        ({"AIF": {"nodes": []}, "aif": {"nodes": [NODE]}}, "two graphs, under “AIF” and “aif”"),
        ({"nodes": [], "AIF": {"nodes": [NODE]}}, "two graphs, under “AIF” and “nodes”"),
        ({"nodes": [NODE], "extra": [1]}, "“extra” are no details"),
        ({"nodes": [NODE], "extra": {"nodes": {"1": {"steps": [{"role": "x"}]}}}}, "no statement or no role"),
        ({"nodes": [NODE], "extra": {"groups": [{"id": "g", "level": 10**9}]}}, "no number under “level”"),
        ({"nodes": [NODE], "extra": {"speech": {"1": 5}, "meta": {"aif": 7}}}, None),
    ],
)
def test_wrong_kinds_of_json_are_refused_with_what_to_do(graph: object, why: str | None) -> None:
    text = json.dumps(graph)
    if why is None:
        assert aif.read(aif.write(aif.read(text))).nodes == aif.read(text).nodes
        return
    with pytest.raises(FormatError, match=why) as error:
        aif.read(text, name="graph.json")
    assert str(error.value).startswith("graph.json:1: ")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"nodes": [NODE | {"visible": False, "x": None}]}, "“visible” in “nodes” is not known here"),
        ({"Edges": [{"fromID": 1, "toID": 1}]}, "“Edges” is not read; if it is meant, call it “edges”"),
        ({"locutions": [{"nodeID": 9, "personID": 1}]}, "a row of “locutions” is about node 9, which is not"),
        (
            {"nodes": [SCHEME], "schemefulfillments": [{"nodeID": 1, "schemeID": n} for n in (2, 3)]},
            "node 1 has several rows",
        ),
        (
            {"schemefulfillments": [{"nodeID": 1, "schemeID": 2}]},
            "a row of “schemefulfillments” is about node 1, which is no relation",
        ),
        (
            {"locutions": [{"nodeID": 1, "personID": 1}]},
            "a row of “locutions” is about node 1, which is no act of speech (L); who speaks is kept",
        ),
        (
            {"nodes": [SCHEME], "locutions": [{"nodeID": 1, "personID": 1}]},
            "a row of “locutions” is about node 1, which is no act of speech (L); it is left out",
        ),
    ],
)
def test_what_no_map_holds_is_named(more: dict[str, object], said: str) -> None:
    (note,) = aif.read(json.dumps({"nodes": [NODE], "edges": [], **more}), name="graph.json").notes
    assert note.startswith(f"graph.json:1: {said}")


@pytest.mark.parametrize(
    ("text", "line"),
    [('{"nodes": [\n\n{]}', 3), ("[" * 100_000, 1), ('{"nodes": ' + "9" * 10_000 + "}", 1), ("\x00", 1)],
)
def test_what_is_not_json_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FormatError) as error:
        aif.read(text)
    assert error.value.line == line


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("edges", [[], [("b", "r")], [("r", "a")]])
def test_a_relation_that_leads_nowhere_is_kept_or_named(format_: str, edges: list[tuple[str, str]]) -> None:
    nodes = [{"nodeID": n, "type": t, "text": ""} for n, t in (("a", "I"), ("b", "I"), ("r", "CA"))]
    graph = {"nodes": nodes, "edges": [{"fromID": a, "toID": b} for a, b in edges]}
    document = aif.read(json.dumps(graph))
    lost = losses(document, format_)
    again = read(write(document, format_), format_)
    assert ("1 relation with an end missing" in lost) == (not again.relations)
    assert again.relations in ((), document.relations)
