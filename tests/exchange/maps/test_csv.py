"""CSV: what a spreadsheet makes of it, and what an editor may break."""

from __future__ import annotations

import pytest

from course.exchange.maps import FormatError, csv
from course.methods.arguments import Document, Node, Relation


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_columns_may_be_few_in_any_order_and_parted_as_a_spreadsheet_likes(mark: str) -> None:
    rows = ["id,what,text,from,to,note", "a,statement,Yes.,,,x", "b,argument,No.,,,", "r,attack,,b,a,"]
    document = csv.read("\r\n".join(rows).replace(",", mark))
    assert [(n.id, n.kind, n.text) for n in document.nodes] == [
        ("a", "statement", "Yes."),
        ("b", "argument", "No."),
    ]
    assert document.relations == (Relation("r", "attack", ("b",), ("a",)),)


def test_nothing_in_a_cell_is_a_formula_and_texts_come_back_as_they_were() -> None:
    texts = ("=1+1", "'=1", "+1", "-1", "@a", "''-x", "\tx", "plain")
    document = Document(tuple(Node(f"n{i}", text) for i, text in enumerate(texts)))
    written = csv.write(document)
    cells = [line.split(",")[2] for line in written.splitlines()[1:]]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)
    assert csv.read(written) == document


def test_names_that_a_spreadsheet_would_turn_into_numbers_or_dates_stay_text() -> None:
    names = ("1.10", "1.1", "007", "1e5", "3-4", "1/2/2026", "12345678901234567", "0", "'1.10", "1,50", "7")
    document = Document(tuple(Node(name) for name in names))
    written = csv.write(document)
    cells = [line.split(",")[1].strip('"') for line in written.splitlines()[1:]]
    assert cells[0] == "'1.10"
    assert cells[-1] == "7"
    assert csv.read(written) == document


@pytest.mark.parametrize(
    "text",
    [
        "what,id,text,from,to\r\nstatement,a,Hello,,\r\n,,,,\r\n , ,,,\r\n\r\n",
        "what, id, text, from, to\nstatement, a, Hello, ,\n",
        'what; id; text; from; to\nstatement; a; "Hello"; ;\n',
        "sep=;\r\nwhat;id;text;from;to\r\nstatement;a;Hello;;\r\n",
        "SEP=|\nwhat|id|text\nstatement|a|Hello\n",
        '"sep=;"\r\nwhat;id;text;from;to\r\nstatement;a;Hello;;\r\n',
        '"sep=;",,,,\nwhat,id,text,from,to\nstatement,a,Hello,,\n',
        "what ,id , text\nstatement,a,Hello\n",
        "what,id,text\rstatement,a,Hello\r",
        "\ufeffwhat,id,text\nstatement,a,Hello",
        '\n,,,,\r\n"","",""\nwhat,id,text\nstatement,a,Hello\n',
        "What,ID,Text\nStatement,a,Hello\n",
        "what,\u00a0id,\u00a0text\nstatement,\u00a0a,\u00a0Hello\n",
        "sep=;\n;;\nwhat;id;text\nstatement;a;Hello\n",
    ],
)
def test_tables_are_read_as_programs_and_people_write_them(text: str) -> None:
    document = csv.read(text)
    assert [(n.id, n.text) for n in document.nodes] == [("a", "Hello")]
    assert document.relations == ()


def test_a_text_may_begin_with_a_space_and_lines_are_counted_below_a_named_mark() -> None:
    document = Document((Node("a", " x"), Node("b", "y ")))
    assert csv.read(csv.write(document)) == document
    with pytest.raises(FormatError, match=r"map\.csv:3: the id"):
        csv.read("sep=;\nwhat;id\nstatement;\n", name="map.csv")
    with pytest.raises(FormatError, match=r"map\.csv:5: the id"):
        csv.read("sep=;\n;;\n\nwhat;id\nstatement;\n", name="map.csv")


def test_a_heading_may_be_called_like_a_node_but_a_relation_gives_way() -> None:
    document = Document((Node("r1"), Node("b")), (Relation("r1", "attack", ("b",), ("r1",)),))
    again = csv.read(csv.write(document))
    assert again.nodes == document.nodes
    assert [(r.id, r.sources, r.targets) for r in again.relations] == [("r2", ("b",), ("r1",))]


def test_a_cell_of_a_million_characters_is_read() -> None:
    document = Document((Node("a", "x" * 1_000_000),))
    assert csv.read(csv.write(document)) == document


HEAD = "what,id,text,from,to,more\n"


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("", 1, "“what” and “id” are missing"),
        ("a,b\n1,2\n", 1, "“what” and “id” are missing"),
        (f"{HEAD}statement,a\nstatement,a\n", 3, "there twice"),
        (f"{HEAD}statement,\n", 2, "empty"),
        (f"{HEAD}thing,a\n", 2, "“thing” is no kind of row"),
        (f"{HEAD}attack,r,,a,b\n", 2, "there is no “a”"),
        (f"{HEAD}attack,r\n", 2, "without “from” and “to”"),
        (f'{HEAD}statement,a,"torn\n', 2, "unexpected end of data"),
        (f"{HEAD}statement,a,,,,{{\n", 2, "this is not JSON"),
        (f"{HEAD}statement,a,,,,[1]\n", 2, "are no details"),
        (f'{HEAD}statement,a,,,,"{{""texts"": 5}}"\n', 2, "no list of texts"),
        (f'{HEAD}statement,a,,,,"{{""data"": 5}}"\n', 2, "no details under “data”"),
        (
            f'{HEAD}statement,a,,,,"{{""steps"": [{{""statement"": ""b"", ""role"": ""premise""}}]}}"\n',
            2,
            "no “b”",
        ),
        (f'{HEAD}group,a,,,,"{{""level"": ""x""}}"\n', 2, "no number under “level”"),
        (f'{HEAD}statement,a,,,,"{{""data"": {{""a"": {"[" * 60}{"]" * 60}}}}}"\n', 2, "too deep"),
    ],
)
def test_a_broken_file_names_line_and_reason(text: str, line: int, why: str) -> None:
    with pytest.raises(FormatError, match=why) as error:
        csv.read(text, name="map.csv")
    assert str(error.value).startswith(f"map.csv:{line}: ")


def test_a_heading_that_no_row_is_of_is_named_once() -> None:
    rows = [
        "what,id,text,group",
        "group,g,,",
        "statement,a,A,g",
        "statement,b,B,Costs",
        "statement,c,C,Costs",
    ]
    document = csv.read("\n".join(rows), name="talk.csv")
    (note,) = document.notes
    assert note.startswith("talk.csv:4: “Costs” is the id of no heading")
