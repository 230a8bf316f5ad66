"""The messages between browser and Python: typed, versioned, and documented as they are."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import course.faces
from course.faces import wire
from course.language import NotAllowed
from tools.documents import DEVELOPER, filled

FRONT = Path(course.faces.__file__).parent / "front"
GOOD: list[dict[str, Any]] = [
    {"type": "do", "wire": 4, "do": "judge", "seq": 1, "args": {"claim": "I-01"}, "form": {"why": "So."}},
    {
        "type": "upload",
        "wire": 4,
        "do": "upload",
        "seq": 2,
        "name": "a.jsonl",
        "part": 0,
        "parts": 1,
        "file": 2,
        "files": 12,
    },
    {"type": "held", "wire": 4, "ids": ["a"]},
    {"type": "brought", "wire": 4, "lines": ["{}"], "last": True},
    {"type": "kept", "wire": 4, "ids": ["a"], "error": ""},
    {"type": "whole", "wire": 4},
    {"type": "seek", "wire": 4, "field": "grounds", "text": "notice", "n": 3},
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("message", GOOD, ids=lambda m: m["type"])
def test_each_message_is_read_and_nothing_less_or_more(message: dict[str, Any]) -> None:
    assert wire.heard(message).model_dump() == message
    for field in message:
        with pytest.raises(NotAllowed, match="older than the toolkit"):
            wire.heard({k: v for k, v in message.items() if k != field})
    with pytest.raises(NotAllowed):
        wire.heard({**message, "more": 1})
    with pytest.raises(NotAllowed):
        wire.heard({**message, "wire": wire.VERSION + 1})


@given(st.sampled_from(GOOD), st.data())
def test_a_message_of_another_shape_is_read_or_gets_a_sentence(
    message: dict[str, Any], data: st.DataObject
) -> None:
    field = data.draw(st.sampled_from(sorted(message)))
    with suppress(NotAllowed):
        wire.heard({**message, field: data.draw(JSON)})


@given(JSON)
def test_anything_else_gets_a_sentence(message: object) -> None:
    with pytest.raises(NotAllowed):
        wire.heard(message)


def test_the_page_speaks_this_version_and_sends_only_known_messages() -> None:
    text = "".join((FRONT / name).read_text(encoding="utf-8") for name in ("face.js", "whole.js"))
    assert f"const WIRE = {wire.VERSION};" in text
    assert int(re.search(r"const PIECE = ([\d_]+)", text)[1].replace("_", "")) == wire.PIECE  # type: ignore[index]
    sent = set(re.findall(r'(?:send|whisper)\(\{ type: "(\w+)"', text))
    taken = set(re.findall(r'message\.type === "(\w+)"', text))
    types = {r.model_fields["type"].default for r in wire.FromBrowser.__subclasses__()}
    assert sent == types
    assert taken == {r.model_fields["type"].default for r in wire.ToBrowser.__subclasses__()}


def test_every_record_says_what_it_and_its_fields_are() -> None:
    for record in wire.records():
        assert record.__doc__
        fields = {n: f for n, f in record.model_fields.items() if n != "type"}
        assert all(field.description for field in fields.values()), record
        assert json.loads(json.dumps(record.model_json_schema()))["title"] == record.__name__


def test_the_documentation_lists_them_as_they_are() -> None:
    text = DEVELOPER.read_text(encoding="utf-8")
    assert filled(text) == text, "run: python -m tools.documents"


def test_another_shape_is_another_version() -> None:
    """A page of an older toolkit is told so only where the number says it."""
    text = DEVELOPER.read_text(encoding="utf-8")
    listed = text.partition("<!-- wire: made")[2].partition("<!-- end of wire")[0]
    shape = re.findall(r"^ *- `(\w+)`(?: \(([^)]*)\))?:", listed, re.MULTILINE)
    assert len(shape) > 40
    known = {4: "d85ff983bae0"}
    now = sha256(repr(shape).encode()).hexdigest()[:12]
    assert known.get(wire.VERSION) == now, "raise the version of the wire, and add it here with its shape"
