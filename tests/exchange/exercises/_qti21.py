"""A player of QTI 2.1, written from the specification: it reads a package, answers, and says what shows."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tests.exchange.exercises._shape import misplaced

Q = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
P = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
# Which children an element has, in this order: from the information model and its binding.
ORDER = {
    "assessmentItem": "responseDeclaration* outcomeDeclaration* itemBody? responseProcessing? modalFeedback*",
    "responseDeclaration": "correctResponse? mapping?",
    "correctResponse": "value+",
    "mapping": "mapEntry+",
    "outcomeDeclaration": "defaultValue?",
    "defaultValue": "value+",
    "itemBody": "(p|blockquote|ul)* rubricBlock* "
    "(choiceInteraction|orderInteraction|matchInteraction|extendedTextInteraction)",
    "blockquote": "p+",
    "ul": "li+",
    "rubricBlock": "p+",
    "choiceInteraction": "simpleChoice+",
    "orderInteraction": "simpleChoice+",
    "matchInteraction": "simpleMatchSet simpleMatchSet",
    "simpleMatchSet": "simpleAssociableChoice+",
    "modalFeedback": "p*",
    "assessmentTest": "testPart+",
    "testPart": "assessmentSection+",
    "assessmentSection": "rubricBlock* assessmentItemRef*",
}
NEEDED = {
    "assessmentItem": {"identifier", "title", "adaptive", "timeDependent"},
    "responseDeclaration": {"identifier", "cardinality", "baseType"},
    "outcomeDeclaration": {"identifier", "cardinality", "baseType"},
    "choiceInteraction": {"responseIdentifier", "shuffle", "maxChoices"},
    "orderInteraction": {"responseIdentifier", "shuffle"},
    "matchInteraction": {"responseIdentifier", "shuffle", "maxAssociations"},
    "simpleChoice": {"identifier"},
    "simpleAssociableChoice": {"identifier", "matchMax"},
    "modalFeedback": {"outcomeIdentifier", "identifier", "showHide"},
    "assessmentSection": {"identifier", "title", "visible"},
    "testPart": {"identifier", "navigationMode", "submissionMode"},
}
_NAME = re.compile(r"[^\W\d][\w.-]*")


def files_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def listed_in(manifest: bytes) -> dict[str, tuple[str, list[str]]]:
    """Give each file of the manifest, with its kind and the files that it needs."""
    resources = ET.fromstring(manifest).findall(f"{P}resources/{P}resource")
    hrefs = {r.get("identifier", ""): r.get("href", "") for r in resources}
    assert len(hrefs) == len(resources)
    assert all([f.get("href") for f in r.findall(f"{P}file")] == [r.get("href")] for r in resources)
    return {
        r.get("href", ""): (
            r.get("type", ""),
            [hrefs[d.get("identifierref", "")] for d in r.findall(f"{P}dependency")],
        )
        for r in resources
    }


def misshapen(root: ET.Element) -> list[str]:
    """Name each element whose children or attributes are not as the specification has them."""
    wrong = misplaced(root, ORDER)
    for element in root.iter():
        tag = element.tag.removeprefix(Q)
        if missing := NEEDED.get(tag, set()) - set(element.keys()):
            wrong.append(f"{tag}: {missing}")
        if not _NAME.fullmatch(element.get("identifier", "none")):
            wrong.append(f"{tag}: {element.get('identifier')}")
    return wrong


def bare(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())


@dataclass
class Played:
    """What somebody sees after an answer."""

    score: float
    shown: list[str]


class Item:
    """One item, as somebody meets it."""

    def __init__(self, data: bytes) -> None:
        self.root = ET.fromstring(data)
        self.declared = self.root.find(f"{Q}responseDeclaration")
        body = self.root.find(f"{Q}itemBody")
        assert self.declared is not None
        assert body is not None
        self.body = body
        self.title = self.root.get("title", "")
        self.stem = "".join(
            "".join(part.itertext()) for part in body if part.tag in (f"{Q}p", f"{Q}blockquote", f"{Q}ul")
        )
        self.for_marker = "".join(
            t for r in body.findall(f"{Q}rubricBlock[@view='scorer']") for t in r.itertext()
        )
        self.choices = {
            c.get("identifier", ""): c.text or ""
            for c in body.iter()
            if c.tag.startswith(f"{Q}simple") and c.get("identifier")
        }

    @property
    def key(self) -> list[str]:
        assert self.declared is not None
        return [v.text or "" for v in self.declared.findall(f"{Q}correctResponse/{Q}value")]

    def answer(self, *given: str) -> Played:
        """Answer, and run what the item says is to be done then."""
        self._given = list(given)
        self._outcomes: dict[str, list[str]] = {"SCORE": ["0"]}
        processing = self.root.find(f"{Q}responseProcessing")
        for rule in processing if processing is not None else ():
            self._run(rule)
        shown = [
            bare("".join(f.itertext()))
            for f in self.root.findall(f"{Q}modalFeedback")
            if f.get("identifier") in self._outcomes.get(f.get("outcomeIdentifier", ""), [])
        ]
        return Played(float(self._outcomes["SCORE"][0]), shown)

    def _run(self, rule: ET.Element) -> None:
        if rule.tag == f"{Q}setOutcomeValue":
            self._outcomes[rule.get("identifier", "")] = self._value(rule[0])
        else:
            assert rule.tag == f"{Q}responseCondition"
            condition, *rules = rule[0]
            if self._value(condition) == ["true"]:
                for one in rules:
                    self._run(one)

    def _value(self, said: ET.Element) -> list[str]:
        match said.tag.removeprefix(Q):
            case "baseValue":
                return [said.text or ""]
            case "variable":
                return self._given
            case "correct":
                return self.key
            case "multiple":
                return [value for child in said for value in self._value(child)]
            case "match":
                one, other = (self._value(child) for child in said)
                return ["true" if one == other else "false"]
            case "mapResponse":
                return [str(self._mapped())]
        raise AssertionError(said.tag)

    def _mapped(self) -> float:
        assert self.declared is not None
        mapping = self.declared.find(f"{Q}mapping")
        assert mapping is not None
        worth = {e.get("mapKey", ""): float(e.get("mappedValue", "")) for e in mapping}
        total = sum(worth.get(one, float(mapping.get("defaultValue", ""))) for one in set(self._given))
        return min(max(total, float(mapping.get("lowerBound", ""))), float(mapping.get("upperBound", "")))
