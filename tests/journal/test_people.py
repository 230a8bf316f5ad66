"""Who is who: two people of one name stay two, one person of two names or machines is one."""

from __future__ import annotations

import itertools
import json
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.journal import BOX, Entry, Journal, JournalError, merge_files, open_journal, read_lines
from course.journal._people import _told_apart
from tests.journal._made import AT, entry, entry_id

if TYPE_CHECKING:
    import random
    from pathlib import Path

HERON, OTHER, THIRD = (f"01954f3a-2bf{n}-7000-8000-000000000007" for n in range(3))


def noted(number: int, by: str, who: str = "heron", **body: object) -> Entry:
    return Entry(entry_id(number), AT, by, "notes", "write", body, who)


def first_version(number: int, who: str, text: str = "So.") -> str:
    """A line as it was written before authors had ids."""
    record = {
        "activity": "notes",
        "at": AT,
        "body": {"text": text},
        "id": entry_id(number),
        "verb": "write",
        "who": who,
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seen(journal: Journal) -> dict[str, list[str]]:
    """What everybody is shown by, with what they did."""
    return {
        journal.name_of(person): [e.id for e in journal if e.by == person and e.activity == "notes"]
        for person in journal.people
    }


authored = st.tuples(st.integers(1, 60), st.sampled_from([HERON, OTHER, THIRD]))


@given(st.lists(authored, max_size=12), st.randoms())
def test_people_of_one_name_are_told_apart_alike_in_every_order(
    done: list[tuple[int, str]], chance: random.Random
) -> None:
    entries = {n: noted(n, by) for n, by in done}
    whole = Journal(entries.values())
    names = {person: whole.name_of(person) for person in whole.people}
    assert len(set(names.values())) == len({e.by for e in entries.values()})
    shuffled = list(entries.values())
    chance.shuffle(shuffled)
    one_by_one = Journal()
    for e in shuffled:
        one_by_one.merge([e])
    assert {person: one_by_one.name_of(person) for person in one_by_one.people} == names
    assert seen(one_by_one) == seen(whole)


def test_two_herons_are_two_in_every_merge(tmp_path: Path) -> None:
    files = []
    for number, by in enumerate((HERON, OTHER), 1):
        files.append(tmp_path / f"{number}.jsonl")
        open_journal(files[-1]).merge([noted(number, by)])
    for order in itertools.permutations(files):
        report = merge_files(tmp_path / f"{'-'.join(f.stem for f in order)}.jsonl", *order)
        assert report.people == ("heron", "heron (2)")


def test_a_name_that_looks_like_a_number_given_to_another_is_told_apart_too() -> None:
    journal = Journal([noted(1, HERON, "heron"), noted(2, OTHER, "heron"), noted(3, THIRD, "heron (2)")])
    assert len({journal.name_of(person) for person in (HERON, OTHER, THIRD)}) == 3


def test_many_of_one_name_are_numbered_at_one_look_each(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def counted(name: str) -> str:
        nonlocal looks
        looks += 1
        return name

    monkeypatch.setattr("course.journal._people.look_of", counted)
    names = _told_apart({"a": "heron (3)", **{f"b{n}": "heron" for n in range(300)}})
    assert list(names.values())[:4] == ["heron (3)", "heron", "heron (2)", "heron (4)"]
    assert len(set(names.values())) == 301
    assert looks < 10 * len(names)


def test_names_that_look_alike_are_told_apart() -> None:
    journal = Journal(
        [noted(1, HERON, "heron"), noted(2, OTHER, "her\u200con"), noted(3, THIRD, "heron\u2060")]
    )
    assert [journal.name_of(p) for p in (HERON, OTHER, THIRD)] == [
        "heron",
        "her\u200con (2)",
        "heron\u2060 (3)",
    ]


@pytest.mark.parametrize(
    "other",
    ["heron\ufe0f", "he\u034fron", "\u200eheron", "her\u00adon", "heron\u3164", "heron\u202c", "heron\u2800"],
)
def test_signs_that_nobody_sees_make_no_other_name_and_turn_nothing_round(other: str) -> None:
    journal = Journal([noted(1, HERON, "heron"), noted(2, OTHER, other)])
    shown = journal.name_of(OTHER)
    assert shown.endswith(" (2)")
    assert not {"\u200e", "\u202c"} & set(shown)


def test_a_name_is_found_however_a_keyboard_writes_it() -> None:
    journal = Journal([noted(1, HERON, "H\u00e9ron \u2764\ufe0f"), noted(2, OTHER, "wren")])
    for typed in ("He\u0301ron \u2764", "H\u00e9ron  \u2764\ufe0f", "H\u00e9\u00adron\u00a0\u2764"):
        assert journal.named(typed) == HERON
    assert journal.named("heron") == journal.named("") == journal.named("\u200d") == ""


def test_who_has_no_name_that_can_be_seen_is_shown_by_an_id() -> None:
    journal = Journal([noted(1, HERON, "\u3164"), noted(2, OTHER, "\u202e")])
    assert [journal.name_of(p) for p in (HERON, OTHER)] == [HERON, OTHER]


def test_another_name_is_the_same_person() -> None:
    journal = Journal()
    journal.call(HERON, "heron")
    first = journal.add(HERON, "notes", "write", {})
    journal.call(HERON, "stork")
    second = journal.add(HERON, "notes", "write", {})
    assert (first.who, second.who) == ("heron", "stork")
    assert seen(journal) == {"stork": [first.id, second.id]}
    assert journal.undo(HERON, "notes") == (second,)


def test_a_name_without_work_is_written_down_only_with_the_first_entry() -> None:
    journal = Journal()
    journal.call(HERON, "heron")
    assert (len(journal), journal.name_of(HERON), journal.named("heron")) == (0, "heron", HERON)


def test_two_ids_become_one_person_and_two_again() -> None:
    journal = Journal([noted(1, HERON), noted(2, OTHER, "stork"), noted(3, THIRD)])
    made = journal.join(HERON, OTHER)
    assert journal.person(OTHER) == journal.person(HERON)
    assert {e.by for e in journal.live("notes")} == {journal.person(HERON), THIRD}
    assert [e.author for e in journal.live("notes")] == [HERON, OTHER, THIRD]
    with pytest.raises(JournalError, match="one person already"):
        journal.join(OTHER, HERON)
    again = Journal(Entry.from_line(e.to_line()) for e in journal)
    assert seen(again) == seen(journal)
    journal.retract(HERON, made.id)
    assert {e.by for e in journal.live("notes")} == {HERON, OTHER, THIRD}


def test_nobody_undoes_a_join_by_being_joined() -> None:
    journal = Journal([noted(1, HERON), noted(2, OTHER)])
    made = journal.join(HERON, OTHER)
    forged = Entry(entry_id(0xFFFF), AT, OTHER, "people", "retract", {"entry": made.id}, "heron")
    journal.merge([forged])
    assert journal.person(OTHER) == journal.person(HERON)


def test_what_a_joined_person_did_elsewhere_can_be_taken_back() -> None:
    journal = Journal([noted(1, HERON), noted(2, OTHER)])
    journal.join(HERON, OTHER)
    assert [e.id for e in journal.undo(HERON, "notes")] == [entry_id(2)]
    assert [e.id for e in journal.undo(OTHER, "notes")] == [entry_id(1)]
    assert [e.id for e in journal.redo(HERON, "notes")] == [entry_id(1)]


joins = st.tuples(st.sampled_from([HERON, OTHER, THIRD]), st.sampled_from([HERON, OTHER, THIRD]))


@given(st.lists(joins, max_size=5), st.randoms())
def test_joins_mean_the_same_in_every_order(pairs: list[tuple[str, str]], chance: random.Random) -> None:
    entries = [noted(n, by) for n, by in enumerate((HERON, OTHER, THIRD), 1)]
    entries += [
        Entry(entry_id(100 + n), AT, one, "people", "join", {"other": other}, "heron")
        for n, (one, other) in enumerate(pairs)
    ]
    whole = Journal(entries)
    chance.shuffle(entries)
    apart = Journal()
    for e in entries:
        apart.merge([e])
    assert seen(apart) == seen(whole)
    for one, other in pairs:
        assert whole.person(one) == whole.person(other)


def test_a_body_of_a_join_that_makes_no_sense_joins_nobody() -> None:
    for body in ({}, {"other": 7}, {"other": ""}, {"other": BOX}, {"other": None}):
        journal = Journal([noted(1, HERON), Entry(entry_id(2), AT, HERON, "people", "join", body)])
        assert journal.people == (HERON,)


def test_forgetting_somebody_forgets_all_their_ids(tmp_path: Path) -> None:
    path = tmp_path / "seminar.journal.jsonl"
    journal = open_journal(path)
    journal.merge([noted(1, HERON), noted(2, OTHER, "stork"), noted(3, THIRD, "wren")])
    journal.join(HERON, OTHER)
    assert journal.forget(OTHER) == 3
    assert seen(journal) == {"wren": [entry_id(3)]}
    text = path.read_text(encoding="utf-8")
    assert HERON not in text
    assert OTHER not in text


def test_the_ballot_box_is_nobody() -> None:
    journal = Journal([noted(1, BOX, BOX), noted(2, HERON)])
    assert journal.people == (HERON,)
    assert journal.name_of(BOX) == "ballot box"
    assert journal.named("ballot box") == ""


@pytest.mark.parametrize("name", ["ballot box", "ballot  box", "ballot\u2060 box"])
def test_nobody_is_taken_for_the_ballot_box(name: str) -> None:
    journal = Journal([noted(1, BOX, BOX), noted(2, HERON, name)])
    assert journal.name_of(HERON) == f"{name} (2)"
    assert journal.named(f"{name} (2)") == HERON


def test_names_are_kept_in_one_spelling() -> None:
    journal = Journal()
    decomposed = unicodedata.normalize("NFD", "Héron")
    one = journal.introduce(decomposed)
    assert journal.name_of(one) == "Héron"
    assert journal.named(decomposed) == journal.named("Héron") == one


# --- entries from before authors had ids -----------------------------------------------------


def old_file(path: Path, *lines: str) -> Path:
    path.write_text(
        '{"journal":"red-line-seminar","version":1}\n' + "\n".join(lines) + "\n", encoding="utf-8"
    )
    return path


def test_a_name_in_two_old_files_is_two_people_and_one_if_they_share_an_entry(tmp_path: Path) -> None:
    one = old_file(tmp_path / "one.jsonl", first_version(1, "bear"), first_version(2, "bear"))
    two = old_file(tmp_path / "two.jsonl", first_version(3, "bear"))
    later = old_file(tmp_path / "later.jsonl", first_version(2, "bear"), first_version(4, "bear"))
    assert merge_files(tmp_path / "a.jsonl", one, two).people == ("bear", "bear (2)")
    for number, order in enumerate(itertools.permutations([one, two, later])):
        out = tmp_path / f"all-{number}.jsonl"
        merge_files(out, *order)
        assert seen(open_journal(out)) == {
            "bear": [entry_id(1), entry_id(2), entry_id(4)],
            "bear (2)": [entry_id(3)],
        }


def test_the_same_old_file_gives_the_same_ids_wherever_it_is_read(tmp_path: Path) -> None:
    lines = [first_version(2, "bear"), first_version(1, "bear"), first_version(3, "wren")]
    path = old_file(tmp_path / "one.jsonl", *lines)
    entries, problems = read_lines(sorted(lines))
    assert problems == ()
    assert [e.by for e in entries] == [e.by for e in open_journal(path)]
    assert len({e.by for e in entries}) == 2


def test_both_spellings_of_a_name_in_an_old_file_are_one_person(tmp_path: Path) -> None:
    spellings = [unicodedata.normalize(form, "Héron") for form in ("NFC", "NFD")]
    path = old_file(tmp_path / "one.jsonl", *(first_version(n, who) for n, who in enumerate(spellings, 1)))
    assert seen(open_journal(path)) == {"Héron": [entry_id(1), entry_id(2)]}


def test_an_old_file_is_written_anew_with_the_first_entry_and_loses_nothing(tmp_path: Path) -> None:
    path = old_file(
        tmp_path / "seminar.journal.jsonl", first_version(1, "bear"), "{torn", first_version(2, "wren")
    )
    one, two = open_journal(path), open_journal(path)
    before = seen(one)
    added = one.add(one.named("bear"), "notes", "write", {"text": "More."})
    text = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(text[0])["version"] == 2
    assert "{torn" in text
    assert two.refresh() == (added,)
    assert seen(two) == seen(one) == {**before, "bear": [entry_id(1), added.id]}
    assert seen(open_journal(path)) == seen(one)


def test_one_to_be_forgotten_in_an_old_file_is(tmp_path: Path) -> None:
    path = old_file(
        tmp_path / "seminar.journal.jsonl", first_version(1, "bear"), first_version(2, "wren"), "{torn"
    )
    journal = open_journal(path)
    assert journal.forget(journal.named("bear")) == 1
    text = path.read_text(encoding="utf-8")
    assert "bear" not in text
    assert "torn" not in text
    assert seen(open_journal(path)) == {"wren": [entry_id(2)]}


def test_a_disk_that_refuses_the_new_version_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old_file(tmp_path / "seminar.journal.jsonl", first_version(1, "bear"))
    before = path.read_bytes()
    journal = open_journal(path)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refuse)
        with pytest.raises(JournalError, match="No space left"):
            journal.add(journal.named("bear"), "notes", "write", {})
    assert path.read_bytes() == before
    journal.add(journal.named("bear"), "notes", "write", {})
    assert len(open_journal(path)) == 2


def test_a_name_in_an_old_body_means_who_bore_it_in_its_file() -> None:
    entries, _ = read_lines([first_version(1, "bear"), first_version(2, "wren")])
    journal = Journal([*entries, noted(3, HERON, "wren")])
    assert journal.person("wren") == entries[1].by
    assert journal.person("nobody") == "nobody"
    assert journal.name_of("wren") == journal.name_of(entries[1].by)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 9)), max_size=9), st.randoms())
@settings(max_examples=60)
def test_old_files_mean_the_same_people_in_every_order(
    told: list[tuple[str, int]], chance: random.Random
) -> None:
    """Each file holds some of nine entries by one of two people of one name; files may share entries."""
    files = [[first_version(n, "bear", f"{n}") for f, n in told if f == name] for name in "ab"]
    reads = [read_lines(lines)[0] for lines in files]
    chance.shuffle(reads)
    forth, back = Journal(), Journal()
    for entries in reads:
        forth.merge(entries)
    for entries in reversed(reads):
        back.merge(entries)
    assert seen(forth) == seen(back)
    both = Journal(forth)
    both.merge(back)
    assert seen(both) == seen(forth)


def test_an_entry_of_hand_claims_no_name_of_the_journals_own() -> None:
    with pytest.raises(JournalError, match="the journal’s own"):
        Journal().add(HERON, "people", "join", {"other": OTHER})
    assert entry().by == entry().author == "heron"
