"""An instructor's note becomes a paper with all of its words and tables."""

from __future__ import annotations

from course.lessons.notebook import Call, Prose
from course.lessons.plan import plan
from course.publish.paper import Heading, Item, Items, Para, Quote, Table


def test_every_kind_of_prose_finds_its_form() -> None:
    text = (
        "# Title\n\n## One\n\nWords *in* **many** [forms](x.ipynb) and `code`.\n\n> Said.\n\n"
        "1. First\n   - below\n2. Second\n\n## Plan\n\n| Minutes | What |\n|---|---|\n| 4 | Rules |\n"
    )
    paper = plan([Prose(text), Call("begin"), Prose("# Later\n\nEnd.")])
    assert paper.title == "Title"
    assert paper.blocks == (
        Heading("One"),
        Para("Words in many forms and code."),
        Quote("Said."),
        Items((Item("First", "1.", [Item("below")]), Item("Second", "2."))),
        Heading("Plan"),
        Table("Plan", ("Minutes", "What"), (("4", "Rules"),), titled=True),
        Para("End."),
    )
