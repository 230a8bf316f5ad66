"""Read the XML formats of Debatekeeper, a timekeeper for debates, without loss of times, bells and phases.

Its collection is public (github.com/czlee/debatekeeper-formats, schema 2.2). A
file that does not hold together is refused with its line and the reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from course.case import Format
from course.exchange.debates._sides import side_of
from course.exchange.debates._unread import unread
from course.exchange.debates._xml import Element, XmlReader, below, holds_together, language_of, parsed
from course.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

_RINGS: Final = re.compile(r"[0-9]{1,2}")
_WHILE: Final = N_("Listen, and note one point to answer.")


def read_debatekeeper(data: bytes, name: str = "format.xml", notes: list[str] | None = None) -> Format:
    """Read one format file of Debatekeeper.

    Parameters
    ----------
    data
        The bytes of the file.
    name
        What the file is called, for messages.
    notes
        Takes a sentence for what stands in the file and is not read.

    Raises
    ------
    NotAllowed
        If it is no such file, or does not hold together; the message names line and reason.

    Examples
    --------
    >>> xml = b'''<debate-format schema-version="2.2"><name>Short</name><version>1</version>
    ... <info><description>One speech</description></info>
    ... <speech-types><speech-type ref="a" length="2:00"><bell time="finish" number="2"/></speech-type>
    ... </speech-types><speeches><speech type="a"><name>1st Proposition</name></speech></speeches>
    ... </debate-format>'''
    >>> format = read_debatekeeper(xml)
    >>> format.phases[0].time, format.phases[0].bells[0].rings, format.roles[0].side
    ('2:00', 2, 'for')
    """
    reader = XmlReader(name)
    root = parsed(data, reader)
    if root.name != "debate-format":
        raise reader.refuse(
            root.line,
            _("it starts with “{root}”").format(root=root.name),
            _("a Debatekeeper file starts with “debate-format”"),
        )
    version = root.attributes.get("schema-version", "2")
    if version.partition(".")[0] not in ("1", "2"):
        wrong = _("it is written for schema {version}").format(version=version)
        raise reader.refuse(root.line, wrong, _("save it for schema 2.2, which is read here"))
    holds_together(root, reader)
    if notes is not None:
        notes += unread(root, name)
    reader.language = language_of(root, reader)
    _learn_periods(root, reader)
    kinds = _kinds(root, reader)
    phases = [
        _phase("preparation", _("Preparation"), node, reader) | {"kind": "preparation"}
        for node in (root.first("prep-time"), root.first("prep-time-controlled"))
        if node is not None
    ]
    roles: dict[str, dict[str, Any]] = {}
    speeches = below(root, "speeches", "speech")
    if not speeches:
        raise reader.refuse(root.line, _("the format has no phases"), _("add at least one speech"))
    phases += [_speech(number, speech, kinds, roles, reader) for number, speech in enumerate(speeches, 1)]
    title = reader.words(root, "name")
    if not title:
        raise reader.refuse(root.line, _("the format has no name"), _("add one"))
    about = reader.spoken(root, "info")
    record = {
        "id": re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-").lower()[:60] or "imported",
        "title": title,
        "summary": (reader.words(about, "description") if about else "") or title,
        "roles": [
            *roles.values(),
            *({**role, "name": _(role["name"]), "does": _(role["does"])} for role in _HELPERS),
        ],
        "phases": phases,
        "rules": [
            {
                "title": title,
                "publisher": _("Debatekeeper format file {name}").format(name=name)[:200],
                "basis": "excerpt_read",
                "used_for": _("Speeches, times, bells and periods. Sides are read from the speakers’ names."),
            }
        ],
        "varies": [f"{what}: {node.text.strip()}" for what, node in _info(about) if node.text.strip()],
    }
    try:
        return Format.model_validate(record)
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise reader.refuse(root.line, f"{place}: {error.errors()[0]['msg']}", _("change it")) from None


def _learn_periods(root: Element, reader: XmlReader) -> None:
    for kind in below(root, "period-types", "period-type"):
        title = reader.words(kind, "display") or reader.words(kind, "name")
        ref = reader.attribute(kind, "ref")
        if ref in reader.periods:
            wrong = _("there are two period types “{ref}”").format(ref=ref)
            raise reader.refuse(kind.line, wrong, _("give one of them another ref"))
        reader.periods[ref] = (title, reader.yes(kind, "pois-allowed"))


def _kinds(root: Element, reader: XmlReader) -> dict[str, Element]:
    kinds: dict[str, Element] = {}
    for kind in below(root, "speech-types", "speech-type"):
        ref = reader.attribute(kind, "ref")
        if ref in kinds:
            wrong = _("there are two speech types “{ref}”; the other is at line {line}").format(
                ref=ref, line=kinds[ref].line
            )
            raise reader.refuse(kind.line, wrong, _("give one of them another ref"))
        kinds[ref] = kind
    return kinds


def _speech(
    number: int,
    speech: Element,
    kinds: dict[str, Element],
    roles: dict[str, dict[str, Any]],
    reader: XmlReader,
) -> dict[str, Any]:
    kind = reader.attribute(speech, "type")
    if kind not in kinds:
        wrong = _("there is no speech type “{kind}”").format(kind=kind)
        right = _("known: {known}").format(known=", ".join(kinds)) if kinds else _("add it")
        raise reader.refuse(speech.line, wrong, right)
    title = reader.words(speech, "name")
    if not title:
        raise reader.refuse(speech.line, _("the speech has no name"), _("add one"))
    role = roles.setdefault(title, _role(title, len(roles) + 1))
    return _phase(f"speech-{number}", title, kinds[kind], reader) | {"speaks": [role["id"]]}


_HELPERS: Final[tuple[dict[str, Any], ...]] = (
    {"id": "timekeeper", "name": N_("Timekeeper"), "most": 1,
     "does": N_("Work the clock, and say aloud when time is up.")},
    {"id": "judge", "name": N_("Judge"), "most": 3,
     "does": N_("Listen with the rubric; give each speaker two sentences.")},
    {"id": "observer", "name": N_("Observer with a task"),
     "does": N_(
         "Note words that carry a judgement, claims without grounds, or points that nobody answered.")},
)  # fmt: skip


def _role(title: str, number: int) -> dict[str, Any]:
    about = {
        "id": f"speaker-{number}",
        "name": title,
        "side": side_of(title),
        "does": _("Speak as: {title}.").format(title=title),
    }
    return {**about, "most": 1, "needed": True}


def _phase(ident: str, title: str, node: Element, reader: XmlReader) -> dict[str, Any]:
    whole = reader.time(node, "length")
    if not whole:
        raise reader.refuse(node.line, _("the length is nothing"), _("write at least 0:01"))
    bells, periods = [], []
    first = node.attributes.get("first-period")
    if first is not None:
        periods.append(_period(first, 0, node, reader))
    for bell in node.all("bell"):
        at = reader.time(bell, "time", whole=whole)
        if at > whole:
            wrong = _("the bell at {clock} comes after the end, {end}").format(
                clock=_clock(at), end=_clock(whole)
            )
            raise reader.refuse(bell.line, wrong, _("write a time inside the speech, or finish"))
        following = bell.attributes.get("next-period")
        if following is not None:
            periods.append(_period(following, at, bell, reader))
        rings = bell.attributes.get("number", "1")
        if not _RINGS.fullmatch(rings):
            raise reader.refuse(
                bell.line, _("“{rings}” is not a number of rings").format(rings=rings), _("write 0, 1, 2 …")
            )
        says = (
            periods[-1]["name"]
            if following is not None
            else _("Time")
            if at >= whole
            else _("{clock} gone").format(clock=_clock(at))
        )
        paused = reader.yes(bell, "pause-on-bell")
        bells.append({"at": _clock(at), "rings": int(rings), "says": says, "pause": paused})
    points = any(p["points"] for p in periods)
    return {"id": ident, "name": title, "kind": "speech", "time": _clock(whole), "bells": bells,
            "periods": periods, "points": points, "meanwhile": _(_WHILE)}  # fmt: skip


def _period(ref: str, at: int, node: Element, reader: XmlReader) -> dict[str, Any]:
    if ref not in reader.periods:
        known = ", ".join(reader.periods)
        raise reader.refuse(
            node.line,
            _("there is no period “{ref}”").format(ref=ref),
            _("known: {known}").format(known=known),
        )
    name, points = reader.periods[ref]
    return {"starts": _clock(at), "name": name, "points": points}


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _info(about: Element | None) -> Iterator[tuple[str, Element]]:
    labels = {"region": _("Used in"), "level": _("Level"), "used-at": _("Used at")}
    for node in about.children if about else ():
        if node.name in labels:
            yield labels[node.name], node
