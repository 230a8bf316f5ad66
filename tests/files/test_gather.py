"""Files, folders, patterns and zips are found; what cannot be read is said, and nothing is believed."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.files import gather as of_folders
from course.files import limits, zips
from course.files.decoded import decoded
from course.files.found import Found, Refused
from course.files.gather import gather, of_bytes


def names(folder: Path, *words: str) -> list[str]:
    return [f.name.removeprefix(f"{folder}/") for f in gather(words) if isinstance(f, Found)]


def troubles(*words: str | os.PathLike[str]) -> list[str]:
    return [f.words for f in gather(words) if isinstance(f, Refused)]


def packed(**files: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_a_folder_gives_everything_in_it_and_nothing_that_machines_put_there(tmp_path: Path) -> None:
    for name in ("b/one.txt", "a.txt", "b/.DS_Store", "__MACOSX/a.txt", ".hidden/x", "Thumbs.db", "~$a.docx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path, str(tmp_path)) == ["a.txt", "b/one.txt"]


def test_a_pattern_that_no_shell_has_filled_in(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl", "c.txt", "[x].jsonl"):
        (tmp_path / name).write_text("x")
    assert names(tmp_path, f"{tmp_path}/*.jsonl") == ["[x].jsonl", "a.jsonl", "b.jsonl"]
    assert names(tmp_path, f"{tmp_path}/[x].jsonl") == ["[x].jsonl"]  # a name may look like a pattern
    assert "no file has such a name" in troubles(f"{tmp_path}/*.nothing")[0]


def test_a_bracket_in_a_pattern_is_a_letter_where_it_means_nothing_else(tmp_path: Path) -> None:
    """Windows knows patterns with ``*`` and ``?`` alone, and fills in none."""
    (folder := tmp_path / "Group [A]").mkdir()
    (folder / "a.jsonl").write_text("x")
    assert names(tmp_path, f"{folder}/*.jsonl") == ["Group [A]/a.jsonl"]


def test_a_file_that_is_meant_twice_comes_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert names(tmp_path, str(tmp_path / "a.txt"), str(tmp_path), f"{tmp_path}/*") == ["a.txt"]


def test_a_circle_of_links_ends_and_each_link_that_is_not_followed_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "gone.jsonl").symlink_to(tmp_path / "not-fetched")
    (tmp_path / "linked.txt").symlink_to(tmp_path / "a.txt")
    assert names(tmp_path, str(tmp_path)) == ["a.txt"]  # which the other link leads to as well
    assert "Too many levels" in troubles(tmp_path / "loop")[0]
    again, gone, loop = troubles(tmp_path)
    assert "again: this is a link, and what it leads to is not read. Name that folder itself." in again
    assert "gone.jsonl: No such file" in gone
    assert "loop: Too many levels" in loop


def test_where_one_file_may_not_be_looked_at_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/denied.jsonl", "b/two.jsonl"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x")
    is_file = Path.is_file

    def refuse(path: Path) -> bool:
        if path.name.startswith("denied"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", refuse)
    assert names(tmp_path, str(tmp_path)) == ["b/two.jsonl"]
    (said,) = troubles(tmp_path)
    assert "a/denied.jsonl: Permission denied." in said


def test_a_pipe_or_a_device_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no ordinary file" in troubles(tmp_path / "pipe")[0]
    assert "no ordinary file" in troubles("/dev/zero")[0]
    assert names(tmp_path, str(tmp_path)) == []


def test_what_is_not_there_has_a_remedy() -> None:
    (words,) = troubles("no-such-file.jsonl")
    assert words.startswith("no-such-file.jsonl: No such file")
    assert words.endswith("Check the name.")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"one\r\n", b"one\r\n"),
        ("\ufeffÄ\n".encode("utf-16-le"), "Ä\n".encode()),
        ("\ufeffÄ\n".encode("utf-16-be"), "Ä\n".encode()),
        ("{Ä}\n".encode("utf-16-le"), "{Ä}\n".encode()),  # as iconv writes it
        ("{Ä}\n".encode("utf-16-be"), "{Ä}\n".encode()),
        (b"\xff\xfe\x00", "�".encode()),
        (b"a\rb\r", b"a\nb\n"),
        (b"a\rb\n", b"a\rb\n"),
        (b"", b""),
    ],
)
def test_utf_16_and_the_line_ends_of_old_macs_come_as_lines_of_utf_8(
    tmp_path: Path, data: bytes, text: bytes
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (found,) = gather([path])
    assert isinstance(found, Found)
    with found.open() as file:
        assert file.read() == text


def test_no_line_of_a_large_file_of_an_old_mac_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UPLOAD", 10)
    lines = [b"%d" % n for n in range(50_000)]
    (found,) = of_bytes("a.jsonl", b"\r".join(lines))
    assert isinstance(found, Found)
    with found.open() as file:
        assert [line.rstrip(b"\n") for line in file] == lines


def test_a_point_before_a_name_in_a_zip_hides_nothing() -> None:
    """Some programs write ``./a.jsonl``; nothing is unpacked to where a name leads."""
    named = ("./a.jsonl", "./b/c.jsonl", "../../d.jsonl", ".\\e.jsonl", "./.DS_Store", "./.git/f.jsonl")
    data = packed(**dict.fromkeys(named, "x"))
    found = {one.name for one in of_bytes("class.zip", data) if isinstance(one, Found)}
    assert found == {f"class.zip: {name}" for name in named[:4]}


def test_a_zip_gives_its_files_and_those_of_a_zip_in_it(tmp_path: Path) -> None:
    inner = packed(**{"deep/w.txt": "w"})
    files: dict[str, str | bytes] = {
        "b/v.txt": "v",
        "a.zip": inner,
        "__MACOSX/._v.txt": "x",
        "b/.DS_Store": "x",
    }
    data = packed(**files)
    path = tmp_path / "class.zip"
    path.write_bytes(data)
    assert names(tmp_path, str(path)) == ["class.zip: a.zip: deep/w.txt", "class.zip: b/v.txt"]
    assert [f.name for f in of_bytes("class.zip", data) if isinstance(f, Found)] == [
        "class.zip: a.zip: deep/w.txt",
        "class.zip: b/v.txt",
    ]
    nested = packed(**{"c.zip": packed(**{"b.zip": inner})})
    (refused,) = of_bytes("n.zip", nested)
    assert isinstance(refused, Refused)
    assert "a zip within a zip within a zip" in refused.words


WORD = {"[Content_Types].xml": "<Types/>", "_rels/.rels": "<r/>", "docProps/app.xml": "<a/>"}


@pytest.mark.parametrize(
    "parts",
    [
        {**WORD, "word/document.xml": "<w:p><w:r><w:t>Missiles</w:t></w:r> <w:t>fly.</w:t></w:p>"},
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": "<p>Missiles</p>\n<p>fly.</p>",
        },
    ],
)
def test_a_document_is_one_file_however_deep_it_lies(tmp_path: Path, parts: dict[str, str | bytes]) -> None:
    """It is a zip by itself, and no zip too many: students hand in an essay beside their journal."""
    essay = packed(**parts)
    (tmp_path / "essay.docx").write_bytes(essay)
    (tmp_path / "class.zip").write_bytes(
        packed(**{"Kim.zip": packed(**{"essay.docx": essay}), "a.odt": essay})
    )
    told = list(gather([tmp_path]))
    assert [f.name.removeprefix(f"{tmp_path}/") for f in told if isinstance(f, Found)] == [
        "class.zip: Kim.zip: essay.docx",
        "class.zip: a.odt",
        "essay.docx",
    ]
    for one in told:
        assert isinstance(one, Found)
        assert not one.named
        with one.open() as file:
            assert file.read() == b"PK\nMissiles fly."
    (named,) = gather([tmp_path / "essay.docx"])
    assert isinstance(named, Found)
    assert named.named


def test_no_more_of_a_document_is_unpacked_than_is_looked_at() -> None:
    (one,) = of_bytes("essay.docx", packed(**WORD, **{"word/document.xml": b"0" * 30_000_000}))
    assert isinstance(one, Found)
    with one.open() as file:
        assert len(file.read()) < 300_000


def test_a_document_whose_words_cannot_be_seen_is_not_called_empty() -> None:
    (one,) = of_bytes("slides.pptx", packed(**WORD))
    assert isinstance(one, Found)
    with one.open() as file:
        assert file.read()


def test_a_name_in_utf_8_is_read_also_where_the_zip_does_not_say_so() -> None:
    """As macOS and some servers write it; one in a code page of DOS stays as that says."""
    for written, right in (("Jürgen/ö.jsonl".encode(), "Jürgen/ö.jsonl"), (b"J\x81rgen/a", "Jürgen/a")):
        data = packed(**{"x" * len(written): "so"}).replace(b"x" * len(written), written)
        assert [f.name for f in of_bytes("z.zip", data) if isinstance(f, Found)] == [f"z.zip: {right}"]


def test_a_zip_that_would_fill_the_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "LEAST", 1_000_000)
    bomb = packed(**{"zeros.jsonl": b"0" * 20_000_000})
    (refused,) = of_bytes("bomb.zip", bomb)
    assert isinstance(refused, Refused)
    assert "far more than its size lets expect" in refused.words
    fits = packed(**{"a.jsonl": b"0" * 900_000})
    assert isinstance(next(of_bytes("small.zip", fits)), Found)


def test_zips_in_a_zip_share_what_may_come_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "LEAST", 3_000_000)
    inner = packed(**{"zeros.jsonl": b"0" * 1_000_000})
    told = list(of_bytes("bomb.zip", packed(**{f"{n}.zip": inner for n in range(9)})))
    assert sum(isinstance(one, Found) for one in told) == 2
    assert sum(isinstance(one, Refused) for one in told) == 7


def test_a_size_that_a_zip_claims_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "LEAST", 1_000_000)
    data = bytearray(packed(**{"zeros.jsonl": b"0" * 5_000_000}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")  # the unpacked size, made small
    for one in of_bytes("liar.zip", bytes(data)):
        if isinstance(one, Found):
            with one.open() as file:
                assert len(file.read()) <= 10
        else:
            assert "cannot be unpacked" in one.words


@pytest.mark.parametrize(
    "begin", [b"Rar!\x1a\x07", b"7z\xbc\xaf'\x1c", b"\x1f\x8b\x08", b"\xfd7zXZ\0", b"x" * 257 + b"ustar"]
)
def test_an_archive_that_is_no_zip_is_named_with_the_remedy(tmp_path: Path, begin: bytes) -> None:
    (tmp_path / "work.archive").write_bytes(begin + b"x" * 600)
    assert "Unpack it, and name the folder." in troubles(tmp_path)[0]
    (refused,) = of_bytes("class.zip", packed(**{"work.archive": begin + b"x" * 600}))
    assert isinstance(refused, Refused)
    assert "class.zip: work.archive: an archive of this kind is not opened." in refused.words


def test_a_large_file_in_a_zip_waits_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "_IN_MEMORY", 1000)
    text = bytes(range(256)) * 4000
    one = next(files := of_bytes("class.zip", packed(**{"a.bin": text})))
    assert isinstance(one, Found)
    with one.open() as file:
        assert file.read() == text
    assert list(files) == []


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (of_folders, zips):
        monkeypatch.setattr(module, "MOST_FILES", 2)
    for name in "abc":
        (tmp_path / name).write_text("x")
    assert "more than 2 files" in troubles(tmp_path)[0]
    (refused,) = of_bytes("many.zip", packed(a="x", b="x", c="x"))
    assert isinstance(refused, Refused)
    assert "more than 2 files" in refused.words


def test_a_zip_with_nothing_in_it_is_said_and_one_that_could_have_been_split_is_read() -> None:
    (refused,) = of_bytes("class.zip", packed(**{"heron.zip": packed()}))
    assert isinstance(refused, Refused)
    assert refused.words.startswith("class.zip: heron.zip: this zip has no files in it.")
    for empty in (packed(**{"heron/": ""}), packed(**{"__MACOSX/._heron": "", ".DS_Store": "x"})):
        (refused,) = of_bytes("heron.zip", empty)  # a folder that was packed before anything was put into it
        assert isinstance(refused, Refused)
        assert refused.words.startswith("heron.zip: this zip has no files in it.")
    (one,) = of_bytes("class.zip", b"PK\x07\x08" + packed(**{"a.jsonl": "x"}))
    assert isinstance(one, Found)
    assert one.name == "class.zip: a.jsonl"


@pytest.mark.parametrize("cut", [5, 30, 60, -10])
def test_a_torn_zip_is_named_and_nothing_is_raised(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "torn.zip"
    path.write_bytes(packed(**{"a.jsonl": "text " * 100})[:cut])
    told = list(gather([path]))
    assert all("torn.zip" in (f.words if isinstance(f, Refused) else f.name) for f in told)
    assert told


def test_a_file_that_is_damaged_in_a_zip_is_named_and_the_others_are_read() -> None:
    data = bytearray(packed(**{"a.jsonl": "text " * 100, "b.jsonl": "text"}))
    data[30 + len("a.jsonl")] = 0x07  # the first byte of what is packed: a kind of block that there is not
    damaged, whole = of_bytes("class.zip", bytes(data))
    assert isinstance(damaged, Refused)
    assert damaged.words.startswith("class.zip: a.jsonl: it cannot be unpacked (")
    assert "Download the zip again" in damaged.words
    assert isinstance(whole, Found)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=3)), min_size=1, max_size=4))
def test_whatever_is_changed_in_a_zip_it_is_read_or_refused_in_words(
    changes: list[tuple[int, bytes]],
) -> None:
    inner = packed(**{"c.jsonl": "text " * 50})
    files: dict[str, str | bytes] = {"a.jsonl": "so " * 50, "b/g.zip": inner}
    data = bytearray(packed(**files))
    for place, new in changes:
        at = place % len(data)
        data[at : at + len(new)] = new
    for one in of_bytes("class.zip", bytes(data)):
        if isinstance(one, Found):
            with one.open() as file:
                file.read()
        else:
            assert one.words


def test_a_name_in_a_zip_is_only_words() -> None:
    (found,) = of_bytes("z.zip", packed(**{"up/\x1b[31m.jsonl": "x"}))
    assert isinstance(found, Found)
    assert found.path is None
    assert "\x1b" not in found.name


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["{Ä}\n", "1"])
def test_letters_of_two_or_four_bytes_are_read(encoding: str, text: str) -> None:
    (found,) = of_bytes("a.txt", text.encode(encoding))
    assert isinstance(found, Found)
    with found.open() as file:
        assert file.read().decode().removeprefix("\ufeff") == text
    assert decoded(text.encode(encoding), "a.txt").text.removeprefix("\ufeff") == text
