"""A player of QTI 1.2, written from the specification: it answers an item and tells what it scores."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from tests.exchange.exercises._gift import seen
from tests.exchange.exercises._qti21 import Played, bare
from tests.exchange.exercises._shape import misplaced

Q = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
# Which children an element has, in this order: from the information model and its binding.
ORDER = {
    "questestinterop": "assessment",
    "assessment": "qtimetadata section",
    "section": "item+",
    "item": "itemmetadata presentation resprocessing itemfeedback*",
    "itemmetadata": "qtimetadata",
    "qtimetadata": "qtimetadatafield+",
    "qtimetadatafield": "fieldlabel fieldentry",
    "presentation": "material (response_lid+|response_str)",
    "response_lid": "material? render_choice",
    "response_str": "render_fib",
    "render_choice": "response_label+",
    "render_fib": "response_label",
    "material": "mattext",
    "resprocessing": "outcomes respcondition+",
    "outcomes": "decvar",
    "respcondition": "conditionvar setvar? displayfeedback?",
    "conditionvar": "(other|varequal|and)",
    "and": "(varequal|not)+",
    "not": "varequal",
    "itemfeedback": "flow_mat",
    "flow_mat": "material",
}


def misshapen(root: ET.Element) -> list[str]:
    """Name each element that is not as the specification has it, and each link that leads nowhere."""
    wrong = misplaced(root, ORDER)
    for item in root.iter(f"{Q}item"):
        feedback = {f.get("ident") for f in item.findall(f"{Q}itemfeedback")}
        wrong += [
            str(d.get("linkrefid"))
            for d in item.iter(f"{Q}displayfeedback")
            if d.get("linkrefid") not in feedback
        ]
    return wrong


def items_of(data: bytes) -> dict[str, Item]:
    return {item.get("ident", ""): Item(item) for item in ET.fromstring(data).iter(f"{Q}item")}


class Item:
    """One item, as somebody meets it."""

    def __init__(self, root: ET.Element) -> None:
        self.root = root
        self.title = root.get("title", "")
        labels = root.findall(f".//{Q}qtimetadatafield")
        self.fields = {f.findtext(f"{Q}fieldlabel", ""): f.findtext(f"{Q}fieldentry", "") for f in labels}
        self.stem = seen(root.findtext(f"{Q}presentation/{Q}material/{Q}mattext", ""))
        self.responses = {
            r.get("ident", ""): (
                self._text(r),
                {label.get("ident", ""): self._text(label) for label in r.iter(f"{Q}response_label")},
            )
            for r in root.findall(f"{Q}presentation/*")
            if r.tag.startswith(f"{Q}response")
        }

    @staticmethod
    def _text(element: ET.Element) -> str:
        return element.findtext(f"{Q}material/{Q}mattext", "")

    def answer(self, given: dict[str, set[str]]) -> Played:
        """Answer, and run what the item says is to be done then."""
        score = 0.0
        shown = []
        for condition in self.root.findall(f"{Q}resprocessing/{Q}respcondition"):
            (when,) = condition.findall(f"{Q}conditionvar/*")
            if not self._holds(when, given):
                continue
            for link in condition.findall(f"{Q}displayfeedback"):
                named = self.root.find(f"{Q}itemfeedback[@ident='{link.get('linkrefid')}']")
                assert named is not None
                shown += [bare(seen(m.text or "")) for m in named.iter(f"{Q}mattext")]
            for scored in condition.findall(f"{Q}setvar"):
                value = float(scored.text or "")
                score = value if scored.get("action") == "Set" else score + value
            if condition.get("continue") != "Yes":
                break
        return Played(score / 100, shown)

    def _holds(self, when: ET.Element, given: dict[str, set[str]]) -> bool:
        match when.tag.removeprefix(Q):
            case "other":
                return True
            case "varequal":
                return when.text in given.get(when.get("respident", ""), set())
            case "and":
                return all(self._holds(child, given) for child in when)
            case "not":
                return not self._holds(when[0], given)
        raise AssertionError(when.tag)
