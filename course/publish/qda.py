"""A round of coding as a project of REFI-QDA, and a project as a round: which part of each is which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.coding import Coding, verbs
from course.activities.coding.state import NONE_FITS, passage_id
from course.activities.writing import MOST_CHARACTERS, own_direction
from course.exchange.coding import (
    QdaCode,
    QdaCoding,
    QdaProject,
    QdaSelection,
    QdaText,
    QdaUser,
    guid_of,
)
from course.language import _, ngettext, number, strung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.activities.coding import Passage

_NONE: Final = guid_of("none-fits")
_SETTLED: Final = guid_of("settled-together")
_PAPER: Final = "paper"  # stands for the place of the paper among texts


def codebook(coding: Coding) -> tuple[QdaCode, ...]:
    """Give the codes that may be given, as they read now."""
    return tuple(
        QdaCode(guid_of(c.id), c.now.label, c.now.definition, c.now.when, c.now.when_not, c.now.value)
        for c in coding.state.book
    )


def project(coding: Coding) -> QdaProject:
    """Give codebook, texts, passages and codes; of what others gave, only what is open.

    What people settled is what somebody called *Settled together* gave.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> project(Coding(load_case(), Journal(), who="heron")).texts
    ()
    """
    by_text: dict[str, list[Passage]] = {}
    for passage in coding.state.work:
        by_text.setdefault(passage.text, []).append(passage)
    texts = tuple(_text(coding, text, passages) for text, passages in by_text.items())
    given = {c.user for t in texts for s in t.selections for c in s.codings}
    used = {c.code for t in texts for s in t.selections for c in s.codings}
    people = {guid_of(who): coding.journal.name_of(who) for p in coding.state.work for who in p.given}
    people |= {_SETTLED: _("Settled together")}
    more = [QdaCode(_NONE, _("None of the codes fits"))] if _NONE in used else []
    gone = [c for c in coding.state.codes.values() if c.retired and guid_of(c.id) in used]
    more += [QdaCode(guid_of(c.id), c.now.label, c.now.definition) for c in gone]
    users = tuple(QdaUser(guid, name) for guid, name in people.items() if guid in given)
    return QdaProject(coding.case.meta.title, (*codebook(coding), *more), users, texts)


def losses(coding: Coding, brought: QdaProject, *, alone: bool = False) -> tuple[str, ...]:
    """Name what of a project a class's work cannot hold, before it is dropped.

    Parameters
    ----------
    coding
        Into which it would come.
    brought
        The project.
    alone
        Whether nobody may write here for somebody else, as in a room: then codes of people stay out.
    """
    found = list(brought.lost)
    if long := [text.name for text in brought.texts if _place(coding, text) is None]:
        found.append(
            _("A text may have {most} characters here; these are longer: {names}.").format(
                most=number(MOST_CHARACTERS), names=strung(f"“{name}”" for name in long)
            )
        )
    # Some programs select a passage once for all codes, others once for each.
    told = [
        ((t.guid, s.start, s.end, c.user, c.code), c.note)
        for t in brought.texts
        for s in t.selections
        for c in s.codings
    ]
    given: dict[tuple[str, int, int, str, str], str] = {}
    reasons = sum(given.setdefault(one, note) != note and bool(note) for one, note in told)
    if reasons:
        found.append(
            ngettext(
                "{n} further reason of one person for the same code of a passage is not kept.",
                "{n} further reasons of one person for the same code of a passage are not kept.",
                reasons,
            ).format(n=number(reasons))
        )
    if several := len(given) - len({one[:-1] for one in given}):
        found.append(
            ngettext(
                "One person gave a passage more than one code {n} time; the first is kept.",
                "One person gave a passage more than one code {n} times; the first is kept.",
                several,
            ).format(n=number(several))
        )
    codings = sum(len(s.codings) for t in brought.texts for s in t.selections)
    if alone and codings:
        found.append(
            ngettext(
                "{n} code that somebody gave stays out: in a room everybody writes only for themselves.",
                "{n} codes that people gave stay out: in a room everybody writes only for themselves.",
                codings,
            ).format(n=number(codings))
        )
    return tuple(found)


def bring_in(coding: Coding, brought: QdaProject, *, alone: bool = False) -> None:
    """Bring codebook, texts, passages and codes into a class's work; what is there already stays as it is.

    Raises
    ------
    NotAllowed
        If something cannot be kept.
    """
    with coding.journal.step():
        codes = {_NONE: NONE_FITS} | _codes(coding, brought.codes)
        people = _People(coding, brought)
        for text in brought.texts:
            if (place := _place(coding, text)) is not None:
                _passages(coding, text, place or _new_text(coding, text), codes, None if alone else people)


class _People:
    """Who of a project is who here; somebody new is introduced when first asked for."""

    def __init__(self, coding: Coding, brought: QdaProject) -> None:
        self._journal = coding.journal
        self._names = {user.guid: user.name for user in brought.users}
        self._known = {guid_of(who): who for who in coding.journal.people}

    def of(self, guid: str) -> str:
        """Give the author id of somebody."""
        if guid not in self._known:
            name = self._names.get(guid) or _("Somebody")
            # Their id in the file stays theirs: the same file brings in nobody twice.
            self._known[guid] = self._journal.introduce(name, by=guid_of(guid).lower())
        return self._known[guid]


def _text(coding: Coding, text: str, passages: Iterable[Passage]) -> QdaText:
    brought = coding.state.texts.get(text)
    guid = guid_of(text) if text else guid_of(f"paper/{coding.case.meta.id}")
    title, words = (brought.title, brought.text) if brought else (_("The paper"), coding.case.paper.text)
    return QdaText(guid, title, words, tuple(one for p in passages for one in _selections(coding, guid, p)))


def _selections(coding: Coding, guid: str, passage: Passage) -> Iterator[QdaSelection]:
    """Give a passage once for each who gave it a code: programs keep with it whose it is, and why."""
    codings = tuple(_codings(coding, passage))
    for given in codings or (None,):
        own = guid_of(f"{guid}/{passage.id}/{given.user}" if given else f"{guid}/{passage.id}")
        yield QdaSelection(own, passage.start, passage.end, (given,) if given else ())


def _codings(coding: Coding, passage: Passage) -> Iterator[QdaCoding]:
    own = coding.own(passage)
    for coded in (*filter(None, [own]), *coding.shown(passage)):
        yield _coding(passage, coded.code, guid_of(coded.who), coded.reason)
    for settled in passage.settled[-1:]:
        yield _coding(passage, settled.code, _SETTLED, settled.reason)


def _coding(passage: Passage, code: str, user: str, reason: str) -> QdaCoding:
    return QdaCoding(guid_of(f"{passage.id}/{user}"), guid_of(code) if code else _NONE, user, reason)


def _codes(coding: Coding, codes: Iterable[QdaCode]) -> dict[str, str]:
    """Define what is not there yet; give the code here for each code there."""
    starter = {guid_of(c.id): c.id for c in coding.starter}
    known = {guid_of(c.id): c.id for c in coding.state.codes.values()}
    called = {c.now.label.casefold(): c.id for c in coding.state.codes.values()}
    for code in (c for c in codes if c.guid not in known and c.guid != _NONE):
        label = code.name.strip() or _("A code")
        if code.guid in starter:
            known[code.guid] = coding.enter(verbs.Take, code=starter[code.guid]).body["code"]
            if code in codebook(coding):
                continue
        elif label.casefold() in called:
            known[code.guid] = called[label.casefold()]
            continue
        made = coding.define(
            label,
            definition=code.definition or label,
            when=code.when,
            when_not=code.when_not,
            value=code.value,
            code=known.get(code.guid, ""),
        )
        known.setdefault(code.guid, made.id)
        called[label.casefold()] = known[code.guid]
    return known


def _place(coding: Coding, text: QdaText) -> str | None:
    """Give the place here that has these words: empty for a new one, None where it is too long."""
    words = own_direction(text.text)
    if words == coding.case.paper.text:
        return _PAPER
    same = next((t.id for t in coding.state.texts.values() if t.text == words), "")
    return same if same or len(text.text) <= MOST_CHARACTERS else None


def _new_text(coding: Coding, text: QdaText) -> str:
    return coding.enter(verbs.Bring, title=text.name[:200], text=text.text).id


def _passages(
    coding: Coding, text: QdaText, place: str, codes: dict[str, str], people: _People | None
) -> None:
    here = "" if place == _PAPER else place
    found: dict[tuple[int, int], list[QdaCoding]] = {}
    for selection in text.selections:  # some programs select a passage once for all codes, others for each
        # Hidden marks of direction are left out here; what stands after one moves.
        start, end = (len(own_direction(text.text[:at])) for at in (selection.start, selection.end))
        if start < end:
            found.setdefault((start, end), []).extend(selection.codings)
    for (start, end), codings in found.items():
        passage = passage_id(here, start, end)
        if passage not in coding.state.passages:
            coding.enter(verbs.Choose, text=here, spans=(verbs.Span(start=start, end=end),))
        if people is not None:
            _given(coding, passage, codings, codes, people)


def _given(
    coding: Coding, passage: str, codings: list[QdaCoding], codes: dict[str, str], people: _People
) -> None:
    """Write what people gave a passage; what two of them gave in one file is no secret, so it is open."""
    kept = [given for given in codings if given.code in codes]
    for given in (one for one in kept if one.user != _SETTLED):
        who = people.of(given.user)
        if who not in coding.state.passages[passage].given:
            Coding(coding.case, coding.journal, who=who).enter(
                verbs.Give, passage=passage, code=codes[given.code], reason=given.note
            )
    if len({given.user for given in kept}) > 1 and not coding.state.passages[passage].opened:
        coding.enter(verbs.Open, passage=passage)
    for given in (one for one in kept if one.user == _SETTLED):
        if not coding.state.passages[passage].settled:
            coding.enter(verbs.Settle, passage=passage, code=codes[given.code], reason=given.note)
